"""What a file is: its content says it, never its name or what a browser declares.

Only the beginning, the end and the frame are read here, so that a file that is not taken costs nothing; pictures,
pages and documents are opened in a process of their own (``looking``). Raised is ValueError, with what to do instead.
"""
from __future__ import annotations

import codecs
import re
import struct
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import filetype

from mediation.evidence import words
from mediation.evidence.kinds import (AMR, DOC, HEIC, JPEG, KINDS, M4A, MEGABYTE, MOV, MP3, MP4, PDF, PNG, TXT, WAV,
                                      WEBP, XLS)
from mediation.pictures import end_of_jpeg

PACKED = "application/zip"
"""A document of Word or Excel, or an archive: which, is found out by opening it (``office``)."""
LEAST_BYTES, HEAD, TAIL, PIECE = 4, 8192, 2048, 256 * 1024
ARCHIVES = frozenset({"application/x-rar-compressed", "application/x-7z-compressed", "application/x-tar",
                      "application/gzip", "application/x-bzip2", "application/x-xz", "application/zstd",
                      "application/vnd.ms-cab-compressed", "application/x-lz4", "application/x-archive"})
PAGE_CODE = re.compile(rb"<(?:!doctype|html[\s>]|script[\s>]|svg[\s>]|iframe[\s>]|\?php|\?xml)", re.IGNORECASE)
A_MESSAGE = re.compile(rb"^MIME-Version:|^Content-Type:\s*(?:multipart|text/html)", re.IGNORECASE | re.MULTILINE)
NOT_IN_A_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STILLS = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"hevc"})
MOVIES = re.compile(rb"isom|iso[2-9]|mp4[12]|avc1|dash|MSNV|M4V |M4VP|M4VH|3g[pesr].|3g2.|mmp4|kddi|f4v ")
Content = Any
"""Bytes, or a file mapped into memory: it can be searched and cut without being read whole."""


