"""That somebody asks the director to archive a file, and how the gaps in it are explained."""
from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.cases.models import Case
from mediation.extensions import Instant, db
from mediation.people.models import Person


class ArchiveProposal(db.Model):
    """The first of the two acts of archiving: proposed by whoever handles the case, approved by the director."""

    __tablename__ = "archive_proposal"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    proposed_at: Mapped[datetime] = mapped_column(Instant)
    explained: Mapped[str] = mapped_column(Text, default="")

    case: Mapped[Case] = relationship(backref="archive_proposals")
    by: Mapped[Person] = relationship()
