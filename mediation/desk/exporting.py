"""The worklist and what was found as spreadsheets: what is filtered, read page by page."""
from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from mediation import clock
from mediation.desk.asking import Asked
from mediation.desk.queries import choosing
from mediation.desk.queries.listed import ListedCase, rows_of
from mediation.desk.queries.searching import search
from mediation.desk.worklist import row_of
from mediation.law.identity import mask_phone
from mediation.law.terms import Basis, CaseKind
from mediation.web.workbook import Book, Field

BATCH = 500
MOST_ROWS = 20_000
FIELDS = (
    Field("到期", "day", 12), Field("期限", width=36), Field("案号", width=26), Field("回执号", width=12),
    Field("当事人", width=36), Field("请求", width=24), Field("金额（元）", "yuan", 14), Field("约数", width=6),
    Field("在哪一步", width=24), Field("电话", width=14), Field("依据", width=18), Field("事项", width=14),
    Field("收件", "day", 12), Field("受理", "day", 12), Field("机构", width=16), Field("承办", width=10))


def worklist_book(person: Any, asked: Asked) -> Book:
    """Everything behind the filter, up to twenty thousand cases."""
    return Book("办案台", FIELDS, _values(person, asked), notes=(f"范围：{asked.choice.due.label}；最多{MOST_ROWS}件。",))


def search_book(person: Any, text: str) -> Book:
    """Every case in which the text occurs, those that bear it as a number first."""
    return Book("查找", FIELDS, _found(person, text), notes=(f"查找：{text}；最多{MOST_ROWS}件。",))


def _found(person: Any, text: str) -> Iterator[tuple[Any, ...]]:
    before, told = None, 0
    while told < MOST_ROWS:
        found = search(person, text, BATCH, before)
        yield from (_row(case, person, clock.today()) for case in rows_of(person, (*found.exact, *found.ids)))
        told += len(found.ids)
        before = found.older
        if before is None:
            return


def _row(case: ListedCase, person: Any, today: date, only_archive: bool = False) -> tuple[Any, ...]:
    row = row_of(case, person, today, only_archive=only_archive)
    phone = mask_phone(case.phone) if case.phone else ""
    return (case.due_on, row.why, case.number, case.receipt_number, row.who, row.what, row.fen,
            "约" if row.about else "", row.step, phone, Basis(case.basis).label, CaseKind(case.kind).label,
            case.received_on, case.accepted_on, case.body.short_name, case.clerk)


def _values(person: Any, asked: Asked) -> Iterator[tuple[Any, ...]]:
    place, told = None, 0
    while told < MOST_ROWS:
        found = choosing.page(person, asked.choice, BATCH, after=place)
        for case in rows_of(person, found.ids):
            yield _row(case, person, asked.choice.today, case.id in found.archive)
        told += len(found.ids)
        place = found.older
        if place is None:
            return
