"""Seals a PDF: one PAdES signature of the body over the whole file; nothing may be changed or added after it.

Where parties signed before under certificates of their own, their signatures stay as they are and the seal covers them.
"""
from __future__ import annotations

from io import BytesIO

from flask import current_app
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.timestamps import HTTPTimeStamper
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathError

from mediation.documents.signatures.keys import BodyKey, body_key
from mediation.documents.signatures.layers import signatures_in
from mediation.documents.signatures.reading_seals import FIELD
from mediation.documents.signatures.trust import remember_stamp_authority, trusted
from mediation.documents.signatures.waiting import waited_for

TSA_SECONDS = 10
ROOM_FOR_SIGNATURE, ROOM_FOR_STAMP = 2048, 12288
CLOSING = SigFieldSpec(FIELD, field_mdp_spec=FieldMDPSpec(FieldMDPAction.INCLUDE, [FIELD]),
                       doc_mdp_update_value=MDPPerm.NO_CHANGES)
"""The seal after the parties' own signatures: nothing may follow it."""


class SealNotPlaced(Exception):
    """The file can't be sealed, or the time-stamp authority could not be reached or refused; nothing was sealed."""


def seal_pdf(pdf: bytes, body: str, reason: str) -> bytes:
    """The file with the body's signature; with ``TSA_URL`` time-stamped, with the material to check it in years.

    ``body`` is the name written into the signature. Raises SealNotPlaced, KeyUnusable.
    """
    key = body_key()
    try:
        stamps = stamper()
        first = not signatures_in(pdf)
        signer = PdfSigner(_what_it_says(key, body, reason, stamped=stamps is not None, first=first), key.signer,
                           timestamper=stamps, new_field_spec=None if first else CLOSING)
        sealed = waited_for(signer.async_sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)),
                                                  bytes_reserved=_room_for(key, stamps)))
        return bytes(sealed.getvalue())
    except (OSError, PdfReadError, SigningError, PathError) as error:
        raise SealNotPlaced(str(error)) from error


def _room_for(key: BodyKey, stamps: HTTPTimeStamper | None) -> int:
    """The room left in the file for the signature in hexadecimal; a trial signature to measure it is spared."""
    certificates = sum(len(certificate.dump()) for certificate in (key.signer.signing_cert, *key.signer.cert_registry))
    return 2 * (certificates + ROOM_FOR_SIGNATURE + (ROOM_FOR_STAMP if stamps is not None else 0))


def _what_it_says(key: BodyKey, body: str, reason: str, stamped: bool, first: bool) -> PdfSignatureMetadata:
    checked = ValidationContext(trust_roots=trusted(), other_certs=list(key.signer.cert_registry),
                                allow_fetching=not key.self_made, revocation_mode="soft-fail") if stamped else None
    return PdfSignatureMetadata(
        field_name=FIELD, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, name=body, reason=reason,
        certify=first, docmdp_permissions=MDPPerm.NO_CHANGES, embed_validation_info=stamped, validation_context=checked)


def stamper() -> HTTPTimeStamper | None:
    """The time-stamp authority of ``TSA_URL``; its certificates are kept, so that its stamps can be checked later."""
    url = current_app.config.get("TSA_URL")
    if not url:
        return None
    service = HTTPTimeStamper(url, timeout=TSA_SECONDS)
    remember_stamp_authority(waited_for(service.async_dummy_response("sha256")))
    return service
