"""Word and Excel files, opened as the archives they are, to find out whether they are whole, plain and quiet.

It is run in a process of its own (``looking_program``), and opens nothing from outside. Refused is what is not surely
one document: entries that hide, overlap or unpack without end. Held back is what would run or fetch something.
"""
from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from mediation.evidence.not_taken import (AN_ARCHIVE, DRAWN, LOCKED, MACROS, NOT_PLAIN, NOT_WHOLE, TOO_LARGE_INSIDE,
                                          VIRUS, NotTaken)
from mediation.evidence.office_text import reasons_in
from mediation.evidence.zip_frame import MOST_ENTRIES, check_frame, unpacked

DOCUMENT, WORKBOOK, TYPES = "word/document.xml", "xl/workbook.xml", "[content_types].xml"
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR" + b"-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
HIDES = re.compile(
    r"vbaproject|vbadata|/activex/|/embeddings/|oleobject|macrosheets/|\.(?:exe|dll|js|vbs|hta|bat|cmd|scr)$")
BEGINS_AS_XML = re.compile(rb"[\xff\xfe\xef\xbb\xbf\s\x00]*<")


def looked_into(content: Any) -> tuple[str, str]:
    """Which document it is, ``docx`` or ``xlsx``, and why it is held back ("" where it is not); raises NotTaken."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            entries = packed.infolist()
            if len(entries) > MOST_ENTRIES:
                raise NotTaken(TOO_LARGE_INSIDE)
            word = _which({entry.filename.lower() for entry in entries})
            check_frame(content, packed)
        reasons = {why for entry in entries for why in _reasons(entry.filename.lower(), unpacked(content, entry))}
    except (zipfile.BadZipFile, struct.error, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as broken:
        raise NotTaken(NOT_WHOLE) from broken
    except RuntimeError as locked:
        raise NotTaken(LOCKED) from locked
    return word, next(iter(sorted(reasons)), "")


def _which(names: set[str]) -> str:
    if TYPES not in names or DOCUMENT not in names and WORKBOOK not in names:
        raise NotTaken(AN_ARCHIVE)
    if DOCUMENT in names and WORKBOOK in names:
        raise NotTaken(NOT_PLAIN)
    return "docx" if DOCUMENT in names else "xlsx"


def _reasons(name: str, content: bytes) -> Iterator[str]:
    """Why a document with this entry is held back; raises NotTaken for what no document holds."""
    if name.endswith((".svg", ".svgz", ".htm", ".html", ".mht", ".xhtml")):
        raise NotTaken(DRAWN)
    if content.startswith(b"PK\x03\x04") and not name.startswith(("word/embeddings/", "xl/embeddings/")):
        raise NotTaken(NOT_PLAIN)
    if EICAR in content:
        yield VIRUS
    if HIDES.search(name) or content.startswith((b"\xd0\xcf\x11\xe0", b"MZ")):
        yield MACROS
    must_be_xml = name.endswith((".xml", ".rels"))
    if must_be_xml or name.endswith(".vml") or BEGINS_AS_XML.match(content[:64]):
        yield from reasons_in(content, must_be_xml=must_be_xml)
