"""Marks that came back on papers which go with an agreement."""
from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.documents.models import Paper
from mediation.extensions import Instant, db
from mediation.parties.models import Party


class SignedCopy(db.Model):
    """That somebody's mark came back on a paper that goes with the agreement, as the joint application to the court."""

    __tablename__ = "signed_copy"
    __table_args__ = (UniqueConstraint("paper_id", "party_id", name="uq_signed_copy_party"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), index=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    signed_on: Mapped[date] = mapped_column(Date)
    proof_sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    recorded_at: Mapped[datetime] = mapped_column(Instant)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    paper: Mapped[Paper] = relationship()
    party: Mapped[Party] = relationship()
