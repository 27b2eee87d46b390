"""Sessions, attendance, interpreters, minutes, agreed facts; caucus notes and offers, which stay behind the wall."""
from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (JSON, BigInteger, Boolean, CheckConstraint, Date, ForeignKey, Integer, String, Text,
                        UniqueConstraint)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation import clock
from mediation.cases.models import Case, Claim
from mediation.cases.states import MEETING
from mediation.extensions import Instant, db
from mediation.law.money import yuan
from mediation.law.terms import ClaimType, Language, Term, Zone
from mediation.parties.models import Agent, Party
from mediation.people.models import Person
from mediation.sealed import Sealed, public_id


class SessionStanding(Term):
    """Whether a session is still to come, was held, failed because a side did not come, or was called off."""

    PLANNED = "planned", "已定"
    HELD = "held", "已开"
    NOT_HELD = "not_held", "未开成"
    CALLED_OFF = "called_off", "已取消"


class Attending(Term):
    """Whether and how somebody was there; a no-show counts only after proper notice."""

    IN_PERSON = "in_person", "到场"
    BY_VIDEO = "by_video", "视频"
    BY_AGENT = "by_agent", "代理人到场"
    ABSENT_EXCUSED = "absent_excused", "请假"
    NO_SHOW = "no_show", "无故不到"


class ChosenBy(Term):
    """Who decided who mediates (O17 25, RTF 19, TY 12)."""

    BOTH = "both", "双方共同选定"
    BODY = "body", "由本组织指定"
    COURT = "court", "由法院指定"


class SuspensionGround(Term):
    """Why mediation stands still (ONL 26; O17 29): the first four without both sides' wish."""

    APPRAISAL = "appraisal", "等待鉴定、工伤认定"
    DEATH = "death", "劳动者死亡，等继承人参加"
    INCAPACITY = "incapacity", "劳动者丧失行为能力，等法定代理人参加"
    EMPLOYER_ENDED = "employer_ended", "单位终止，等承继单位参加"
    LEAD_CASE = "lead_case", "等待相关案件的结果"
    ILLNESS = "illness", "当事人生病"
    OTHER = "other", "其他（双方同意）"


class FactTopic(Term):
    """Under which heading of the paper a fact stands (documents.md D21)."""

    RELATION = "relation", "劳动关系"
    WAGES = "wages", "工资标准与已付"
    OBJECTIVE = "objective", "工伤、社保、解除等客观事实"
    OTHERS = "others", "其他"


class Session(db.Model):
    """One sitting of a mediation, in a place or by a video link: planned from ``starts_at``, held from ``began_at``."""

    __tablename__ = "session"
    __table_args__ = (
        CheckConstraint(f"standing in ({', '.join(repr(s.value) for s in SessionStanding)})", name="standing"),
        UniqueConstraint("case_id", "ordinal", name="uq_session_order"),
    )
    record_type = "session"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    ordinal: Mapped[int] = mapped_column(Integer)
    starts_at: Mapped[datetime] = mapped_column(Instant, index=True)
    ends_at: Mapped[datetime] = mapped_column(Instant)
    began_at: Mapped[datetime | None] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    place: Mapped[str] = mapped_column(String(120), default="")
    video_link: Mapped[str] = mapped_column(String(300), default="")
    matter: Mapped[str] = mapped_column(String(200), default="")
    recorder: Mapped[str] = mapped_column(String(60), default="")
    bring: Mapped[list[str]] = mapped_column(JSON, default=list)
    bring_words: Mapped[str] = mapped_column(String(120), default="")
    excuse_by: Mapped[date] = mapped_column(Date)
    standing: Mapped[str] = mapped_column(String(16), default=SessionStanding.PLANNED.value)
    standing_reason: Mapped[str] = mapped_column(Text, default="")
    noticed_on: Mapped[date] = mapped_column(Date)
    version: Mapped[int] = mapped_column(default=1)

    case: Mapped[Case] = relationship(backref="sessions")
    attendances: Mapped[list[Attendance]] = relationship(back_populates="session", order_by="Attendance.id")
    minutes: Mapped[Minutes | None] = relationship(back_populates="session", uselist=False)

    __mapper_args__ = {"version_id_col": version}

    @property
    def standing_term(self) -> SessionStanding:
        return SessionStanding(self.standing)

    @property
    def is_planned(self) -> bool:
        return self.standing == SessionStanding.PLANNED.value

    @property
    def falls_away(self) -> bool:
        """Whether it is still planned, but not to be held: the case has ended, or stands still."""
        ahead = self.is_planned and clock.day_of(self.starts_at) >= clock.today()
        return ahead and self.case.state_term not in MEETING

    @property
    def standing_words(self) -> str:
        return "不再举行" if self.falls_away else self.standing_term.label

    @property
    def mode(self) -> str:
        """How the parties meet, in the words of the notice."""
        return "视频" if self.video_link and not self.place else "现场"

    @property
    def where(self) -> str:
        """The place, the video link, or both."""
        return "；".join(each for each in (self.place, self.video_link) if each)


