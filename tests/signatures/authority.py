"""A certificate authority and a time-stamp authority of our own: real certificates, real stamps, over real HTTP."""
from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_address

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

DER, PEM = serialization.Encoding.DER, serialization.Encoding.PEM
PKCS8, OPEN = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()


@dataclass(frozen=True)
class Issued:
    """A certificate with its key."""

    certificate: x509.Certificate
    key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey

    def pem(self) -> tuple[bytes, bytes]:
        """The key and the certificate as PEM."""
        return self.key.private_bytes(PEM, PKCS8, OPEN), self.certificate.public_bytes(PEM)

    def pkcs12(self, password: bytes, issuer: Issued) -> bytes:
        """Key, certificate and its issuer's in one locked file."""
        return pkcs12.serialize_key_and_certificates(b"seal", self.key, self.certificate, [issuer.certificate],
                                                     serialization.BestAvailableEncryption(password))


def issue(name: str, by: Issued | None = None, stamps: bool = False, *, number: str = "", host: str = "",
          days: int = 800, elliptic: bool = False) -> Issued:
    """A certificate that ``by`` vouches for, or an authority's own; ``number`` of the holder, ``host`` for TLS."""
    key = ec.generate_private_key(ec.SECP256R1()) if elliptic else rsa.generate_private_key(65537, 2048)
    named = [x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"), x509.NameAttribute(NameOID.COMMON_NAME, name)]
    named += [x509.NameAttribute(NameOID.SERIAL_NUMBER, number)] if number else []
    subject = x509.Name(named)
    begun = datetime.now(UTC) - timedelta(days=1 if days > 0 else 1 - days * 2)
    authority = by is None
    usage = x509.KeyUsage(not authority, not authority, False, False, False, authority, authority, False, False)
    builder = (
        x509.CertificateBuilder().subject_name(subject).issuer_name(by.certificate.subject if by else subject)
        .public_key(key.public_key()).serial_number(x509.random_serial_number())
        .not_valid_before(begun).not_valid_after(begun + timedelta(days=abs(days)))
        .add_extension(x509.BasicConstraints(authority, None), True).add_extension(usage, True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key((by.key if by else key).public_key()), False))
    if host:
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(host))]), False)
    if stamps:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), True)
    return Issued(builder.sign(by.key if by else key, hashes.SHA256()), key)


@contextmanager
def time_stamps(root: Issued) -> Iterator[str]:
    """An RFC 3161 service on a free port; gives its address."""
    own = issue("时间戳服务", root, stamps=True)
    certificate = asn1.Certificate.load(own.certificate.public_bytes(DER))
    vouching = asn1.Certificate.load(root.certificate.public_bytes(DER))
    stamper = DummyTimeStamper(
        tsa_cert=certificate, tsa_key=keys.PrivateKeyInfo.load(own.key.private_bytes(DER, PKCS8, OPEN)),
        certs_to_embed=SimpleCertificateStore.from_certs([vouching]))

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            answer = stamper.request_tsa_response(asked).dump()
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """The tests' output stays their own."""

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
