"""Cases as lists show them: plain rows read in the same number of statements however many there are."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import aliased

from mediation import clock
from mediation.agreements.models import Agreement, AgreementStanding, Mark, Obligation, Strengthening, agreement_parties
from mediation.agreements.queries import counted_lines
from mediation.bodies.models import Body
from mediation.cases.access import cases_visible_to
from mediation.cases.models import Case, Claim, Contact, PanelMember, Step
from mediation.confirmations.models import CourtRequest
from mediation.deadlines.models import OF_AN_AGREEMENT, WHILE_IT_STANDS, Deadline, DeadlineState
from mediation.extensions import db
from mediation.handoffs.models import Handoff
from mediation.intake.from_court.models import CourtAssignment
from mediation.law.terms import Basis, Side
from mediation.parties.models import Party, PartyStanding
from mediation.people.models import Person
from mediation.sealed import opened
from mediation.sessions.models import Session, SessionStanding


@dataclass(frozen=True)
class ListedBody:
    """The body of a listed case."""

    id: int
    public_id: str
    short_name: str
    court_id: int | None


@dataclass(frozen=True)
class Named:
    """A member of the panel."""

    person_id: int


@dataclass(frozen=True)
class ListedDeadline:
    """The nearest last day that the body must watch."""

    clock_id: str
    record_type: str
    record_ref: str
    starts_on: date
    ends_on: date
    provisional: bool
    how: str


@dataclass(frozen=True)
class ListedRecord:
    """A record of a case other than the case itself: enough to say who may do what on it."""

    case: ListedCase
    record_type: str
    public_id: str
    state: str
    court_id: int | None = None


@dataclass(frozen=True)
class ListedPayment:
    """The obligation whose day is the nearest."""

    payer: str
    payee: str
    ordinal: int
    instalment: int | None
    amount_fen: int | None
    paid_fen: int
    act_words: str | None


@dataclass(frozen=True)
class ListedSession:
    """The next session that is fixed."""

    ordinal: int
    starts_at: datetime


@dataclass(frozen=True)
class ListedAssignment:
    """What came of the return of a case that a court handed over."""

    returned_on: date | None
    received_on: date | None
    lacking: str


@dataclass
class ListedCase:
    """One case of a list. It answers what the predicates of the procedure ask, without loading the file."""

    id: int
    public_id: str
    state: str
    number: str | None
    receipt_number: str
    year: int | None
    sequence: int | None
    title: str
    matter: str
    basis: str
    kind: str
    due_on: date | None
    received_on: date | None
    accepted_on: date | None
    body: ListedBody
    clerk: str | None
    phone: str | None = None
    asked_fen: int | None = None
    asked_about: bool = False
    tries: int = 0
    signed: tuple[int, int] | None = None
    agreed_fen: int | None = None
    nearest: ListedDeadline | None = None
    strengthening: ListedRecord | None = None
    returned_for: str | None = None
    payment: ListedPayment | None = None
    record: ListedRecord | None = None
    session: ListedSession | None = None
    mediators: list[Named] = field(default_factory=list)
    court_assignment: ListedAssignment | None = None
    taken: bool = False
    court_asked: bool = False
    is_partial: bool = False

    record_type = "case"

    @property
    def case(self) -> ListedCase:
        return self

    @property
    def basis_term(self) -> Basis:
        return Basis(self.basis)

    @property
    def body_id(self) -> int:
        return self.body.id

    def excludes(self, _person: Any) -> bool:
        """Whoever is recused does not get the case into a list at all."""
        return False

    @property
    def known_as(self) -> str:
        return self.number or f"收{self.receipt_number}"

    @property
    def short_number(self) -> str:
        """The number as colleagues say it: 第007号, before acceptance the receipt number."""
        if self.sequence is None or self.year is None:
            return f"收{self.receipt_number}"
        return f"〔{self.year}〕{self.sequence:03d}号"


def rows_of(person: Any, ids: Sequence[int]) -> list[ListedCase]:
    """The cases with these numbers that the person may see, in this order, in a fixed number of statements."""
    found = {row.id: row for row in _cases(person, ids)}
    rows = [found[number] for number in ids if number in found]
    _add_phones(found)
    _add_claims(found)
    _add_assignments(found)
    _add_contacts(found)
    _add_panel(found)
    _add_marks(found)
    _add_nearest(found)
    _add_strengthenings(found)
    _add_payments(found)
    _add_handoffs(found)
    _add_sessions(found)
    return rows


def _cases(person: Any, ids: Sequence[int]) -> Iterable[ListedCase]:
    clerk = aliased(Person)
    wanted = (
        cases_visible_to(person).where(Case.id.in_(ids)).join(Body, Body.id == Case.body_id)
        .outerjoin(clerk, clerk.id == Case.clerk_id)
        .with_only_columns(
            Case.id, Case.public_id, Case.state, Case.number, Case.receipt_number, Case.year, Case.sequence, Case.title,
            Case.matter, Case.basis, Case.kind, Case.due_on, Case.received_on, Case.accepted_on,
            Body.id, Body.public_id, Body.short_name, Body.court_id, clerk.name, Case.is_partial))
    found: Iterable[Any] = db.session.execute(wanted)
    for row in found:
        values: tuple[Any, ...] = (*row[:14], ListedBody(*row[14:-2]), row[-2])
        listed = ListedCase(*values)
        listed.is_partial = bool(row[-1])
        yield listed


def _add_phones(cases: dict[int, ListedCase]) -> None:
    """The telephone of the first applicant."""
    first = (select(Party.case_id, func.min(Party.ordinal).label("ordinal"))
             .where(Party.case_id.in_(cases), Party.side == Side.APPLICANT.value,
                    Party.standing == PartyStanding.ACTIVE.value).group_by(Party.case_id).subquery())
    wanted = (select(Party.case_id, Party.public_id, Party.phone_sealed)
              .join(first, (first.c.case_id == Party.case_id) & (first.c.ordinal == Party.ordinal))
              .where(Party.side == Side.APPLICANT.value))
    for case_id, ref, sealed in db.session.execute(wanted):
        cases[case_id].phone = opened(sealed, "party", "phone_sealed", ref)


def _add_assignments(cases: dict[int, ListedCase]) -> None:
    """Of what a court handed over: whether the body has signed for it, asked it to name, what came of the return."""
    taken, asked = (exists().where(Step.case_id == CourtAssignment.case_id, Step.act == act,
                                   Step.taken_back_at.is_(None))
                    for act in ("confirm_assignment", "leave_choice_to_court"))
    wanted = select(CourtAssignment.case_id, CourtAssignment.returned_on, CourtAssignment.received_on,
                    CourtAssignment.lacking, taken, asked).where(CourtAssignment.case_id.in_(cases))
    for case_id, returned_on, received_on, lacking, is_taken, is_asked in db.session.execute(wanted):
        row = cases[case_id]
        row.court_assignment = ListedAssignment(returned_on, received_on, lacking)
        row.taken, row.court_asked = bool(is_taken), bool(is_asked)


def _add_claims(cases: dict[int, ListedCase]) -> None:
    """What is asked in all."""
    wanted = (select(Claim.case_id, func.sum(Claim.amount_fen), func.count(), func.count(Claim.amount_fen),
                     func.count().filter(Claim.is_about.is_(True)))
              .where(Claim.case_id.in_(cases), Claim.given_up.is_(False)).group_by(Claim.case_id))
    for case_id, total, claims, with_sum, about in db.session.execute(wanted):
        row = cases[case_id]
        row.asked_fen = int(total) if total is not None else None
        row.asked_about = bool(about) or with_sum < claims


def _add_contacts(cases: dict[int, ListedCase]) -> None:
    wanted = select(Contact.case_id, func.count()).where(Contact.case_id.in_(cases)).group_by(Contact.case_id)
    for case_id, tries in db.session.execute(wanted):
        cases[case_id].tries = tries


def _add_panel(cases: dict[int, ListedCase]) -> None:
    wanted = (select(PanelMember.case_id, PanelMember.person_id)
              .where(PanelMember.case_id.in_(cases), PanelMember.left_on.is_(None)).order_by(PanelMember.id))
    for case_id, person_id in db.session.execute(wanted):
        cases[case_id].mediators.append(Named(person_id))


def _add_marks(cases: dict[int, ListedCase]) -> None:
    """How many of the parties have signed the agreement that is out, and what it comes to."""
    out = (Agreement.case_id.in_(cases), Agreement.standing == AgreementStanding.SIGNING.value)
    signing = (select(Agreement.case_id, func.count())
               .join(agreement_parties, agreement_parties.c.agreement_id == Agreement.id)
               .where(*out).group_by(Agreement.case_id))
    signed = (select(Agreement.case_id, func.count()).join(Mark, Mark.agreement_id == Agreement.id)
              .where(*out, Mark.party_id.is_not(None)).group_by(Agreement.case_id))
    marks = {case_id: count for case_id, count in db.session.execute(signed)}
    for case_id, parties in db.session.execute(signing):
        cases[case_id].signed = (marks.get(case_id, 0), parties)
    standing = (AgreementStanding.SIGNING.value, AgreementStanding.IN_EFFECT.value)
    sums = (select(Agreement.case_id, func.sum(Obligation.amount_fen))
            .join(Obligation, Obligation.agreement_id == Agreement.id)
            .where(Agreement.case_id.in_(cases), Agreement.standing.in_(standing), *counted_lines())
            .group_by(Agreement.case_id))
    for case_id, total in db.session.execute(sums):
        cases[case_id].agreed_fen = int(total) if total is not None else None


def _add_nearest(cases: dict[int, ListedCase]) -> None:
    """The nearest of the body's own last days, as ``deadlines.acts.nearest_of_the_body`` keeps it in due_on."""
    wanted = (select(Deadline.case_id, Deadline.clock_id, Deadline.record_type, Deadline.record_ref, Deadline.starts_on,
                     Deadline.ends_on, Deadline.provisional, Deadline.how)
              .join(Case, Case.id == Deadline.case_id)
              .where(Deadline.case_id.in_(cases), Deadline.whose == "body", Deadline.ends_on.is_not(None),
                     or_(Deadline.record_type.not_in(OF_AN_AGREEMENT), Case.state.in_(WHILE_IT_STANDS)),
                     Deadline.state.in_([DeadlineState.RUNNING.value, DeadlineState.OVER.value]))
              .order_by(Deadline.ends_on.desc(), Deadline.id.desc()))
    found: Iterable[Any] = db.session.execute(wanted)
    for case_id, *values in found:
        cases[case_id].nearest = ListedDeadline(*values)


