"""Every way on that parties have in a case on a day: for whom, since when, until when, what it needs, what it shuts.

It puts together the doors of ``routes``, the eight direct suits, and what follows a title, an award, a judgment.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mediation.law.calendar import CHINA, Calendar
from mediation.law.citation import Article, cite
from mediation.law.direct_suits import DirectDoor, SuitFacts, direct_suits
from mediation.law.remedies import Title
from mediation.law.routes import Route, RouteFacts, RouteKey, open_routes
from mediation.law.terms import Term
from mediation.law.time_limits import CLOCKS, last_day


class WayKey(Term):
    """The ways on."""

    TALKS = "talks", "自己再协商"
    MEDIATION = "mediation", "再调解"
    CONFIRMATION = "confirmation", "请法院确认协议（司法确认）"
    REVIEW = "review", "请仲裁委审查协议（换成仲裁调解书）"
    PAYMENT_ORDER = "payment_order", "申请支付令"
    ENFORCEMENT = "enforcement", "申请强制执行"
    ARBITRATION = "arbitration", "申请劳动仲裁"
    SUIT = "suit", "直接向法院起诉"
    AGAINST_AWARD = "against_award", "不服裁决，起诉"
    ANNULMENT = "annulment", "申请撤销终局裁决"
    APPEAL = "appeal", "上诉"
    INSPECTION = "inspection", "向劳动保障监察投诉"
    LEGAL_AID = "legal_aid", "申请法律援助"


class Whose(Term):
    """Who may go a way."""

    BOTH = "both", "双方一起"
    EITHER = "either", "任何一方"
    WORKER = "worker", "劳动者"
    EMPLOYER = "employer", "用人单位"
    CREDITOR = "creditor", "该收钱的一方"


@dataclass(frozen=True)
class Way:
    """One way on. ``papers`` are codes of what is made here; ``clock`` names the period that ``until`` ends."""

    key: WayKey
    open: bool
    whose: Whose
    why: str
    articles: tuple[Article, ...]
    since: date | None = None
    until: date | None = None
    clock: str = ""
    needs: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()


@dataclass(frozen=True)
class RunningRight:
    """A right to go on that runs out on a day: the clock that gives it, its first and its last day."""

    clock_id: str
    starts_on: date
    ends_on: date
    force_final: bool = False


@dataclass(frozen=True)
class WayFacts:
    """A case on a day: its doors, its direct suits, its title and the rights that run.

    ``still_here``: the mediation has not ended. ``title`` is what may be enforced, ``due_on`` the last day on which
    it was to be performed; ``due_passed`` that a line is late.
    """

    routes: RouteFacts
    suits: SuitFacts
    rights: tuple[RunningRight, ...] = ()
    still_here: bool = False
    title: Title | None = None
    due_on: date | None = None
    late_since: date | None = None


_NEEDS: dict[WayKey, tuple[tuple[str, ...], tuple[str, ...]]] = {
    WayKey.TALKS: (("和解协议最好写成书面、双方签字",), ("D29",)),
    WayKey.MEDIATION: (("申请书，或者口头申请、当场记下", "身份证件"), ("D01",)),
    WayKey.CONFIRMATION: (("双方共同的申请书和承诺书", "调解协议", "调解组织主持调解的证明", "双方身份、住所、电话"),
                          ("D40", "D41", "D42")),
    WayKey.REVIEW: (("双方共同的仲裁审查申请书", "调解协议", "身份和主体资格证明、有关证据", "双方送达地址和电话"), ("D43",)),
    WayKey.PAYMENT_ORDER: (("支付令申请书", "调解协议和没有付清的情况", "对方在境内、能送达的住址", "案件受理费的三分之一"),
                           ("D44",)),
    WayKey.ENFORCEMENT: (("执行申请书", "生效文书的原件和生效证明", "身份证件", "知道的财产线索"), ("D45",)),
    WayKey.ARBITRATION: (("仲裁申请书，按被申请人人数加副本（也可以口头申请）", "身份证件、对方的名称和住所", "证据和证人"), ("D47",)),
    WayKey.SUIT: (("要素式起诉状，按被告人数加副本", "身份证件", "协议、欠条或者仲裁委的文书", "证据"), ("D48",)),
    WayKey.AGAINST_AWARD: (("要素式起诉状", "裁决书和收到日期的证明", "证据"), ("D48",)),
    WayKey.ANNULMENT: (("撤销裁决申请书（六种情形之一的证据）", "裁决书和收到日期的证明"), ()),
    WayKey.APPEAL: (("上诉状，按对方人数加副本", "一审裁判和收到日期的证明"), ()),
    WayKey.INSPECTION: (("投诉书，写明单位、事实、要求", "工资条、考勤、协议等证据"), ()),
    WayKey.LEGAL_AID: (("法律援助申请表", "身份证件", "与请求有关的材料", "困难情况说明（农民工要工资、工伤的不用）"), ("D55",))}
_CLOSES: dict[WayKey, tuple[str, ...]] = {
    WayKey.CONFIRMATION: ("确认有效后，不能再请仲裁委审查（办案规则第七十五条第五项）",),
    WayKey.REVIEW: ("换成仲裁调解书后，没有可以再确认的内容",),
    WayKey.PAYMENT_ORDER: ("就同一笔款起诉或者申请诉前保全的，支付令终结或者不发",),
    WayKey.ARBITRATION: ("协议生效以前申请的，本处调解随之终结（仲裁委暂缓受理的除外）",),
    WayKey.SUIT: ("就同一笔款的支付令终结",),
    WayKey.AGAINST_AWARD: ("哪怕只就一部分起诉，整份裁决都不生效（劳动争议解释一第十六条）", "单位申请撤销终局裁决的，不予受理或者驳回"),
    WayKey.LEGAL_AID: (), WayKey.INSPECTION: ("已经在调解、仲裁、诉讼的，按那个程序办",)}
_OF_ROUTE = {RouteKey.MEDIATION: (WayKey.MEDIATION, Whose.BOTH),
             RouteKey.ARBITRATION: (WayKey.ARBITRATION, Whose.EITHER),
             RouteKey.JUDICIAL_CONFIRMATION: (WayKey.CONFIRMATION, Whose.BOTH),
             RouteKey.ARBITRATION_REVIEW: (WayKey.REVIEW, Whose.BOTH),
             RouteKey.PAYMENT_ORDER: (WayKey.PAYMENT_ORDER, Whose.WORKER),
             RouteKey.INSPECTION: (WayKey.INSPECTION, Whose.WORKER),
             RouteKey.LEGAL_AID: (WayKey.LEGAL_AID, Whose.WORKER)}
_CLOCK_OF = {WayKey.CONFIRMATION: "CONF-30", WayKey.REVIEW: "ARBREV-15", WayKey.ARBITRATION: "LIM-1Y",
             WayKey.ENFORCEMENT: "ENF-2Y"}
_OF_RIGHT = {"SUE-15": (WayKey.AGAINST_AWARD, Whose.EITHER), "SUE-15A": (WayKey.AGAINST_AWARD, Whose.EITHER),
             "ANNUL-30": (WayKey.ANNULMENT, Whose.EMPLOYER), "ANNUL-30B": (WayKey.ANNULMENT, Whose.EMPLOYER),
             "APPEAL-15": (WayKey.APPEAL, Whose.EITHER), "APPEAL-10": (WayKey.APPEAL, Whose.EITHER)}


def ways(facts: WayFacts, calendar: Calendar = CHINA) -> list[Way]:
    """Every way, those that are open first and of them those that end first."""
    found = [_talks(), *_of_routes(facts, calendar), *_suits(facts), _enforcement(facts, calendar), *_of_rights(facts)]
    return sorted(found, key=lambda way: (not way.open, way.until or date.max))


def _way(key: WayKey, is_open: bool, whose: Whose, why: str, articles: tuple[Article, ...], *,
         since: date | None = None, until: date | None = None, clock: str = "", note: str = "") -> Way:
    needs, papers = _NEEDS[key]
    return Way(key, is_open, whose, why, articles, since, until, clock, needs, papers, _CLOSES.get(key, ()),
               tuple(_unverified(articles, note)))


def _unverified(articles: tuple[Article, ...], note: str) -> Iterator[str]:
    """What of a way nobody could read in the original, and what differs by place."""
    for article in articles:
        if article.mark != "V":
            yield f"{article}：没有核到原文，请先问清"
    if note:
        yield note


def _talks() -> Way:
    return _way(WayKey.TALKS, True, Whose.BOTH, "随时可以自己谈；和解协议不能直接强制执行", (cite("TJ", 4), cite("O17", 8)))


def _of_routes(facts: WayFacts, calendar: Calendar) -> Iterator[Way]:
    for route in open_routes(facts.routes, calendar):
        if route.key in _OF_ROUTE:
            yield _of_route(route, facts)


def _of_route(route: Route, facts: WayFacts) -> Way:
    key, whose = _OF_ROUTE[route.key]
    since = facts.routes.effective_on if key in (WayKey.CONFIRMATION, WayKey.REVIEW) else None
    since = facts.late_since if key is WayKey.PAYMENT_ORDER else since
    why, note = route.why, route.note
    if key is WayKey.MEDIATION and facts.still_here:
        why = "正在这里调解；任何一方随时可以不调"
    if key is WayKey.LEGAL_AID:
        why += "；不到七日时效就满的，可以先援助、后补材料（法律援助法第四十四条）"
    return _way(key, route.open, whose, why, route.articles, since=since, until=route.until,
                clock=_CLOCK_OF.get(key, "") if route.until else "", note=note)


def _suits(facts: WayFacts) -> Iterator[Way]:
    """The direct suits that are open, each by itself; where none is, one line that says that arbitration is first."""
    doors = [door for door in direct_suits(facts.suits) if door.open]
    for door in doors:
        yield _way(WayKey.SUIT, True, Whose.WORKER, f"{door.which.label}：{door.why}", door.articles, until=door.until,
                   clock="SUE-30R" if door.until else "", note=door.note)
    if not doors:
        suit = next(route for route in open_routes(facts.routes) if route.key is RouteKey.SUIT)
        yield _way(WayKey.SUIT, suit.open, Whose.EITHER, suit.why, suit.articles, until=suit.until, note=suit.note)


def _enforcement(facts: WayFacts, calendar: Calendar) -> Way:
    articles = (cite("CPL", 250), cite("CPLI", 460))
    if facts.title is None or facts.title in (Title.NONE, Title.SETTLEMENT):
        return _way(WayKey.ENFORCEMENT, False, Whose.CREDITOR, "还没有可以强制执行的文书；调解协议本身不能直接执行", articles)
    until = last_day("ENF-2Y", facts.due_on, calendar).on if facts.due_on else None
    if facts.late_since is None:
        return _way(WayKey.ENFORCEMENT, False, Whose.CREDITOR, f"有{facts.title.label}，到履行日没有履行的才能申请", articles,
                    until=until, clock="ENF-2Y" if until else "")
    why = f"{facts.title.label}到期没有履行"
    if until is not None and facts.routes.on > until:
        why += "；已过二年，法院仍应受理，对方可以提出异议"
    return _way(WayKey.ENFORCEMENT, True, Whose.CREDITOR, why, articles, since=facts.late_since, until=until,
                clock="ENF-2Y" if until else "")


def _of_rights(facts: WayFacts) -> Iterator[Way]:
    for right in facts.rights:
        if right.clock_id not in _OF_RIGHT:
            continue
        key, whose = _OF_RIGHT[right.clock_id]
        if right.clock_id == "SUE-15" and right.force_final:
            whose = Whose.WORKER
        clock = CLOCKS[right.clock_id]
        is_open = facts.routes.on <= right.ends_on
        yield _way(key, is_open, whose, f"{clock.name}，从{clock.starts}起算" if is_open else f"{clock.name}已满",
                   clock.articles, since=right.starts_on, until=right.ends_on, clock=right.clock_id)


def shut_suits(facts: WayFacts) -> list[DirectDoor]:
    """The direct suits that are not open, with why not."""
    return [door for door in direct_suits(facts.suits) if not door.open]
