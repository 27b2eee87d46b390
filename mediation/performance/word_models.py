"""What the parties themselves say of a payment: that it came, in part, not at all; that it was made."""
from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, Date, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from mediation.agreements.models import Obligation
from mediation.cases.models import Case
from mediation.extensions import Instant, db
from mediation.law.terms import Term
from mediation.parties.models import Party
from mediation.people.models import Person
from mediation.sealed import Sealed, public_id


class PaymentSaid(Term):
    """What a party says of one line."""

    PAID = "paid", "付清了"
    PART = "part", "付了一部分"
    NOT_PAID = "not_paid", "没有付"


class PaymentWord(db.Model):
    """One word of one party on one line. A payer's word moves nothing; who is to be paid may perform or fault the line.

    It waits for the staff until ``settled_at``; a later word of the same party takes the place of an earlier one.
    ``amount_fen`` is 0 where nothing came or where an act is owed.
    """

    __tablename__ = "payment_word"
    __table_args__ = (
        CheckConstraint(f"said in ({', '.join(repr(said.value) for said in PaymentSaid)})", name="said"),
        CheckConstraint("amount_fen >= 0", name="amount"),
        Index("ix_payment_word_case", "case_id", "said_at"),
        Index("ix_payment_word_line", "obligation_id"),
    )
    record_type = "payment_word"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"))
    obligation_id: Mapped[int] = mapped_column(ForeignKey("obligation.id"))
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    said: Mapped[str] = mapped_column(String(16))
    paid_on: Mapped[date | None] = mapped_column(Date)
    amount_fen: Mapped[int] = mapped_column(BigInteger, default=0)
    words_sealed: Mapped[str | None] = mapped_column(Text)
    proof_sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    said_at: Mapped[datetime] = mapped_column(Instant)
    settled_at: Mapped[datetime | None] = mapped_column(Instant)
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    answer_sealed: Mapped[str | None] = mapped_column(Text)

    words = Sealed("words_sealed")
    answer = Sealed("answer_sealed")
    case: Mapped[Case] = relationship()
    obligation: Mapped[Obligation] = relationship(backref=backref("payment_words", order_by="PaymentWord.id"))
    party: Mapped[Party] = relationship()
    settled_by: Mapped[Person | None] = relationship()

    def __init__(self, *, words: str = "", **values: object) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)
        self.words = words or None

    @property
    def said_term(self) -> PaymentSaid:
        return PaymentSaid(self.said)

    @property
    def is_open(self) -> bool:
        """Whether the staff have still to look at it."""
        return self.settled_at is None
