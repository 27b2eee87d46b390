"""What staff read of each state: what is to be done now, and which acts usually come next.

A name in ``acts`` is an act of the procedure, or a page of ``PAGES`` that is no act of a procedure.
"""
from __future__ import annotations

from dataclasses import dataclass

from mediation.cases.states import CaseState as M


@dataclass(frozen=True)
class Doing:
    """``now``: what the body does in this state; ``waits``: whether somebody else has to act first.

    ``leads`` is an act that ends the case and nevertheless is what usually comes next.
    """

    now: str
    acts: tuple[str, ...] = ()
    waits: bool = False
    leads: str = ""


PAGES = {
    "application": "改申请", "contact": "记一次联系", "record_answer": "记答复", "plan_session": "定调解会",
    "confirm_addresses": "登记各方送达地址",
    "draft_agreement": "起草协议", "marks": "记签名与盖章", "payments": "到账／未到", "split_off": "分案",
    "file_arbitration": "登记申请仲裁", "prepare_handoff": "准备移送材料", "hand_to_court": "移交法院",
}
BY_STATE: dict[M, Doing] = {
    M.NEGOTIATING: Doing("等对方答复协商要求", ("answer_talks", "settle_privately", "end_talks"), True),
    M.SETTLED_PRIVATE: Doing("看和解协议有没有履行", ("close_settled", "default_on_settlement")),
    M.DRAFT: Doing("补齐申请，当事人交来后登记提交", ("submit", "application", "give_up_draft")),
    M.SUBMITTED: Doing("审查申请：征询对方、要求补正，或者转介",
                       ("ask_other_side", "confirm_assignment", "ask_correction", "contact", "refer")),
    M.NEED_CORRECTION: Doing("等申请人补正", ("complete_correction", "contact", "lapse_correction"), True),
    M.REFERRED: Doing("已转介，送达后归档", ("return_to_court", "receive_return", "archive")),
    M.CONSENT_PENDING: Doing("等各方答复是否同意调解",
                             ("record_answer", "contact", "store_consents", "refuse_acceptance"), True),
    M.CONSENTED: Doing("决定是否受理", ("accept", "refuse_acceptance")),
    M.ACCEPTED: Doing("指定调解员", ("name_mediators", "leave_choice_to_court", "contact")),
    M.NOT_ACCEPTED: Doing("送达不予受理通知书，告知其他途径", (
        "return_to_court", "receive_return", "file_arbitration", "prepare_handoff", "archive")),
    M.WITHDRAWN: Doing("申请已撤回，归档", ("return_to_court", "receive_return", "archive")),
    M.ASSIGNED: Doing("定下调解会，通知双方", (
        "plan_session", "begin_mediation", "contact", "confirm_addresses", "change_mediator")),
    M.IN_MEDIATION: Doing("组织调解，谈成的起草协议", (
        "plan_session", "draft_agreement", "settle_terms", "extend", "end_without_agreement", "contact")),
    M.SUSPENDED: Doing("中止中，到期复查", ("resume", "stop_suspended"), True),
    M.SIGNING: Doing("收齐签名和盖章", (
        "marks", "return_to_court", "receive_return", "extend", "split_off", "reject_text", "end_without_agreement")),
    M.EFFECTIVE: Doing("协议已生效：申请确认，跟踪履行", ("return_to_court", "receive_return", "payments", "archive")),
    M.NO_AGREEMENT: Doing("送达终止告知书，办好移送", (
        "return_to_court", "receive_return", "prepare_handoff", "file_arbitration", "hand_to_court", "archive")),
    M.REOPENED: Doing("决定重新办理的方式", (
        "record_answer", "mediate_again", "agreement_stands", "end_reopened", "close_reopened")),
    M.ARCHIVED: Doing("已归档", ("reopen",)),
}
ENDINGS = frozenset({
    "withdraw", "give_up_draft", "lapse_correction", "refer", "refer_out_of_scope", "decline_assignment",
    "refuse_acceptance", "suspend", "suspend_for_sham", "stop_suspended", "end_without_agreement",
    "end_for_arbitration", "end_reopened", "close_reopened", "reopen", "reopen_for_new_agreement", "reopen_void",
    "archive"})


def doing(state: str) -> Doing:
    """What is to be done in a state of the case."""
    return BY_STATE[M(state)]
