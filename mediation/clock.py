"""The only source of the present moment; everything the law counts is a date in Asia/Shanghai."""
from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
_set_to: ContextVar[datetime | None] = ContextVar("set_to", default=None)


def now() -> datetime:
    """The present instant, in UTC."""
    return _set_to.get() or datetime.now(UTC)


def today() -> date:
    """The present day in China."""
    return day_of(now())


def day_of(instant: datetime) -> date:
    """The day in China on which an instant falls."""
    return instant.astimezone(SHANGHAI).date()


def instant(day: date, at: time) -> datetime:
    """The UTC instant of a day and a time in China."""
    return datetime.combine(day, at, SHANGHAI).astimezone(UTC)


@contextmanager
def set_back(to: datetime) -> Iterator[None]:
    """Within this, it is the moment given: the demo world tells its stories by walking the acts on their days."""
    token = _set_to.set(to.astimezone(UTC))
    try:
        yield
    finally:
        _set_to.reset(token)
