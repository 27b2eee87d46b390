"""What the court asked, decided and served in a confirmation, who joined it, and with what known defects it went."""
from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Date, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from mediation.agreements.models import Agreement, Strengthening
from mediation.extensions import Instant, db
from mediation.law.terms import Term
from mediation.parties.models import Agent, Party
from mediation.people.models import Person
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
    COURT_PAPER = "court_paper", "诉前调书"


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


class FiledDespite(db.Model):
    """That an application went to the court although its check stood on red: what was found, and why it went.

    The court reads both. Append-only: each filing has its own. ``findings`` are code, message and article.
    """

    __tablename__ = "filed_despite"

    id: Mapped[int] = mapped_column(primary_key=True)
    strengthening_id: Mapped[int] = mapped_column(ForeignKey("strengthening.id"), index=True)
    findings: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    reason: Mapped[str] = mapped_column(Text)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    filed_at: Mapped[datetime] = mapped_column(Instant)

    strengthening: Mapped[Strengthening] = relationship(backref=backref("filed_despite", order_by="FiledDespite.id"))
    by: Mapped[Person | None] = relationship()


class CourtRequest(db.Model):
    """A return by the court: what is missing (354) or must be said (356), until when, and what mends it.

    ``places`` says for each reason which clause, line, paper or party it is about (``places.Place``); ``clause`` says
    the same in words.
    """

    __tablename__ = "court_request"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    strengthening_id: Mapped[int] = mapped_column(ForeignKey("strengthening.id"), index=True)
    ground: Mapped[str] = mapped_column(String(8))
    reasons: Mapped[list[str]] = mapped_column(JSON, default=list)
    clause: Mapped[str] = mapped_column(String(80), default="")
    places: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
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
