"""The routes that stand open to the parties on a day, each with why and until when (law.md §1.2–1.4, §5, §6.3).

Arbitration of a labour dispute is always open (TJ 5, T34); a limitation that has run out is only a defence (T21).
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from mediation.law.answers import Verdict
from mediation.law.calendar import CHINA, Calendar
from mediation.law.citation import Article, cite
from mediation.law.claims import all_payment_order_kinds, over_age_labour_matters
from mediation.law.claims import only_wages as wages_alone
from mediation.law.terms import CaseKind, ClaimType, Term
from mediation.law.time_limits import last_day

INSPECTION_YEARS = 2


class NewFormTier(Term):
    """How a new-form worker is tied to the platform: found by the mediator from the facts, never typed in at intake."""

    EMPLOYED = "a", "符合确立劳动关系情形"
    MANAGED = "b", "不完全符合确立劳动关系情形但企业进行劳动管理"
    INDEPENDENT = "c", "自主开展经营活动、从事自由职业"


class TierRoute(Term):
    """Where the place's guide sends tier B when mediation fails (CFG NEW_FORM_TIER_B_ROUTE)."""

    ASK = "ask", "向当地仲裁委、法院问清"
    ARBITRATION = "arbitration", "劳动仲裁"
    COURT = "court", "人民法院"


class RouteKey(Term):
    """The doors there are."""

    MEDIATION = "mediation", "调解"
    ARBITRATION = "arbitration", "劳动人事争议仲裁"
    JUDICIAL_CONFIRMATION = "judicial_confirmation", "司法确认"
    ARBITRATION_REVIEW = "arbitration_review", "仲裁审查"
    PAYMENT_ORDER = "payment_order", "支付令"
    SUIT = "suit", "向人民法院起诉"
    INSPECTION = "inspection", "劳动保障监察投诉"
    LEGAL_AID = "legal_aid", "法律援助"


@dataclass(frozen=True)
class Route:
    """One door: is it open, why, and the last day on which it can be used where the law names one."""

    key: RouteKey
    open: bool
    why: str
    articles: tuple[Article, ...]
    until: date | None = None
    note: str = ""


@dataclass(frozen=True)
class RouteFacts:
    """What has to be known of a case to say which doors stand open on the day ``on``.

    ``effective_on``: day on which an agreement took effect. ``confirmable``: the answer of confirmation.may_confirm.
    ``confirming`` and ``reviewing``: the court, the commission has the parties' application and has not answered it.
    ``clocks_start`` is false for an agreement in a suit (法院委托). ``arbitration_tried``: award or refusal is there.
    """

    on: date
    kind: CaseKind = CaseKind.LABOUR
    tier: NewFormTier | None = None
    tier_b_route: TierRoute = TierRoute.ASK
    over_age: bool = False
    claims: frozenset[ClaimType] = frozenset()
    limitation_last_day: date | None = None
    effective_on: date | None = None
    clocks_start: bool = True
    confirmable: Verdict = Verdict.YES
    confirmed: bool = False
    reviewed: bool = False
    confirming: bool = False
    reviewing: bool = False
    defaulted: bool = False
    tj10_body: bool = False
    wage_iou: bool = False
    arbitration_tried: bool = False
    violation_ended_on: date | None = None
    review_limit: bool = True


def arbitrable(facts: RouteFacts) -> Verdict:
    """Does the dispute belong before the arbitration commission (TJ 2, 52; OV 19; 人社厅发〔2024〕4号)."""
    if facts.kind is CaseKind.CIVIL_SERVICE or facts.tier is NewFormTier.INDEPENDENT:
        return Verdict.NO
    if facts.kind is CaseKind.NEW_FORM and facts.tier is NewFormTier.MANAGED:
        by_place = {TierRoute.ARBITRATION: Verdict.YES, TierRoute.COURT: Verdict.NO, TierRoute.ASK: Verdict.ASK}
        return by_place[facts.tier_b_route]
    if facts.kind is CaseKind.NEW_FORM and facts.tier is None:
        return Verdict.ASK
    if facts.over_age and not over_age_labour_matters(facts.claims, facts.on):
        return Verdict.NO
    return Verdict.YES


def _mediation(_facts: RouteFacts, _calendar: Calendar) -> Route:
    return Route(RouteKey.MEDIATION, True, "调解自愿，任何一方随时可以不再调解", (cite("TJ", 5), cite("RTF", 23)))


