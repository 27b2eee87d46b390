"""Many papers and scans bound as one PDF: each on its own pages, numbered in the upper outer corner, with bookmarks.

A paper of ours is taken over as it is. What came from outside is set into a page of A4, a little smaller, so that the
number stands beside it; its scripts, actions and attachments stay behind.
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from PIL import Image
from pikepdf import Dictionary, Name, OutlineItem, Page, Pdf, Rectangle

from mediation.documents import blocks
from mediation.documents.press.composing import pages_of
from mediation.documents.press.pieces import MM
from mediation.documents.press.sheet import Footer, page_numbers, pdf_of
from mediation.pictures import as_jpeg, is_upright, upright, without_remarks

A4 = (595.28, 841.89)
SIDE, HEAD = 8 * MM, 16 * MM
LONGEST_SIDE = 2200
"""A picture with more points than a page of A4 at 190 dpi is made smaller."""
QUARTER, WHOLE_TURN = 90, 360
PDF = "application/pdf"
SHOWN = frozenset({PDF, "image/jpeg", "image/png"})
BROKEN = (pikepdf.PdfError, OSError, SyntaxError, ValueError, IndexError, TypeError, RecursionError,
          Image.DecompressionBombError)


class PieceBroken(Exception):
    """The content can't be shown as pages."""


@dataclass(frozen=True)
class Leaf:
    """One piece to be bound: ``own`` is a paper of ours; ``only`` names pages of it and how far each is turned back."""

    content: bytes
    media_type: str
    own: bool = False
    only: tuple[tuple[int, int], ...] = ()


class Book:
    """A book that grows piece by piece and is closed with its cover in front."""

    def __init__(self) -> None:
        self.whole = Pdf.new()
        self.marks: list[tuple[str, int]] = []

    @property
    def pages(self) -> int:
        return len(self.whole.pages)

    def add(self, title: str, leaf: Leaf) -> tuple[int, int]:
        """Bind a piece and return its first and last page number; raises PieceBroken, and nothing was added."""
        first = self.pages + 1
        try:
            self._take(leaf) if leaf.own else self._set(leaf)
        except BROKEN as broken:
            del self.whole.pages[first - 1:]
            raise PieceBroken(title) from broken
        self.marks.append((title, first))
        return first, self.pages

    def add_words(self, title: str, words: str) -> tuple[int, int]:
        """A page that says why a piece is not there."""
        return self.add(title, Leaf(page_of_words(title, words), PDF, own=True))

    def _take(self, leaf: Leaf) -> None:
        """The pages of a paper of ours as they are."""
        with Pdf.open(BytesIO(leaf.content)) as opened:
            self.whole.pages.extend(opened.pages)

    def _set(self, leaf: Leaf) -> None:
        """Pages from outside, each set into a page of A4."""
        if leaf.media_type != PDF:
            _set_picture(self.whole, leaf.content, leaf.only[0][1] if leaf.only else 0)
            return
        with Pdf.open(BytesIO(leaf.content)) as opened:
            opened.flatten_annotations("all")
            wanted = leaf.only or tuple((number, 0) for number in range(1, len(opened.pages) + 1))
            for number, turned in wanted:
                page = opened.pages[number - 1]
                page.rotate(-turned % WHOLE_TURN, relative=True)
                _set_page(self.whole, page)

    def _number(self) -> None:
        """The running number of each page, above what stands there."""
        sizes = [_size(page) for page in self.whole.pages]
        if not sizes:
            return
        with Pdf.open(BytesIO(page_numbers(sizes))) as numbers:
            for page, number, size in zip(self.whole.pages, numbers.pages, sizes, strict=True):
                page.add_overlay(number, Rectangle(0, 0, *size))

    def closed(self, frame: bytes, behind: int, title: str) -> bytes:
        """The bytes of the book: its pages numbered, the frame around them, the last ``behind`` of it at the end."""
        self._number()
        with Pdf.open(BytesIO(frame)) as cover:
            before = len(cover.pages) - behind
            for at in range(before):
                self.whole.pages.insert(at, cover.pages[at])
            self.whole.pages.extend(cover.pages[before:])
            with self.whole.open_outline() as outline:
                outline.root.append(OutlineItem("封面", 0))
                outline.root.append(OutlineItem("卷内目录", 1))
                outline.root.extend(OutlineItem(name, before + first - 1) for name, first in self.marks)
                outline.root.append(OutlineItem("备考表", len(self.whole.pages) - behind))
            self.whole.Root.Lang = pikepdf.String("zh-CN")
            self.whole.Root.PageMode = Name.UseOutlines
            self.whole.docinfo[Name.Title] = title
            buffer = BytesIO()
            self.whole.save(buffer, deterministic_id=True)
        return buffer.getvalue()


