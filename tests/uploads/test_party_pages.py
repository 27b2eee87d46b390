"""A party's own pages of files: handed in, listed, receipted, shared after a look, taken back; nobody else's seen."""
from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from flask import Flask
from PIL import Image

from mediation import files
from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.evidence.access import evidence_visible_to, pieces_of_others, pieces_of_party
from mediation.evidence.checking import check_waiting
from mediation.evidence.kinds import MOST_AN_HOUR
from mediation.extensions import db
from mediation.files import StoredFile
from tests.acts.session_cases import MONDAY, a_case_in_mediation, the_employer, the_worker
from tests.builders import the_bodies
from tests.page_client import PageClient
from tests.pages.session_pages import signed_in
from tests.uploads import papers, pictures
from tests.uploads.classes import CLASSES, HELD_BACK, SHOWN
from tests.uploads.portal import ADD, another_hour, following, left_over, pieces, sends, words

CANARY = "金丝雀八十一号"
SHUT_IN = "sandbox; default-src 'none'"


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


@pytest.mark.parametrize("group", CLASSES)
def test_each_class_comes_to_its_end_on_the_page(app: Flask, case: Case, worker: PageClient, group: str) -> None:
    """Sealed byte for byte with its state, or refused with words and nothing kept; never half written, never a 500."""
    for handed in CLASSES[group]:
        content, before = handed.content(), len(pieces(case))
        another_hour()
        answer = sends(worker, [(content, handed.name)], declared="text/html")
        now = pieces(case)
        if not handed.is_taken:
            assert answer.status_code == 422 and len(now) == before, handed.what
            continue
        assert answer.status_code == 303 and len(now) == before + 1, handed.what
        piece = now[-1]
        assert piece.zone == "private" and files.content_of(piece.file_sha256) == content
        assert piece.standing.value == handed.end, handed.what
        fetched = worker.get(f"/my/files/{piece.public_id}/original")
        assert fetched.status_code == (409 if handed.end == HELD_BACK else 200)
        if fetched.status_code == 200:
            assert fetched.data == content and fetched.headers["Content-Security-Policy"] == SHUT_IN
            assert fetched.headers["Content-Disposition"].startswith("attachment;")
            assert fetched.headers["Cache-Control"] == "no-store" and "html" not in fetched.mimetype
            assert fetched.headers["X-Content-Type-Options"] == "nosniff" and "svg" not in fetched.mimetype
            assert not set("\r\n\x00\u202e") & set(fetched.headers["Content-Disposition"])
        if handed.end == SHOWN:
            shown = worker.get(f"/my/files/{piece.public_id}/pictures/1")
            assert shown.mimetype in ("image/jpeg", "image/png")
            assert shown.headers["Content-Security-Policy"] == SHUT_IN
        worker.see(f"/my/files/{piece.public_id}")
    assert not left_over(app)
    worker.see("/my/files")


def test_several_at_once_each_for_itself(case: Case, worker: PageClient) -> None:
    photograph = pictures.saved("JPEG")
    answer = sends(worker, [(photograph, "一.jpg"), (pictures.zipped(), "二.zip"), (papers.amr(), "三.amr")], name="材料")
    assert answer.status_code == 303
    page = worker.see("/my/files")
    assert "收到2个文件" in page.text and "没有收“二.zip”" in page.text and "逐个上传" in page.text
    assert [piece.name for piece in pieces(case)] == ["材料（1）", "材料（2）"]


def test_a_photograph_from_the_camera_and_nothing_at_all(case: Case, worker: PageClient) -> None:
    assert 'capture="environment"' in worker.get(ADD).text
    assert sends(worker, [(pictures.saved("JPEG"), "image.jpg")], field="camera").status_code == 303
    nothing = sends(worker, [])
    assert nothing.status_code == 422 and "请拍照，或者选一个文件" in words(nothing) and len(pieces(case)) == 1


def test_the_receipt_bears_name_hash_and_time(case: Case, worker: PageClient) -> None:
    photograph = pictures.jpeg_with_gps()
    sends(worker, [(photograph, "现场.jpg")])
    page = worker.see(f"/my/files/{pieces(case)[0].public_id}/receipt")
    assert hashlib.sha256(photograph).hexdigest() in page.text and "现场.jpg" in page.text
    assert "09:00" in page.text and "11月23日" in page.text


