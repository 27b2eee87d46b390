"""When a court takes a labour suit that no commission has heard: the exceptions from arbitration first."""
from __future__ import annotations

from mediation.law.answers import Answer, Verdict
from mediation.law.citation import Article, cite
from mediation.law.terms import CaseKind, Term

ARBITRATED_KINDS = frozenset({CaseKind.LABOUR, CaseKind.PERSONNEL})


class StraightToCourt(Term):
    """Why a worker may go straight to court."""

    IOU = "iou", "有工资欠条，不涉及劳动关系其他争议"
    PAY_AGREEMENT = "pay_agreement", "只就劳动报酬达成的调解协议没有履行"
    PAYMENT_ORDER = "payment_order", "依调解协议申请的支付令已终结督促程序"
    CONFIRMATION_REFUSED = "confirmation_refused", "共同申请司法确认，法院没有确认"
    COMMISSION_REFUSED = "commission_refused", "仲裁委不予受理，或者五日内没有决定"
    NO_AWARD = "no_award", "仲裁逾期没有裁决"
    ENFORCEMENT_REFUSED = "enforcement_refused", "裁决被裁定不予执行"
    OVER_AGE = "over_age", "超龄劳动者，不属于仲裁范围的事项"
    BY_THE_COURT = "by_the_court", "法院认为可以直接立案（写明理由）"


GROUNDS: dict[StraightToCourt, Article | None] = {
    StraightToCourt.IOU: cite("J1", 15), StraightToCourt.PAY_AGREEMENT: cite("J1", 51, 2),
    StraightToCourt.PAYMENT_ORDER: cite("J1", 13, 3), StraightToCourt.CONFIRMATION_REFUSED: None,
    StraightToCourt.COMMISSION_REFUSED: cite("TJ", 29), StraightToCourt.NO_AWARD: cite("TJ", 43),
    StraightToCourt.ENFORCEMENT_REFUSED: cite("J1", 24), StraightToCourt.OVER_AGE: cite("OV", 19),
    StraightToCourt.BY_THE_COURT: None}
"""The provision of each; two rest on no national text that was read and are what a court says of its own practice."""


def arbitration_first(kind: CaseKind, arbitration_done: bool, ground: StraightToCourt | None) -> Answer:
    """Must this dispute go to the commission before a court takes the suit (TJ 5)? Of a court's practice, see T32."""
    if kind not in ARBITRATED_KINDS:
        return Answer(Verdict.NO, "不属于劳动人事争议，不用先仲裁", (cite("TJ", 2),))
    if arbitration_done:
        return Answer(Verdict.NO, "已经仲裁", (cite("TJ", 5),))
    if ground is not None:
        article = GROUNDS[ground]
        return Answer(Verdict.NO, ground.label, (article,) if article else (cite("TJ", 5),))
    return Answer(Verdict.YES, "劳动争议先申请仲裁，没有经过仲裁的，法院可能不予立案", (cite("TJ", 5),))