def _add_strengthenings(cases: dict[int, ListedCase]) -> None:
    wanted = (select(Strengthening.case_id, Strengthening.public_id, Strengthening.state, Strengthening.court_id)
              .where(Strengthening.case_id.in_(cases)).order_by(Strengthening.id))
    for case_id, ref, state, court_id in db.session.execute(wanted):
        row = cases[case_id]
        record = ListedRecord(row, "strengthening", ref, state, court_id)
        row.strengthening = record
        if row.nearest and row.nearest.record_ref == ref:
            row.record = record
    returns = (select(Strengthening.case_id, CourtRequest.clause)
               .join(CourtRequest, CourtRequest.strengthening_id == Strengthening.id)
               .where(Strengthening.case_id.in_(cases), CourtRequest.supplied_on.is_(None)).order_by(CourtRequest.id))
    for case_id, clause in db.session.execute(returns):
        cases[case_id].returned_for = clause


def _refs(cases: dict[int, ListedCase], record_type: str) -> dict[str, ListedCase]:
    return {row.nearest.record_ref: row for row in cases.values()
            if row.nearest and row.nearest.record_type == record_type}


def _add_payments(cases: dict[int, ListedCase]) -> None:
    """The obligations whose day is the nearest of their case."""
    owed = _refs(cases, "obligation")
    payer, payee = aliased(Party), aliased(Party)
    wanted = (select(Obligation.public_id, Obligation.state, payer.name, payee.name, Obligation.ordinal,
                     Obligation.instalment, Obligation.amount_fen, Obligation.paid_fen, Obligation.act_words)
              .join(payer, payer.id == Obligation.payer_id).join(payee, payee.id == Obligation.payee_id)
              .where(Obligation.public_id.in_(owed)))
    found: Iterable[Any] = db.session.execute(wanted)
    for ref, state, *values in found:
        row = owed[ref]
        row.payment = ListedPayment(*values)
        row.record = ListedRecord(row, "obligation", ref, state)


def _add_handoffs(cases: dict[int, ListedCase]) -> None:
    waiting = _refs(cases, "handoff")
    wanted = select(Handoff.public_id, Handoff.state).where(Handoff.public_id.in_(waiting))
    for ref, state in db.session.execute(wanted):
        waiting[ref].record = ListedRecord(waiting[ref], "handoff", ref, state)


def _add_sessions(cases: dict[int, ListedCase]) -> None:
    """The next session of each case, of today too."""
    wanted = (select(Session.case_id, Session.ordinal, Session.starts_at)
              .where(Session.case_id.in_(cases), Session.standing == SessionStanding.PLANNED.value,
                     Session.starts_at >= clock.instant(clock.today(), time(0)))
              .order_by(Session.starts_at.desc(), Session.id.desc()))
    for case_id, ordinal, starts_at in db.session.execute(wanted):
        cases[case_id].session = ListedSession(ordinal, starts_at)
