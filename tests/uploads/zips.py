"""Archives written byte by byte, so that the list at the end and the heads in front may say different things."""
from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any

from tests.uploads.papers import docx

STORED, DEFLATED, DESCRIBED, IN_UTF8 = 0, 8, 0x8, 0x800
Said = dict[str, Any]


def deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


@dataclass(frozen=True)
class Entry:
    """One entry; ``front`` and ``listed`` are what is said otherwise before its content and in the list.

    ``behind`` are bytes after its content, ``is_listed`` is False for one that the list leaves out, ``at`` is where the
    list says that it is.
    """

    name: bytes
    content: bytes
    way: int = DEFLATED
    flags: int = 0
    packed: bytes | None = None
    extra: bytes = b""
    mode: int = 0
    front: Said = field(default_factory=dict)
    listed: Said = field(default_factory=dict)
    behind: bytes = b""
    is_listed: bool = True
    at: int | None = None

    @property
    def bytes_packed(self) -> bytes:
        if self.packed is not None:
            return self.packed
        return deflated(self.content) if self.way == DEFLATED else self.content

    def said(self, otherwise: Said) -> Said:
        return {"mark": b"", "name": self.name, "flags": self.flags, "way": self.way, "crc": zlib.crc32(self.content),
                "packed": len(self.bytes_packed), "unpacked": len(self.content), "extra": self.extra, "disk": 0,
                **otherwise}

    def in_front(self) -> bytes:
        said = self.said(self.front)
        return struct.pack("<4s5H3L2H", said["mark"] or b"PK\x03\x04", 20, said["flags"], said["way"], 0, 33,
                           said["crc"], said["packed"], said["unpacked"], len(said["name"]), len(said["extra"])
                           ) + said["name"] + said["extra"]

    def in_the_list(self, at: int) -> bytes:
        said = self.said(self.listed)
        return struct.pack("<4s6H3L5H2L", said["mark"] or b"PK\x01\x02", 0x314, 20, said["flags"], said["way"], 0, 33,
                           said["crc"], said["packed"], said["unpacked"], len(said["name"]), len(said["extra"]), 0,
                           said["disk"], 0, self.mode << 16, at if self.at is None else self.at
                           ) + said["name"] + said["extra"]

    def descriptor(self, form: str = "<4s3L", **otherwise: Any) -> bytes:
        said = self.said(otherwise)
        parts = (b"PK\x07\x08", said["crc"], said["packed"], said["unpacked"])
        return struct.pack(form, *parts[0 if "4s" in form else 1:])


def parts_of(whole: bytes) -> list[Entry]:
    """The entries of a document."""
    with zipfile.ZipFile(BytesIO(whole)) as source:
        return [Entry(name.encode(), source.read(name)) for name in source.namelist()]


def ending(number: int, size: int, place: int, comment: bytes = b"", end: Said | None = None) -> bytes:
    """The end of the archive; ``end`` is what it says otherwise."""
    said = {"disk": 0, "first": 0, "here": number, "number": number, "size": size, "place": place,
            "comment": len(comment), **(end or {})}
    return struct.pack("<4s4H2LH", b"PK\x05\x06", said["disk"], said["first"], said["here"], said["number"],
                       said["size"], said["place"], said["comment"]) + comment


def written(entries: Sequence[Entry], *, comment: bytes = b"", before_the_end: bytes = b"", shifted: int = 0,
            end: Said | None = None) -> bytes:
    """The archive; ``shifted`` moves every place that is said, as where something was put in front."""
    body, listed = b"", []
    for entry in entries:
        if entry.is_listed:
            listed.append(entry.in_the_list(len(body) + shifted))
        body += entry.in_front() + entry.bytes_packed + entry.behind
    found = b"".join(listed)
    return body + found + before_the_end + ending(len(listed), len(found), len(body) + shifted, comment, end)


