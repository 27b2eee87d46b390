"""What observers and directors read: figures without names, and for observers no small ones."""
from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.statistics.counts import HEADS, values
from mediation.statistics.queries import Counted
from tests.builders import PASSWORD, a_case, the_bodies
from tests.page import Page
from tests.page_client import PageClient

MANY = Counted(1, 2026, received=52, accepted=41, agreed=30, no_agreement=11, withdrawn=4, not_accepted=3, confirmed=9,
               late=4, at_court=2,
               with_asked=50, with_agreed=30, with_paid=5, asked_fen=123_456_700, agreed_asked_fen=70_000_000,
               agreed_fen=65_432_100, paid_fen=820_000)


@pytest.fixture
def bodies(app: Flask) -> Bodies:
    return the_bodies()


def begins(app: Flask, login: str) -> tuple[PageClient, Page]:
    """The page with which somebody begins after they have signed in."""
    client = app.test_client()
    client.submit(client.see("/sign-in"), {"login": login, "password": PASSWORD})
    return client, client.see("/home")


def test_an_observer_begins_with_the_figures_of_every_body_and_has_no_door_to_a_case(
        app: Flask, bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.IN_MEDIATION)
    client, page = begins(app, "qiuyue")
    assert page.address == "/desk/counts" and "/desk/counts" in page.links
    assert bodies["courier"].name in page.text and bodies["township"].name in page.text
    assert "<10/<10" in page.text and "<10件不列" in page.text
    for words in (case.number, *(party.name for party in case.parties), "8,200"):
        assert words not in page.text
    assert client.get(f"/desk/cases/{case.public_id}").status_code == 404
    assert client.get("/desk/ledgers/cases").status_code == 404


def test_a_director_reads_the_figures_of_the_own_body_as_they_are(app: Flask, bodies: Bodies) -> None:
    a_case(bodies, CaseState.IN_MEDIATION)
    client, _desk = begins(app, "liguoqiang")
    page = client.see("/desk/counts")
    assert "1/1＝100%" in page.text and "8,200.00" in page.text and "<10" not in page.text
    assert bodies["township"].name not in page.text


def test_a_clerk_and_a_liaison_have_no_such_page(app: Flask, bodies: Bodies) -> None:
    for login in ("wangmin", "hejing"):
        client, _page = begins(app, login)
        assert client.get("/desk/counts").status_code == 404


def test_a_body_without_cases_says_so(app: Flask, bodies: Bodies) -> None:
    _client, page = begins(app, "tangning")
    assert "最近5年没有收件" in page.text


def test_each_share_is_written_with_what_it_is_a_share_of() -> None:
    exact = dict(zip(HEADS, values(MANY, True), strict=True))
    assert exact["受理 ÷ 收件"] == "41/52＝79%" and exact["司法确认 ÷ 达成协议"] == "9/30＝30%"
    assert exact["议定 ÷ 达成协议案件的请求"] == "654,321.00/700,000.00" and exact["请求金额"] == "1,234,567.00"
    nothing = replace(MANY, received=0, accepted=0, agreed=0)
    assert values(nothing, True)[1] == "0/0"


def test_an_observer_reads_no_number_below_ten_and_none_can_be_made_out_from_two_others() -> None:
    rounded = dict(zip(HEADS, values(MANY, False), strict=True))
    assert rounded["收件"] == "50" and rounded["受理 ÷ 收件"] == "40/50＝80%"
    assert rounded["撤回 ÷ 收件"] == "<10/50" and rounded["司法确认 ÷ 达成协议"] == "<10/30"
    assert rounded["请求金额"] == "约123万" and rounded["已付 ÷ 议定"] == "<10件不列/约65万"
    for received in range(10, 60):
        for more in range(10):
            row = replace(MANY, received=received + more, accepted=received)
            shown = values(row, False)
            assert (int(shown[0]) - int(shown[1].split("/")[0])) in (0, 10)
