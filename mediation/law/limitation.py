"""Limitation: when it began, what stopped or restarted it, its last day (law.md §2.3, §6.2, §8.8).

It never blocks a filing (T21): it is the other side's defence, raised in arbitration (J2 20). The page shows the day
and what it rests on, and warns.
"""
from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from mediation.law import counting
from mediation.law.calendar import CHINA, Calendar, LastDay
from mediation.law.citation import Article, cite
from mediation.law.numbers import date_words
from mediation.law.routes import NewFormTier
from mediation.law.terms import CaseKind, Term
from mediation.law.time_limits import last_day

WARNING_DAYS = (60, 30, 15, 7)
CIVIL_YEARS = 3
FINAL_MONTHS = 6


class LimitationRegime(Term):
    """Which limitation runs."""

    ARBITRATION = "arbitration", "仲裁时效一年"
    CIVIL = "civil", "诉讼时效三年"


class Interruption(Term):
    """What makes limitation begin anew: the eight of O17 31, then those of O33 27."""

    NEGOTIATION_REFUSED = "negotiation_refused", "一方拒绝协商或者五日内不回应"
    NEGOTIATION_STOPPED = "negotiation_stopped", "在约定的协商期限内一方不同意继续协商"
    NEGOTIATION_OVER = "negotiation_over", "约定的协商期限届满未达成一致"
    SETTLEMENT_UNPERFORMED = "settlement_unperformed", "和解协议达成后一方不履行"
    MEDIATION_REFUSED = "mediation_refused", "对方不同意调解"
    MEDIATION_STOPPED = "mediation_stopped", "受理后在调解期限内一方不同意继续调解"
    MEDIATION_OVER = "mediation_over", "调解期限届满未达成调解协议"
    AGREEMENT_UNPERFORMED = "agreement_unperformed", "调解协议达成后一方逾期不履行"
    CLAIM_MADE = "claim_made", "向对方主张权利"
    MEDIATION_APPLIED = "mediation_applied", "申请调解"
    COMPLAINT = "complaint", "向有关部门投诉"
    ARBITRATION_FILED = "arbitration_filed", "申请仲裁"
    SUIT_FILED = "suit_filed", "提起诉讼"
    PAYMENT_ORDER_FILED = "payment_order_filed", "申请支付令"
    OTHER_SIDE_AGREED = "other_side_agreed", "对方同意履行义务"


_O17_31 = (
    Interruption.NEGOTIATION_REFUSED, Interruption.NEGOTIATION_STOPPED, Interruption.NEGOTIATION_OVER,
    Interruption.SETTLEMENT_UNPERFORMED, Interruption.MEDIATION_REFUSED, Interruption.MEDIATION_STOPPED,
    Interruption.MEDIATION_OVER, Interruption.AGREEMENT_UNPERFORMED)
_O33_27 = {
    Interruption.CLAIM_MADE: 1, Interruption.MEDIATION_APPLIED: 1, Interruption.COMPLAINT: 2,
    Interruption.ARBITRATION_FILED: 2, Interruption.SUIT_FILED: 2, Interruption.PAYMENT_ORDER_FILED: 2,
    Interruption.OTHER_SIDE_AGREED: 3}

INTERRUPTION_ARTICLES: dict[Interruption, Article] = {
    **{kind: cite("O17", 31, None, item) for item, kind in enumerate(_O17_31, start=1)},
    **{kind: cite("O33", 27, None, item) for kind, item in _O33_27.items()},
}


class SuspensionReason(Term):
    """What makes limitation stand still; the list of the law is open."""

    FORCE_MAJEURE = "force_majeure", "不可抗力"
    NO_GUARDIAN = "no_guardian", "无、限制民事行为能力的劳动者的法定代理人未确定"
    OTHER_GOOD_REASON = "other_good_reason", "其他正当理由"


@dataclass(frozen=True)
class LimitationEvent:
    """Something that happened on a day and restarts limitation."""

    on: date
    kind: Interruption
    words: str = ""

    @property
    def article(self) -> Article:
        """On which provision the event restarts limitation."""
        return INTERRUPTION_ARTICLES[self.kind]


@dataclass(frozen=True)
class Suspension:
    """Limitation stood still from a day until the reason was gone; ``until`` is None while it lasts."""

    since: date
    until: date | None
    reason: SuspensionReason
    words: str = ""


