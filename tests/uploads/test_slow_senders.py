"""Who sends slowly, over real sockets: what is too large is refused at once, and nobody waits for what comes in."""
from __future__ import annotations

import gc
import socket
import time
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from flask import Flask
from sqlalchemy import select

from mediation.evidence.kinds import MEGABYTE
from mediation.evidence.models import Evidence
from mediation.extensions import db
from tests.acts.session_cases import MONDAY, a_case_in_mediation, the_worker
from tests.builders import the_bodies
from tests.conftest import LiveServer
from tests.page_client import PageClient
from tests.uploads import papers, pictures
from tests.uploads.portal import ADD, BOUNDARY, encoded, following, left_over, sends

SECONDS, GIGABYTE = 2.0, 1024 * MEGABYTE
HEAD = ("POST %s HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\n"
        f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n%s\r\n\r\n")


@pytest.fixture
def worker(live_server: LiveServer, client: PageClient, on: Callable[..., None]) -> PageClient:
    """A party on its own pages, with a case in mediation."""
    on(MONDAY)
    with live_server.app.app_context():
        case = a_case_in_mediation(the_bodies(), "zhouhui", "wangmin")
        return following(client, the_worker(case))


def handed_in(app: Flask) -> list[str]:
    """The names of all files that were taken."""
    with app.app_context():
        return [piece.original_name for piece in db.session.scalars(select(Evidence).order_by(Evidence.id))]


@pytest.fixture
def line(live_server: LiveServer) -> Iterator[socket.socket]:
    """A line to the application."""
    place = urlsplit(live_server.url)
    with socket.create_connection((place.hostname, place.port), timeout=10) as made:
        yield made


def begins(line: socket.socket, says: str, client: PageClient | None = None, address: str = ADD) -> None:
    """Begin to send to a page, with the session of somebody."""
    cookies = "; ".join(f"{each.key}={each.value}" for each in client._cookies.values()) if client else "a=b"
    line.sendall((HEAD % (address, "%s:%s" % line.getpeername(), cookies, says)).encode())


def answered(line: socket.socket, sending: bytes = b"") -> tuple[bytes, float]:
    """The first line of the answer and the seconds that it took, while a byte is sent every tenth of a second."""
    began, said = time.monotonic(), b""
    line.settimeout(0.1)
    while b"\r\n" not in said and time.monotonic() - began < 3 * SECONDS:
        try:
            said += line.recv(4096)
        except TimeoutError:
            line.sendall(sending[:1])
    return said.partition(b"\r\n")[0], time.monotonic() - began


@pytest.mark.parametrize("who", ["a party", "a stranger"])
@pytest.mark.parametrize("address", [ADD, "/my", "/sign-in"])
def test_who_sends_two_gigabytes_byte_by_byte_is_refused_in_two_seconds(
        app: Flask, line: socket.socket, worker: PageClient, who: str, address: str) -> None:
    begins(line, f"Content-Length: {2 * GIGABYTE}", worker if who == "a party" else None, address)
    status, seconds = answered(line, b"-")
    assert b" 413 " in status and seconds <= SECONDS and not handed_in(app) and not left_over(app)


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_while_a_file_comes_in_slowly_others_hand_theirs_in_and_what_breaks_off_leaves_nothing(
        app: Flask, line: socket.socket, worker: PageClient) -> None:
    whole = encoded([], [("files", "慢.jpg", "image/jpeg", pictures.saved("JPEG") + b"\0" * 5 * MEGABYTE)])
    begins(line, f"Content-Length: {len(whole)}", worker)
    line.sendall(whole[:3 * MEGABYTE])
    assert answered(line, b"-")[0] == b""
    began = time.monotonic()
    assert sends(worker, [(papers.amr(), "快.amr")]).status_code == 303
    assert time.monotonic() - began <= SECONDS
    line.close()
    time.sleep(0.5)
    gc.collect()
    assert handed_in(app) == ["快.amr"] and not left_over(app)


def test_a_file_that_came_slowly_is_taken_as_any_other(
        app: Flask, line: socket.socket, worker: PageClient) -> None:
    filled = worker.see(ADD).form().filled({})
    whole = encoded([*filled.items()], [("files", "慢.amr", "audio/amr", papers.amr())])
    begins(line, f"Content-Length: {len(whole)}", worker)
    for place in range(0, len(whole), 1 + len(whole) // 20):
        line.sendall(whole[place:place + 1 + len(whole) // 20])
        time.sleep(0.1)
    assert b" 303 " in answered(line)[0]
    assert handed_in(app) == ["慢.amr"]
