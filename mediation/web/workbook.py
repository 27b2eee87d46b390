"""Lists as XLSX: real days and sums, words that no spreadsheet takes for a formula."""
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any, Literal
from urllib.parse import quote

from flask import Response

from mediation import clock

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LOOKS_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
LONGEST_CELL = 32_000
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NOT_IN_A_FILE_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@dataclass(frozen=True)
class Field:
    """One column: its head, how its values are read, how wide it is."""

    head: str
    kind: Literal["words", "day", "yuan", "count"] = "words"
    width: int = 16


@dataclass(frozen=True)
class Book:
    """A sheet to be written: its title, its columns, the values row by row, and what is to be known of it."""

    title: str
    fields: Sequence[Field]
    rows: Iterable[Sequence[Any]]
    notes: Sequence[str] = ()


def harmless(text: str) -> str:
    """Words that open as words: one that would begin a formula gets an apostrophe in front."""
    words = NOT_IN_XML.sub("", text)[:LONGEST_CELL]
    return f"'{words}" if words.startswith(LOOKS_LIKE_A_FORMULA) else words


def written(book: Book) -> bytes:
    """The bytes of the workbook."""
    import xlsxwriter
    buffer = BytesIO()
    workbook = xlsxwriter.Workbook(buffer, {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd"})
    workbook.set_properties({"title": book.title, "created": clock.now().replace(tzinfo=None)})
    formats = {"head": workbook.add_format({"bold": True, "bg_color": "#eceae3", "bottom": 1, "text_wrap": True}),
               "words": workbook.add_format({"text_wrap": True, "valign": "top"}),
               "day": workbook.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
               "yuan": workbook.add_format({"num_format": "#,##0.00", "valign": "top"}),
               "count": workbook.add_format({"num_format": "0", "valign": "top"})}
    sheet = workbook.add_worksheet(re.sub(r"[\[\]:*?/\\']", " ", book.title)[:31])
    for column, field in enumerate(book.fields):
        sheet.set_column(column, column, field.width)
        sheet.write_string(0, column, field.head, formats["head"])
    last = 0
    for last, values in enumerate(book.rows, start=1):
        for column, (field, value) in enumerate(zip(book.fields, values, strict=True)):
            _write(sheet, last, column, field.kind, value, formats)
    sheet.freeze_panes(1, 1)
    if last:
        sheet.autofilter(0, 0, last, len(book.fields) - 1)
    for number, note in enumerate(book.notes):
        sheet.write_string(last + 2 + number, 0, harmless(note))
    workbook.close()
    return buffer.getvalue()


def _write(sheet: Any, row: int, column: int, kind: str, value: Any, formats: dict[str, Any]) -> None:
    if value is None or value == "":
        sheet.write_blank(row, column, None, formats[kind])
    elif kind == "day":
        sheet.write_datetime(row, column, _day(value), formats["day"])
    elif kind == "yuan":
        sheet.write_number(row, column, value / 100, formats["yuan"])
    elif kind == "count":
        sheet.write_number(row, column, value, formats["count"])
    else:
        sheet.write_string(row, column, harmless(str(value)), formats["words"])


def _day(value: date | datetime) -> datetime:
    day = clock.day_of(value) if isinstance(value, datetime) else value
    return datetime(day.year, day.month, day.day)


def spreadsheet(book: Book, name: str) -> Response:
    """The answer that hands a workbook over; it is never opened inside the page."""
    safe = NOT_IN_A_FILE_NAME.sub("_", name)
    return Response(written(book), mimetype=MEDIA_TYPE, headers={
        "Content-Disposition": f"attachment; filename=list.xlsx; filename*=UTF-8''{quote(safe)}.xlsx"})
