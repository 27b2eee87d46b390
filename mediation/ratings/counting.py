"""The open monthly figures of a body: only of months that are over, and nothing by which few people are made out.

A month is published when it has ended, so that no figure moves when somebody rates; how many bad ratings were
answered in time is published when the last day of all of them has passed.
"""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from mediation import clock
from mediation.bodies.models import Body
from mediation.deadlines.acts import calendar_of
from mediation.law.ratings import BAD, SATISFIED, SMALLEST, Level, answer_due, publishable
from mediation.ratings.queries import Month, after, month_of

MONTHS = 12
LEVELS = tuple(Level)
ALL = frozenset(range(len(LEVELS)))
GOOD_CELLS = frozenset(LEVELS.index(level) for level in SATISFIED)
BAD_CELLS = frozenset(LEVELS.index(level) for level in BAD)
WANTED = (ALL, GOOD_CELLS, BAD_CELLS, *(frozenset({cell}) for cell in range(len(LEVELS))))
"""In the order of their weight: how many rated, how many were satisfied, how many were not, then each level."""


@dataclass(frozen=True)
class Share:
    """A part of a whole; None where it may not be published, or is not known yet."""

    part: int | None
    whole: int | None

    @property
    def percent(self) -> int | None:
        """The share, where both may be read."""
        return round(100 * self.part / self.whole) if self.part is not None and self.whole else None


@dataclass(frozen=True)
class Published:
    """A month as everybody may read it; None stands for what is not published."""

    first: date
    given: int | None
    satisfied: Share
    levels: tuple[int | None, ...]
    bad: int | None
    in_time: Share
    response: Share
    answers_run: bool


def months_before(day: date) -> list[date]:
    """The first days of the months that are over, the latest first."""
    found, first = [], day.replace(day=1)
    while len(found) < MONTHS:
        first = (first - timedelta(days=1)).replace(day=1)
        found.append(first)
    return found


def published(body: Body) -> list[Published]:
    """The last twelve months of a body that are over."""
    return [publish(month_of(body, first), _answers_run(body, first)) for first in months_before(clock.today())]


def _answers_run(body: Body, first: date) -> bool:
    """Whether a bad rating of the last day of the month may still be answered in time."""
    last = after(first) - timedelta(days=1)
    return answer_due(last, calendar_of(body), body.setting("RATING_ANSWER_DAYS")).on >= clock.today()


def publish(month: Month, answers_run: bool) -> Published:
    """What may be read of a counted month."""
    seen = publishable(month.levels, WANTED, ALL - GOOD_CELLS)

    def count(cells: frozenset[int]) -> int | None:
        return sum(month.levels[cell] for cell in cells) if cells in seen else None

    given, bad = count(ALL), count(BAD_CELLS)
    return Published(
        first=month.first, given=given, satisfied=Share(count(GOOD_CELLS), given),
        levels=tuple(count(frozenset({cell})) for cell in range(len(LEVELS))), bad=bad,
        in_time=Share(_part(month.in_time, bad) if not answers_run else None, bad),
        response=_response(month, given), answers_run=answers_run)


def _response(month: Month, given: int | None) -> Share:
    """How many of those who could rate a closing did: neither they, nor the rest, nor the other raters may be few."""
    whole = month.cards if month.cards >= SMALLEST else None
    part = _part(month.used, whole)
    if part is not None and given is not None and _is_few(given - part):
        part = None
    return Share(part, whole)


def _part(part: int, whole: int | None) -> int | None:
    """A part of a published whole, where neither it nor the rest is few."""
    if whole is None or _is_few(part) or _is_few(whole - part):
        return None
    return part


def _is_few(people: int) -> bool:
    return 0 < people < SMALLEST
