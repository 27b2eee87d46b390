"""What the case page shows of the ways out, and which of them are open now."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mediation.cases.act_pages import act_address, case_address
from mediation.cases.acts import may_now
from mediation.cases.models import Case
from mediation.cases.states import BEFORE_EFFECT
from mediation.deadlines.models import Deadline
from mediation.handoffs.models import Handoff, HandoffResult, HandoffState, HandoffWay, ReceiverAnswer, ResultKind
from mediation.handoffs.openings import NEVER_MET, TO_COMMISSION, TO_COURT, openings
from mediation.handoffs.queries import handoffs_of
from mediation.law.suits import AwardForce
from mediation.people.models import Person

SENT_FROM_ITS_OWN_PAGE = {"ask_for_aid", "hand_to_court"}


@dataclass(frozen=True)
class HandoffLine:
    """One way out with its receiver, where it stands, and what may be done now."""

    handoff: Handoff
    way: HandoffWay
    state: HandoffState
    acts: tuple[tuple[str, str], ...]
    results: tuple[tuple[HandoffResult, str], ...]
    periods: tuple[Deadline, ...]
    answer: ReceiverAnswer | None
    force: AwardForce | None


@dataclass(frozen=True)
class HandoffSection:
    """All ways out, the new ones that may be opened, and the page that lays out all that are open."""

    lines: Sequence[HandoffLine]
    openings: tuple[tuple[str, str], ...]
    ways_open: str


def section(case: Case, person: Person) -> HandoffSection:
    """The section for one reader."""
    now = openings(case)
    rows = [_line(row, person, {act for act, _name in now}) for row in handoffs_of(case)]
    return HandoffSection(rows, tuple((name, act_address(case, act)) for act, name in now),
                          f"{case_address(case)}/ways-open")


def _line(row: Handoff, person: Person, now: set[str]) -> HandoffLine:
    """One way out; of what was prepared, only the acts that its receiver and the file leave open."""
    acts = [(act, name) for act, name in may_now(row, person) if act not in SENT_FROM_ITS_OWN_PAGE]
    if row.state == HandoffState.PREPARED.value:
        acts = [(act, name) for act, name in acts if _sends(row, act, now)]
    periods = [each for each in row.case.deadlines
               if each.record_ref == row.public_id and each.is_running and each.ends_on is not None]
    answer = ReceiverAnswer(row.answer) if row.answer else None
    force = AwardForce(row.award_force) if row.award_force else None
    return HandoffLine(row, row.way_now, HandoffState(row.state), tuple(
        (name, act_address(row, act)) for act, name in acts),
        tuple((each, ResultKind(each.kind).label) for each in row.results), tuple(periods), answer, force)


def _sends(row: Handoff, act: str, now: set[str]) -> bool:
    """Whether an act on what was prepared fits its receiver and the case."""
    if act in TO_COMMISSION | TO_COURT:
        fits = TO_COMMISSION if row.way == HandoffWay.ARBITRATION.value else TO_COURT
        early = row.case.state_term in BEFORE_EFFECT or row.case.state_term in NEVER_MET[1:]
        filing = {"file_at_any_time": early, "file_after_ending": not early and "file_arbitration" in now}
        return act in fits and filing.get(act, act in now)
    return True
