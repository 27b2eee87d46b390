"""A file that comes in piece by piece: it goes on where it stopped, ends as one that came at once, is nobody else's."""
from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from flask import Flask

from mediation import files
from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.evidence import pieces_store
from mediation.evidence.check_models import HandingIn
from mediation.evidence.in_pieces import clear_old_pieces
from mediation.evidence.kinds import MEGABYTE, MOST_AN_HOUR, MOST_OF_A_RECORDING
from mediation.evidence.pieces_models import FileInPieces
from mediation.extensions import db
from mediation.files import StoredFile
from tests.acts.session_cases import MONDAY, a_case_in_mediation, the_employer, the_worker
from tests.builders import the_bodies
from tests.page_client import PageClient
from tests.uploads import papers, pictures
from tests.uploads.classes import CLASSES
from tests.uploads.in_pieces import PIECE, adds, begins, finishes, form_of, sends_in_pieces, to_of, token_of
from tests.uploads.portal import ADD, another_hour, following, left_over, pieces

pytestmark = pytest.mark.databases("sqlite", "postgresql")
FILM = papers.film() + papers.box(b"free", bytes(range(256)) * 5000)
"""Three pieces."""


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


@pytest.fixture
def employer(app: Flask, case: Case) -> PageClient:
    return following(app.test_client(), the_employer(case))


def rows() -> list[FileInPieces]:
    db.session.expire_all()
    return db.session.query(FileInPieces).all()


def test_it_ends_sealed_as_it_came_with_its_receipt(app: Flask, case: Case, worker: PageClient) -> None:
    told = begins(worker, FILM, "VID.mp4", name="录像", proves="没有护栏", zone="handling")
    assert told["at"] == 0 and told["most"] == PIECE
    assert [adds(worker, told["to"], at, FILM).json["at"] for at in (0, PIECE, 2 * PIECE)] == [
        PIECE, 2 * PIECE, len(FILM)]
    ended = finishes(worker, told["to"])
    piece, = pieces(case)
    assert ended.json == {"piece": f"/my/files/{piece.public_id}"} and ended.status_code == 200
    assert (piece.name, piece.proves, piece.zone, piece.original_name) == ("录像", "没有护栏", "handling", "VID.mp4")
    assert piece.file_sha256 == hashlib.sha256(FILM).hexdigest() and files.content_of(piece.file_sha256) == FILM
    assert piece.file_sha256 in worker.see(f"/my/files/{piece.public_id}/receipt").text
    assert piece.handed_in_online and piece.standing.value == "not_shown"
    assert clear_old_pieces() == 1 and not left_over(app) and clear_old_pieces() == 0


def test_its_pieces_lie_sealed_under_a_random_name(app: Flask, worker: PageClient) -> None:
    told = begins(worker, FILM, "VID.mp4")
    adds(worker, told["to"], 0, FILM)
    path, = left_over(app)
    sealed = path.read_bytes()
    assert "VID" not in path.name and FILM[:64] not in sealed and bytes(range(256)) not in sealed
    assert path.stat().st_mode & 0o077 == 0


def test_the_same_file_chosen_again_goes_on_where_it_stopped(app: Flask, case: Case, worker: PageClient) -> None:
    told = begins(worker, FILM, "VID.mp4", name="旧名")
    adds(worker, told["to"], 0, FILM)
    page = worker.see(ADD)
    assert "没传完的" in page.text and "VID.mp4" in page.text and "传到 40%" in page.text
    assert "接着传" in worker.see("/my/files").text
    again = following(app.test_client(), the_worker(case))
    assert begins(again, FILM, "VID.mp4", name="新名") == {**told, "at": PIECE} and len(rows()) == 1
    assert db.session.query(HandingIn).count() == 1
    for other in (begins(again, FILM, "VID2.mp4"), begins(again, b"x" + FILM[1:], "VID.mp4"),
                  begins(again, FILM + b"x", "VID.mp4"), begins(again, FILM, "VID.mp4", first="")):
        assert other["at"] == 0 and other["to"] != told["to"]
    for at in (PIECE, 2 * PIECE):
        adds(again, told["to"], at, FILM)
    finishes(again, told["to"])
    piece, = pieces(case)
    assert piece.name == "新名" and files.content_of(piece.file_sha256) == FILM


