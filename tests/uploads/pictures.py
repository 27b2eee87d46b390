"""Photographs, pictures and PDF as telephones, scanners and attackers make them."""
from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from functools import cache
from io import BytesIO

import pikepdf
import pillow_heif
from PIL import Image, PngImagePlugin

GPS, PLACE, SOMEBODY = 0x8825, "示例路8号", "taken-by-somebody"
ORIENTATION, TURNED_RIGHT = 0x0112, 6
SCRIPT = b"<script>alert(1)</script>"


def photograph(size: tuple[int, int] = (640, 480)) -> Image.Image:
    return Image.radial_gradient("L").resize(size).convert("RGB")


def exif() -> Image.Exif:
    """What a telephone writes beside a photograph: where, when, by whom, how it was held."""
    made = Image.Exif()
    made[0x010E], made[0x013B], made[ORIENTATION] = PLACE, SOMEBODY, TURNED_RIGHT
    made.get_ifd(GPS).update({1: "N", 2: (23.0, 1.0, 2.0), 3: "E", 4: (113.0, 7.0, 3.0)})
    return made


@cache
def saved(kind: str, size: tuple[int, int] = (640, 480), **more: object) -> bytes:
    buffer = BytesIO()
    photograph(size).save(buffer, kind, **more)
    return buffer.getvalue()


@cache
def jpeg_with_gps() -> bytes:
    buffer = BytesIO()
    photograph().save(buffer, "JPEG", exif=exif(), comment=SOMEBODY.encode())
    return buffer.getvalue()


@cache
def held(way: int) -> bytes:
    """A photograph of a telephone that was held in one of the eight ways (EXIF 2.3, orientation)."""
    buffer, beside = BytesIO(), Image.Exif()
    beside[ORIENTATION] = way
    photograph().save(buffer, "JPEG", exif=beside)
    return buffer.getvalue()


@cache
def heic(size: tuple[int, int] = (640, 480), with_gps: bool = True, several: int = 1) -> bytes:
    buffer = BytesIO()
    made = pillow_heif.from_pillow(photograph(size))
    for _ in range(several - 1):
        made.add_from_pillow(photograph(size))
    made.save(buffer, quality=50, **({"exif": exif().tobytes()} if with_gps else {}))
    return buffer.getvalue()


@cache
def webp(**more: object) -> bytes:
    buffer = BytesIO()
    photograph().save(buffer, "WEBP", exif=exif(), **more)
    return buffer.getvalue()


@cache
def animated_webp(frames: int) -> bytes:
    buffer = BytesIO()
    more = [photograph((60, 40)).rotate(number) for number in range(frames)]
    photograph((60, 40)).save(buffer, "WEBP", save_all=True, append_images=more)
    return buffer.getvalue()


def png_with_words(words: str) -> bytes:
    buffer, said = BytesIO(), PngImagePlugin.PngInfo()
    said.add_itxt("Comment", words, zip=True)
    photograph().save(buffer, "PNG", pnginfo=said)
    return buffer.getvalue()


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">L", len(content)) + name + content + struct.pack(">L", zlib.crc32(name + content))


@cache
def one_bit_bomb(side: int) -> bytes:
    """A PNG of ``side`` × ``side`` white points, made row by row: little on the disk, much in memory."""
    packer, row = zlib.compressobj(9), b"\x00" + b"\xff" * ((side + 7) // 8)
    packed = b"".join([*(packer.compress(row * 100) for _ in range(side // 100)), packer.flush()])
    head = struct.pack(">LLBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def lying_png() -> bytes:
    """It says fifty thousand points a side, and has a handful."""
    whole = saved("PNG", (64, 48))
    head = struct.pack(">LL", 50_000, 50_000) + whole[24:29]
    return whole[:8] + chunk(b"IHDR", head) + whole[33:]


def jpeg_with_part(marker: int, content: bytes) -> bytes:
    """A JPEG with one more part: a comment, an application's own."""
    whole = saved("JPEG")
    return whole[:2] + bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content + whole[2:]


def zipped(*names: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        for name in names or ("a.txt",):
            packed.writestr(name, "b" * 50)
    return buffer.getvalue()


def zipped_locked() -> bytes:
    """An archive that says of what is in it that it needs a password."""
    whole = bytearray(zipped())
    whole[6] |= 1
    whole[whole.find(b"PK\x01\x02") + 8] |= 1
    return bytes(whole)


def zipped_link() -> bytes:
    """An archive with a link to a file of whoever unpacks it."""
    buffer, entry = BytesIO(), zipfile.ZipInfo("a.txt")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr(entry, "/etc/passwd")
    return buffer.getvalue()


def pdf(pages: int = 2, **how: object) -> bytes:
    with pikepdf.new() as made:
        for _ in range(pages):
            made.add_blank_page(page_size=(300, 400))
        return kept(made, **how)


def kept(made: pikepdf.Pdf, **how: object) -> bytes:
    buffer = BytesIO()
    made.save(buffer, **how)
    return buffer.getvalue()


def pdf_that_acts(action: dict[str, object]) -> bytes:
    with pikepdf.new() as made:
        made.add_blank_page(page_size=(300, 400))
        made.Root.OpenAction = made.make_indirect(pikepdf.Dictionary(action))
        return kept(made)


def pdf_with_attachment(content: bytes) -> bytes:
    with pikepdf.new() as made:
        made.add_blank_page(page_size=(300, 400))
        made.attachments["file.com"] = pikepdf.AttachedFileSpec(made, content, filename="file.com")
        return kept(made, compress_streams=True, recompress_flate=True)


def pdf_with_bomb(megabytes: int) -> bytes:
    """A page whose content unpacks to very much."""
    packer = zlib.compressobj(9)
    packed = b"".join([*(packer.compress(b" " * 1024 * 1024) for _ in range(megabytes)), packer.flush()])
    with pikepdf.new() as made:
        made.add_blank_page(page_size=(300, 400))
        stream = pikepdf.Stream(made, packed)
        stream.Filter = pikepdf.Name.FlateDecode
        made.pages[0].Contents = made.make_indirect(stream)
        return kept(made, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def pdf_in_a_loop() -> bytes:
    """Its table of objects points at itself."""
    body = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\n"
    table = b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000056 00000 n \n"
    return (body + table + b"trailer<</Size 3/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (len(body), len(body)))
