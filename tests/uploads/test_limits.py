"""How much is taken: nothing of what is far too large, little memory for what is large, nothing from strangers."""
from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from flask import Flask

from mediation import files
from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.evidence.kinds import MEGABYTE
from mediation.evidence.models import Evidence
from mediation.extensions import db
from tests.acts.session_cases import MONDAY, a_case_in_mediation, the_worker
from tests.builders import the_bodies
from tests.page_client import PageClient
from tests.uploads import papers, pictures
from tests.uploads.portal import ADD, BOUNDARY, encoded, following, left_over, pieces, sends, words

FORM = f"multipart/form-data; boundary={BOUNDARY}"


class Endless:
    """A body that never ends, and counts what was read of it."""

    def __init__(self, begins: bytes = b"") -> None:
        self.begins, self.taken = begins, 0

    def read(self, size: int = -1) -> bytes:
        piece = self.begins[:size] or b"\0" * min(size if size > 0 else 65536, 65536)
        self.begins = self.begins[len(piece):] if self.begins else b""
        self.taken += len(piece)
        return piece

    def readline(self, size: int = -1) -> bytes:
        return self.read(size)


def posted(client: PageClient, body: Endless, **environ: object) -> Any:
    """Send a body as it comes in from the line."""
    return client.post(ADD, content_type=FORM, environ_overrides={**environ, "wsgi.input": body})


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return a_case_in_mediation(bodies, "zhouhui", "wangmin")


@pytest.fixture
def worker(client: PageClient, case: Case) -> PageClient:
    return following(client, the_worker(case))


def memory() -> int:
    """What this process holds now, in bytes."""
    with open("/proc/self/statm", encoding="ascii") as said:
        return int(said.read().split()[1]) * 4096


def test_two_gigabytes_declared_are_refused_before_a_byte_is_read(case: Case, worker: PageClient) -> None:
    body, before = Endless(), memory()
    answer = posted(worker, body, CONTENT_LENGTH=str(2 * 1024 ** 3))
    assert answer.status_code == 413 and body.taken == 0 and memory() - before <= 64 * MEGABYTE and not pieces(case)


def test_a_body_without_end_is_cut_off_at_the_limit(app: Flask, case: Case, worker: PageClient) -> None:
    begins = encoded([], [("files", "a.mp4", "video/mp4", b"")]).split(b"\r\n--")[0] + b"\r\n"
    body, before = Endless(begins), memory()
    answer = posted(worker, body, **{"CONTENT_LENGTH": "", "wsgi.input_terminated": True})
    assert answer.status_code == 413 and body.taken <= 212 * MEGABYTE
    assert memory() - before <= 64 * MEGABYTE and not pieces(case) and not left_over(app)


def test_whoever_follows_nothing_sends_no_more_than_to_any_page(client: PageClient, bodies: Bodies) -> None:
    body = Endless()
    answer = posted(client, body, CONTENT_LENGTH=str(30 * MEGABYTE))
    assert answer.status_code == 413 and body.taken == 0


def test_a_film_of_sixty_megabytes_is_sealed_in_parts_and_comes_back_whole(case: Case, worker: PageClient) -> None:
    film = papers.box(b"ftyp", b"isom\0\0\2\0isom") + papers.box(b"moov", b"\0" * 100) + papers.box(
        b"mdat", bytes(range(256)) * 4096 * 60)
    before = memory()
    assert sends(worker, [(film, "VID.mp4")]).status_code == 303
    piece, = pieces(case)
    sent_twice_by_the_test, little = 2 * len(film), 16 * MEGABYTE
    assert memory() - before <= sent_twice_by_the_test + little
    files.check(piece.file_sha256)
    assert worker.get(f"/my/files/{piece.public_id}/original").data == film


@pytest.mark.parametrize(("what", "says"), [
    ("photograph", "超过50兆"), ("pdf", "超过50兆"), ("words", "超过50兆"), ("zip", "超过50兆")])
