"""Electronic marks on a paper that was printed before: signatures in their places, the seal, its slices at the edges.

The paper itself stays as it was printed: the marks are laid over it.
"""
from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from mediation.documents.press import faces
from mediation.documents.press.pieces import MM
from mediation.documents.press.places import SEAL_SIZE
from mediation.documents.press.sheet import RED, SigningPlace
from mediation.documents.press.typesetting import Style, set_lines

Point = tuple[float, float, float]
"""Where on the pad, from its upper left corner, and how hard (0 to 1)."""
INK = (0.06, 0.1, 0.35)
DAY_SIZE, BLANKS, NOTE_SIZE = 12.0, 9, 7.0
"""The day below a signature is nine full-width signs: two blanks and 年, two and 月, two and 日."""
ROOM = 0.95


@dataclass(frozen=True)
class PlacedSignature:
    """A signature in its place: strokes as they were written, or the name that was typed; and its day.

    ``note``: small words above it, of an agent who signs or of a certificate.
    """

    place: SigningPlace
    on: date
    strokes: tuple[tuple[Point, ...], ...] = ()
    typed: str = ""
    note: str = ""


@dataclass(frozen=True)
class PlacedSeal:
    """The body's seal over its name and the day; ``day_place`` is where the blanks of the day stand, if they do."""

    place: SigningPlace
    name: str
    on: date
    day_place: SigningPlace | None = None


def with_marks(pdf: bytes, signatures: Sequence[PlacedSignature], seal: PlacedSeal, record: bytes) -> bytes:
    """The paper with its marks, and the pages of the signing record behind it; the same bytes for the same marks."""
    import pikepdf  # only marked papers need it
    with pikepdf.open(BytesIO(pdf)) as paper:
        with pikepdf.open(BytesIO(marks_alone(pdf, signatures, seal))) as marks, \
                pikepdf.open(BytesIO(record)) as behind:
            for page, over in zip(paper.pages, marks.pages, strict=True):
                page.add_overlay(over)
            paper.pages.extend(behind.pages)
            buffer = BytesIO()
            paper.save(buffer, deterministic_id=True)
            return buffer.getvalue()


def marks_alone(pdf: bytes, signatures: Sequence[PlacedSignature], seal: PlacedSeal) -> bytes:
    """The marks on pages of their own, as many and as large as those of the paper."""
    import pikepdf  # only marked papers need it
    with pikepdf.open(BytesIO(pdf)) as paper:
        sizes = [(float(page.mediabox[2]), float(page.mediabox[3])) for page in paper.pages]
    return _overlay(sizes, signatures, seal)


def _overlay(sizes: Sequence[tuple[float, float]], signatures: Sequence[PlacedSignature], seal: PlacedSeal) -> bytes:
    faces.face("Song")
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=sizes[0], invariant=1, initialFontName="Song")
    for number, size in enumerate(sizes, start=1):
        canvas.setPageSize(size)
        for signature in signatures:
            if signature.place.page == number:
                _signature(canvas, signature)
        if seal.place.page == number:
            _seal(canvas, seal.place.x + SEAL_SIZE / 2, seal.place.y + SEAL_SIZE / 2, seal.name)
            if seal.day_place is not None:
                _fill_day(canvas, seal.day_place, seal.day_place.y, seal.on)
        if len(sizes) > 1:
            _slice(canvas, size, number, len(sizes), seal.name)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _signature(canvas: Canvas, signature: PlacedSignature) -> None:
    canvas.saveState()
    canvas.setStrokeColorRGB(*INK)
    canvas.setFillColorRGB(*INK)
    if signature.strokes:
        _strokes(canvas, signature.place, signature.strokes)
    else:
        _words(canvas, signature.typed, signature.place.x + 4, signature.place.y + 6, 15, signature.place.width)
    if signature.note:
        top = signature.place.y + signature.place.height - NOTE_SIZE
        _words(canvas, signature.note, signature.place.x + 4, top, NOTE_SIZE, signature.place.width)
    canvas.restoreState()
    below = SigningPlace("", signature.place.page, signature.place.x + signature.place.width - BLANKS * DAY_SIZE,
                         signature.place.y - 16, BLANKS * DAY_SIZE, DAY_SIZE)
    _fill_day(canvas, below, below.y, signature.on)


