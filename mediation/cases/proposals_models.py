"""An act that needs two people is two acts: one proposes it, the director does it or sends it back."""
from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from mediation.cases.models import Case
from mediation.extensions import Instant, db
from mediation.people.models import Person
from mediation.sealed import public_id


class ProposedAct(db.Model):
    """That somebody asks the director to do an act on a case; ``said`` is what the act would be told.

    ``done`` is None while the director has neither done it nor sent it back; ``answer`` says why it was sent back.
    """

    __tablename__ = "proposed_act"
    record_type = "proposed_act"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    act: Mapped[str] = mapped_column(String(60))
    act_words: Mapped[str] = mapped_column(String(60))
    said: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    proposed_at: Mapped[datetime] = mapped_column(Instant)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    answered_at: Mapped[datetime | None] = mapped_column(Instant)
    done: Mapped[bool | None] = mapped_column(Boolean)
    answer: Mapped[str] = mapped_column(Text, default="")

    case: Mapped[Case] = relationship(backref=backref("proposed_acts", order_by="ProposedAct.id"))
    by: Mapped[Person] = relationship(foreign_keys=[by_id])
    answered_by: Mapped[Person | None] = relationship(foreign_keys=[answered_by_id])

    def __init__(self, **values: object) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)

    @property
    def is_open(self) -> bool:
        """Whether the director has still to do it or to send it back."""
        return self.done is None
