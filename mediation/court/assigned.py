"""The liaison's list 本院委派、委托: each with its body, where it stands, the next last day, what the court may do now."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from mediation import clock
from mediation.bodies.models import Body
from mediation.cases.states import CaseState
from mediation.court.asking import LONGEST_TEXT, REFERENCE
from mediation.court.queries.assigned import (
    MOST_COUNTED_ASSIGNED,
    Stage,
    WantedAssignments,
    assigned,
    bodies_assigned_to,
    periods_of_the_court,
    signed_for_on,
    stage_counts,
)
from mediation.court.waiting import Link
from mediation.deadlines.models import Deadline, DeadlineState
from mediation.intake.from_court.models import CourtAssignment
from mediation.law.terms import Basis, CourtProcedure

PATH = "/court/delegated"
WORDS = {CaseState.SUBMITTED: "已签收，审查中", CaseState.NEED_CORRECTION: "等补正",
         CaseState.CONSENT_PENDING: "正在征询双方", CaseState.CONSENTED: "双方同意，待受理"}


@dataclass(frozen=True)
class AssignedRow:
    """One assignment as the list shows it; ``days`` are left until the next last day, negative when it is past."""

    assignment: CourtAssignment
    way: str
    stage: Stage
    words: str
    period: Deadline | None
    days: int | None
    signed_on: date | None
    acts: tuple[tuple[str, str], ...]

    @property
    def address(self) -> str:
        return address_of(self.assignment)


@dataclass(frozen=True)
class AssignedList:
    """One page of the list with its filters."""

    wanted: WantedAssignments
    rows: list[AssignedRow]
    links: list[Link]
    bodies: Sequence[Body]
    newer: str | None
    older: str | None


def address_of(assignment: CourtAssignment, page: str = "") -> str:
    """Where the court's page of an assignment is, or one of its acts."""
    return f"{PATH}/{assignment.public_id}" + (f"/{page}" if page else "")


def wanted_of(args: Mapping[str, str]) -> WantedAssignments:
    """What the address of the list asks for; what can't be read is as if it were not there."""
    stage, body = args.get("stage", ""), args.get("body", "")
    words = "".join(each for each in args.get("q", "") if each.isprintable())[:LONGEST_TEXT].strip()
    return WantedAssignments(stage if stage in {each.value for each in Stage} else "",
                             body if REFERENCE.fullmatch(body) else "", words)


def shown_list(person: Any, args: Mapping[str, str]) -> AssignedList:
    """The page of the list for this liaison."""
    wanted = wanted_of(args)
    page = assigned(person, wanted, after=_place(args.get("after")), before=_place(args.get("before")))
    found = [row for row, _stage in page.rows]
    periods, signed = periods_of_the_court(found), signed_for_on(found)
    rows = [row_of(row, stage, periods.get(row.case_id, []), signed.get(row.case_id)) for row, stage in page.rows]
    return AssignedList(
        wanted, rows, list(_links(wanted, stage_counts(person))), bodies_assigned_to(person),
        _address(wanted, before=found[0].public_id) if page.newer and found else None,
        _address(wanted, after=found[-1].public_id) if page.older and found else None)


def row_of(row: CourtAssignment, stage: Stage, periods: Sequence[Deadline], signed_on: date | None) -> AssignedRow:
    """One row; the nearest of the periods that the court watches is its next last day."""
    shown = [period for period in periods if stage in (Stage.WAITING, Stage.OVERDUE, Stage.UNDER_WAY)
             and period.state != DeadlineState.PAUSED.value]
    period = shown[0] if shown else None
    days = (period.ends_on - clock.today()).days if period and period.ends_on else None
    return AssignedRow(row, way_words(row), stage, stage_words(row, stage), period, days, signed_on,
                       tuple(acts_of_the_court(row, stage, periods)))


def way_words(row: CourtAssignment) -> str:
    """委派, or 委托 with the procedure of the suit that decides its period."""
    if row.case.basis_term is not Basis.COURT_ENTRUSTED:
        return "委派（立案前）"
    procedure = row.case.court_procedure
    return f"委托（{CourtProcedure(procedure).label}）" if procedure else "委托"


def stage_words(row: CourtAssignment, stage: Stage) -> str:
    """Where it stands; of talks under way no more than the state, never what is said in them."""
    state = row.case.state_term
    if stage is Stage.UNDER_WAY:
        if state is CaseState.SIGNING and row.case.basis_term is Basis.COURT_ENTRUSTED:
            return "谈成，等法院制作调解书"
        return WORDS.get(state, state.label)
    if stage in (Stage.TO_RETURN, Stage.RETURNED, Stage.LACKING, Stage.SIGNED_FOR):
        return f"{state.label}；{stage.label}"
    return stage.label


def acts_of_the_court(row: CourtAssignment, stage: Stage, periods: Sequence[Deadline]) -> Iterator[tuple[str, str]]:
    """What the court may do now, as (name, address)."""
    if stage is Stage.OVERDUE:
        yield "收回", address_of(row, "take-back")
    if stage is Stage.RETURNED:
        yield "签收交回的材料", address_of(row, "receive")
    if any(period.clock_id == "NAME-3WD" for period in periods) and row.case.state == CaseState.ACCEPTED.value:
        yield "指定调解员", address_of(row, "name-mediators")
    if row.case.state == CaseState.SIGNING.value and row.case.basis_term is Basis.COURT_ENTRUSTED:
        yield "登记法院调解书", address_of(row, "court-paper")


def _links(wanted: WantedAssignments, counts: Mapping[Stage, int]) -> Iterator[Link]:
    whole = sum(counts.values())
    total = str(whole) if whole < MOST_COUNTED_ASSIGNED else f"{MOST_COUNTED_ASSIGNED}+"
    yield Link("全部", _address(replace(wanted, stage="")), total, not wanted.stage)
    for stage in Stage:
        if counts.get(stage) or wanted.stage == stage.value:
            yield Link(stage.label, _address(replace(wanted, stage=stage.value)), str(counts.get(stage, 0)),
                       wanted.stage == stage.value)


def _address(wanted: WantedAssignments, *, after: str = "", before: str = "") -> str:
    words = {"stage": wanted.stage, "body": wanted.body, "q": wanted.text, "after": after, "before": before}
    filled = {name: value for name, value in words.items() if value}
    return f"{PATH}?{urlencode(filled)}" if filled else PATH


def _place(text: str | None) -> str:
    return text if text and REFERENCE.fullmatch(text) else ""
