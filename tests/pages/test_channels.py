"""How a party wants to be told: asked where its telephone is asked, checked on its field, kept sealed."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from tests.builders import PASSWORD, a_submitted_case, the_bodies
from tests.page import Page
from tests.page_client import PageClient
from tests.pages.test_registering import FILLED, NEW


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(date(2026, 3, 2), "09:30")
    return the_bodies()


@pytest.fixture
def clerk(client: PageClient, bodies: Bodies) -> PageClient:
    client.submit(client.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    return client


def test_an_address_and_the_way_that_is_preferred_are_kept_with_the_party(clerk: PageClient, bodies: Bodies) -> None:
    case, _slips = a_submitted_case(bodies)
    party = case.applicants[0]
    address = f"/desk/cases/{case.public_id}/parties/{party.public_id}/edit"
    assert clerk.submit(clerk.see(address), {"email": "li@example.com", "preferred_channel": "mail"}).status_code == 303
    assert (party.email, party.preferred_channel) == ("li@example.com", "mail") and "li@" not in party.email_sealed
    assert clerk.see(address).form().held()["email"] == ["li@example.com"]


@pytest.mark.parametrize(("typed", "words"), [
    ({"email": "li@example"}, "邮箱地址不对"), ({"email": "李@example.com"}, "邮箱地址不对"),
    ({"email": "li@example.com\nBcc: x@example.com"}, "邮箱地址不对"),
    ({"email": "", "preferred_channel": "mail"}, "请填写邮箱"),
])
def test_what_can_not_be_reached_is_said_on_its_field(
        clerk: PageClient, bodies: Bodies, typed: dict[str, str], words: str) -> None:
    case, _slips = a_submitted_case(bodies)
    address = f"/desk/cases/{case.public_id}/parties/{case.applicants[0].public_id}/edit"
    answer = clerk.submit(clerk.see(address), typed)
    page = Page(answer.text, address)
    assert answer.status_code == 422 and words in page.text
    assert page.form().held()["email"] == [typed["email"]] and case.applicants[0].email is None


def test_the_counter_asks_for_it_too(clerk: PageClient) -> None:
    wanted = {**FILLED, "applicants-0-email": "li@example.com", "applicants-0-preferred_channel": "by_hand"}
    assert clerk.submit(clerk.see(NEW), wanted, button="save").status_code == 303
    party = db.session.query(Case).one().applicants[0]
    assert (party.email, party.preferred_channel) == ("li@example.com", "by_hand")


def test_the_address_of_the_service_slip_is_one_that_notices_go_to(clerk: PageClient, bodies: Bodies) -> None:
    case, _slips = a_submitted_case(bodies)
    party = case.applicants[0]
    page = clerk.see(f"/desk/cases/{case.public_id}/confirm-address?party={party.public_id}")
    said = {"electronic": "yes", "email": "li@example.com", "postcode": "528000"}
    assert clerk.submit(page, said).status_code == 303
    assert party.email == "li@example.com"
