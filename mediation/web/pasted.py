"""Tables that somebody pastes from a spreadsheet, or hands in as one: their rows, with the numbers of the sheet."""
from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

MOST_SHEET_BYTES = 5 * 1024 * 1024
MOST_UNPACKED_BYTES = 60 * 1024 * 1024
MOST_SHEETS, MOST_SHEET_ROWS, ROWS_WITH_A_HEAD = 20, 2000, 5
DELIMITERS = ("\t", ",", "，", ";")


class NoTable(ValueError):
    """What was pasted or handed in can't be read as a table; the message says in Chinese what to do."""


def rows_of(text: str) -> list[tuple[int, list[str]]]:
    """The rows in which something stands, each with its number in the sheet; raises NoTable."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    first = next((line for line in lines.split("\n") if line.strip()), "")
    delimiter = next((mark for mark in DELIMITERS if mark in first), "\t")
    found = []
    reader = csv.reader(StringIO(lines), delimiter=delimiter, strict=True)
    before = 0
    try:
        for cells in reader:
            number, before = before + 1, reader.line_num
            if any(cell.strip() for cell in cells):
                found.append((number, [cell.strip() for cell in cells]))
    except csv.Error as broken:
        raise NoTable("看不懂这份名单：有引号没有成对，或者一格太长。请从表格软件里重新复制。") from broken
    return found


def head_words(cell: str) -> str:
    """A head without blanks, marks and what stands in brackets."""
    return re.sub(r"[(（\[【].*", "", "".join(cell.split())).strip("*：:")


def text_of_sheet(content: bytes, is_head: Callable[[str], bool]) -> str:
    """The first sheet of an XLSX file with such a head, as text between tabs; formulas are not worked out.

    Raises NoTable.
    """
    if len(content) > MOST_SHEET_BYTES:
        raise NoTable("文件超过5兆，请只留名单那一张表，另存后再选。")
    try:
        sheets = _sheets(content)
    except (zipfile.BadZipFile, CalamineError, OSError, UnicodeDecodeError) as broken:
        raise NoTable("打不开这个文件：请用表格软件另存为 XLSX（不要密码），或者直接复制粘贴。") from broken
    chosen = next((rows for rows in sheets if _has_head(rows, is_head)), sheets[0] if sheets else [])
    return "\n".join("\t".join(_cell_text(cell) for cell in row) for row in chosen[:MOST_SHEET_ROWS])


def _sheets(content: bytes) -> list[list[list[Any]]]:
    with zipfile.ZipFile(BytesIO(content)) as packed:
        if sum(member.file_size for member in packed.infolist()) > MOST_UNPACKED_BYTES:
            raise NoTable("文件解开后太大，请只留名单那一张表，另存后再选。")
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names[:MOST_SHEETS]]


def _has_head(rows: Sequence[Sequence[Any]], is_head: Callable[[str], bool]) -> bool:
    return any(is_head(head_words(str(cell))) for row in rows[:ROWS_WITH_A_HEAD] for cell in row)


def _cell_text(cell: Any) -> str:
    """A cell as somebody would have typed it, on one line."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{cell:.10g}"
    return re.sub(r"[\t\r\n]+", " ", str(cell))
