"""Whether everything in the store is still there as it was put there: a round each night, and what was wrong."""
from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import Instant, db
from mediation.files import StoredFile
from mediation.law.terms import Term


class FaultKind(Term):
    """What is wrong with a stored file."""

    MISSING = "missing", "丢失"
    DAMAGED = "damaged", "损坏"


class NightRound(db.Model):
    """One round over the store: the day in China, how far it has come (by SHA-256), how many files it has read."""

    __tablename__ = "night_round"

    id: Mapped[int] = mapped_column(primary_key=True)
    night: Mapped[date] = mapped_column(Date, unique=True)
    began_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    reached: Mapped[str] = mapped_column(String(64), default="")
    read: Mapped[int] = mapped_column(Integer, default=0)


class StoreFault(db.Model):
    """A stored file that is missing or damaged, since when it is known, and when it was found whole again."""

    __tablename__ = "store_fault"
    __table_args__ = (CheckConstraint(f"kind in ({', '.join(repr(k.value) for k in FaultKind)})", name="kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("stored_file.sha256", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    found_at: Mapped[datetime] = mapped_column(Instant)
    mended_at: Mapped[datetime | None] = mapped_column(Instant)

    file: Mapped[StoredFile] = relationship(lazy="joined")

    @property
    def kind_term(self) -> FaultKind:
        return FaultKind(self.kind)
