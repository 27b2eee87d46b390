"""Word and Excel files, opened as the archives they are, to find out whether they are whole, plain and quiet.

It is run in a process of its own (``looking_program``), and opens nothing from outside. Refused is what is not surely
one document: entries that hide, overlap or unpack without end. Held back is what would run or fetch something.
"""
from __future__ import annotations

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

MOST_ENTRIES, MOST_UNPACKED, MOST_RATIO, ALWAYS_FINE = 5000, 100 * 1024 * 1024, 100, 1024 * 1024
DOCUMENT, WORKBOOK, TYPES = "word/document.xml", "xl/workbook.xml", "[content_types].xml"
ODD_NAME = re.compile(r"^/|\\|(?:^|/)\.\.?(?:/|$)|[\x00-\x1f:]|//")
ENCRYPTED, PATCHED, STRONG, MASKED = 0x1, 0x20, 0x40, 0x2000
LONGEST_GAP = 24
"""Bytes of a data descriptor."""
LOCAL_HEAD = struct.Struct("<4s5H3L2H")
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR" + b"-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
DECLARED = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
OUTSIDE = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>", re.IGNORECASE)
A_LINK = re.compile(rb"Type\s*=\s*[\"'][^\"']*/(?:hyperlink|externalLinkPath)[\"']", re.IGNORECASE)
TAGS = re.compile(rb"<[^>]*>")
INSTRUCTION = re.compile(rb"<w:instrText[^>]*>([^<]*)|w:instr\s*=\s*[\"']([^\"']*)", re.IGNORECASE)
DDE = re.compile(rb"\bDDE(?:AUTO)?\b", re.IGNORECASE)
DDE_IN_A_SHEET = re.compile(rb"<(?:\w+:)?ddeLink\b|<(?:\w+:)?f\b[^>]*>\s*[\w.\\]+\|", re.IGNORECASE)
HIDES = re.compile(
    r"vbaproject|vbadata|/activex/|/embeddings/|oleobject|macrosheets/|\.(?:exe|dll|js|vbs|hta|bat|cmd|scr)$")

NOT_WHOLE, NOT_PLAIN, TOO_LARGE_INSIDE = "not_whole", "not_plain", "too_large_inside"
AN_ARCHIVE, LOCKED, DRAWN = "an_archive", "locked", "drawn"
VIRUS, MACROS, FETCHES, STARTS = "virus", "macros", "fetches", "starts"
"""Why a file is not taken, and why it is held back; ``evidence.words`` says it to people."""


class NotTaken(Exception):
    """The file is not taken; the word says why."""


def looked_into(content: Any) -> tuple[str, str]:
    """Which document it is, ``docx`` or ``xlsx``, and why it is held back ("" where it is not); raises NotTaken."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            entries = packed.infolist()
            if len(entries) > MOST_ENTRIES:
                raise NotTaken(TOO_LARGE_INSIDE)
            word = _which({entry.filename.lower() for entry in entries})
            _check_frame(content, entries, packed.start_dir)
            reasons = {_reason(entry.filename.lower(), _unpacked(packed, entry)) for entry in entries}
    except (zipfile.BadZipFile, struct.error, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as broken:
        raise NotTaken(NOT_WHOLE) from broken
    except RuntimeError as locked:
        raise NotTaken(LOCKED) from locked
    return word, next(iter(sorted(reasons - {""})), "")


def _which(names: set[str]) -> str:
    if TYPES not in names or DOCUMENT not in names and WORKBOOK not in names:
        raise NotTaken(AN_ARCHIVE)
    if DOCUMENT in names and WORKBOOK in names:
        raise NotTaken(NOT_PLAIN)
    return "docx" if DOCUMENT in names else "xlsx"


def _check_frame(content: Any, entries: list[zipfile.ZipInfo], directory: int) -> None:
    """Every entry once, under a plain name, said alike in both places, one behind the other and nothing around them."""
    place, names = 0, set()
    for entry in sorted(entries, key=lambda each: each.header_offset):
        name = entry.filename.lower()
        if name in names or ODD_NAME.search(entry.orig_filename) or stat.S_ISLNK(entry.external_attr >> 16):
            raise NotTaken(NOT_PLAIN)
        names.add(name)
        if entry.flag_bits & (ENCRYPTED | STRONG | MASKED):
            raise NotTaken(LOCKED)
        place = _after(content, entry, place)
    ending = content[-22:]
    if not 0 <= directory - place <= LONGEST_GAP or ending[:4] != b"PK\x05\x06":
        raise NotTaken(NOT_PLAIN)
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise NotTaken(TOO_LARGE_INSIDE)
    for entry in entries:
        if entry.file_size > max(ALWAYS_FINE, MOST_RATIO * max(entry.compress_size, 1)):
            raise NotTaken(TOO_LARGE_INSIDE)


def _after(content: Any, entry: zipfile.ZipInfo, place: int) -> int:
    """Where an entry ends that must begin at ``place``, or a data descriptor later."""
    head = LOCAL_HEAD.unpack_from(content, entry.header_offset)
    name = bytes(content[entry.header_offset + LOCAL_HEAD.size:entry.header_offset + LOCAL_HEAD.size + head[9]])
    described = head[2] & 0x8
    gap = entry.header_offset - place
    sizes = (head[7], head[8]) in ((entry.compress_size, entry.file_size), (0xFFFFFFFF, 0xFFFFFFFF))
    if (head[0] != b"PK\x03\x04" or head[3] != entry.compress_type or name != _raw_name(entry)
            or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
            or entry.flag_bits & PATCHED or not 0 <= gap <= LONGEST_GAP or not described and not sizes):
        raise NotTaken(NOT_PLAIN)
    return entry.header_offset + LOCAL_HEAD.size + int(head[9]) + int(head[10]) + entry.compress_size


def _raw_name(entry: zipfile.ZipInfo) -> bytes:
    return entry.orig_filename.encode("utf-8" if entry.flag_bits & 0x800 else "cp437", "replace")


def _unpacked(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """An entry's content; it is never longer than it was said to be."""
    with packed.open(entry) as opened:
        content = opened.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise NotTaken(NOT_PLAIN)
    return content


def _reason(name: str, content: bytes) -> str:
    """Why a document with this entry is held back; raises NotTaken for what no document holds."""
    if name.endswith((".svg", ".svgz", ".htm", ".html", ".mht", ".xhtml")):
        raise NotTaken(DRAWN)
    if content.startswith(b"PK\x03\x04") and not name.startswith(("word/embeddings/", "xl/embeddings/")):
        raise NotTaken(NOT_PLAIN)
    if EICAR in content:
        return VIRUS
    if HIDES.search(name) or content.startswith((b"\xd0\xcf\x11\xe0", b"MZ")):
        return MACROS
    if name.endswith((".xml", ".rels", ".vml")):
        return next(_in_text(name, content), "")
    return ""


def _in_text(name: str, content: bytes) -> Iterator[str]:
    plain = content
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in content[:64]:
        plain = content.replace(b"\x00", b"")
    if DECLARED.search(plain):
        raise NotTaken(NOT_PLAIN)
    if b"macroEnabled" in plain and name == TYPES:
        yield MACROS
    if any(not A_LINK.search(link) for link in OUTSIDE.findall(plain)):
        yield FETCHES
    said = b"".join(first or second for first, second in INSTRUCTION.findall(plain))
    if DDE.search(TAGS.sub(b"", said)) or name.startswith("xl/") and DDE_IN_A_SHEET.search(plain):
        yield STARTS
