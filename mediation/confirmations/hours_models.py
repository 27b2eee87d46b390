"""The hours that a court posts for checking agreements with the parties, who is booked, and who stands in for whom."""
from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.agreements.models import Agreement
from mediation.bodies.models import Body
from mediation.cases.models import Case
from mediation.extensions import Instant, db
from mediation.law.terms import Term
from mediation.people.models import Person
from mediation.sealed import public_id

STANDING, OFFERED = text("ended_at is null"), text("withdrawn_at is null")


class SlotWay(Term):
    """How the court meets the parties (CPLI 356: both notified to be present)."""

    IN_PERSON = "in_person", "到场"
    VIDEO = "video", "视频"


class CourtSlot(db.Model):
    """A time in which the court checks one application, or several alike, with the parties.

    ``place`` is the room, or the address of the video meeting. A slot withdrawn by the court can't be booked.
    """

    __tablename__ = "court_slot"
    __table_args__ = (
        CheckConstraint(f"way in ({', '.join(repr(way.value) for way in SlotWay)})", name="way"),
        CheckConstraint("ends_at > starts_at", name="lasts"),
        Index("uq_court_slot_place", "court_id", "starts_at", "place", unique=True, sqlite_where=OFFERED,
              postgresql_where=OFFERED),
    )
    record_type = "court_slot"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    court_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    starts_at: Mapped[datetime] = mapped_column(Instant)
    ends_at: Mapped[datetime] = mapped_column(Instant)
    way: Mapped[str] = mapped_column(String(16))
    place: Mapped[str] = mapped_column(String(300))
    posted_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    withdrawn_at: Mapped[datetime | None] = mapped_column(Instant)

    court: Mapped[Body] = relationship()
    posted_by: Mapped[Person] = relationship()

    @property
    def way_term(self) -> SlotWay:
        return SlotWay(self.way)


class CourtBooking(db.Model):
    """That a slot is taken by agreements of one case, or of like cases; ended when called off or followed by another.

    One slot has one booking at a time (``uq_court_booking_slot``), an agreement one (``uq_booked_agreement``).
    """

    __tablename__ = "court_booking"
    __table_args__ = (
        Index("uq_court_booking_slot", "slot_id", unique=True, sqlite_where=STANDING, postgresql_where=STANDING),
    )
    record_type = "court_booking"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    slot_id: Mapped[int] = mapped_column(ForeignKey("court_slot.id"))
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    made_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    moved: Mapped[int] = mapped_column(default=0)
    ended_words: Mapped[str] = mapped_column(Text, default="")

    slot: Mapped[CourtSlot] = relationship()
    case: Mapped[Case] = relationship()
    made_by: Mapped[Person] = relationship()
    booked: Mapped[list[BookedAgreement]] = relationship(back_populates="booking", order_by="BookedAgreement.id")


class BookedAgreement(db.Model):
    """One agreement that is checked in a booked slot."""

    __tablename__ = "booked_agreement"
    __table_args__ = (
        Index("uq_booked_agreement", "agreement_id", unique=True, sqlite_where=STANDING, postgresql_where=STANDING),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    booking_id: Mapped[int] = mapped_column(ForeignKey("court_booking.id"), index=True)
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"))
    ended_at: Mapped[datetime | None] = mapped_column(Instant)

    booking: Mapped[CourtBooking] = relationship(back_populates="booked")
    agreement: Mapped[Agreement] = relationship()


class LiaisonCover(db.Model):
    """That a liaison is on leave and another of the same court does what is theirs, from a day to a day, both included.

    Nothing is moved: what the absent keeps stands among the substitute's own while the days last, and is back with
    its keeper afterwards or when the leave is ended early.
    """

    __tablename__ = "liaison_cover"
    __table_args__ = (
        CheckConstraint("until_on >= from_on", name="lasts"),
        CheckConstraint("absent_id <> substitute_id", name="another"),
        Index("ix_liaison_cover_court", "court_id", "until_on"),
    )
    record_type = "liaison_cover"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    court_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    absent_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    substitute_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    from_on: Mapped[date] = mapped_column(Date)
    until_on: Mapped[date] = mapped_column(Date)
    made_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)

    court: Mapped[Body] = relationship()
    absent: Mapped[Person] = relationship(foreign_keys=[absent_id])
    substitute: Mapped[Person] = relationship(foreign_keys=[substitute_id])

    def in_force(self, day: date) -> bool:
        """Whether the substitute acts on this day."""
        return self.ended_at is None and self.from_on <= day <= self.until_on
