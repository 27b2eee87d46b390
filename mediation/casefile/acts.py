"""Asking for a book; it is bound by the sweep."""
from __future__ import annotations

from typing import Any

from sqlalchemy.exc import IntegrityError

from mediation import clock
from mediation.audit import trail
from mediation.casefile.models import Book, BookStanding, Part
from mediation.casefile.pieces import fingerprint, pieces_of
from mediation.casefile.queries.books import book_under_way, last_book
from mediation.cases import who
from mediation.cases.models import Case
from mediation.cases.requirements import is_affiliated
from mediation.errors import NotNow, NotPermitted
from mediation.extensions import db


def may_open(case: Case, part: Part, person: Any) -> bool:
    """Whether somebody may have this part: clerk and director; the inner one nobody who works for an employer of it."""
    return who.clerk_or_director(actor=person, model=case) and (part is Part.MAIN or not is_affiliated(case, person))


def ask_for(case: Case, part: Part, *, by: Any) -> Book:
    """Ask for a part as a book: the one that is there, where the file has not changed since; else a new one.

    Raises NotPermitted, and NotNow while the other part is being bound: there is one at a time for each case.
    """
    if not may_open(case, part, by):
        raise NotPermitted("案卷由办案人员和主任制作；与本案单位有隶属关系的人不能制作副卷。")
    there = last_book(case, part)
    if there is not None and is_current(there):
        return there
    waiting = book_under_way(case) or _new(case, part, by)
    if waiting.part_term is not part:
        raise NotNow(f"正在制作{waiting.part_term.label}，请等它做好。")
    return waiting


def _new(case: Case, part: Part, by: Any) -> Book:
    book = Book(case=case, part=part.value, standing=BookStanding.WAITING.value, asked_by=by, asked_at=clock.now())
    try:
        with db.session.begin_nested():
            db.session.add(book)
    except IntegrityError as other:
        waiting = book_under_way(case)
        if waiting is None:
            raise NotNow("刚刚有人在制作本案的案卷，请刷新页面。") from other
        return waiting
    trail.record("ask_for_book", by=by, record=book, case=case, part=part.value)
    return book


def is_current(book: Book) -> bool:
    """Whether it is ready and the file has not changed since."""
    if book.standing_term is not BookStanding.READY:
        return False
    pieces = pieces_of(book.case, book.part_term)
    return book.made_from == fingerprint(book.case, book.part_term, pieces)
