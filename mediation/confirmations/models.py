"""What the court asked, decided and served in a confirmation, the joint confirmation of the parties, the six points."""
from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, Boolean, Date, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from mediation.agreements.models import Agreement, Strengthening
from mediation.extensions import Instant, db
from mediation.law.terms import Term
from mediation.parties.models import Agent, Party
from mediation.sealed import public_id


class RulingKind(Term):
    """What the court decided."""

    GRANTED = "granted", "确认有效"
    DISMISSED = "dismissed", "驳回申请"
    REFUSED = "refused", "不予受理"
    WITHDRAWN = "withdrawn", "准许撤回"
    DEEMED_WITHDRAWN = "deemed_withdrawn", "按撤回处理"
    TERMINATED = "terminated", "终结特别程序"
    OBJECTION_REJECTED = "objection_rejected", "驳回异议"
    CHANGED = "changed", "变更确认裁定"
    REVOKED = "revoked", "撤销确认裁定"


class Point(Term):
    """What a court checks before it confirms (CPLI 356, 358)."""

    VOLUNTARY = "voluntary", "自愿"
    LAWFUL = "lawful", "合法"
    OTHERS = "others", "不损他人"
    MORALS = "morals", "公序良俗"
    CLEAR = "clear", "明确"
    JURISDICTION = "jurisdiction", "管辖"


class JointConfirmation(db.Model):
    """That a party joins the application for confirmation: one side starts, each other confirms (CPL 205).

    ``agent`` is who did it for the party. Without a signed paper (``proof_sha256``) it was said at one sitting,
    before the clerk who records it.
    """

    __tablename__ = "joint_confirmation"
    __table_args__ = (UniqueConstraint("strengthening_id", "party_id", name="uq_joint_confirmation_party"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    strengthening_id: Mapped[int] = mapped_column(ForeignKey("strengthening.id"), index=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    agent_id: Mapped[int | None] = mapped_column(ForeignKey("agent.id"))
    confirmed_on: Mapped[date] = mapped_column(Date)
    proof_sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    recorded_at: Mapped[datetime] = mapped_column(Instant)

    strengthening: Mapped[Strengthening] = relationship(backref=backref(
        "joint_confirmations", order_by="JointConfirmation.id", cascade="all, delete-orphan"))
    party: Mapped[Party] = relationship()
    agent: Mapped[Agent | None] = relationship()


class CourtRequest(db.Model):
    """A return by the court: what is missing (354) or must be said (356), until when, and what mends it."""

    __tablename__ = "court_request"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    strengthening_id: Mapped[int] = mapped_column(ForeignKey("strengthening.id"), index=True)
    ground: Mapped[str] = mapped_column(String(8))
    reasons: Mapped[list[str]] = mapped_column(JSON, default=list)
    clause: Mapped[str] = mapped_column(String(80), default="")
    words: Mapped[str] = mapped_column(Text, default="")
    asked_on: Mapped[date] = mapped_column(Date)
    due_on: Mapped[date] = mapped_column(Date)
    supplied_on: Mapped[date | None] = mapped_column(Date)
    supply_words: Mapped[str] = mapped_column(Text, default="")
    supply_sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    supplement_id: Mapped[int | None] = mapped_column(ForeignKey("agreement.id"))

    strengthening: Mapped[Strengthening] = relationship(backref=backref("court_requests", order_by="CourtRequest.id"))
    supplement: Mapped[Agreement | None] = relationship()


class Ruling(db.Model):
    """A decision of the court as its liaison records it: kind, number, day, judge, scan, service on each side."""

    __tablename__ = "ruling"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    strengthening_id: Mapped[int] = mapped_column(ForeignKey("strengthening.id"), index=True)
    kind: Mapped[str] = mapped_column(String(32))
    number: Mapped[str] = mapped_column(String(60))
    decided_on: Mapped[date] = mapped_column(Date)
    judge: Mapped[str] = mapped_column(String(60))
    grounds: Mapped[list[str]] = mapped_column(JSON, default=list)
    words: Mapped[str] = mapped_column(Text, default="")
    scan_sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    served: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    recorded_at: Mapped[datetime] = mapped_column(Instant)

    strengthening: Mapped[Strengthening] = relationship(backref=backref("rulings", order_by="Ruling.id"))

    @property
    def kind_term(self) -> RulingKind:
        return RulingKind(self.kind)

    def served_on(self, party: Party) -> date | None:
        """The day on which a party received it, if that is recorded."""
        day = self.served.get(party.public_id)
        return date.fromisoformat(day) if day else None


class ReviewPoint(db.Model):
    """One of the points a court checks, the question put to each side, the answers, and the finding."""

    __tablename__ = "review_point"
    __table_args__ = (UniqueConstraint("strengthening_id", "point", name="uq_review_point"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    strengthening_id: Mapped[int] = mapped_column(ForeignKey("strengthening.id"), index=True)
    point: Mapped[str] = mapped_column(String(32))
    worker_answer: Mapped[str] = mapped_column(Text, default="")
    employer_answer: Mapped[str] = mapped_column(Text, default="")
    asked_alone: Mapped[bool] = mapped_column(Boolean, default=False)
    passes: Mapped[bool | None] = mapped_column(Boolean)
    clause: Mapped[str] = mapped_column(String(80), default="")
    remark: Mapped[str] = mapped_column(Text, default="")

    strengthening: Mapped[Strengthening] = relationship(backref=backref("review_points", order_by="ReviewPoint.id"))
