"""All tales are told together, day by day, with the clock set back to each of their moments.

A tale yields when it goes on: a number of days after its beginning (a day off is put off to the next working day), or
a moment. What would come after today does not happen: the case stands where its tale has got to. In the nights
between, the periods of a case end as the sweep ends them; whom an act concerns is told at once, by telephone.
"""
from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from mediation import clock
from mediation.demo.bodies import Bodies
from mediation.demo.parties_of_disputes import Cast
from mediation.demo.tales import Moment, OnStage, Tale
from mediation.errors import Refused
from mediation.extensions import db
from mediation.law.calendar import CHINA
from mediation.notices.acts import mark_told
from mediation.notices.queries import waiting_of_case
from mediation.sweep import end_periods_of

OPENS, NIGHT = time(9, 0), time(0, 20)
A_WHILE, AN_INSTANT = timedelta(minutes=4), timedelta(seconds=5)
JUST_NOW, LATELY = timedelta(minutes=2), timedelta(days=1)


Say = Callable[[str], None]


class TaleBroken(Exception):
    """A tale cannot be told: the act that refused it, and on which day."""


@dataclass
class Play:
    """A tale under way: its case, where it has got to, its last moment, and the night in which a period ends."""

    tale: Tale
    walk: OnStage
    going_on: Iterator[Moment]
    last: datetime | None = None
    night: date | None = None

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


class Stage:
    """The tales under way and the order of their moments."""

    def __init__(self, tales: Sequence[Tale], bodies: Bodies, say: Say = lambda words: None) -> None:
        self.say = say
        self.now = clock.now()
        self.today = clock.day_of(self.now)
        cast = Cast(bodies)
        self.plays = [self._begun(one, bodies, cast) for one in tales]
        self.waiting: list[tuple[datetime, int, bool]] = []

    def tell(self) -> list[Play]:
        """Tell all of them up to the present moment; a transaction for each moment of a tale."""
        for number, play in enumerate(self.plays):
            self._wait(number, next(play.going_on, None))
        month = ""
        while self.waiting:
            moment, number, by_night = heapq.heappop(self.waiting)
            if month != f"{clock.day_of(moment):%Y-%m}":
                month = f"{clock.day_of(moment):%Y-%m}"
                self.say(f"演示数据：讲到{month}")
            with clock.set_back(moment):
                if by_night:
                    self._night(self.plays[number])
                else:
                    self._wait(number, self._goes_on(self.plays[number], moment))
            self._wait_for_night(number)
        return self.plays

    def _begun(self, one: Tale, bodies: Bodies, cast: Cast) -> Play:
        walk = OnStage(bodies, one.body, tale=one, began=one.first_day(self.today), today=self.today,
                       said=cast.registering)
        return Play(one, walk, one.telling(walk))

    def _wait(self, number: int, wanted: Moment | None) -> None:
        moment = self.plays[number].moment(wanted, self.now) if wanted is not None else None
        if moment is not None:
            heapq.heappush(self.waiting, (moment, number, False))

    def _goes_on(self, play: Play, moment: datetime) -> Moment | None:
        play.last = moment
        try:
            wanted = next(play.going_on, None)
            if play.walk.is_begun and moment < self.now - LATELY:
                for notice in waiting_of_case(play.walk.case, moment):
                    mark_told(notice, by=play.walk.clerk)
            db.session.commit()
        except Refused as refused:
            where = f"{play.tale.key} {play.tale.dispute.short} {clock.day_of(moment)}"
            raise TaleBroken(f"{where}: {refused.message}") from refused
        return wanted

    def _night(self, play: Play) -> None:
        play.night = None
        end_periods_of(play.walk.case)
        db.session.commit()

    def _wait_for_night(self, number: int) -> None:
        """Come back in the night after the next period of the case has ended."""
        play = self.plays[number]
        if not play.walk.is_begun:
            return
        running = [row.ends_on for row in play.walk.case.deadlines if row.state == "running" and row.ends_on]
        ends = min(running, default=None)
        night = ends + timedelta(days=1) if ends else None
        if night is not None and night <= self.today and (play.night is None or night < play.night):
            play.night = night
            heapq.heappush(self.waiting, (self._moment_of_night(play, night), number, True))

    def _moment_of_night(self, play: Play, night: date) -> datetime:
        moment = min(clock.instant(night, NIGHT), self.now)
        return max(moment, play.last) if play.last else moment


def tell(tales: Sequence[Tale], bodies: Bodies, say: Say = lambda words: None) -> list[Play]:
    """Tell these tales up to the present moment; ``say`` hears how far they have got."""
    return Stage(tales, bodies, say).tell()
