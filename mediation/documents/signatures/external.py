"""A certificate of a party's own: the interface to the service that keeps its key, and what is set for it.

The key never comes here. The service is asked for the certificate, and to sign one digest after its holder gave the
service's own password for that certificate (电子签名法 13, 16).
"""
from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from flask import current_app

if TYPE_CHECKING:
    from asn1crypto import x509

SERVICE_URL, SERVICE_TOKEN = "CERTIFICATE_SERVICE_URL", "CERTIFICATE_SERVICE_TOKEN"
SERVICE_CA, ROOTS = "CERTIFICATE_SERVICE_CA", "CERTIFICATE_ROOTS"


class ServiceDown(Exception):
    """The service can't be reached, is too slow, or answers what nobody can read; nothing was signed."""


class ServiceRefused(Exception):
    """The service says no: an unknown certificate, a wrong password; nothing was signed."""


class CertificateUnusable(Exception):
    """The certificate does not count here; the message says why, in plain Chinese."""


class ExternalSigner(Protocol):
    """A service that keeps certificates with their keys; every method raises ServiceDown and ServiceRefused."""

    def certificates(self, account: str) -> list[bytes]:
        """The certificate of this account (DER), followed by those that vouch for it."""

    def sign(self, account: str, password: str, digest: bytes, algorithm: str) -> bytes:
        """The signature of a SHA-256 digest with the key of this account.

        ``algorithm``: ``rsa`` (PKCS #1 1.5) or ``ecdsa``. ``password`` is the holder's own for this certificate.
        """


def is_configured() -> bool:
    """Whether parties can sign with certificates of their own here."""
    return bool(current_app.config.get(SERVICE_URL)) and bool(current_app.config.get(ROOTS))


def external_signer() -> ExternalSigner:
    """The service that is set; asked for only where ``is_configured``."""
    from mediation.documents.signatures.external_http import CloudSignatureService

    config = current_app.config
    return CloudSignatureService(config[SERVICE_URL], config.get(SERVICE_TOKEN) or "", config.get(SERVICE_CA))


def party_roots() -> list[x509.Certificate]:
    """The authorities whose certificates count for parties, from the PEM file that is set."""
    from asn1crypto import pem, x509  # only who signs with a certificate needs it

    content = Path(current_app.config[ROOTS]).read_bytes()
    return [x509.Certificate.load(der) for _kind, _headers, der in pem.unarmor(content, multiple=True)]