def test_only_me_is_the_default_and_nobody_else_knows(
        app: Flask, bodies: Bodies, case: Case, worker: PageClient, employer: PageClient) -> None:
    sends(worker, [(pictures.jpeg_with_gps(), f"{CANARY}.jpg")], name=CANARY, proves=CANARY)
    piece, = pieces(case)
    assert piece.zone == "private"
    for address in ("/my/files", "/my/status"):
        assert CANARY not in employer.get(address).text
    for rest in ("", "/pictures/1", "/original", "/receipt", "/who-sees", "/share", "/take-away"):
        assert employer.get(f"/my/files/{piece.public_id}{rest}").status_code == 404, rest
    for login in ("wangmin", "zhouhui", "liguoqiang"):
        assert not evidence_visible_to(bodies.people[login], case)
        staff = signed_in(app.test_client(), login)
        assert CANARY not in staff.get(f"/desk/cases/{case.public_id}").text
        assert staff.get(f"/desk/cases/{case.public_id}/evidence/{piece.public_id}/file").status_code == 404


def test_sharing_is_an_act_after_a_look_at_what_the_other_side_will_see(
        case: Case, worker: PageClient, employer: PageClient) -> None:
    sends(worker, [(pictures.jpeg_with_gps(), "现场.jpg")], name="现场照片", proves="没有防护")
    piece, = pieces(case)
    at = f"/my/files/{piece.public_id}"
    answer = worker.submit(worker.see(f"{at}/who-sees"), {"zone": "shared"})
    assert answer.status_code == 303 and answer.location.endswith("/share") and pieces(case)[0].zone == "private"
    page = worker.see(f"{at}/share")
    assert "对方将看到" in page.text and "没有防护" in page.text and "收不回来" in page.text
    seen_before = worker.get(f"{at}/pictures/1").data
    assert worker.submit(page).status_code == 303
    page = employer.see("/my/files")
    assert "现场照片" in page.text and at in page.links and "没有防护" in employer.see(at).text
    seen = employer.get(f"{at}/pictures/1")
    assert seen.data == seen_before and employer.get(f"{at}/original").status_code == 404
    with Image.open(BytesIO(seen.data)) as opened:
        assert not opened.getexif() and "exif" not in opened.info
    assert employer.get(f"{at}/receipt").status_code == 404
    assert worker.get(f"{at}/share").status_code == 409 and worker.get(f"{at}/take-away").status_code == 200
    assert worker.submit(worker.see(f"{at}/take-away")).status_code == 409 and pieces(case)[0].zone == "shared"


def test_a_sound_is_shared_as_the_file_it_is_with_a_warning(
        case: Case, worker: PageClient, employer: PageClient) -> None:
    sends(worker, [(papers.amr(), "谈话.exe")])
    at = f"/my/files/{pieces(case)[0].public_id}"
    page = worker.see(f"{at}/share")
    assert "可以下载这个文件的原样" in page.text
    worker.submit(page)
    assert "可能带病毒" in employer.see(at).text
    fetched = employer.get(f"{at}/original")
    assert fetched.data == papers.amr() and fetched.mimetype == "audio/amr"
    assert fetched.headers["Content-Disposition"].startswith("attachment; filename=file.amr")
    assert fetched.headers["Content-Disposition"].endswith(".exe.amr")


def test_for_who_handles_the_case_and_back_to_oneself(bodies: Bodies, case: Case, worker: PageClient) -> None:
    sends(worker, [(pictures.saved("PNG"), "截图.png")], zone="handling")
    piece, = pieces(case)
    assert list(evidence_visible_to(bodies.people["wangmin"], case)) == [piece]
    at = f"/my/files/{piece.public_id}"
    assert worker.submit(worker.see(f"{at}/who-sees"), {"zone": "private"}).status_code == 303
    assert not evidence_visible_to(bodies.people["wangmin"], pieces(case)[0].case)
    assert worker.submit(worker.see(f"{at}/take-away")).status_code == 409


def test_the_clerk_finds_it_among_what_is_new_and_looks_at_the_picture(
        app: Flask, case: Case, worker: PageClient) -> None:
    sends(worker, [(pictures.saved("PNG"), "截图.png")], zone="handling")
    clerk = signed_in(app.test_client(), "wangmin")
    assert "交来的第1号材料" in clerk.see("/desk/news/materials").text or "第1号材料" in clerk.see("/desk").text
    at = f"/desk/cases/{case.public_id}/evidence/{pieces(case)[0].public_id}"
    assert f"{at}/file" in clerk.see(at).links and clerk.get(f"{at}/pictures/1").mimetype == "image/png"


