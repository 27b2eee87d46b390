"""Two columns set in type: Chinese at the left, a second language at the right, or lines to write on by hand."""
from __future__ import annotations

from dataclasses import replace

from mediation.documents import blocks
from mediation.documents.blocks import Strong, Text
from mediation.documents.press.pieces import Piece, TableRun, space
from mediation.documents.press.rightward import rightward_lines, runs_rightward
from mediation.documents.press.setting import Measure, text_lines
from mediation.documents.press.tables import PADDING, WRITING_ROOM, Cell, Row, cell_of
from mediation.documents.press.typesetting import Line, Style

PLAIN_QUOTES = str.maketrans("‘’“”", "''\"\"")
"""The faces hold the curved ones only as wide as a Chinese character."""


def two_columns(block: blocks.TwoColumns, measure: Measure) -> list[Piece]:
    """The heads return on each page; a row that is too tall for the rest of a page is continued on the next."""
    half = measure.width / 2
    bold = replace(measure.cell, strong=True)
    head = Row(tuple(cell_of(words, at * half, half, bold, "centre")[0] for at, words in enumerate(block.heads)), 0)
    bare = TableRun(measure.width, block)
    table = replace(bare, head=(head.piece(bare),))
    rows = [_row(pair, half, bold if pair.strong else measure.cell) for pair in block.pairs]
    return [Piece(4, keep=True, gap=True), replace(head.piece(table), keep=True),
            *(row.piece(table, keep=pair.strong) for row, pair in zip(rows, block.pairs)), space(6)]


def _row(pair: blocks.Pair, half: float, style: Style) -> Row:
    room = half - 2 * PADDING
    left = Cell(0.0, half, tuple(text_lines(pair.text, style, room, "justify")), style, in_middle=False)
    if pair.translation is None:
        return Row((left, Cell(half, half, (), style, ruled=True)), len(left.lines) * WRITING_ROOM + PADDING)
    return Row((left, Cell(half, half, tuple(second_lines(pair.translation, style, room)), style, in_middle=False)), 0)


def second_lines(text: Text, style: Style, width: float) -> list[Line]:
    """The lines of a translation, in the direction of its script."""
    words = "".join(part.text if isinstance(part, Strong) else part for part in (text if isinstance(text, tuple)
                                                                                 else (text,)))
    if runs_rightward(words):
        return rightward_lines(words, style, width)
    return text_lines(words.translate(PLAIN_QUOTES), style, width, "left")


SETTERS = {blocks.TwoColumns: two_columns}
