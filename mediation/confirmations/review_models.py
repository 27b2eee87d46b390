"""What only the court keeps: the six points, what each party answered and when, the record of it, what became of flags.

Nothing of it stands in the mediation file; only pages of the court read it.
"""
from __future__ import annotations

import json
from datetime import date, datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from mediation.agreements.models import Strengthening
from mediation.extensions import Instant, db
from mediation.law.terms import Term
from mediation.parties.models import Party
from mediation.people.models import Person
from mediation.sealed import Sealed, public_id


class FlagHandling(Term):
    """What the liaison did about a flag; none of them decides the application."""

    EXPLAINED = "explained", "说明"
    ASKED = "asked", "要材料"
    PASSED_ON = "passed_on", "移送"


class ReviewPoint(db.Model):
    """One of the points that a court checks, and the finding: passes, a problem and where, or not yet (None)."""

    __tablename__ = "review_point"
    __table_args__ = (UniqueConstraint("strengthening_id", "point", name="uq_review_point"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    strengthening_id: Mapped[int] = mapped_column(ForeignKey("strengthening.id"), index=True)
    point: Mapped[str] = mapped_column(String(32))
    passes: Mapped[bool | None] = mapped_column(Boolean)
    clause: Mapped[str] = mapped_column(String(80), default="")
    remark: Mapped[str] = mapped_column(Text, default="")

    strengthening: Mapped[Strengthening] = relationship(backref=backref("review_points", order_by="ReviewPoint.id"))


class ReviewHearing(db.Model):
    """What one party answered when the court checked the application: when it was asked, alone or not, who was present.

    ``answers`` is point -> answer, kept sealed: a worker who is asked alone speaks to the court only.
    """

    __tablename__ = "review_hearing"
    __table_args__ = (
        UniqueConstraint("strengthening_id", "party_id", name="uq_review_hearing_party"),
        CheckConstraint("not alone or asked_at is not null", name="alone_says_when"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    strengthening_id: Mapped[int] = mapped_column(ForeignKey("strengthening.id"), index=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    asked_at: Mapped[datetime | None] = mapped_column(Instant)
    alone: Mapped[bool] = mapped_column(Boolean, default=False)
    present: Mapped[str] = mapped_column(String(200), default="")
    answers_sealed: Mapped[str | None] = mapped_column(Text)

    _answers = Sealed("answers_sealed")
    strengthening: Mapped[Strengthening] = relationship(backref=backref("hearings", order_by="ReviewHearing.id"))
    party: Mapped[Party] = relationship()

    def __init__(self, **values: object) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)

    @property
    def answers(self) -> dict[str, str]:
        """What was answered, by point."""
        return dict(json.loads(self._answers)) if self._answers else {}

    def say(self, answers: dict[str, str]) -> None:
        """Keep the answers; what is empty was not asked."""
        said = {point: words for point, words in answers.items() if words.strip()}
        self._answers = json.dumps(said, ensure_ascii=False) if said else None


class ReviewRecord(db.Model):
    """核实笔录 as it was printed, and its signed scan when that has come back; the court's own, never printed anew."""

    __tablename__ = "review_record"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    strengthening_id: Mapped[int] = mapped_column(ForeignKey("strengthening.id"), index=True)
    kind_version: Mapped[int] = mapped_column(Integer)
    pages: Mapped[int] = mapped_column(Integer)
    file_sha256: Mapped[str] = mapped_column(ForeignKey("stored_file.sha256"))
    made_on: Mapped[date] = mapped_column(Date)
    made_at: Mapped[datetime] = mapped_column(Instant)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    signed_sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    signed_on: Mapped[date | None] = mapped_column(Date)

    strengthening: Mapped[Strengthening] = relationship(backref=backref("review_records", order_by="ReviewRecord.id"))
    by: Mapped[Person | None] = relationship()


class ApplicationConcern(db.Model):
    """How much an application before a court asks to be looked at before others, as last reckoned from its flags.

    ``flags`` are the codes of those that stand, ``grave`` of those grave ones that stand whatever other files show.
    ``of_version`` is the version of the application that was read. It goes when the court has decided.
    """

    __tablename__ = "application_concern"
    __table_args__ = (Index("ix_application_concern_order", "court_id", "weight", "sum_fen", "strengthening_id"),)

    strengthening_id: Mapped[int] = mapped_column(ForeignKey("strengthening.id"), primary_key=True)
    court_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    weight: Mapped[int] = mapped_column(Integer)
    sum_fen: Mapped[int] = mapped_column(BigInteger)
    flags: Mapped[list[str]] = mapped_column(JSON)
    grave: Mapped[list[str]] = mapped_column(JSON)
    of_version: Mapped[int] = mapped_column(Integer)
    reckoned_on: Mapped[date] = mapped_column(Date)

    strengthening: Mapped[Strengthening] = relationship()


class FlagHandled(db.Model):
    """What the liaison did about one flag of sham mediation, and in what words. Append-only: the last one counts."""

    __tablename__ = "flag_handled"
    __table_args__ = (
        CheckConstraint(f"handling in ({', '.join(repr(h.value) for h in FlagHandling)})", name="handling"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    strengthening_id: Mapped[int] = mapped_column(ForeignKey("strengthening.id"), index=True)
    flag: Mapped[str] = mapped_column(String(40))
    handling: Mapped[str] = mapped_column(String(16))
    words: Mapped[str] = mapped_column(Text, default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    handled_at: Mapped[datetime] = mapped_column(Instant)

    strengthening: Mapped[Strengthening] = relationship(backref=backref("flags_handled", order_by="FlagHandled.id"))
    by: Mapped[Person | None] = relationship()

    @property
    def handling_term(self) -> FlagHandling:
        return FlagHandling(self.handling)