class PageCount:
    """Counts as a book would, without binding anything: for the contents of a file that goes to the archive."""

    def __init__(self) -> None:
        self.pages = 0

    def add(self, title: str, leaf: Leaf) -> tuple[int, int]:
        """The pages that a piece would have; raises PieceBroken."""
        return self._counted(_count(title, leaf))

    def add_words(self, title: str, words: str) -> tuple[int, int]:
        return self._counted(1)

    def _counted(self, count: int) -> tuple[int, int]:
        self.pages += count
        return self.pages - count + 1, self.pages


def _count(title: str, leaf: Leaf) -> int:
    if leaf.only or leaf.media_type != PDF:
        return len(leaf.only) or 1
    try:
        with Pdf.open(BytesIO(leaf.content)) as opened:
            return len(opened.pages)
    except BROKEN as broken:
        raise PieceBroken(title) from broken


def page_of_words(title: str, words: str) -> bytes:
    """One page with a title and a sentence."""
    content: Sequence[blocks.Block] = [blocks.Title(title), blocks.Paragraph(words)]
    return pdf_of(pages_of(content, "T", False), title, "", Footer("", numbered=False))[0]


def sheets(title: str, leaf: Leaf) -> bytes:
    """One piece from outside as a PDF of its own, set into pages of A4; raises PieceBroken."""
    book = Book()
    book.add(title, leaf)
    book.whole.Root.Lang = pikepdf.String("zh-CN")
    buffer = BytesIO()
    book.whole.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def _set_page(whole: Pdf, page: Page) -> None:
    """A page set into a sheet of A4 that lies as the page lies."""
    width, height = _size(page)
    if int(page.obj.get("/Rotate", 0)) % (2 * QUARTER):
        width, height = height, width
    sheet = A4[::-1] if width > height else A4
    whole.add_blank_page(page_size=sheet)
    whole.pages[-1].add_overlay(page, Rectangle(SIDE, SIDE, sheet[0] - SIDE, sheet[1] - HEAD))


def _size(page: Page) -> tuple[float, float]:
    box = page.trimbox
    return float(box[2]) - float(box[0]), float(box[3]) - float(box[1])


def _set_picture(whole: Pdf, content: bytes, turned: int) -> None:
    """A picture on a sheet of A4; a photograph as it was taken, upright."""
    data, mode, size = _picture(content, turned)
    picture = whole.make_stream(data, Type=Name.XObject, Subtype=Name.Image, Width=size[0], Height=size[1],
                                ColorSpace=Name.DeviceGray if mode == "L" else Name.DeviceRGB, BitsPerComponent=8,
                                Filter=Name.DCTDecode)
    sheet = A4[::-1] if size[0] > size[1] else A4
    scale = min((sheet[0] - 2 * SIDE) / size[0], (sheet[1] - SIDE - HEAD) / size[1])
    width, height = size[0] * scale, size[1] * scale
    left, below = (sheet[0] - width) / 2, sheet[1] - HEAD - height
    whole.add_blank_page(page_size=sheet)
    page = whole.pages[-1]
    page.obj.Resources = Dictionary(XObject=Dictionary(P=picture))
    page.obj.Contents = whole.make_stream(f"q {width:.2f} 0 0 {height:.2f} {left:.2f} {below:.2f} cm /P Do Q".encode())


def _picture(content: bytes, turned: int) -> tuple[bytes, str, tuple[int, int]]:
    """The bytes of a picture as a JPEG with its mode and size: its own where they can be printed as they are."""
    with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as opened:
        opened.load()
        fits = opened.format == "JPEG" and opened.mode in ("L", "RGB") and max(opened.size) <= LONGEST_SIDE
        if is_upright(opened) and not turned and fits:
            return without_remarks(content), opened.mode, opened.size
        return as_jpeg(upright(opened).rotate(turned, expand=True), LONGEST_SIDE)
