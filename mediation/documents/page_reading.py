"""Reads pages that came from outside, a PDF or a picture: the codes on them and their text.

What strangers hand in is opened in a process of its own that may use little memory and time and knows none of our
secrets (this file, run by itself); when it dies of the file, nothing was read.
"""
from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from mediation.limited import limit_this_process

SECONDS, MEMORY = 20, 1024 * 1024 * 1024
MOST_PAGES = 400
SCALE, ANGLES = 2.0, (0, 7, -7)
"""A code is read upright, on its side and on its head; on a crooked photograph the page is turned a little too."""
LONGEST_SIDE, PICTURE_SIDE, QUALITY = 3600, 1100, 70
QUARTER, WHOLE_TURN = 90, 360
PDF = b"%PDF"


@dataclass(frozen=True)
class PageRead:
    """One page: what its QR codes say, and its text, empty for a scan.

    ``turned`` is by how many quarters of a turn, in degrees, it must be turned back (counter-clockwise) to stand
    upright.
    """

    codes: tuple[str, ...]
    text: str
    turned: int = 0


class PagesUnreadable(Exception):
    """The file can't be opened within the limits."""


def read_pages(content: bytes) -> list[PageRead]:
    """The pages of a PDF or picture, in order; raises PagesUnreadable."""
    return [PageRead(tuple(page["codes"]), page["text"], page["turned"]) for page in json.loads(_child(content))]


def picture_of_page(content: bytes, number: int, turned: int = 0) -> bytes:
    """Page ``number`` (from 1) as a small JPEG, turned back by ``turned`` degrees; raises PagesUnreadable."""
    return _child(content, str(number), str(turned))


def _child(content: bytes, *asked: str) -> bytes:
    try:
        child = subprocess.run([sys.executable, __file__, *asked], input=content, capture_output=True, check=False,
                               timeout=2 * SECONDS, env={"PATH": "", "PYTHONPATH": ":".join(sys.path)})
    except subprocess.TimeoutExpired as error:
        raise PagesUnreadable("timeout") from error
    if child.returncode:
        raise PagesUnreadable(child.returncode)
    return child.stdout


def _pages(content: bytes) -> list[dict[str, Any]]:
    return [_what_is_on(picture, text) for picture, text in _pictures(content)]


def _pictures(content: bytes, only: int | None = None) -> Iterator[tuple[Any, str]]:
    """Each page as a grey picture with its text, or the one that is asked for."""
    if not content.startswith(PDF):
        if only in (None, 1):
            yield _photograph(content), ""
        return
    from pypdfium2 import PdfDocument

    document = PdfDocument(content)
    for number in range(min(len(document), MOST_PAGES)):
        if only in (None, number + 1):
            page = document[number]
            scale = min(SCALE, LONGEST_SIDE / max(page.get_size()))
            yield page.render(scale=scale, grayscale=True).to_pil(), page.get_textpage().get_text_range()


def _photograph(content: bytes) -> Any:
    from PIL import Image, ImageOps

    return ImageOps.exif_transpose(Image.open(BytesIO(content)).convert("L"))


def _what_is_on(picture: Any, text: str) -> dict[str, Any]:
    import zxingcpp

    for angle in ANGLES:
        turned = picture.rotate(angle, expand=True, fillcolor=255) if angle else picture
        found = zxingcpp.read_barcodes(turned, formats=zxingcpp.BarcodeFormat.QRCode)
        if found:
            quarters = round(found[0].orientation / QUARTER)
            return {"codes": [code.text for code in found], "text": text, "turned": quarters * QUARTER % WHOLE_TURN}
    return {"codes": [], "text": text, "turned": 0}


def _small_picture(content: bytes, number: int, turned: int) -> bytes:
    picture, _text = next(_pictures(content, number))
    picture.thumbnail((PICTURE_SIDE, PICTURE_SIDE))
    buffer = BytesIO()
    picture.rotate(turned, expand=True).save(buffer, "JPEG", quality=QUALITY)
    return buffer.getvalue()


if __name__ == "__main__":
    limit_this_process(SECONDS, MEMORY)
    handed = sys.stdin.buffer.read()
    if len(sys.argv) > 1:
        sys.stdout.buffer.write(_small_picture(handed, *(int(word) for word in sys.argv[1:])))
    else:
        sys.stdout.write(json.dumps(_pages(handed)))
