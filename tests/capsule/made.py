"""Capsules made by hand, whole and spoiled, and the keys of somebody else."""
from __future__ import annotations

import struct
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from mediation.capsule import archive, manifest
from mediation.capsule.manifest import Manifest
from mediation.documents.signatures import detached

WHEN = datetime(2026, 3, 2, 9, 30)
FILES = (("index.html", "<p>目录</p>".encode()), ("01_司法确认申请书.pdf", b"%PDF-1.7 " + b"x" * 90), ("data.json", b"{}"))


@dataclass(frozen=True)
class Keys:
    """Somebody's key and certificate as PEM files."""

    key: Path
    certificate: Path

    @property
    def signer(self) -> detached.SimpleSigner:
        return detached.signer_from(self.key, self.certificate, None)


def keys(folder: Path, name: str) -> Keys:
    """A new key with a certificate that it made for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    certificate = (x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key())
                   .serial_number(x509.random_serial_number()).not_valid_before(WHEN)
                   .not_valid_after(WHEN + timedelta(days=365)).sign(key, hashes.SHA256()))
    made = Keys(folder / f"{name}.key.pem", folder / f"{name}.pem")
    made.key.write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
                                           serialization.NoEncryption()))
    made.certificate.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return made


def listing(files: Sequence[tuple[str, bytes]] = FILES) -> bytes:
    """The manifest of these files."""
    return manifest.written(Manifest("a1b2", "2026-03-02 09:30", "迅达劳动争议调解委员会", "青溪区人民法院", "迅劳人调〔2026〕1号",
                                     tuple(manifest.listed(name, content) for name, content in files)))


def signed(keys: Keys, files: Sequence[tuple[str, bytes]] = FILES,
           listed: Sequence[tuple[str, bytes]] | None = None) -> list[tuple[str, bytes]]:
    """These files with a signed manifest, which may list others."""
    said = listing(files if listed is None else listed)
    return [*files, (manifest.MANIFEST, said), (manifest.SIGNATURE, detached.sign(said, keys.signer))]


def capsule(keys: Keys, files: Sequence[tuple[str, bytes]] = FILES,
            listed: Sequence[tuple[str, bytes]] | None = None) -> bytes:
    """A capsule of these files."""
    return archive.write(signed(keys, files, listed), WHEN)


def zipped(*entries: tuple[zipfile.ZipInfo | str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    """A ZIP that any program could make, without our rules."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as made:
        for name, content in entries:
            entry = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name, WHEN.timetuple()[:6])
            entry.create_system, entry.compress_type = 3, method
            entry.external_attr = entry.external_attr or archive.A_FILE
            made.writestr(entry, content)
    return buffer.getvalue()


def renamed(content: bytes, old: bytes, new: bytes) -> bytes:
    """The same ZIP with a name changed in both places; both names are equally long."""
    assert len(old) == len(new) and content.count(old) >= 2
    return content.replace(old, new)


def with_flag(content: bytes, flag: int) -> bytes:
    """The first entry with a flag set, as it is described in both places."""
    made = bytearray(content)
    central = content.index(archive.CENTRAL)
    for at in (6, central + 8):
        (flags,) = struct.unpack_from("<H", made, at)
        struct.pack_into("<H", made, at, flags | flag)
    return bytes(made)
