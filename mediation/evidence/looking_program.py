"""A program of its own that opens one file of a stranger, so that a hostile one takes nobody else down with it.

``looking.py`` starts it by its path with one word: ``picture``, ``pages``, ``attached`` or ``office``. It gets the
file on the standard input and answers on the standard output: a line of JSON, then the pictures one behind the other.
It has little time and memory, no network, and no file to write; when it dies of the file, nothing was read.
"""
from __future__ import annotations

import gc
import json
import sys
import time
from importlib import import_module
from io import BytesIO
from typing import Any

from mediation.evidence.not_taken import VIRUS, NotTaken
from mediation.evidence.office import EICAR, looked_into
from mediation.limited import cut_off_this_process, limit_this_process

MEGABYTE = 1024 * 1024
SECONDS = {"picture": 5, "pages": 10, "attached": 5, "office": 4}
MEMORY = {"picture": 512 * MEGABYTE, "pages": 512 * MEGABYTE, "attached": 512 * MEGABYTE, "office": 384 * MEGABYTE}
MOST_PIXELS, MOST_PIXELS_IN_MEMORY = 120_000_000, 50_000_000
"""A JPEG of more points than are held in memory is read smaller; of others there is no preview."""
LONGEST_SIDE, LONGEST_PAGE, LARGEST_PNG = 2000, 1400, MEGABYTE
MOST_PAGES, TIME_FOR_PAGES = 100, 7.0
NEEDED = {"picture": ("mediation.pictures",), "pages": ("pikepdf", "pypdfium2", "PIL.JpegImagePlugin"),
          "attached": ("pikepdf",), "office": ("encodings.cp437",)}
Answer = tuple[dict[str, Any], list[bytes]]


class TooMuch(Exception):
    """It has more points, or asks for more time, than a preview is worth."""


def picture(content: bytes) -> Answer:
    """The picture as others get it: upright, made anew, nothing beside it."""
    from PIL import Image

    from mediation.pictures import as_jpeg, on_white, upright

    with Image.open(BytesIO(content), formats=("JPEG", "PNG", "WEBP", "HEIF")) as opened:
        kind, points = opened.format, opened.width * opened.height
        if points > (MOST_PIXELS if kind == "JPEG" else MOST_PIXELS_IN_MEMORY):
            raise TooMuch
        if kind == "JPEG":
            opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        opened.load()
        opened.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        made = upright(opened)
    if kind == "PNG":
        plain, buffer = on_white(made), BytesIO()
        plain.info = {}
        plain.save(buffer, "PNG")
        if len(buffer.getvalue()) <= LARGEST_PNG:
            return {"pages": 1}, [buffer.getvalue()]
    return {"pages": 1}, [as_jpeg(made, LONGEST_SIDE)[0]]


def pages(content: bytes) -> Answer:
    """The pages of a PDF as pictures, as many as the time is enough for; and whether a known virus is attached."""
    held_back = attached(content)
    if held_back[0]["held_back"]:
        return held_back
    from pypdfium2 import PdfDocument

    document, made = PdfDocument(content), []
    number = len(document)
    while len(made) < min(number, MOST_PAGES) and time.process_time() < TIME_FOR_PAGES:
        page = document[len(made)]
        scale = min(2.0, LONGEST_PAGE / max(*page.get_size(), 1))
        shown, buffer = page.render(scale=scale).to_pil().convert("RGB"), BytesIO()
        shown.save(buffer, "JPEG", quality=75)
        made.append(buffer.getvalue())
        page.close()
    if not made:
        raise TooMuch
    return {"pages": number}, made


def attached(content: bytes) -> Answer:
    """Whether a file inside the PDF is the test virus; a PDF that can't be opened to look is not shown either."""
    import pikepdf

    with pikepdf.open(BytesIO(content)) as opened:
        found = any(EICAR in stream.read_bytes() for stream in opened.objects
                    if isinstance(stream, pikepdf.Stream) and stream.get("/Type") == "/EmbeddedFile")
    gc.collect()
    return {"held_back": VIRUS if found else ""}, []


def office(content: bytes) -> Answer:
    """Which document of Word or Excel it is, and why it is held back."""
    word, held_back = looked_into(content)
    return {"word": word, "held_back": held_back}, []


def _load(word: str) -> None:
    """Everything that the work needs, before no file can be opened any more."""
    for name in NEEDED[word]:
        import_module(name)
    if word == "picture":
        import pillow_heif
        from PIL import Image

        pillow_heif.register_heif_opener(thumbnails=False)
        pillow_heif.options.DECODE_THREADS = 1
        Image.init()
        Image.MAX_IMAGE_PIXELS = None


WORKS = {"picture": picture, "pages": pages, "attached": attached, "office": office}


def main(word: str) -> None:
    """Do the one thing asked and say what was found."""
    _load(word)
    limit_this_process(SECONDS[word], MEMORY[word])
    cut_off_this_process(from_files=word != "pages")
    content = sys.stdin.buffer.read()
    try:
        said, made = WORKS[word](content)
    except NotTaken as refused:
        said, made = {"not_taken": str(refused)}, []
    said["sizes"] = [len(each) for each in made]
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n" + b"".join(made))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(sys.argv[1])