@pytest.mark.parametrize("at", [0, 1, PIECE - 1, PIECE + 1, 3 * PIECE, 10 ** 11])
def test_pieces_neither_overlap_nor_leave_a_gap(worker: PageClient, at: int) -> None:
    told = begins(worker, FILM, "VID.mp4")
    adds(worker, told["to"], 0, FILM)
    answer = adds(worker, told["to"], at, FILM)
    assert answer.status_code == 409 and answer.json == {"at": PIECE} and rows()[0].reached == PIECE


@pytest.mark.parametrize("at", ["", "-1", "x", "٣", "9" * 40, "1e3"])
def test_a_place_that_is_none_is_no_error_of_ours(worker: PageClient, at: str) -> None:
    told = begins(worker, FILM, "VID.mp4")
    assert adds(worker, told["to"], at, FILM).status_code == 409 and rows()[0].reached == 0


@pytest.mark.parametrize("content", [b"", b"x" * (PIECE + 1), FILM[:PIECE] + b"x"], ids=["none", "large", "larger"])
def test_a_piece_that_is_none_or_too_large_adds_nothing(app: Flask, worker: PageClient, content: bytes) -> None:
    told = begins(worker, FILM, "VID.mp4")
    answer = adds(worker, told["to"], 0, content, cut=False)
    assert answer.status_code == 422 and "重新选择" in answer.json["problem"]
    assert rows()[0].reached == 0 and not left_over(app)


def test_what_came_of_a_piece_that_broke_off_counts(case: Case, worker: PageClient) -> None:
    told = begins(worker, FILM, "VID.mp4")
    answer = worker.post(told["to"], query_string={"at": 0}, content_type="application/octet-stream",
                         headers=token_of(worker),
                         environ_overrides={"wsgi.input": BytesIO(FILM[:1000]), "CONTENT_LENGTH": str(PIECE)})
    assert answer.json == {"at": 1000} and rows()[0].reached == 1000
    assert adds(worker, told["to"], 0, FILM).json == {"at": 1000}
    sends_in_pieces(worker, FILM, "VID.mp4")
    assert files.content_of(pieces(case)[0].file_sha256) == FILM


def test_no_more_comes_than_was_said(worker: PageClient) -> None:
    told = begins(worker, FILM[:PIECE + 10], "VID.mp4")
    adds(worker, told["to"], 0, FILM)
    assert adds(worker, told["to"], PIECE, FILM[:2 * PIECE]).status_code == 422
    assert finishes(worker, told["to"]).status_code == 409 and rows()[0].reached == PIECE


@pytest.mark.parametrize(("size", "says"), [
    ("0", "0字节"), (str(MOST_OF_A_RECORDING + 1), "超过200兆"), ("-1", "整数"), ("x", "整数"), ("", "请填写"),
    ("9" * 12, "超过200兆"), ("9" * 13, "整数")])
def test_a_size_that_can_not_be_is_refused_at_the_beginning(worker: PageClient, size: str, says: str) -> None:
    answer = begins(worker, FILM, "VID.mp4", status=422, size=size)
    assert says in answer["problem"] and not rows() and not db.session.query(HandingIn).count()


@pytest.mark.parametrize("typed", [{"zone": "shared"}, {"zone": ""}, {"first": "x"}, {"first": "A" * 64}, {
    "name": "a" * 81}, {"proves": "\0"}, {"number": "x"}])
def test_what_is_said_wrong_is_refused_at_the_beginning(worker: PageClient, typed: dict[str, str]) -> None:
    answer = begins(worker, FILM, "VID.mp4", status=422, **typed)
    assert answer["problem"] and not rows()


def test_somebody_elses_file_is_as_one_that_is_not_there(
        app: Flask, bodies: Bodies, worker: PageClient, employer: PageClient) -> None:
    """The other side, the same kind of party of another case, and nobody at all."""
    told = begins(worker, FILM, "VID.mp4")
    elsewhere = following(app.test_client(), the_worker(a_case_in_mediation(bodies, "zhouhui", "wangmin")))
    absent = told["to"].replace(rows()[0].public_id, "a" * 16)
    for other in (employer, elsewhere):
        assert begins(other, FILM, "VID.mp4")["to"] != told["to"]
        for deed in (lambda to, by=other: adds(by, to, 0, FILM), lambda to, by=other: finishes(by, to)):
            answer, none = deed(told["to"]), deed(absent)
            assert (answer.status_code, answer.json) == (none.status_code, none.json)
            assert answer.status_code == 404
        assert other.post(f"{told['to']}/give-up", data=form_of(other)).status_code == 404
    nobody = app.test_client()
    assert adds(nobody, told["to"], 0, FILM).status_code in (302, 400)
    assert [row.reached for row in rows()] == [0, 0, 0]


