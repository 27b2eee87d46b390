"""Reads the signatures of a PDF and says what they prove: whole or changed, by whose certificates, when.

What strangers hand in is read in a process of its own with little memory and time (this file, run by itself; it knows
nothing of the application and gets the certificates that count with the file).
"""
from __future__ import annotations

import base64
import json
import logging
import sys
import zlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from io import BytesIO
from typing import Any

from asn1crypto import x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import ValidationError

from mediation.documents.signatures.waiting import waited_for
from mediation.limited import limit_this_process

logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
"""What they would warn of is part of the answer."""
FIELD, PARTY = "Seal", "Party-"
"""The field of the body's seal, and how those of the parties' own signatures begin."""
MOST_PARTIES, MOST_LETTERS = 100, 120
SECONDS, MEMORY = 20, 1024 * 1024 * 1024
DAMAGED = (PdfError, ValidationError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError,
           AssertionError, NotImplementedError, RecursionError, OSError, zlib.error)
"""What a damaged or forged file makes the reader raise, wherever in it the damage lies: nothing is proven then."""
CHANGED = "签章之后内容被改动：文件的字节与盖章时的不一致。"
ADDED = "签章之后又有人往文件里加了东西，或者换了里面的内容。"
FOREIGN = "盖章所用的证书不是本系统的。"
BAD_STAMP = "时间戳无效。"
NO_SEAL = "文件里没有电子签章。"
NOT_SEALED = "文件里只有当事人的签名，还没有盖电子印章。"
SEVERAL = "文件里的电子签章不止一个，不是出具时的样子。"
BAD_PARTY = "当事人用自己证书签的名对不上。"
UNREADABLE = "文件已损坏或者被改动，签章无法读取。"


@dataclass(frozen=True)
class Roots:
    """The certificates (DER) that count: for seals, for stamps, for the parties' own signatures."""

    sealed: tuple[bytes, ...] = ()
    stamped: tuple[bytes, ...] = ()
    parties: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class PartyFound:
    """A party's own signature: of whose certificate, by which authority, with which number; whether it holds."""

    subject: str
    issuer: str
    serial: str
    at: datetime | None = None
    holds: bool = False


@dataclass(frozen=True)
class SealFound:
    """What the signatures in a file say.

    ``unchanged``: the seal covers the whole file, and not a byte of it was changed since. ``ours``: placed under a
    certificate of this installation. ``wrong`` says in plain words what is wrong, empty if nothing is. ``at`` is the
    time that the seal states, ``stamped_at`` the one that a time-stamp authority vouches for. ``parties``: signatures
    that parties made under certificates of their own, before the seal.
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
    parties: tuple[PartyFound, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the seal by itself proves that the file is what this installation sealed."""
        return self.present and self.unchanged and self.ours and not self.wrong


def read_seal(pdf: bytes, roots: Roots) -> SealFound:
    """What the signatures of this file prove. Never raises: a file that can't be read has none that count."""
    try:
        return _read(pdf, roots)
    except DAMAGED:
        return SealFound(FIELD.encode() in pdf, wrong=UNREADABLE)


def party_of(certificate: Any) -> PartyFound:
    """Whom a certificate names, in words."""
    return PartyFound(_words(certificate.subject), _words(certificate.issuer), f"{certificate.serial_number:X}")


def _words(name: Any) -> str:
    """A name as people read it: of whom, of which organisation; signs that nobody sees are spaces."""
    said = name.native
    parts = [said.get("common_name"), said.get("organization_name")]
    words = [each if isinstance(each, str) else "、".join(each) for each in parts if each]
    shown = "".join(sign if sign.isprintable() else " " for sign in "，".join(dict.fromkeys(words)))
    return shown.strip()[:MOST_LETTERS]


def _read(pdf: bytes, roots: Roots) -> SealFound:
    signed = PdfFileReader(BytesIO(pdf)).embedded_regular_signatures
    if not signed:
        return SealFound(False, wrong=NO_SEAL)
    *own, last = signed
    if last.field_name != FIELD:
        of_parties = all(each.field_name.startswith(PARTY) for each in signed[:MOST_PARTIES])
        found = tuple(_party(each, roots) for each in signed[:MOST_PARTIES]) if of_parties else ()
        return SealFound(True, wrong=NOT_SEALED if of_parties else SEVERAL, parties=found)
    if len(own) > MOST_PARTIES or not all(each.field_name.startswith(PARTY) for each in own):
        return SealFound(True, wrong=SEVERAL)
    return _with_parties(_sealed(last, roots), tuple(_party(each, roots) for each in own))


def _sealed(seal: Any, roots: Roots) -> SealFound:
    moment = seal.self_reported_timestamp
    status = _checked(seal, roots.sealed, roots, moment)
    stamp = status.timestamp_validity
    return SealFound(
        True, unchanged=_unchanged(status), ours=bool(status.trusted), body=str(seal.sig_object.get("/Name", "")),
        reason=str(seal.sig_object.get("/Reason", "")), at=moment,
        certificate=str(status.signing_cert.subject.native.get("common_name", "")),
        stamped_at=stamp.timestamp if stamp is not None and stamp.valid and stamp.intact else None,
        wrong=_what_is_wrong(status))


def _checked(signature: Any, trusted: Sequence[bytes], roots: Roots, moment: datetime | None) -> PdfSignatureStatus:
    """What a signature proves by these roots, and its stamp by those that count for stamps."""
    return waited_for(async_validate_pdf_signature(signature, _context(trusted, moment),
                                                   ts_validation_context=_context(roots.stamped, moment)))


def _context(trusted: Sequence[bytes], moment: datetime | None) -> ValidationContext:
    """A check by these roots alone; nothing is fetched."""
    return ValidationContext(trust_roots=[x509.Certificate.load(der) for der in trusted], allow_fetching=False,
                             revocation_mode="soft-fail", moment=moment)


def _with_parties(seal: SealFound, parties: tuple[PartyFound, ...]) -> SealFound:
    broken = BAD_PARTY if not all(party.holds for party in parties) else ""
    return replace(seal, parties=parties, wrong=seal.wrong or broken)


def _party(signature: Any, roots: Roots) -> PartyFound:
    """A party's signature: intact, by an authority that counts; since then nothing but what a signed form allows."""
    moment = signature.self_reported_timestamp
    status = _checked(signature, roots.parties, roots, moment)
    stamp = status.timestamp_validity
    stamped = stamp is None or (stamp.valid and stamp.intact and stamp.trusted)
    return replace(party_of(status.signing_cert), at=moment, holds=bool(status.bottom_line) and stamped)


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


def as_json(found: SealFound) -> str:
    """What was found, for the process that asked."""
    return json.dumps(asdict(found), default=lambda moment: moment.isoformat())


def of_json(text: str) -> SealFound:
    """What the process of its own found."""
    said = json.loads(text)
    moments = {name: _moment(said[name]) for name in ("at", "stamped_at")}
    parties = tuple(PartyFound(**{**party, "at": _moment(party["at"])}) for party in said["parties"])
    return SealFound(**{**said, **moments, "parties": parties})


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


if __name__ == "__main__":
    limit_this_process(SECONDS, MEMORY)
    asked = json.loads(sys.stdin.buffer.readline())
    counting = Roots(**{kind: tuple(map(base64.b64decode, each)) for kind, each in asked.items()})
    sys.stdout.write(as_json(read_seal(sys.stdin.buffer.read(), counting)))
