"""Somebody following a case by the code on their slip: a session on the server, for one party, for a short time."""
from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import Instant, db
from mediation.parties.models import AccessCode


class Following(db.Model):
    """It dies with its code, after ten idle minutes, and when the person leaves."""

    __tablename__ = "following"

    key_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    locator: Mapped[str] = mapped_column(ForeignKey("access_code.locator"))
    began_at: Mapped[datetime] = mapped_column(Instant)
    seen_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)

    code: Mapped[AccessCode] = relationship(lazy="joined")
