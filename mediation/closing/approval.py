"""D32: the end of a case in figures, on which the clerk proposes and the director decides."""
from __future__ import annotations

from typing import Any

from mediation.agreements.models import AgreementForm, StrengtheningState
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.documents.acts import issue
from mediation.documents.kinds.d25_withdrawal import WithdrawalReason
from mediation.documents.kinds.d32_closing_approval import ClosingApproval, ClosingWay, WentOn
from mediation.documents.models import Paper
from mediation.documents.offers import Offer, To, offer
from mediation.documents.queries import papers_of
from mediation.documents.stage_papers import standing
from mediation.handoffs.models import HandoffWay
from mediation.law.agreement import PaymentWay

WAYS = {CaseState.EFFECTIVE: ClosingWay.AGREEMENT, CaseState.WITHDRAWN: ClosingWay.WITHDRAWN,
        CaseState.NO_AGREEMENT: ClosingWay.ENDED, CaseState.NOT_ACCEPTED: ClosingWay.NOT_ACCEPTED,
        CaseState.REFERRED: ClosingWay.REFERRED}
HANDED_TO = {HandoffWay.ARBITRATION.value: WentOn.ARBITRATION, HandoffWay.COURT.value: WentOn.COURT}
BY_PAPER = {"D43": WentOn.REVIEW, "D44": WentOn.PAYMENT_ORDER, "D47": WentOn.ARBITRATION, "D48": WentOn.COURT}
NOT_ASKED = (StrengtheningState.UNOPENED, StrengtheningState.B_NONE)


def print_approval(case: Case, explained: str, *, by: Any) -> Paper:
    """Print the form by which the case is closed; ``explained`` says why papers that are due are not in the file."""
    said = f"拟结案归档。{explained}" if explained else "拟结案归档。"
    return issue(case, "D32", approval_of(case, said), by=by, about=case)


def approval_of(case: Case, proposal: str) -> ClosingApproval:
    """What the form says of this case."""
    in_effect = [agreement for agreement in case.agreements if agreement.effective_on is not None]
    lines = [line for agreement in in_effect for line in agreement.obligations if line.amount_fen is not None]
    begun = case.accepted_on or case.received_on
    ended = case.ended_on or max((step.happened_on for step in case.steps), default=begun)
    at_once = [line.paid_fen for line in lines if line.way == PaymentWay.CASH.value
               or line.agreement.form == AgreementForm.ON_THE_SPOT.value]
    return ClosingApproval(
        file_number=case.file_number, ended_on=ended, days=(ended - begun).days if begun and ended else 0,
        extended=any(step.act == "extend" and step.taken_back_at is None for step in case.steps), people=_people(case),
        way=_way(case), agreed=sum(agreement.held_fen for agreement in in_effect) if in_effect else None,
        paid_at_once=sum(at_once) if in_effect else None,
        instalments=max((line.instalments or 0 for line in lines), default=0) or None, went_on=_went_on(case),
        clerk=case.clerk.name if case.clerk else case.body.name, proposal=proposal)


def _way(case: Case) -> ClosingWay:
    withdrawn = next((step for step in reversed(case.steps) if step.act == "withdraw" and step.taken_back_at is None),
                     None)
    if case.state_term is CaseState.WITHDRAWN and withdrawn is not None \
            and withdrawn.reason_code == WithdrawalReason.OWN_SETTLEMENT.value:
        return ClosingWay.SETTLED
    if case.state_term in WAYS:
        return WAYS[case.state_term]
    return ClosingWay.AGREEMENT if any(agreement.effective_on for agreement in case.agreements) else ClosingWay.ENDED


def _people(case: Case) -> str:
    workers = case.workers
    women = sum(party.sex == "女" for party in workers)
    more = [f"女职工{women}人"] if women else []
    more += ["集体"] if case.is_collective else []
    return f"{len(workers)}人（{'，'.join(more)}）" if more else f"{len(workers)}人"


def _went_on(case: Case) -> tuple[WentOn, ...]:
    """Where the case went on: confirmation that was asked for, what was handed on, the applications that were made."""
    asked = any(agreement.strengthening is not None and agreement.strengthening.state_term not in NOT_ASKED
                and agreement.strengthening.filed_on is not None for agreement in case.agreements)
    found = [WentOn.CONFIRMATION] if asked else []
    found += [HANDED_TO[handoff.way] for handoff in case.handoffs if handoff.way in HANDED_TO]
    found += [BY_PAPER[paper.code] for paper in standing(papers_of(case)) if paper.code in BY_PAPER]
    return tuple(dict.fromkeys(found))


def _not_ended(case: Case) -> str | None:
    """The form belongs to a case that has ended."""
    return None if case.state_term in WAYS else "案件还没有办结；办结以后、归档以前出具。"


offer(Offer("D32", To.NOBODY, lambda case, by: approval_of(case, "拟结案归档。"), not_now=_not_ended))
