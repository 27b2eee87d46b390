"""Tables set in type: forms of label and value, and lists whose head returns on each page."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from mediation.documents import blocks
from mediation.documents.blocks import Align, Handwritten, Lines, Right, Strong, Text, Tickboxes
from mediation.documents.press.pieces import MM, Piece, Surface, TableRun, space
from mediation.documents.press.setting import Measure, text_lines, tick_lines
from mediation.documents.press.typesetting import Line, Style, Units, longest_unbroken, width_of
from mediation.law.money import in_words, yuan

PADDING = 4.0
INNER = 0.5
WRITING_ROOM, WRITTEN_ON = 19.0, 0.25
"""How far apart the lines are on which somebody writes, and how thick."""
SMALL = Style(10.5, 14)
LONG_LIST = 12
"""From more rows than these on, a list is set smaller."""
SHORT_TITLE = 3
SHRINKS_TO = 0.84
"""A value that is a little too long for one line of its cell is set a little smaller."""


@dataclass(frozen=True)
class Cell:
    """Lines of type in a box of a row, or ruled lines to write on."""

    x: float
    width: float
    lines: tuple[Line, ...]
    style: Style
    in_middle: bool = True
    ruled: bool = False


@dataclass(frozen=True)
class Row:
    """Cells beside each other, as high as the highest of them."""

    cells: tuple[Cell, ...]
    least: float

    @property
    def height(self) -> float:
        return max(self.least, *(len(cell.lines) * cell.style.leading + 2 * PADDING for cell in self.cells))

    def draw(self, surface: Surface, left: float, top: float) -> None:
        height = self.height
        right = left + self.cells[-1].x + self.cells[-1].width
        surface.rule((left, top + height), (right, top + height), INNER)
        for cell in self.cells:
            if cell.x:
                surface.rule((left + cell.x, top), (left + cell.x, top + height), INNER)
            self._draw_cell(surface, cell, left, top, height)

    @staticmethod
    def _draw_cell(surface: Surface, cell: Cell, left: float, top: float, height: float) -> None:
        style = cell.style
        for number in range(1, int(height // WRITING_ROOM) if cell.ruled else 0):
            y = top + number * WRITING_ROOM
            surface.rule((left + cell.x + PADDING, y), (left + cell.x + cell.width - PADDING, y), WRITTEN_ON)
        free = height - len(cell.lines) * style.leading
        first = top + (free / 2 if cell.in_middle else PADDING) + style.leading / 2 + style.size * 0.38
        for number, line in enumerate(cell.lines):
            surface.line(line, left + cell.x + PADDING, first + number * style.leading)

    def piece(self, table: TableRun, keep: bool = False, sums: tuple[int | None, ...] = ()) -> Piece:
        def split(available: float) -> tuple[Piece, Piece] | None:
            parts = self.parted(available)
            return (parts[0].piece(table, sums=sums), parts[1].piece(table)) if parts else None
        return Piece(self.height, self.draw, keep, split=split, table=table, sums=sums)

    def parted(self, available: float) -> tuple[Row, Row] | None:
        """The row cut in two at a height, if at least three of its lines come before the cut and one after."""
        tallest = max(self.cells, key=lambda cell: len(cell.lines))
        count = int((available - 2 * PADDING) // tallest.style.leading)
        if not 3 <= count < len(tallest.lines):
            return None
        upper = tuple(replace(cell, lines=cell.lines[:count], in_middle=False) for cell in self.cells)
        lower = tuple(replace(cell, lines=cell.lines[count:], in_middle=False) for cell in self.cells)
        return Row(upper, 0), Row(lower, 0)


def cell_of(value: Text | Handwritten | Tickboxes | Lines, x: float, width: float, style: Style,
            align: Align = "left") -> tuple[Cell, float]:
    """A cell and the least height it asks for."""
    room = width - 2 * PADDING
    if isinstance(value, Handwritten):
        return Cell(x, width, (), style), value.height * MM
    if isinstance(value, Tickboxes):
        return Cell(x, width, tuple(tick_lines(value, style, room)), style), 0.0
    if isinstance(value, Lines):
        lines = [line for text in value.texts for line in (
            text_lines(text.text, style, room, "right") if isinstance(text, Right)
            else text_lines(text, style, room, align))]
        return Cell(x, width, tuple(lines), style), 0.0
    lines = text_lines(value, style, room, align)
    if len(lines) == 2 and isinstance(value, str) and "\n" not in value:
        wanted = width_of(value, style)
        if room / wanted >= SHRINKS_TO:
            smaller = replace(style, size=style.size * room / wanted - 0.02)
            return Cell(x, width, tuple(text_lines(value, smaller, room, align)), smaller), 0.0
    if align == "left" and len(lines) > 1:
        lines = text_lines(value, style, room, "justify")
    return Cell(x, width, tuple(lines), style), 0.0


def key_table(block: blocks.KeyTable, measure: Measure) -> list[Piece]:
    table = TableRun(measure.width, object())
    if block.small:
        measure = replace(measure, cell=SMALL)
    least = (7 if block.small else 9) * MM
    rows = [_key_row(row, measure, block.label_width * MM, least) for row in block.rows]
    return [replace(space(4), keep=True),
            *(row.piece(table, keep=number == 0 and len(rows) > 1) for number, row in enumerate(rows)),
            space(6)]


def _key_row(row: blocks.KeyRow, measure: Measure, label_width: float, least: float) -> Row:
    pair = measure.width / len(row.pairs)
    label_width = min(label_width, pair * 0.45)
    cells = []
    for number, (label, value) in enumerate(row.pairs):
        x = number * pair
        if label:
            cells.append(cell_of(label, x, label_width, measure.cell, "centre")[0])
            cell, asked = cell_of(value, x + label_width, pair - label_width, measure.cell)
        else:
            cell, asked = cell_of(value, x, pair, measure.cell)
        cells.append(cell)
        least = max(least, asked)
    return Row(tuple(cells), least)


def wide_table(block: blocks.WideTable, measure: Measure) -> list[Piece]:
    style = measure.cell if len(block.rows) <= LONG_LIST else min(measure.cell, SMALL, key=lambda one: one.size)
    widths = column_widths(block, style, measure.width)
    places = list(zip(block.columns, [0.0, *accumulate(widths)][:-1], widths))
    head_style = replace(style, strong=True)
    head = Row(tuple(cell_of(column.title, x, width, head_style, "centre")[0] for column, x, width in places), 9 * MM)
    bare = TableRun(measure.width, block)
    foot = _page_foot(block, places, style) if block.page_totals else None
    table = replace(bare, head=(head.piece(bare),), foot=foot, foot_height=block.row_height * MM if foot else 0.0)
    pieces = [Piece(4, keep=True, gap=True), replace(head.piece(table), keep=True)]
    for number, values in enumerate(block.rows, start=1):
        row = _list_row(values, places, style, block.row_height * MM)
        last = bool(block.totals) and number == len(block.rows)
        pieces.append(row.piece(table, keep=last, sums=_sums(block.columns, values)))
    if block.totals:
        pieces.append(_totals_row(block.totals, block, block.rows, places, style).piece(table, keep=block.in_words))
    if block.in_words:
        pieces.append(_words_row(block, block.rows, measure).piece(table))
    return [*pieces, space(6)]


def column_widths(block: blocks.WideTable, style: Style, whole: float) -> list[float]:
    """The shares of the columns, widened where a word, number or sum would otherwise be parted."""
    asked = sum(column.share for column in block.columns)
    widths = [whole * column.share / asked for column in block.columns]
    least = [_longest_word([row[at] for row in block.rows], column, style) for at, column in enumerate(block.columns)]
    for _ in widths:
        short = [at for at, width in enumerate(widths) if width < least[at] - 0.01]
        taken = sum(least[at] - widths[at] for at in short)
        spare = [max(0.0, width - need) for width, need in zip(widths, least)]
        if not short or sum(spare) < taken:
            break
        widths = [need if at in short else width - spare[at] * taken / sum(spare)
                  for at, (width, need) in enumerate(zip(widths, least))]
    return widths


def _longest_word(values: Sequence[Text | int | None], column: blocks.Column, style: Style) -> float:
    """The width of the longest part of a column at which no line may end; short titles are not parted."""
    strong = replace(style, strong=True)
    widest = longest_unbroken(column.title, strong)
    if len(column.title) <= SHORT_TITLE:
        widest = sum(Units(column.title, strong).widths)
    for value in values:
        text = yuan(value) if isinstance(value, int) and column.kind == "money" else value
        if isinstance(text, str):
            widest = max(widest, longest_unbroken(text, style))
    if column.kind == "money":
        total = sum(value for value in values if isinstance(value, int))
        widest = max(widest, longest_unbroken(yuan(total), strong))
    return widest + 2 * PADDING + 0.5


def _sums(columns: Sequence[blocks.Column], values: Sequence[Text | int | None]) -> tuple[int | None, ...]:
    return tuple(value if column.kind == "money" and isinstance(value, int) else None
                 for column, value in zip(columns, values))


def _list_row(values: Sequence[Text | int | None], places: Sequence[tuple[blocks.Column, float, float]],
              style: Style, least: float) -> Row:
    cells = []
    for value, (column, x, width) in zip(values, places, strict=True):
        align: Align = {"money": "right", "centre": "centre"}.get(column.kind, "left")
        if isinstance(value, int):
            value = yuan(value) if column.kind == "money" else str(value)
        shown = Handwritten(0) if value is None else value
        cells.append(cell_of(shown, x, width, style, align)[0])
    return Row(tuple(cells), least)


def _column_totals(columns: Sequence[blocks.Column], rows: Sequence[Sequence[object]]) -> list[int | None]:
    return [sum(row[at] for row in rows if isinstance(row[at], int)) if column.kind == "money" else None
            for at, column in enumerate(columns)]


def _totals_row(label: str, block: blocks.WideTable, rows: Sequence[Sequence[object]],
                places: Sequence[tuple[blocks.Column, float, float]], style: Style) -> Row:
    """The label across the columns before the first sum, then the sums; columns without a sum bear a dash."""
    totals = _column_totals(block.columns, rows)
    first = next((at for at, total in enumerate(totals) if total is not None), len(totals))
    bold = replace(style, strong=True)
    cells = [cell_of(label, 0.0, sum(width for _, _, width in places[:first]), bold, "centre")[0]]
    for total, (column, x, width) in list(zip(totals, places))[first:]:
        text = yuan(total) if total is not None else "—"
        cells.append(cell_of(text, x, width, bold, "right" if total is not None else "centre")[0])
    return Row(tuple(cells), block.row_height * MM)


def _words_row(block: blocks.WideTable, rows: Sequence[Sequence[object]], measure: Measure) -> Row:
    total = next(total for total in _column_totals(block.columns, rows) if total is not None)
    text = ("合计大写：", Strong(f"人民币{in_words(total)}"))
    return Row((cell_of(text, 0.0, measure.width, measure.cell)[0],), block.row_height * MM)


def _page_foot(block: blocks.WideTable, places: Sequence[tuple[blocks.Column, float, float]], style: Style):
    bare = TableRun(sum(width for _, _, width in places), block)

    def foot(pieces: Sequence[Piece]) -> Piece:
        return _totals_row(block.page_totals, block, [piece.sums for piece in pieces], places, style).piece(bare)
    return foot


def notice(block: blocks.Notice, measure: Measure) -> list[Piece]:
    style = measure.small
    room = measure.width - 2 * PADDING
    lines = [line for text in block.texts
             for line in text_lines(text, style, room, "justify", indent=2 * style.size)]
    row = Row((Cell(0.0, measure.width, tuple(lines), style),), 0)
    return [row.piece(TableRun(measure.width, object())), space(6)]


SETTERS = {blocks.KeyTable: key_table, blocks.WideTable: wide_table, blocks.Notice: notice}
