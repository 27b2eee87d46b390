"""Sessions live on the server: the cookie holds a random key, and what has ended here is over everywhere."""
from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from flask import current_app, g, session

from mediation import clock
from mediation.extensions import db
from mediation.people.models import Person, SignedInSession
from mediation.people.queries import session_by_key, sessions_of

KEY = "key"
NOTED_EVERY = timedelta(seconds=5)


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def begin(person: Person) -> None:
    """Sign in: a new key, whatever the browser brought along."""
    key = secrets.token_urlsafe(32)
    now = clock.now()
    db.session.add(SignedInSession(key_hash=_hash(key), person_id=person.id, began_at=now, seen_at=now))
    session.clear()
    session[KEY] = key


def current() -> SignedInSession | None:
    """The session behind this request while it is in force: not ended, not too old, not idle too long."""
    if "signed_in_session" in g:
        return g.signed_in_session
    key = session.get(KEY)
    row = session_by_key(_hash(key)) if isinstance(key, str) else None
    g.signed_in_session = row if row is not None and _in_force(row) else None
    return g.signed_in_session


def again() -> SignedInSession | None:
    """The same, read anew after another transaction."""
    g.pop("signed_in_session", None)
    return current()


def _in_force(row: SignedInSession) -> bool:
    now = clock.now()
    longest = timedelta(seconds=current_app.config["LONGEST_SESSION_SECONDS"])
    return row.ended_at is None and not row.person.disabled and now - row.began_at < longest


def is_idle(row: SignedInSession) -> bool:
    """Whether nothing was asked for so long that the password is asked again."""
    return row.locked or clock.now() - row.seen_at > timedelta(seconds=current_app.config["IDLE_SECONDS"])


def is_to_be_noted(row: SignedInSession) -> bool:
    """Whether the use that is on record is too old to count from."""
    return clock.now() - row.seen_at >= NOTED_EVERY


def note_use() -> None:
    """Keep the moment of use; called when the request's own transaction has ended."""
    row = again()
    if row is not None:
        row.seen_at = clock.now()
        db.session.commit()


def unlock(row: SignedInSession) -> None:
    """The password was given again."""
    row.locked = False
    row.seen_at = clock.now()


def end() -> None:
    """Sign out: the key is dead on the server and gone from the browser."""
    row = current()
    if row is not None:
        row.ended_at = clock.now()
    session.clear()


def end_all(person: Person) -> None:
    """End every session of a person: changed password, changed posts, disabled account."""
    for row in sessions_of(person):
        row.ended_at = clock.now()
