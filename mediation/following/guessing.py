"""How often a secret may be tried at a door of the parties: by the number it belongs to, by address, altogether.

Ten wrong tries an hour at one number; from then on each waits, thirty seconds and longer, up to five minutes. Twenty a
minute from one address. When sixty a minute have failed altogether, only addresses are heard from which hardly any try
has failed within the hour. Such an address is heard too while somebody else guesses at the same number: otherwise
guessing would be a way to keep an owner out. Guessing needs a new address for every few tries, and the secret has
fourteen digits. Unlike what ``Tried`` counts for the staff, no count ever closes a number.

The count is made in a transaction of its own before the secret is compared, in the database, for all processes.
"""
from __future__ import annotations

import ipaddress
from datetime import datetime, timedelta

from mediation import clock
from mediation.extensions import db
from mediation.people.models import Attempt
from mediation.people.queries import attempts_since, last_attempt, wait_for_turn
from mediation.sealed import lookup

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
MOST_AT_A_NUMBER, MOST_FROM_AN_ADDRESS, MOST_ALTOGETHER = 10, 20, 60
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(minutes=5)
HARDLY_ANY = 3
"""So many wrong tries within the hour may come from an address that is heard in spite of what others do."""


class Guess:
    """One try at a door; ``heard`` is False when there were too many, ``was_right()`` takes the count back."""

    def __init__(self, door: str, number: str, address: str) -> None:
        """Count the try and commit it; whatever the request had read so far is read anew."""
        self._door, self._now = door, clock.now()
        self._subject = lookup(number, f"throttle:{door}")
        self._origin = lookup(_network(address), "throttle:origin")
        db.session.rollback()
        wait_for_turn(self._subject, self._origin, lookup(door, "throttle:all"))
        self.heard = self._is_heard()
        self._id: int | None = None
        if not self.heard:
            db.session.rollback()
            return
        row = Attempt(door=door, subject=self._subject, origin=self._origin, at=self._now)
        db.session.add(row)
        db.session.commit()
        self._id = row.id

    def was_right(self) -> None:
        """The secret was right: this try does not count, in the transaction of what follows."""
        row = db.session.get(Attempt, self._id) if self._id is not None else None
        if row is not None:
            db.session.delete(row)

    def _is_heard(self) -> bool:
        if self._failed(MINUTE, origin=self._origin) >= MOST_FROM_AN_ADDRESS:
            return False
        if self._failed(HOUR, origin=self._origin) < HARDLY_ANY:
            return True
        return self._failed(MINUTE) < MOST_ALTOGETHER and not self._waits()

    def _waits(self) -> bool:
        """Whether too little time has passed since the last of many tries at this number."""
        failed = self._failed(HOUR, subject=self._subject)
        if failed < MOST_AT_A_NUMBER:
            return False
        last: datetime | None = last_attempt(self._door, self._subject)
        return last is not None and self._now - last < wait_after(failed)

    def _failed(self, within: timedelta, *, subject: str | None = None, origin: str | None = None) -> int:
        return attempts_since(self._door, self._now - within, subject=subject, origin=origin)


def wait_after(failed: int) -> timedelta:
    """How long a number rests after so many wrong tries within the hour."""
    return min(FIRST_WAIT * 2 ** min(failed - MOST_AT_A_NUMBER, 8), LONGEST_WAIT)


def _network(address: str) -> str:
    """Whoever has one address of the new kind has as many as they like: there the network counts."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((parsed, 64), strict=False)) if parsed.version == 6 else address