def document(*more: Entry, first: Sequence[Entry] = (), **otherwise: Any) -> bytes:
    """A whole document with entries more, or some in front of all."""
    return written([*first, *parts_of(docx()), *more], **otherwise)


def odd(**otherwise: Any) -> bytes:
    """A document with one entry that is not as it should be."""
    return document(replace(Entry(b"word/more.xml", b"<a>" + b"words " * 40 + b"</a>"), **otherwise))


def described(form: str = "<4s3L", front: Said | None = None, **otherwise: Any) -> bytes:
    """A document of which one entry says its lengths behind its content."""
    front = {"crc": 0, "packed": 0, "unpacked": 0} if front is None else front
    entry = Entry(b"word/more.xml", b"<a>words</a>", flags=DESCRIBED, front=front)
    return document(replace(entry, behind=entry.descriptor(form, **otherwise)))


def sizes_of_64(*sizes: int) -> bytes:
    return struct.pack(f"<2H{len(sizes)}Q", 1, 8 * len(sizes), *sizes)


def another_name(name: bytes, real: bytes = b"word/more.xml") -> bytes:
    said = struct.pack("<BL", 1, zlib.crc32(real)) + name
    return struct.pack("<2H", 0x7075, len(said)) + said


def twice_listed() -> bytes:
    """Two lines of the list lead to one content, as in bombs."""
    return document(Entry(b"word/more.xml", b"<a/>"), Entry(b"word/most.xml", b"<a/>", at=0))


def one_within_another() -> bytes:
    """An entry that lies in the content of another."""
    inner = Entry(b"word/inner.xml", b"<b/>")
    content = inner.in_front() + inner.bytes_packed
    outer = Entry(b"word/outer.bin", content, way=STORED)
    before = len(b"".join(each.in_front() + each.bytes_packed for each in parts_of(docx())))
    at = before + len(outer.in_front())
    parts = [*parts_of(docx()), outer]
    listed = [each.in_the_list(place) for each, place in zip(parts, _places(parts), strict=True)]
    found, body = b"".join([*listed, inner.in_the_list(at)]), _body(parts)
    return body + found + ending(len(parts) + 1, len(found), len(body))


def _body(parts: Sequence[Entry]) -> bytes:
    return b"".join(each.in_front() + each.bytes_packed + each.behind for each in parts)


def _places(parts: Sequence[Entry]) -> list[int]:
    return [len(_body(parts[:number])) for number in range(len(parts))]


def two_lists() -> bytes:
    """Two lists of different entries, each with its ending, one behind the other."""
    parts = parts_of(docx())
    first = written(parts)
    found = b"".join(each.in_the_list(place) for each, place in zip(parts, _places(parts), strict=True))
    return first + found + ending(len(parts), len(found), len(first))


def an_ending_in_the_comment() -> bytes:
    """Whoever looks from behind finds another ending than whoever believes the length of the comment."""
    parts = parts_of(docx())
    found = b"".join(each.in_the_list(place) for each, place in zip(parts, _places(parts), strict=True))
    body = _body(parts)
    inside = found + ending(len(parts), len(found), len(body) + len(found) + 22)
    return body + found + ending(len(parts), len(found), len(body), inside)


def ending_of_64(end: Said | None = None, **otherwise: Any) -> bytes:
    """A second ending, of 64 bits, as Java writes it; ``otherwise`` is what it says else than the one behind it."""
    parts = parts_of(docx())
    body = _body(parts)
    found = b"".join(each.in_the_list(place) for each, place in zip(parts, _places(parts), strict=True))
    said = {"number": len(parts), "size": len(found), "place": len(body), "at": len(body) + len(found), **otherwise}
    record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, said["number"], said["number"], said["size"],
                         said["place"])
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, said["at"], 1)
    return body + found + record + locator + ending(len(parts), len(found), len(body), end=end)


def something_in_front() -> bytes:
    """An archive put behind an entry of its own that its list knows nothing of, all places as they were."""
    return _body([Entry(b"word/hidden.xml", b"<a/>")]) + docx()
