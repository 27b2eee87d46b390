"""Sessions, attendance, interpreters, minutes; agreed facts apart from offers, offers behind the wall."""
from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (JSON, BigInteger, Boolean, CheckConstraint, Date, ForeignKey, Integer, String, Text,
                        UniqueConstraint)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.cases.models import Case, Claim
from mediation.extensions import Instant, db
from mediation.law.terms import Term, Zone
from mediation.parties.models import Party
from mediation.people.models import Person
from mediation.sealed import Sealed, public_id


class SessionState(Term):
    """Whether a session is still to come, was held, or was called off."""

    PLANNED = "planned", "已定"
    HELD = "held", "已开"
    CALLED_OFF = "called_off", "已取消"


class Attending(Term):
    """Whether and how somebody was there; a no-show counts only after proper notice."""

    IN_PERSON = "in_person", "到场"
    BY_VIDEO = "by_video", "视频"
    BY_AGENT = "by_agent", "代理人到场"
    ABSENT_EXCUSED = "absent_excused", "请假"
    NO_SHOW = "no_show", "无故不到"


class Session(db.Model):
    """One sitting of a mediation, in a place or by a video link."""

    __tablename__ = "session"
    __table_args__ = (UniqueConstraint("case_id", "ordinal", name="uq_session_order"),)
    record_type = "session"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    ordinal: Mapped[int] = mapped_column(Integer)
    starts_at: Mapped[datetime] = mapped_column(Instant, index=True)
    ends_at: Mapped[datetime | None] = mapped_column(Instant)
    place: Mapped[str] = mapped_column(String(120), default="")
    video_link: Mapped[str] = mapped_column(String(300), default="")
    matter: Mapped[str] = mapped_column(String(200), default="")
    recorder: Mapped[str] = mapped_column(String(60), default="")
    bring: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(String(16), default=SessionState.PLANNED.value)
    noticed_on: Mapped[date | None] = mapped_column(Date)

    case: Mapped[Case] = relationship()
    attendances: Mapped[list[Attendance]] = relationship(back_populates="session", order_by="Attendance.id")
    minutes: Mapped[Minutes | None] = relationship(back_populates="session", uselist=False)


class Attendance(db.Model):
    """That a party (or who acts for it) was asked to a session and how it came."""

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("session_id", "party_id", name="uq_attendance_party"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id"), index=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    attending: Mapped[str | None] = mapped_column(String(16))
    represented_by: Mapped[str] = mapped_column(String(120), default="")

    session: Mapped[Session] = relationship(back_populates="attendances")
    party: Mapped[Party] = relationship()


class Interpreter(db.Model):
    """Who interprets, for whom, into which language; registered (D17) before anything is signed in it."""

    __tablename__ = "interpreter"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    language: Mapped[str] = mapped_column(String(8))
    name: Mapped[str] = mapped_column(String(60))
    firm: Mapped[str] = mapped_column(String(120), default="")
    qualification: Mapped[str] = mapped_column(String(120), default="")
    relation: Mapped[str] = mapped_column(String(120), default="无")
    phone_sealed: Mapped[str | None] = mapped_column(String(200))
    identity_sealed: Mapped[str | None] = mapped_column(String(200))
    booked_on: Mapped[date] = mapped_column(Date)
    signed_on: Mapped[date | None] = mapped_column(Date)

    phone = Sealed("phone_sealed")
    identity_number = Sealed("identity_sealed")
    case: Mapped[Case] = relationship()
    party: Mapped[Party] = relationship()

    def __init__(self, **values: object) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)


class Minutes(db.Model):
    """The record of a session in its fixed order; saved as it is typed, then confirmed by the parties on paper."""

    __tablename__ = "minutes"

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id"), unique=True)
    sections: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    saved_at: Mapped[datetime | None] = mapped_column(Instant)
    saved_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    closed_on: Mapped[date | None] = mapped_column(Date)
    version: Mapped[int] = mapped_column(default=1)

    session: Mapped[Session] = relationship(back_populates="minutes")
    saved_by: Mapped[Person | None] = relationship()
    __mapper_args__ = {"version_id_col": version}


class AgreedFact(db.Model):
    """A fact both sides confirmed; it may go to arbitration and court, unlike any concession (ONL 18, 22)."""

    __tablename__ = "agreed_fact"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    topic: Mapped[str] = mapped_column(String(16))
    words: Mapped[str] = mapped_column(Text)
    is_disputed: Mapped[bool] = mapped_column(Boolean, default=False)
    noted_on: Mapped[date] = mapped_column(Date)
    signed_on: Mapped[date | None] = mapped_column(Date)

    case: Mapped[Case] = relationship()


class Offer(db.Model):
    """What one side would give or take; it stays in the zone it was said in and never leaves with the file."""

    __tablename__ = "offer"
    __table_args__ = (CheckConstraint(f"zone in ('{Zone.CAUCUS.value}', '{Zone.SHARED.value}')", name="zone"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"))
    amount_fen: Mapped[int | None] = mapped_column(BigInteger)
    words: Mapped[str] = mapped_column(Text, default="")
    zone: Mapped[str] = mapped_column(String(16), default=Zone.CAUCUS.value)
    made_at: Mapped[datetime] = mapped_column(Instant)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    case: Mapped[Case] = relationship()
    party: Mapped[Party] = relationship()
    claim: Mapped[Claim | None] = relationship()