def _arbitration(facts: RouteFacts, _calendar: Calendar) -> Route:
    answer = arbitrable(facts)
    if answer is Verdict.NO:
        why = "超龄劳动者的这一请求不在劳动仲裁范围，直接向人民法院起诉" if facts.over_age else "不属于劳动争议，向人民法院起诉"
        return Route(RouteKey.ARBITRATION, False, why, _civil_articles(facts))
    until = facts.limitation_last_day
    why = "随时可以申请仲裁，不必等调解结束"
    if until is not None and until < facts.on:
        why = "可以申请仲裁；时效已过的，对方可以在仲裁中提出时效抗辩"
    note = "用工性质由调解员查明；这一类能否仲裁，按当地规定" if answer is Verdict.ASK else ""
    if facts.over_age:
        note = "超龄劳动者只有劳动报酬、休息休假、劳动安全卫生、工伤保障的请求走仲裁，其他请求直接起诉"
    return Route(RouteKey.ARBITRATION, True, why, (cite("TJ", 5), cite("TJ", 27)), until, note)


def _civil_articles(facts: RouteFacts) -> tuple[Article, ...]:
    if facts.over_age:
        return (cite("OV", 19),)
    return (cite("YZ"),) if facts.kind is CaseKind.NEW_FORM else (cite("J1", 2), cite("TJ", 2))


def _confirmation(facts: RouteFacts, calendar: Calendar) -> Route:
    articles = (cite("CPL", 205), cite("RTF", 33))

    def closed(why: str) -> Route:
        return Route(RouteKey.JUDICIAL_CONFIRMATION, False, why, articles)
    if facts.effective_on is None:
        return closed("还没有生效的调解协议")
    if not facts.clocks_start:
        return closed("法院委托调解的，由法院制作调解书")
    if facts.confirmed or facts.reviewed:
        return closed("已经确认或者已置换成仲裁调解书")
    if facts.confirming:
        return closed("双方已经申请，法院还没有答复")
    if facts.reviewing:
        return closed("双方已经请仲裁委审查，仲裁委还没有答复")
    if facts.confirmable is Verdict.NO:
        return closed("这家法院不确认本组织的调解协议，可以改走仲裁审查")
    last = last_day("CONF-30", facts.effective_on, calendar).on
    if facts.on > last:
        return Route(RouteKey.JUDICIAL_CONFIRMATION, False, "协议生效起三十日已满", articles, last)
    note = "这家法院是否确认本组织的协议，请先问清" if facts.confirmable is Verdict.ASK else ""
    return Route(RouteKey.JUDICIAL_CONFIRMATION, True, "双方在协议生效之日起三十日内共同申请", articles, last, note)


def _review(facts: RouteFacts, calendar: Calendar) -> Route:
    articles = (cite("O33", 74), cite("O17", 27))

    def closed(why: str, *more: Article) -> Route:
        return Route(RouteKey.ARBITRATION_REVIEW, False, why, articles + more)
    if facts.effective_on is None:
        return closed("还没有生效的调解协议")
    if not facts.clocks_start:
        return closed("法院委托调解的，由法院制作调解书")
    if arbitrable(facts) is Verdict.NO:
        return closed("不属于仲裁委受理范围", cite("O33", 75, None, 1))
    if facts.confirmed:
        return closed("已经司法确认的，仲裁委不受理审查", cite("O33", 75, None, 5))
    if facts.reviewed:
        return closed("已经置换成仲裁调解书")
    if facts.reviewing:
        return closed("双方已经申请，仲裁委还没有答复")
    if facts.confirming:
        return closed("双方已经申请司法确认，法院还没有答复")
    if ClaimType.EMPLOYMENT_RELATION in facts.claims:
        return closed("协议确认劳动关系的，仲裁委不受理审查", cite("O33", 75, None, 4))
    if not facts.review_limit:
        return Route(RouteKey.ARBITRATION_REVIEW, True, "双方共同申请，当地没有十五日的限制", articles + (cite("ZJ", 11),),
                     note="浙江")
    last = last_day("ARBREV-15", facts.effective_on, calendar).on
    is_open = facts.on <= last
    why = "双方在协议生效之日起十五日内共同申请" if is_open else "协议生效起十五日已满"
    return Route(RouteKey.ARBITRATION_REVIEW, is_open, why, articles, last)


