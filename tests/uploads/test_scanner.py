"""The scanner of the house: a little server that speaks clamd's protocol over a real socket; it fails closed."""
from __future__ import annotations

import socket
import socketserver
import struct
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.evidence import scanner
from mediation.evidence.checking import check_waiting
from tests.acts.session_cases import MONDAY, a_case_in_mediation, the_worker
from tests.builders import the_bodies
from tests.page_client import PageClient
from tests.uploads import papers, pictures
from tests.uploads.portal import following, pieces, sends

SIGNATURE = b"a-signature-of-the-house"
ANSWERS = {"says nothing": b"", "says nonsense": b"stream: maybe\0",
           "says that it failed": b"INSTREAM size limit exceeded. ERROR\0"}


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


@pytest.fixture(params=["tcp", "unix"])
def clamd(request: pytest.FixtureRequest, app: Flask, tmp_path: Path) -> Iterator[Server]:
    server = Server(("127.0.0.1", 0)) if request.param == "tcp" else LocalServer(str(tmp_path / "clamd"))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    where = server.server_address
    app.config["CLAMD_SOCKET"] = where if isinstance(where, str) else f"127.0.0.1:{where[1]}"
    yield server
    app.config["CLAMD_SOCKET"] = None
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return a_case_in_mediation(bodies, "zhouhui", "wangmin")


def test_the_whole_content_is_shown_to_the_scanner(clamd: Server) -> None:
    content = bytes(range(256)) * 4000
    assert scanner.found_in(content) is None and clamd.scanned == [content]
    assert scanner.found_in(content + SIGNATURE) == "House.Test"


@pytest.mark.parametrize("what", ANSWERS)
def test_what_is_no_answer_is_no_clean_file(clamd: Server, what: str) -> None:
    clamd.answer = ANSWERS[what]
    with pytest.raises(scanner.ScannerSilent):
        scanner.found_in(b"words")


def test_what_the_scanner_finds_is_held_back_from_everybody(client: PageClient, clamd: Server, case: Case) -> None:
    worker = following(client, the_worker(case))
    sends(worker, [(pictures.saved("JPEG") + SIGNATURE, "甲.jpg"), (papers.amr(), "乙.amr")], zone="handling")
    first, second = pieces(case)
    assert (first.standing.value, second.standing.value) == ("held_back", "not_shown")
    at = f"/my/files/{first.public_id}"
    assert "查出病毒特征" in worker.see(at).text and first.file_sha256 in worker.see(f"{at}/receipt").text
    for rest in ("/original", "/pictures/1", "/share"):
        assert worker.get(f"{at}{rest}").status_code == 409


def test_a_silent_scanner_keeps_files_in_checking_until_it_speaks(
        client: PageClient, clamd: Server, case: Case) -> None:
    worker, clamd.answer = following(client, the_worker(case)), b""
    sends(worker, [(pictures.saved("JPEG"), "甲.jpg"), (papers.docx(), "乙.docx")])
    assert {piece.standing.value for piece in pieces(case)} == {"checking"} and check_waiting() == 0
    clamd.answer = None
    assert check_waiting() == 2 and [piece.standing.value for piece in pieces(case)] == ["shown", "not_shown"]
    assert check_waiting() == 0
