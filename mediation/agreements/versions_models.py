"""Each text that a draft has had, kept as it read; what was issued points to its paper."""
from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.documents.models import Paper
from mediation.extensions import Instant, db
from mediation.people.models import Person
from mediation.sealed import Sealed, public_id


class AgreementVersion(db.Model):
    """What an agreement said at one moment, line by line; sealed, because accounts and names stand in it.

    It is only added to. It names its agreement as a paper does, by its address, so that it outlives a copy whose
    making was taken back; ``voided_at`` says that the act which made it was.
    """

    __tablename__ = "agreement_version"
    __table_args__ = (UniqueConstraint("agreement_ref", "number", name="uq_agreement_version_number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    agreement_ref: Mapped[str] = mapped_column(String(32))
    number: Mapped[int] = mapped_column(Integer)
    made_at: Mapped[datetime] = mapped_column(Instant)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    paper_id: Mapped[int | None] = mapped_column(ForeignKey("paper.id"))
    text_sealed: Mapped[str] = mapped_column(Text)
    voided_at: Mapped[datetime | None] = mapped_column(Instant)

    text = Sealed("text_sealed")
    by: Mapped[Person | None] = relationship()
    paper: Mapped[Paper | None] = relationship()

    def __init__(self, lines: Sequence[str], **values: object) -> None:
        super().__init__(public_id=public_id(), **values)
        self.text = json.dumps(list(lines), ensure_ascii=False)

    @property
    def lines(self) -> list[str]:
        """The text, line by line."""
        return list(json.loads(self.text))

    def make_void(self, at: datetime) -> None:
        """The act that made it was taken back; the text stays where it can be read."""
        self.voided_at = at
