"""Where people sign and where the seal goes, and codes that a telephone reads."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import zxingcpp

from mediation.documents import blocks
from mediation.documents.blocks import DATE_BY_HAND, Place
from mediation.documents.press.pieces import MM, Piece, Surface, space
from mediation.documents.press.setting import Measure, balanced, line_piece, moved, text_lines
from mediation.documents.press.typesetting import Line, Style

SIGN_ROOM = 10 * MM
BETWEEN = 8 * MM
QR_SIZE = 26 * MM
SEAL, SEAL_DAY, SEAL_SIZE = "seal", "seal:day", 42 * MM
"""The name under which the place of the seal is noted; a round seal of 42 mm (国发〔1999〕25号)."""


def signatures(block: blocks.Signatures, measure: Measure) -> list[Piece]:
    """Places in rows; one that stands alone in the last row stands at the right, where a letter is signed."""
    style = Style(min(measure.body.size, 14), min(measure.body.leading, 22))
    width = (measure.width - BETWEEN * (block.columns - 1)) / block.columns
    rows = [block.places[at:at + block.columns] for at in range(0, len(block.places), block.columns)]
    pieces = [Piece(8, keep=True, gap=True)]
    for number, places in enumerate(rows):
        alone = len(places) == 1 and len(rows) == 1
        tied = len(rows) > 1 and number in (0, len(rows) - 2)
        pieces.append(_row_of_places(places, style, width, width + BETWEEN if alone else 0.0, tied))
    return pieces


def _row_of_places(places: Sequence[Place], style: Style, width: float, start: float, tied: bool) -> Piece:
    """Places side by side: whose, the line to sign on at one height, how and on which day below it."""
    labels = [text_lines(f"{place.who}：", style, width) for place in places]
    hint, day = Style(9, 15), Style(12, 16)
    label_height = max(len(lines) for lines in labels) * style.leading
    base = label_height + SIGN_ROOM

    def draw(surface: Surface, left: float, top: float) -> None:
        for number, (place, lines) in enumerate(zip(places, labels)):
            x = left + start + number * (width + BETWEEN)
            for count, line in enumerate(lines):
                surface.line(line, x, top + (count + 0.7) * style.leading)
            surface.rule((x, top + base), (x + width, top + base), 0.5)
            surface.place(place.who, x, top + label_height, width, SIGN_ROOM)
            surface.line(text_lines(f"（{place.how}）", hint, width)[0], x, top + base + 13)
            if place.dated:
                surface.line(text_lines(DATE_BY_HAND, day, width, "right")[0], x, top + base + 16)
    return Piece(base + 24, draw, keep=tied)


def seal_place(block: blocks.SealPlace, measure: Measure) -> list[Piece]:
    style = measure.body
    half = measure.width / 2
    name = balanced(block.name, style, measure.width * 0.8)
    date = text_lines(block.day, style, measure.width)[0]
    name_width = max(line.width for line in name)
    middle = measure.width - 4 * style.size - date.width / 2
    middle = min(middle, measure.width - name_width / 2)
    rows = [moved(line, middle - _middle_of(line)) for line in name]
    mark = text_lines(block.mark, style, half)[0]
    rows += [moved(mark, middle - mark.width / 2), moved(date, middle - date.width / 2)]
    pieces = [Piece(style.leading, keep=True, gap=True)]
    for number, line in enumerate(rows):
        last = number == len(rows) - 1
        from_the_end = len(block.beside) - (len(rows) - number)
        beside = block.beside[from_the_end] if from_the_end >= 0 else ""
        pieces.append(_seal_line(line, beside, style, measure, keep=not last))
    pieces[1] = _noting_the_seal(pieces[1], middle, len(rows) * style.leading)
    pieces[-1] = _noting_the_day(pieces[-1], middle - date.width / 2, date.width, style)
    return [*pieces, space(5 * MM)]


def _noting_the_seal(first: Piece, middle: float, height: float) -> Piece:
    """The first line of name and day; the seal stands over all of them (GB/T 9704): its middle is theirs."""
    def draw(surface: Surface, left: float, top: float) -> None:
        first.draw(surface, left, top)
        surface.place(SEAL, left + middle - SEAL_SIZE / 2, top + (height - SEAL_SIZE) / 2, SEAL_SIZE, SEAL_SIZE)
    return replace(first, draw=draw)


def _noting_the_day(last: Piece, start: float, width: float, style: Style) -> Piece:
    """The line of the day, whose blanks an electronic seal fills in."""
    def draw(surface: Surface, left: float, top: float) -> None:
        last.draw(surface, left, top)
        baseline = top + style.leading / 2 + style.size * 0.38
        surface.place(SEAL_DAY, left + start, baseline - style.size, width, style.size)
    return replace(last, draw=draw)


def _middle_of(line: Line) -> float:
    return line.spans[0].x + line.width / 2


def _seal_line(line: Line, beside: str, style: Style, measure: Measure, keep: bool) -> Piece:
    piece = line_piece(line, style, keep=keep)
    if not beside:
        return piece
    label = text_lines(f"{beside}：", style, measure.width)[0]
    end = min(label.width + 40 * MM, line.spans[0].x - 4 * MM)

    def draw(surface: Surface, left: float, top: float) -> None:
        piece.draw(surface, left, top)
        base = top + style.leading / 2 + style.size * 0.38
        surface.line(label, left, base)
        surface.rule((left + label.width + 2, base + 3), (left + end, base + 3), 0.5)
    return Piece(piece.height, draw, keep)


@lru_cache(maxsize=256)
def modules(value: str) -> list[list[bool]]:
    """The dark and light modules of a code; a paper is set in more than one size until it fits."""
    code = zxingcpp.create_barcode(value, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    drawn = memoryview(code.to_image(scale=1, add_quiet_zones=False))
    return [[not shade for shade in row] for row in drawn.tolist()]


def code(block: blocks.Code, measure: Measure) -> list[Piece]:
    """A QR code (model 2, medium correction) at the left, its words in the middle of its height beside it."""
    pattern = modules(block.value)
    style = Style(11, 18)
    x = QR_SIZE + 5 * MM
    lines = [line for text in block.words for line in text_lines(text, style, measure.width - x)]
    height = max(QR_SIZE, len(lines) * style.leading)

    def draw(surface: Surface, left: float, top: float) -> None:
        surface.squares(pattern, left, top, QR_SIZE)
        first = top + (height - len(lines) * style.leading) / 2
        for number, line in enumerate(lines):
            surface.line(line, left + x, first + (number + 0.68) * style.leading)
    return [space(6), Piece(height, draw), space(4)]


SETTERS = {blocks.Signatures: signatures, blocks.SealPlace: seal_place, blocks.Code: code}
