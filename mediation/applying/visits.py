"""Filling in an application by its code: one draft, ten idle minutes, over when the person leaves."""
from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from flask import g, session
from flask_babel import gettext as _

from mediation import clock
from mediation.applying.models import ApplicationDraft, DraftVisit
from mediation.applying.queries import draft_with_locator, visit_with_key
from mediation.errors import NotFound
from mediation.extensions import db
from mediation.following.guessing import Guess
from mediation.following.visits import leaves_too
from mediation.intake.online.models import NamedWorker
from mediation.people.passwords import matches, spend_the_same_time

KEY = "applies"
APPLICANT = "applicant"
"""The visitors who have an application of their own before them (``web.who_may``)."""
IDLE = timedelta(minutes=10)
NOTED_EVERY = timedelta(seconds=5)
LONGEST = timedelta(hours=8)


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def resume(locator: str, secret: str, origin: str) -> tuple[ApplicationDraft | None, bool]:
    """Try a code: the application it belongs to, or None; and whether the try was let through at all."""
    guess = Guess("apply", locator, origin)
    if not guess.heard:
        return None, False
    draft = draft_with_locator(locator)
    if draft is None or draft.handed_in_at is not None:
        spend_the_same_time(secret)
        return None, True
    if not matches(secret, draft.secret_hash):
        return None, True
    guess.was_right()
    remember(draft=draft)
    return draft, True


def remember(*, draft: ApplicationDraft | None = None, named: NamedWorker | None = None, shown: str = "") -> None:
    """Somebody fills in an application from here, or has answered on a list; ``shown`` is what they are shown now."""
    key = secrets.token_urlsafe(32)
    now = clock.now()
    db.session.add(DraftVisit(key_hash=_hash(key), draft=draft, named=named, began_at=now, seen_at=now, shown=shown))
    session.clear()
    session[KEY] = key


def current() -> DraftVisit | None:
    """Who fills in an application in this request, while they have neither left nor been idle too long."""
    key = session.get(KEY)
    row = visit_with_key(_hash(key)) if isinstance(key, str) else None
    if row is None or row.ended_at is not None:
        return None
    now = clock.now()
    if now - row.seen_at >= IDLE or now - row.began_at >= LONGEST:
        return None
    g.applying_used = row.key_hash if now - row.seen_at >= NOTED_EVERY else None
    return row


def is_here() -> bool:
    """Whether somebody fills in an application in this request."""
    return current() is not None


def visit_here() -> DraftVisit:
    """The visit of this request; raises NotFound where there is none."""
    row = current()
    if row is None:
        raise NotFound(_("您停了太久，或者已经离开。填过的都在，请用申请码接着填。"))
    return row


def draft_here() -> ApplicationDraft:
    """The application that is filled in in this request; raises NotFound where there is none."""
    draft = visit_here().draft
    if draft is None:
        raise NotFound(_("没有这一页。"))
    return draft


def note_use(response: Any) -> Any:
    """After each request, when its own transaction has ended: the pause of who fills in begins anew."""
    left, used = g.pop("applying_left", None), g.pop("applying_used", None)
    row = visit_with_key(left or used) if left or used else None
    if row is not None and row.ended_at is None:
        row.seen_at = clock.now()
        if left:
            row.ended_at, row.shown = clock.now(), None
        db.session.commit()
    return response


def end() -> None:
    """The person leaves: nothing of the application is shown any more, not by Back either."""
    row = current()
    if row is not None:
        row.ended_at, row.shown = clock.now(), None
    session.pop(KEY, None)


def leave_at_once() -> None:
    """Out by a mere link, as ``end``, after the request."""
    row = current()
    g.applying_left = row.key_hash if row is not None else None
    session.pop(KEY, None)


leaves_too(lambda: KEY in session, leave_at_once)
