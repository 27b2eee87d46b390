"""A whole paper in type: every block is set by the function of its class, then laid out on pages."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mediation.documents import blocks
from mediation.documents.press import columns, places, setting, tables
from mediation.documents.press.pieces import MM, Assembly, Geometry, Page, Piece
from mediation.documents.press.setting import Measure
from mediation.documents.press.typesetting import Style

SETTERS = {**setting.SETTERS, **tables.SETTERS, **places.SETTERS, **columns.SETTERS}
LETTER = Geometry(37 * MM, 28 * MM, 26 * MM, 35 * MM)
FORM = Geometry(27 * MM, 28 * MM, 24 * MM, 25 * MM)
TIGHT = Geometry(25 * MM, 28 * MM, 26 * MM, 22 * MM)
TIGHT_FORM = Geometry(20 * MM, 28 * MM, 24 * MM, 22 * MM)
CELL = Style(12, 17)
LARGE, MEDIUM = Style(16, 28.9), Style(14, 25)
"""三号 and 四号: a letter is set in the first where it then fits on one page (GB/T 9704), else in the second."""
LONG_LETTER = Measure(LETTER, MEDIUM, CELL)
TIGHT_LETTER = Measure(TIGHT, Style(14, 23), CELL, title=Style(22, 30, True))
PLAIN_FORM = Measure(FORM, Style(12, 21), CELL)
TIGHT_TABLE = Measure(TIGHT_FORM, Style(11, 18), Style(10.5, 14.5), title=Style(20, 28, True), issuer=Style(14, 22))
ONE_PAGE = {
    "L": (Measure(LETTER, LARGE, CELL), LONG_LETTER, TIGHT_LETTER,
          Measure(TIGHT, Style(12, 20), CELL, title=Style(20, 28, True))),
    "T": (PLAIN_FORM, TIGHT_TABLE), "N": (Measure(FORM, Style(12, 22), CELL),), "F": (PLAIN_FORM, TIGHT_TABLE),
}
"""The sizes of each layout, largest first: the first with which the paper stays on one page is taken."""
SEVERAL_PAGES = {"L": (LONG_LETTER, TIGHT_LETTER), "T": (PLAIN_FORM,), "N": ONE_PAGE["N"], "F": (PLAIN_FORM,)}
"""The sizes for what is longer; the tighter is taken if it saves a last page that would be nearly empty."""
NEARLY_EMPTY = 0.3
LINES_BEFORE_A_SIGNATURE = 2


def pages_of(content: Sequence[blocks.Block], layout: str, long: bool) -> list[Page]:
    """The pages of a paper in the size that suits its length; ``long`` spares the attempt to keep it on one page."""
    for measure in () if long else ONE_PAGE[layout]:
        pages = _laid(content, measure)
        if len(pages) == 1:
            return pages
    roomy, *tighter = SEVERAL_PAGES[layout]
    pages = _laid(content, roomy)
    for measure in tighter if pages[-1].used < NEARLY_EMPTY * pages[-1].geometry.height else ():
        fewer = _laid(content, measure)
        if len(fewer) < len(pages):
            return fewer
    return pages


def _laid(content: Sequence[blocks.Block], measure: Measure) -> list[Page]:
    return Assembly(measure.geometry).lay(pieces_of(content, measure))


def pieces_of(content: Sequence[blocks.Block], measure: Measure) -> list[Piece]:
    """All pieces of a paper; places to sign and the seal take the end of what stands before them along."""
    pieces: list[Piece] = []
    upright = measure
    before: blocks.Block | None = None
    for block in content:
        if isinstance(block, blocks.NewSheet):
            measure = upright.across(block.landscape)
            pieces.append(Piece(0, turn=block.landscape))
            continue
        if isinstance(block, (blocks.Signatures, blocks.SealPlace)):
            _tie_to_what_stands_before(pieces, 1 if isinstance(before, blocks.Signatures) else LINES_BEFORE_A_SIGNATURE)
        pieces.extend(SETTERS[type(block)](block, measure))
        before = block
    return pieces


def _tie_to_what_stands_before(pieces: list[Piece], left: int) -> None:
    """No signature and no seal stands alone on a page; rows of a table stay where they are if text follows them."""
    at, tied = len(pieces) - 1, 0
    while at >= 0 and tied < left and pieces[at].turn is None and not (tied and pieces[at].table):
        pieces[at] = replace(pieces[at], keep=True)
        tied += 0 if pieces[at].gap else 1
        at -= 1
