"""A party signs with a certificate of its own: whose it is, whether it counts, and the signature in the file.

Only the digest of what PAdES has signed (the signed attributes, which hold the digest of the file and name the
certificate) goes to the service; the text never leaves the house.
"""
from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from asn1crypto import x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.timestamps import TimestampRequestError
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError
from pyhanko_certvalidator.registry import SimpleCertificateStore

from mediation import clock
from mediation.documents.signatures.external import CertificateUnusable, ExternalSigner, ServiceDown, party_roots
from mediation.documents.signatures.keys import keep_certificate
from mediation.documents.signatures.reading_seals import PARTY, party_of, read_seal
from mediation.documents.signatures.sealing import ROOM_FOR_SIGNATURE, ROOM_FOR_STAMP, stamper
from mediation.documents.signatures.waiting import waited_for
from mediation.documents.signatures.trust import PARTIES, roots

PLACEHOLDER = 512
NUMBER = re.compile(r"[0-9A-Z]{17}[0-9X]|[0-9A-Z]{18}")
KNOWN_KEYS = {"rsa": "rsa", "ec": "ecdsa"}
DAMAGED_CERTIFICATE = (ValueError, TypeError, KeyError, AttributeError, NotImplementedError)


@dataclass(frozen=True)
class OwnCertificate:
    """A certificate that counts: whom it names, who issued it; ``number`` of the person or unit where it bears one."""

    holder: str
    number: str
    subject: str
    issuer: str
    serial: str
    chain: tuple[x509.Certificate, ...]
    roots: tuple[x509.Certificate, ...]

    @property
    def algorithm(self) -> str:
        """With which kind of key it signs, as the external signer is asked."""
        return KNOWN_KEYS[str(self.chain[0].public_key.algorithm)]


def own_certificate(chain: Sequence[bytes]) -> OwnCertificate:
    """The certificate that a service gave, after its issuers, its time and its purpose were checked.

    Raises CertificateUnusable. Whether it was revoked is for the service that signs with it to know.
    """
    trusted = tuple(party_roots())
    try:
        certificates = tuple(x509.Certificate.load(der, strict=True) for der in chain)
        own, *others = certificates
        algorithm = str(own.public_key.algorithm)
        _check_path(own, others, trusted)
        named = own.subject.native
        said = party_of(own)
    except PathError as error:
        raise CertificateUnusable("证书不是本系统认可的认证机构发的，或者已经过期、还没有生效。") from error
    except ValidationError as error:
        raise CertificateUnusable("这张证书已经过期、被吊销，或者不能用来签名。") from error
    except DAMAGED_CERTIFICATE as error:
        raise CertificateUnusable("证书读不出来，请换一张证书。") from error
    if algorithm not in KNOWN_KEYS:
        raise CertificateUnusable("这种证书（例如国密 SM2）现在还不能用，请换 RSA 或者 ECC 的证书，或者在纸上签。")
    number = NUMBER.search(str(named.get("serial_number", "") or named.get("organization_identifier", "")).upper())
    return OwnCertificate(holder=str(named.get("common_name", "")), number=number.group() if number else "",
                          subject=said.subject, issuer=said.issuer, serial=said.serial, chain=certificates,
                          roots=trusted)


def _check_path(own: x509.Certificate, others: Sequence[x509.Certificate], trusted: Sequence[x509.Certificate]) -> None:
    context = ValidationContext(trust_roots=list(trusted), allow_fetching=False, revocation_mode="soft-fail",
                                moment=clock.now())
    validator = CertificateValidator(own, intermediate_certs=list(others), validation_context=context)
    waited_for(validator.async_validate_usage({"non_repudiation"}))


class _AtTheService(Signer):
    """A signer whose key lies with the external service: what is to be signed goes there as a digest."""

    def __init__(self, certificate: OwnCertificate, service: ExternalSigner, account: str, password: str) -> None:
        super().__init__(signing_cert=certificate.chain[0],
                         cert_registry=SimpleCertificateStore.from_certs(certificate.chain))
        self._algorithm, self._service = certificate.algorithm, service
        self._account, self._password = account, password

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        if dry_run:
            return bytes(PLACEHOLDER)
        return self._service.sign(self._account, self._password, hashlib.sha256(data).digest(), self._algorithm)


def sign_as_party(ready: bytes, signer_ref: str, certificate: OwnCertificate, service: ExternalSigner, account: str,
                  password: str, reason: str) -> bytes:
    """The file with one more signature, over all before it; raises ServiceDown, ServiceRefused, CertificateUnusable.

    What the service gave back is checked before it is taken: a signature that does not hold was not made.
    """
    says = PdfSignatureMetadata(field_name=f"{PARTY}{signer_ref}", md_algorithm="sha256",
                                subfilter=SigSeedSubFilter.PADES, name=certificate.holder, reason=reason)
    try:
        stamps = stamper()
        room = ROOM_FOR_SIGNATURE + PLACEHOLDER + (ROOM_FOR_STAMP if stamps is not None else 0)
        room += sum(len(one.dump()) for one in certificate.chain)
        pdf_signer = PdfSigner(says, signer=_AtTheService(certificate, service, account, password), timestamper=stamps)
        written = waited_for(pdf_signer.async_sign_pdf(IncrementalPdfFileWriter(BytesIO(ready)),
                                                       bytes_reserved=2 * room))
        signed = bytes(written.getvalue())
    except (OSError, PdfError, SigningError, TimestampRequestError) as error:
        raise ServiceDown(str(error)) from error
    found = read_seal(signed, roots(parties=[root.dump() for root in certificate.roots])).parties
    if not found or not found[-1].holds or found[-1].serial != certificate.serial:
        raise CertificateUnusable("证书服务返回的签名对不上，没有签成。")
    for root in certificate.roots:
        keep_certificate(PARTIES, root.dump())
    return signed
