"""A CMS signature beside what it signs (detached, CAdES baseline): made with a key, and read by itself.

Reading knows nothing of the application: what is proven is who holds the key. Whose key counts, the reader says.
"""
from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asn1crypto import cms, x509

from mediation.documents.signatures.reading_seals import DAMAGED, party_of
from mediation.documents.signatures.waiting import waited_for

if TYPE_CHECKING:
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko.sign.timestamps import TimeStamper

logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
MOST_BYTES = 256 * 1024
LONGEST_CHAIN = 10
NOT_SIGNED = "不是签名文件，或者被改动得读不出来"
OF_OTHER_BYTES = "签名签的不是这些内容：内容在签名之后被改动"
BROKEN = "签名本身不成立，被改动过"


class KeyNotRead(Exception):
    """A key or certificate file can't be read."""


@dataclass(frozen=True)
class Signed:
    """What a signature proves. ``holds``: by the certificate in it, over exactly these bytes; ``wrong`` says why not.

    ``fingerprint`` is the SHA-256 of the certificate; ``self_made`` where nobody but itself vouches for it.
    """

    holds: bool
    wrong: str = ""
    of_other_bytes: bool = False
    subject: str = ""
    issuer: str = ""
    serial: str = ""
    fingerprint: str = ""
    self_made: bool = False
    at: datetime | None = None


def sign(content: bytes, signer: SimpleSigner, stamper: TimeStamper | None = None) -> bytes:
    """The signature (DER) over a content that it does not contain."""
    from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
    attributes = PdfCMSSignedAttributes(signing_time=None)
    made = waited_for(signer.async_sign_general_data(
        content, "sha256", detached=True, use_cades=True, timestamper=stamper, signed_attr_settings=attributes))
    return bytes(made.dump())


def signer_from(key_file: Path, certificate_file: Path | None, password: bytes | None) -> SimpleSigner:
    """Somebody's key: PKCS#12, or PEM with its certificate beside it; raises KeyNotRead."""
    from pyhanko.sign.signers import SimpleSigner
    try:
        if certificate_file is None:
            found = SimpleSigner.load_pkcs12(str(key_file), passphrase=password)
        else:
            found = SimpleSigner.load(str(key_file), str(certificate_file), key_passphrase=password)
    except (OSError, ValueError, TypeError) as wrong:
        raise KeyNotRead(str(key_file)) from wrong
    if found is None:
        raise KeyNotRead(str(key_file))
    return found


def read(content: bytes, signature: bytes) -> Signed:
    """What this signature proves of this content. Never raises: one that can't be read proves nothing."""
    try:
        return _read(content, signature)
    except DAMAGED:
        return Signed(False, NOT_SIGNED)


def _read(content: bytes, signature: bytes) -> Signed:
    from pyhanko.sign.general import CMSExtractionError, CMSStructuralError
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko.sign.validation.generic_cms import async_validate_detached_cms
    from pyhanko_certvalidator import ValidationContext

    if len(signature) > MOST_BYTES:
        return Signed(False, NOT_SIGNED)
    info = cms.ContentInfo.load(signature, strict=True)
    if info["content_type"].native != "signed_data" or not _as_it_is_written(info, signature):
        return Signed(False, NOT_SIGNED)
    own = _signers_certificate(info["content"])
    context = ValidationContext(trust_roots=[own], allow_fetching=False, revocation_mode="soft-fail",
                                moment=own["tbs_certificate"]["validity"]["not_before"].native)
    try:
        status = waited_for(async_validate_detached_cms(content, info["content"], signer_validation_context=context))
    except (CMSExtractionError, CMSStructuralError, SignatureValidationError):
        return Signed(False, BROKEN)
    who = party_of(own)
    if not status.valid or not status.intact:
        other = bool(status.valid)
        return Signed(False, OF_OTHER_BYTES if other else BROKEN, other)
    return Signed(True, subject=who.subject, issuer=who.issuer, serial=who.serial,
                  fingerprint=hashlib.sha256(own.dump()).hexdigest(), self_made=own.subject == own.issuer,
                  at=status.signer_reported_dt)


def _as_it_is_written(info: cms.ContentInfo, signature: bytes) -> bool:
    """Whether it is one signature over something else, in the one form in which such a one is written."""
    signed = info["content"]
    return (len(signed["signer_infos"]) == 1 and len(signed["digest_algorithms"]) == 1
            and signed["encap_content_info"]["content"].native is None
            and signed["encap_content_info"]["content_type"].native == "data"
            and 0 < len(signed["certificates"]) <= LONGEST_CHAIN
            and signed["digest_algorithms"][0]["algorithm"].native == "sha256"
            and bytes(info.dump(force=True)) == signature)


def _signers_certificate(signed: cms.SignedData) -> x509.Certificate:
    wanted = signed["signer_infos"][0]["sid"].chosen
    found = [each.chosen for each in signed["certificates"]]
    return next(each for each in found if each.issuer == wanted["issuer"]
                and each.serial_number == wanted["serial_number"].native)


def fingerprints(certificates: Sequence[Any]) -> list[str]:
    """The fingerprints of certificates (DER)."""
    return [hashlib.sha256(der).hexdigest() for der in certificates]
