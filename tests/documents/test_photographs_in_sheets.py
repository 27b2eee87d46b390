"""A photograph set into a sheet shows the picture and nothing of what the camera wrote beside it."""
from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from PIL import Image, ImageChops

from mediation.documents.press.book import Leaf, sheets
from mediation.pictures import without_remarks

PLACE, REMARK = "示例路8号 23.02N 113.12E", b"taken by somebody"


def a_photograph(size: tuple[int, int] = (400, 300), **more: object) -> bytes:
    picture, exif, buffer = Image.linear_gradient("L").resize(size).convert("RGB"), Image.Exif(), BytesIO()
    exif[0x010E] = PLACE
    picture.save(buffer, "JPEG", quality=90, exif=exif, comment=REMARK, **more)
    return buffer.getvalue()


def pictures_in(pdf: bytes) -> list[bytes]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [bytes(each.read_raw_bytes()) for each in opened.objects
                if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"]


@pytest.mark.parametrize("more", [{}, {"progressive": True}, {"size": (3000, 2000)}])
def test_place_time_and_remarks_stay_out_of_the_sheet(more: dict) -> None:
    taken = a_photograph(**more)
    assert b"Exif" in taken and REMARK in taken
    picture, = pictures_in(sheets("照片", Leaf(taken, "image/jpeg")))
    assert b"Exif" not in picture and REMARK not in picture and PLACE.encode() not in picture


def test_the_picture_itself_is_not_touched() -> None:
    taken = a_photograph()
    left = without_remarks(taken)
    with Image.open(BytesIO(taken)) as before, Image.open(BytesIO(left)) as after:
        assert ImageChops.difference(before.convert("RGB"), after.convert("RGB")).getbbox() is None
        assert not after.getexif() and after.size == before.size
    assert without_remarks(left) == left


@pytest.mark.parametrize("broken", [b"", b"\xff\xd8", b"\xff\xd8\xff\xe1", b"\xff\xd8\xff\xe1\xff\xff", b"no picture"])
def test_what_is_cut_short_ends_without_an_error(broken: bytes) -> None:
    assert len(without_remarks(broken)) <= len(broken)
