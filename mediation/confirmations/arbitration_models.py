"""An application for arbitration review, and what the commission did about it as the clerk records it (O33 74-79)."""
from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Date, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from mediation.agreements.models import Strengthening
from mediation.extensions import Instant, db
from mediation.law.terms import Term
from mediation.parties.models import Party
from mediation.people.models import Person
from mediation.sealed import public_id


class CommissionAct(Term):
    """What the commission did about an application for review."""

    DOCKETED = "docketed", "受理审查申请"
    REFUSED = "refused", "不予受理"
    EXTENDED = "extended", "延长审查期限"
    NO_PAPER = "no_paper", "不予制作调解书"
    ISSUED = "issued", "制作仲裁调解书"
    NOT_SIGNED_FOR = "not_signed_for", "调解书未签收"
    TERMINATED = "terminated", "终止审查（当事人撤回）"


class ArbitrationReview(db.Model):
    """That the parties jointly asked a commission to make its paper of an agreement, with the signed application.

    ``joined`` is who signed it: the party, and the agent where one signed for it. ``number`` and ``officer`` are the
    commission's own, once it has taken the application in.
    """

    __tablename__ = "arbitration_review"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    strengthening_id: Mapped[int] = mapped_column(ForeignKey("strengthening.id"), index=True)
    commission: Mapped[str] = mapped_column(String(120))
    filed_on: Mapped[date] = mapped_column(Date)
    proof_sha256: Mapped[str] = mapped_column(ForeignKey("stored_file.sha256"))
    joined: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    number: Mapped[str] = mapped_column(String(80), default="")
    officer: Mapped[str] = mapped_column(String(60), default="")
    docketed_on: Mapped[date | None] = mapped_column(Date)
    recorded_at: Mapped[datetime] = mapped_column(Instant)

    strengthening: Mapped[Strengthening] = relationship(backref=backref(
        "arbitration_reviews", order_by="ArbitrationReview.id"))
    decisions: Mapped[list[CommissionDecision]] = relationship(
        back_populates="review", order_by="CommissionDecision.id")


class CommissionDecision(db.Model):
    """One act of the commission: its number, its day, who decided, on which grounds, and its paper as a scan.

    ``signed`` is on which day each party signed for the commission's paper. Append-only.
    """

    __tablename__ = "commission_decision"
    __table_args__ = (
        CheckConstraint(f"kind in ({', '.join(repr(kind.value) for kind in CommissionAct)})", name="kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    review_id: Mapped[int] = mapped_column(ForeignKey("arbitration_review.id"), index=True)
    kind: Mapped[str] = mapped_column(String(24))
    number: Mapped[str] = mapped_column(String(80), default="")
    officer: Mapped[str] = mapped_column(String(60), default="")
    decided_on: Mapped[date] = mapped_column(Date)
    grounds: Mapped[list[str]] = mapped_column(JSON, default=list)
    words: Mapped[str] = mapped_column(Text, default="")
    signed: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    scan_sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    recorded_at: Mapped[datetime] = mapped_column(Instant)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    review: Mapped[ArbitrationReview] = relationship(back_populates="decisions")
    by: Mapped[Person | None] = relationship()

    @property
    def kind_term(self) -> CommissionAct:
        return CommissionAct(self.kind)

    def signed_on(self, party: Party) -> date | None:
        """The day on which a party signed for the commission's paper."""
        day = self.signed.get(party.public_id)
        return date.fromisoformat(day) if day else None
