"""Reads the seal of a PDF and says what it proves: whole or changed, by whose certificate, when."""
from __future__ import annotations

import logging
import zlib
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import ValidationError

from mediation.documents.signatures.sealing import FIELD
from mediation.documents.signatures.trust import trusted


logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
"""What it would warn of is part of the answer."""
DAMAGED = (PdfError, ValidationError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError,
           AssertionError, NotImplementedError, RecursionError, OSError, zlib.error)
"""What a damaged or forged file makes the reader raise, wherever in it the damage lies: nothing is proven then."""
CHANGED = "签章之后内容被改动：文件的字节与盖章时的不一致。"
ADDED = "签章之后又有人往文件里加了东西，或者换了里面的内容。"
FOREIGN = "盖章所用的证书不是本系统的。"
BAD_STAMP = "时间戳无效。"
NO_SEAL = "文件里没有电子签章。"
SEVERAL = "文件里的电子签章不止一个，不是出具时的样子。"
UNREADABLE = "文件已损坏或者被改动，签章无法读取。"


@dataclass(frozen=True)
class SealFound:
    """What the seal in a file says.

    ``unchanged``: the seal covers the whole file, and not a byte of it was changed since. ``ours``: placed under a
    certificate of this installation. ``wrong`` says in plain words what is wrong, empty if nothing is. ``at`` is the
    time that the seal states, ``stamped_at`` the one that a time-stamp authority vouches for.
    """

    present: bool
    unchanged: bool = False
    ours: bool = False
    body: str = ""
    reason: str = ""
    certificate: str = ""
    at: datetime | None = None
    stamped_at: datetime | None = None
    wrong: str = ""

    @property
    def holds(self) -> bool:
        """Whether the seal by itself proves that the file is what this installation sealed."""
        return self.present and self.unchanged and self.ours and not self.wrong


def examine(pdf: bytes) -> SealFound:
    """What the seal of this file proves. Never raises: a file that can't be read has no seal that counts."""
    try:
        return _examined(pdf)
    except DAMAGED:
        return SealFound(FIELD.encode() in pdf, wrong=UNREADABLE)


def _examined(pdf: bytes) -> SealFound:
    seals = PdfFileReader(BytesIO(pdf)).embedded_regular_signatures
    if not seals:
        return SealFound(False, wrong=NO_SEAL)
    if len(seals) > 1 or seals[0].field_name != FIELD:
        return SealFound(True, wrong=SEVERAL)
    seal = seals[0]
    context = ValidationContext(trust_roots=trusted(), allow_fetching=False, revocation_mode="soft-fail",
                                moment=seal.self_reported_timestamp)
    status = validate_pdf_signature(seal, context, ts_validation_context=context)
    stamp = status.timestamp_validity
    return SealFound(
        True, unchanged=_unchanged(status), ours=bool(status.trusted), body=str(seal.sig_object.get("/Name", "")),
        reason=str(seal.sig_object.get("/Reason", "")), at=seal.self_reported_timestamp,
        certificate=str(status.signing_cert.subject.native.get("common_name", "")),
        stamped_at=stamp.timestamp if stamp is not None and stamp.valid and stamp.intact else None,
        wrong=_what_is_wrong(status))


def _unchanged(status: PdfSignatureStatus) -> bool:
    """Every byte is covered; after the seal of a stamped file only what is needed to check it in years may follow."""
    if not (status.intact and status.valid):
        return False
    return status.coverage is SignatureCoverageLevel.ENTIRE_FILE or (
        status.coverage is SignatureCoverageLevel.ENTIRE_REVISION and status.timestamp_validity is not None
        and status.modification_level is ModificationLevel.LTA_UPDATES)


def _what_is_wrong(status: PdfSignatureStatus) -> str:
    stamp = status.timestamp_validity
    if not (status.intact and status.valid):
        return CHANGED
    if not _unchanged(status):
        return ADDED
    if stamp is not None and not (stamp.valid and stamp.intact and stamp.trusted):
        return BAD_STAMP
    return "" if status.trusted else FOREIGN
