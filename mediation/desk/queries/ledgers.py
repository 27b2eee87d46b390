"""What the ledgers hold: the cases of one body and year as plain rows, read in a fixed number of statements a page."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select

from mediation.agreements.models import Agreement, AgreementStanding, Mark, Obligation, ObligationState, Strengthening
from mediation.agreements.queries import counted_lines
from mediation.cases.access import cases_visible_to
from mediation.cases.models import Case, Claim, PanelMember, Step
from mediation.confirmations.models import Ruling
from mediation.deadlines.models import Deadline
from mediation.extensions import db
from mediation.handoffs.models import Handoff
from mediation.law.agreement import SUIT_WITHDRAWN
from mediation.law.terms import PartyKind, Role, Source
from mediation.parties.models import Party, PartyStanding
from mediation.people.models import Person, Post

IN_EFFECT = (AgreementStanding.IN_EFFECT.value, AgreementStanding.REPLACED.value)
FROM_COURTS = (Source.COURT_DELEGATED.value, Source.COURT_ENTRUSTED.value)


@dataclass
class LedgerCase:
    """One case as a ledger needs it."""

    id: int
    public_id: str
    number: str | None
    receipt_number: str
    state: str
    source: str
    kind: str
    matter: str
    received_on: date | None
    accepted_on: date | None
    ended_on: date | None
    end_reason: str | None
    is_collective: bool
    is_partial: bool
    file_number: str | None
    employers: list[tuple[str, str | None]] = field(default_factory=list)
    industries: list[str] = field(default_factory=list)
    workers: list[str] = field(default_factory=list)
    migrants: int = 0
    women: int = 0
    minorities: int = 0
    claim_types: list[str] = field(default_factory=list)
    asked_fen: int | None = None
    mediators: list[str] = field(default_factory=list)
    period: tuple[date, date | None] | None = None
    agreement_form: str | None = None
    effective_on: date | None = None
    agreed_fen: int | None = None
    paid_fen: int = 0
    ways: list[str] = field(default_factory=list)
    confirmation: tuple[str, date | None, date | None, str | None] | None = None
    ruling: str | None = None
    handoffs: list[str] = field(default_factory=list)
    archived_on: date | None = None


def page_of_year(person: Any, body_id: int, year: int, size: int,
                 before_id: int | None = None) -> tuple[list[int], int | None]:
    """The numbers of one page of cases received in a year, the latest first, and where it goes on."""
    found = _of_year(person, body_id, year).with_only_columns(Case.id)
    if before_id is not None:
        found = found.where(Case.id < before_id)
    ids = list(db.session.scalars(found.order_by(Case.id.desc()).limit(size + 1)).all())
    return ids[:size], ids[size - 1] if len(ids) > size else None


def _of_year(person: Any, body_id: int, year: int) -> Select[Any]:
    return cases_visible_to(person).where(
        Case.body_id == body_id, Case.received_on.between(date(year, 1, 1), date(year, 12, 31)))


def ledger_rows(person: Any, ids: Sequence[int]) -> list[LedgerCase]:
    """The cases with these numbers, in this order, with all that the ledger of a body asks."""
    wanted = cases_visible_to(person).where(Case.id.in_(ids)).with_only_columns(
        Case.id, Case.public_id, Case.number, Case.receipt_number, Case.state, Case.source, Case.kind, Case.matter,
        Case.received_on, Case.accepted_on, Case.ended_on, Case.end_reason, Case.is_collective, Case.is_partial,
        Case.file_number)
    rows: Iterable[Any] = db.session.execute(wanted)
    found = {row.id: LedgerCase(*row) for row in rows}
    for add in (_add_parties, _add_claims, _add_mediators, _add_periods, _add_agreements, _add_confirmations,
                _add_handoffs, _add_archived):
        add(found)
    return [found[number] for number in ids if number in found]


def _add_parties(found: dict[int, LedgerCase]) -> None:
    wanted = (select(Party.case_id, Party.name, Party.kind, Party.unit_type, Party.industry, Party.migrant,
                     Party.sex, Party.ethnic_group)
              .where(Party.case_id.in_(found), Party.standing != PartyStanding.SPLIT_OFF.value)
              .order_by(Party.side, Party.ordinal))
    for case_id, name, kind, unit_type, industry, migrant, sex, group in db.session.execute(wanted):
        row = found[case_id]
        if kind == PartyKind.EMPLOYER.value:
            row.employers.append((name, unit_type))
            row.industries += [industry] if industry and industry not in row.industries else []
        elif kind == PartyKind.WORKER.value:
            row.workers.append(name)
            row.migrants += bool(migrant)
            row.women += sex == "女"
            row.minorities += bool(group) and group not in ("汉", "汉族")


def _add_claims(found: dict[int, LedgerCase]) -> None:
    wanted = (select(Claim.case_id, Claim.type, func.sum(Claim.amount_fen))
              .where(Claim.case_id.in_(found), Claim.given_up.is_(False)).group_by(Claim.case_id, Claim.type)
              .order_by(Claim.case_id, Claim.type))
    for case_id, kind, total in db.session.execute(wanted):
        row = found[case_id]
        row.claim_types.append(kind)
        if total is not None:
            row.asked_fen = (row.asked_fen or 0) + int(total)


def _add_mediators(found: dict[int, LedgerCase]) -> None:
    wanted = (select(PanelMember.case_id, Person.name).join(Person, Person.id == PanelMember.person_id)
              .where(PanelMember.case_id.in_(found), PanelMember.left_on.is_(None)).order_by(PanelMember.id))
    for case_id, name in db.session.execute(wanted):
        found[case_id].mediators.append(name)


def _add_periods(found: dict[int, LedgerCase]) -> None:
    wanted = (select(Deadline.case_id, Deadline.starts_on, Deadline.ends_on)
              .where(Deadline.case_id.in_(found), or_(Deadline.clock_id.startswith("MED"),
                                                      Deadline.clock_id == "ARBDEL-10")).order_by(Deadline.id))
    for case_id, starts_on, ends_on in db.session.execute(wanted):
        found[case_id].period = (starts_on, ends_on)


def _add_agreements(found: dict[int, LedgerCase]) -> None:
    wanted = (select(Agreement.case_id, Agreement.form, Agreement.effective_on)
              .where(Agreement.case_id.in_(found), Agreement.standing.in_(IN_EFFECT)).order_by(Agreement.id))
    for case_id, form, effective_on in db.session.execute(wanted):
        found[case_id].agreement_form, found[case_id].effective_on = form, effective_on
    agreed = func.sum(case((and_(*counted_lines()), Obligation.amount_fen)))
    sums = (select(Agreement.case_id, Obligation.way, agreed, func.sum(Obligation.paid_fen))
            .join(Obligation, Obligation.agreement_id == Agreement.id)
            .where(Agreement.case_id.in_(found), Agreement.standing == AgreementStanding.IN_EFFECT.value)
            .group_by(Agreement.case_id, Obligation.way).order_by(Agreement.case_id, Obligation.way))
    for case_id, way, total, paid in db.session.execute(sums):
        row = found[case_id]
        row.ways.append(way)
        row.paid_fen += int(paid or 0)
        if total is not None:
            row.agreed_fen = (row.agreed_fen or 0) + int(total)


def _add_confirmations(found: dict[int, LedgerCase]) -> None:
    wanted = (select(Strengthening.case_id, Strengthening.state, Strengthening.filed_on, Strengthening.docketed_on,
                     Strengthening.court_number)
              .where(Strengthening.case_id.in_(found)).order_by(Strengthening.id))
    for case_id, state, filed_on, docketed_on, number in db.session.execute(wanted):
        found[case_id].confirmation = (state, filed_on, docketed_on, number)
    rulings = (select(Strengthening.case_id, Ruling.number).join(Ruling, Ruling.strengthening_id == Strengthening.id)
               .where(Strengthening.case_id.in_(found)).order_by(Ruling.id))
    for case_id, number in db.session.execute(rulings):
        found[case_id].ruling = number


def _add_handoffs(found: dict[int, LedgerCase]) -> None:
    wanted = select(Handoff.case_id, Handoff.way).where(Handoff.case_id.in_(found)).order_by(Handoff.id)
    for case_id, way in db.session.execute(wanted):
        if way not in found[case_id].handoffs:
            found[case_id].handoffs.append(way)


def _add_archived(found: dict[int, LedgerCase]) -> None:
    wanted = (select(Step.case_id, func.max(Step.happened_on))
              .where(Step.case_id.in_(found), Step.act.in_(["archive", "close_settled", "close_reopened"]),
                     Step.taken_back_at.is_(None)).group_by(Step.case_id))
    for case_id, day in db.session.execute(wanted):
        found[case_id].archived_on = day


@dataclass(frozen=True)
class LinkageCase:
    """One case that a court handed over, as the studio's ledger counts it."""

    month: int
    taken: bool
    settled: bool
    suit_withdrawn: bool
    confirmed: bool
    confirmed_fen: int
    performed: bool
    days: int | None


