"""What one member of the staff keeps for themselves: what they have seen, their own notes on a case."""
from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.cases.models import Case
from mediation.extensions import Instant, db
from mediation.people.models import Person
from mediation.sealed import Sealed, public_id


class NewsSeen(db.Model):
    """Up to when a person has seen what came in of one kind; what came later is news to them."""

    __tablename__ = "news_seen"
    __table_args__ = (UniqueConstraint("person_id", "kind", name="uq_news_seen_kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str] = mapped_column(String(16))
    seen_at: Mapped[datetime] = mapped_column(Instant)


class CaseNote(db.Model):
    """What somebody noted for themselves about a case: sealed, nobody else ever sees it."""

    __tablename__ = "case_note"
    __table_args__ = (UniqueConstraint("case_id", "person_id", name="uq_case_note_person"),)
    record_type = "case_note"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    words_sealed: Mapped[str | None] = mapped_column(Text)
    written_at: Mapped[datetime] = mapped_column(Instant)
    version: Mapped[int] = mapped_column(default=1)

    words = Sealed("words_sealed")
    case: Mapped[Case] = relationship()
    person: Mapped[Person] = relationship()

    __mapper_args__ = {"version_id_col": version}

    def __init__(self, **values: object) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)
