"""What a court has handed over, the latest first: by page, by how far it has come, by body and by words."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from mediation import clock
from mediation.bodies.models import Body
from mediation.cases.assignments import ENDED
from mediation.cases.models import Case, Step
from mediation.cases.states import CaseState
from mediation.court.access import assignments_visible_to
from mediation.deadlines.models import Deadline, DeadlineState
from mediation.extensions import db
from mediation.intake.from_court.models import CourtAssignment
from mediation.law.terms import Basis, Term

MOST_COUNTED_ASSIGNED = 5000
COURT_WATCHES = ("CONFIRM-ORG-3WD", "MED-30", "MED-15C", "MED-7C", "NAME-3WD")
"""The periods of which the court sees the last day: the answer, the mediation, its own naming of a mediator."""
STILL_COUNTED = (DeadlineState.RUNNING.value, DeadlineState.OVER.value, DeadlineState.PAUSED.value)


class Stage(Term):
    """How far an assignment has come, as the court sees it."""

    WAITING = "waiting", "等确认"
    OVERDUE = "overdue", "超期未确认"
    UNDER_WAY = "under_way", "办理中"
    TO_RETURN = "to_return", "已终结，等交回"
    RETURNED = "returned", "已交回，等签收"
    LACKING = "lacking", "已要求补充"
    SIGNED_FOR = "signed_for", "已签收"
    BY_COURT_PAPER = "by_court_paper", "法院文书办结"
    GIVEN_BACK = "given_back", "已退回、收回"
    CLOSED = "closed", "已归档"


@dataclass(frozen=True)
class WantedAssignments:
    """What a list of assignments shows: how far they have come, of which body, with which words."""

    stage: str = ""
    body: str = ""
    text: str = ""


@dataclass(frozen=True)
class AssignedPage:
    """One page with the stage of each row, and whether there is more before and behind it."""

    rows: Sequence[tuple[CourtAssignment, Stage]]
    newer: bool
    older: bool


def assigned(person: Any, wanted: WantedAssignments, *, after: str = "", before: str = "",
             size: int = 30) -> AssignedPage:
    """One page, the latest first; a place that is not there any more begins anew."""
    place = db.session.scalar(assignments_visible_to(person).with_only_columns(CourtAssignment.id).where(
        CourtAssignment.public_id == (after or before))) if after or before else None
    backwards = bool(before) and place is not None
    found = _narrowed(_with_case(person), wanted)
    if place is not None:
        found = found.where(CourtAssignment.id > place if backwards else CourtAssignment.id < place)
    order = CourtAssignment.id.asc() if backwards else CourtAssignment.id.desc()
    loaded = found.add_columns(_stage()).order_by(order).limit(size + 1).options(
        contains_eager(CourtAssignment.case).joinedload(Case.body), joinedload(CourtAssignment.court))
    rows = [(row, Stage(stage)) for row, stage in db.session.execute(loaded)]
    more = len(rows) > size
    rows = rows[:size][::-1] if backwards else rows[:size]
    newer, older = (more, True) if backwards else (place is not None, more)
    return AssignedPage(rows, newer, older)


def stage_of(row: CourtAssignment) -> Stage:
    """How far this one has come."""
    return Stage(db.session.execute(select(_stage()).join(Case, Case.id == CourtAssignment.case_id).where(
        CourtAssignment.id == row.id)).scalar_one())


def stage_counts(person: Any) -> dict[Stage, int]:
    """How many of the latest MOST_COUNTED_ASSIGNED stand where."""
    latest = _with_case(person).with_only_columns(_stage().label("stage")).order_by(
        CourtAssignment.id.desc()).limit(MOST_COUNTED_ASSIGNED).subquery()
    return {Stage(stage): number for stage, number in db.session.execute(
        select(latest.c.stage, func.count()).group_by(latest.c.stage))}


def periods_of_the_court(rows: Sequence[CourtAssignment]) -> dict[int, list[Deadline]]:
    """The periods of these cases that the court watches and that are not done with, the nearest first."""
    found: dict[int, list[Deadline]] = defaultdict(list)
    for row in db.session.scalars(select(Deadline).where(
            Deadline.case_id.in_([each.case_id for each in rows]), Deadline.clock_id.in_(COURT_WATCHES),
            Deadline.state.in_(STILL_COUNTED)).order_by(Deadline.ends_on, Deadline.id)):
        found[row.case_id].append(row)
    return found


def signed_for_on(rows: Sequence[CourtAssignment]) -> dict[int, date]:
    """On which day the body signed for the papers of each case."""
    return {case_id: day for case_id, day in db.session.execute(select(Step.case_id, Step.happened_on).where(
        Step.case_id.in_([each.case_id for each in rows]), Step.act == "confirm_assignment",
        Step.taken_back_at.is_(None)))}


def bodies_assigned_to(person: Any) -> Sequence[Body]:
    """The bodies to which this person's courts have handed something over, by name."""
    ids = _with_case(person).with_only_columns(Case.body_id).distinct()
    return db.session.scalars(select(Body).where(Body.id.in_(ids)).order_by(Body.name, Body.id)).all()


def _with_case(person: Any) -> Select[CourtAssignment]:
    return assignments_visible_to(person).join(Case, Case.id == CourtAssignment.case_id)


def _narrowed(found: Select[CourtAssignment], wanted: WantedAssignments) -> Select[CourtAssignment]:
    if wanted.stage:
        found = found.where(_stage() == wanted.stage)
    if wanted.body:
        found = found.where(Case.body_id.in_(select(Body.id).where(Body.public_id == wanted.body)))
    if wanted.text:
        found = found.where(or_(Case.source_number.contains(wanted.text, autoescape=True),
                                Case.search_text.contains(wanted.text, autoescape=True),
                                Case.title.contains(wanted.text, autoescape=True)))
    return found


def _stage() -> ColumnElement[str]:
    """The stage as the database reads it: the return first, then the answer, then the state of the case."""
    taken = exists().where(Step.case_id == Case.id, Step.act == "confirm_assignment", Step.taken_back_at.is_(None))
    late = exists().where(Deadline.case_id == Case.id, Deadline.clock_id == "CONFIRM-ORG-3WD",
                          Deadline.state.in_(STILL_COUNTED), Deadline.ends_on < clock.today())
    waiting = and_(Case.state == CaseState.SUBMITTED.value, ~taken)
    given_back = and_(Case.state.in_((CaseState.REFERRED.value, CaseState.ARCHIVED.value)), ~taken)
    ended = Case.state.in_([state.value for state in ENDED])
    by_paper = and_(Case.basis == Basis.COURT_ENTRUSTED.value, Case.state == CaseState.EFFECTIVE.value)
    return case(
        (CourtAssignment.received_on.is_not(None), Stage.SIGNED_FOR.value),
        (CourtAssignment.lacking != "", Stage.LACKING.value),
        (CourtAssignment.returned_on.is_not(None), Stage.RETURNED.value),
        (and_(waiting, late), Stage.OVERDUE.value), (waiting, Stage.WAITING.value),
        (given_back, Stage.GIVEN_BACK.value), (by_paper, Stage.BY_COURT_PAPER.value), (ended, Stage.TO_RETURN.value),
        (Case.state == CaseState.ARCHIVED.value, Stage.CLOSED.value), else_=Stage.UNDER_WAY.value)