def linkage_cases(person: Any, body_id: int, year: int) -> list[LinkageCase]:
    """Every case that a court handed to a body in a year, in two statements."""
    settled = exists().where(Agreement.case_id == Case.id, Agreement.standing.in_(IN_EFFECT))
    withdrawn = exists().where(Agreement.case_id == Case.id, Mark.agreement_id == Agreement.id,
                               Mark.whose.contains(SUIT_WITHDRAWN, autoescape=True))
    taken = exists().where(Step.case_id == Case.id, Step.act == "confirm_assignment", Step.taken_back_at.is_(None))
    granted = exists().where(Strengthening.case_id == Case.id, Strengthening.state == "conf_granted")
    effect = (select(func.min(Agreement.effective_on)).where(Agreement.case_id == Case.id).correlate(Case)
              .scalar_subquery())
    wanted = (_of_year(person, body_id, year).where(Case.source.in_(FROM_COURTS)).with_only_columns(
        Case.id, Case.received_on, Case.ended_on, effect, taken, settled, withdrawn, granted, _performed()))
    rows: Sequence[Any] = db.session.execute(wanted).all()
    sums = _agreed_in([row[0] for row in rows if row[7]])
    return [LinkageCase(
        month=received.month, taken=bool(is_taken), settled=bool(is_settled), suit_withdrawn=bool(is_withdrawn),
        confirmed=bool(is_granted), confirmed_fen=sums.get(case_id, 0), performed=bool(is_settled and is_performed),
        days=((effective or ended) - received).days if effective or ended else None)
        for case_id, received, ended, effective, is_taken, is_settled, is_withdrawn, is_granted, is_performed in rows]


