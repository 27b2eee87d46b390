"""Following a case: by the code on a slip or by an account, one case at a time, ten idle minutes, dead with the code.

The key of a visit stands in a cookie of its own, apart from the session of the staff, and on the server as a hash.
"""
from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from flask import current_app, g, has_request_context, request, session
from flask_babel import gettext

from mediation import clock
from mediation.bodies.models import Body
from mediation.errors import NotFound
from mediation.extensions import db
from mediation.following.guessing import Guess
from mediation.following.models import Following, PartyAccount
from mediation.following.queries import (account_with_number, case_in_account, code_with_locator, following_with_key,
                                         visits_of)
from mediation.following.told import is_told_of
from mediation.parties.acting import BESIDE
from mediation.parties.models import AccessCode, Party
from mediation.people.passwords import matches, spend_the_same_time

COOKIE = "following"
PARTY, READER, ACCOUNT = "party", "party_reading", "party_account"
"""The visitors who see one case, by a code or chosen from an account; among them those who have yet to show that they
are the party, and only read; and those with an account (``web.who_may``)."""
IDLE = timedelta(minutes=10)
NOTED_EVERY = timedelta(seconds=5)
BY_ITSELF = "again"
"""In the address of what an open page asks for without its person: that is no use, and the visit ends all the same."""
LONGEST = timedelta(hours=8)


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def begin(locator: str, secret: str, origin: str) -> tuple[Party | None, bool]:
    """Try a code: the party it belongs to, or None; and whether the try was let through at all."""
    code, heard = code_tried(locator, secret, origin)
    if code is None:
        return None, heard
    _remember(Following(locator=code.locator))
    return code.party, True


def come_in_by(code: AccessCode) -> None:
    """Whoever was just given this code follows the case from now on, in this browser."""
    _remember(Following(locator=code.locator))


def code_tried(locator: str, secret: str, origin: str) -> tuple[AccessCode | None, bool]:
    """The code if locator and secret are right and its party was told of its case; and whether the try was heard."""
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
    return code, True


def begin_with_account(number: str, pin: str, origin: str) -> tuple[PartyAccount | None, bool]:
    """Try the password of an account; the account, or None; and whether the try was heard."""
    guess = Guess("account", number, origin)
    if not guess.heard:
        return None, False
    account = account_with_number(number)
    if account is None:
        spend_the_same_time(pin)
        return None, True
    if not matches(pin, account.pin_hash):
        return None, True
    guess.was_right()
    come_in(account)
    return account, True


def come_in(account: PartyAccount) -> None:
    """A visit with an account begins, whichever way its holder showed who they are; no case is chosen yet."""
    _remember(Following(account_id=account.id))


def _remember(row: Following) -> None:
    """A new key, whatever the browser brought along; what was open in it before is over."""
    end()
    key, now = secrets.token_urlsafe(32), clock.now()
    row.key_hash, row.began_at, row.seen_at = _hash(key), now, now
    db.session.add(row)
    g.following_cookie = key


def _row() -> Following | None:
    """The visit of this request that has not ended, whether a case is chosen in it or not."""
    key = request.cookies.get(cookie_name()) if has_request_context() else None
    row = following_with_key(_hash(key)) if key else None
    if row is None or row.ended_at is not None:
        return None
    if row.account is not None and row.account.closed_at is not None:
        return None
    now = clock.now()
    if now - row.seen_at >= IDLE or now - row.began_at >= LONGEST:
        return None
    noted = now - row.seen_at >= NOTED_EVERY and BY_ITSELF not in request.args
    g.following_used = row.key_hash if noted else None
    return row


def current() -> Following | None:
    """Who follows one case in this request, while its code is in force and the person has not left."""
    row = _row()
    if row is None or row.code is None or not row.code.is_in_force(clock.today()) or not is_told_of(row.code.party):
        return None
    if row.account_id is not None and case_in_account(row.account_id, row.code.locator) is None:
        return None
    return row


def is_here() -> bool:
    """Whether somebody follows in this request."""
    return current() is not None


