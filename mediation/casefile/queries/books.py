"""The books that were asked for: of a case, and the next one to be bound."""
from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import func, or_, select

from mediation.casefile.models import Book, BookStanding, Part
from mediation.cases.models import Case
from mediation.extensions import db
from mediation.files import StoredFile


def books_of(case: Case) -> Sequence[Book]:
    """Every book of the case, the latest last."""
    return db.session.scalars(select(Book).where(Book.case_id == case.id).order_by(Book.id)).all()


def last_book(case: Case, part: Part) -> Book | None:
    """The book of a part that was asked for last."""
    return db.session.scalars(
        select(Book).where(Book.case_id == case.id, Book.part == part.value).order_by(Book.id.desc()).limit(1)
    ).one_or_none()


def book_under_way(case: Case) -> Book | None:
    """The book of the case that waits to be bound or is being bound; there is one at most."""
    return db.session.scalars(
        select(Book).where(Book.case_id == case.id, Book.standing.in_(
            (BookStanding.WAITING.value, BookStanding.BINDING.value)))).one_or_none()


def next_to_bind(left_before: datetime) -> Book | None:
    """The first book that waits, or that nobody has worked on since a moment; locked against a second binder."""
    return db.session.scalars(
        select(Book).where(or_(Book.standing == BookStanding.WAITING.value,
                               (Book.standing == BookStanding.BINDING.value) & (Book.worked_at < left_before)))
        .order_by(Book.id).limit(1).with_for_update(skip_locked=True)).one_or_none()


def kinds_of(contents: Collection[str]) -> dict[str, tuple[int, str]]:
    """Size and media type of stored contents."""
    rows = db.session.execute(
        select(StoredFile.sha256, StoredFile.size, StoredFile.media_type).where(StoredFile.sha256.in_(contents)))
    return {row.sha256: (row.size, row.media_type) for row in rows}


def needed_elsewhere(sha256: str) -> bool:
    """Whether another book has the same content."""
    return bool(db.session.scalar(select(func.count()).select_from(Book).where(Book.file_sha256 == sha256)))
