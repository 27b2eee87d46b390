"""What a start costs: the benchmark runs, and what is not needed at a start is not loaded by it."""
from __future__ import annotations

import subprocess
import sys

import pytest

from bench.starting import STARTS, measured, table
from tests.structure.source import ROOT

WHEN_FIRST_USED = "pyhanko aiohttp pikepdf pypdfium2 icalendar xlsxwriter docx holidays mediation.demo.world".split()
"""What is loaded when something is sealed, checked, packed, shown, exported or told."""


def test_one_round_gives_a_line_for_each_start() -> None:
    found = measured(1)
    assert all(start.work > 0 and start.megabytes > 1 for starts in found.values() for start in starts)
    lines = table(found).splitlines()
    assert len(lines) == 2 + len(STARTS) and lines[2].endswith("| 1.00 |")


@pytest.mark.parametrize(("asked", "without"), [
    ("import mediation, mediation.rooms, mediation.cli", WHEN_FIRST_USED),
    ("from mediation.documents import kinds, press; kinds.papers()", [*WHEN_FIRST_USED, "sqlalchemy", "flask_login"]),
    ("from mediation.law import time_limits, agreement", [*WHEN_FIRST_USED, "sqlalchemy", "reportlab"])])
def test_what_is_only_needed_when_it_is_used_is_not_loaded_before(asked: str, without: list[str]) -> None:
    said = f"{asked}; import sys; print([name for name in {without!r} if name in sys.modules])"
    child = subprocess.run([sys.executable, "-c", said], cwd=ROOT, capture_output=True, text=True, check=True)
    assert child.stdout.strip() == "[]"
