"""Looking up codes in force and visits."""
from __future__ import annotations

from sqlalchemy import select

from mediation.extensions import db
from mediation.following.models import Following
from mediation.parties.models import AccessCode


def code_with_locator(locator: str) -> AccessCode | None:
    """The code in force under this locator."""
    return db.session.scalars(select(AccessCode).where(
        AccessCode.locator == locator, AccessCode.revoked_at.is_(None))).one_or_none()


def following_with_key(key_hash: str) -> Following | None:
    """A visit by the hash of its key, whether it still counts or not."""
    return db.session.get(Following, key_hash)
