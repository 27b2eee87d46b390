"""The key with which papers are sealed: of the installation's certificate, or one that it made for itself.

``SIGNING_KEY`` is a PKCS#12 file, or a PEM key beside ``SIGNING_CERT`` (PEM, with its chain). Without them a key and
a certificate are made once and kept in ``KEY_DIR``; every paper sealed with them says in words that no third party
vouches for it (电子签名法 13, 16).
"""
from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from flask import current_app

from mediation import clock

if TYPE_CHECKING:
    from pyhanko.sign.signers import SimpleSigner

SELF_MADE_NAME = "内部电子签章（自制证书，未经第三方认证）"
SELF_MADE_YEARS = 20
PKCS12_SUFFIXES = (".p12", ".pfx")


class KeyUnusable(Exception):
    """The key or certificate that is set can't be read; the message says which variable to look at."""


@dataclass(frozen=True)
class BodyKey:
    """The signer, kept for the process; ``self_made`` where nobody outside vouches for it."""

    signer: SimpleSigner
    self_made: bool
    name: str


def body_key() -> BodyKey:
    """The key of this installation, loaded once per process; raises KeyUnusable."""
    if "body_key" not in current_app.extensions:
        current_app.extensions["body_key"] = _load()
    key: BodyKey = current_app.extensions["body_key"]
    return key


def keep_certificate(kind: str, der: bytes) -> None:
    """Remember a certificate (DER) for later checks, though the key be replaced."""
    path = _key_dir() / f"{kind}-{hashlib.sha256(der).hexdigest()}.der"
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        _write_first(path, der)


def kept_certificates(kind: str) -> list[bytes]:
    """The certificates (DER) of a kind that were remembered."""
    return [path.read_bytes() for path in sorted(_key_dir().glob(f"{kind}-*.der"))]


def _key_dir() -> Path:
    return Path(current_app.config["KEY_DIR"])


def _load() -> BodyKey:
    key_file = current_app.config.get("SIGNING_KEY")
    signer = _configured(Path(key_file)) if key_file else _made_for_itself()
    certificate = signer.signing_cert
    assert certificate is not None
    keep_certificate("used", certificate.dump())
    return BodyKey(signer, not key_file, str(certificate.subject.native.get("common_name", "")))


def _configured(key_file: Path) -> SimpleSigner:
    from pyhanko.sign.signers import SimpleSigner

    password = (current_app.config.get("SIGNING_PASSWORD") or "").encode() or None
    certificate = current_app.config.get("SIGNING_CERT")
    if key_file.suffix.lower() in PKCS12_SUFFIXES:
        signer = SimpleSigner.load_pkcs12(str(key_file), passphrase=password)
    elif certificate:
        signer = _from_pem(key_file, Path(certificate), password)
    else:
        raise KeyUnusable("SIGNING_KEY is a PEM key: set SIGNING_CERT to its certificate.")
    if signer is None:
        raise KeyUnusable("SIGNING_KEY or SIGNING_CERT can't be read: look at the files and at SIGNING_PASSWORD.")
    return signer


def _from_pem(key_file: Path, certificate_file: Path, password: bytes | None) -> SimpleSigner | None:
    """A key and, in one file, its certificate followed by those that vouch for it; None if one can't be read."""
    from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    try:
        own, *chain = load_certs_from_pemder_data(certificate_file.read_bytes())
        key = load_private_key_from_pemder(str(key_file), password)
    except (OSError, ValueError, TypeError):
        return None
    return SimpleSigner(own, key, SimpleCertificateStore.from_certs(chain))


def _made_for_itself() -> SimpleSigner:
    from pyhanko.sign.signers import SimpleSigner

    folder = _key_dir()
    folder.mkdir(parents=True, exist_ok=True)
    key_file, certificate_file = folder / "self-made-key.pem", folder / "self-made-certificate.pem"
    if not certificate_file.exists():
        _make(key_file, certificate_file)
    signer = SimpleSigner.load(str(key_file), str(certificate_file))
    if signer is None:
        raise KeyUnusable(f"{key_file.name} or {certificate_file.name} in KEY_DIR is damaged.")
    return signer


def _make(key_file: Path, certificate_file: Path) -> None:
    """Of several processes that start at once the first key written is the one; its certificate appears last."""
    made = ec.generate_private_key(ec.SECP256R1())
    pem = made.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
                             serialization.NoEncryption())
    _write_first(key_file, pem)
    key = serialization.load_pem_private_key(key_file.read_bytes(), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    name = x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
                      x509.NameAttribute(NameOID.COMMON_NAME, SELF_MADE_NAME)])
    begun = clock.now()
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(begun - timedelta(days=366))
        .not_valid_after(begun + timedelta(days=366 * SELF_MADE_YEARS))
        .add_extension(x509.BasicConstraints(False, None), True).add_extension(usage, True)
        .sign(key, hashes.SHA256()))
    _write_first(certificate_file, certificate.public_bytes(serialization.Encoding.PEM))


def _write_first(path: Path, content: bytes) -> None:
    """Write a file that its owner alone may read, whole or not at all, unless it is there already."""
    temporary = path.with_name(f".{path.name}-{os.getpid()}")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as target:
        target.write(content)
    try:
        os.link(temporary, path)
    except FileExistsError:
        pass
    finally:
        temporary.unlink()
