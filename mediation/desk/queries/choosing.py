"""Which cases stand in the worklist: the filters, how many stand behind each, one page of them in the order of days.

The page is taken from the index (body, is_open, due_on, id) body by body, so that it takes as long with a million
cases as with a thousand; a total is never counted further than ``MOST_COUNTED``.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import (ColumnElement, Date, Select, and_, exists, func, literal, not_, or_, select, tuple_, union,
                        union_all)
from sqlalchemy.orm import aliased

from mediation.agreements.models import (Agreement, AgreementStanding, Mark, Obligation, ObligationState, Strengthening,
                                         agreement_parties)
from mediation.agreements.strengthening_states import UNDER_WAY
from mediation.cases.access import HANDLING_ROLES, cases_visible_to
from mediation.cases.corrections_models import ProposedCorrection
from mediation.cases.models import Case, PanelMember
from mediation.cases.procedure import MediationProcedure
from mediation.cases.proposals_models import ProposedAct
from mediation.cases.rows import lines
from mediation.cases.states import CaseState
from mediation.deadlines.models import OF_A_PAYMENT_ORDER, Deadline, DeadlineState
from mediation.documents.acts import CLOSING_LETTERS
from mediation.documents.models import Paper, Service
from mediation.extensions import db
from mediation.law.agreement import SEAL
from mediation.law.calendar import CHINA
from mediation.law.terms import Side, Term
from mediation.parties.models import Party, PartyStanding

MOST_COUNTED = 1000
SOON_WORKING_DAYS = 3
WAITING_STATES = (CaseState.CONSENT_PENDING.value, CaseState.NEED_CORRECTION.value, CaseState.NEGOTIATING.value)
PAID = (ObligationState.PERFORMED.value, ObligationState.WAIVED.value)
WITH_OTHERS = tuple(each.value for each in UNDER_WAY)
COUNTING = (DeadlineState.RUNNING.value, DeadlineState.OVER.value)


class Due(Term):
    """What a list of open cases is narrowed to."""

    OVER = "over", "逾期"
    TODAY = "today", "今天"
    SOON = "soon", "三个工作日内"
    SEAL = "seal", "待盖章"
    DIRECTOR = "director", "待主任确认"
    WAITING = "waiting", "等对方"
    PAYMENTS = "payments", "款项到期"
    ARCHIVE = "archive", "只等归档"
    ALL = "all", "全部"


@dataclass(frozen=True)
class Place:
    """Where a page of the list begins or ends: the day and the number of a row.

    No day stands after every day; what only waits for the archive stands after all else.
    """

    due_on: date | None
    id: int
    archive: bool = False

    @property
    def group(self) -> int:
        return 2 if self.archive else 1 if self.due_on is None else 0


@dataclass(frozen=True)
class Choice:
    """What the person wants to see: which of their bodies, which filter, only their own cases or all."""

    due: Due = Due.ALL
    body_id: int | None = None
    mine: bool = False
    today: date = field(kw_only=True)


@dataclass(frozen=True)
class Page:
    """Row numbers of one page, and where it goes on to either side."""

    ids: tuple[int, ...]
    newer: Place | None
    older: Place | None
    archive: frozenset[int] = frozenset()


def bodies_of(person: Any) -> list[int]:
    """The bodies whose cases the person handles."""
    return list(person.body_ids(*HANDLING_ROLES))


def chosen_bodies(person: Any, choice: Choice) -> list[int]:
    """The bodies that are listed; one that is not the person's own lists nothing."""
    own = bodies_of(person)
    return own if choice.body_id is None else [body for body in own if body == choice.body_id]


def soon(today: date) -> date:
    """The third working day from today."""
    return CHINA.add_working_days(today, SOON_WORKING_DAYS).on


