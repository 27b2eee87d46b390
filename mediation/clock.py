"""The only source of the present moment; everything the law counts is a date in Asia/Shanghai."""
from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """The present instant, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The present day in China."""
    return now().astimezone(SHANGHAI).date()


def day_of(instant: datetime) -> date:
    """The day in China on which an instant falls."""
    return instant.astimezone(SHANGHAI).date()


def instant(day: date, at: time) -> datetime:
    """The UTC instant of a day and a time in China."""
    return datetime.combine(day, at, SHANGHAI).astimezone(UTC)
