"""A party reads a proposal on its own page and answers; the other side and the clerk read nothing of it."""
from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from mediation.cases.models import Case
from mediation.extensions import db
from tests.acts.session_cases import MONDAY, a_case_in_mediation, the_employer, the_worker
from tests.builders import PASSWORD, the_bodies
from tests.following import comes_in, offered
from tests.page_client import PageClient

SECRET = "分三期付完就算了"
OFFER = "调解员有一个方案，请您看"


@pytest.fixture
def case(app: Flask, on: Callable[..., None]) -> Case:
    on(MONDAY, "10:00")
    made = a_case_in_mediation(the_bodies(), "zhouhui")
    db.session.commit()
    return made


def staff(app: Flask, login: str) -> PageClient:
    client: PageClient = app.test_client()
    client.submit(client.see("/sign-in"), {"login": login, "password": PASSWORD})
    return client


def puts(app: Flask, case: Case) -> PageClient:
    mediator = staff(app, "zhouhui")
    here = f"/desk/cases/{case.public_id}"
    answer = mediator.submit(mediator.see(f"{here}/put-offer"), {
        "party": the_worker(case).public_id, "amount_fen": "7000", "words": SECRET})
    assert answer.status_code == 303, answer.text
    return mediator


def test_a_worker_answers_and_only_the_mediator_reads_it(client: PageClient, app: Flask, case: Case) -> None:
    assert OFFER not in offered(comes_in(client, the_worker(case)))
    mediator = puts(app, case)
    assert OFFER in offered(client)
    page = client.see("/my/offers")
    assert SECRET in page.text and "7,000.00" in page.text and "这不是协议" in page.text and "对方看不到" in page.text
    done = client.submit(page, {"answer": "counter", "amount_fen": "7500", "words": "一次付清"}, follow_redirects=True)
    assert "调解员看得到" in done.text and OFFER not in done.text
    caucus = mediator.see(f"/desk/cases/{case.public_id}/caucus").text
    assert "换个数、换个办法" in caucus and "7,500.00" in caucus and "一次付清" in caucus
    clerk = staff(app, "wangmin").see(f"/desk/cases/{case.public_id}/caucus").text
    assert SECRET not in clerk and "7,500.00" not in clerk and "一次付清" not in clerk


def test_the_other_side_finds_nothing(app: Flask, case: Case) -> None:
    puts(app, case)
    other: PageClient = comes_in(app.test_client(), the_employer(case))
    assert OFFER not in offered(other) and other.get("/my/offers").status_code == 409
    worker: PageClient = comes_in(app.test_client(), the_worker(case))
    address = worker.get("/my/offers").location
    assert worker.get(address).status_code == 200 and other.get(address).status_code == 404


def test_a_bad_answer_stands_on_its_field_and_a_proposal_can_be_taken_back(
        client: PageClient, app: Flask, case: Case) -> None:
    mediator = puts(app, case)
    comes_in(client, the_worker(case))
    page = client.see("/my/offers")
    for wrong in ({}, {"answer": "maybe"}, {"answer": "counter"}, {"answer": "yes", "amount_fen": "一百"}):
        assert client.submit(page, wrong).status_code == 422
    caucus = mediator.see(f"/desk/cases/{case.public_id}/caucus")
    address = next(link for link in caucus.links if link.endswith("take-back-offer"))
    assert mediator.submit(mediator.see(address)).status_code == 303
    assert OFFER not in offered(client) and client.submit(page, {"answer": "yes"}).status_code == 404
