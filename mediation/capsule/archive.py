"""The ZIP of a capsule, written and read by the strictest reading of the format: nothing in it is left unexplained.

Files lie one behind the other, uncompressed, each described twice in the same words; nothing stands before, between
or behind them. What one program would read otherwise than another is refused (and with it links, bombs, passwords).
"""
from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from mediation.capsule import names

MOST_BYTES, MOST_ENTRIES, MOST_OF_ONE = 512 * 1024 * 1024, 2000, 200 * 1024 * 1024
MOST_RATIO = 100
LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
END_64 = b"PK\x06\x07"
LOCAL_SIZE, CENTRAL_SIZE, END_SIZE, END_64_SIZE = 30, 46, 22, 20
UTF_8, ENCRYPTED, STREAMED = 0x800, 0x1 | 0x40 | 0x2000, 0x8
STORED, DEFLATED = 0, 8
BY_UNIX = 3
NEEDED = 20
A_FILE = (stat.S_IFREG | 0o644) << 16
FULL_16, FULL_32 = 0xFFFF, 0xFFFFFFFF
NOT_A_CAPSULE = "这不是移送包：不是 ZIP 文件，或者没有传完。"
DAMAGED = "压缩包的目录损坏或者被改动。"


class ArchiveRefused(Exception):
    """The ZIP can't be taken; ``file`` is the entry that it is about, empty where it is the whole."""

    def __init__(self, words: str, file: str = "") -> None:
        super().__init__(words)
        self.words, self.file = words, file


@dataclass(frozen=True)
class Entry:
    """One file as the directory describes it."""

    name: str
    raw_name: bytes
    flags: int
    method: int
    when: int
    crc: int
    packed: int
    size: int
    attributes: int
    offset: int