def _payment_order(facts: RouteFacts, _calendar: Calendar) -> Route:
    if facts.effective_on is not None and facts.defaulted and all_payment_order_kinds(facts.claims):
        note = "" if facts.tj10_body else "支付令写给第十条所列调解组织的协议；本组织不在其列的，请先问法院"
        return Route(RouteKey.PAYMENT_ORDER, True, "用人单位逾期不履行，劳动者持协议申请", (cite("TJ", 16),), note=note)
    if facts.effective_on is not None and not facts.defaulted:
        why = "约定的付款日还没有过"
    elif ClaimType.WAGES in facts.claims and arbitrable(facts) is not Verdict.NO:
        return Route(RouteKey.PAYMENT_ORDER, True, "拖欠劳动报酬的，可以向法院申请支付令；被异议终结后仍须先仲裁",
                     (cite("LCL", 30, 2), cite("J1", 13)))
    else:
        why = "只适用于拖欠劳动报酬、工伤医疗费、经济补偿、赔偿金，且逾期未履行"
    return Route(RouteKey.PAYMENT_ORDER, False, why, (cite("TJ", 16),))


def _suit(facts: RouteFacts, _calendar: Calendar) -> Route:
    answer = arbitrable(facts)
    if answer is Verdict.NO:
        return Route(RouteKey.SUIT, True, "民事纠纷，直接向人民法院起诉", _civil_articles(facts), facts.limitation_last_day)
    if facts.over_age and over_age_labour_matters(facts.claims, facts.on) != facts.claims:
        return Route(RouteKey.SUIT, True, "超龄劳动者的其他请求，直接向人民法院起诉", (cite("OV", 19),))
    if facts.wage_iou and wages_alone(facts.claims):
        return Route(RouteKey.SUIT, True, "有工资欠条，又不涉及其他劳动争议，可以直接起诉", (cite("J1", 15),))
    if facts.effective_on is not None and facts.defaulted and facts.tj10_body and wages_alone(facts.claims):
        return Route(RouteKey.SUIT, True, "协议只约定劳动报酬，对方不履行，可以直接起诉", (cite("J1", 51, 2),))
    if facts.arbitration_tried:
        return Route(RouteKey.SUIT, True, "已经过仲裁，按裁决书或者不予受理通知的期限起诉", (cite("TJ", 29), cite("TJ", 48)))
    if answer is Verdict.ASK:
        return Route(RouteKey.SUIT, True, "是否先仲裁，按查明的用工性质和当地规定", (cite("YZ"),), note="各地不同")
    return Route(RouteKey.SUIT, False, "劳动、人事争议先申请仲裁", (cite("TJ", 5),))


def _inspection(facts: RouteFacts, calendar: Calendar) -> Route:
    articles = (cite("TJ", 9), cite("LI", 20), cite("LI", 21))
    if facts.kind is CaseKind.CIVIL_SERVICE or facts.tier is NewFormTier.INDEPENDENT:
        return Route(RouteKey.INSPECTION, False, "不属于劳动保障监察事项", articles)
    until = None
    if facts.violation_ended_on is not None:
        until = calendar.add_years(facts.violation_ended_on, INSPECTION_YEARS).on
    if until is not None and facts.on > until:
        return Route(RouteKey.INSPECTION, False, "违法行为终了已满二年", articles, until)
    return Route(RouteKey.INSPECTION, True, "拖欠工资、工伤医疗费、经济补偿、赔偿金的可以投诉；已在调解、仲裁、诉讼的按该程序办理",
                 articles, until)


def _legal_aid(_facts: RouteFacts, _calendar: Calendar) -> Route:
    return Route(RouteKey.LEGAL_AID, True, "请求支付劳动报酬、工伤赔偿的可以申请；农民工不审查经济困难",
                 (cite("LA", 31), cite("LA", 42, None, 3)))


_DOORS: tuple[Callable[[RouteFacts, Calendar], Route], ...] = (
    _mediation, _arbitration, _confirmation, _review, _payment_order, _suit, _inspection, _legal_aid)


def open_routes(facts: RouteFacts, calendar: Calendar = CHINA) -> list[Route]:
    """Every door, open or shut, with why, article and last day, always in the same order."""
    return [door(facts, calendar) for door in _DOORS]
