"""Evidence on its pages: taken in, shown by zone, downloaded only as an attachment, moved after a preview."""
from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from flask import Flask

from mediation.audit.queries import events_in_order
from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.evidence.acts import HandedIn, take_in
from mediation.evidence.checking import check_waiting
from mediation.evidence.models import Evidence
from mediation.evidence.queries import evidence_of
from mediation.evidence.uploads import looked_at
from mediation.extensions import db
from mediation.files import _path
from mediation.law.terms import Zone
from tests.acts.session_cases import MONDAY, a_case_in_mediation, picture, the_worker
from tests.acts.test_evidence import handed
from tests.builders import the_bodies
from tests.page import Page
from tests.page_client import PageClient
from tests.pages.session_pages import signed_in


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return a_case_in_mediation(bodies, "zhouhui", "wangmin")


def handed_in(client: PageClient, case: Case, content: bytes, name: str = "工资条.jpg", **typed: Any) -> Any:
    page = client.see(f"/desk/cases/{case.public_id}/add-evidence")
    filled = page.form().filled({"party": the_worker(case).public_id, "name": "工资条", **typed})
    return client.post(page.address, data={**filled, "scan": (BytesIO(content), name)})


def a_piece(case: Case, by: Any, zone: Zone = Zone.HANDLING) -> Evidence:
    piece = take_in(case, HandedIn(name="工资条", party=the_worker(case), zone=zone),
                    looked_at(handed(picture(), "八月 工资条\".jpg")), by=by)
    db.session.commit()
    check_waiting()
    return piece


def file_of(piece: Evidence) -> str:
    return f"/desk/cases/{piece.case.public_id}/evidence/{piece.public_id}/file"


def test_a_piece_is_taken_in_and_stands_on_the_case_page(client: PageClient, case: Case) -> None:
    clerk = signed_in(client, "wangmin")
    assert handed_in(clerk, case, picture(), proves="八月工资没有发", pages="2").status_code == 303
    page = clerk.see(f"/desk/cases/{case.public_id}")
    assert "工资条" in page.text and "本人和办案人看得见，对方看不见" in page.text
    look = file_of(evidence_of(case)[0]).removesuffix("/file")
    assert look in page.links and "可以预览" in clerk.see(look).text
    assert file_of(evidence_of(case)[0]) in clerk.see(look).links
    shown = clerk.get(f"{look}/pictures/1")
    assert shown.mimetype == "image/jpeg" and shown.data != picture()
    assert clerk.get(f"{look}/pictures/2").status_code == 404


def test_a_refused_file_says_so_on_its_field_and_what_was_typed_stays(client: PageClient, case: Case) -> None:
    clerk = signed_in(client, "wangmin")
    response = handed_in(clerk, case, b"<html>", proves="写了很长的一段话")
    page = Page(response.text)
    assert response.status_code == 422 and "不是能收的文件" in page.text and "写了很长的一段话" in response.text
    page = clerk.see(f"/desk/cases/{case.public_id}/add-evidence")
    response = clerk.submit(page, {"name": "工资条"})
    assert response.status_code == 422 and "录音、录像不超过200兆" in Page(response.text).text
    assert evidence_of(case) == []


def test_a_file_that_is_far_too_big_is_a_413(client: PageClient, case: Case) -> None:
    response = signed_in(client, "wangmin").post(
        f"/desk/cases/{case.public_id}/add-evidence", data=b"\0" * 25 * 1024 * 1024,
        content_type="multipart/form-data; boundary=x")
    assert response.status_code == 413 and evidence_of(case) == []


def test_the_original_leaves_only_as_an_attachment_in_a_sandbox(client: PageClient, bodies: Bodies, case: Case) -> None:
    piece = a_piece(case, bodies.people["wangmin"])
    response = signed_in(client, "wangmin").get(file_of(piece))
    assert response.data == picture() and response.mimetype == "image/jpeg"
    disposition = response.headers["Content-Disposition"]
    assert disposition.startswith("attachment;") and "\n" not in disposition and "filename*=UTF-8''" in disposition
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-store"


def test_every_look_is_kept(client: PageClient, bodies: Bodies, case: Case) -> None:
    piece = a_piece(case, bodies.people["wangmin"])
    signed_in(client, "zhouhui").get(file_of(piece))
    looks = [event for event in events_in_order() if event.action == "look_evidence"]
    assert [(event.person_ref, event.record_ref) for event in looks] == [
        (bodies.people["zhouhui"].public_id, piece.public_id)]


def test_what_may_not_be_seen_answers_as_what_does_not_exist(
        client: PageClient, app: Flask, bodies: Bodies, case: Case) -> None:
    private = a_piece(case, bodies.people["zhouhui"], Zone.PRIVATE)
    assert signed_in(app.test_client(), "zhouhui").get(file_of(private)).status_code == 200
    clerk = signed_in(client, "wangmin")
    assert clerk.get(file_of(private)).status_code == 404
    assert clerk.get(file_of(private).replace("/file", "/move-to-zone")).status_code == 404
    assert clerk.get(f"/desk/cases/{case.public_id}/evidence/nothing-here/file").status_code == 404
    assert "另有 1 份只有本人看得见" in clerk.see(f"/desk/cases/{case.public_id}").text
    assert signed_in(app.test_client(), "huangwei").get(file_of(private)).status_code == 404
    assert app.test_client().get(file_of(private)).status_code == 302


def test_sharing_shows_first_what_the_other_side_will_see(client: PageClient, bodies: Bodies, case: Case) -> None:
    piece = a_piece(case, bodies.people["wangmin"])
    clerk = signed_in(client, "wangmin")
    page = clerk.see(file_of(piece).replace("/file", "/move-to-zone"))
    assert "对方将看到" in page.text and "工资条" in page.text and "拍摄的时间、地点" in page.text
    refused = clerk.submit(page, {"zone": "shared"})
    assert refused.status_code == 422 and "签字的材料" in Page(refused.text).text
    assert clerk.submit(page, {"zone": "shared", "words": "见第1次笔录"}).status_code == 303
    assert piece.zone == "shared" and "双方看得见" in clerk.see(f"/desk/cases/{case.public_id}").text


def test_a_damaged_original_is_said_and_never_handed_out(client: PageClient, bodies: Bodies, case: Case) -> None:
    piece = a_piece(case, bodies.people["wangmin"])
    _path(piece.file_sha256).unlink()
    response = signed_in(client, "wangmin").get(file_of(piece))
    assert response.status_code == 409 and "损坏或者丢失" in Page(response.text).text
