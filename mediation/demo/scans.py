"""Scans for the demo world: a page that says whose signed paper it stands for, so that no proof is invented."""
from __future__ import annotations

import hashlib
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from mediation.evidence.uploads import PNG, Upload, keep
from mediation.extensions import db
from mediation.files import StoredFile

WIDTH, HEIGHT = 420, 594
INK, SEAL_RED = 40, 90


def scan_of(what: str, *, by: Any) -> str:
    """The SHA-256 of a stored picture; equal words give the same picture, which is kept once."""
    content = _picture(what)
    known = hashlib.sha256(content).hexdigest()
    if db.session.get(StoredFile, known) is not None:
        return known
    return keep(Upload(content, PNG, f"{what}.png"), by=by)


def upload_of(what: str) -> Upload:
    """The same picture as it would be handed in, not kept yet."""
    return Upload(_picture(what), PNG, f"{what}.png")


def _picture(what: str) -> bytes:
    """Lines like writing and a ring like a seal; their lengths follow from the words."""
    marks = hashlib.sha256(what.encode()).digest()
    page = Image.new("L", (WIDTH, HEIGHT), 255)
    pen = ImageDraw.Draw(page)
    for number, mark in enumerate(marks[:22]):
        top = 50 + number * 20
        pen.line((40, top, 120 + mark, top), fill=INK, width=2)
    pen.ellipse((WIDTH - 150, HEIGHT - 130, WIDTH - 50, HEIGHT - 30), outline=SEAL_RED, width=4)
    buffer = BytesIO()
    page.save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()
