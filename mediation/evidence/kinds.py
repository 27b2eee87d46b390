"""Which files a party may hand in as evidence, how large, under which ending, and in what form others get them.

Photographs and PDF are shown to others as pictures made anew; everything else is kept as it came and handed over as a
file, with a warning. What the system has no name for is not taken.
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Any

from flask_babel import lazy_gettext as _

MEGABYTE = 1024 * 1024
MOST_OF_A_DOCUMENT, MOST_OF_A_RECORDING = 50 * MEGABYTE, 200 * MEGABYTE
MOST_OF_A_CASE, MOST_FILES_OF_A_CASE = 2048 * MEGABYTE, 500
MOST_AN_HOUR = 20
"""Files that one party may hand in on its own pages within an hour."""
MOST_AT_ONCE = MOST_OF_A_RECORDING + 10 * MEGABYTE
"""What one sending of the form may hold, with its other fields."""
LONGEST_FILE_NAME = 200

JPEG, PNG, WEBP, HEIC, PDF = "image/jpeg", "image/png", "image/webp", "image/heic", "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TXT, DOC, XLS = "text/plain", "application/msword", "application/vnd.ms-excel"
MP4, MOV, M4A, MP3, AMR, WAV = "video/mp4", "video/quicktime", "audio/mp4", "audio/mpeg", "audio/amr", "audio/wav"


class Way(Enum):
    """In what form others get a piece."""

    PICTURE = "picture"
    PAGES = "pages"
    FILE = "file"
    BY_HAND = "by_hand"
    """A file too, but one that nothing forwards by itself: a format in which programs hide (docs/operating.md)."""


@dataclass(frozen=True)
class Kind:
    """A kind of file: what people call it, its endings (the first is the usual one), its limit, its way to others."""

    words: Any
    endings: tuple[str, ...]
    way: Way
    most: int = MOST_OF_A_DOCUMENT


KINDS = {
    JPEG: Kind(_("照片"), ("jpg", "jpeg", "jfif"), Way.PICTURE), PNG: Kind(_("图片"), ("png",), Way.PICTURE),
    WEBP: Kind(_("图片"), ("webp",), Way.PICTURE), HEIC: Kind(_("照片"), ("heic", "heif"), Way.PICTURE),
    PDF: Kind(_("PDF"), ("pdf",), Way.PAGES),
    DOCX: Kind(_("Word文档"), ("docx",), Way.FILE), XLSX: Kind(_("Excel表格"), ("xlsx",), Way.FILE),
    TXT: Kind(_("文字"), ("txt", "csv", "log"), Way.FILE),
    DOC: Kind(_("旧版Word文档"), ("doc", "wps"), Way.BY_HAND), XLS: Kind(_("旧版Excel表格"), ("xls", "et"), Way.BY_HAND),
    MP4: Kind(_("录像"), ("mp4", "3gp", "m4v"), Way.FILE, MOST_OF_A_RECORDING),
    MOV: Kind(_("录像"), ("mov",), Way.FILE, MOST_OF_A_RECORDING),
    M4A: Kind(_("录音"), ("m4a",), Way.FILE, MOST_OF_A_RECORDING),
    MP3: Kind(_("录音"), ("mp3",), Way.FILE, MOST_OF_A_RECORDING),
    AMR: Kind(_("录音"), ("amr",), Way.FILE, MOST_OF_A_RECORDING),
    WAV: Kind(_("录音"), ("wav",), Way.FILE, MOST_OF_A_RECORDING),
}
PICKED = ("image/*", *(f".{ending}" for kind in KINDS.values() for ending in kind.endings))
"""What the file dialogue of a browser offers; ``image/*`` lets a telephone offer its camera."""
HELP = _("照片、图片、PDF、Word、Excel、文字不超过50兆，录音、录像不超过200兆。压缩包请解开后逐个交。")
NOT_SHOWN = re.compile("[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
TAKEN_BY_SYSTEMS = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
LONGEST_ENDING = 5


def kind(media_type: str) -> Kind:
    """The kind of a stored file."""
    return KINDS[media_type]


def shown_name(name: str, media_type: str) -> str:
    """The name a file came with, as it may be shown: no folders, nothing that turns or hides the text."""
    last = re.split(r"[/\\]", NOT_SHOWN.sub("", name))[-1].strip(" .")
    if not last:
        return f"未命名.{KINDS[media_type].endings[0]}"
    stem, dot, ending = last.rpartition(".")
    if dot and len(ending) <= LONGEST_ENDING:
        return stem[:LONGEST_FILE_NAME - len(ending) - 1] + dot + ending
    return last[:LONGEST_FILE_NAME]


def kept_name(name: str, media_type: str) -> str:
    """The name under which a file is handed out: it ends as what the file is, whatever it was called."""
    shown = shown_name(name, media_type)
    if TAKEN_BY_SYSTEMS.match(shown):
        shown = f"_{shown}"
    endings = KINDS[media_type].endings
    return shown if shown.lower().endswith(tuple(f".{each}" for each in endings)) else f"{shown}.{endings[0]}"


def size_words(size: int) -> str:
    """How big a file is, as people say it."""
    return f"{size / MEGABYTE:.1f}兆" if size >= MEGABYTE else f"{max(size // 1024, 1)}K"
