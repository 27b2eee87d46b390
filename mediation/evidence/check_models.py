"""Files that were handed in, whatever case they belong to: what was found of each and what others see of it."""
from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import Instant, db
from mediation.files import StoredFile
from mediation.law.terms import Term


class CheckStanding(Term):
    """How far a file that was handed in has been looked at, and what may become of it."""

    CHECKING = "checking", "检查中"
    SHOWN = "shown", "可以预览"
    NOT_SHOWN = "not_shown", "不可预览"
    HELD_BACK = "held_back", "已隔离"


class FileCheck(db.Model):
    """What was found when a content was looked at, once for all pieces that have it; without one it is being checked.

    ``pages`` is how many pages the original has; others see as many as there are pictures. ``tries`` counts the runs
    of the sweep that found no answer. ``harmless_since`` is when two people found that it had been held back wrongly.
    """

    __tablename__ = "file_check"
    __table_args__ = (
        CheckConstraint(f"standing in ({', '.join(repr(s.value) for s in CheckStanding)})", name="standing"),
        Index("ix_file_check_standing", "standing"))

    sha256: Mapped[str] = mapped_column(ForeignKey("stored_file.sha256"), primary_key=True)
    standing: Mapped[str] = mapped_column(String(16), default=CheckStanding.CHECKING.value)
    why: Mapped[str] = mapped_column(String(200), default="")
    harmless_since: Mapped[datetime | None] = mapped_column(Instant)
    pages: Mapped[int] = mapped_column(Integer, default=0)
    tries: Mapped[int] = mapped_column(Integer, default=0)
    looked_at: Mapped[datetime | None] = mapped_column(Instant)

    pictures: Mapped[list[Derivative]] = relationship(order_by="Derivative.number", cascade="all, delete-orphan")

    @property
    def standing_term(self) -> CheckStanding:
        return CheckStanding(self.standing)


class Derivative(db.Model):
    """A picture made anew of a content, for others than its owner: upright, nothing beside it; a page of a PDF."""

    __tablename__ = "derivative"

    sha256: Mapped[str] = mapped_column(ForeignKey("file_check.sha256"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    picture_sha256: Mapped[str] = mapped_column(ForeignKey("stored_file.sha256"))

    picture: Mapped[StoredFile] = relationship(lazy="joined")


class HandingIn(db.Model):
    """That a party handed a file in on its own pages, and when: so many an hour, also where it took some away again."""

    __tablename__ = "handing_in"
    __table_args__ = (Index("ix_handing_in_party", "party_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    at: Mapped[datetime] = mapped_column(Instant)
