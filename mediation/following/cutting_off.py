"""Whoever was let in for a party and does not speak for it is out at once, whichever way they came in."""
from __future__ import annotations

from typing import Any

from sqlalchemy import update

from mediation import clock
from mediation.audit import trail
from mediation.extensions import db
from mediation.following.models import Following
from mediation.following.queries import invitations_to, waiting_losses_of
from mediation.parties.models import Party
from mediation.parties.queries import codes_in_force


def cut_off(party: Party, *, by: Any) -> bool:
    """End the code that was given on line, its visits, the cases of accounts that rest on it, and what was promised.

    A slip that the staff printed for the party itself goes on: it was given to the party, not to whoever came. Returns
    whether a code ended; then the party has none until it is given a new one.
    """
    codes, now = [code for code in codes_in_force(party) if code.given_by_id is None], clock.now()
    if not codes:
        return False
    for wish in waiting_losses_of(party):
        wish.stopped_at, wish.stopped_by = now, by.name
    for invitation in invitations_to(party):
        invitation.used_at = now
    for code in codes:
        code.revoked_at = now
    db.session.execute(update(Following).where(
        Following.locator.in_([code.locator for code in codes]), Following.ended_at.is_(None)).values(ended_at=now))
    trail.record("cut_off", by=by, record=party, case=party.case, codes=len(codes))
    return True
