"""Asking on a phone to be called, and the staff's way to have done it."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from mediation.intake.acceptance.acts import ask_other_side
from mediation.intake.language_calls.models import LanguageCall
from tests.builders import PASSWORD, a_submitted_case, the_bodies
from tests.following import comes_in
from tests.page_client import PageClient

MONDAY = date(2026, 3, 2)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return a_submitted_case(bodies)[0]


def the_call() -> LanguageCall:
    return db.session.query(LanguageCall).one()


def test_a_party_asks_and_reads_by_when_it_is_called(client: PageClient, case: Case) -> None:
    phone = comes_in(client, case.applicants[0])
    assert "请打电话给我" in phone.see("/my/status").text
    page = phone.see("/my/call-me")
    number = case.applicants[0].phone
    assert "维吾尔语" in page.text and number not in page.text and number[-4:] in page.text
    answer = phone.submit(page, {"language": "ug", "words": "下午"})
    assert answer.status_code == 303
    status = phone.see("/my/status").text
    assert "最迟 2026年3月3日（含当日），用维吾尔语给您打电话。" in status and "下午" in status
    assert "请打电话给我" not in status
    assert (the_call().language, the_call().words) == ("ug", "下午")


def test_after_its_day_the_page_says_that_nobody_has_called(
        client: PageClient, case: Case, on: Callable[..., None]) -> None:
    phone = comes_in(client, case.applicants[0])
    phone.submit(phone.see("/my/call-me"), {"language": "kk"})
    on(date(2026, 3, 4))
    assert "还没有打" in comes_in(client, case.applicants[0]).see("/my/status").text


def test_there_is_one_way_to_ask_for_a_call_and_its_number_is_masked_until_asked_for(
        app: Flask, client: PageClient, case: Case) -> None:
    phone = comes_in(client, case.applicants[0])
    assert phone.see("/my/status").text.count("打电话给我") == 1
    phone.submit(phone.see("/my/call-me"), {"language": "zh", "words": "要带什么", "phone": "13900000009"})
    clerk: PageClient = app.test_client()
    clerk.submit(clerk.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    address = f"/desk/cases/{case.public_id}/contact"
    page = clerk.see(address).text
    assert "请给李秀英打电话" in page and "要带什么" in page and "13900000009" not in page and "0009" in page
    assert "13900000009" in clerk.see(f"{address}?number={case.applicants[0].public_id}").text


def test_who_has_no_number_on_file_writes_one(client: PageClient, case: Case) -> None:
    case.applicants[0].phone = None
    db.session.commit()
    phone = comes_in(client, case.applicants[0])
    refused = phone.submit(phone.see("/my/call-me"), {"words": "要带什么"})
    assert refused.status_code == 422 and "没有您登记的电话" in refused.text and "要带什么" in refused.text
    phone.submit(phone.see("/my/call-me"), {"words": "要带什么", "phone": "13900000009"})
    assert the_call().number == "13900000009"


@pytest.mark.parametrize("sent", [{"language": ""}, {"language": "xx"}, {"words": "很" * 301}])
def test_what_cannot_be_read_is_refused_on_its_field(client: PageClient, case: Case, sent: dict[str, str]) -> None:
    phone = comes_in(client, case.applicants[0])
    filled = phone.see("/my/call-me").form().filled({})
    answer = phone.post("/my/call-me", data={**filled, **sent})
    assert answer.status_code == 422 and "还没有保存" in answer.text
    assert db.session.query(LanguageCall).count() == 0


def test_the_other_side_reads_nothing_of_it(app: Flask, bodies: Bodies, client: PageClient) -> None:
    case = a_submitted_case(bodies, workers=("赵强",))[0]
    ask_other_side(case, by=bodies.people["wangmin"])
    db.session.commit()
    employer = comes_in(app.test_client(), case.respondents[0])
    before = employer.see("/my/status").text
    worker = comes_in(client, case.applicants[0])
    worker.submit(worker.see("/my/call-me"), {"language": "ug"})
    assert employer.see("/my/status").text == before


def test_the_desk_sees_who_is_to_be_called_until_when_and_ends_it_with_a_contact(
        app: Flask, client: PageClient, case: Case) -> None:
    phone = comes_in(client, case.applicants[0])
    phone.submit(phone.see("/my/call-me"), {"language": "ug", "words": "下午"})
    clerk: PageClient = app.test_client()
    clerk.submit(clerk.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    assert "给当事人回电话" in clerk.see("/desk").text
    assert "请用维吾尔语给李秀英打电话" in clerk.see(f"/desk/cases/{case.public_id}").text
    page = clerk.see(f"/desk/cases/{case.public_id}/contact")
    assert "请先约好再打" in page.text and "用哪种语言谈的" in page.text
    clerk.submit(page, {"party": case.applicants[0].public_id, "outcome": "reached", "language": "ug", "words": "说好了"})
    assert the_call().contact is not None
    shown = clerk.see(f"/desk/cases/{case.public_id}").text
    assert "请用维吾尔语给" not in shown and "（维吾尔语）说好了" in shown
    assert "用哪种语言谈的" not in clerk.see(f"/desk/cases/{case.public_id}/contact").text
    assert "给您打电话" not in phone.see("/my/status").text
