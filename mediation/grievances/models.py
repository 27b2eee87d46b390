"""What a party says against somebody who handles its case, and the answer."""
from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation import clock
from mediation.bodies.models import Body
from mediation.cases.models import Case
from mediation.extensions import Instant, db
from mediation.parties.models import Party
from mediation.people.models import Person
from mediation.sealed import Sealed, public_id


class Grievance(db.Model):
    """One complaint of one party: against whom (nobody named: the body itself), to which body, by when it is answered.

    ``to_body`` is the body of the case, whose director answers, or one outside, whose observer does. Who is complained
    of reads it only when it was opened to them. Words and answer are sealed.
    """

    __tablename__ = "grievance"
    __table_args__ = (
        CheckConstraint("(replied_at is null) = (reply_sealed is null)", name="replied_with_words"),
        CheckConstraint("opened_at is null or about_id is not null", name="opened_to_somebody"),
        Index("ix_grievance_to", "to_body_id", "replied_at"),
        Index("ix_grievance_about", "about_id"),
        Index("ix_grievance_party", "party_id"),
    )
    record_type = "grievance"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"))
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    about_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    to_body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    words_sealed: Mapped[str | None] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(Instant)
    reply_by: Mapped[date] = mapped_column(Date)
    opened_at: Mapped[datetime | None] = mapped_column(Instant)
    opened_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    replied_at: Mapped[datetime | None] = mapped_column(Instant)
    replied_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    reply_sealed: Mapped[str | None] = mapped_column(Text)

    words = Sealed("words_sealed")
    reply = Sealed("reply_sealed")
    case: Mapped[Case] = relationship()
    party: Mapped[Party] = relationship()
    about: Mapped[Person | None] = relationship(foreign_keys=[about_id])
    to_body: Mapped[Body] = relationship()
    replied_by: Mapped[Person | None] = relationship(foreign_keys=[replied_by_id])

    def __init__(self, *, words: str, **values: object) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)
        self.words = words

    @property
    def is_outside(self) -> bool:
        """Whether it went past the body of the case."""
        return self.to_body_id != self.case.body_id

    @property
    def days_left(self) -> int:
        """Days to the last one on which it is to be answered; below zero once that is over."""
        return (self.reply_by - clock.today()).days
