"""Puts laid-out pages into a PDF: lines of type, rules, frames, codes, and the foot of each page."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from threading import Lock

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from mediation.documents.check_codes import CheckMark
from mediation.documents.press import faces
from mediation.documents.press.pieces import CODE_GAP, MM, Page, Piece, TableRun
from mediation.documents.press.places import modules
from mediation.documents.press.typesetting import Line, Span, Style, set_lines

rl_config.useA85 = 0
"""Streams are kept as bytes: smaller, and no letters to be made of them."""
FOOT = Style(9, 12)
CHECK_WORDS = Style(7, 10)
CODE_SIZE = 12 * MM
RUNNING_SIZE, RUNNING_IN, RUNNING_DOWN = 11, 15 * MM, 10 * MM
GREY, RED = (0.35, 0.35, 0.35), (0.75, 0.06, 0.06)
_ONE_AT_A_TIME = Lock()
"""A face keeps a reading position of its file; two papers made at once would disturb each other."""


@dataclass(frozen=True)
class Footer:
    """What stands below the text of each page; ``check`` puts a code beside it, by which a scan is told."""

    left: str
    signed: str = ""
    check: CheckMark | None = None
    numbered: bool = True


@dataclass(frozen=True)
class SigningPlace:
    """Where on the paper somebody signs, or (``SEAL``) the seal goes: in points from the lower left of the page."""

    who: str
    page: int
    x: float
    y: float
    width: float
    height: float


class Sheet:
    """A page of the PDF on which pieces draw, measured from the top left corner of its text area."""

    def __init__(self, canvas: Canvas, page: Page, number: int, places: list[SigningPlace]) -> None:
        self.canvas = canvas
        self.number, self.places = number, places
        self.x = page.geometry.left
        self.y = page.geometry.sheet[1] - page.geometry.top

    def line(self, line: Line, x: float, y: float, grey: bool = False) -> None:
        if grey:
            self.canvas.setFillColorRGB(*GREY)
        for spoken, spans in groupby(line.spans, key=lambda span: span.spoken):
            if spoken:
                said = f"\ufeff{spoken}".encode("utf-16-be").hex().upper()
                self.canvas.addLiteral(f"/Span <</ActualText <{said}>>> BDC")
            self._text(spans, x, y)
            if spoken:
                self.canvas.addLiteral("EMC")
        if grey:
            self.canvas.setFillColorRGB(0, 0, 0)

    def _text(self, spans: Iterable[Span], x: float, y: float) -> None:
        text = self.canvas.beginText()
        tracking = 0.0
        for span in spans:
            text.setTextOrigin(round(self.x + x + span.x, 2), round(self.y - y, 2))
            text.setFont(span.face, span.size)
            if span.tracking != tracking:
                tracking = span.tracking
                text.setCharSpace(round(tracking, 3))
            text.textOut(span.text)
        if tracking:
            text.setCharSpace(0)
        self.canvas.drawText(text)

    def rule(self, start: tuple[float, float], end: tuple[float, float], width: float = 0.5,
             red: bool = False, dashed: bool = False) -> None:
        self.canvas.setLineWidth(width)
        if red:
            self.canvas.setStrokeColorRGB(*RED)
        if dashed:
            self.canvas.setDash(4, 3)
        self.canvas.line(self.x + start[0], self.y - start[1], self.x + end[0], self.y - end[1])
        if dashed:
            self.canvas.setDash()
        if red:
            self.canvas.setStrokeColorRGB(0, 0, 0)

    def frame(self, x: float, y: float, width: float, height: float, line: float = 0.75) -> None:
        self.canvas.setLineWidth(line)
        self.canvas.rect(self.x + x, self.y - y - height, width, height)

    def squares(self, rows: Sequence[Sequence[bool]], x: float, y: float, size: float) -> None:
        step = size / len(rows)
        path = self.canvas.beginPath()
        for number, row in enumerate(rows):
            column = 0
            for dark, run in groupby(row):
                length = len(list(run))
                if dark:
                    path.rect(self.x + x + column * step, self.y - y - (number + 1) * step, length * step, step)
                column += length
        self.canvas.drawPath(path, stroke=0, fill=1)

    def place(self, who: str, x: float, y: float, width: float, height: float) -> None:
        self.places.append(SigningPlace(who, self.number, round(self.x + x, 1), round(self.y - y - height, 1),
                                        round(width, 1), round(height, 1)))


def pdf_of(pages: Sequence[Page], title: str, author: str, footer: Footer) -> tuple[bytes, list[SigningPlace]]:
    """The file of these pages, the same bytes for the same pages whenever it is made; and where on it people sign."""
    places: list[SigningPlace] = []
    with _ONE_AT_A_TIME:
        buffer = BytesIO()
        faces.face("Song")
        canvas = Canvas(buffer, pagesize=pages[0].geometry.sheet, invariant=1, pageCompression=1,
                        initialFontName="Song", lang="zh-CN")
        canvas.setTitle(title)
        canvas.setAuthor(author)
        canvas.setCreator("mediation")
        for number, page in enumerate(pages, start=1):
            canvas.setPageSize(page.geometry.sheet)
            sheet = Sheet(canvas, page, number, places)
            _draw(page, sheet)
            _draw_footer(page, sheet, footer, f"第{number}页　共{len(pages)}页" if footer.numbered else "")
            if footer.check is not None:
                _draw_check(page, sheet, footer.check, number)
            canvas.showPage()
        canvas.save()
        return buffer.getvalue(), places


def page_numbers(sizes: Sequence[tuple[float, float]]) -> bytes:
    """For each of these sizes a page with nothing but its number, from 1: at the right on a front, at the left on a
    back, near the upper edge.
    """
    with _ONE_AT_A_TIME:
        buffer = BytesIO()
        faces.face("Song")
        canvas = Canvas(buffer, invariant=1, pageCompression=1, initialFontName="Song")
        for number, (width, height) in enumerate(sizes, start=1):
            canvas.setPageSize((width, height))
            canvas.setFont("Song", RUNNING_SIZE)
            if number % 2:
                canvas.drawRightString(width - RUNNING_IN, height - RUNNING_DOWN, str(number))
            else:
                canvas.drawString(RUNNING_IN, height - RUNNING_DOWN, str(number))
            canvas.showPage()
        canvas.save()
        return buffer.getvalue()


def _draw(page: Page, sheet: Sheet) -> None:
    for y, piece in page.items:
        if piece.draw:
            piece.draw(sheet, 0.0, y)
    for table, top, bottom in _table_runs(page.items):
        sheet.frame(0, top, table.width, bottom - top)


def _table_runs(items: Sequence[tuple[float, Piece]]) -> list[tuple[TableRun, float, float]]:
    """Each table on the page with its upper and lower edge, for the heavier line around it."""
    runs: list[tuple[TableRun, float, float]] = []
    for y, piece in items:
        if piece.table is None:
            continue
        if runs and runs[-1][0].key is piece.table.key and abs(runs[-1][2] - y) < 0.1:
            runs[-1] = (piece.table, runs[-1][1], y + piece.height)
        else:
            runs.append((piece.table, y, y + piece.height))
    return runs


def _draw_footer(page: Page, sheet: Sheet, footer: Footer, numbers: str) -> None:
    width = page.geometry.width
    baseline = page.geometry.height + 7 * MM + FOOT.size / 2
    right = _one_line(numbers, "right", width)
    sheet.line(right, 0, baseline)
    left = _one_line(footer.left, "left", width)
    sheet.line(left, 0, baseline)
    if footer.signed:
        label = _one_line(footer.signed, "left", width)
        start = max(width / 2 - 30 * MM, left.width + 12)
        sheet.line(label, start, baseline)
        sheet.rule((start + label.width + 6, baseline + 2), (width - right.width - 12, baseline + 2))


def _draw_check(page: Page, sheet: Sheet, check: CheckMark, number: int) -> None:
    """The code of the page in the right margin, level with the foot, and the same in letters below the number."""
    baseline = page.geometry.height + 7 * MM + FOOT.size / 2
    sheet.squares(modules(check.on_page(number)), page.geometry.width + CODE_GAP, baseline - CODE_SIZE, CODE_SIZE)
    words = f"查验码 {check.written}　查验真伪：{check.address}"
    line = set_lines(words, CHECK_WORDS, page.geometry.width, "left")[0]
    sheet.line(line, 0, baseline + CHECK_WORDS.leading, grey=True)


def _one_line(text: str, align: str, width: float) -> Line:
    return set_lines(text, FOOT, width, align)[0]