def write(contents: Sequence[tuple[str, bytes]], when: datetime) -> bytes:
    """The ZIP of these files in their order; the same bytes for the same files and moment."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED, allowZip64=False) as archive:
        for name, content in contents:
            wrong = names.wrong_with(name)
            if wrong:
                raise ValueError(f"{name}: {wrong}")
            entry = zipfile.ZipInfo(name, when.timetuple()[:6])
            entry.create_system, entry.external_attr = BY_UNIX, A_FILE
            archive.writestr(entry, content)
    return buffer.getvalue()


def read(content: bytes) -> dict[str, bytes | None]:
    """The files in their order, each None where its bytes are damaged; raises ArchiveRefused."""
    if len(content) > MOST_BYTES:
        raise ArchiveRefused(f"文件超过{MOST_BYTES // 1024 // 1024}兆，移送包没有这么大。")
    entries = list(_directory(content))
    _check_names(entries)
    for entry in entries:
        _check_entry(entry)
    if sum(entry.size for entry in entries) > MOST_BYTES:
        raise ArchiveRefused("里面的文件解开后太大，可能是压缩炸弹，不打开。")
    at = 0
    found: dict[str, bytes | None] = {}
    for entry in entries:
        at, found[entry.name] = _stored(content, entry, at)
    if at != _directory_at(content)[0]:
        raise ArchiveRefused("文件与目录之间夹有别的内容。")
    return found


def _directory_at(content: bytes) -> tuple[int, int, int]:
    """Where the directory begins, how long it is, how many entries it has."""
    at = content.rfind(END)
    if at < 0 or len(content) < END_SIZE:
        raise ArchiveRefused(NOT_A_CAPSULE)
    if at + END_SIZE != len(content):
        raise ArchiveRefused("压缩包的后面附加了别的内容，或者带有注释。" if at + END_SIZE < len(content) else NOT_A_CAPSULE)
    disk, first, here, count, size, offset, comment = struct.unpack("<HHHHIIH", content[at + 4:])
    if content[at - END_64_SIZE:at].startswith(END_64) or FULL_16 in (here, count) or FULL_32 in (size, offset):
        raise ArchiveRefused("是 ZIP64 格式，移送包不用这种格式。")
    if (disk, first, comment) != (0, 0, 0) or here != count:
        raise ArchiveRefused(DAMAGED)
    if count > MOST_ENTRIES:
        raise ArchiveRefused(f"里面的文件超过{MOST_ENTRIES}个，移送包没有这么多。")
    if offset + size != at:
        before = at - size - offset
        raise ArchiveRefused("压缩包的前面附加了别的内容。" if before > 0 and content[at - size:at - size + 4] == CENTRAL
                             else DAMAGED)
    return offset, size, count


def _directory(content: bytes) -> Iterator[Entry]:
    at, size, count = _directory_at(content)
    end = at + size
    for _ in range(count):
        if content[at:at + 4] != CENTRAL or at + CENTRAL_SIZE > end:
            raise ArchiveRefused(DAMAGED)
        (made_by, needed, flags, method, when, crc, packed, unpacked, name_size, extra, comment, disk, inner,
         attributes, offset) = struct.unpack("<HHHHIIIIHHHHHII", content[at + 4:at + CENTRAL_SIZE])
        raw = content[at + CENTRAL_SIZE:at + CENTRAL_SIZE + name_size]
        name = _name(raw, flags)
        if extra or comment or FULL_32 in (packed, unpacked, offset):
            raise ArchiveRefused("目录里带有附加的记录（如 ZIP64），移送包里没有。", name)
        if stat.S_ISLNK(attributes >> 16):
            raise ArchiveRefused("是一个链接，不是文件。", name)
        if (made_by, needed, disk, inner) != (BY_UNIX << 8 | NEEDED, NEEDED, 0, 0):
            raise ArchiveRefused(DAMAGED, name)
        yield Entry(name, raw, flags, method, when, crc, packed, unpacked, attributes, offset)
        at += CENTRAL_SIZE + name_size
    if at != end:
        raise ArchiveRefused(DAMAGED)


def _name(raw: bytes, flags: int) -> str:
    try:
        name = raw.decode("utf-8" if flags & UTF_8 else "ascii")
    except UnicodeDecodeError as wrong:
        raise ArchiveRefused("有一个文件名的编码不对。") from wrong
    if bool(flags & UTF_8) == name.isascii():
        raise ArchiveRefused(DAMAGED, name)
    return name


def _check_names(entries: Sequence[Entry]) -> None:
    seen: set[str] = set()
    for entry in entries:
        wrong = names.wrong_with(entry.name)
        if wrong:
            raise ArchiveRefused(f"{wrong}。", entry.name)
        if names.same_place(entry.name) in seen:
            raise ArchiveRefused("有两个文件同名（不分大小写）。", entry.name)
        seen.add(names.same_place(entry.name))


def _check_entry(entry: Entry) -> None:
    if entry.flags & ENCRYPTED:
        raise ArchiveRefused("设了密码，移送包里的文件都不设密码。", entry.name)
    if entry.size > MOST_OF_ONE or entry.size > MOST_RATIO * max(entry.packed, 1):
        raise ArchiveRefused("解开后太大，可能是压缩炸弹，不打开。", entry.name)
    if entry.method == DEFLATED or entry.flags & STREAMED:
        raise ArchiveRefused("是重新压缩过的，不是原来的移送包；请用收到的原文件，不要解开后再压缩。", entry.name)
    if entry.method != STORED or entry.packed != entry.size or entry.flags & ~UTF_8 or entry.attributes != A_FILE:
        raise ArchiveRefused(DAMAGED, entry.name)


def _stored(content: bytes, entry: Entry, at: int) -> tuple[int, bytes | None]:
    """Where the next file begins, and the bytes of this one; its own description must say what the directory says."""
    begins = at + LOCAL_SIZE + len(entry.raw_name)
    said = struct.pack("<HHHIIIIHH", NEEDED, entry.flags, entry.method, entry.when, entry.crc, entry.packed,
                       entry.size, len(entry.raw_name), 0)
    if entry.offset != at or content[at:begins] != LOCAL + said + entry.raw_name:
        raise ArchiveRefused("文件头与目录里写的不一致，被改动过。", entry.name)
    stored = content[begins:begins + entry.size]
    whole = len(stored) == entry.size and zlib.crc32(stored) == entry.crc
    return begins + entry.size, stored if whole else None
