"""The secrets by which a signer is known: the personal link, the one-time code, its own password."""
from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from flask import current_app

from mediation import clock
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.following.pins import check_digits
from mediation.parties.models import Party
from mediation.parties.queries import codes_in_force
from mediation.people.passwords import hash_secret, matches
from mediation.signing.models import Signer, SigningPin
from mediation.signing.queries import pin_of

LINK_LASTS, CODE_LASTS = timedelta(hours=72), timedelta(minutes=10)
CODE_DIGITS, MOST_CODES = 6, 5
SHORTEST_PIN, LONGEST_PIN = 6, 12


def new_link(signer: Signer) -> str:
    """A link for this signer; one that was given before is dead. Returns what goes into the address, kept as a hash."""
    token = secrets.token_urlsafe(24)
    signer.link_hash, signer.link_until = link_hash(token), clock.now() + LINK_LASTS
    signer.code_hash = signer.code_until = signer.visit_hash = signer.identified_at = None
    return token


def link_hash(token: str) -> str:
    """How a link is looked up."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_code(signer: Signer) -> str:
    """A one-time code for ten minutes; the one before it is dead. Raises RequirementNotMet after five."""
    if signer.codes_sent >= MOST_CODES:
        raise RequirementNotMet("验证码发得太多了，请让工作人员重新发链接。", field="code")
    code = "".join(secrets.choice("0123456789") for _ in range(CODE_DIGITS))
    signer.code_hash, signer.code_until = hash_secret(code), clock.now() + CODE_LASTS
    signer.codes_sent += 1
    return code


def code_matches(signer: Signer, typed: str) -> bool:
    """Whether this is the code; a right one is used up by being asked."""
    if signer.code_hash is None or signer.code_until is None or clock.now() > signer.code_until:
        return False
    if not matches(typed, signer.code_hash):
        return False
    signer.code_hash = signer.code_until = None
    return True


def pin_matches(party: Party, typed: str) -> bool:
    """Whether this is the password that the party set for signing with the code that is in force now.

    A new code kills what was set with the old one: whoever had a slip that was reported lost signs no more.
    """
    pin = pin_of(party)
    if pin is None or any(pin.set_at < code.issued_at for code in codes_in_force(party)):
        return False
    return matches(typed, pin.pin_hash)


def set_pin(party: Party, typed: str) -> None:
    """The party sets its password for signing; raises RequirementNotMet for one that is easily guessed."""
    check_digits(typed, SHORTEST_PIN, LONGEST_PIN, (party.phone, party.identity_number))
    row = pin_of(party) or SigningPin(party_id=party.id)
    row.pin_hash, row.set_at = hash_secret(typed), clock.now()
    db.session.add(row)


def has_text_messages(signer: Signer) -> bool:
    """Whether a code can be sent to the signer's own telephone."""
    return bool(signer.phone) and bool(current_app.config.get("SMS_WEBHOOK_URL"))
