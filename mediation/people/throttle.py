"""The throttle of the doors where secrets are tried: sign-in, and the look-up by code.

A try is counted before the secret is compared, in a transaction of its own, so that many at once can't slip by; a right
secret takes its count back. Nobody can lock an owner out: a subject's delay ends by itself within fifteen minutes, and
the cap of the whole system never stops a right secret.
"""
from __future__ import annotations

from datetime import timedelta

from mediation import clock
from mediation.extensions import db
from mediation.people.models import Attempt
from mediation.people.queries import attempts_since, forget_attempts_before, wait_for_turn
from mediation.sealed import lookup

PER_SUBJECT = 10
PER_ORIGIN = 20
SUBJECT_WINDOW = timedelta(minutes=15)
ORIGIN_WINDOW = timedelta(minutes=1)
KEPT = timedelta(hours=25)
"""The longest limit counts a day; an hour more, for who tries while the sweep runs."""


class Tried:
    """One try at a door; ``allowed`` is False when there were too many, ``succeeded()`` takes the count back."""

    def __init__(self, door: str, subject: str, origin: str, *, most: int = PER_SUBJECT,
                 within: timedelta = SUBJECT_WINDOW, most_here: int = PER_ORIGIN) -> None:
        """Count the try and commit it; whatever the request had read so far is read anew.

        ``most`` tries for one subject ``within`` a time, which is 24 hours at the longest; ``most_here`` a minute from
        one address.
        """
        now = clock.now()
        self._subject, self._origin = lookup(subject, f"throttle:{door}"), lookup(origin, "throttle:origin")
        db.session.rollback()
        wait_for_turn(self._subject, self._origin)
        before = attempts_since(door, now - within, subject=self._subject)
        from_here = attempts_since(door, now - ORIGIN_WINDOW, origin=self._origin)
        self.allowed = before < most and from_here < most_here
        row = Attempt(door=door, subject=self._subject, origin=self._origin, at=now)
        if self.allowed:
            db.session.add(row)
            db.session.commit()
        else:
            db.session.rollback()
        self._id = row.id if self.allowed else None

    def succeeded(self) -> None:
        """The secret was right: this try does not count, in the transaction of what follows."""
        row = db.session.get(Attempt, self._id)
        if row is not None:
            db.session.delete(row)


def forget_old_attempts() -> int:
    """What no limit counts any more goes: from where and at which number somebody once tried."""
    return forget_attempts_before(clock.now() - KEPT)
