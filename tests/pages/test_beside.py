"""Somebody beside the party: named by the party, on every page and in the record."""
from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from flask import Flask

from mediation.cases.models import Case
from mediation.extensions import db
from tests.acts.walked import an_asked_case
from tests.builders import the_bodies
from tests.following import comes_in
from tests.page_client import PageClient


@pytest.fixture
def asked(app: Flask) -> Case:
    return an_asked_case(the_bodies())


def test_who_helps_is_named_on_every_page_and_in_what_is_done(client: PageClient, asked: Case) -> None:
    comes_in(client, asked.respondents[0])
    told = client.submit(client.see("/my/beside"), {"name": "王敏"}, follow_redirects=True)
    assert "王敏在旁边帮您" in told.text and "big-type" in told.text and "有人在旁边帮我" not in told.text
    page = client.see("/my/consent")
    assert "王敏在旁边帮您" in page.text
    client.submit(page, {"word": "agreed"}, action="/my/consent")
    db.session.expire_all()
    assert [step.by_words for step in asked.steps if "王敏在旁协助" in step.by_words]


def test_the_party_goes_on_alone_when_the_helper_has_left(client: PageClient, asked: Case) -> None:
    comes_in(client, asked.respondents[0])
    client.submit(client.see("/my/beside"), {"name": "王敏"})
    client.submit(client.see("/my/status"), action="/my/alone")
    assert "在旁边帮您" not in client.see("/my/status").text
    client.submit(client.see("/my/consent"), {"word": "agreed"})
    db.session.expire_all()
    assert not [step.by_words for step in asked.steps if "在旁协助" in step.by_words]


def test_nobody_is_beside_the_next_visitor(client: PageClient, asked: Case) -> None:
    comes_in(client, asked.respondents[0])
    client.submit(client.see("/my/beside"), {"name": "王敏"})
    client.submit(client.see("/my/status"), action="/my/leave")
    assert "在旁边帮您" not in comes_in(client, asked.applicants[0]).see("/my/status").text


def test_nobody_is_beside_a_visitor_who_has_been_away_too_long(client: PageClient, asked: Case, on: Any) -> None:
    on(date(2026, 11, 23), "09:00")
    comes_in(client, asked.respondents[0])
    client.submit(client.see("/my/beside"), {"name": "王敏"}, follow_redirects=True)
    on(date(2026, 11, 23), "09:11")
    assert "在旁边帮您" not in client.see("/my").text


@pytest.mark.parametrize("name", ["", "   ", "\x00", "<b>" * 200])
def test_a_name_that_is_none_is_asked_again(client: PageClient, asked: Case, name: str) -> None:
    comes_in(client, asked.respondents[0])
    assert client.submit(client.see("/my/beside"), {"name": name}).status_code == 422
    assert client.post("/my/beside", data={"name": "王敏"}).status_code in (302, 303, 400)
