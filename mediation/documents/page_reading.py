"""Reads pages that came from outside, a PDF or a picture: the codes on them and their text.

What strangers hand in is opened in a process of its own that may use little memory and time and knows none of our
secrets (this file, run by itself); when it dies of the file, nothing was read.
"""
from __future__ import annotations

import json
import resource
import subprocess
import sys
from dataclasses import dataclass
from io import BytesIO
from typing import Any

SECONDS, MEMORY = 20, 1024 * 1024 * 1024
MOST_PAGES = 400
SCALE, ANGLES = 2.0, (0, 7, -7)
"""A code is read upright, on its side and on its head; on a crooked photograph the page is turned a little too."""
PDF = b"%PDF"


@dataclass(frozen=True)
class PageRead:
    """One page: what its QR codes say, and its text, empty for a scan."""

    codes: tuple[str, ...]
    text: str


class PagesUnreadable(Exception):
    """The file can't be opened within the limits."""


def read_pages(content: bytes) -> list[PageRead]:
    """The pages of a PDF or picture, in order; raises PagesUnreadable."""
    try:
        child = subprocess.run([sys.executable, __file__], input=content, capture_output=True, check=False,
                               timeout=2 * SECONDS, env={"PATH": "", "PYTHONPATH": ":".join(sys.path)})
    except subprocess.TimeoutExpired as error:
        raise PagesUnreadable("timeout") from error
    if child.returncode:
        raise PagesUnreadable(child.returncode)
    return [PageRead(tuple(page["codes"]), page["text"]) for page in json.loads(child.stdout)]


def _limit_this_process() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _pages(content: bytes) -> list[dict[str, Any]]:
    if content.startswith(PDF):
        return list(_pdf_pages(content))
    from PIL import Image, ImageOps

    picture = ImageOps.exif_transpose(Image.open(BytesIO(content)).convert("L"))
    return [{"codes": _codes(picture), "text": ""}]


def _pdf_pages(content: bytes) -> Any:
    from pypdfium2 import PdfDocument

    document = PdfDocument(content)
    for number in range(min(len(document), MOST_PAGES)):
        page = document[number]
        yield {"codes": _codes(page.render(scale=SCALE, grayscale=True).to_pil()),
               "text": page.get_textpage().get_text_range()}


def _codes(picture: Any) -> list[str]:
    import zxingcpp

    for angle in ANGLES:
        turned = picture.rotate(angle, expand=True, fillcolor=255) if angle else picture
        found = zxingcpp.read_barcodes(turned, formats=zxingcpp.BarcodeFormat.QRCode)
        if found:
            return [code.text for code in found]
    return []


if __name__ == "__main__":
    _limit_this_process()
    sys.stdout.write(json.dumps(_pages(sys.stdin.buffer.read())))
