"""Counting of days: 民法典 200–204, 民事诉讼法 85. The start day is left out; only the last day rolls over.

Rest days are weekends and the days off of the yearly notice; a make-up working day is a working day, also when
it is a Saturday (law.md §9.1). Everything is a date in China; no instant, no zone and no present day comes in.
"""
from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from mediation.law import counting
from mediation.law.holidays import LAST_NOTICE, arrangement_of, is_published
from mediation.law.numbers import date_words

SHANGHAI = ZoneInfo("Asia/Shanghai")
WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True)
class LastDay:
    """The last day of a period, included: ``raw`` as counted, ``on`` after rolling over rest days.

    ``provisional`` when the counting rested on a year whose notice is not published; ``how`` tells in one
    Chinese sentence how it was counted.
    """

    on: date
    raw: date
    provisional: bool
    how: str


@dataclass(frozen=True)
class Calendar:
    """Working days and rest days of China, with an operator's corrections and the last year with a notice."""

    overrides_off: frozenset[date] = frozenset()
    overrides_on: frozenset[date] = frozenset()
    published_through: int = LAST_NOTICE

    def is_working_day(self, day: date) -> bool:
        """Whether a day is worked: a weekday that is not off, or a make-up working day."""
        if day in self.overrides_on:
            return True
        if day in self.overrides_off:
            return False
        year = arrangement_of(day.year, self.published_through)
        return day in year.made_up or (day.weekday() < 5 and day not in year.off)

    def is_rest_day(self, day: date) -> bool:
        """Whether a day is off: a weekend or a holiday of the notice, unless it is worked."""
        return not self.is_working_day(day)

    def is_provisional(self, day: date) -> bool:
        """Whether a day lies in a year whose notice is not published (or, before 2024, not kept here)."""
        return not is_published(day.year, self.published_through)

    def roll(self, day: date) -> LastDay:
        """A last day as it falls: the day itself if it is worked, else the next working day (CC 203, CPL 85).

        Also for a last day that was set by its date, by a court or by both sides.
        """
        return self._settle(day, counting.FIXED % {"day": _day_words(day)})

    def next_working_day(self, day: date) -> date:
        """The first working day after a day."""
        return self._worked_from(_shift(day, 1))

    def add_days(self, start: date, n: int) -> LastDay:
        """The end of ``n`` natural days (n ≥ 1) from a start that is not counted; holidays inside count."""
        raw = _shift(start, _positive(n))
        return self._settle(raw, counting.DAYS % {"start": date_words(start), "n": n, "day": _day_words(raw)})

    def add_months(self, start: date, n: int) -> LastDay:
        """The end of ``n`` months (n ≥ 1): the day of the same number, or the month's last day (CC 202)."""
        return self._add_months(start, _positive(n), counting.MONTHS, n)

    def add_years(self, start: date, n: int) -> LastDay:
        """The end of ``n`` years (n ≥ 1): the same day of the year, 28 February for a 29th (CC 202)."""
        return self._add_months(start, 12 * _positive(n), counting.YEARS, n)

    def add_working_days(self, start: date, n: int) -> LastDay:
        """The end of ``n`` working days (n ≥ 1) from a start that is not counted (CC 201; O33 80)."""
        day, provisional = start, False
        for _ in range(_positive(n)):
            day, touched = self._next(day)
            provisional = provisional or touched
        counted = counting.WORKING_DAYS % {"start": date_words(start), "n": n, "day": _day_words(day)}
        return LastDay(day, day, provisional, counted + _ending(provisional))

    def working_days_before(self, day: date, n: int) -> LastDay:
        """The latest day for something that must be done ``n`` working days before a day (O33 38)."""
        last, provisional = day, False
        for _ in range(_positive(n)):
            last = _shift(last, -1)
            provisional = provisional or self.is_provisional(last)
            while not self.is_working_day(last):
                last = _shift(last, -1)
                provisional = provisional or self.is_provisional(last)
        counted = counting.BACKWARDS % {"start": date_words(day), "n": n, "day": _day_words(last)}
        return LastDay(last, last, provisional, counted + _ending(provisional))

    def working_days_between(self, a: date, b: date) -> int:
        """How many working days lie after ``a`` up to and including ``b``; negative if ``b`` comes first."""
        if b < a:
            return -self.working_days_between(b, a)
        return sum(self.is_working_day(_shift(a, offset)) for offset in range(1, (b - a).days + 1))

    def _worked_from(self, day: date) -> date:
        while not self.is_working_day(day):
            day = _shift(day, 1)
        return day

    def _next(self, day: date) -> tuple[date, bool]:
        """The next working day, and whether a provisional day was looked at on the way."""
        found = self.next_working_day(day)
        return found, self.is_provisional(found) or self.is_provisional(_shift(day, 1))

    def _add_months(self, start: date, months: int, words: str, n: int) -> LastDay:
        year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
        try:
            day = min(start.day, monthrange(year, month + 1)[1])
            raw = date(year, month + 1, day)
        except (ValueError, OverflowError) as beyond:
            raise ValueError("日期超出可以计算的范围，请核对日期。") from beyond
        missing = "" if day == start.day else counting.NO_SUCH_DAY
        return self._settle(raw, words % {"start": date_words(start), "n": n, "day": _day_words(raw)} + missing)

    def _settle(self, raw: date, counted: str) -> LastDay:
        on = self._worked_from(raw)
        provisional = self.is_provisional(raw) or self.is_provisional(on)
        if on != raw:
            holiday = arrangement_of(raw.year, self.published_through).off.get(raw)
            rolled = counting.HOLIDAY if holiday else counting.REST_DAY
            counted += rolled % {"holiday": holiday, "day": _day_words(on)}
        elif raw.weekday() > 4:
            counted += counting.WORKED
        return LastDay(on, raw, provisional, counted + _ending(provisional))


def _positive(n: int) -> int:
    if n < 1:
        raise ValueError("期间的长度应为正整数，请核对。")
    return n


def _shift(day: date, days: int) -> date:
    try:
        return day + timedelta(days)
    except OverflowError as beyond:
        raise ValueError("日期超出可以计算的范围，请核对日期。") from beyond


def _ending(provisional: bool) -> str:
    return counting.PROVISIONAL if provisional else counting.STOP


def _day_words(day: date) -> str:
    return f"{date_words(day)}（周{WEEKDAYS[day.weekday()]}）"


CHINA = Calendar()
