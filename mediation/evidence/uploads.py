"""What may be handed in: a photograph, a scan, a PDF. The content says what it is, never its name.

A file is looked at before a byte of it is kept: size, kind, pixels, whether it can be opened to its end, whether it is
one thing only, and whether it is harmless. The original is then sealed exactly as it came. Of a photograph in the way
of telephones, which no printer reads and not every browser shows, a picture is made anew, upright; that is the scan,
the original lies beside.
"""
from __future__ import annotations

import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import filetype
from flask_wtf.file import FileField
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from werkzeug.datastructures import FileStorage
from wtforms import Form
from wtforms.validators import StopValidation

from mediation import files
from mediation.audit import trail
from mediation.errors import RequirementNotMet
from mediation.evidence.check_models import CheckStanding
from mediation.evidence.derivatives import keep_found
from mediation.evidence.harmless import check_harmless
from mediation.evidence.kinds import HEIC, JPEG, PDF, PNG, WEBP, shown_name
from mediation.evidence.looking import Found, made_anew
from mediation.evidence.recognition import recognised
from mediation.evidence.words import BROKEN_PICTURE
from mediation.extensions import db

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 60_000_000
MOST_PAGES = 2000
AS_IT_CAME = (JPEG, PNG, PDF)
MADE_ANEW = (WEBP, HEIC)
ACCEPTED = (*AS_IT_CAME, *MADE_ANEW)
PICKED = ",".join((*ACCEPTED, ".heic", ".heif"))
"""What the file dialogue of a browser offers; not each knows the type of a heic."""
HELP = "可交 jpg、png、webp、heic 图片或 PDF，不超过20兆。"
PAGE_CODE = re.compile(rb"<(?:!doctype\s+html|html[\s>]|script[\s>]|svg[\s>]|iframe[\s>]|\?php)", re.IGNORECASE)


@dataclass(frozen=True)
class Upload:
    """A file that has been looked at: its bytes, what it is by its content, the name it came with.

    ``found`` is what may become of it, where that was found out while its sender waited. ``original`` is the photograph
    of which the content was made anew.
    """

    content: bytes
    media_type: str
    name: str
    found: Found | None = None
    original: Upload | None = None


def stored_upload(file: FileStorage, *, by: Any, field: str = "scan") -> str:
    """Keep what was handed in and return its SHA-256; raises RequirementNotMet on ``field`` when it can't be taken."""
    return keep(looked_at(file, field), by=by)


def keep(upload: Upload, *, by: Any) -> str:
    """Seal a file that has been looked at and return its SHA-256; a photograph it was made of is sealed beside it."""
    stored = files.put(upload.content, upload.media_type)
    trail.record("store_upload", by=by, sha256=stored.sha256, media_type=upload.media_type, size=stored.size)
    if upload.original is not None:
        keep_found(keep(upload.original, by=by), Found(CheckStanding.SHOWN, "", (upload.content,), 1))
    return stored.sha256


def looked_at(file: FileStorage, field: str = "scan") -> Upload:
    """What was handed in, once it is sure what it is; raises RequirementNotMet on ``field``."""
    content = file.stream.read(MOST_BYTES + 1)
    try:
        media_type = kind_of(content)
        check_harmless(content, media_type)
    except ValueError as wrong:
        raise RequirementNotMet(str(wrong), field=field) from wrong
    came = Upload(content, media_type, shown_name(file.filename or "", media_type))
    if media_type not in MADE_ANEW:
        return came
    let_others_write()
    made = made_anew(content)
    if made is None:
        raise RequirementNotMet(str(BROKEN_PICTURE), field=field)
    return Upload(made, PNG if made.startswith(b"\x89PNG") else JPEG, came.name, original=came)


def let_others_write() -> None:
    """Looking takes its time, and nothing has been changed yet: meanwhile nobody else waits for the database."""
    db.session.rollback()


