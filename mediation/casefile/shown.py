"""What the page of a file shows of each part: what is in it, how far the book is, whether it still holds."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mediation.casefile.acts import may_open
from mediation.casefile.models import Book, Part
from mediation.casefile.order import Group
from mediation.casefile.pieces import Piece, Pieces, fingerprint, pieces_of
from mediation.casefile.queries.books import last_book
from mediation.cases.models import Case


@dataclass(frozen=True)
class PartShown:
    """One part for one reader: its pieces by group; ``current`` where the ready book is of the file as it is now."""

    part: Part
    groups: Sequence[tuple[str, Sequence[Piece]]]
    count: int
    left_out: Sequence[str]
    book: Book | None
    current: bool


def parts_shown(case: Case, person: Any) -> list[PartShown]:
    """The parts that this person may have."""
    return [_shown(case, part) for part in Part if may_open(case, part, person)]


def _shown(case: Case, part: Part) -> PartShown:
    pieces, book = pieces_of(case, part), last_book(case, part)
    current = book is not None and book.file_sha256 is not None and book.made_from == fingerprint(case, part, pieces)
    return PartShown(part, _grouped(pieces), len(pieces.pieces), pieces.left_out, book, current)


def _grouped(pieces: Pieces) -> list[tuple[str, Sequence[Piece]]]:
    names = [group.label for group in Group]
    found: dict[int, list[Piece]] = {}
    for piece in pieces.pieces:
        found.setdefault(piece.place[0], []).append(piece)
    return [(names[number], own) for number, own in sorted(found.items())]
