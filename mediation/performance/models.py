"""What was said and shown about a payment, line by line."""
from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, Date, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.agreements.models import Obligation
from mediation.extensions import Instant, db
from mediation.law.terms import Term
from mediation.sealed import public_id


BOUNCED = "（款项未到，已冲回）"


class SaidBy(Term):
    """Who says that it was paid."""

    PAYEE = "payee", "收款人确认"
    PAYER = "payer", "付款人提供凭证"
    STAFF = "staff", "办案人核实"
    COURT = "court", "法院执行"


class Payment(db.Model):
    """A payment (or an act done) on one obligation: day, sum, how, proof, and who said so.

    One that never arrived stays, and its words end with ``BOUNCED``.
    """

    __tablename__ = "payment"
    __table_args__ = (CheckConstraint("amount_fen >= 0", name="amount"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    obligation_id: Mapped[int] = mapped_column(ForeignKey("obligation.id"), index=True)
    paid_on: Mapped[date] = mapped_column(Date)
    amount_fen: Mapped[int] = mapped_column(BigInteger)
    way: Mapped[str] = mapped_column(String(16))
    said_by: Mapped[str] = mapped_column(String(16))
    words: Mapped[str] = mapped_column(Text, default="")
    proof_sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    recorded_at: Mapped[datetime] = mapped_column(Instant)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    obligation: Mapped[Obligation] = relationship(backref="payments")

    @property
    def bounced(self) -> bool:
        """Whether it was struck out, because the money never came."""
        return self.words.endswith(BOUNCED)