@pytest.mark.parametrize("zone", ["handling", "shared"])
def test_what_was_private_is_news_when_it_is_opened_later(
        app: Flask, on: Callable[..., None], case: Case, worker: PageClient, zone: str) -> None:
    sends(worker, [(pictures.saved("PNG"), "截图.png")])
    clerk = signed_in(app.test_client(), "wangmin")
    assert "第1号材料" not in clerk.see("/desk/news/materials").text
    on(date(2026, 11, 26), "10:00")
    worker, piece = following(worker, the_worker(case)), pieces(case)[0]
    page = worker.see(f"/my/files/{piece.public_id}/{'share' if zone == 'shared' else 'who-sees'}")
    assert worker.submit(page, {"zone": zone} if zone == "handling" else {}).status_code == 303
    clerk = signed_in(app.test_client(), "wangmin")
    assert "第1号材料" in clerk.see("/desk/news/materials").text
    assert "原来只有本人看得见，现在给办案人看了" in clerk.see("/desk/news/materials").text
    assert "2026-11-26 给办案人看" in clerk.see(f"/desk/cases/{case.public_id}").text
    assert "2026-11-26 给办案人看" in clerk.see(f"/desk/cases/{case.public_id}/evidence/{piece.public_id}").text


def test_a_piece_that_nobody_saw_is_taken_back_with_its_content(
        app: Flask, case: Case, worker: PageClient) -> None:
    photograph = pictures.jpeg_with_gps()
    for _ in range(2):
        sends(worker, [(photograph, "现场.jpg")])
    first, second = pieces(case)
    assert first.file_sha256 == second.file_sha256
    sha256, made = first.file_sha256, first.check.pictures[0].picture_sha256
    worker.submit(worker.see(f"/my/files/{first.public_id}/take-away"))
    assert [piece.public_id for piece in pieces(case)] == [second.public_id]
    assert files.content_of(second.file_sha256) == photograph
    assert worker.get(f"/my/files/{second.public_id}/pictures/1").status_code == 200
    worker.submit(worker.see(f"/my/files/{second.public_id}/take-away"))
    assert not pieces(case)
    assert db.session.get(StoredFile, sha256) is None and db.session.get(StoredFile, made) is None


def test_lists_hold_what_their_details_show(app: Flask, case: Case, worker: PageClient, employer: PageClient) -> None:
    sends(worker, [(pictures.saved("JPEG"), "甲.jpg"), (pictures.saved("PNG"), "乙.png")])
    sends(employer, [(papers.docx(), "丙.docx"), (papers.xlsx(), "丁.xlsx")])
    everything = [piece.public_id for piece in pieces(case)]
    for client, party in ((worker, the_worker(case)), (employer, the_employer(case))):
        listed = {ref for ref in everything if f"/my/files/{ref}" in client.see("/my/files").links}
        opened = {ref for ref in everything if client.get(f"/my/files/{ref}").status_code == 200}
        allowed = {piece.public_id for piece in [*pieces_of_party(party), *pieces_of_others(party)]}
        assert listed == opened == allowed and len(listed) == 2


def test_so_many_an_hour_and_then_later(on: Callable[..., None], case: Case, worker: PageClient) -> None:
    many = [(f"第{number}句话。".encode(), f"{number}.txt") for number in range(MOST_AN_HOUR + 1)]
    assert sends(worker, many).status_code == 303
    assert "一小时里最多交20个" in worker.see("/my/files").text and len(pieces(case)) == MOST_AN_HOUR
    refused = sends(worker, many[-1:])
    assert refused.status_code == 422 and "一小时里最多交20个" in words(refused)
    on(date(2026, 11, 23), "10:01")
    again = following(worker, the_worker(case))
    assert sends(again, many[-1:]).status_code == 303


def test_what_waits_for_its_check_is_given_to_nobody(case: Case, worker: PageClient, app: Flask) -> None:
    """A scanner is set and does not answer: sealed, receipted, 409 for everybody, retried by the sweep."""
    app.config["CLAMD_SOCKET"] = "127.0.0.1:9"
    try:
        sends(worker, [(pictures.saved("JPEG"), "甲.jpg")], zone="handling")
        at, clerk = f"/my/files/{pieces(case)[0].public_id}", signed_in(app.test_client(), "wangmin")
        desk = f"/desk/cases/{case.public_id}/evidence/{pieces(case)[0].public_id}"
        for client, address in ((worker, f"{at}/original"), (worker, f"{at}/pictures/1"), (worker, f"{at}/share"),
                                (clerk, f"{desk}/file"), (clerk, f"{desk}/pictures/1")):
            answer = client.get(address)
            assert answer.status_code == 409 and "检查" in words(answer), address
        assert check_waiting() == 0 and "检查中" in worker.see(at).text and "检查中" in clerk.see(desk).text
        assert worker.see(f"{at}/receipt")
    finally:
        app.config["CLAMD_SOCKET"] = None
    assert check_waiting() == 1 and worker.get(f"{at}/pictures/1").status_code == 200
