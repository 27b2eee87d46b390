"""The nightly round: everything in the store is read and compared with its hash; what is missing is said at once.

It goes in steps of a few seconds, by the order of the hashes, and goes on where it stopped. What is in the store and
named nowhere, left by a process that died or by a piece taken back, is cleared away when it is a day old.
"""
from __future__ import annotations

import time
from datetime import time as time_of_day
from pathlib import Path

from flask import current_app

from mediation import clock, files
from mediation.evidence.integrity_models import FaultKind, NightRound, StoreFault
from mediation.evidence.queries import are_known, held_round_of, next_stored, open_fault, round_of
from mediation.extensions import db

BEGINS = time_of_day(1, 0)
"""In China: when the offices sleep."""
SECONDS_A_RUN, AT_ONCE = 20.0, 50
OLD_SECONDS = 24 * 3600


def check_store() -> int:
    """One step of tonight's round, when it is due; returns how many files it read. It commits on its own.

    Reading takes time and holds no lock; what another sweep has noted meanwhile is left as that one noted it.
    """
    read, until = 0, time.monotonic() + SECONDS_A_RUN
    while time.monotonic() < until and (night := _tonight()) is not None:
        day, reached = night.night, night.reached
        some = next_stored(reached, AT_ONCE)
        db.session.commit()
        found = {sha256: _fault_of(sha256) for sha256 in some}
        held = held_round_of(day)
        if held.reached == reached and held.ended_at is None:
            _go_on(held, found)
            read += len(found)
        db.session.commit()
    return read


def _tonight() -> NightRound | None:
    """The round of this day in China, begun when it is due; None before one o'clock and when it is over."""
    night = round_of(clock.today())
    if night is None and clock.now().astimezone(clock.SHANGHAI).time() >= BEGINS:
        files.insert_once(NightRound, night=clock.today(), began_at=clock.now())
        night = round_of(clock.today())
    return None if night is None or night.ended_at is not None else night


def _go_on(night: NightRound, found: dict[str, FaultKind | None]) -> None:
    """Note what was found in the next files, if they are still wanted; where none was left the round is over."""
    for sha256 in sorted(are_known([*found])):
        _note(sha256, found[sha256])
    night.read += len(found)
    if found:
        night.reached = [*found][-1]
    else:
        _clear_away()
        night.ended_at = clock.now()


def _fault_of(sha256: str) -> FaultKind | None:
    try:
        files.check(sha256)
        return None
    except files.FileDamaged:
        return FaultKind.DAMAGED if files.is_there(sha256) else FaultKind.MISSING


def _note(sha256: str, kind: FaultKind | None) -> None:
    """Keep a fault once, and when the file is whole again."""
    known = open_fault(sha256)
    if known is not None and (kind is None or known.kind_term is not kind):
        known.mended_at = clock.now()
    if kind is not None and (known is None or known.kind_term is not kind):
        db.session.add(StoreFault(sha256=sha256, kind=kind.value, found_at=clock.now()))


def _clear_away() -> None:
    """Take off the disk what no table names and nobody has touched for a day."""
    folder, before = Path(current_app.config["DATA_DIR"]), clock.now().timestamp() - OLD_SECONDS
    for part in sorted(folder.glob("[0-9a-f][0-9a-f]")):
        old = {each.name: each for each in part.iterdir() if each.is_file() and each.stat().st_mtime < before}
        known = are_known([name for name in old if not name.startswith(".part-")])
        for name, path in old.items():
            if name not in known:
                path.unlink(missing_ok=True)
