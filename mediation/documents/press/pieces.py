"""Pieces of a page, each with its height, and how they are laid out one below the other on sheets."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from mediation.documents.press.typesetting import Line

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)


class Surface(Protocol):
    """What pieces draw on; places are in points from the top left corner of the text area."""

    def line(self, line: Line, x: float, y: float, grey: bool = False) -> None:
        """Draws a line of type with its baseline at ``y``."""

    def rule(self, start: tuple[float, float], end: tuple[float, float], width: float = 0.5,
             red: bool = False, dashed: bool = False) -> None:
        """Draws a straight line."""

    def frame(self, x: float, y: float, width: float, height: float, line: float = 0.75) -> None:
        """Draws a rectangle."""

    def squares(self, rows: Sequence[Sequence[bool]], x: float, y: float, size: float) -> None:
        """Draws a pattern of dark squares, as a QR code."""

    def place(self, who: str, x: float, y: float, width: float, height: float) -> None:
        """Notes where somebody signs or where the seal goes; ``y`` is the upper edge. Nothing is drawn."""


Drawing = Callable[[Surface, float, float], None]

CODE_GAP = 4 * MM
"""From the text area to the code of the page, in the right margin of its foot."""


@dataclass(frozen=True)
class Geometry:
    """The text area on a sheet, in points."""

    top: float
    left: float
    right: float
    bottom: float
    landscape: bool = False

    @property
    def sheet(self) -> tuple[float, float]:
        return (A4[1], A4[0]) if self.landscape else A4

    @property
    def width(self) -> float:
        return self.sheet[0] - self.left - self.right

    @property
    def height(self) -> float:
        return self.sheet[1] - self.top - self.bottom

    def turned(self, landscape: bool) -> Geometry:
        """The same sheet lying across: its binding edge is then at the top."""
        return Geometry(self.left, 20 * MM, 20 * MM, 22 * MM, True) if landscape else self


@dataclass(frozen=True)
class TableRun:
    """The table that a row belongs to, known by its ``key``: its head returns on each page, its foot closes each."""

    width: float
    key: object
    head: tuple[Piece, ...] = ()
    foot: Callable[[Sequence[Piece]], Piece] | None = None
    foot_height: float = 0.0


@dataclass(frozen=True)
class Piece:
    """Something of a height that is drawn at one place; ``keep`` ties it to the piece that follows."""

    height: float
    draw: Drawing | None = None
    keep: bool = False
    gap: bool = False
    split: Callable[[float], tuple[Piece, Piece] | None] | None = None
    table: TableRun | None = None
    turn: bool | None = None
    sums: tuple[int | None, ...] = ()


def space(height: float) -> Piece:
    """Free space, which vanishes at the head of a page."""
    return Piece(height, gap=True)


@dataclass
class Page:
    """One page with its pieces and their distance from the top of the text area."""

    geometry: Geometry
    items: list[tuple[float, Piece]] = field(default_factory=list)
    used: float = 0.0

    def put(self, piece: Piece) -> None:
        if piece.gap and not self.items:
            return
        self.items.append((self.used, piece))
        self.used += piece.height


class Assembly:
    """Lays pieces out on pages: chains stay together, tables are continued, tall rows are split."""

    def __init__(self, geometry: Geometry) -> None:
        self.upright = geometry
        self.pages: list[Page] = [Page(geometry)]
        self.rows_here: list[Piece] = []

    @property
    def page(self) -> Page:
        return self.pages[-1]

    @property
    def room(self) -> float:
        return self.page.geometry.height - self.page.used

    def lay(self, pieces: Sequence[Piece]) -> list[Page]:
        """All pages of these pieces."""
        at = 0
        while at < len(pieces):
            end = at
            while end < len(pieces) - 1 and pieces[end].keep:
                end += 1
            self._lay_chain(pieces[at:end + 1])
            at = end + 1
        return [page for page in self.pages if any(not piece.gap for _, piece in page.items)]

    def _lay_chain(self, chain: Sequence[Piece]) -> None:
        height = sum(piece.height for piece in chain)
        fits_somewhere = height <= self.page.geometry.height
        if fits_somewhere and height > self._room_for(chain[-1]) and chain[0].turn is None:
            if not (len(chain) == 1 and chain[0].split and self._worth_splitting(chain[0])):
                self._next_page(chain[0].table)
        for piece in chain:
            self._lay_piece(piece)

    def _room_for(self, piece: Piece) -> float:
        return self.room - (piece.table.foot_height if piece.table else 0.0)

    def _worth_splitting(self, piece: Piece) -> bool:
        return piece.height > 0.3 * self.page.geometry.height and self.room > 0.2 * self.page.geometry.height

    def _lay_piece(self, piece: Piece) -> None:
        if piece.turn is not None:
            self._turn(piece.turn)
            return
        while piece.height > self._room_for(piece) + 0.01 and not piece.gap:
            parts = piece.split(self._room_for(piece)) if piece.split else None
            if parts:
                self._put(parts[0])
                piece = parts[1]
                self._next_page(piece.table)
            elif self.page.items:
                self._next_page(piece.table)
            else:
                break
        self._put(piece)

    def _put(self, piece: Piece) -> None:
        self.page.put(piece)
        if piece.sums:
            self.rows_here.append(piece)
        elif piece.table is None:
            self.rows_here = []

    def _next_page(self, table: TableRun | None) -> None:
        if table and table.foot and self.rows_here:
            self.page.put(table.foot(self.rows_here))
        self.rows_here = []
        self.pages.append(Page(self.page.geometry))
        if table:
            for piece in table.head:
                self.page.put(piece)

    def _turn(self, landscape: bool) -> None:
        geometry = self.upright.turned(landscape)
        if self.page.items:
            self.pages.append(Page(geometry))
        else:
            self.page.geometry = geometry