def _due(due: Due, today: date, person: Any) -> ColumnElement[bool] | None:
    conditions: dict[Due, Callable[[], ColumnElement[bool]]] = {
        Due.OVER: lambda: Case.due_on < today,
        Due.TODAY: lambda: Case.due_on == today,
        Due.SOON: lambda: Case.due_on.between(today + timedelta(days=1), soon(today)),
        Due.SEAL: lambda: _lacks_only_the_seal(person),
        Due.DIRECTOR: _waits_for_the_director,
        Due.WAITING: lambda: Case.state.in_(WAITING_STATES),
        Due.PAYMENTS: lambda: Case.id.in_(select(Deadline.case_id).where(
            Deadline.state.in_(COUNTING), Deadline.ends_on <= soon(today),
            Deadline.clock_id.in_(("PERF", *OF_A_PAYMENT_ORDER)))),
        Due.ARCHIVE: only_waits_for_the_archive,
    }
    return conditions[due]() if due in conditions else None


def only_waits_for_the_archive() -> ColumnElement[bool]:
    """No day to watch, the letter has been served, nothing is owed, no other body has it: only the file is left."""
    served = exists().where(Service.party_id == Party.id, Service.paper_id == Paper.id, Paper.code.in_(CLOSING_LETTERS))
    unserved = exists().where(
        Party.case_id == Case.id, Party.standing == PartyStanding.ACTIVE.value, ~served,
        or_(Case.state == CaseState.NO_AGREEMENT.value, Party.side == Side.APPLICANT.value))
    in_effect = and_(Agreement.case_id == Case.id, Agreement.standing.in_(
        [AgreementStanding.IN_EFFECT.value, AgreementStanding.TITLE.value]))
    owed = exists().where(in_effect, Obligation.agreement_id == Agreement.id, Obligation.state.not_in(PAID))
    elsewhere = exists().where(Strengthening.case_id == Case.id, Strengthening.state.in_(WITH_OTHERS))
    return and_(Case.due_on.is_(None), or_(
        Case.state.in_((CaseState.REFERRED.value, CaseState.WITHDRAWN.value)),
        and_(Case.state.in_((CaseState.NO_AGREEMENT.value, CaseState.NOT_ACCEPTED.value)), ~unserved),
        and_(Case.state == CaseState.EFFECTIVE.value, ~owed, ~elsewhere)))


def _waits_for_the_director() -> ColumnElement[bool]:
    """Somebody has proposed an act that is still for now, or a correction, and the director has not answered."""
    states: dict[str, set[str]] = {}
    for line in lines(MediationProcedure):
        states.setdefault(line.act, set()).add(line.source)
    still = or_(*(and_(ProposedAct.act == act, Case.state.in_(sorted(sources))) for act, sources in states.items()))
    proposed = select(ProposedAct.case_id).join(Case, Case.id == ProposedAct.case_id).where(
        ProposedAct.done.is_(None), still)
    correction = select(ProposedCorrection.case_id).where(ProposedCorrection.confirmed.is_(None))
    return Case.id.in_(union(proposed, correction))


def _lacks_only_the_seal(person: Any) -> ColumnElement[bool]:
    """Every party has signed; the seal of the body is not yet on the paper."""
    sealed = exists().where(Mark.agreement_id == Agreement.id, Mark.whose == SEAL)
    signed = exists().where(Mark.agreement_id == Agreement.id, Mark.party_id == agreement_parties.c.party_id)
    unsigned = exists().where(agreement_parties.c.agreement_id == Agreement.id, ~signed)
    inner = aliased(Case)
    return Case.id.in_(select(inner.id).join(Agreement, Agreement.case_id == inner.id).where(
        inner.body_id.in_(bodies_of(person)), inner.state == CaseState.SIGNING.value,
        Agreement.standing == AgreementStanding.SIGNING.value, ~sealed, ~unsigned))


def own_cases(person: Any) -> ColumnElement[bool]:
    """The cases of which the person is the clerk or a mediator."""
    named = exists().where(PanelMember.case_id == Case.id, PanelMember.person_id == person.id,
                           PanelMember.left_on.is_(None))
    return or_(Case.clerk_id == person.id, named)


