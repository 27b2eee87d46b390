"""Evidence: the original as it came, who gave it, what it is to prove, who may see it."""
from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.cases.models import Case
from mediation.extensions import Instant, db
from mediation.files import StoredFile
from mediation.law.terms import Zone
from mediation.parties.models import Party
from mediation.sealed import public_id


class Evidence(db.Model):
    """One piece handed in by a party (or found by the body). Its zone is the most private until its owner shares it."""

    __tablename__ = "evidence"
    __table_args__ = (CheckConstraint(f"zone in ({', '.join(repr(z.value) for z in Zone)})", name="zone"),)
    record_type = "evidence"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    party_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))
    ordinal: Mapped[int] = mapped_column(Integer)
    name: Mapped[str] = mapped_column(String(120))
    proves: Mapped[str] = mapped_column(Text, default="")
    form: Mapped[str] = mapped_column(String(16), default="copy")
    pages: Mapped[int | None] = mapped_column(Integer)
    zone: Mapped[str] = mapped_column(String(16), default=Zone.HANDLING.value)
    original_name: Mapped[str] = mapped_column(String(255))
    file_sha256: Mapped[str] = mapped_column(ForeignKey("stored_file.sha256"))
    received_on: Mapped[date] = mapped_column(Date)
    received_at: Mapped[datetime] = mapped_column(Instant)
    received_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    case: Mapped[Case] = relationship()
    party: Mapped[Party | None] = relationship()
    file: Mapped[StoredFile] = relationship(lazy="joined")
