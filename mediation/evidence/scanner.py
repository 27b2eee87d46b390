"""The virus scanner of the house, where one is set (CLAMD_SOCKET): a file is fed to clamd over its socket (INSTREAM).

It fails closed: when a scanner is set and does not answer, nothing is known of the file, and nobody gets it yet.
"""
from __future__ import annotations

import re
import socket
import struct
from typing import Any

from flask import current_app

SECONDS_TO_CONNECT, SECONDS_TO_ANSWER = 3, 60
PIECE, LONGEST_ANSWER = 256 * 1024, 4096
FOUND = re.compile(r"^stream: (.{1,200}) FOUND$")
CLEAN = "stream: OK"


class ScannerSilent(Exception):
    """The scanner that is set can't be reached, breaks off, or says something that is no answer."""


def is_set() -> bool:
    """Whether this house has a scanner."""
    return bool(current_app.config.get("CLAMD_SOCKET"))


def found_in(content: Any) -> str | None:
    """The name of what the scanner finds in a content; None where it finds nothing; raises ScannerSilent."""
    try:
        with _connected() as line:
            line.sendall(b"zINSTREAM\0")
            shown = memoryview(content)
            for place in range(0, len(shown), PIECE):
                piece = shown[place:place + PIECE]
                line.sendall(struct.pack(">L", len(piece)))
                line.sendall(piece)
            line.sendall(struct.pack(">L", 0))
            answer = _answer(line)
    except OSError as silent:
        raise ScannerSilent(type(silent).__name__) from silent
    if answer == CLEAN:
        return None
    found = FOUND.match(answer)
    if found is None:
        raise ScannerSilent("no answer")
    return found[1]


def _connected() -> socket.socket:
    """A line to the scanner: a path of this machine, or ``host:port`` of the house's own network."""
    where = current_app.config["CLAMD_SOCKET"]
    if where.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(SECONDS_TO_CONNECT)
        try:
            line.connect(where)
        except OSError:
            line.close()
            raise
    else:
        host, _, port = where.removeprefix("tcp://").rpartition(":")
        line = socket.create_connection((host, int(port)), timeout=SECONDS_TO_CONNECT)
    line.settimeout(SECONDS_TO_ANSWER)
    return line


def _answer(line: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\0") and len(said) < LONGEST_ANSWER:
        piece = line.recv(LONGEST_ANSWER)
        if not piece:
            break
        said += piece
    return said.rstrip(b"\0\n").decode("utf-8", "replace")