def _performed() -> ColumnElement[bool]:
    """Every line of the agreement in effect has been done, and there is one."""
    lines = and_(Agreement.case_id == Case.id, Agreement.standing == AgreementStanding.IN_EFFECT.value,
                 Obligation.agreement_id == Agreement.id)
    done = (ObligationState.PERFORMED.value, ObligationState.WAIVED.value)
    owed = exists().where(lines, Obligation.state.not_in(done))
    return and_(exists().where(lines), ~owed)


def _agreed_in(case_ids: Sequence[int]) -> dict[int, int]:
    wanted = (select(Agreement.case_id, func.sum(Obligation.amount_fen))
              .join(Obligation, Obligation.agreement_id == Agreement.id)
              .where(Agreement.case_id.in_(case_ids), Agreement.standing == AgreementStanding.IN_EFFECT.value,
                     *counted_lines())
              .group_by(Agreement.case_id))
    found: dict[int, int] = defaultdict(int)
    for case_id, total in db.session.execute(wanted):
        found[case_id] = int(total or 0)
    return found


def mediators_of(body_id: int, first: date, last: date) -> int:
    """How many people were mediators of a body at some time of these days."""
    return db.session.scalar(
        select(func.count(func.distinct(Post.person_id))).where(
            Post.body_id == body_id, Post.role == Role.MEDIATOR.value, Post.from_on <= last,
            or_(Post.until_on.is_(None), Post.until_on >= first))) or 0
