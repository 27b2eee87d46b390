"""The application as it was made, what became of its claims since, and the receipts for what was handed in."""
from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Boolean, CheckConstraint, Date, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from mediation.cases.models import Case, Claim, Step
from mediation.extensions import Instant, db
from mediation.law.terms import Term
from mediation.sealed import public_id


class Application(db.Model):
    """What the applicant said, in writing or orally; an oral one with the questions and answers recorded on the spot.

    ``own_form``: the applicant brought a written application of their own, so that none is printed. ``choice_told_on``
    is the day on which they were told who runs this body, who pays it, and which other bodies they may go to.
    ``made_online_at``: it was made on line, by tapping, at this moment; nobody signed it.
    ``duplicate_reason`` says why the matter is taken though the same worker has a case against the same employer.
    """

    __tablename__ = "application"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), unique=True)
    is_oral: Mapped[bool] = mapped_column(Boolean, default=False)
    facts_and_reasons: Mapped[str] = mapped_column(Text, default="")
    place: Mapped[str] = mapped_column(String(120), default="")
    oral_answers: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    signed_on_the_spot: Mapped[bool] = mapped_column(Boolean, default=False)
    tried_elsewhere: Mapped[str] = mapped_column(Text, default="")
    own_form: Mapped[bool] = mapped_column(Boolean, default=False)
    received_at: Mapped[datetime | None] = mapped_column(Instant)
    choice_told_on: Mapped[date | None] = mapped_column(Date)
    duplicate_reason: Mapped[str] = mapped_column(Text, default="")
    made_online_at: Mapped[datetime | None] = mapped_column(Instant)

    case: Mapped[Case] = relationship(backref=backref("application", uselist=False))


class Material(db.Model):
    """One line of a receipt: what was handed in, how many copies and pages, original or copy."""

    __tablename__ = "material"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    copies: Mapped[int] = mapped_column(default=1)
    pages: Mapped[int] = mapped_column(default=1)
    is_original: Mapped[bool] = mapped_column(Boolean, default=False)
    received_at: Mapped[datetime] = mapped_column(Instant)

    case: Mapped[Case] = relationship(backref=backref("materials", order_by="Material.id"))


class ClaimChangeKind(Term):
    """What a party did to what it asks for after the application."""

    ADDED = "added", "增加请求"
    CHANGED = "changed", "变更请求"
    GIVEN_UP = "given_up", "放弃请求"


class ClaimChange(db.Model):
    """What was asked before a party changed it; the step says when, why and by whom, and keeps the signed paper.

    ``consent`` is the paper on which who is represented agreed to what the representative signed. Append-only.
    """

    __tablename__ = "claim_change"
    __table_args__ = (
        CheckConstraint(f"kind in ({', '.join(repr(kind.value) for kind in ClaimChangeKind)})", name="kind"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("step.id"))
    kind: Mapped[str] = mapped_column(String(16))
    before: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    consent: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))

    claim: Mapped[Claim] = relationship(backref=backref("changes", order_by="ClaimChange.id"))
    step: Mapped[Step] = relationship()
