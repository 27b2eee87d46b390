"""The scanner of a house, as a little server that speaks clamd's protocol over a real socket."""
from __future__ import annotations

import socket
import socketserver
import struct
from typing import Any

SIGNATURE = b"a-signature-of-the-house"


class Clamd(socketserver.BaseRequestHandler):
    """Reads pieces with their length in front, until one of none; then says what it found."""

    def handle(self) -> None:
        server: Any = self.server
        assert self._exactly(10) == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack(">L", self._exactly(4))[0]:
            content += self._exactly(size)
        server.scanned.append(content)
        found = b"stream: House.Test FOUND\0" if SIGNATURE in content else b"stream: OK\0"
        self.request.sendall(found if server.answer is None else server.answer)

    def _exactly(self, size: int) -> bytes:
        content = b""
        while len(content) < size:
            piece = self.request.recv(size - len(content))
            if not piece:
                raise ConnectionError
            content += piece
        return content


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address, daemon_threads = True, True
    answer: bytes | None = None

    def __init__(self, address: Any) -> None:
        self.scanned: list[bytes] = []
        super().__init__(address, Clamd)


class LocalServer(Server):
    address_family = socket.AF_UNIX

    def server_bind(self) -> None:
        self.socket.bind(self.server_address)
