"""The frame of an archive that is to be one document: every reader must find the same entries with the same contents.

Readers of zip differ in what they believe: the list at the end or the heads in front, the first of two or the last. So
whatever is said twice must be said alike, entry lies behind entry from the first byte to the list, and the list ends
where the end of the archive begins. Who says otherwise shows one thing to a scanner and another to a person.
"""
from __future__ import annotations

import re
import stat
import struct
import zipfile
import zlib
from typing import Any
from urllib.parse import unquote

from mediation.evidence.not_taken import LOCKED, NOT_PLAIN, TOO_LARGE_INSIDE, NotTaken

MOST_ENTRIES, MOST_UNPACKED, MOST_RATIO, ALWAYS_FINE = 5000, 100 * 1024 * 1024, 100, 1024 * 1024
ODD_NAME = re.compile(r"^/|\\|(?:^|/)\.\.?(?:/|$)|[\x00-\x1f:\x7f]|//|[. ](?:/|$)")
ENCRYPTED, DESCRIBED, PATCHED, STRONG, IN_UTF8, MASKED = 0x1, 0x8, 0x20, 0x40, 0x800, 0x2000
SAID_ALIKE = ENCRYPTED | DESCRIBED | PATCHED | STRONG | IN_UTF8 | MASKED
LOCAL_HEAD, ENDING, EXTRA = struct.Struct("<4s5H3L2H"), struct.Struct("<4s4H2LH"), struct.Struct("<2H")
LONG_ENDING, LOCATOR = struct.Struct("<4sQ2H2L4Q"), struct.Struct("<4sLQL")
UNSAID, SIZES_OF_64, ANOTHER_NAME = 0xFFFFFFFF, 0x0001, 0x7075
DESCRIPTOR = b"PK\x07\x08"
FILE_OR_FOLDER = (0, stat.S_IFREG, stat.S_IFDIR)


def check_frame(content: Any, packed: zipfile.ZipFile) -> None:
    """Every entry once, under a plain name, one behind the other, none locked, together not too large.

    Raises NotTaken where not.
    """
    entries, place = packed.infolist(), 0
    _check_ending(content, packed.start_dir, len(entries))
    _check_names(entries)
    if any(entry.flag_bits & (ENCRYPTED | STRONG | MASKED) for entry in entries):
        raise NotTaken(LOCKED)
    ordered = sorted(entries, key=lambda each: each.header_offset)
    for entry, end in zip(ordered, [*(each.header_offset for each in ordered[1:]), packed.start_dir], strict=True):
        if entry.header_offset != place:
            raise NotTaken(NOT_PLAIN)
        _check_entry(content, entry, end)
        place = end
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED or any(
            entry.file_size > max(ALWAYS_FINE, MOST_RATIO * max(entry.compress_size, 1)) for entry in entries):
        raise NotTaken(TOO_LARGE_INSIDE)


def _check_ending(content: Any, begin: int, entries: int) -> None:
    """The list is said once, at the very end, and its place, length and number of entries are what they are.

    Java writes a second ending of 64 bits in front, and then the short one may say nothing; both say the same here.
    """
    at = len(content) - ENDING.size
    mark, disk, first_disk, here, number, size, place, comment = ENDING.unpack_from(content, at)
    end, is_long = at, content[at - LOCATOR.size:at - LOCATOR.size + 4] == b"PK\x06\x07"
    if is_long:
        end = at - LOCATOR.size - LONG_ENDING.size
        _check_long_ending(content, end, begin, entries)
    short, long = ({0xFFFF}, {UNSAID}) if is_long else (set(), set())
    if (mark != b"PK\x05\x06" or disk or first_disk or comment or not {here, number} <= {entries, *short}
            or size not in {end - begin, *long} or place not in {begin, *long}):
        raise NotTaken(NOT_PLAIN)


def _check_long_ending(content: Any, at: int, begin: int, entries: int) -> None:
    mark, length, _by, _for, disk, first_disk, here, number, size, place = LONG_ENDING.unpack_from(content, at)
    found, on, where, discs = LOCATOR.unpack_from(content, at + LONG_ENDING.size)
    if (mark != b"PK\x06\x06" or length != LONG_ENDING.size - 12 or disk or first_disk or {here, number} != {entries}
            or (place, size) != (begin, at - begin) or found != b"PK\x06\x07" or on or where != at or discs > 1):
        raise NotTaken(NOT_PLAIN)


