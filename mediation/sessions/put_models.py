"""A proposal that the mediator puts to one party, and its answer: between these two, on neither side's file."""
from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.cases.models import Case, Claim
from mediation.extensions import Instant, db
from mediation.law.terms import Term
from mediation.parties.models import Party
from mediation.people.models import Person
from mediation.sealed import Sealed, public_id

OPEN = text("answer is null and withdrawn_at is null")
OPEN_ON_ALL = text("answer is null and withdrawn_at is null and claim_id is null")


class PutAnswer(Term):
    """What a party says to a proposal; a yes is no agreement yet, since only what is signed binds."""

    YES = "yes", "可以接受"
    NO = "no", "不接受"
    COUNTER = "counter", "换个数、换个办法"


class PutOffer(db.Model):
    """One proposal to one party, for one claim or for all; it is read by that party and who may speak alone with it.

    It is no evidence against anybody and goes to no other forum (特邀调解规定 22, 在线规则 18). One at a time is open
    for a party and a claim.
    """

    __tablename__ = "put_offer"
    __table_args__ = (
        CheckConstraint(f"answer in ({', '.join(repr(each.value) for each in PutAnswer)})", name="answer"),
        CheckConstraint("(answer is null) = (answered_at is null)", name="answered"),
        Index("uq_put_offer_open", "party_id", "claim_id", unique=True, sqlite_where=OPEN, postgresql_where=OPEN),
        Index("uq_put_offer_open_all", "party_id", unique=True, sqlite_where=OPEN_ON_ALL, postgresql_where=OPEN_ON_ALL),
    )
    record_type = "put_offer"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    version: Mapped[int] = mapped_column(default=1)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"))
    amount_fen: Mapped[int | None] = mapped_column(BigInteger)
    words_sealed: Mapped[str | None] = mapped_column(Text)
    put_at: Mapped[datetime] = mapped_column(Instant)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    withdrawn_at: Mapped[datetime | None] = mapped_column(Instant)
    answer: Mapped[str | None] = mapped_column(String(16))
    answer_words_sealed: Mapped[str | None] = mapped_column(Text)
    answered_at: Mapped[datetime | None] = mapped_column(Instant)

    words = Sealed("words_sealed")
    answer_words = Sealed("answer_words_sealed")
    case: Mapped[Case] = relationship()
    party: Mapped[Party] = relationship()
    claim: Mapped[Claim | None] = relationship()
    by: Mapped[Person] = relationship()

    __mapper_args__ = {"version_id_col": version}

    def __init__(self, *, words: str = "", **values: object) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)
        self.words = words

    @property
    def answer_term(self) -> PutAnswer | None:
        return PutAnswer(self.answer) if self.answer else None
