"""Up to three times proposed for a session, and which of them each party can come to."""
from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Integer, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from mediation.cases.models import Case
from mediation.extensions import Instant, db
from mediation.parties.models import Party
from mediation.people.models import Person
from mediation.sealed import Sealed, public_id
from mediation.sessions.models import Session

OPEN = text("closed_at is null")


class TimeProposal(db.Model):
    """Times that the staff propose to both sides; closed when one is fixed as a session, or others are proposed.

    ``starts`` are instants in ISO form, in their order; ``length`` is in minutes.
    """

    __tablename__ = "time_proposal"
    __table_args__ = (
        CheckConstraint("length > 0", name="length"),
        Index("uq_time_proposal_open", "case_id", unique=True, sqlite_where=OPEN, postgresql_where=OPEN),
    )
    record_type = "time_proposal"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"))
    starts: Mapped[list[str]] = mapped_column(JSON)
    length: Mapped[int] = mapped_column(Integer)
    place: Mapped[str] = mapped_column(String(120), default="")
    video_link: Mapped[str] = mapped_column(String(300), default="")
    proposed_at: Mapped[datetime] = mapped_column(Instant)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    closed_at: Mapped[datetime | None] = mapped_column(Instant)
    session_id: Mapped[int | None] = mapped_column(ForeignKey("session.id"))

    case: Mapped[Case] = relationship(backref=backref("time_proposals", order_by="TimeProposal.id"))
    by: Mapped[Person] = relationship()
    session: Mapped[Session | None] = relationship()
    answers: Mapped[list[TimeAnswer]] = relationship(back_populates="proposal", order_by="TimeAnswer.id")

    @property
    def times(self) -> list[datetime]:
        """The proposed moments, in their order."""
        return [datetime.fromisoformat(each) for each in self.starts]

    def answer_of(self, party: Party) -> TimeAnswer | None:
        return next((row for row in self.answers if row.party_id == party.id), None)


class TimeAnswer(db.Model):
    """Which of the proposed times a party can come to, by their place in the list, and what it says of others."""

    __tablename__ = "time_answer"
    __table_args__ = (UniqueConstraint("proposal_id", "party_id", name="uq_time_answer_party"),
                      Index("ix_time_answer_case", "case_id", "answered_at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"))
    proposal_id: Mapped[int] = mapped_column(ForeignKey("time_proposal.id"))
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    can: Mapped[list[int]] = mapped_column(JSON)
    words_sealed: Mapped[str | None] = mapped_column(Text)
    answered_at: Mapped[datetime] = mapped_column(Instant)

    words = Sealed("words_sealed")
    proposal: Mapped[TimeProposal] = relationship(back_populates="answers")
    party: Mapped[Party] = relationship()

    def __init__(self, *, words: str = "", **values: object) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)
        self.words = words or None
