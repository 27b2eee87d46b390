"""Handing a file in piece by piece, so that a line that breaks costs one piece and not the whole film.

A file begins with its name and size and counts against the limits from then on; its pieces come one behind the other,
neither over one another nor with a gap; at its end it is looked at, sealed and listed exactly as a file that came at
once. Until then it is nobody's to open, and after a day it is gone.
"""
from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from werkzeug.datastructures import FileStorage

from mediation import clock
from mediation.audit import trail
from mediation.errors import NotFound, NotNow, RequirementNotMet
from mediation.evidence import pieces_store, words
from mediation.evidence.acts import HandedIn, check_its_own, count_in, hand_in, zone_of
from mediation.evidence.fields import TIME_TO_LOOK, handed_over
from mediation.evidence.kinds import MEGABYTE, MOST_OF_A_RECORDING, shown_name
from mediation.evidence.models import EvidenceForm
from mediation.evidence.pieces_models import FileInPieces
from mediation.evidence.queries import file_in_pieces, held_file_in_pieces, hold, old_pieces, unfinished_known_by
from mediation.evidence.uploads import let_others_write
from mediation.extensions import db
from mediation.files import FileDamaged
from mediation.law.terms import Zone
from mediation.parties.models import Party
from mediation.sealed import lookup

KEPT = timedelta(days=1)
"""After its beginning: what is not finished by then is begun anew."""
LONGEST_NAME = 400


@dataclass(frozen=True)
class Beginning:
    """What is said of a file before it comes: its name, its bytes, the SHA-256 of its first piece where that could be
    reckoned, and what is said of every file that is handed in."""

    file_name: str
    size: int
    first: str
    said: HandedIn


@dataclass(frozen=True)
class Ended:
    """What became of a whole file: the piece of evidence, or why it is not taken."""

    piece_ref: str = ""
    refused: str = ""


def begin(party: Party, beginning: Beginning, *, by: Any) -> FileInPieces:
    """Begin a file, or go on with the same one where it stopped; what is said of it now counts.

    Raises RequirementNotMet for an empty or too large file and over so many files an hour or a case.
    """
    check_its_own(party, by=by)
    zone = zone_of(beginning.said)
    if beginning.size == 0:
        raise RequirementNotMet(str(words.EMPTY), field="size")
    if beginning.size > MOST_OF_A_RECORDING:
        raise RequirementNotMet(words.too_large(MOST_OF_A_RECORDING // MEGABYTE), field="size")
    hold(party.case)
    name = shown_name(beginning.file_name[:LONGEST_NAME], "text/plain")
    known_by = lookup(f"{party.id}\0{name}\0{beginning.size}\0{beginning.first}",
                      "file_in_pieces") if beginning.first else None
    row = unfinished_known_by(party, known_by) if known_by else None
    if row is None:
        count_in(party, beginning.size, by=by)
        row = FileInPieces(file_name=name, party=party, known_by=known_by, size=beginning.size, reached=0, on_disk=0,
                           begun_at=clock.now())
        db.session.add(row)
        trail.record("begin_file", by=by, record=row, case=party.case, size=row.size)
    row.name, row.proves, row.zone = beginning.said.name.strip(), beginning.said.proves.strip(), zone.value
    db.session.flush()
    return row


def add_piece(party: Party, ref: str, at: int, content: bytes, *, by: Any) -> bool:
    """Add a piece that begins at byte ``at``; False where the file stands elsewhere and nothing was added.

    Raises NotFound for a file of anybody else, RequirementNotMet for an empty piece, a too large one and for more
    than was said.
    """
    check_its_own(party, by=by)
    row = _held(party, ref)
    if row.piece_ref is not None or at != row.reached:
        return False
    if not content or len(content) > pieces_store.MOST_OF_A_PIECE or at + len(content) > row.size:
        raise RequirementNotMet(str(words.NO_SUCH_PIECE))
    try:
        row.on_disk = pieces_store.add(row.public_id, row.on_disk, at, content)
        row.reached = at + len(content)
    except FileDamaged:
        row.on_disk = row.reached = 0
    db.session.flush()
    return True


def finish(party: Party, ref: str, *, by: Any) -> Ended:
    """Look at the whole file, seal it and list it; or let it go and say why. Done twice it is done once.

    Raises NotFound for a file of anybody else, NotNow where some of it is missing.
    """
    check_its_own(party, by=by)
    row = _of(party, ref)
    if row.piece_ref is not None:
        return Ended(row.piece_ref)
    if row.reached < row.size:
        raise NotNow(str(words.NOT_ALL_HERE))
    on_disk, name = row.on_disk, row.file_name
    let_others_write()
    upload, refused = _looked_at(ref, on_disk, name)
    hold(party.case)
    row = _held(party, ref)
    if row.piece_ref is not None:
        return Ended(row.piece_ref)
    if upload is None:
        _let_go(row)
        return Ended(refused=refused)
    said = HandedIn(name=row.name or "", proves=row.proves or "", zone=Zone(row.zone), form=EvidenceForm.ELECTRONIC)
    row.piece_ref = hand_in(party, said, upload, by=by, is_counted=True).public_id
    return Ended(row.piece_ref)


def give_up(party: Party, ref: str, *, by: Any) -> None:
    """Its sender wants no more of an unfinished file: what is here of it goes at once."""
    check_its_own(party, by=by)
    row = _held(party, ref)
    if row.piece_ref is not None:
        raise NotNow(str(words.ALREADY_HERE))
    trail.record("give_up_file", by=by, record=row, case=party.case)
    _let_go(row)


def clear_old_pieces() -> int:
    """Take off the disk what became a piece of evidence, and let go of what is a day old; returns how many."""
    before, cleared = clock.now() - KEPT, 0
    for row in old_pieces(before):
        pieces_store.clear(row.public_id)
        row.on_disk = 0
        if row.begun_at < before:
            db.session.delete(row)
        cleared += 1
    return cleared


def _looked_at(ref: str, on_disk: int, name: str) -> tuple[Any, str]:
    """The file as one that came at once, or why it is not taken."""
    try:
        with pieces_store.whole(ref, on_disk) as stream:
            return handed_over(FileStorage(stream, filename=name), time.monotonic() + TIME_TO_LOOK), ""
    except ValueError as wrong:
        return None, str(wrong)
    except FileDamaged:
        return None, str(words.BROKEN_OFF)


def _let_go(row: FileInPieces) -> None:
    pieces_store.clear(row.public_id)
    db.session.delete(row)


def _of(party: Party, ref: str) -> FileInPieces:
    row = file_in_pieces(party, ref)
    if row is None:
        raise NotFound(str(words.NOT_THERE))
    return row


def _held(party: Party, ref: str) -> FileInPieces:
    row = held_file_in_pieces(party, ref)
    if row is None:
        raise NotFound(str(words.NOT_THERE))
    return row
