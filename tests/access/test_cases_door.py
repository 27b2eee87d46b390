"""The door of a case: what a person may not see answers exactly as what does not exist, on every page."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask

from mediation import clock
from mediation.cases.models import Exclusion
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from mediation.people.acts import end_post
from tests.builders import PASSWORD, a_case, the_bodies
from tests.page_client import PageClient

MONDAY = date(2026, 3, 2)
PLACE = re.compile(r"<(?:[a-z]+:)?([a-z_]+)>")


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


def signed_in(app: Flask, login: str) -> PageClient:
    somebody: Any = app.test_client()
    somebody.submit(somebody.see("/sign-in"), {"login": login, "password": PASSWORD})
    return somebody


def pages_of_a_case(app: Flask, public_id: str) -> Iterator[str]:
    """Every address of a case, for this one; other places of it are filled with what is nowhere."""
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith("/desk/cases/<") and "GET" in (rule.methods or ()):
            yield PLACE.sub(lambda found: public_id if found[1] == "case_id" else "nowhere-at-all", rule.rule)


@pytest.mark.databases("sqlite")
def test_no_page_of_a_case_tells_an_outsider_that_the_case_is_there(app: Flask, bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.ACCEPTED)
    outsider = signed_in(app, "gulnar")
    told = []
    for address, nowhere in zip(pages_of_a_case(app, case.public_id), pages_of_a_case(app, "A" * 16), strict=True):
        there, not_there = outsider.get(address), outsider.get(nowhere)
        same = there.text.replace(case.public_id, "A" * 16) == not_there.text
        if there.status_code != 404 or not_there.status_code != 404 or not same:
            told.append(address)
    assert not told


@pytest.mark.databases("sqlite")
def test_who_is_recused_sees_nothing_of_the_case_on_any_page(app: Flask, bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.ACCEPTED)
    clerk = bodies.people["wangmin"]
    assert signed_in(app, "wangmin").get(f"/desk/cases/{case.public_id}").status_code == 200
    db.session.add(Exclusion(case=case, person=clerk, reason="当事人的亲属", since_on=MONDAY))
    db.session.commit()
    somebody = signed_in(app, "wangmin")
    assert not [address for address in pages_of_a_case(app, case.public_id)
                if somebody.get(address).status_code != 404]


def test_a_post_that_has_ended_opens_nothing_from_the_next_request_on(app: Flask, bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.SUBMITTED)
    address = f"/desk/cases/{case.public_id}"
    mediator = signed_in(app, "zhouhui")
    assert mediator.get(address).status_code == 200
    person = bodies.people["zhouhui"]
    end_post(person.posts[0], by=bodies.people["liguoqiang"], on=clock.today() - timedelta(days=1))
    db.session.commit()
    assert mediator.get(address).status_code in (302, 404)
    assert signed_in(app, "zhouhui").get(address).status_code == 404


def test_the_court_and_observers_have_no_door_to_the_desk(app: Flask, bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.SUBMITTED)
    for login in ("hejing", "qiuyue", "zhaolei"):
        somebody = signed_in(app, login)
        for address in ("/desk", "/desk/search?q=李", f"/desk/cases/{case.public_id}", "/desk/ledgers/cases",
                        "/desk/to-call", "/desk/worklist.xlsx"):
            assert somebody.get(address).status_code == 404, (login, address)


def test_nobody_unknown_sees_a_page_of_the_desk(app: Flask, client: PageClient, bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.SUBMITTED)
    for address in ("/desk", "/desk/search", f"/desk/cases/{case.public_id}", "/account", "/desk/bodies"):
        answer = client.get(address)
        assert answer.status_code == 302 and "/sign-in" in answer.location
