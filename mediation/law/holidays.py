"""Rest days of the year: the State Council's notices, written down by hand, and estimates for other years.

A notice moves working days (调休); nothing but its text says which Saturday is worked. Years whose notice is not
here are computed from the statutory holidays (13 days since 2025) and weekends, and count as provisional.
"""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

FIRST_YEAR, LAST_YEAR = 1950, 2100


@dataclass(frozen=True)
class Arrangement:
    """How the rest days of a year lie: holidays by day with their Chinese name, and weekend days that are worked."""

    year: int
    source: str
    off: dict[date, str]
    made_up: frozenset[date]


def _notice(year: int, source: str, *breaks: tuple[str, str, str, str]) -> Arrangement:
    """A notice from its lines: name, first day off, last day off, make-up working days (month-day)."""
    def day(text: str) -> date:
        return date.fromisoformat(f"{year}-{text}")

    off: dict[date, str] = {}
    made_up: set[date] = set()
    for name, first, last, worked in breaks:
        for offset in range((day(last) - day(first)).days + 1):
            off[day(first) + timedelta(offset)] = name
        made_up.update(day(text) for text in worked.split())
    return Arrangement(year, source, off, frozenset(made_up))


NOTICES: dict[int, Arrangement] = {arrangement.year: arrangement for arrangement in (
    _notice(
        2024, "国办发明电〔2023〕7号",
        ("元旦", "01-01", "01-01", ""),
        ("春节", "02-10", "02-17", "02-04 02-18"),
        ("清明节", "04-04", "04-06", "04-07"),
        ("劳动节", "05-01", "05-05", "04-28 05-11"),
        ("端午节", "06-10", "06-10", ""),
        ("中秋节", "09-15", "09-17", "09-14"),
        ("国庆节", "10-01", "10-07", "09-29 10-12")),
    _notice(
        2025, "国办发明电〔2024〕12号",
        ("元旦", "01-01", "01-01", ""),
        ("春节", "01-28", "02-04", "01-26 02-08"),
        ("清明节", "04-04", "04-06", ""),
        ("劳动节", "05-01", "05-05", "04-27"),
        ("端午节", "05-31", "06-02", ""),
        ("国庆节、中秋节", "10-01", "10-08", "09-28 10-11")),
    _notice(
        2026, "国办发明电〔2025〕7号",
        ("元旦", "01-01", "01-03", "01-04"),
        ("春节", "02-15", "02-23", "02-14 02-28"),
        ("清明节", "04-04", "04-06", ""),
        ("劳动节", "05-01", "05-05", "05-09"),
        ("端午节", "06-19", "06-21", ""),
        ("中秋节", "09-25", "09-27", ""),
        ("国庆节", "10-01", "10-07", "09-20 10-10")),
)}
FIRST_NOTICE, LAST_NOTICE = min(NOTICES), max(NOTICES)


@lru_cache(maxsize=None)
def estimated(year: int) -> Arrangement:
    """A year computed from the statutory holidays; one that falls on a weekend is made up (HOL 6).

    ValueError outside 1950 to 2100, for which no lunar dates are kept.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"日期超出可以计算的范围（{FIRST_YEAR}年至{LAST_YEAR}年），请核对日期。")
    import holidays as statutory  # only years without a notice ask it
    days = statutory.country_holidays("CN", years=year, language="zh_CN")
    off = {day: name for day, name in sorted(days.items()) if day.year == year}
    made_up: Iterable[date] = days.weekend_workdays
    return Arrangement(year, "按法定节假日推算", off, frozenset(day for day in made_up if day.year == year))


def arrangement_of(year: int, published_through: int = LAST_NOTICE) -> Arrangement:
    """The rest days of a year: by its notice if that is known and published, else estimated."""
    if is_published(year, published_through) and year in NOTICES:
        return NOTICES[year]
    return estimated(year)


def is_published(year: int, published_through: int = LAST_NOTICE) -> bool:
    """Whether a year's rest days rest on a notice and not on an estimate."""
    return FIRST_NOTICE <= year <= published_through
