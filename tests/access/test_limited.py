"""A process that reads what strangers hand in gets its share and no more."""
from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.structure.source import ROOT

BEGIN = "from mediation.limited import limit_this_process; limit_this_process(1, 256 * 1024 * 1024); "


def ran(work: str) -> int:
    return subprocess.run([sys.executable, "-c", BEGIN + work], cwd=ROOT, capture_output=True, check=False,
                          timeout=30).returncode


def test_what_stays_within_its_share_is_done() -> None:
    assert ran("print(sum(range(1000)))") == 0


@pytest.mark.parametrize("work", ["bytearray(512 * 1024 * 1024)", "any(iter(int, 1))"])
def test_who_asks_for_more_memory_or_time_ends(work: str) -> None:
    assert ran(work) != 0


def test_no_file_is_written(tmp_path: Path) -> None:
    written = tmp_path / "written"
    assert ran(f"open({str(written)!r}, 'wb', buffering=0).write(b'x')") != 0
    assert written.read_bytes() == b""
