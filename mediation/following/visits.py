"""Following a case by code: one party, ten idle minutes, dead with the code."""
from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from flask import g, session

from mediation import clock
from mediation.errors import NotFound
from mediation.extensions import db
from mediation.following.guessing import Guess
from mediation.following.models import Following
from mediation.following.queries import code_with_locator, following_with_key
from mediation.following.told import is_told_of
from mediation.parties.models import AccessCode, Party
from mediation.people.passwords import matches, spend_the_same_time

KEY = "follows"
PARTY = "party"
"""The visitors who came in by the code of a party (``web.who_may``)."""
IDLE = timedelta(minutes=10)
NOTED_EVERY = timedelta(seconds=5)
LONGEST = timedelta(hours=8)


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def begin(locator: str, secret: str, origin: str) -> tuple[Party | None, bool]:
    """Try a code: the party it belongs to, or None; and whether the try was let through at all."""
    guess = Guess("follow", locator, origin)
    if not guess.heard:
        return None, False
    code = code_with_locator(locator)
    if code is None:
        spend_the_same_time(secret)
        return None, True
    if not matches(secret, code.secret_hash) or not is_told_of(code.party):
        return None, True
    guess.was_right()
    _remember(code)
    return code.party, True


def _remember(code: AccessCode) -> None:
    key = secrets.token_urlsafe(32)
    now = clock.now()
    db.session.add(Following(key_hash=_hash(key), locator=code.locator, began_at=now, seen_at=now))
    session.clear()
    session[KEY] = key


def current() -> Following | None:
    """Who follows in this request, while the code is in force and the person has not left."""
    key = session.get(KEY)
    row = following_with_key(_hash(key)) if isinstance(key, str) else None
    if row is None or row.ended_at is not None or row.code.revoked_at is not None or not is_told_of(row.code.party):
        return None
    now = clock.now()
    if now - row.seen_at >= IDLE or now - row.began_at >= LONGEST:
        return None
    g.following_used = row.key_hash if now - row.seen_at >= NOTED_EVERY else None
    return row


def is_here() -> bool:
    """Whether somebody follows in this request."""
    return current() is not None


def party_here() -> Party:
    """The party for whom somebody follows in this request; raises NotFound where nobody does."""
    row = current()
    if row is None:
        raise NotFound("您已经离开，或者停了太久。请用回执上的查询码重新进来。")
    return row.code.party


def note_use(response: Any) -> Any:
    """After each request, when its own transaction has ended: the pause of who follows begins anew."""
    key = g.pop("following_used", None)
    row = following_with_key(key) if key else None
    if row is not None and row.ended_at is None:
        row.seen_at = clock.now()
        db.session.commit()
    return response


def end() -> None:
    """The person leaves: nothing of the case is shown any more, not by Back either."""
    row = current()
    if row is not None:
        row.ended_at = clock.now()
    session.clear()
