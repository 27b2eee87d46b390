"""Tables that somebody pastes from a spreadsheet, or hands in as one: their rows, with the numbers of the sheet."""
from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from io import StringIO

from mediation.web import sheet_program

MOST_SHEET_BYTES = 5 * 1024 * 1024
ROWS_WITH_A_HEAD = 5
PATIENCE_SECONDS = 20
TOO_MUCH = "文件解开后太大，请只留名单那一张表，另存后再选。"
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
    sheets = _sheets(content)
    chosen = next((rows for rows in sheets if _has_head(rows, is_head)), sheets[0] if sheets else [])
    return "\n".join("\t".join(row) for row in chosen)


def _sheets(content: bytes) -> list[list[list[str]]]:
    """The sheets of a workbook, read by a program of its own: it may break, this one may not."""
    try:
        read = subprocess.run([sys.executable, "-I", sheet_program.__file__], input=content, capture_output=True,
                              timeout=PATIENCE_SECONDS, check=False)
    except subprocess.TimeoutExpired as slow:
        raise NoTable(TOO_MUCH) from slow
    if read.returncode < 0 or read.returncode == sheet_program.TOO_BIG:
        raise NoTable(TOO_MUCH)
    if read.returncode:
        raise NoTable("打不开这个文件：请用表格软件另存为 XLSX（不要密码），或者直接复制粘贴。")
    return list(json.loads(read.stdout))


def _has_head(rows: Sequence[Sequence[str]], is_head: Callable[[str], bool]) -> bool:
    return any(is_head(head_words(cell)) for row in rows[:ROWS_WITH_A_HEAD] for cell in row)