def open_cases(person: Any, choice: Choice) -> Select[tuple[Case]]:
    """The open cases that the person chose to see, in no order.

    What waits for the director is listed of an archived case too: an error is corrected there as well (row 67).
    """
    found = cases_visible_to(person)
    if choice.due is not Due.DIRECTOR:
        found = found.where(Case.is_open.is_(True))
    narrowed = _due(choice.due, choice.today, person)
    if narrowed is not None:
        found = found.where(narrowed)
    return found.where(own_cases(person)) if choice.mine else found


def counts(person: Any, choice: Choice) -> dict[Due, int]:
    """How many cases stand behind each filter, in one statement; no more than MOST_COUNTED + 1 are looked at."""
    bodies = chosen_bodies(person, choice)
    each = [_capped(person, Choice(due, choice.body_id, choice.mine, today=choice.today), bodies) for due in Due]
    row = db.session.execute(select(*each)).one()
    return dict(zip(Due, row, strict=True))


def counts_by_body(person: Any, choice: Choice) -> dict[int, int]:
    """How many open cases each body of the person has, in one statement."""
    bodies = bodies_of(person)
    if not bodies:
        return {}
    everything = Choice(mine=choice.mine, today=choice.today)
    row = db.session.execute(select(*(_capped(person, everything, [body]) for body in bodies))).one()
    return dict(zip(bodies, row, strict=True))


def _capped(person: Any, choice: Choice, bodies: Sequence[int]) -> Any:
    found = (open_cases(person, choice).where(Case.body_id.in_(bodies))
             .with_only_columns(literal(1).label("one")).limit(MOST_COUNTED + 1).subquery())
    return select(func.count()).select_from(found).scalar_subquery()


def page(person: Any, choice: Choice, size: int, *, after: Place | None = None, before: Place | None = None) -> Page:
    """One page of the list in the order of the days, after a place or before it; without either the first."""
    backwards = before is not None
    place = before or after
    branches = list(_branches(person, choice, place, backwards, size + 1))
    found = db.session.execute(union_all(*branches)) if branches else ()
    rows = [Place(row.due_on, row.id, bool(row.archive)) for row in found]
    rows.sort(key=_in_order, reverse=backwards)
    more = len(rows) > size
    rows = rows[:size]
    if backwards:
        rows.reverse()
    if not rows:
        return Page((), None, None)
    newer = rows[0] if (more if backwards else after is not None) else None
    older = rows[-1] if (True if backwards else more) else None
    return Page(tuple(row.id for row in rows), newer, older, frozenset(row.id for row in rows if row.archive))


def _in_order(row: Place) -> tuple[int, date, int]:
    return (row.group, row.due_on or date.max, row.id)


def _branches(person: Any, choice: Choice, place: Place | None, backwards: bool, limit: int) -> Iterator[Any]:
    """For each body and group an ordered, limited read of the index, from the place on."""
    for body in chosen_bodies(person, choice):
        for group, found in enumerate(_groups(open_cases(person, choice).where(Case.body_id == body))):
            if place is not None and group == place.group:
                found = found.where(_beyond(place, backwards))
            elif place is not None and (group < place.group) is not backwards:
                continue
            yield _ordered(found, group, backwards, limit)


def _groups(found: Select[Any]) -> tuple[Select[Any], ...]:
    """With a day, without a day, only to be archived."""
    undated, archive = found.where(Case.due_on.is_(None)), only_waits_for_the_archive()
    return found.where(Case.due_on.is_not(None)), undated.where(not_(archive)), undated.where(archive)


def _beyond(place: Place, backwards: bool) -> Any:
    """What stands after a place in its group, or before it."""
    if place.due_on is None:
        return Case.id < place.id if backwards else Case.id > place.id
    here, there = tuple_(Case.due_on, Case.id), tuple_(literal(place.due_on, Date), literal(place.id))
    return here < there if backwards else here > there


def _ordered(found: Select[Any], group: int, backwards: bool, limit: int) -> Any:
    by = (Case.due_on.desc(), Case.id.desc()) if backwards else (Case.due_on, Case.id)
    part = found.with_only_columns(Case.due_on, Case.id).order_by(*by).limit(limit).subquery()
    return select(part.c.due_on, part.c.id, literal(group == 2).label("archive"))
