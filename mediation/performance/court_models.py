"""What goes on at a court about lines that were not performed: payment order and enforcement; titles made elsewhere."""
from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Integer, String, Table, Text
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from mediation.agreements.models import Agreement, Obligation
from mediation.cases.models import Case
from mediation.extensions import Instant, db
from mediation.law.payment_order import Gate
from mediation.law.remedies import Title
from mediation.law.terms import Term
from mediation.parties.models import Party
from mediation.sealed import public_id


class ProceedingKind(Term):
    """What is asked of the court."""

    PAYMENT_ORDER = "payment_order", "支付令"
    ENFORCEMENT = "enforcement", "强制执行"


proceeding_lines = Table(
    "proceeding_line", db.metadata,
    Column("proceeding_id", Integer, ForeignKey("court_proceeding.id"), primary_key=True),
    Column("obligation_id", Integer, ForeignKey("obligation.id"), primary_key=True, index=True),
)


class CourtProceeding(db.Model):
    """One application of one creditor against one debtor, on one line or several: each line moves for itself.

    ``gate`` is of a payment order only: it decides whether one may sue on the agreement when the order has ended, or
    must arbitrate first (J1 13). ``title`` is of an enforcement only, with the number of the paper that is enforced.
    ``served_on`` is the day on which the debtor had the order, ``ended_as`` why the court ended it, ``ruled_on`` the
    day on which the applicant had that ruling; ``suit_declined_on`` that it wants no suit (CPLI 439).
    """

    __tablename__ = "court_proceeding"
    __table_args__ = (
        CheckConstraint(f"kind in ({', '.join(repr(k.value) for k in ProceedingKind)})", name="kind"),
        CheckConstraint(f"(kind = 'payment_order') = (gate is not null) and (gate is null or gate in "
                        f"({', '.join(repr(g.value) for g in Gate)}))", name="gate"),
        CheckConstraint("(kind = 'enforcement') = (title is not null)", name="title"),
        Index("ix_court_proceeding_case", "case_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"))
    kind: Mapped[str] = mapped_column(String(16))
    gate: Mapped[str | None] = mapped_column(String(16))
    title: Mapped[str | None] = mapped_column(String(20))
    title_number: Mapped[str] = mapped_column(String(80), default="")
    creditor_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    debtor_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    court_name: Mapped[str] = mapped_column(String(120))
    number: Mapped[str] = mapped_column(String(60), default="")
    judge: Mapped[str] = mapped_column(String(60), default="")
    filed_on: Mapped[date] = mapped_column(Date)
    served_on: Mapped[date | None] = mapped_column(Date)
    ended_on: Mapped[date | None] = mapped_column(Date)
    ended_as: Mapped[str] = mapped_column(String(20), default="")
    ruled_on: Mapped[date | None] = mapped_column(Date)
    suit_declined_on: Mapped[date | None] = mapped_column(Date)

    case: Mapped[Case] = relationship()
    creditor: Mapped[Party] = relationship(foreign_keys=[creditor_id])
    debtor: Mapped[Party] = relationship(foreign_keys=[debtor_id])
    lines: Mapped[list[Obligation]] = relationship(
        secondary=proceeding_lines, order_by=Obligation.id,
        backref=backref("proceedings", order_by="CourtProceeding.id"))
    entries: Mapped[list[ProceedingEntry]] = relationship(back_populates="proceeding", order_by="ProceedingEntry.id")

    @property
    def kind_term(self) -> ProceedingKind:
        return ProceedingKind(self.kind)

    @property
    def gate_term(self) -> Gate | None:
        return Gate(self.gate) if self.gate else None

    @property
    def title_term(self) -> Title | None:
        return Title(self.title) if self.title else None


class ProceedingEntry(db.Model):
    """What was done in it: the act, its day, number and judge where the court did it, the scan. Append-only."""

    __tablename__ = "proceeding_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    proceeding_id: Mapped[int] = mapped_column(ForeignKey("court_proceeding.id"), index=True)
    act: Mapped[str] = mapped_column(String(48))
    act_words: Mapped[str] = mapped_column(String(60))
    happened_on: Mapped[date] = mapped_column(Date)
    number: Mapped[str] = mapped_column(String(60), default="")
    judge: Mapped[str] = mapped_column(String(60), default="")
    words: Mapped[str] = mapped_column(Text, default="")
    scan_sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    recorded_at: Mapped[datetime] = mapped_column(Instant)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    proceeding: Mapped[CourtProceeding] = relationship(back_populates="entries")


class HandoffTitle(db.Model):
    """The title that a handoff came to (an award, a judgment, a court's or commission's paper), whose lines are kept.

    Its lines stand in an ``Agreement`` of standing ``title``; ``handoff_ref`` is the public id of the handoff.
    """

    __tablename__ = "handoff_title"
    __table_args__ = (
        CheckConstraint(f"kind in ({', '.join(repr(k.value) for k in Title)})", name="kind"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"), unique=True)
    handoff_ref: Mapped[str] = mapped_column(String(32), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    made_by: Mapped[str] = mapped_column(String(120))
    number: Mapped[str] = mapped_column(String(80))
    effective_on: Mapped[date] = mapped_column(Date)
    scan_sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))

    agreement: Mapped[Agreement] = relationship(backref=backref("of_title", uselist=False))

    @property
    def kind_term(self) -> Title:
        return Title(self.kind)
