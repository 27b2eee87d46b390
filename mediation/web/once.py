"""The same form sent twice does its act once; the second time shows the first result."""
from __future__ import annotations

import base64
import hashlib
import secrets
from datetime import datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from mediation import clock
from mediation.extensions import Instant, db
from mediation.sealed import seal, unseal

LONGEST_KEY = 64


class SentForm(db.Model):
    """A form that has done its act: its key, where it was sent (hashed), where its result is (sealed).

    An address can be a secret by itself: that of a personal link.
    """

    __tablename__ = "sent_form"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    path: Mapped[str] = mapped_column(String(300))
    location: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)


def new_key() -> str:
    """A key for one showing of a form."""
    return secrets.token_urlsafe(18)


def result_of(key: str, path: str) -> str | None:
    """Where the result of this form is, if it has been sent before."""
    if not key or len(key) > LONGEST_KEY or "\x00" in key:
        return None
    row = db.session.get(SentForm, key)
    if row is None or row.path != _hashed(path):
        return None
    return unseal(base64.b64decode(row.location), f"sent_form:{key}").decode()


def remember(key: str, path: str, location: str) -> None:
    """Keep the result with the change itself."""
    if key and len(key) <= LONGEST_KEY and "\x00" not in key:
        sealed = base64.b64encode(seal(location.encode(), f"sent_form:{key}")).decode()
        db.session.add(SentForm(key=key, path=_hashed(path), location=sealed, at=clock.now()))


def _hashed(path: str) -> str:
    return hashlib.sha256(path.encode()).hexdigest()
