"""A party watches its own sitting before the court, step by step, with and without a script."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask

from mediation import clock
from mediation.confirmations.acts.hours import book
from mediation.confirmations.hours_models import CourtSlot, SlotWay
from mediation.confirmations.models import Strengthening
from mediation.confirmations.party_views import NAMES
from mediation.confirmations.sitting import sitting
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from tests.acts.confirmation_world import chosen, clerk_of, filed
from tests.builders import the_bodies
from tests.following import comes_in, offered
from tests.page_client import PageClient

DAY = date(2026, 11, 23)
LINK = "https://meet.example/7"
OFFER = "看法院核实办到哪一步"


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "08:00")
    return the_bodies()


@pytest.fixture
def one(bodies: Bodies) -> Strengthening:
    return chosen(bodies)


def booked(one: Strengthening) -> None:
    """The court's hour of this morning is booked for the agreement."""
    starts = clock.now() + timedelta(hours=2)
    slot = CourtSlot(court=one.court, starts_at=starts, ends_at=starts + timedelta(minutes=20), way=SlotWay.VIDEO.value,
                     place=LINK, posted_by=clerk_of(one))
    db.session.add(slot)
    db.session.flush()
    book(slot, [one.agreement], by=clerk_of(one))
    db.session.commit()


def test_every_step_of_a_sitting_has_a_partys_words(one: Strengthening) -> None:
    assert {stage.name for stage in sitting(one.agreement).stages} == set(NAMES)


def test_a_party_sees_when_where_and_how_far(client: PageClient, one: Strengthening) -> None:
    party = one.agreement.parties[0]
    comes_in(client, party)
    assert OFFER not in offered(client)
    assert client.get("/my/sitting").status_code == 409
    booked(one)
    assert OFFER in offered(client)
    page = client.get("/my/sitting")
    assert LINK in page.text and "10:00" in page.text and "双方一起申请法院确认" in page.text
    assert "<noscript><meta http-equiv=\"refresh\"" in page.text and "sitting.js" in page.text
    assert "六点" not in page.text


def test_the_open_page_asks_in_a_few_bytes_and_that_is_no_use(
        client: PageClient, one: Strengthening, on: Callable[..., None]) -> None:
    comes_in(client, one.agreement.parties[0])
    booked(one)
    first = client.get("/my/sitting/steps?again=1")
    again = client.get("/my/sitting/steps?again=1", headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code, again.data) == (200, 304, b"")
    for minute in range(2, 10, 2):
        on(DAY, f"08:0{minute}")
        assert client.get("/my/sitting/steps?again=1").status_code == 200
    on(DAY, "08:11")
    assert client.get("/my/sitting/steps?again=1").status_code == 302


def test_nobody_of_another_agreement_sees_it(client: PageClient, bodies: Bodies, one: Strengthening) -> None:
    booked(one)
    other = filed(bodies)
    comes_in(client, other.agreement.parties[0])
    assert OFFER not in offered(client) and client.get("/my/sitting").status_code == 409
    assert LINK not in client.get("/my/sitting").text
