"""Issued papers: stored as they were made, with kind, version and SHA-256; a correction is a new paper."""
from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Date, ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.bodies.models import Body
from mediation.cases.models import Case
from mediation.deadlines.models import Deadline, DeadlineState
from mediation.extensions import Instant, db
from mediation.files import StoredFile
from mediation.law.terms import Language, Term
from mediation.parties.models import Party
from mediation.people.models import Person
from mediation.sealed import public_id


class ServiceWay(Term):
    """How a paper was handed over (CPL 87-91)."""

    DIRECT = "direct", "直接送达"
    LEFT = "left", "留置送达"
    POST = "post", "邮寄送达"
    ELECTRONIC = "electronic", "电子送达"
    THROUGH_OTHERS = "through_others", "转交送达"


HANDED_IN_SIGNED = frozenset({"D25"})
SUPERVISION_CODES = ("D52A", "D52B", "D52C")
"""The union's papers of supervision (一函两书), kept beside a case and never in the file of its mediation."""


class Paper(db.Model):
    """One paper issued in a case. It is never printed anew: re-printing gives the stored bytes.

    ``bears`` lists the data that stand on it (``party:<id>:name`` …), so that a correction can find it; a corrected
    paper points to the one it replaces. ``check_code`` stands on each page (``check_codes``);
    papers made elsewhere have none. ``places`` says where on it people sign (press.SigningPlace).
    """

    __tablename__ = "paper"
    __table_args__ = (Index("ix_paper_case", "case_id", "id"), Index("uq_paper_check_code", "check_code", unique=True),
                      Index("ix_paper_file", "file_sha256"))
    record_type = "paper"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"))
    code: Mapped[str] = mapped_column(String(8))
    kind_version: Mapped[int] = mapped_column(Integer)
    title: Mapped[str] = mapped_column(String(80))
    number: Mapped[str | None] = mapped_column(String(60))
    party_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))
    about_type: Mapped[str | None] = mapped_column(String(32))
    about_ref: Mapped[str | None] = mapped_column(String(32))
    pages: Mapped[int] = mapped_column(Integer)
    copies: Mapped[int] = mapped_column(Integer, default=1)
    issued_on: Mapped[date] = mapped_column(Date)
    issued_at: Mapped[datetime] = mapped_column(Instant)
    issued_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    file_sha256: Mapped[str] = mapped_column(ForeignKey("stored_file.sha256"))
    bears: Mapped[list[str]] = mapped_column(JSON, default=list)
    extras: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("paper.id"))
    is_registered_scan: Mapped[bool] = mapped_column(Boolean, default=False)
    signed_scan_sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    voided_at: Mapped[datetime | None] = mapped_column(Instant)
    check_code: Mapped[str | None] = mapped_column(String(12))
    places: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON)

    case: Mapped[Case] = relationship()
    party: Mapped[Party | None] = relationship()
    issued_by: Mapped[Person | None] = relationship()
    corrects: Mapped[Paper | None] = relationship(remote_side=[id])
    file: Mapped[StoredFile] = relationship(foreign_keys=[file_sha256])
    services: Mapped[list[Service]] = relationship(back_populates="paper", order_by="Service.id")

    @property
    def left_the_house(self) -> bool:
        """Whether somebody outside has it: it was handed over, or came back signed.

        What a party handed in signed, and only then was recorded, has gone to nobody.
        """
        return bool(self.services) or (self.signed_scan_sha256 is not None and self.code not in HANDED_IN_SIGNED)

    def make_void(self, at: datetime) -> None:
        """The act that issued it was taken back; the paper stays, and counts no more."""
        self.voided_at = at


class Service(db.Model):
    """That a paper was handed to a party: way, day, who took it; D34 is printed from it."""

    __tablename__ = "service"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), index=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    way: Mapped[str] = mapped_column(String(16))
    served_on: Mapped[date] = mapped_column(Date)
    taken_by: Mapped[str] = mapped_column(String(60), default="")
    remark: Mapped[str] = mapped_column(Text, default="")
    proof_sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    recorded_at: Mapped[datetime] = mapped_column(Instant)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    paper: Mapped[Paper] = relationship(back_populates="services")
    party: Mapped[Party] = relationship()


class PaperDraft(db.Model):
    """A letter prepared at the end of a period, for a person to check and issue; by itself it issues nothing.

    The period says what the letter is about; ``extras`` holds sealed what it is to say. It is done with when the
    paper is issued, and stands no longer when the period was moved or its record went another way.
    """

    __tablename__ = "paper_draft"
    __table_args__ = (UniqueConstraint("deadline_id", "code"),)
    record_type = "paper_draft"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), index=True)
    deadline_id: Mapped[int] = mapped_column(ForeignKey("deadline.id"))
    code: Mapped[str] = mapped_column(String(8))
    extras: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    made_at: Mapped[datetime] = mapped_column(Instant)
    done_at: Mapped[datetime | None] = mapped_column(Instant)

    case: Mapped[Case] = relationship()
    deadline: Mapped[Deadline] = relationship()

    @property
    def stands(self) -> bool:
        """Whether a person still has to decide about what it was prepared for."""
        return self.done_at is None and self.deadline.state in (DeadlineState.OVER.value, DeadlineState.CLOSED.value)


class PaperWording(db.Model):
    """How a body puts one sentence of a kind from a moment on; without words, as the kind has it. Append-only.

    The last row of a sentence counts; what was issued before stays as it is.
    """

    __tablename__ = "paper_wording"
    __table_args__ = (Index("ix_paper_wording_sentence", "body_id", "code", "key", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    code: Mapped[str] = mapped_column(String(8))
    key: Mapped[str] = mapped_column(String(40))
    words: Mapped[str | None] = mapped_column(Text)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    by_words: Mapped[str] = mapped_column(String(60))
    at: Mapped[datetime] = mapped_column(Instant)

    body: Mapped[Body] = relationship()


class PaperTranslation(db.Model):
    """What one sentence of a paper says in another language, by the body; without words, withdrawn. Append-only.

    ``source`` is the Chinese sentence that was translated: when the body puts it otherwise, this counts no more.
    """

    __tablename__ = "paper_translation"
    __table_args__ = (Index("ix_paper_translation_sentence", "body_id", "code", "language", "key", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    code: Mapped[str] = mapped_column(String(8))
    language: Mapped[str] = mapped_column(String(8))
    key: Mapped[str] = mapped_column(String(40))
    source: Mapped[str] = mapped_column(Text)
    words: Mapped[str | None] = mapped_column(Text)
    translator: Mapped[str] = mapped_column(String(60))
    translated_on: Mapped[date] = mapped_column(Date)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    by_words: Mapped[str] = mapped_column(String(60))
    at: Mapped[datetime] = mapped_column(Instant)

    body: Mapped[Body] = relationship()

    @property
    def language_term(self) -> Language:
        return Language(self.language)