def party_here() -> Party:
    """The party for whom somebody follows in this request; raises NotFound where nobody does."""
    row = current()
    if row is None or row.code is None:
        raise NotFound("您已经离开，或者停了太久。请用回执上的查询码重新进来。")
    g.following_body = row.code.party.case.body
    return row.code.party


def body_of_visit() -> Body | None:
    """Whose page it is, for the foot: the body of the case that this page is about; None for a page about none."""
    body: Body | None = g.get("following_body")
    return body


def account_here() -> PartyAccount | None:
    """The account with which somebody came in, or None."""
    row = _row()
    return row.account if row is not None else None


def account_is_here() -> bool:
    """Whether somebody came in with an account."""
    return account_here() is not None


def turn_to(locator: str) -> Party:
    """In a visit with an account, go to one of its cases; raises NotFound for any other."""
    row = _row()
    found = case_in_account(row.account_id, locator) if row is not None and row.account_id is not None else None
    if row is None or found is None or not found.code.is_in_force(clock.today()) or not is_told_of(found.code.party):
        raise NotFound("没有找到这件事。")
    row.locator = found.locator
    return found.code.party


def note_use(response: Any) -> Any:
    """After each request, when its own transaction has ended: the pause begins anew, or the visit is over."""
    left, used = g.pop("following_left", None), g.pop("following_used", None)
    row = following_with_key(left or used) if left or used else None
    if row is not None and row.ended_at is None:
        row.seen_at = clock.now()
        row.ended_at = clock.now() if left else None
        db.session.commit()
    return response


def keep_cookie(response: Any) -> Any:
    """Give the browser the key of a visit that began, and take it away when the visit ended."""
    key = g.pop("following_cookie", None)
    if key is None or response.status_code >= 400:
        return response
    if key:
        response.set_cookie(cookie_name(), key, httponly=True, samesite="Lax", path="/",
                            secure=current_app.config["SESSION_COOKIE_SECURE"])
    else:
        response.delete_cookie(cookie_name(), httponly=True, samesite="Lax", path="/",
                               secure=current_app.config["SESSION_COOKIE_SECURE"])
    return response


def cookie_name() -> str:
    """Bound to this host where the site is reached by https."""
    return f"__Host-{COOKIE}" if current_app.config["SESSION_COOKIE_SECURE"] else COOKIE


def end() -> None:
    """The person leaves, and who helped it too: nothing of the case is shown any more, not by Back either."""
    row = _row()
    session.pop(BESIDE, None)
    if row is not None:
        row.ended_at = clock.now()
    g.pop("following_used", None)
    g.following_cookie = ""


LEAVE_TOO: list[tuple[Callable[[], bool], Callable[[], None]]] = []


def leaves_too(is_here: Callable[[], bool], leave: Callable[[], None]) -> None:
    """Whoever is here otherwise than by following, as with an application, goes out by the quick exit as well."""
    LEAVE_TOO.append((is_here, leave))


def may_leave() -> bool:
    """Whether this browser holds anything that the quick exit has to end."""
    return cookie_name() in request.cookies or any(is_here() for is_here, _leave in LEAVE_TOO)


def leave_at_once() -> None:
    """Out by a mere link, which every browser follows without a script: as ``end``, after the request."""
    row = _row()
    session.pop(BESIDE, None)
    for is_here, leave in LEAVE_TOO:
        if is_here():
            leave()
    g.pop("following_used", None)
    g.following_left = row.key_hash if row is not None else None
    g.following_cookie = ""


def too_many() -> str:
    """What somebody reads whose try was not heard."""
    return gettext("试的次数太多了，请过五分钟再试，或者打回执上的电话。")


def end_all(account: PartyAccount, *, but_this: bool = False) -> None:
    """Every visit with an account ends, as when its password was changed; the one of this request may stay."""
    here = _row() if but_this else None
    for row in visits_of(account):
        if here is None or row.key_hash != here.key_hash:
            row.ended_at = clock.now()
