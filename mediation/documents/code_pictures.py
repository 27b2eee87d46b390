"""A QR code as a picture for a page: what stands on the paper as drawn lines, for whoever reads on a telephone."""
from __future__ import annotations

from io import BytesIO

from mediation.documents.press.places import modules

SCALE, QUIET = 5, 4


def code_picture(value: str) -> bytes:
    """The code of a value as PNG, black on white, with the quiet zone that readers want."""
    from PIL import Image

    pattern = modules(value)
    side = len(pattern) + 2 * QUIET
    picture = Image.new("1", (side, side), 1)
    for down, row in enumerate(pattern):
        for across, dark in enumerate(row):
            if dark:
                picture.putpixel((across + QUIET, down + QUIET), 0)
    buffer = BytesIO()
    picture.resize((side * SCALE, side * SCALE), Image.Resampling.NEAREST).save(buffer, "PNG")
    return buffer.getvalue()
