"""Choosing a time on one's own page, and fixing it on the desk."""
from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from mediation import clock
from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.sessions.acts.times import open_proposal
from mediation.sessions.queries import sessions_of
from tests.acts.walked import a_case_in_mediation
from tests.builders import PASSWORD, the_bodies
from tests.following import comes_in, offered
from tests.page_client import PageClient


@pytest.fixture
def bodies(app: Flask) -> Bodies:
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return a_case_in_mediation(bodies)


def mediator(app: Flask) -> PageClient:
    client = app.test_client()
    client.submit(client.see("/sign-in"), {"login": "zhouhui", "password": PASSWORD})
    return client


def test_times_are_proposed_chosen_and_fixed(client: PageClient, app: Flask, case: Case) -> None:
    desk, where = mediator(app), f"/desk/cases/{case.public_id}/times"
    assert "网上约时间" in desk.see(f"/desk/cases/{case.public_id}").text
    day = (clock.today() + timedelta(days=5)).isoformat()
    refused = desk.submit(desk.see(where), {"first_on": day, "first_at": "09:30", "second_on": day, "place": "调解室2"})
    assert refused.status_code == 422 and "一起填" in refused.text
    desk.submit(desk.see(where), {"first_on": day, "first_at": "09:30", "second_on": day, "second_at": "14:00",
                                  "place": "调解室2"})
    comes_in(client, case.applicants[0])
    assert "选调解的时间" in offered(client)
    page = client.see("/my/times")
    refused = client.submit(page, {})
    assert refused.status_code == 422 and "都不行的" in refused.text
    client.submit(page, {"can": ["0", "1"], "words": "最好上午标记"})
    assert "改选的时间" in offered(client)
    other = comes_in(app.test_client(), case.respondents[0])
    shown = other.see("/my/times")
    assert "最好上午标记" not in shown.text
    other.submit(shown, {"can": ["0"]})
    board = desk.see(where)
    assert "都可以" in board.text and "最好上午标记" in board.text
    desk.submit(board, action=f"{where}/0")
    assert open_proposal(case) is None and any(each.place == "调解室2" for each in sessions_of(case))
    assert client.get("/my/times").status_code == 409
    assert desk.post(f"{where}/x").status_code in (400, 409)


def test_without_proposed_times_there_is_nothing_to_choose(client: PageClient, case: Case) -> None:
    comes_in(client, case.applicants[0])
    assert "选调解的时间" not in offered(client) and client.get("/my/times").status_code == 409