def recognised(content: Content) -> str:
    """The media type of a content; ``PACKED`` where that needs opening."""
    if not content:
        raise ValueError(words.EMPTY)
    if len(content) < LEAST_BYTES:
        raise ValueError(words.too_short(len(content)))
    media_type = _guessed(content[:HEAD], content)
    most = KINDS[media_type].most if media_type in KINDS else KINDS[PDF].most
    if len(content) > most:
        raise ValueError(words.too_large(most // MEGABYTE))
    if media_type in FRAMES:
        FRAMES[media_type](content)
    return media_type


def _guessed(head: bytes, content: Content) -> str:
    if head[:4] == b"PK\x03\x04":
        return PACKED
    if head[:8] == OLD_OFFICE:
        return _old_office(content)
    if head[4:8] == b"ftyp":
        return _boxed(head)
    if head[:6] == b"#!AMR\n" or head[:9] == b"#!AMR-WB\n":
        return AMR
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return WAV
    guess = filetype.guess_mime(head)
    if guess in (JPEG, PNG, WEBP, PDF):
        return str(guess)
    if guess == MP3 or _is_mp3(head):
        return MP3
    if guess in ARCHIVES:
        raise ValueError(words.ONE_BY_ONE)
    if guess is None and _is_text(head, content):
        return TXT
    raise ValueError(words.NOT_A_KIND)


def _is_mp3(head: bytes) -> bool:
    """Two frames of MPEG audio, one behind the other, or tags of a song in front."""
    return head[:3] == b"ID3" or head[0] == 0xFF and head[1] & 0xE6 in (0xE2, 0xE4, 0xE6) and head[2] & 0xF0 != 0xF0


def _boxed(head: bytes) -> str:
    """A file of boxes (ISO 14496-12): a still picture, a film or a sound, by its brands."""
    size = int.from_bytes(head[:4])
    brands = [head[8:12], *(head[place:place + 4] for place in range(16, min(size, 256, len(head) - 3), 4))]
    for brand in brands:
        if brand in STILLS:
            return HEIC
        if brand in (b"M4A ", b"M4B "):
            return M4A
        if brand == b"qt  ":
            return MOV
        if MOVIES.fullmatch(brand):
            return MP4
    raise ValueError(words.NOT_A_KIND)


def _old_office(content: Content) -> str:
    """A document of Word or Excel as before 2007, by the names of its streams; installers and others look alike."""
    def holds(name: str) -> bool:
        return content.find(name.encode("utf-16-le")) >= 0

    if holds("EncryptedPackage"):
        raise ValueError(words.LOCKED)
    if holds("WordDocument"):
        return DOC
    if holds("Workbook") or holds("Book\x00"):
        return XLS
    raise ValueError(words.NOT_A_KIND)


def hidden_program(content: Content) -> bool:
    """Whether an old document bears macros."""
    return any(content.find(name.encode("utf-16-le")) >= 0 for name in ("_VBA_PROJECT", "VBA\x00", "Macros\x00"))


def _is_text(head: bytes, content: Content) -> bool:
    """Words in one of the ways in which they are written here, no page, no message and no program of the shell."""
    if PAGE_CODE.search(head) or A_MESSAGE.search(head[:2000]) or head[:2] in (b"MZ", b"#!") or head[:5] == b"{\\rtf":
        return False
    ways = ("utf-16",) if head[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    return len(content) > KINDS[TXT].most or any(_is_written(content, way) for way in ways)


def _is_written(content: Content, way: str) -> bool:
    """Whether all of it can be read in one way of writing, and is nothing but words."""
    reader = codecs.getincrementaldecoder(way)()
    try:
        for place in range(0, len(content), PIECE):
            if NOT_IN_A_TEXT.search(reader.decode(bytes(content[place:place + PIECE]))):
                return False
        reader.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _check_tail(content: Content, end: int | None) -> None:
    """A picture has an end; what a telephone puts behind it stays, a page or an archive is not taken."""
    if end is None or end > len(content):
        raise ValueError(words.BROKEN_PICTURE)
    if PAGE_CODE.search(content, end) or zipfile.is_zipfile(_as_file(content)):
        raise ValueError(words.SOMETHING_BEHIND)


def _as_file(content: Content) -> Any:
    return BytesIO(content) if isinstance(content, bytes) else content


def _check_jpeg(content: Content) -> None:
    _check_tail(content, end_of_jpeg(content))


def _check_png(content: Content) -> None:
    place = 8
    while place + 12 <= len(content):
        size, word = struct.unpack_from(">L4s", content, place)
        place += 12 + size
        if word == b"IEND":
            return _check_tail(content, place)
    return _check_tail(content, None)


def _check_webp(content: Content) -> None:
    _check_tail(content, 8 + int.from_bytes(content[4:8], "little"))


def _check_pdf(content: Content) -> None:
    end = content.rfind(b"%%EOF")
    if end < 0 or len(content) - end > TAIL:
        raise ValueError(words.BROKEN_PDF)
    if PAGE_CODE.search(content[:1024]) or PAGE_CODE.search(content, end) or zipfile.is_zipfile(_as_file(content)):
        raise ValueError(words.SOMETHING_BEHIND)


def _check_boxes(content: Content) -> set[bytes]:
    """Box behind box to the very end; returns their names."""
    place, names = 0, set()
    while place < len(content):
        if place + 8 > len(content):
            raise ValueError(words.BROKEN_OFF)
        size, name = struct.unpack_from(">L4s", content, place)
        if size == 1 and place + 16 <= len(content):
            size = int.from_bytes(content[place + 8:place + 16])
        elif size == 0:
            size = len(content) - place
        if size < 8 or place + size > len(content):
            raise ValueError(words.BROKEN_OFF)
        names.add(name)
        place += size
    return names


def _check_movie(content: Content) -> None:
    names = _check_boxes(content)
    if b"moov" not in names or not names & {b"mdat", b"moof"}:
        raise ValueError(words.BROKEN_OFF)


def _check_still(content: Content) -> None:
    if b"meta" not in _check_boxes(content):
        raise ValueError(words.BROKEN_OFF)


def _check_wave(content: Content) -> None:
    if content.find(b"data", 12, HEAD) < 0:
        raise ValueError(words.BROKEN_OFF)


def _check_amr(content: Content) -> None:
    if len(content) < 16:
        raise ValueError(words.BROKEN_OFF)


FRAMES: dict[str, Callable[[Content], None]] = {
    JPEG: _check_jpeg, PNG: _check_png, WEBP: _check_webp, PDF: _check_pdf, HEIC: _check_still, MP4: _check_movie,
    MOV: _check_movie, M4A: _check_movie, WAV: _check_wave, AMR: _check_amr, MP3: lambda content: None}