def test_each_kind_has_its_limit(case: Case, worker: PageClient, what: str, says: str) -> None:
    more = b"a" * 50 * MEGABYTE
    content = {"photograph": pictures.saved("JPEG") + more, "pdf": pictures.pdf() + more, "words": b"words " + more,
               "zip": papers.docx() + more}[what]
    answer = sends(worker, [(content, "a.jpg")])
    assert answer.status_code == 422 and says in words(answer) and not pieces(case)


def test_a_case_has_its_limit(case: Case, worker: PageClient) -> None:
    sends(worker, [(papers.amr(), "a.amr")])
    piece, = pieces(case)
    piece.file.size = 2048 * MEGABYTE - 10
    db.session.commit()
    answer = sends(worker, [(papers.amr(True), "b.amr")])
    assert answer.status_code == 422 and "2千兆" in words(answer) and len(pieces(case)) == 1


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("sent", [
    encoded([], [("files", f"{number}.txt", "text/plain", b"") for number in range(1001)]),
    encoded([("name", "a" * 600 * 1024)], []), b"no form at all", encoded([], [])[:-10],
    encoded([("zone", "shared"), ("zone", "\0")], [("name", "a", "a", b"\xff" * 100)]),
    encoded([], [("files", "", "", b""), ("camera", "a" * 4000, "x" * 4000, b"\0")])])
def test_a_form_that_is_none_is_no_error_of_ours(case: Case, worker: PageClient, sent: bytes) -> None:
    for content_type in (FORM, "multipart/form-data", "text/plain", "application/x-www-form-urlencoded"):
        answer = worker.post(ADD, data=sent, content_type=content_type)
        assert 400 <= answer.status_code < 500, answer.status
    assert not pieces(case)


def test_nobody_shares_by_sending_another_word(case: Case, worker: PageClient) -> None:
    answer = sends(worker, [(papers.amr(), "a.amr")], zone="private")
    assert answer.status_code == 303
    filled = worker.see(ADD).form().filled({"name": "a"})
    body = encoded([*{**filled, "zone": "shared"}.items()], [("files", "a.amr", "audio/amr", papers.amr())])
    assert worker.post(ADD, data=body, content_type=FORM).status_code == 422
    assert [piece.zone for piece in db.session.query(Evidence).all()] == ["private"]


def test_one_field_for_one_file_takes_no_second(app: Flask, case: Case) -> None:
    from tests.pages.session_pages import signed_in
    clerk = signed_in(app.test_client(), "wangmin")
    page = clerk.see(f"/desk/cases/{case.public_id}/add-evidence")
    filled = page.form().filled({"party": the_worker(case).public_id, "name": "两份"})
    two = [("scan", f"{number}.jpg", "image/jpeg", pictures.saved("JPEG")) for number in range(2)]
    answer = clerk.post(page.address, data=encoded([*filled.items()], two), content_type=FORM)
    assert answer.status_code == 422 and "一次只能选一个文件" in words(answer) and not pieces(case)


def test_a_large_content_is_bound_part_by_part_to_its_place(app: Flask) -> None:
    content = BytesIO(bytes(range(256)) * 4096 * 3 + b"end").getvalue()
    sha256 = files.put(content, "video/mp4").sha256
    path = files._path(sha256)
    sealed = path.read_bytes()
    assert content[:64] not in sealed and files.content_of(sha256) == content
    part = (len(sealed) - len(files.IN_PARTS) - (3 + 32)) // 3
    first, second = (sealed[len(files.IN_PARTS) + place * part:][:part] for place in (0, 1))
    for changed in (sealed[:-1], sealed[:len(files.IN_PARTS) + 2 * part],
                    sealed.replace(first + second, second + first), sealed + b"\0\0\0\1\0",
                    sealed[:5000] + b"x" + sealed[5001:]):
        path.write_bytes(changed)
        with pytest.raises(files.FileDamaged):
            files.check(sha256)
