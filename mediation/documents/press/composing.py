"""A whole paper in type: every block is set by the function of its class, then laid out on pages."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mediation.documents import blocks
from mediation.documents.press import places, setting, tables
from mediation.documents.press.pieces import MM, Assembly, Geometry, Page, Piece
from mediation.documents.press.setting import Measure
from mediation.documents.press.typesetting import Style

SETTERS = {**setting.SETTERS, **tables.SETTERS, **places.SETTERS}
LETTER = Geometry(37 * MM, 28 * MM, 26 * MM, 35 * MM)
FORM = Geometry(27 * MM, 28 * MM, 24 * MM, 25 * MM)
TIGHT = Geometry(25 * MM, 28 * MM, 26 * MM, 22 * MM)
CELL = Style(12, 17)
LARGE, MEDIUM = Style(16, 28.9), Style(14, 25)
"""三号 and 四号: a letter is set in the first where it then fits on one page (GB/T 9704), else in the second."""
MEASURES = {
    "L": (Measure(LETTER, LARGE, CELL), Measure(LETTER, MEDIUM, CELL),
          Measure(TIGHT, Style(14, 23), CELL, title=Style(22, 30, True)), Measure(LETTER, MEDIUM, CELL)),
    "T": (Measure(FORM, Style(12, 21), CELL),),
    "N": (Measure(FORM, Style(12, 22), CELL),),
    "F": (Measure(FORM, Style(12, 21), CELL),),
}
LINES_BEFORE_A_SIGNATURE = 2


def pages_of(content: Sequence[blocks.Block], layout: str, long: bool) -> list[Page]:
    """The pages of a paper, in the largest of the sizes of its layout with which it stays on one page.

    ``long`` spares the attempt for papers that never do.
    """
    sizes = MEASURES[layout][-1:] if long else MEASURES[layout]
    pages: list[Page] = []
    for measure in sizes:
        pages = Assembly(measure.geometry).lay(pieces_of(content, measure))
        if len(pages) == 1:
            break
    return pages


def pieces_of(content: Sequence[blocks.Block], measure: Measure) -> list[Piece]:
    """All pieces of a paper; places to sign and the seal take the end of the text before them along."""
    pieces: list[Piece] = []
    upright = measure
    for block in content:
        if isinstance(block, blocks.NewSheet):
            measure = upright.across(block.landscape)
            pieces.append(Piece(0, turn=block.landscape))
            continue
        if isinstance(block, (blocks.Signatures, blocks.SealPlace)):
            _tie_to_text_before(pieces)
        pieces.extend(SETTERS[type(block)](block, measure))
    return pieces


def _tie_to_text_before(pieces: list[Piece]) -> None:
    at, left = len(pieces) - 1, LINES_BEFORE_A_SIGNATURE
    while at >= 0 and left and pieces[at].turn is None:
        pieces[at] = replace(pieces[at], keep=True)
        left -= 0 if pieces[at].gap else 1
        at -= 1