def test_nothing_of_it_can_be_fetched(worker: PageClient) -> None:
    told = begins(worker, FILM, "VID.mp4")
    adds(worker, told["to"], 0, FILM)
    for address in (told["to"], f"{told['to']}/finish", f"{told['to']}/original", "/my/files/pieces"):
        assert worker.get(address).status_code in (404, 405), address
    assert worker.get(f"/my/files/{rows()[0].public_id}/original").status_code == 404


def test_a_request_that_died_between_writing_and_keeping_costs_nothing(
        app: Flask, case: Case, worker: PageClient) -> None:
    """What stands on the disk behind the bytes that count is written over."""
    told = begins(worker, FILM, "VID.mp4")
    adds(worker, told["to"], 0, FILM)
    row, = rows()
    pieces_store.add(row.public_id, row.on_disk, PIECE, b"from a request that was not kept" * 1000)
    with left_over(app)[0].open("ab") as target:
        target.write(b"half a piece")
    assert begins(worker, FILM, "VID.mp4")["at"] == PIECE
    assert sends_in_pieces(worker, FILM, "VID.mp4").status_code == 200
    assert files.content_of(pieces(case)[0].file_sha256) == FILM


@pytest.mark.parametrize("harm", [lambda path: path.unlink(), lambda path: path.write_bytes(path.read_bytes()[:-5])])
def test_pieces_that_were_lost_come_again_from_the_beginning(
        app: Flask, case: Case, worker: PageClient, harm: Callable[[Any], None]) -> None:
    told = begins(worker, FILM, "VID.mp4")
    adds(worker, told["to"], 0, FILM)
    harm(left_over(app)[0])
    assert adds(worker, told["to"], PIECE, FILM).json == {"at": 0}
    sends_in_pieces(worker, FILM, "VID.mp4")
    assert files.content_of(pieces(case)[0].file_sha256) == FILM


def test_changed_pieces_are_never_sealed(app: Flask, case: Case, worker: PageClient) -> None:
    told = begins(worker, FILM, "VID.mp4")
    for at in range(0, len(FILM), PIECE):
        adds(worker, told["to"], at, FILM)
    path, = left_over(app)
    sealed = path.read_bytes()
    path.write_bytes(sealed[:1000] + bytes([sealed[1000] ^ 1]) + sealed[1001:])
    assert "没有传完" in finishes(worker, told["to"]).json["refused"]
    assert not pieces(case) and not rows() and not left_over(app)


def test_finished_twice_is_finished_once(case: Case, worker: PageClient) -> None:
    first = sends_in_pieces(worker, papers.amr(), "msg.amr")
    to = to_of(rows()[0])
    second = finishes(worker, to)
    assert first.json == second.json and len(pieces(case)) == 1
    assert adds(worker, to, 0, papers.amr()).json == {"at": len(papers.amr())}
    assert worker.post(f"{to}/give-up", data=form_of(worker)).status_code == 409
    sends_in_pieces(worker, papers.amr(), "msg.amr")
    one, two = pieces(case)
    assert one.file_sha256 == two.file_sha256


def test_what_is_not_all_here_is_not_finished(case: Case, worker: PageClient) -> None:
    told = begins(worker, FILM, "VID.mp4")
    adds(worker, told["to"], 0, FILM)
    answer = finishes(worker, told["to"])
    assert answer.status_code == 409 and "还没有传完" in answer.json["problem"] and not pieces(case)


