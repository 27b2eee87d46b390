"""Two sweeps in the same night read the store as one: each file is read once, each fault is said once."""
from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask

from mediation import files
from mediation.evidence import integrity
from mediation.evidence.integrity import check_store
from mediation.evidence.queries import open_faults, round_of
from mediation.extensions import db
from tests.races.at_once import at_once

TUESDAY = date(2026, 11, 24)
FILES, LOST, NIGHTS = 12, 3, 6


@pytest.fixture
def stored(app: Flask, on: Callable[..., None]) -> list[str]:
    """The hashes of twelve files, three of them lost."""
    on(TUESDAY - timedelta(days=1))
    hashes = [files.put(f"file {number}".encode(), "text/plain").sha256 for number in range(FILES)]
    db.session.commit()
    for sha256 in hashes[:LOST]:
        files._path(sha256).unlink()
    return hashes


def test_two_sweeps_in_one_night_read_each_file_once_and_say_each_fault_once(
        app: Flask, on: Callable[..., None], stored: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(integrity, "AT_ONCE", 1)

    def checks() -> int:
        with app.app_context():
            return check_store()

    for night in (TUESDAY + timedelta(days=number) for number in range(NIGHTS)):
        on(night, "02:00")
        assert sum(at_once([checks, checks])) == FILES
        held = round_of(night)
        assert (held.read, held.ended_at is not None) == (FILES, True)
        db.session.commit()
    assert Counter(fault.sha256 for fault in open_faults()) == Counter(stored[:LOST])
    assert {fault.found_at.date() for fault in open_faults()} == {TUESDAY - timedelta(days=1)}
