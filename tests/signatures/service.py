"""A certificate service of our own: the API of the Cloud Signature Consortium over real HTTP, and real signatures."""
from __future__ import annotations

import base64
import json
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed

from tests.signatures.authority import DER, PEM, Issued, issue

TOKEN, PASSWORD = "token of the installation", "口令 8264"
DIGEST = Prehashed(hashes.SHA256())


@dataclass
class Service:
    """The service while it runs: who has a certificate with it, what it was asked, how it misbehaves."""

    address: str = ""
    accounts: dict[str, tuple[Issued, ...]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    allowed: dict[str, str] = field(default_factory=dict)
    answers: dict[str, Callable[[], tuple[int, bytes]]] = field(default_factory=dict)
    meanwhile: Callable[[], None] | None = None

    def answer(self, method: str, body: dict[str, Any], token: str) -> tuple[int, bytes]:
        self.asked.append((method, body))
        if method in self.answers:
            return self.answers[method]()
        if token != f"Bearer {TOKEN}":
            return 401, b"{}"
        chain = self.accounts.get(body["credentialID"])
        if chain is None:
            return 400, b'{"error": "invalid_request"}'
        return {"credentials/info": self._info, "credentials/authorize": self._authorize,
                "signatures/signHash": self._sign}[method](body, chain)

    def _info(self, _body: dict[str, Any], chain: tuple[Issued, ...]) -> tuple[int, bytes]:
        found = [base64.b64encode(one.certificate.public_bytes(DER)).decode() for one in chain]
        return said({"cert": {"certificates": found}})

    def _authorize(self, body: dict[str, Any], _chain: tuple[Issued, ...]) -> tuple[int, bytes]:
        if body["PIN"] != PASSWORD:
            return 400, b'{"error": "invalid_pin"}'
        self.allowed["once"] = body["hash"][0]
        return said({"SAD": "once"})

    def _sign(self, body: dict[str, Any], chain: tuple[Issued, ...]) -> tuple[int, bytes]:
        if self.allowed.pop(body["SAD"], None) != body["hash"][0]:
            return 400, b'{"error": "invalid_sad"}'
        if self.meanwhile is not None:
            self.meanwhile()
        digest, key = base64.b64decode(body["hash"][0]), chain[0].key
        signed = (key.sign(digest, padding.PKCS1v15(), DIGEST) if isinstance(key, rsa.RSAPrivateKey)
                  else key.sign(digest, ECDSA(DIGEST)))
        return said({"signatures": [base64.b64encode(signed).decode()]})


def said(answer: dict[str, Any]) -> tuple[int, bytes]:
    return 200, json.dumps(answer).encode()


@contextmanager
def certificate_service(tls: Issued | None = None, folder: Path | None = None) -> Iterator[Service]:
    """A service on a free port; with ``tls`` over https under that certificate."""
    service = Service()

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            method = self.path.removeprefix("/csc/v1/")
            status, content = service.answer(method, body, self.headers.get("Authorization", ""))
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", service.address + "/elsewhere")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """The tests' output stays their own."""

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """Whoever does not trust the certificate hangs up."""

    with Quiet(("127.0.0.1", 0), Answer) as server:
        scheme = "http"
        if tls is not None and folder is not None:
            server.socket, scheme = shut_in(server.socket, tls, folder), "https"
        service.address = f"{scheme}://127.0.0.1:{server.server_port}/csc/v1"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield service
        finally:
            server.shutdown()
            thread.join()


def shut_in(socket: Any, tls: Issued, folder: Path) -> Any:
    key, certificate = tls.pem()
    (folder / "tls.pem").write_bytes(key + certificate)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "tls.pem")
    return context.wrap_socket(socket, server_side=True)


@dataclass
class World:
    """The service, and the authority whose certificates count."""

    service: Service
    root: Issued

    def gives(self, account: str, name: str, **more: Any) -> Issued:
        """Somebody has a certificate with the service."""
        own = issue(name, self.root, **more)
        self.service.accounts[account] = (own, self.root)
        return own


def counting(configured: dict[str, Any], root: Issued, folder: Path, address: str) -> None:
    """Set the service and the roots of the parties' certificates."""
    (folder / "roots.pem").write_bytes(root.certificate.public_bytes(PEM))
    configured.update(CERTIFICATE_SERVICE_URL=address, CERTIFICATE_SERVICE_TOKEN=TOKEN,
                      CERTIFICATE_ROOTS=str(folder / "roots.pem"), CERTIFICATE_SERVICE_CA=None)


@contextmanager
def a_world(configured: dict[str, Any], folder: Path) -> Iterator[World]:
    """The service runs, and its authority counts."""
    names = ("CERTIFICATE_SERVICE_URL", "CERTIFICATE_SERVICE_TOKEN", "CERTIFICATE_SERVICE_CA", "CERTIFICATE_ROOTS")
    before = {name: configured[name] for name in names}
    root = issue("示例电子认证服务有限公司")
    with certificate_service() as service:
        counting(configured, root, folder, service.address)
        yield World(service, root)
    configured.update(before)