@dataclass(frozen=True)
class LimitationFacts:
    """What has to be known of one claim.

    ``knew_on``: day on which the party knew or should have known. ``wages_while_employed``: the claim is for pay
    owed during employment, for which no period runs until the employment ends.
    """

    knew_on: date | None
    employment_ended_on: date | None = None
    wages_while_employed: bool = False
    events: tuple[LimitationEvent, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    regime: LimitationRegime = LimitationRegime.ARBITRATION


@dataclass(frozen=True)
class LimitationAnswer:
    """The last day, whether the period runs, why, and the events that restarted it, in order."""

    last_day: LastDay | None
    runs: bool
    why: str
    restarts: tuple[LimitationEvent, ...]
    articles: tuple[Article, ...]


def regime_of(kind: CaseKind, *, tier: NewFormTier | None = None, over_age_outside: bool = False) -> LimitationRegime:
    """Which limitation runs; the shorter one while it is open whether there is employment (TJ 27, CC 188, OV 19)."""
    if kind is CaseKind.CIVIL_SERVICE or over_age_outside:
        return LimitationRegime.CIVIL
    if kind is CaseKind.NEW_FORM and tier is NewFormTier.INDEPENDENT:
        return LimitationRegime.CIVIL
    return LimitationRegime.ARBITRATION


def _articles(regime: LimitationRegime) -> tuple[Article, ...]:
    if regime is LimitationRegime.CIVIL:
        return (cite("CC", 188), cite("CC", 194), cite("CC", 195))
    return (cite("TJ", 27), cite("O33", 27), cite("O33", 28))


def _start(facts: LimitationFacts) -> date | None:
    """The day from which limitation runs before anything interrupts it; None where it does not run."""
    if facts.wages_while_employed and facts.regime is LimitationRegime.ARBITRATION:
        return facts.employment_ended_on
    return facts.knew_on


def _last_day(start: date, facts: LimitationFacts, calendar: Calendar) -> LastDay | None:
    """The last day of a period begun on ``start``; None while a suspension is still going on."""
    civil = facts.regime is LimitationRegime.CIVIL
    last = calendar.add_years(start, CIVIL_YEARS) if civil else last_day("LIM-1Y", start, calendar)
    for stop in sorted(facts.suspensions, key=lambda suspension: suspension.since):
        if stop.since > last.on or (stop.until is not None and stop.until <= start):
            continue
        if stop.until is None:
            return None
        if not civil:
            last = _later(last, (stop.until - max(stop.since, start)).days, calendar)
        elif stop.until > _months_before(last.raw, FINAL_MONTHS):
            last = calendar.add_months(stop.until, FINAL_MONTHS)
    return last


def _later(last: LastDay, days: int, calendar: Calendar) -> LastDay:
    """The last day put off by the days during which the period stood still."""
    later = calendar.roll(last.raw + timedelta(days))
    before = last.how.removesuffix(counting.STOP)
    return replace(later, how=before + counting.INTERRUPTED % {"n": days} + later.how)


def _months_before(end: date, months: int) -> date:
    """The day ``months`` before another: from there on the last six months of a civil period run (CC 194)."""
    year, month = divmod(end.year * 12 + end.month - 1 - months, 12)
    return date(year, month + 1, min(end.day, monthrange(year, month + 1)[1]))


def limitation_end(facts: LimitationFacts, calendar: Calendar = CHINA) -> LimitationAnswer:
    """The last day of the limitation of one claim, with the events that restarted it.

    TJ 27, O17 31, O33 26–28; civil claims CC 188, 194, 195. An event after the last day restarts nothing, save the
    other side's agreeing to perform (CC 192). Never a reason to refuse a filing.
    """
    articles = _articles(facts.regime)
    start = _start(facts)
    if start is None:
        if facts.wages_while_employed:
            why = "劳动关系存续期间拖欠的劳动报酬，不受一年限制；劳动关系终止的，自终止之日起一年内提出"
        else:
            why = "还不知道何时知道或者应当知道权利受到侵害，请补上日期"
        return LimitationAnswer(None, False, why, (), articles)
    restarts: list[LimitationEvent] = []
    last = _last_day(start, facts, calendar)
    for event in sorted(facts.events, key=lambda one: one.on):
        in_time = last is None or event.on <= last.on or event.kind is Interruption.OTHER_SIDE_AGREED
        if event.on >= start and in_time:
            restarts.append(event)
            start = event.on
            last = _last_day(start, facts, calendar)
    if last is None:
        return LimitationAnswer(None, False, "时效中止，原因消除之日起继续计算", tuple(restarts), articles)
    return LimitationAnswer(last, True, _why(facts, start, restarts), tuple(restarts), articles)


def _why(facts: LimitationFacts, start: date, restarts: list[LimitationEvent]) -> str:
    years = "三年" if facts.regime is LimitationRegime.CIVIL else "一年"
    if restarts:
        event = restarts[-1]
        return f"{date_words(start)}{event.words or event.kind.label}，时效中断，自该日起重新计算{years}（{event.article}）"
    if facts.wages_while_employed and facts.regime is LimitationRegime.ARBITRATION:
        return f"劳动关系{date_words(start)}终止，自该日起一年内提出"
    return f"{date_words(start)}知道或者应当知道权利受到侵害，自该日起{years}"


def warning_due(last_day: date, on: date) -> int | None:
    """The narrowest warning that a day falls into: 60, 30, 15 or 7 days before the end; None outside them."""
    left = (last_day - on).days
    if left < 0:
        return None
    return min((days for days in WARNING_DAYS if left <= days), default=None)


def earliest_last_day(answers: Iterable[LimitationAnswer]) -> LastDay | None:
    """The first day on which any of several claims runs out; None where none runs."""
    days = [answer.last_day for answer in answers if answer.last_day is not None]
    return min(days, key=lambda last: last.on, default=None)
