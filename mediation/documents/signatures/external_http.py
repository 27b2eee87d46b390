"""The external signer over HTTP, by the API of the Cloud Signature Consortium (v1.0.4, §11): three calls of JSON.

``credentials/info`` gives the certificate, ``credentials/authorize`` takes the holder's password for one digest, and
``signatures/signHash`` signs it. Only the first, which changes nothing, is tried again: a password that is sent twice
may lock its owner out.
"""
from __future__ import annotations

import base64
import binascii
import http.client
import json
import ssl
import time
from typing import Any
from urllib.parse import urlsplit

from mediation.documents.signatures.external import ServiceDown, ServiceRefused

SECONDS, ALTOGETHER = 10, 20
MOST_BYTES = 256 * 1024
MOST_CERTIFICATES = 10
TRIES = 2
SHA256 = "2.16.840.1.101.3.4.2.1"
ALGORITHMS = {"rsa": "1.2.840.113549.1.1.11", "ecdsa": "1.2.840.10045.4.3.2"}
OK, REDIRECT, CLIENT_ERROR, SERVER_ERROR = 200, 300, 400, 500
OUR_FAULT = (401, 403, 404, 405, 415, 429)
"""The service does not know us, its address is wrong, or it is busy: nothing that the holder could mend."""


class CloudSignatureService:
    """One service at one address; ``token`` is ours, ``authorities`` a PEM file of whom to trust for its TLS."""

    def __init__(self, url: str, token: str, authorities: str | None = None) -> None:
        self._address, self._token = urlsplit(url.rstrip("/")), token
        self._authorities = authorities

    def certificates(self, account: str) -> list[bytes]:
        """See ExternalSigner."""
        answer = self._ask("credentials/info", {"credentialID": account, "certificates": "chain"}, tries=TRIES)
        try:
            chain = answer["cert"]["certificates"]
            found = [_binary(one) for one in chain[:MOST_CERTIFICATES]]
        except (KeyError, TypeError) as error:
            raise ServiceDown("no certificate in the answer") from error
        if not found:
            raise ServiceDown("no certificate in the answer")
        return found

    def sign(self, account: str, password: str, digest: bytes, algorithm: str) -> bytes:
        """See ExternalSigner."""
        hashed = base64.b64encode(digest).decode()
        allowed = self._ask("credentials/authorize", {"credentialID": account, "numSignatures": 1, "hash": [hashed],
                                                      "PIN": password})
        signed = self._ask("signatures/signHash", {
            "credentialID": account, "SAD": allowed.get("SAD"), "hash": [hashed], "hashAlgo": SHA256,
            "signAlgo": ALGORITHMS[algorithm]})
        try:
            return _binary(signed["signatures"][0])
        except (KeyError, IndexError, TypeError) as error:
            raise ServiceDown("no signature in the answer") from error

    def _ask(self, method: str, body: dict[str, Any], tries: int = 1) -> dict[str, Any]:
        for turn in range(1, tries + 1):
            try:
                return self._asked(method, body)
            except ServiceDown:
                if turn == tries:
                    raise
        raise AssertionError("a call is tried at least once")

    def _asked(self, method: str, body: dict[str, Any]) -> dict[str, Any]:
        """One call; redirections are not followed, for the password would go with them."""
        connection = self._connection()
        try:
            connection.request("POST", f"{self._address.path}/{method}", json.dumps(body).encode(),
                               {"Content-Type": "application/json", "Authorization": f"Bearer {self._token}"})
            with connection.getresponse() as answer:
                return _read(answer.status, _content(answer))
        except (OSError, http.client.HTTPException) as error:
            raise ServiceDown(type(error).__name__) from error
        finally:
            connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        host, port = self._address.hostname or "", self._address.port
        if self._address.scheme == "https":
            trusting = ssl.create_default_context(cafile=self._authorities)
            return http.client.HTTPSConnection(host, port, timeout=SECONDS, context=trusting)
        return http.client.HTTPConnection(host, port, timeout=SECONDS)


def _content(answer: http.client.HTTPResponse) -> bytes:
    """The body within its limits of size and time; a service that drips holds up nobody for long."""
    until = time.monotonic() + ALTOGETHER
    content = b""
    while piece := answer.read1(MOST_BYTES):
        content += piece
        if len(content) > MOST_BYTES or time.monotonic() > until:
            raise ServiceDown("the answer is too long or too slow")
    return content


def _read(status: int, content: bytes) -> dict[str, Any]:
    if CLIENT_ERROR <= status < SERVER_ERROR and status not in OUR_FAULT:
        raise ServiceRefused(f"status {status}")
    if not OK <= status < REDIRECT:
        raise ServiceDown(f"status {status}")
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ServiceDown("the answer is no JSON") from error
    if not isinstance(answer, dict):
        raise ServiceDown("the answer is no object")
    return answer


def _binary(text: Any) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, TypeError, ValueError) as error:
        raise ServiceDown("the answer is not base64") from error
