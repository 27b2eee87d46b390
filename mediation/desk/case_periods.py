"""The periods of a case as the page shows them: what the law counts, whose they are, how each was counted."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.cases.models import Case
from mediation.deadlines.models import OF_A_PAYMENT_ORDER, Deadline, DeadlineState

COUNTING = (DeadlineState.RUNNING.value, DeadlineState.OVER.value, DeadlineState.PAUSED.value)
WHOSE = {"body": "", "party": "当事人的期限", "court": "法院的期限", "other": "对方机关的期限",
         "wait": "过后才能归档，晚了不算逾期"}
GROUPED = {"LIM-1Y": "每项请求分别计算，这里是最早的一项", "PERF": "每一笔分别计算，这里是最近的一笔",
           "CONF-30": "每份协议分别计算，这里是最早的一份", "ARBREV-15": "每份协议分别计算，这里是最早的一份",
           "ENF-2Y": "每份协议分别计算，这里是最早的一份"} | dict.fromkeys(
    OF_A_PAYMENT_ORDER, "每份申请、每一项分别计算，这里是最近的一项")


@dataclass(frozen=True)
class Period:
    """One period, or the first of several of the same kind."""

    name: str
    row: Deadline
    days: int | None
    article: str
    whose: str
    remark: str
    over: bool
    paused: bool
    moved: bool


@dataclass(frozen=True)
class Mark:
    """A day on the drawn line, in hundredths of its length."""

    at: float
    label: str
    day: date
    kind: str
    row: int


@dataclass(frozen=True)
class Span:
    """A period on the drawn line."""

    start: float
    width: float
    label: str
    kind: str


@dataclass(frozen=True)
class TimeLine:
    """The days of a case as they are drawn."""

    marks: list[Mark]
    spans: list[Span]
    today_at: float | None


def periods_of(case: Case, today: date) -> list[Period]:
    """What counts now, the nearest first; the many of a collective case stand once, with their number."""
    counting = [row for row in case.deadlines if row.state in COUNTING]
    counting.sort(key=lambda row: (row.ends_on is None, row.ends_on or today, row.id))
    seen: dict[str, int] = {}
    for row in counting:
        seen[row.clock_id] = seen.get(row.clock_id, 0) + 1
    return list(_once_each(counting, seen, today))


def _once_each(rows: Sequence[Deadline], count: dict[str, int], today: date) -> Iterator[Period]:
    shown: set[str] = set()
    for row in rows:
        if row.clock_id in GROUPED and row.clock_id in shown:
            continue
        shown.add(row.clock_id)
        several = row.clock_id in GROUPED and count[row.clock_id] > 1
        clock = row.clock
        yield Period(
            name=clock.name, row=row, days=(row.ends_on - today).days if row.ends_on else None,
            article="；".join(str(article) for article in clock.articles[:2]) or "法律没有规定，按本机构设置",
            whose=WHOSE.get(row.whose, ""),
            remark=f"共{count[row.clock_id]}项，{GROUPED[row.clock_id]}" if several else "",
            over=row.state == DeadlineState.OVER.value, paused=row.state == DeadlineState.PAUSED.value,
            moved=row.first_ends_on is not None and row.first_ends_on != row.ends_on)


def finished_periods(case: Case) -> list[Deadline]:
    """What no longer counts, the latest first."""
    return sorted((row for row in case.deadlines if row.state not in COUNTING), key=lambda row: row.id, reverse=True)


def time_line(case: Case, milestones: Sequence[tuple[str, date]], periods: Sequence[Period], today: date) -> TimeLine:
    """The days of the case on one line: what happened, the last days of the body ahead, today."""
    limits = [(period.name, period.row.ends_on, period.over) for period in periods
              if period.row.ends_on and period.row.whose == "body" and not period.paused][:2]
    days = [day for _words, day in milestones] + [day for _words, day, _over in limits] + [today]
    first, last = min(days), max(days)
    whole = max((last - first).days, 1)

    def at(day: date) -> float:
        return round(3 + 94 * (day - first).days / whole, 1)

    by_day: dict[date, list[str]] = {}
    for words, day in milestones:
        by_day.setdefault(day, []).append(words)
    happened = [("、".join(words), day, "happened") for day, words in by_day.items()]
    ahead = [(words, day, "over" if over else "limit") for words, day, over in limits if day]
    marks = [Mark(at(day), words, day, kind, number % 2)
             for number, (words, day, kind) in enumerate(sorted(happened + ahead, key=lambda mark: mark[1]))]
    spans = []
    for period in periods:
        if period.row.clock_id.startswith(("MED", "ARBDEL")) and period.row.ends_on:
            start, end = at(max(period.row.starts_on, first)), at(min(period.row.ends_on, last))
            kind = "over" if period.over else "paused" if period.paused else "running"
            spans.append(Span(start, max(end - start, 0.5), period.name, kind))
    return TimeLine(marks, spans, at(today))
