"""Guessing at a code gets nowhere, and never keeps the owner out (security C3, C13)."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from mediation.clock import SHANGHAI
from mediation.extensions import db
from mediation.following import guessing
from mediation.following.guessing import HARDLY_ANY, MOST_ALTOGETHER, MOST_FROM_AN_ADDRESS, Guess, wait_after
from mediation.law.numbers import make_locator
from mediation.people import passwords
from tests.builders import a_submitted_case, the_bodies
from tests.page import Page
from tests.page_client import PageClient

DAY = date(2026, 11, 23)
NINE = datetime(2026, 11, 23, 9, tzinfo=SHANGHAI)
OWNER = "203.0.113.9"
Clock = Callable[..., None]


@pytest.fixture
def slip(app: Flask, on: Clock) -> Any:
    """A worker's slip, on the morning of a day."""
    on(DAY, "09:00")
    slip = a_submitted_case(the_bodies())[1][0]
    db.session.commit()
    return slip


def at(on: Clock, seconds: int) -> None:
    """So many seconds after nine."""
    moment = NINE + timedelta(seconds=seconds)
    on(moment.date(), moment.strftime("%H:%M:%S"))


def tries(client: PageClient, locator: str, secret: str, address: str) -> Any:
    """Somebody at an address types a code."""
    return client.post("/my", data={**client.see("/my").form().filled({"locator": locator, "secret": secret}, None)},
                       environ_base={"REMOTE_ADDR": address})


def wrong(locator: str, address: str) -> bool:
    """A wrong try; whether it was heard."""
    return Guess("follow", locator, address).heard


def test_two_hundred_guesses_get_nowhere_and_the_owner_still_gets_in(app: Flask, on: Clock, slip: Any) -> None:
    """From one address and from forty: hardly any is compared, and the owner comes in while it goes on."""
    heard = 0
    for number in range(200):
        at(on, number * 15)
        heard += wrong(slip.locator, "198.51.100.7")
    assert heard <= 10 + 16
    heard = sum(wrong(slip.locator, f"198.51.100.{number % 40 + 20}") for number in range(200))
    assert heard <= 40 * HARDLY_ANY
    answer = tries(app.test_client(), slip.locator, slip.secret, OWNER)
    assert answer.status_code == 303


def test_an_address_that_guessed_is_refused_even_the_right_code_for_half_a_minute_and_longer(
        app: Flask, on: Clock, slip: Any) -> None:
    client = app.test_client()
    for number in range(10):
        at(on, number * 4)
        assert "查询码或密码不对" in tries(client, slip.locator, "0" * 14, "198.51.100.7").text
    at(on, 50)
    assert "试的次数太多了" in tries(client, slip.locator, slip.secret, "198.51.100.7").text
    at(on, 36 + 45)
    assert tries(client, slip.locator, slip.secret, "198.51.100.7").status_code == 303


def test_the_wait_grows_to_five_minutes_and_no_further() -> None:
    waits = [wait_after(failed).total_seconds() for failed in range(10, 10_000)]
    assert waits[:5] == [30, 60, 120, 240, 300] and waits == sorted(waits) and max(waits) == 300


def test_after_an_hour_the_tries_are_forgotten(on: Clock, slip: Any) -> None:
    for number in range(12):
        at(on, number * 4)
        wrong(slip.locator, "198.51.100.7")
    at(on, 45 + 3600)
    assert all(wrong(slip.locator, "198.51.100.7") for _ in range(10))


def test_one_address_has_twenty_tries_a_minute_at_whatever_codes(on: Clock, slip: Any) -> None:
    heard = [wrong(make_locator(f"{number:08d}"), "198.51.100.7") for number in range(30)]
    assert heard == [True] * MOST_FROM_AN_ADDRESS + [False] * 10
    at(on, 180)
    assert wrong(slip.locator, "198.51.100.7")


def test_addresses_of_one_network_of_the_new_kind_are_one(on: Clock, slip: Any) -> None:
    heard = [wrong(make_locator(f"{number:08d}"), f"2001:db8:1:1::{number:x}") for number in range(25)]
    assert sum(heard) == MOST_FROM_AN_ADDRESS
    assert wrong(slip.locator, "2001:db8:1:2::1")


def test_when_too_many_fail_everywhere_a_right_code_is_still_let_in(app: Flask, on: Clock, slip: Any) -> None:
    for place in range(4):
        for number in range(MOST_FROM_AN_ADDRESS - 2):
            wrong(make_locator(f"{place:04d}{number:04d}"), f"198.51.100.{place}")
    assert not wrong(make_locator("99999999"), "198.51.100.1")
    assert tries(app.test_client(), slip.locator, slip.secret, OWNER).status_code == 303
    at(on, 180)
    assert wrong(make_locator("99999999"), "198.51.100.1")
    assert 4 * (MOST_FROM_AN_ADDRESS - 2) > MOST_ALTOGETHER


def test_after_sixty_wrong_tries_in_a_minute_only_addresses_with_fewer_than_three_are_heard(
        on: Clock, slip: Any) -> None:
    for number in range(59):
        assert wrong(make_locator(f"{number:08d}"), f"198.51.100.{number % 15}")
    at(on, 30)
    assert wrong(make_locator("99999990"), "198.51.100.1")
    assert not wrong(make_locator("99999991"), "198.51.100.2")
    assert [wrong(make_locator(f"9999998{number}"), OWNER) for number in range(4)] == [True, True, True, False]


def test_a_right_code_leaves_no_count_behind(app: Flask, slip: Any) -> None:
    client = app.test_client()
    for _ in range(30):
        assert tries(client, slip.locator, slip.secret, OWNER).status_code == 303
        client.submit(client.see("/my/status"), action="/my/leave")


def test_an_unknown_code_is_answered_with_the_same_words_and_the_same_work(
        app: Flask, slip: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every answer costs one reckoning of Argon2id with the same parameters, whether the code exists or not."""
    reckoned: list[str] = []
    hasher = passwords.QUICK_HASHER

    class Counted:
        """The hasher, counting what it is asked."""

        def hash(self, secret: str) -> str:
            reckoned.append("hash")
            return hasher.hash(secret)

        def verify(self, stored: str, secret: str) -> bool:
            reckoned.append("verify")
            return hasher.verify(stored, secret)

    monkeypatch.setattr(passwords, "QUICK_HASHER", Counted())
    answers = [tries(app.test_client(), locator, "0" * 14, address) for locator, address in (
        (slip.locator, "198.51.100.1"), (make_locator("12345678"), "198.51.100.2"))]
    assert reckoned == ["verify", "hash"]
    known, unknown = (Page(answer.text) for answer in answers)
    assert known.text == unknown.text and answers[0].status_code == answers[1].status_code == 422


def test_the_count_is_kept_in_the_database_and_names_nobody(app: Flask, slip: Any) -> None:
    wrong(slip.locator, OWNER)
    rows = db.session.execute(db.text("select subject, origin from attempt where door = 'follow'")).all()
    assert rows and all(slip.locator not in str(row) and OWNER not in str(row) for row in rows)
    assert guessing.HOUR == timedelta(hours=1)
