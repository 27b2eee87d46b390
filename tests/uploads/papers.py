"""Documents of Word and Excel, whole and hostile; sounds and films as telephones make them; archives."""
from __future__ import annotations

import struct
import wave
import zipfile
from collections.abc import Mapping
from functools import cache
from io import BytesIO

import xlsxwriter
from docx import Document

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR" + b"-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
RELATIONSHIP = ('<?xml version="1.0"?>'
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                '<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" '
                'Target="https://example.invalid/x" TargetMode="External"/></Relationships>')
DTD = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
LAUGHS = ('<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">'
          '<!ENTITY c "&b;&b;&b;&b;&b;">]><l>&c;</l>')


@cache
def docx() -> bytes:
    made, buffer = Document(), BytesIO()
    made.add_paragraph("八月的工资没有发。")
    made.save(buffer)
    return buffer.getvalue()


@cache
def xlsx() -> bytes:
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("工资")
    sheet.write_string(0, 0, "八月")
    sheet.write_number(0, 1, 8200)
    book.close()
    return buffer.getvalue()


@cache
def long_list(rows: int) -> bytes:
    """The wages of very many, with a sum in each row."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("工资")
    for row in range(rows):
        sheet.write_string(row, 0, f"员工{row}|一车间")
        sheet.write_row(row, 1, (6000 + row, 800, 200))
        sheet.write_formula(row, 4, f"=SUM(B{row + 1}:D{row + 1})")
    book.close()
    return buffer.getvalue()


def with_parts(parts: Mapping[str, bytes | str], whole: bytes | None = None, **more: object) -> bytes:
    """A document with these parts in place of, or beside, its own."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(whole or docx())) as source, \
            zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, **more) as target:
        for name in source.namelist():
            if name not in parts:
                target.writestr(name, source.read(name))
        for name, content in parts.items():
            target.writestr(name, content)
    return buffer.getvalue()


def docm() -> bytes:
    types = zipfile.ZipFile(BytesIO(docx())).read("[Content_Types].xml").replace(
        b"wordprocessingml.document.main+xml", b"ms-word.document.macroEnabled.main+xml")
    return with_parts({"[Content_Types].xml": types, "word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + b"\0" * 600})


def outside(kind: str) -> bytes:
    return with_parts({"word/_rels/settings.xml.rels": RELATIONSHIP % kind})


def field(code: str) -> bytes:
    return with_parts({"word/document.xml": (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>'
        f'<w:r><w:instrText>{code[:2]}</w:instrText></w:r><w:r><w:instrText>{code[2:]}</w:instrText></w:r>'
        '</w:p></w:body></w:document>')})


@cache
def very_many_entries(number: int) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(docx())) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
        for place in range(number):
            target.writestr(f"word/e{place}.xml", b"")
    return buffer.getvalue()


@cache
def unpacks_to(megabytes: int) -> bytes:
    return with_parts({"word/media/a.bmp": b"\0" * megabytes * 1024 * 1024})


def twice_the_same_name() -> bytes:
    """Two entries of one name: one reader takes the first, another the last."""
    whole = with_parts({"word/document.xmX": b"<w:document/>"})
    return whole.replace(b"word/document.xmX", b"word/document.xml")


def named_otherwise_in_front() -> bytes:
    """An entry that is called one thing in front of its content and another in the list."""
    whole = with_parts({"word/abcdef.xml": b"<a/>"})
    place = whole.index(b"word/abcdef.xml")
    return whole[:place] + b"word/uvwxyz.xml" + whole[place + 15:]


def something_between() -> bytes:
    """Bytes between the entries and their list, which nobody is told of."""
    whole = docx()
    directory = struct.unpack_from("<L", whole, len(whole) - 6)[0]
    hidden = b"\0" * 5000
    end = whole[directory:-6] + struct.pack("<LH", directory + len(hidden), 0)
    return whole[:directory] + hidden + end


def locked() -> bytes:
    """Every entry says that it is encrypted."""
    whole, place = bytearray(docx()), 0
    while (place := whole.find(b"PK\x03\x04", place)) >= 0:
        whole[place + 6] |= 1
        place += 4
    place = 0
    while (place := whole.find(b"PK\x01\x02", place)) >= 0:
        whole[place + 8] |= 1
        place += 4
    return bytes(whole)


def old_office(*streams: str) -> bytes:
    """A document as before 2007: its head, and a list of the streams it has."""
    names = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in streams)
    return (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + names).ljust(4096, b"\0")


def box(name: bytes, content: bytes = b"") -> bytes:
    return struct.pack(">L4s", len(content) + 8, name) + content


def film(brand: bytes = b"isom", *others: bytes, last: bytes = b"moov") -> bytes:
    """The boxes of a film or a sound: its brand, its table, its frames."""
    head = box(b"ftyp", brand + struct.pack(">L", 512) + b"".join((brand, *others)))
    return head + box(b"free") + box(b"mdat", bytes(range(256)) * 20) + box(last, box(b"mvhd", b"\0" * 100))


def sound(seconds: int = 1) -> bytes:
    buffer = BytesIO()
    with wave.open(buffer, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(2)
        made.setframerate(8000)
        made.writeframes(b"\0\1" * 8000 * seconds)
    return buffer.getvalue()


def amr(wide: bool = False) -> bytes:
    """What WeChat and old telephones record."""
    return (b"#!AMR-WB\n" + (b"\x04" + b"\x55" * 17) * 50) if wide else b"#!AMR\n" + (b"\x3c" + b"\x55" * 31) * 50


def mp3(tagged: bool = False) -> bytes:
    frames = (b"\xff\xfb\x90\x00" + b"\0" * 413) * 10
    return b"ID3\x03\0\0\0\0\0\x0a" + b"\0" * 10 + frames if tagged else frames
