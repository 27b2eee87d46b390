"""Where an agreement stands, and where each of its lines stands (record P)."""
from __future__ import annotations

from mediation.law.terms import Term


class AgreementStanding(Term):
    """Where a text stands: drafted, out for signing, in effect, replaced by another, or void; a title is no text."""

    DRAFT = "draft", "起草中"
    SIGNING = "signing", "签署中"
    IN_EFFECT = "in_effect", "已生效"
    REPLACED = "replaced", "已被替代"
    TITLE = "title", "生效的裁决、判决或者调解书"
    VOID = "void", "无效"
    DROPPED = "dropped", "未采用"


class ObligationState(Term):
    """Where performance stands (record P)."""

    UNOPENED = "unopened", "—"
    PERFORMING = "performing", "待履行"
    PERFORMED = "performed", "已履行"
    DEFAULTED = "defaulted", "逾期未履行"
    PAYORDER_FILED = "payorder_filed", "已申请支付令"
    PAYORDER_DOCKETED = "payorder_docketed", "法院已受理支付令申请"
    PAYORDER_ISSUED = "payorder_issued", "法院已发支付令"
    PAYORDER_SERVED = "payorder_served", "支付令已送达"
    PAYORDER_ENDED = "payorder_ended", "支付令程序已终结"
    ENFORCING = "enforcing", "执行中"
    ENFORCE_PAUSED = "enforce_paused", "本次执行已终结或中止"
    WAIVED = "waived", "已免除或替代"


AT_THE_COURT = (ObligationState.PAYORDER_FILED, ObligationState.PAYORDER_DOCKETED, ObligationState.PAYORDER_ISSUED,
                ObligationState.PAYORDER_SERVED, ObligationState.PAYORDER_ENDED, ObligationState.ENFORCING,
                ObligationState.ENFORCE_PAUSED)
LATE = (ObligationState.DEFAULTED, *AT_THE_COURT)
"""A line whose day has passed and that is still owed, whatever has been asked of the court."""
OWED = (ObligationState.PERFORMING, *LATE)
