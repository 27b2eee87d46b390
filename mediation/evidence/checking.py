"""Looking at what nobody could look at while its sender waited: each run of the sweep takes some of it."""
from __future__ import annotations

import time

from mediation import clock, files
from mediation.evidence import scanner
from mediation.evidence.check_models import CheckStanding, FileCheck
from mediation.evidence.derivatives import keep_found
from mediation.evidence.looking import Found, known, look
from mediation.evidence.queries import waiting_for_a_look
from mediation.extensions import db

MOST_A_RUN, SECONDS_A_RUN = 50, 60.0


def check_waiting() -> int:
    """Look at what waits; returns how many now have an answer. This is no act: it commits on its own.

    While the scanner that is set does not answer nothing is decided: the files stay in checking.
    """
    answered, until = 0, time.monotonic() + SECONDS_A_RUN
    waiting = list(waiting_for_a_look(MOST_A_RUN))
    db.session.rollback()
    for sha256 in waiting:
        found = _looked_at(sha256)
        if found is None or found.standing is CheckStanding.CHECKING:
            _tried(sha256)
        else:
            keep_found(sha256, found)
            answered += 1
        db.session.commit()
        if time.monotonic() > until or _is_silent(found):
            break
    return answered


def _looked_at(sha256: str) -> Found | None:
    """What is found of a stored content; None where it is damaged, and what can't be known any more is not shown."""
    try:
        content = files.content_of(sha256)
    except files.FileDamaged:
        return None
    check = db.session.get(FileCheck, sha256)
    is_harmless = check is not None and check.harmless_since is not None
    db.session.rollback()
    try:
        return look(content, known(content), is_harmless=is_harmless)
    except ValueError:
        return Found(CheckStanding.NOT_SHOWN)


def look_again(sha256: str) -> None:
    """What was held back wrongly is looked at once more by the sweep, as every file, and this time not held back."""
    check = db.session.get_one(FileCheck, sha256)
    check.standing, check.why, check.harmless_since = CheckStanding.CHECKING.value, "", clock.now()


def _is_silent(found: Found | None) -> bool:
    """Whether the scanner did not answer: it need not be asked about the next file in this run."""
    return found is not None and found.standing is CheckStanding.CHECKING and scanner.is_set()


def _tried(sha256: str) -> None:
    check = db.session.get(FileCheck, sha256) or FileCheck(sha256=sha256, tries=0)
    db.session.add(check)
    check.tries += 1
    check.looked_at = clock.now()
