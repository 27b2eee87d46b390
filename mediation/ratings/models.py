"""What the parties said of how they were served, and what was done about what they complained of.

A rating is about one act of the case, the act that ended it among them. It leaves no step in the history of the case
and no event that names the case: those who are rated read both.
"""
from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Boolean, CheckConstraint, Date, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.bodies.models import Body
from mediation.cases.models import Case, Step
from mediation.cases.states import CaseState
from mediation.extensions import Instant, db
from mediation.law.ratings import BAD, Finding, Level, Reason
from mediation.law.terms import Term
from mediation.parties.models import Party
from mediation.people.models import Person
from mediation.sealed import Sealed, public_id

LEVELS = ", ".join(repr(level.value) for level in Level)
FINDINGS = ", ".join(repr(finding.value) for finding in Finding)
ENDED = frozenset(state.value for state in (
    CaseState.REFERRED, CaseState.NOT_ACCEPTED, CaseState.WITHDRAWN, CaseState.EFFECTIVE, CaseState.NO_AGREEMENT,
    CaseState.ARCHIVED))
"""The states of a case that has come to its end."""


class CalledBack(Term):
    """What came of calling back somebody who had asked for it."""

    REACHED = "reached", "说上话了"
    NO_ANSWER = "no_answer", "没有人接"
    WILL_NOT_TALK = "will_not_talk", "不想再谈"


class Rating(db.Model):
    """One party's word on one act; ``closing`` where the act ended the case. Changed only while its month runs."""

    __tablename__ = "rating"
    __table_args__ = (CheckConstraint(f"level in ({LEVELS})", name="level"),
                      UniqueConstraint("party_id", "step_id", name="uq_rating_once"),
                      Index("ix_rating_month", "body_id", "given_at"))
    record_type = "rating"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    version: Mapped[int] = mapped_column(default=1)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    step_id: Mapped[int] = mapped_column(ForeignKey("step.id"), index=True)
    closing: Mapped[bool] = mapped_column(Boolean)
    level: Mapped[str] = mapped_column(String(32))
    reasons: Mapped[list[str]] = mapped_column(JSON, default=list)
    words_sealed: Mapped[str | None] = mapped_column(Text)
    call_me: Mapped[bool] = mapped_column(Boolean, default=False)
    given_at: Mapped[datetime] = mapped_column(Instant)
    changed_at: Mapped[datetime | None] = mapped_column(Instant)

    words = Sealed("words_sealed")
    body: Mapped[Body] = relationship()
    case: Mapped[Case] = relationship()
    party: Mapped[Party] = relationship()
    step: Mapped[Step] = relationship()
    follow_up: Mapped[FollowUp | None] = relationship(back_populates="rating")

    __mapper_args__ = {"version_id_col": version}

    def __init__(self, **values: Any) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)

    @property
    def level_term(self) -> Level:
        return Level(self.level)

    @property
    def reason_terms(self) -> list[Reason]:
        return [Reason(value) for value in self.reasons]

    @property
    def is_bad(self) -> bool:
        return self.level_term in BAD


class FollowUp(db.Model):
    """What is done about a bad rating: call back, find out, answer by ``due_on``; then perhaps one appeal.

    ``dropped_at``: the rater has changed the rating to a better one before anybody had begun.
    """

    __tablename__ = "rating_follow_up"
    __table_args__ = (
        CheckConstraint(f"finding in ({FINDINGS})", name="finding"),
        CheckConstraint(f"decision in ({FINDINGS})", name="decision"),
        CheckConstraint("(answered_on is null) = (finding is null)", name="answered_with_finding"),
        CheckConstraint("appealed_on is null or answered_on is not null", name="answered_before_appeal"),
        CheckConstraint("(decided_on is null) = (decision is null)", name="decided_with_finding"),
        CheckConstraint("decided_on is null or appealed_on is not null", name="appealed_before_decision"),
        CheckConstraint("(appealed_on is null) = (appeal_due_on is null)", name="appeal_has_a_day"))
    record_type = "rating_follow_up"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    version: Mapped[int] = mapped_column(default=1)
    rating_id: Mapped[int] = mapped_column(ForeignKey("rating.id"), unique=True)
    opened_at: Mapped[datetime] = mapped_column(Instant)
    due_on: Mapped[date] = mapped_column(Date)
    due_how: Mapped[str] = mapped_column(Text)
    dropped_at: Mapped[datetime | None] = mapped_column(Instant)
    finding: Mapped[str | None] = mapped_column(String(16))
    found_sealed: Mapped[str | None] = mapped_column(Text)
    answer_sealed: Mapped[str | None] = mapped_column(Text)
    answered_on: Mapped[date | None] = mapped_column(Date)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    appeal_sealed: Mapped[str | None] = mapped_column(Text)
    appealed_on: Mapped[date | None] = mapped_column(Date)
    appeal_due_on: Mapped[date | None] = mapped_column(Date)
    appeal_due_how: Mapped[str | None] = mapped_column(Text)
    decision: Mapped[str | None] = mapped_column(String(16))
    decision_sealed: Mapped[str | None] = mapped_column(Text)
    decided_on: Mapped[date | None] = mapped_column(Date)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    found = Sealed("found_sealed")
    answer = Sealed("answer_sealed")
    appeal = Sealed("appeal_sealed")
    decision_words = Sealed("decision_sealed")
    rating: Mapped[Rating] = relationship(back_populates="follow_up")
    answered_by: Mapped[Person | None] = relationship(foreign_keys=[answered_by_id])
    decided_by: Mapped[Person | None] = relationship(foreign_keys=[decided_by_id])
    calls: Mapped[list[CallBack]] = relationship(back_populates="follow_up", order_by="CallBack.id")

    __mapper_args__ = {"version_id_col": version}

    def __init__(self, **values: Any) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)

    @property
    def case(self) -> Case:
        """The case whose act was rated."""
        return self.rating.case

    @property
    def is_appealed(self) -> bool:
        """Whether an appeal is to be decided."""
        return self.appealed_on is not None and self.decided_on is None

    @property
    def is_open(self) -> bool:
        """Whether somebody has to do something: answer the rating, or decide the appeal."""
        return self.dropped_at is None and (self.answered_on is None or self.is_appealed)

    @property
    def next_due_on(self) -> date:
        """The last day of what is to be done now, or of what was done last."""
        return self.appeal_due_on or self.due_on

    @property
    def is_begun(self) -> bool:
        """Whether somebody has begun to look into it: from then on the rating stands as it is."""
        return bool(self.calls) or self.answered_on is not None

    @property
    def finding_term(self) -> Finding | None:
        return Finding(self.finding) if self.finding else None

    @property
    def decision_term(self) -> Finding | None:
        return Finding(self.decision) if self.decision else None


class CallBack(db.Model):
    """One call to somebody who had asked to be called about their rating. Only added to."""

    __tablename__ = "rating_call"
    __table_args__ = (CheckConstraint(
        f"outcome in ({', '.join(repr(each.value) for each in CalledBack)})", name="outcome"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    follow_up_id: Mapped[int] = mapped_column(ForeignKey("rating_follow_up.id"), index=True)
    called_at: Mapped[datetime] = mapped_column(Instant)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    outcome: Mapped[str] = mapped_column(String(16))
    words_sealed: Mapped[str | None] = mapped_column(Text)

    words = Sealed("words_sealed")
    follow_up: Mapped[FollowUp] = relationship(back_populates="calls")
    by: Mapped[Person] = relationship()

    def __init__(self, **values: Any) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)

    @property
    def outcome_term(self) -> CalledBack:
        return CalledBack(self.outcome)
