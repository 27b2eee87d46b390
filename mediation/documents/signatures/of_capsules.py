"""The key of this installation as it signs capsules, and whose signatures on one count as its own."""
from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from mediation.documents.signatures import detached
from mediation.documents.signatures.keys import body_key
from mediation.documents.signatures.trust import SEALED, kept_certificates


@dataclass(frozen=True)
class CapsuleKey:
    """How it signs, and what stands in the capsule of its certificate."""

    sign: Callable[[bytes], bytes]
    name: str
    fingerprint: str
    self_made: bool


def capsule_key() -> CapsuleKey:
    """The key with which papers are sealed; raises KeyUnusable."""
    key = body_key()
    certificate = key.signer.signing_cert
    assert certificate is not None
    return CapsuleKey(lambda content: detached.sign(content, key.signer), key.name,
                      hashlib.sha256(certificate.dump()).hexdigest(), key.self_made)


def is_own(fingerprint: str) -> bool:
    """Whether a certificate is one under which this installation signs or signed."""
    return fingerprint in detached.fingerprints(kept_certificates(SEALED))
