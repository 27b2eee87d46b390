"""When a labour matter that arbitration has had, or should have had, may go on to a court (law.md §5.5, §6.3–6.6).

A commission that refuses or is late opens the suit (TJ 29, 43), but not in the cases of J1 5, 7 and 12. Who may sue
on an award, who may ask to set it aside, and until when, depends on whether it is final (TJ 47–50).
"""
from __future__ import annotations

from collections.abc import Iterable

from mediation.law.answers import Answer, Verdict
from mediation.law.citation import cite
from mediation.law.claims import CLAIM_RULES, all_payment_order_kinds
from mediation.law.terms import ClaimType, Term

FINAL_MONTHS = 12
"""How many monthly minimum wages a single item of a final award may come to at most (TJ 47)."""


class NoAward(Term):
    """Why a party goes to court without an award (TJ 29, 43)."""

    REFUSED = "refused", "仲裁委不予受理"
    NO_DECISION = "no_decision", "五个工作日内没有作出受理决定"
    OVERDUE = "overdue", "逾期没有裁决"


class StillWaits(Term):
    """What keeps the court shut although the commission refused or is late (J1 5, 7, 12)."""

    NO_JURISDICTION = "no_jurisdiction", "仲裁委对案件确无管辖权"
    WRONG_PARTY = "wrong_party", "申请仲裁的主体确不适格"
    MOVED = "moved", "移送管辖"
    SERVICE_DELAYED = "service_delayed", "正在送达或者送达延误"
    OTHER_CASE = "other_case", "等待另案诉讼结果、评残结论"
    HEARING_PENDING = "hearing_pending", "正在等待仲裁委开庭"
    APPRAISAL = "appraisal", "启动鉴定程序或者委托其他部门调查取证"


class AwardForce(Term):
    """What an award is, by its own words (TJ 47–50): one paper with both kinds of items is not final (J1 20)."""

    FINAL = "final", "终局裁决"
    NOT_FINAL = "not_final", "非终局裁决"


_OF_A_REFUSAL = {StillWaits.NO_JURISDICTION: 5, StillWaits.WRONG_PARTY: 7}


def sue_without_award(ground: NoAward, waits: Iterable[StillWaits] = ()) -> Answer:
    """May a party sue although there is no award; what still waits is named with its article."""
    held = tuple(waits)
    if ground is NoAward.REFUSED:
        found = next((one for one in held if one in _OF_A_REFUSAL), None)
        article = cite("TJ", 29)
        if found is StillWaits.NO_JURISDICTION:
            return Answer(Verdict.NO, "仲裁委确无管辖权的，向有管辖权的仲裁委申请仲裁", (cite("J1", 5),))
        if found is StillWaits.WRONG_PARTY:
            return Answer(Verdict.NO, "主体确不适格的，法院不予受理；更正当事人后重新申请仲裁", (cite("J1", 7),))
        return Answer(Verdict.YES, "收到不予受理通知的，可以就该劳动争议起诉", (article,))
    found = next((one for one in held if one not in _OF_A_REFUSAL), None)
    if found is not None:
        return Answer(Verdict.NO, f"{found.label}的，不能以逾期未决定、未裁决为由起诉", (cite("J1", 12),))
    article = cite("TJ", 29) if ground is NoAward.NO_DECISION else cite("TJ", 43)
    return Answer(Verdict.YES, f"{ground.label}的，可以就该劳动争议起诉", (article,))


def sue_on_award(force: AwardForce, by_worker: bool) -> Answer:
    """Who may sue on an award within fifteen days: of a final one the worker alone (TJ 48), else either (TJ 50)."""
    if force is AwardForce.NOT_FINAL:
        return Answer(Verdict.YES, "任何一方可以自收到裁决书之日起十五日内起诉", (cite("TJ", 50),))
    if by_worker:
        return Answer(Verdict.YES, "劳动者可以自收到终局裁决书之日起十五日内起诉", (cite("TJ", 48),))
    return Answer(Verdict.NO, "终局裁决只有劳动者可以起诉；用人单位可以在三十日内向中级人民法院申请撤销",
                  (cite("TJ", 48), cite("TJ", 49)))


def may_annul(force: AwardForce) -> Answer:
    """May the employer ask to set an award aside: a final one only, on six grounds (TJ 49)."""
    if force is AwardForce.FINAL:
        return Answer(Verdict.YES, "用人单位可以自收到终局裁决书之日起三十日内申请撤销", (cite("TJ", 49),))
    return Answer(Verdict.NO, "非终局裁决不申请撤销，不服的在十五日内起诉", (cite("TJ", 50),))


def sue_on_agreement(claims: Iterable[ClaimType]) -> Answer:
    """May a worker sue on an agreement that a court did not confirm: the four kinds of money only (R9 1(3), R)."""
    if all_payment_order_kinds(claims):
        return Answer(Verdict.YES, "就劳动报酬、工伤医疗费、经济补偿、赔偿金达成的协议未获确认的，可以持协议起诉",
                      (cite("R9", 1),), "只核到意见的摘录，请先问法院")
    return Answer(Verdict.NO, "只有劳动报酬、工伤医疗费、经济补偿、赔偿金的协议可以直接起诉；其他的先申请仲裁",
                  (cite("R9", 1), cite("TJ", 5)))


def final_item(claim: ClaimType, amount_fen: int, monthly_minimum_fen: int) -> Answer:
    """Is one item of an award final: by its kind, and at most twelve monthly minimum wages (TJ 47(1), O33 50).

    Money in 分. Each item is looked at alone, never the sum (T16).
    """
    if not CLAIM_RULES[claim].final_award_kind:
        return Answer(Verdict.NO, "不属于追索劳动报酬、工伤医疗费、经济补偿、赔偿金", (cite("TJ", 47),))
    if amount_fen > FINAL_MONTHS * monthly_minimum_fen:
        return Answer(Verdict.NO, "单项数额超过当地月最低工资标准十二个月金额", (cite("TJ", 47, None, 1),))
    return Answer(Verdict.YES, "单项数额不超过当地月最低工资标准十二个月金额", (cite("TJ", 47, None, 1), cite("O33", 50)))
