"""A program of its own that reads one workbook, so that a hostile or broken one takes nobody else down with it.

``pasted.py`` starts it by its path, gives it the workbook on the standard input and reads the sheets as JSON from the
standard output. It knows nothing of the application. A sheet of two cells, one in the last row and column, asks for
more memory than any machine has: here that ends this program, and the person is told to save the list anew.
"""
from __future__ import annotations

import json
import re
import sys
import zipfile
from datetime import date, datetime
from io import BytesIO
from typing import Any

MOST_MEMORY = 1024 * 1024 * 1024
MOST_SECONDS = 10
MOST_UNPACKED_BYTES = 60 * 1024 * 1024
MOST_SHEETS, MOST_SHEET_ROWS, MOST_COLUMNS, LONGEST_CELL = 20, 2000, 100, 5000
MOST_CHARACTERS = 10_000_000
TOO_BIG = 3
OTHER_KINDS = {"xl/workbook.bin", "content.xml"}


class TooBig(Exception):
    """There is more in it than a list has."""


def limit_this_process() -> None:
    """Give this process its share and no more, where the system can; isolated as it is, it imports nothing of ours."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def sheets_of(content: bytes) -> list[list[list[str]]]:
    """The sheets, each with its rows of cells as text; formulas are not worked out."""
    from python_calamine import CalamineWorkbook

    with zipfile.ZipFile(BytesIO(content)) as packed:
        members = packed.infolist()
    if sum(member.file_size for member in members) > MOST_UNPACKED_BYTES:
        raise TooBig
    if OTHER_KINDS & {member.filename.lower() for member in members}:
        raise zipfile.BadZipFile("not an XLSX")
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    found, characters = [], 0
    for name in book.sheet_names[:MOST_SHEETS]:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=MOST_SHEET_ROWS)
        found.append([[cell_text(cell) for cell in row[:MOST_COLUMNS]] for row in rows])
        characters += sum(len(cell) for row in found[-1] for cell in row)
        if characters > MOST_CHARACTERS:
            raise TooBig
    return found


def cell_text(cell: Any) -> str:
    """A cell as somebody would have typed it, on one line."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{cell:.10g}"
    return re.sub(r"[\t\r\n]+", " ", str(cell)[:LONGEST_CELL])


def main() -> int:
    """Read, write, and say by the exit code whether it was a workbook."""
    limit_this_process()
    try:
        sheets = sheets_of(sys.stdin.buffer.read())
    except TooBig:
        return TOO_BIG
    sys.stdout.buffer.write(json.dumps(sheets).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
