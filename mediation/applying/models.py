"""An application that is still being filled in: it belongs to who fills it in alone, and no body knows of it."""
from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Date, ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.bodies.models import Body
from mediation.cases.models import Case
from mediation.extensions import Instant, db
from mediation.files import StoredFile
from mediation.intake.online.models import NamedWorker
from mediation.law.terms import Term, Zone
from mediation.sealed import Sealed, public_id


class AppliesAs(Term):
    """Who fills it in."""

    WORKER = "worker", "劳动者本人"
    GROUP = "group", "几个人一起，由我替大家填"
    EMPLOYER = "employer", "用人单位"


class ApplicationDraft(db.Model):
    """What has been answered so far, sealed; it is handed in, or deleted when it has lain too long.

    ``chosen_from`` are the public ids of the bodies that were offered before the first datum was stored (security S1).
    """

    __tablename__ = "application_draft"
    __table_args__ = (
        CheckConstraint(f"applies_as in ({', '.join(repr(each.value) for each in AppliesAs)})", name="applies_as"),
    )
    record_type = "application_draft"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    locator: Mapped[str] = mapped_column(String(9), unique=True)
    secret_hash: Mapped[str] = mapped_column(String(200))
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    applies_as: Mapped[str] = mapped_column(String(16))
    told_on: Mapped[date] = mapped_column(Date)
    answers_sealed: Mapped[str | None] = mapped_column(Text)
    began_at: Mapped[datetime] = mapped_column(Instant)
    saved_at: Mapped[datetime] = mapped_column(Instant, index=True)
    handed_in_at: Mapped[datetime | None] = mapped_column(Instant)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case.id"), unique=True)

    sealed_answers = Sealed("answers_sealed")
    body: Mapped[Body] = relationship()
    case: Mapped[Case | None] = relationship()
    all_photos: Mapped[list[DraftPhoto]] = relationship(back_populates="draft", order_by="DraftPhoto.ordinal",
                                                        cascade="all, delete-orphan")

    def __init__(self, **values: Any) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)

    @property
    def answers(self) -> dict[str, dict[str, Any]]:
        """What was said on each page."""
        return json.loads(self.sealed_answers or "{}")

    def said_on(self, page: str) -> dict[str, Any]:
        """What was said on one page; nothing where it has not been answered."""
        return self.answers.get(page, {})

    @property
    def photos(self) -> list[DraftPhoto]:
        """The photographs that were not taken away again."""
        return [photo for photo in self.all_photos if photo.removed_at is None]

    @property
    def as_term(self) -> AppliesAs:
        return AppliesAs(self.applies_as)


class DraftPhoto(db.Model):
    """A photograph for an application that has not been handed in: the file as it came, and who may see it.

    One that was taken away is let go by the next sweep.
    """

    __tablename__ = "draft_photo"
    __table_args__ = (CheckConstraint(f"zone in ('{Zone.PRIVATE.value}', '{Zone.HANDLING.value}')", name="zone"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    draft_id: Mapped[int] = mapped_column(ForeignKey("application_draft.id"), index=True)
    ordinal: Mapped[int] = mapped_column(Integer)
    original_name_sealed: Mapped[str | None] = mapped_column(Text)
    zone: Mapped[str] = mapped_column(String(16), default=Zone.PRIVATE.value)
    file_sha256: Mapped[str] = mapped_column(ForeignKey("stored_file.sha256"))
    removed_at: Mapped[datetime | None] = mapped_column(Instant)

    original_name = Sealed("original_name_sealed")
    draft: Mapped[ApplicationDraft] = relationship(back_populates="all_photos")
    file: Mapped[StoredFile] = relationship(lazy="joined")

    def __init__(self, *, original_name: str, **values: Any) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)
        self.original_name = original_name


class DraftVisit(db.Model):
    """Somebody who fills in an application, or has answered for themselves on the list of one: a session on the server.

    It is over after ten idle minutes.

    ``shown`` is the secret that was just made, as long as its owner has it before their eyes; then it is forgotten.
    """

    __tablename__ = "draft_visit"
    __table_args__ = (CheckConstraint("(draft_id is null) <> (named_id is null)", name="of_one"),)

    key_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    draft_id: Mapped[int | None] = mapped_column(ForeignKey("application_draft.id"), index=True)
    named_id: Mapped[int | None] = mapped_column(ForeignKey("named_worker.id"))
    began_at: Mapped[datetime] = mapped_column(Instant)
    seen_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    shown_sealed: Mapped[str | None] = mapped_column(Text)

    shown = Sealed("shown_sealed")
    draft: Mapped[ApplicationDraft | None] = relationship(lazy="joined")
    named: Mapped[NamedWorker | None] = relationship()

    def __init__(self, *, shown: str = "", **values: Any) -> None:
        values.setdefault("public_id", public_id())
        super().__init__(**values)
        self.shown = shown
