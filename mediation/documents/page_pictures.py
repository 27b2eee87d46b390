"""Pages of our own papers as pictures, for whoever can't open a PDF: the very pages of the stored file."""
from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from threading import Lock

from mediation import files

SCALE = 1.6
_ONE_AT_A_TIME = Lock()
"""The library is not made for several threads."""


@lru_cache(maxsize=64)
def page_picture(sha256: str, number: int) -> bytes:
    """Page ``number`` (from 1) of a stored paper as PNG; raises IndexError where there is no such page."""
    from pypdfium2 import PdfDocument
    with _ONE_AT_A_TIME:
        document = PdfDocument(files.content_of(sha256))
        try:
            if not 1 <= number <= len(document):
                raise IndexError(number)
            picture = document[number - 1].render(scale=SCALE, grayscale=True).to_pil().quantize(16)
        finally:
            document.close()
    buffer = BytesIO()
    picture.save(buffer, "PNG", optimize=False)
    return buffer.getvalue()
