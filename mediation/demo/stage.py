"""All tales are told together, day by day, with the clock set back to each of their moments.

A tale yields when it goes on: a number of days after its beginning (a day off is put off to the next working day), or
a moment. What would come after today does not happen: the case stands where its tale has got to.
"""
from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from mediation import clock
from mediation.demo.bodies import Bodies
from mediation.demo.parties_of_disputes import Cast
from mediation.demo.tales import Moment, OnStage, Tale
from mediation.errors import Refused
from mediation.extensions import db
from mediation.law.calendar import CHINA

OPENS = time(9, 0)
A_WHILE, AN_INSTANT = timedelta(minutes=4), timedelta(seconds=5)
JUST_NOW = timedelta(minutes=2)


class TaleBroken(Exception):
    """A tale cannot be told: the act that refused it, and on which day."""


@dataclass
class Play:
    """A tale under way: its case, where it has got to, and its last moment."""

    tale: Tale
    walk: OnStage
    going_on: Iterator[Moment]
    last: datetime | None = None

    def moment(self, wanted: Moment, now: datetime) -> datetime | None:
        """The moment that the tale wants next; None where it lies ahead."""
        if isinstance(wanted, datetime):
            return None if wanted > now else max(wanted, self._after_last(now))
        day, today = self.walk.began + timedelta(days=wanted), clock.day_of(now)
        if day > today:
            return None
        day = min(CHINA.roll(day).on, today)
        opens = clock.instant(day, OPENS) + timedelta(minutes=self.tale.seed % 97)
        return max(min(opens, now - JUST_NOW), self._after_last(now))

    def _after_last(self, now: datetime) -> datetime:
        if self.last is None:
            return datetime.min.replace(tzinfo=now.tzinfo)
        later = self.last + A_WHILE
        return later if later < now else self.last + AN_INSTANT


def tell(tales: Sequence[Tale], bodies: Bodies) -> list[Play]:
    """Tell the tales up to the present moment, each act on its day; a transaction for each moment of a tale."""
    now, cast = clock.now(), Cast(bodies)
    plays = [_begun(one, bodies, cast, now) for one in tales]
    waiting: list[tuple[datetime, int]] = []
    for number, play in enumerate(plays):
        _wait_for(waiting, play, number, next(play.going_on, None), now)
    while waiting:
        moment, number = heapq.heappop(waiting)
        plays[number].last = moment
        with clock.set_back(moment):
            wanted = _goes_on(plays[number], moment)
        _wait_for(waiting, plays[number], number, wanted, now)
    return plays


def _begun(one: Tale, bodies: Bodies, cast: Cast, now: datetime) -> Play:
    began = clock.day_of(now) - timedelta(days=one.begins)
    walk = OnStage(bodies, one.body, tale=one, began=began, said=cast.registering)
    return Play(one, walk, one.telling(walk))


def _wait_for(waiting: list[tuple[datetime, int]], play: Play, number: int, wanted: Moment | None,
              now: datetime) -> None:
    moment = play.moment(wanted, now) if wanted is not None else None
    if moment is not None:
        heapq.heappush(waiting, (moment, number))


def _goes_on(play: Play, moment: datetime) -> Moment | None:
    try:
        wanted = next(play.going_on, None)
        db.session.commit()
    except Refused as refused:
        day = clock.day_of(moment)
        raise TaleBroken(f"{play.tale.key} {play.tale.dispute.short} {day}: {refused.message}") from refused
    return wanted
