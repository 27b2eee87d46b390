"""An account for all of one's cases: made with a slip or a code of the desk's, its password known to no one else."""
from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from mediation import clock
from mediation.cases.proof import works_for_the_other_side
from mediation.audit import trail
from mediation.cases import who
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.following import visits
from mediation.following.models import AccountCase, AccountInvitation, PartyAccount
from mediation.following.pins import check_digits
from mediation.following.queries import (cases_of, code_with_locator, holder_of, invitation_with, invitations_to,
                                         is_number_taken)
from mediation.following.told import is_told_of
from mediation.law.numbers import make_locator
from mediation.notices.acts import tell
from mediation.parties.acting import PartyActing
from mediation.parties.acts import give_code
from mediation.parties.models import AccessCode, Party
from mediation.parties.queries import codes_in_force
from mediation.people.passwords import hash_secret, matches
from mediation.sealed import lookup

SHORTEST_PIN, LONGEST_PIN = 8, 12
INVITED_FOR = timedelta(minutes=30)
INVITATION_DIGITS = 10
NOT_YOU = "不是您本人办的，请马上打电话告诉我们。"


def make_account(code: AccessCode, pin: str) -> PartyAccount:
    """Whoever holds the slip makes an account, which holds this case at once; the party is told by what is on file.

    A case that stood in another account moves to this one: whoever lost its password is not shut out by that.
    """
    _check(pin, code.party)
    now = clock.now()
    account = PartyAccount(number=_new_number(), pin_hash=hash_secret(pin), made_at=now, pin_set_at=now)
    db.session.add(account)
    db.session.flush()
    _put(code, account)
    by = PartyActing(code.party)
    tell(code.party.case, code.party, read_out=f"您的账号刚刚开好了。{NOT_YOU}", by=by,
         key=f"account:{account.public_id}:{code.locator}", is_warning=True)
    trail.record("make_account", by=by, record=account, case=code.party.case)
    return account


def add_case(account: PartyAccount, code: AccessCode) -> AccountCase:
    """Another case of the same person, by its own slip; raises RequirementNotMet where it is there already."""
    held = holder_of(code.locator)
    if held is not None and held.account_id == account.id:
        raise RequirementNotMet("这件事已经在您的账号里了。", field="locator")
    row = _put(code, account)
    by = PartyActing(code.party)
    tell(code.party.case, code.party, read_out=f"这件事刚刚加进了一个账号。{NOT_YOU}", by=by,
         key=f"account:{account.public_id}:{code.locator}", is_warning=True)
    trail.record("add_to_account", by=by, record=account, case=code.party.case)
    return row


def change_pin(account: PartyAccount, old: str, new: str) -> None:
    """A new password, by whoever knows the old one; every other visit with the account ends."""
    if not matches(old, account.pin_hash):
        raise RequirementNotMet("现在的密码不对。", field="old")
    held = cases_of(account)
    for row in held:
        _check(new, row.code.party)
    account.pin_hash, account.pin_set_at = hash_secret(new), clock.now()
    visits.end_all(account, but_this=True)
    for row in held:
        tell(row.code.party.case, row.code.party, read_out=f"您账号的密码刚刚改过。{NOT_YOU}",
             by=PartyActing(row.code.party), key=f"account-pin:{row.locator}:{account.pin_set_at.isoformat()}",
             is_warning=True)
    trail.record("change_account_password", record=account)


def close_account(account: PartyAccount) -> None:
    """The account is no more, nor any visit with it; each slip goes on as before."""
    account.closed_at = clock.now()
    visits.end_all(account)
    trail.record("close_account", record=account)


def invite(party: Party, *, by: Any) -> str:
    """In person at the desk: a code for once and half an hour, with which the party chooses a password by itself.

    Returns the code, which is kept only as a keyed fingerprint; one that was given before is dead.
    """
    if not who.staff(by, party.case):
        raise NotPermitted("只有本案的办案人员能给开账号的码。")
    if works_for_the_other_side(by, party):
        raise NotPermitted("您在本案的单位任职，不能给劳动者开账号的码：请由没有任职的同事给，或者让本人凭回执自己开。")
    if not is_told_of(party):
        raise NotNow("还没有告诉这一方有这件事，不能给开账号的码。")
    now = clock.now()
    for old in invitations_to(party):
        old.used_at = now
    code = "".join(secrets.choice("0123456789") for _ in range(INVITATION_DIGITS))
    db.session.add(AccountInvitation(code_hash=_fingerprint(code), party=party, given_at=now, until=now + INVITED_FOR))
    trail.record("invite_to_account", by=by, record=party, case=party.case)
    return code


def take_invitation(typed: str, pin: str) -> PartyAccount:
    """The party types the code of the desk's and a password of its own; raises RequirementNotMet for a dead code."""
    row = invitation_with(_fingerprint(typed))
    if row is None or row.used_at is not None or clock.now() > row.until:
        raise RequirementNotMet("这个码不对，或者过了半小时，或者用过了。请让办案人员再给一个。", field="invitation")
    _check(pin, row.party)
    row.used_at = clock.now()
    kept = next(iter(codes_in_force(row.party)), None)
    locator = kept.locator if kept is not None else give_code(row.party, by=PartyActing(row.party)).locator
    db.session.flush()
    code = code_with_locator(locator)
    assert code is not None
    return make_account(code, pin)


def _put(code: AccessCode, account: PartyAccount) -> AccountCase:
    row = holder_of(code.locator) or AccountCase(locator=code.locator)
    row.account_id, row.added_at, row.code = account.id, clock.now(), code
    db.session.add(row)
    return row


def _check(pin: str, party: Party) -> None:
    check_digits(pin, SHORTEST_PIN, LONGEST_PIN, (party.phone, party.identity_number))


def _new_number() -> str:
    while True:
        number = make_locator("".join(secrets.choice("0123456789") for _ in range(8)))
        if not is_number_taken(number):
            return number


def _fingerprint(code: str) -> str:
    return lookup(code, "account-invitation")
