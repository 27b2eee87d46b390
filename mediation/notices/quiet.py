"""The hours in which nobody is disturbed: a message that falls due in them goes out when they end."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from mediation import clock
from mediation.bodies.models import Body
from mediation.notices.models import NoticeChoice


@dataclass(frozen=True)
class Quiet:
    """From an hour to an hour in China, over midnight where the second is the smaller; equal hours are none."""

    begins: int
    ends: int

    def holds_at(self, moment: datetime) -> bool:
        """Whether it is quiet at this moment."""
        hour = moment.astimezone(clock.SHANGHAI).hour
        if self.begins <= self.ends:
            return self.begins <= hour < self.ends
        return hour >= self.begins or hour < self.ends

    def after(self, moment: datetime) -> datetime:
        """The first moment from this one on at which it is not quiet."""
        if not self.holds_at(moment):
            return moment
        day = clock.day_of(moment)
        ends = clock.instant(day, time(self.ends))
        return ends if ends > moment else clock.instant(day + timedelta(days=1), time(self.ends))


def quiet_of(body: Body, choice: NoticeChoice | None) -> Quiet:
    """The quiet hours of a party: its own, or those that the body has set."""
    if choice is not None and choice.quiet_from is not None and choice.quiet_until is not None:
        return Quiet(choice.quiet_from, choice.quiet_until)
    return Quiet(int(body.setting("QUIET_FROM")), int(body.setting("QUIET_UNTIL")))
