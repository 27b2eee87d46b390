"""A datum that issued papers bear is corrected by two people: proposed by one, confirmed by the director."""
from __future__ import annotations

from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.cases.models import Case, Claim
from mediation.extensions import Instant, db
from mediation.parties.models import Party
from mediation.people.models import Person
from mediation.sealed import Sealed, public_id


class ProposedCorrection(db.Model):
    """What a datum of a party is to read instead, and why; the old value stays on record. Both are sealed.

    With ``claim`` it is what the staff put down of a claim of this party: all of it, before and after.
    ``confirmed`` is None while the director has not decided.
    """

    __tablename__ = "proposed_correction"
    record_type = "proposed_correction"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id"))
    column: Mapped[str] = mapped_column(String(32))
    old_sealed: Mapped[str | None] = mapped_column(Text)
    new_sealed: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    proposed_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    proposed_at: Mapped[datetime] = mapped_column(Instant)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None] = mapped_column(Instant)
    confirmed: Mapped[bool | None] = mapped_column(Boolean)

    old_value = Sealed("old_sealed")
    new_value = Sealed("new_sealed")
    case: Mapped[Case] = relationship(backref="proposed_corrections")
    party: Mapped[Party] = relationship()
    claim: Mapped[Claim | None] = relationship()
    proposed_by: Mapped[Person] = relationship(foreign_keys=[proposed_by_id])
    decided_by: Mapped[Person | None] = relationship(foreign_keys=[decided_by_id])

    def __init__(self, **values: object) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)

    @property
    def is_open(self) -> bool:
        return self.confirmed is None
