"""Gateways of this machine for the tests of what is sent: short messages by webhook, mail by SMTP."""
from __future__ import annotations

import json
import socketserver
import threading
from collections.abc import Iterator
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from flask import Flask


class Gateway(socketserver.ThreadingTCPServer):
    """A gateway of this machine: what it was sent, how often it still fails, whether it knows nobody."""

    daemon_threads = True

    def __init__(self, kind: type[socketserver.BaseRequestHandler]) -> None:
        super().__init__(("127.0.0.1", 0), kind)
        self.taken: list[Any] = []
        self.failures = 0
        self.knows_nobody = False

    def fails(self) -> bool:
        self.failures -= 1
        return self.failures >= 0

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"


class Webhook(BaseHTTPRequestHandler):
    """Takes short messages as JSON."""

    server: Gateway

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.server.fails():
            self.send_error(503)
            return
        self.server.taken.append((self.headers["Idempotency-Key"], body))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_words: object) -> None:
        """Nothing is said on the screen."""


class MailServer(socketserver.StreamRequestHandler):
    """Speaks as much SMTP as a sender needs."""

    server: Gateway

    def handle(self) -> None:
        self._say("220 here")
        while line := self.rfile.readline().decode().strip():
            verb = line.split(":")[0].split(" ")[0].upper()
            if verb == "DATA":
                self._say("354 go on")
                self._take()
            elif verb == "RCPT" and self.server.knows_nobody:
                self._say("550 nobody here")
            elif verb == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 fine")

    def _take(self) -> None:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line)
        if self.server.fails():
            self._say("451 later")
            return
        self.server.taken.append(message_from_bytes(b"".join(lines)))
        self._say("250 taken")

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


def serving(kind: type[socketserver.BaseRequestHandler]) -> Iterator[Gateway]:
    with Gateway(kind) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def texts(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gateway]:
    for server in serving(Webhook):
        monkeypatch.setitem(app.config, "SMS_WEBHOOK_URL", f"http://{server.place}/sms")
        yield server


@pytest.fixture
def mails(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gateway]:
    for server in serving(MailServer):
        monkeypatch.setitem(app.config, "SMTP_URL", f"smtp://{server.place}")
        yield server
