"""An employer is invited to come in: by a link of its own and a code on paper."""
from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.cases.models import Case
from mediation.extensions import Instant, db
from mediation.parties.models import Party
from mediation.sealed import public_id

STILL_OPEN = "registered_at is null and ended_at is null"


class Invitation(db.Model):
    """One invitation of an employer: its link and the code on the slip are kept as hashes only, and both are needed.

    It works once: whoever enters it first has it, in that browser (``visit_hash``); a new one ends the one before.
    """

    __tablename__ = "invitation"
    __table_args__ = (
        Index("uq_invitation_open", "party_id", unique=True, sqlite_where=text(STILL_OPEN),
              postgresql_where=text(STILL_OPEN)),
        CheckConstraint("registered_at is null or entered_at is not null", name="entered_first"),
    )
    record_type = "invitation"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    version: Mapped[int] = mapped_column(default=1)
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), index=True)
    link_hash: Mapped[str] = mapped_column(String(64), unique=True)
    code_hash: Mapped[str] = mapped_column(String(200))
    until_at: Mapped[datetime] = mapped_column(Instant)
    made_at: Mapped[datetime] = mapped_column(Instant)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    entered_at: Mapped[datetime | None] = mapped_column(Instant)
    visit_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    visit_until: Mapped[datetime | None] = mapped_column(Instant)
    registered_at: Mapped[datetime | None] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)

    party: Mapped[Party] = relationship()

    __mapper_args__ = {"version_id_col": version}

    @property
    def case(self) -> Case:
        return self.party.case