class Attendance(db.Model):
    """That a party (or who acts for it) was asked to a session and how it came.

    ``will_come_for`` is the moment for which the party said that it comes; a session that was moved has another.
    """

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("session_id", "party_id", name="uq_attendance_party"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id"), index=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    attending: Mapped[str | None] = mapped_column(String(16))
    agent_id: Mapped[int | None] = mapped_column(ForeignKey("agent.id"))
    remark: Mapped[str] = mapped_column(Text, default="")
    will_come_for: Mapped[datetime | None] = mapped_column(Instant)

    session: Mapped[Session] = relationship(back_populates="attendances")
    party: Mapped[Party] = relationship()
    agent: Mapped[Agent | None] = relationship()

    @property
    def attending_term(self) -> Attending | None:
        return Attending(self.attending) if self.attending else None

    @property
    def says_it_comes(self) -> bool:
        """Whether the party has said that it comes at the time that holds now."""
        return self.will_come_for is not None and self.will_come_for == self.session.starts_at


class Interpreter(db.Model):
    """Who interprets, for whom, into which language; registered (D17) before anything is signed in it."""

    __tablename__ = "interpreter"
    record_type = "interpreter"

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
    duty: Mapped[str] = mapped_column(String(30), default="口译")
    fee_source: Mapped[str | None] = mapped_column(String(80))
    signed_scan: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    left_on: Mapped[date | None] = mapped_column(Date)

    phone = Sealed("phone_sealed")
    identity_number = Sealed("identity_sealed")
    case: Mapped[Case] = relationship(backref="interpreters")
    party: Mapped[Party] = relationship(backref="interpreters")

    def __init__(self, **values: object) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)

    @property
    def language_term(self) -> Language:
        return Language(self.language)


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
    """A fact both sides confirm; signed by both it may go to arbitration and court, unlike a concession (ONL 22).

    Where it names a sum, ``claim_type`` says of which kind of claim, so that a draft can be held against it.
    """

    __tablename__ = "agreed_fact"
    __table_args__ = (CheckConstraint("(amount_fen is null) = (claim_type is null)", name="sum_and_kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    topic: Mapped[str] = mapped_column(String(16))
    words: Mapped[str] = mapped_column(Text)
    claim_type: Mapped[str | None] = mapped_column(String(32))
    amount_fen: Mapped[int | None] = mapped_column(BigInteger)
    is_disputed: Mapped[bool] = mapped_column(Boolean, default=False)
    noted_on: Mapped[date] = mapped_column(Date)
    signed_on: Mapped[date | None] = mapped_column(Date)

    case: Mapped[Case] = relationship(backref="agreed_facts")

    @property
    def topic_term(self) -> FactTopic:
        return FactTopic(self.topic)

    @property
    def sum_words(self) -> str:
        """The sum that the fact names, with what it is for; empty where it names none."""
        if self.claim_type is None or self.amount_fen is None:
            return ""
        return f"{ClaimType(self.claim_type).label} {yuan(self.amount_fen)}元"


class CaucusNote(db.Model):
    """What one side said when spoken with alone; never part of the minutes that both sides read and sign."""

    __tablename__ = "caucus_note"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    session_id: Mapped[int | None] = mapped_column(ForeignKey("session.id"))
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    words_sealed: Mapped[str | None] = mapped_column(Text)
    noted_at: Mapped[datetime] = mapped_column(Instant)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))

    words = Sealed("words_sealed")
    party: Mapped[Party] = relationship()
    by: Mapped[Person] = relationship()

    def __init__(self, *, words: str, **values: object) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)
        self.words = words


class Offer(db.Model):
    """What one side would give or take; it stays in the zone it was said in and never leaves with the file."""

    __tablename__ = "offer"
    __table_args__ = (CheckConstraint(f"zone in ('{Zone.CAUCUS.value}', '{Zone.SHARED.value}')", name="zone"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"))
    amount_fen: Mapped[int | None] = mapped_column(BigInteger)
    words_sealed: Mapped[str | None] = mapped_column(Text)
    zone: Mapped[str] = mapped_column(String(16), default=Zone.CAUCUS.value)
    made_at: Mapped[datetime] = mapped_column(Instant)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))

    words = Sealed("words_sealed")
    party: Mapped[Party] = relationship()
    claim: Mapped[Claim | None] = relationship()
    by: Mapped[Person] = relationship()

    def __init__(self, *, words: str = "", **values: object) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)
        self.words = words
