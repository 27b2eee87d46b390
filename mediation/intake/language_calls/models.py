"""A party's wish to be called: in which language, about what, under which number."""
from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.cases.models import Contact
from mediation.extensions import Instant, db
from mediation.law.terms import Language
from mediation.parties.models import Party
from mediation.sealed import Sealed, public_id

if TYPE_CHECKING:
    from mediation.cases.models import Case

LANGUAGES = ", ".join(repr(language.value) for language in Language)


class LanguageCall(db.Model):
    """That somebody wants to be called, in which language, about what, when; the contact by which it was done.

    ``phone`` is a number other than the one on file.
    """

    __tablename__ = "language_call"
    __table_args__ = (CheckConstraint(f"language in ({LANGUAGES})", name="language"),
                      UniqueConstraint("contact_id", name="uq_language_call_contact"))
    record_type = "language_call"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), index=True)
    language: Mapped[str] = mapped_column(String(8))
    words_sealed: Mapped[str | None] = mapped_column(Text)
    phone_sealed: Mapped[str | None] = mapped_column(String(200))
    asked_at: Mapped[datetime] = mapped_column(Instant)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"))

    phone = Sealed("phone_sealed")
    words = Sealed("words_sealed", empty="")
    party: Mapped[Party] = relationship()
    contact: Mapped[Contact | None] = relationship()

    def __init__(self, *, phone: str | None = None, words: str = "", **values: Any) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)
        self.phone, self.words = phone, words

    @property
    def case(self) -> Case:
        return self.party.case

    @property
    def number(self) -> str | None:
        """Under which number: the one given for this call, else the one on file."""
        return self.phone or self.party.phone

    @property
    def language_term(self) -> Language:
        return Language(self.language)
