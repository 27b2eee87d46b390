"""Pictures made anew for whoever gets them: upright, on white, with nothing that a camera or a program wrote beside.

What was handed in stays sealed as it came; what others see, what is printed and what goes to a court is made here.
"""
from __future__ import annotations

import re
from io import BytesIO

from PIL import Image, ImageOps

ORIENTATION = 0x0112
MARKER, SCAN = 0xFF, 0xDA
REMARKS = frozenset({*range(0xE1, 0xF0), 0xFE}) - {0xEE}
"""Parts of a JPEG that are no picture: application parts but JFIF and Adobe, and comments."""
END = 0xD9
NEXT_PART = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
"""Within a scan: a marker that is neither a plain 0xFF nor a restart."""
QUALITY = 85


def is_upright(picture: Image.Image) -> bool:
    """Whether a photograph stands as its camera was held."""
    return int(picture.getexif().get(ORIENTATION, 1)) == 1


def upright(picture: Image.Image) -> Image.Image:
    """A photograph turned as its camera says it was held."""
    return ImageOps.exif_transpose(picture) or picture


def as_jpeg(picture: Image.Image, longest: int, quality: int = QUALITY) -> tuple[bytes, str, tuple[int, int]]:
    """A picture made anew with its mode and size: on white where it is transparent, no side over ``longest``."""
    picture = on_white(picture)
    picture.thumbnail((longest, longest))
    buffer = BytesIO()
    picture.save(buffer, "JPEG", quality=quality)
    return without_remarks(buffer.getvalue()), picture.mode, picture.size


def on_white(picture: Image.Image) -> Image.Image:
    """A picture in plain colours, whatever it was kept in; what is transparent becomes paper."""
    if picture.mode.startswith("I;16"):
        picture = picture.point(lambda value: value / 256, "L")
    if picture.mode in ("RGBA", "LA", "P", "PA") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        picture = Image.new("RGB", layer.size, "white")
        picture.paste(layer, mask=layer.getchannel("A"))
    return picture.convert("RGB")


def without_remarks(jpeg: bytes) -> bytes:
    """A JPEG without what a camera or a program writes beside the picture: place, time, names, a small preview.

    The picture itself is not touched. Kept are the tables and the two application parts that say how it is coloured
    (JFIF, Adobe); from the beginning of the scan on all is picture, and what stands behind its end is left out.
    """
    kept, place = [jpeg[:2]], 2
    while place + 4 <= len(jpeg) and jpeg[place] == MARKER and jpeg[place + 1] != SCAN:
        end = place + 2 + int.from_bytes(jpeg[place + 2:place + 4])
        if jpeg[place + 1] not in REMARKS:
            kept.append(jpeg[place:end])
        place = end
    return b"".join((*kept, jpeg[place:end_of_jpeg(jpeg) or len(jpeg)]))


def end_of_jpeg(jpeg: bytes) -> int | None:
    """Where the picture of a JPEG ends and what was put behind it begins; None where it has no end."""
    place, is_scanned = 2, False
    while place + 4 <= len(jpeg) or is_scanned:
        if is_scanned:
            found = NEXT_PART.search(jpeg, place)
            if found is None:
                return None
            place = found.start()
        if jpeg[place] != MARKER:
            return None
        if jpeg[place + 1] == END:
            return place + 2
        is_scanned = is_scanned or jpeg[place + 1] == SCAN
        place += 2 + int.from_bytes(jpeg[place + 2:place + 4])
    return None
