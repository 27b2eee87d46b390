"""The sweep binds what was asked for, one book after the other; what a crash interrupts is begun anew.

This is no act: it commits on its own, first that it has begun, then how far it is, at last the finished book.
"""
from __future__ import annotations

import time
from datetime import timedelta

from mediation import clock, files
from mediation.audit import trail
from mediation.casefile.frame import frame_of, kinds_in, lay
from mediation.casefile.models import Book, BookStanding
from mediation.casefile.pieces import fingerprint, pieces_of
from mediation.casefile.queries.books import books_of, needed_elsewhere, next_to_bind
from mediation.documents.kinds.d50_case_file import PAGES_BEHIND
from mediation.documents.press import book as press
from mediation.documents.refusals import PaperRefused
from mediation.errors import Refused
from mediation.extensions import db
from mediation.people.models import SYSTEM

LEFT_AFTER = timedelta(minutes=2)
"""A book on which nobody has worked for so long was left by a process that died."""
MOST_TRIES = 3
TELL_EVERY = 0.5
"""Seconds between two notes of how far it has come."""


def bind_waiting() -> int:
    """Bind every book that waits; returns how many are ready."""
    ready = 0
    while (book := _taken()) is not None:
        ready += _bind(book)
    return ready


def _taken() -> Book | None:
    """The next book, noted as begun; None where none waits."""
    book = next_to_bind(clock.now() - LEFT_AFTER)
    if book is None:
        db.session.rollback()
        return None
    book.tries += 1
    book.worked_at = clock.now()
    book.standing = (BookStanding.FAILED if book.tries > MOST_TRIES else BookStanding.BINDING).value
    db.session.commit()
    return book


def _bind(book: Book) -> bool:
    if book.standing_term is BookStanding.FAILED:
        return False
    try:
        replaced = _made(book)
    except (Refused, PaperRefused, MemoryError):
        db.session.rollback()
        book.standing = BookStanding.FAILED.value
        db.session.commit()
        return False
    db.session.commit()
    for sha256 in replaced:
        files.erase(sha256)
    return True


def _made(book: Book) -> list[str]:
    """Bind it; returns what earlier books of the part left in the store, which is dropped with this one."""
    case, part = book.case, book.part_term
    pieces = pieces_of(case, part)
    known, name = kinds_in(pieces), f"{case.file_number or case.known_as} {part.label}"
    book.made_from, book.whole, book.done = fingerprint(case, part, pieces), len(pieces.pieces), 0
    db.session.commit()
    bound = press.Book()
    laid = lay(pieces.pieces, known, bound, _Progress(book))
    pages, frame = bound.pages, frame_of(case, part, pieces, laid, bound.pages)
    db.session.commit()
    content = bound.closed(frame, PAGES_BEHIND, name)
    stored = files.put(content, press.PDF)
    book.file, book.pages, book.damaged, book.done = stored, pages, list(laid.damaged), book.whole
    book.standing, book.ready_at = BookStanding.READY.value, clock.now()
    trail.record("bind_book", by=SYSTEM, record=book, case=case, part=part.value, sha256=stored.sha256)
    return _drop_earlier(book)


def _drop_earlier(book: Book) -> list[str]:
    """What was bound before the file changed is not kept."""
    earlier = [each for each in books_of(book.case) if each.part == book.part and each.id != book.id]
    gone = {each.file_sha256 for each in earlier if each.file_sha256}
    for each in earlier:
        each.file_sha256 = None
    db.session.flush()
    dropped = [sha256 for sha256 in gone if not needed_elsewhere(sha256)]
    for sha256 in dropped:
        files.drop(sha256)
    return dropped


class _Progress:
    """Notes how many pieces are in, not oftener than twice a second."""

    def __init__(self, book: Book) -> None:
        self.book, self.told = book, time.monotonic()

    def __call__(self, done: int) -> None:
        if time.monotonic() - self.told >= TELL_EVERY:
            self.book.done, self.book.worked_at, self.told = done, clock.now(), time.monotonic()
            db.session.commit()
