"""What each party answered when it was asked whether it wants mediation."""
from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.cases.models import Case
from mediation.extensions import Instant, db
from mediation.law.terms import Term
from mediation.parties.models import Party
from mediation.people.models import Person


class PartyWord(Term):
    """What a party says of the mediation, or what its silence comes to (O17 22; ONL 15, 25)."""

    AGREED = "agreed", "同意调解"
    REFUSED = "refused", "不同意调解"
    UNREACHABLE = "unreachable", "联系不上"
    NO_ANSWER = "no_answer", "逾期未答复"
    WITHDREW = "withdrew", "撤回申请"


class AnswerWay(Term):
    """How an answer came."""

    SLIP = "slip", "书面回执"
    IN_PERSON = "in_person", "当面表示"
    PHONE = "phone", "电话"
    LETTER_OF_COURT = "letter_of_court", "法院、仲裁委的函件中已记载"
    PLATFORM = "platform", "平台"
    ONLINE = "online", "本人在网上答复"
    OTHER = "other", "其他"


class PartyAnswer(db.Model):
    """One answer of one party, as it came; a later one counts, the earlier ones stay. Append-only.

    ``representative_id``: who answered on line for an employer before their authority was looked at; such an answer
    counts for nothing, and once the authority is found good it is entered anew.
    """

    __tablename__ = "party_answer"
    __table_args__ = (
        CheckConstraint(f"word in ({', '.join(repr(word.value) for word in PartyWord)})", name="word"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    word: Mapped[str] = mapped_column(String(16))
    way: Mapped[str | None] = mapped_column(String(16))
    words: Mapped[str] = mapped_column(Text, default="")
    happened_on: Mapped[date] = mapped_column(Date)
    recorded_at: Mapped[datetime] = mapped_column(Instant)
    late_reason: Mapped[str] = mapped_column(Text, default="")
    proof: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    representative_id: Mapped[int | None] = mapped_column(ForeignKey("employer_representative.id"))

    case: Mapped[Case] = relationship(backref="party_answers")
    party: Mapped[Party] = relationship()
    by: Mapped[Person | None] = relationship()

    @property
    def word_term(self) -> PartyWord:
        return PartyWord(self.word)
