"""The eight cases in which a labour matter goes to a court without an award (law.md §6.3), and which are open.

Everything else is arbitrated first (TJ 5). What could not be read in the original is marked in ``note``.
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from mediation.law.citation import Article, cite
from mediation.law.suits import NoAward, sue_without_award
from mediation.law.terms import Term


class DirectSuit(Term):
    """The exceptions from arbitration first."""

    IOU = "iou", "有工资欠条，只要工资"
    WAGE_AGREEMENT = "wage_agreement", "只有劳动报酬的调解协议没有履行"
    PAYMENT_ORDER = "payment_order", "持协议申请的支付令终结"
    NOT_CONFIRMED = "not_confirmed", "法院没有确认的四类款项协议"
    NO_DECISION = "no_decision", "仲裁委不予受理或者逾期没有决定"
    NO_AWARD = "no_award", "仲裁委逾期没有裁决"
    NOT_ENFORCED = "not_enforced", "裁决、调解书裁定不予执行"
    OVER_AGE = "over_age", "超龄劳动者的其他请求"


@dataclass(frozen=True)
class SuitFacts:
    """What the file knows of the eight cases.

    ``iou``: a note of wages owed is among the evidence. ``only_wages``: nothing else is asked.
    ``late_wage_agreement``: one that is only about wages is late, ``tj10_body`` that a body of TJ 10 made it.
    ``order_gate``: by which gate a payment order that has ended was asked. ``four_kinds_not_confirmed``: see R9.
    ``no_award`` is why the commission has not decided. ``refused_until``: last day after enforcement was refused.
    """

    on: date
    iou: bool = False
    only_wages: bool = False
    late_wage_agreement: bool = False
    tj10_body: bool = False
    order_gate: str = ""
    four_kinds_not_confirmed: bool = False
    no_award: NoAward | None = None
    refused_until: date | None = None
    over_age_outside: bool = False


@dataclass(frozen=True)
class DirectDoor:
    """One of the eight: is it open, why or why not, until when."""

    which: DirectSuit
    open: bool
    why: str
    articles: tuple[Article, ...]
    until: date | None = None
    note: str = ""


def _iou(facts: SuitFacts) -> DirectDoor:
    article = (cite("J1", 15),)
    if facts.iou and facts.only_wages:
        return DirectDoor(DirectSuit.IOU, True, "以工资欠条为证据直接起诉，按普通民事纠纷受理", article)
    why = "还有工资以外的请求" if facts.iou else "案卷里没有工资欠条"
    return DirectDoor(DirectSuit.IOU, False, why, article)


def _wage_agreement(facts: SuitFacts) -> DirectDoor:
    article = (cite("J1", 51, 2),)
    if not facts.late_wage_agreement:
        return DirectDoor(DirectSuit.WAGE_AGREEMENT, False, "没有这样一份到期未履行的协议", article)
    if not facts.tj10_body:
        return DirectDoor(DirectSuit.WAGE_AGREEMENT, False, "只给调解仲裁法第十条所列组织主持的协议",
                          (*article, cite("TJ", 10)))
    return DirectDoor(DirectSuit.WAGE_AGREEMENT, True, "可以持协议直接起诉，法院可以按普通民事纠纷受理", article)


def _payment_order(facts: SuitFacts) -> DirectDoor:
    if facts.order_gate == "a":
        return DirectDoor(DirectSuit.PAYMENT_ORDER, True, "督促程序终结后可以持调解协议起诉", (cite("J1", 13, 3),))
    if facts.order_gate == "b":
        return DirectDoor(DirectSuit.PAYMENT_ORDER, False, "没有协议、按劳动合同法第三十条申请的，终结后先仲裁",
                          (cite("J1", 13, 2),))
    return DirectDoor(DirectSuit.PAYMENT_ORDER, False, "没有终结的支付令", (cite("J1", 13, 3),))


def _not_confirmed(facts: SuitFacts) -> DirectDoor:
    why = ("双方申请确认而法院没有确认的，可以持协议起诉" if facts.four_kinds_not_confirmed
           else "没有被法院不予确认的劳动报酬、工伤医疗费、经济补偿、赔偿金协议")
    return DirectDoor(DirectSuit.NOT_CONFIRMED, facts.four_kinds_not_confirmed, why, (cite("R9", 1),),
                      note="只核到意见的摘录，请先问法院")


def _no_decision(facts: SuitFacts) -> DirectDoor:
    if facts.no_award in (NoAward.REFUSED, NoAward.NO_DECISION):
        answer = sue_without_award(facts.no_award)
        return DirectDoor(DirectSuit.NO_DECISION, True, answer.why, answer.articles)
    return DirectDoor(DirectSuit.NO_DECISION, False, "仲裁委没有拒绝，也没有超过五个工作日不决定", (cite("TJ", 29),))


def _overdue(facts: SuitFacts) -> DirectDoor:
    if facts.no_award is NoAward.OVERDUE:
        return DirectDoor(DirectSuit.NO_AWARD, True, "受理满四十五日（经批准延长的满六十日）没有裁决",
                          (cite("TJ", 43), cite("J1", 12)),
                          note="移送管辖、送达延误、等待另案或者评残、等待开庭、鉴定的除外")
    return DirectDoor(DirectSuit.NO_AWARD, False, "没有超过裁决期限", (cite("TJ", 43), cite("J1", 12)))


def _not_enforced(facts: SuitFacts) -> DirectDoor:
    articles = (cite("J1", 24, 2),)
    if facts.refused_until is None:
        return DirectDoor(DirectSuit.NOT_ENFORCED, False, "没有不予执行的裁定", articles)
    if facts.on > facts.refused_until:
        return DirectDoor(DirectSuit.NOT_ENFORCED, False, "收到裁定后的三十日已过", articles, facts.refused_until)
    return DirectDoor(DirectSuit.NOT_ENFORCED, True, "收到不予执行裁定次日起三十日内起诉", articles, facts.refused_until)


def _over_age(facts: SuitFacts) -> DirectDoor:
    why = ("劳动报酬、休息休假、劳动安全卫生、工伤保障以外的请求，直接起诉" if facts.over_age_outside
           else "没有超龄劳动者的这类请求")
    return DirectDoor(DirectSuit.OVER_AGE, facts.over_age_outside, why, (cite("OV", 19),))


_DOORS: tuple[Callable[[SuitFacts], DirectDoor], ...] = (
    _iou, _wage_agreement, _payment_order, _not_confirmed, _no_decision, _overdue, _not_enforced, _over_age)


def direct_suits(facts: SuitFacts) -> list[DirectDoor]:
    """All eight, open or shut, in the order of law.md §6.3."""
    return [door(facts) for door in _DOORS]
