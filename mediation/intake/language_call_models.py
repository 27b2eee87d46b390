"""A party's wish to be called in its own language."""
from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.cases.models import Contact
from mediation.extensions import Instant, db
from mediation.law.terms import Language
from mediation.parties.models import Party
from mediation.sealed import public_id

if TYPE_CHECKING:
    from mediation.cases.models import Case

LANGUAGES = ", ".join(repr(language.value) for language in Language)


class LanguageCall(db.Model):
    """That somebody wants to be called in a language, when it suits them, and the contact by which it was done."""

    __tablename__ = "language_call"
    __table_args__ = (CheckConstraint(f"language in ({LANGUAGES})", name="language"),
                      UniqueConstraint("contact_id", name="uq_language_call_contact"))
    record_type = "language_call"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), index=True)
    language: Mapped[str] = mapped_column(String(8))
    suits: Mapped[str] = mapped_column(String(100), default="")
    asked_at: Mapped[datetime] = mapped_column(Instant)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"))

    party: Mapped[Party] = relationship()
    contact: Mapped[Contact | None] = relationship()

    def __init__(self, **values: Any) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)

    @property
    def case(self) -> Case:
        return self.party.case

    @property
    def language_term(self) -> Language:
        return Language(self.language)