@pytest.mark.parametrize("group", ["U1", "U3", "U4", "U6", "U9", "U13"])
@pytest.mark.databases("sqlite")
def test_its_end_is_that_of_a_file_that_came_at_once(app: Flask, case: Case, worker: PageClient, group: str) -> None:
    for handed in CLASSES[group]:
        content, before, stored = handed.content(), len(pieces(case)), db.session.query(StoredFile).count()
        another_hour()
        if not content:
            assert "0字节" in begins(worker, content, handed.name, status=422)["problem"]
            continue
        ended = sends_in_pieces(worker, content, handed.name)
        assert ended.status_code == 200
        if handed.is_taken:
            piece = pieces(case)[-1]
            assert piece.standing.value == handed.end and files.content_of(piece.file_sha256) == content
            clear_old_pieces()
            continue
        assert ended.json["refused"] and len(pieces(case)) == before, handed.what
        assert not left_over(app) and db.session.query(StoredFile).count() == stored
    assert all(row.piece_ref for row in rows())


def test_it_counts_by_the_hour_from_its_beginning(on: Callable[..., None], case: Case, worker: PageClient) -> None:
    for number in range(MOST_AN_HOUR):
        begins(worker, FILM, f"{number}.mp4")
    assert "一小时里最多交20个" in begins(worker, FILM, "one more.mp4", status=422)["problem"]
    assert begins(worker, FILM, "3.mp4")["at"] == 0
    on(date(2026, 11, 23), "10:01")
    again = following(worker, the_worker(case))
    assert begins(again, FILM, "one more.mp4")["at"] == 0


def test_what_was_said_counts_for_the_case_before_it_comes(worker: PageClient, employer: PageClient) -> None:
    for number in range(10):
        begins(worker, FILM, f"{number}.mp4", size=str(MOST_OF_A_RECORDING))
    answer = begins(employer, FILM, "a.mp4", status=422, size=str(MOST_OF_A_RECORDING))
    assert "2千兆" in answer["problem"]
    assert begins(employer, FILM, "b.mp4", size=str(40 * MEGABYTE))["at"] == 0
    assert worker.post(f"{to_of(rows()[0])}/give-up", data=form_of(worker)).status_code == 303
    assert begins(employer, FILM, "a.mp4", size=str(MOST_OF_A_RECORDING))["at"] == 0


def test_given_up_it_is_gone_at_once(app: Flask, worker: PageClient) -> None:
    told = begins(worker, FILM, "VID.mp4")
    adds(worker, told["to"], 0, FILM)
    answer = worker.submit(worker.see(ADD), action=f"{told['to']}/give-up", follow_redirects=True)
    assert "已删" in answer.text and not rows() and not left_over(app)
    assert adds(worker, told["to"], PIECE, FILM).status_code == 404


def test_after_a_day_it_is_gone(app: Flask, on: Callable[..., None], case: Case, worker: PageClient) -> None:
    told = begins(worker, FILM, "VID.mp4")
    adds(worker, told["to"], 0, FILM)
    sends_in_pieces(worker, papers.amr(), "msg.amr")
    on(date(2026, 11, 24), "08:59")
    app.test_cli_runner().invoke(args=["sweep"])
    assert [row.reached for row in rows()] == [PIECE, len(papers.amr())] and len(left_over(app)) == 1
    on(date(2026, 11, 24), "09:01")
    assert app.test_cli_runner().invoke(args=["sweep"]).exit_code == 0
    assert not rows() and not left_over(app) and len(pieces(case)) == 1
    again = following(worker, the_worker(case))
    assert adds(again, told["to"], PIECE, FILM).status_code == 404


def test_without_a_token_of_the_page_nothing_comes_in(worker: PageClient) -> None:
    told = begins(worker, FILM, "VID.mp4")
    for address in (f"{told['to']}?at=0", f"{told['to']}/finish", f"{told['to']}/give-up", "/my/files/pieces"):
        answer = worker.post(address, data=FILM[:100], content_type="application/octet-stream")
        assert answer.status_code == 400, address
    assert rows()[0].reached == 0


def test_names_as_telephones_and_strangers_give_them(case: Case, worker: PageClient) -> None:
    for handed in CLASSES["U11"]:
        another_hour()
        assert sends_in_pieces(worker, handed.content(), handed.name).json.get("piece"), handed.what
        name = pieces(case)[-1].original_name
        assert name and not set("\r\n\x00\u202e/\\") & set(name)


def test_a_photograph_in_pieces_is_shown_upright(case: Case, worker: PageClient) -> None:
    sends_in_pieces(worker, pictures.jpeg_with_gps(), "IMG.jpg")
    piece, = pieces(case)
    assert worker.get(f"/my/files/{piece.public_id}/pictures/1").mimetype == "image/jpeg"
