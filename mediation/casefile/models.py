"""A book: one part of a file as one PDF; asked for by a person, bound by the sweep, kept until the file changes."""
from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.cases.models import Case
from mediation.extensions import Instant, db
from mediation.files import StoredFile
from mediation.law.terms import Term
from mediation.people.models import Person
from mediation.sealed import public_id


class Part(Term):
    """Which part of the file: what both sides may see, or what stays with the body (办案规则第二十二条)."""

    MAIN = "main", "正卷"
    INNER = "inner", "副卷"


class BookStanding(Term):
    """Where the binding stands."""

    WAITING = "waiting", "等待制作"
    BINDING = "binding", "正在制作"
    READY = "ready", "已制作"
    FAILED = "failed", "没有做成"


UNDER_WAY = f"standing in ('{BookStanding.WAITING.value}', '{BookStanding.BINDING.value}')"


class Book(db.Model):
    """One binding: how far it has come (``done`` of ``whole`` pieces), and when it is ready the file.

    ``made_from`` is a fingerprint of everything that went in: another one means that the file has changed since.
    ``worked_at`` is the last sign of life of whoever binds it; ``damaged`` names the pieces that could not be opened.
    """

    __tablename__ = "book"
    __table_args__ = (
        CheckConstraint(f"standing in ({', '.join(repr(s.value) for s in BookStanding)})", name="standing"),
        CheckConstraint(f"part in ({', '.join(repr(p.value) for p in Part)})", name="part"),
        Index("uq_book_under_way", "case_id", unique=True, sqlite_where=text(UNDER_WAY),
              postgresql_where=text(UNDER_WAY)),
        Index("ix_book_case", "case_id", "part", "id"),
    )
    record_type = "book"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"))
    part: Mapped[str] = mapped_column(String(16))
    standing: Mapped[str] = mapped_column(String(16), default=BookStanding.WAITING.value)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime] = mapped_column(Instant)
    worked_at: Mapped[datetime | None] = mapped_column(Instant)
    ready_at: Mapped[datetime | None] = mapped_column(Instant)
    tries: Mapped[int] = mapped_column(Integer, default=0)
    done: Mapped[int] = mapped_column(Integer, default=0)
    whole: Mapped[int] = mapped_column(Integer, default=0)
    pages: Mapped[int | None] = mapped_column(Integer)
    damaged: Mapped[list[str]] = mapped_column(JSON, default=list)
    made_from: Mapped[str | None] = mapped_column(String(64))
    file_sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))

    case: Mapped[Case] = relationship()
    asked_by: Mapped[Person] = relationship()
    file: Mapped[StoredFile | None] = relationship()

    @property
    def standing_term(self) -> BookStanding:
        return BookStanding(self.standing)

    @property
    def part_term(self) -> Part:
        return Part(self.part)

    @property
    def is_under_way(self) -> bool:
        return self.standing in (BookStanding.WAITING.value, BookStanding.BINDING.value)
