"""Whose certificates count here: those under which this installation sealed, and its time-stamp authority's."""
from __future__ import annotations

from asn1crypto import cms, x509

from mediation.documents.signatures.keys import keep_certificate, kept_certificates

SEALED, STAMPED = "used", "stamped"


def trusted() -> list[x509.Certificate]:
    """The roots of a check: our own certificates and those of the authority whose stamps we bought."""
    return [x509.Certificate.load(der) for kind in (SEALED, STAMPED) for der in kept_certificates(kind)]


def remember_stamp_authority(token: cms.ContentInfo) -> None:
    """Keep the topmost certificate that came with a stamp: who set TSA_URL trusts that authority."""
    found = [choice.chosen for choice in token["content"]["certificates"]]
    issued = {certificate.subject.hashable for certificate in found}
    for certificate in found:
        if certificate.issuer.hashable not in issued or certificate.self_issued:
            keep_certificate(STAMPED, certificate.dump())
