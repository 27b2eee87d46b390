"""A sentence of the status page as somebody of the body reads it aloud, in one language."""
from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.bodies.models import Body
from mediation.extensions import Instant, db
from mediation.files import StoredFile
from mediation.law.terms import Language
from mediation.sealed import public_id

LANGUAGES = ", ".join(repr(language.value) for language in Language)


class SpokenSentence(db.Model):
    """One recording; another one for the same sentence and language takes its place."""

    __tablename__ = "spoken_sentence"
    __table_args__ = (CheckConstraint(f"language in ({LANGUAGES})", name="language"),
                      UniqueConstraint("body_id", "sentence", "language", name="uq_spoken_sentence_once"))
    record_type = "spoken_sentence"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    sentence: Mapped[str] = mapped_column(String(48))
    language: Mapped[str] = mapped_column(String(8))
    file_sha256: Mapped[str] = mapped_column(ForeignKey("stored_file.sha256"), index=True)
    kept_at: Mapped[datetime] = mapped_column(Instant)
    by_words: Mapped[str] = mapped_column(String(60))

    body: Mapped[Body] = relationship()
    file: Mapped[StoredFile] = relationship()

    def __init__(self, **values: Any) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)

    @property
    def language_term(self) -> Language:
        return Language(self.language)
