"""D46 as the letter of return: the result, what nobody disputes, what raised costs, the list; never a concession."""
from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from mediation.cases.assignments import GoingBack
from mediation.cases.models import Case
from mediation.cases.states import CaseState, EndReason
from mediation.documents.acts import issue
from mediation.documents.kinds.d46_transfer_letter import Transfer
from mediation.documents.models import Paper
from mediation.documents.queries import papers_of
from mediation.documents.stage_papers import standing
from mediation.evidence.queries import evidence_of
from mediation.handoffs.papers import NOTHING_AGREED, PAPERS_OF, listed_materials
from mediation.handoffs.models import HandoffWay
from mediation.intake.from_court.models import SuitWish
from mediation.law.citation import cite
from mediation.sessions.queries import signed_facts

if TYPE_CHECKING:
    from mediation.assignments.acts import ReturnPlan

RESULTS = {CaseState.WITHDRAWN: "申请人撤回申请", CaseState.NOT_ACCEPTED: "对方不同意调解或者联系不上，没有受理",
           CaseState.REFERRED: "不属于调解范围，已转介"}
ASKS = {CaseState.SIGNING: "双方已谈成，请依法制作调解书或者准许撤诉，并将结果告知",
        CaseState.EFFECTIVE: "调解协议报送备案，请签收"}
AGREED = (CaseState.SIGNING, CaseState.EFFECTIVE)


def held_items(case: Case) -> list[str]:
    """The papers of which the file holds at least one, by the keys of the list."""
    made = {paper.code for paper in standing(papers_of(case))}
    found = [key for key, codes in PAPERS_OF.items() if made & set(codes)]
    return [*found, *(["evidence"] if evidence_of(case) else []), "identity"]


def print_return(case: Case, plan: ReturnPlan, facts: GoingBack, day: date, *, by: Any) -> Paper:
    """Print the letter; what was conceded for a settlement is not in it (TY 22, ONL 18)."""
    state = case.state_term
    undisputed = "；".join(fact.words for fact in signed_facts(case) if not fact.is_disputed)
    asks = ASKS.get(state, "请收到后依法处理，并将结果告知")
    if facts.wish:
        asks = f"申请人{SuitWish(facts.wish).label}。{asks}"
    return issue(case, "D46", Transfer(
        receiver=case.court_assignment.court.name, receiver_calls_itself="贵院", ended_on=case.ended_on or day,
        agreed=state in AGREED, reason=result_words(case), ground=str(cite("TY", 26)),
        materials=tuple(listed_materials(case, HandoffWay.COURT, plan.items or held_items(case))),
        undisputed=undisputed or NOTHING_AGREED, issues=plan.issues or "见申请书",
        difficulties=plan.difficulties or None, conduct=facts.conduct.strip() or None, asks=asks, contact=by.name),
        by=by, about=case.court_assignment, on=day, copies=2)


def result_words(case: Case) -> str:
    """Why there was no agreement, in the words of the ending."""
    if case.end_reason:
        return EndReason(case.end_reason).label
    return RESULTS.get(case.state_term, "没有达成协议")