def _strokes(canvas: Canvas, place: SigningPlace, strokes: tuple[tuple[Point, ...], ...]) -> None:
    """The writing, as large as its place allows, and as broad as the finger pressed."""
    xs = [x for stroke in strokes for x, _y, _p in stroke]
    ys = [y for stroke in strokes for _x, y, _p in stroke]
    wide, high = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
    scale = min((place.width - 8) / wide, place.height * ROOM / high)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    for stroke in strokes:
        drawn = [(place.x + 4 + (x - min(xs)) * scale, place.y + 1 + (max(ys) - y) * scale) for x, y, _p in stroke]
        canvas.setLineWidth(round(0.7 + sum(p for _x, _y, p in stroke) / len(stroke), 2))
        path = canvas.beginPath()
        path.moveTo(*drawn[0])
        for point in drawn[1:] or drawn:
            path.lineTo(*point)
        canvas.drawPath(path, stroke=1, fill=0)


def _words(canvas: Canvas, text: str, x: float, y: float, size: float, width: float) -> None:
    for span in set_lines(text, Style(size, size * 1.3), width, "left")[0].spans:
        written = canvas.beginText(round(x + span.x, 2), round(y, 2))
        written.setFont(span.face, span.size)
        written.textOut(span.text)
        canvas.drawText(written)


def _fill_day(canvas: Canvas, place: SigningPlace, baseline: float, day: date) -> None:
    """Year, month and day, each in the middle of its two blanks."""
    sign = place.width / BLANKS
    for first, number in ((0, day.year), (3, day.month), (6, day.day)):
        text = str(number)
        canvas.setFont("Song", place.height)
        width = sum(faces.located(letter, False, text)[1] for letter in text) * place.height
        canvas.drawString(round(place.x + (first + 1) * sign - width / 2, 2), round(baseline, 2), text)


def _seal(canvas: Canvas, x: float, y: float, name: str) -> None:
    """A round seal of 42 mm: ring, star, the body's name along the upper arc (国发〔1999〕25号)."""
    radius = SEAL_SIZE / 2
    canvas.saveState()
    canvas.translate(x, y)
    canvas.setStrokeColorRGB(*RED)
    canvas.setFillColorRGB(*RED)
    canvas.setStrokeAlpha(0.8)
    canvas.setFillAlpha(0.8)
    canvas.setLineWidth(1.2 * MM)
    canvas.circle(0, 0, radius - 0.6 * MM)
    path = canvas.beginPath()
    for corner in range(10):
        angle, length = math.pi / 2 + corner * math.pi / 5, radius * (0.31 if corner % 2 == 0 else 0.118)
        move = path.lineTo if corner else path.moveTo
        move(length * math.cos(angle), length * math.sin(angle))
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
    _arc(canvas, name, radius)
    canvas.restoreState()


def _arc(canvas: Canvas, name: str, radius: float) -> None:
    """The name along the upper arc, each sign upright to the middle; a long name is set smaller."""
    size = min(radius * 0.24, radius * 4.3 / max(len(name), 1))
    span = math.radians(min(250.0, 17.0 * len(name)))
    for place, letter in enumerate(name):
        angle = math.pi / 2 + span / 2 - span * (place + 0.5) / len(name)
        face, width = faces.located(letter, False, name)
        canvas.saveState()
        canvas.rotate(math.degrees(angle) - 90)
        canvas.setFont(face, size)
        canvas.drawString(-width * size / 2, radius * 0.94 - 1.2 * MM - size, letter)
        canvas.restoreState()


def _slice(canvas: Canvas, size: tuple[float, float], number: int, pages: int, name: str) -> None:
    """骑缝章: laid one on the other a little apart, the right edges of the pages together show the seal."""
    width = SEAL_SIZE / pages
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(size[0] - width, size[1] / 2 - SEAL_SIZE, width, 2 * SEAL_SIZE)
    canvas.clipPath(path, stroke=0, fill=0)
    _seal(canvas, size[0] - width - (number - 1) * width + SEAL_SIZE / 2, size[1] / 2, name)
    canvas.restoreState()