def kind_of(content: bytes) -> str:
    """The media type of a content; raises ValueError that says what to hand in instead."""
    if not content:
        raise ValueError("这个文件是空的（0字节），请重新选择。")
    if len(content) > MOST_BYTES:
        raise ValueError("文件超过20兆，请压缩图片或分成几个文件再交。")
    media_type = HEIC if content[4:8] == b"ftyp" else filetype.guess_mime(content[:4096])
    if media_type in MADE_ANEW:
        media_type = recognised(content)
    if media_type not in ACCEPTED:
        raise ValueError(f"这不是能收的文件（看内容，不看文件名）。{HELP}压缩包请解开后逐个交。")
    if PAGE_CODE.search(content) or zipfile.is_zipfile(BytesIO(content)):
        raise ValueError("这个文件里夹带了网页代码或压缩包，不能收。请打印后扫描，或者另存为新的 PDF 再交。")
    if media_type == PDF:
        _check_pdf(content)
    elif media_type not in MADE_ANEW:
        _check_picture(content, media_type)
    return str(media_type)


def _check_pdf(content: bytes) -> None:
    import pikepdf
    if b"%%EOF" not in content[-2048:]:
        raise ValueError("这个 PDF 不完整，可能没有传完，请重新导出或扫描后再交。")
    try:
        with pikepdf.open(BytesIO(content), attempt_recovery=False) as opened:
            pages = len(opened.pages)
    except pikepdf.PasswordError as locked:
        raise ValueError("这个 PDF 设了密码，请去掉密码后再交。") from locked
    except (pikepdf.PdfError, ValueError, RecursionError) as broken:
        raise ValueError("这个 PDF 打不开，可能没有传完或已损坏，请重新导出或扫描后再交。") from broken
    if not 0 < pages <= MOST_PAGES:
        raise ValueError(f"PDF 要有1到{MOST_PAGES}页，请拆开后再交。")


def _check_picture(content: bytes, media_type: str) -> None:
    try:
        picture = JpegImageFile(BytesIO(content)) if media_type == JPEG else PngImageFile(BytesIO(content))
        pixels = picture.width * picture.height
        if pixels <= MOST_PIXELS:
            _read_to_the_end(picture)
    except (OSError, SyntaxError, ValueError, IndexError, TypeError, EOFError, struct.error, zlib.error) as broken:
        raise ValueError("这张图片打不开，可能没有传完或已损坏，请重新拍摄或扫描后再交。") from broken
    if pixels > MOST_PIXELS:
        raise ValueError("图片太大（超过6000万像素），请用普通清晰度重新拍摄或扫描。")


def _read_to_the_end(picture: JpegImageFile | PngImageFile) -> None:
    """A PNG has a checksum on every part; a JPEG is decoded at an eighth of its size, which needs all of its bytes."""
    if isinstance(picture, PngImageFile):
        picture.verify()
        return
    picture.draft("L", (picture.width // 8, picture.height // 8))
    picture.load()


class OptionalScan(FileField):
    """The photograph or scan of a paper; it may be left out. After validation ``upload`` is what was handed in."""

    def __init__(self, label: str = "扫描件", validators: Any = None, *, description: str = HELP, **kwargs: Any) -> None:
        kwargs.setdefault("render_kw", {"accept": PICKED})
        super().__init__(label, validators, description=description, **kwargs)
        self.upload: Upload | None = None

    def pre_validate(self, form: Form) -> None:
        """Look at the file; what is wrong with it stands on this field."""
        if not self.data:
            return
        try:
            self.upload = looked_at(self.data, self.short_name)
        except RequirementNotMet as refused:
            raise StopValidation(refused.message) from refused

    def kept(self, *, by: Any) -> str | None:
        """Seal what was handed in and return its SHA-256, None when nothing was."""
        return keep(self.upload, by=by) if self.upload else None


class ScanField(OptionalScan):
    """The photograph or scan of a paper, without which the act is not recorded."""

    def pre_validate(self, form: Form) -> None:
        if not self.data:
            raise StopValidation(f"请选择{self.label.text}。{HELP}")
        super().pre_validate(form)
