"""Whose certificates count here, each for one thing: those under which this installation sealed, its time-stamp
authority's, and the authorities of the parties' own certificates.

An authority that vouches for the time does not thereby vouch for seals: it has other customers.
"""
from __future__ import annotations

from collections.abc import Sequence

from asn1crypto import cms, x509

from mediation.documents.signatures.keys import keep_certificate, kept_certificates
from mediation.documents.signatures.reading_seals import Roots

SEALED, STAMPED, PARTIES = "used", "stamped", "party"


def roots(parties: Sequence[bytes] = ()) -> Roots:
    """The roots of a check: all that ever counted, and for parties those that are set now."""
    return Roots(sealed=tuple(kept_certificates(SEALED)), stamped=tuple(kept_certificates(STAMPED)),
                 parties=(*kept_certificates(PARTIES), *parties))


def trusted() -> list[x509.Certificate]:
    """What the seal of this installation and its stamp are checked by when they are placed."""
    return [x509.Certificate.load(der) for kind in (SEALED, STAMPED) for der in kept_certificates(kind)]


def remember_stamp_authority(token: cms.ContentInfo) -> None:
    """Keep the topmost certificate that came with a stamp: who set TSA_URL trusts that authority."""
    found = [choice.chosen for choice in token["content"]["certificates"]]
    issued = {certificate.subject.hashable for certificate in found}
    for certificate in found:
        if certificate.issuer.hashable not in issued or certificate.self_issued:
            keep_certificate(STAMPED, certificate.dump())
