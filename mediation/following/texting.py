"""Codes to telephones: whether they can be sent at all, to which number, and how many (security C14)."""
from __future__ import annotations

from datetime import timedelta

from flask import current_app

from mediation import clock
from mediation.parties.models import Party
from mediation.people.throttle import Tried

HOUR, DAY = timedelta(hours=1), timedelta(hours=24)
MOST_AN_HOUR, MOST_A_DAY = 3, 5
PHONE_SETTLED = timedelta(days=3)
"""A number entered lately opens nothing: whose number was changed behind their back finds out first."""


def has_text_messages() -> bool:
    """Whether short messages can be sent from here."""
    return bool(current_app.config.get("SMS_WEBHOOK_URL"))


def telephone_of(party: Party) -> str | None:
    """The number on file to which a code may go; None for one that was changed within three days."""
    changed = party.phone_changed_at
    if changed is not None and clock.now() - changed < PHONE_SETTLED:
        return None
    return party.phone or None


def may_text(telephone: str, address: str, most_here: int = 20) -> bool:
    """Count one more code to this number: three an hour and five a day, whoever asks for them; False when too many."""
    this_hour = Tried("text-hour", telephone, address, most=MOST_AN_HOUR, within=HOUR, most_here=most_here)
    return this_hour.allowed and Tried(
        "text-day", telephone, address, most=MOST_A_DAY, within=DAY, most_here=most_here).allowed