def _check_names(entries: list[zipfile.ZipInfo]) -> None:
    names = set()
    for entry in entries:
        name = _one_name(entry.filename)
        if (name in names or any(ODD_NAME.search(each) for each in (entry.orig_filename, unquote(entry.orig_filename)))
                or stat.S_IFMT(entry.external_attr >> 16) not in FILE_OR_FOLDER or entry.volume
                or entry.is_dir() and entry.file_size):
            raise NotTaken(NOT_PLAIN)
        names.add(name)


def _one_name(name: str) -> str:
    """Names that a reader may take for the same: large or small, written out or with %, a folder or a file."""
    return unquote(name).casefold().rstrip("/")


def _check_entry(content: Any, entry: zipfile.ZipInfo, end: int) -> None:
    """What stands in front of an entry says what the list says; behind it lies its descriptor, where it has one."""
    head = LOCAL_HEAD.unpack_from(content, entry.header_offset)
    mark, _version, flags, way, _time, _date, crc, packed, unpacked, name_size, extra_size = head
    at = entry.header_offset + LOCAL_HEAD.size
    name, extra = bytes(content[at:at + name_size]), bytes(content[at + name_size:at + name_size + extra_size])
    described = flags & DESCRIBED
    fine = {None, *((0,) if described else ())}
    alike = (mark == b"PK\x03\x04" and way == entry.compress_type and name == _raw_name(entry)
             and flags & SAID_ALIKE == entry.flag_bits & SAID_ALIKE and crc in {entry.CRC, *fine}
             and packed in {entry.compress_size, UNSAID, *fine} and unpacked in {entry.file_size, UNSAID, *fine})
    if (not alike or way not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or flags & PATCHED
            or not described and UNSAID in (packed, unpacked) and not _has_sizes(extra)):
        raise NotTaken(NOT_PLAIN)
    for said in (extra, entry.extra):
        _check_extra(said, entry, bool(described))
    behind = bytes(content[at + name_size + extra_size + entry.compress_size:end][:len(DESCRIPTOR) + 20 + 1])
    if behind not in (_descriptors(entry) if described else (b"",)):
        raise NotTaken(NOT_PLAIN)


def _raw_name(entry: zipfile.ZipInfo) -> bytes:
    return entry.orig_filename.encode("utf-8" if entry.flag_bits & IN_UTF8 else "cp437", "replace")


def _descriptors(entry: zipfile.ZipInfo) -> list[bytes]:
    """The ways of saying behind a content how long it was."""
    said = [struct.pack(form, entry.CRC, entry.compress_size, entry.file_size) for form in ("<3L", "<L2Q")]
    return [*said, *(DESCRIPTOR + each for each in said)]


def _has_sizes(extra: bytes) -> bool:
    return len(extra) >= EXTRA.size and any(
        EXTRA.unpack_from(extra, place)[0] == SIZES_OF_64 for place in range(len(extra) - EXTRA.size + 1))


def _check_extra(extra: bytes, entry: zipfile.ZipInfo, described: bool) -> None:
    """What is said beside an entry gives it no other name and no other length; zeros that only fill are nothing."""
    place = 0
    while len(extra) - place >= EXTRA.size:
        what, size = EXTRA.unpack_from(extra, place)
        said = extra[place + EXTRA.size:place + EXTRA.size + size]
        place += EXTRA.size + size
        if what == ANOTHER_NAME or len(said) != size:
            raise NotTaken(NOT_PLAIN)
        fine = {entry.file_size, entry.compress_size, entry.header_offset, *((0,) if described else ())}
        if what == SIZES_OF_64 and any(
                int.from_bytes(said[at:at + 8], "little") not in fine for at in range(0, len(said) - 7, 8)):
            raise NotTaken(NOT_PLAIN)
    if extra[place:].strip(b"\0"):
        raise NotTaken(NOT_PLAIN)


def unpacked(content: Any, entry: zipfile.ZipInfo) -> bytes:
    """An entry's content: exactly as long as it was said to be, with nothing behind its end."""
    head = LOCAL_HEAD.unpack_from(content, entry.header_offset)
    begin = entry.header_offset + LOCAL_HEAD.size + int(head[9]) + int(head[10])
    packed = bytes(content[begin:begin + entry.compress_size])
    if entry.compress_type == zipfile.ZIP_DEFLATED:
        reader = zlib.decompressobj(-zlib.MAX_WBITS)
        found = reader.decompress(packed, entry.file_size + 1)
        if not reader.eof or reader.unused_data:
            raise NotTaken(NOT_PLAIN)
    else:
        found = packed
    if len(found) != entry.file_size or zlib.crc32(found) != entry.CRC:
        raise NotTaken(NOT_PLAIN)
    return found
