"""Reads printed papers back: their text, their drawing operators, their faces, and the lines as they were set."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from io import BytesIO

import pikepdf
import pypdfium2

from mediation.documents import kinds
from mediation.documents.particulars import Particulars
from mediation.documents.press.composing import pages_of
from mediation.documents.press.pieces import Page
from mediation.documents.press.typesetting import Line
from tests.documents.cases_on_paper import Variant
from tests.documents.samples import particulars


def text_of(pdf: bytes) -> str:
    """The text of a file, page by page, one blank line between pages."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_range().replace("\r\n", "\n").strip() for page in document]
    return "\n\n".join(pages) + "\n"


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page."""
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def operators_hash(pdf: bytes) -> str:
    """What is drawn on all pages, as one hash."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return sha256(b"\n".join(page.Contents.read_bytes() for page in document.pages)).hexdigest()


@dataclass(frozen=True)
class FaceOfFile:
    """One face of a file: its name, whether its glyphs are in the file, and the way back to text."""

    name: str
    embedded: bool
    readable: bool


def faces(pdf: bytes) -> list[FaceOfFile]:
    """The faces that a file refers to."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return [FaceOfFile(str(one.BaseFont), "/FontFile2" in one.get("/FontDescriptor", {}), "/ToUnicode" in one)
                for one in document.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]


def codes_shown(pdf: bytes) -> Iterator[int]:
    """The code of each glyph drawn; 0 would be the empty box of a missing one."""
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "Tj":
                    yield from bytes(operands[0])


@dataclass
class Recorder:
    """A surface that keeps what would be drawn on one page."""

    lines: list[tuple[Line, float, float]] = field(default_factory=list)
    rules: list[tuple[tuple[float, float], tuple[float, float]]] = field(default_factory=list)

    def line(self, line: Line, x: float, y: float, grey: bool = False) -> None:
        if line.spans:
            self.lines.append((line, x, y))

    def rule(self, start: tuple[float, float], end: tuple[float, float], width: float = 0.5,
             red: bool = False, dashed: bool = False) -> None:
        self.rules.append((start, end))

    def frame(self, x: float, y: float, width: float, height: float, line: float = 0.75) -> None:
        """Frames are not looked at."""

    def squares(self, rows: Sequence[Sequence[bool]], x: float, y: float, size: float) -> None:
        """Codes are not looked at."""

    def place(self, who: str, x: float, y: float, width: float, height: float) -> None:
        """Where people sign is not drawn."""


@cache
def set_pages(code: str, variant: Variant) -> tuple[tuple[Page, Recorder], ...]:
    """The pages of a sample paper with all that is drawn on them."""
    return set_as(code, particulars(code, variant))


def set_as(code: str, said: Particulars) -> tuple[tuple[Page, Recorder], ...]:
    """The pages of a paper that says this, with all that is drawn on them."""
    paper = kinds.paper(code)
    pages = pages_of(paper.content(said), paper.layout, paper.long)
    recorded = []
    for page in pages:
        recorder = Recorder()
        for y, piece in page.items:
            if piece.draw:
                piece.draw(recorder, 0.0, y)
        recorded.append((page, recorder))
    return tuple(recorded)


def without_blanks(text: str) -> str:
    """A text without line ends and spaces, to find in it what runs over a line."""
    return re.sub(r"\s+", "", text)
