"""The states of a case under mediation (record M of the procedure) and of what it ends by."""
from __future__ import annotations

from mediation.law.terms import Term


class CaseState(Term):
    """Where a mediation stands. UNOPENED is only the start of the table: no stored case is in it."""

    UNOPENED = "unopened", "—"
    NEGOTIATING = "negotiating", "协商中"
    SETTLED_PRIVATE = "settled_private", "已和解"
    DRAFT = "draft", "起草申请"
    SUBMITTED = "submitted", "已申请"
    NEED_CORRECTION = "need_correction", "待补正"
    REFERRED = "referred", "已转介"
    CONSENT_PENDING = "consent_pending", "等对方答复"
    CONSENTED = "consented", "双方已同意"
    ACCEPTED = "accepted", "已受理"
    NOT_ACCEPTED = "not_accepted", "不予受理"
    WITHDRAWN = "withdrawn", "已撤回"
    ASSIGNED = "assigned", "已指定调解员"
    IN_MEDIATION = "in_mediation", "调解中"
    SUSPENDED = "suspended", "中止"
    SIGNING = "signing", "签署中"
    EFFECTIVE = "effective", "协议已生效"
    NO_AGREEMENT = "no_agreement", "调解不成"
    REOPENED = "reopened", "重新办理"
    ARCHIVED = "archived", "已归档"


BEFORE_EFFECT = frozenset({
    CaseState.NEGOTIATING, CaseState.SETTLED_PRIVATE, CaseState.DRAFT, CaseState.SUBMITTED,
    CaseState.NEED_CORRECTION, CaseState.CONSENT_PENDING, CaseState.CONSENTED, CaseState.ACCEPTED,
    CaseState.ASSIGNED, CaseState.IN_MEDIATION, CaseState.SUSPENDED, CaseState.SIGNING})
MEETING = frozenset({CaseState.ASSIGNED, CaseState.IN_MEDIATION, CaseState.SIGNING})
"""While a case is talked over: sessions are planned and held in these states alone."""


class EndReason(Term):
    """Why a mediation ended without agreement (ONL 25, TY 26, O17 29-30); only one of them per case."""

    UNWILLING = "unwilling", "一方不愿继续调解"
    UNREACHABLE = "unreachable", "无法联系当事人"
    TOO_FAR_APART = "too_far_apart", "分歧较大"
    PERIOD_OVER = "period_over", "期限届满未达成且未同意延期"
    REFUSES_TO_SIGN = "refuses_to_sign", "拒签协议"
    NO_SHOW = "no_show", "经通知无故不到场"
    REFUSES_MEDIATOR = "refuses_mediator", "不同意指定的调解员又不选择"
    SHAM = "sham", "涉嫌虚假调解"
    ARB_FILED = "arb_filed", "当事人已申请仲裁"
    OTHER = "other", "其他"
