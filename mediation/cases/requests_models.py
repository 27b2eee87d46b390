"""What a party asks for on its own pages and only the staff can decide: to withdraw, to have another mediator."""
from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from mediation.cases.models import Case, PanelMember
from mediation.extensions import Instant, db
from mediation.law.terms import Term
from mediation.parties.models import Party
from mediation.people.models import Person
from mediation.sealed import Sealed, public_id

OPEN = text("settled_at is null and taken_back_at is null")


class RequestKind(Term):
    """What is asked for: a withdrawal (O17 32: after a word with the party alone), another mediator (TY 15; ONL 14)."""

    WITHDRAW = "withdraw", "想撤回申请"
    CHANGE_MEDIATOR = "change_mediator", "想换调解员、申请回避"


class RequestOutcome(Term):
    """What came of it: done by an act of the procedure, or not, with a reason that the party reads."""

    DONE = "done", "已办"
    NOT_DONE = "not_done", "没有办"


class PartyRequest(db.Model):
    """One request of one party; nothing moves by it before the staff act. Only the party and the staff know of it.

    ``about`` is the mediator whom the party does not want, ``ground`` why; words and answer are sealed.
    """

    __tablename__ = "party_request"
    __table_args__ = (
        CheckConstraint(f"kind in ({', '.join(repr(kind.value) for kind in RequestKind)})", name="kind"),
        CheckConstraint("(settled_at is null) = (outcome is null)", name="settled_with_outcome"),
        Index("uq_party_request_open", "party_id", "kind", unique=True, sqlite_where=OPEN, postgresql_where=OPEN),
        Index("ix_party_request_asked", "case_id", "asked_at"),
    )
    record_type = "party_request"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"))
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    kind: Mapped[str] = mapped_column(String(16))
    about_id: Mapped[int | None] = mapped_column(ForeignKey("panel_member.id"))
    ground: Mapped[str | None] = mapped_column(String(16))
    words_sealed: Mapped[str | None] = mapped_column(Text)
    asked_at: Mapped[datetime] = mapped_column(Instant)
    taken_back_at: Mapped[datetime | None] = mapped_column(Instant)
    settled_at: Mapped[datetime | None] = mapped_column(Instant)
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    outcome: Mapped[str | None] = mapped_column(String(16))
    answer_sealed: Mapped[str | None] = mapped_column(Text)

    words = Sealed("words_sealed")
    answer = Sealed("answer_sealed")
    case: Mapped[Case] = relationship(backref=backref("party_requests", order_by="PartyRequest.id"))
    party: Mapped[Party] = relationship()
    about: Mapped[PanelMember | None] = relationship()
    settled_by: Mapped[Person | None] = relationship()

    def __init__(self, *, words: str = "", **values: object) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)
        self.words = words or None

    @property
    def kind_term(self) -> RequestKind:
        return RequestKind(self.kind)

    @property
    def is_open(self) -> bool:
        """Whether the staff have still to decide, and the party has not taken it back."""
        return self.settled_at is None and self.taken_back_at is None
