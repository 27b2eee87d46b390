"""One 委派 or 委托 as the court sees it: its days and where it stands; the papers only once they have come back."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mediation.assignments.papers import result_words
from mediation.cases.acts import may_now
from mediation.cases.models import Case, Step
from mediation.cases.states import CaseState
from mediation.court.assigned import AssignedRow, address_of, row_of
from mediation.court.queries.assigned import COURT_WATCHES, Stage, periods_of_the_court, signed_for_on, stage_of
from mediation.deadlines.models import Deadline
from mediation.documents.models import Paper
from mediation.documents.queries import papers_of
from mediation.documents.stage_papers import standing
from mediation.handoffs.models import HandoffWay
from mediation.handoffs.queries import handoffs_of
from mediation.intake.from_court.models import CourtAssignment
from mediation.law.suit_first import arbitration_first
from mediation.law.terms import Basis
from mediation.sessions.models import AgreedFact, SuspensionGround
from mediation.sessions.queries import signed_facts

COURT_SEES = frozenset({
    "receive_assignment", "confirm_assignment", "decline_assignment", "store_consents", "accept", "refuse_acceptance",
    "leave_choice_to_court", "name_mediators", "begin_mediation", "extend", "suspend", "suspend_for_sham", "resume",
    "stop_suspended", "settle_terms", "take_effect", "take_partial_effect", "take_effect_orally", "take_effect_paid",
    "take_effect_at_court", "end_without_agreement", "end_for_arbitration", "withdraw", "refer_out_of_scope",
    "return_to_court", "receive_return", "archive"})
"""The acts of which the court sees the day and the name; of what was said in them it sees nothing."""
CAME_BACK = ("D46", "D30", "D06", "D25", "D21", "D26", "D27", "D28", "D33", "D34", "D05", "D01", "D02")
"""What the court may open once the body has returned it; no minutes, nothing from behind the wall."""
OF_THE_LETTER = (None, "case", "court_assignment")


@dataclass(frozen=True)
class AssignedPaper:
    """What the court may open of the file, and what it may not before the return."""

    papers: Sequence[Paper]
    facts: Sequence[AgreedFact]


@dataclass(frozen=True)
class AssignedFile:
    """The court's page of one assignment."""

    row: AssignedRow
    case: Case
    periods: Sequence[Deadline]
    pauses: Sequence[str]
    steps: Sequence[Step]
    came_back: AssignedPaper | None
    result: str
    arbitration_first: str
    acts: Sequence[tuple[str, str]]


def file_of(assignment: CourtAssignment, person: Any) -> AssignedFile:
    """Gather the page for this liaison."""
    case, stage = assignment.case, stage_of(assignment)
    row = row_of(assignment, stage, periods_of_the_court([assignment]).get(case.id, []),
                 signed_for_on([assignment]).get(case.id))
    steps = [step for step in case.steps if step.act in COURT_SEES and step.taken_back_at is None
             and step.record_ref == case.public_id]
    returned = assignment.returned_on is not None
    return AssignedFile(
        row, case, [each for each in case.deadlines if each.clock_id in COURT_WATCHES], _pauses(steps), steps,
        AssignedPaper(papers_back(assignment), signed_facts(case)) if returned else None,
        result_words(case) if returned and case.state not in (CaseState.EFFECTIVE.value, CaseState.SIGNING.value)
        else "", _arbitration_first(case), [*row.acts, *_more_acts(assignment, stage, person)])


def papers_back(assignment: CourtAssignment) -> list[Paper]:
    """The papers that have come back with the result; none before."""
    if assignment.returned_on is None:
        return []
    return [paper for paper in standing(papers_of(assignment.case)) if paper.code in CAME_BACK
            and (paper.code != "D46" or paper.about_type in OF_THE_LETTER)]


def _pauses(steps: Sequence[Step]) -> list[str]:
    """Since when and why the mediation stands still, without the words that were said of it."""
    found = []
    for step in steps:
        if step.act == "suspend":
            ground = SuspensionGround(step.reason_code) if step.reason_code else SuspensionGround.OTHER
            found.append(f"自{step.happened_on}中止：{ground.label}")
        elif step.act == "suspend_for_sham":
            found.append(f"自{step.happened_on}中止：涉嫌虚假调解（特邀调解规定第十八条）")
        elif step.act == "resume" and found:
            found[-1] += f"；{step.happened_on}恢复，停算的日子不计入期限"
    return found


def _arbitration_first(case: Case) -> str:
    """That the commission comes first, where a delegated labour case came to nothing."""
    if case.basis_term is not Basis.COURT_DELEGATED or case.state != CaseState.NO_AGREEMENT.value:
        return ""
    answer = arbitration_first(case.kind_term, case.arbitration_done, None)
    return answer.why if answer else ""


def _more_acts(assignment: CourtAssignment, stage: Stage, person: Any) -> list[tuple[str, str]]:
    """What else the court may do: take back a wrong sending, resume what stands still, take up the suit."""
    case, found = assignment.case, []
    allowed = dict(may_now(case, person))
    if stage is Stage.WAITING and "decline_assignment" in allowed:
        found.append(("指派有误，收回", address_of(assignment, "take-back")))
    if "resume" in allowed:
        found.append(("恢复调解", address_of(assignment, "resume")))
    if may_be_taken_up(assignment):
        name = "恢复审理" if case.basis_term is Basis.COURT_ENTRUSTED else "当事人坚持起诉，立案"
        found.append((name, address_of(assignment, "take-up")))
    return found


def may_be_taken_up(assignment: CourtAssignment) -> bool:
    """Whether it came back without agreement and the court has not yet taken it up."""
    case = assignment.case
    ended = case.state == CaseState.NO_AGREEMENT.value and assignment.returned_on is not None
    return ended and not any(each.way == HandoffWay.COURT.value for each in handoffs_of(case))
