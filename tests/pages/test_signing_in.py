"""A session lives in the database: a kept cookie is worth nothing after its owner has signed out."""
from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from flask import Flask, request

from mediation import config
from mediation.demo.accounts import ACCOUNTS_FILE
from mediation.demo.bodies import Bodies
from mediation.people.throttle import PER_SUBJECT
from mediation.people.views import TOO_MANY
from mediation.web import proxies
from tests.builders import PASSWORD, the_bodies
from tests.page_client import PageClient

KNOWN = {"login": "wangmin", "password": PASSWORD}


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(date(2026, 3, 2), "09:30")
    return the_bodies()


def test_a_cookie_kept_from_before_signing_out_opens_nothing(app: Flask, client: PageClient, bodies: Bodies) -> None:
    answer = client.submit(client.see("/sign-in"), KNOWN)
    kept = [value.split(";")[0] for value in answer.headers.getlist("Set-Cookie")]
    thief = app.test_client(use_cookies=False)
    assert kept and thief.get("/desk", headers={"Cookie": "; ".join(kept)}).status_code == 200
    assert client.submit(client.see("/desk"), {}, action="/sign-out").status_code == 303
    assert thief.get("/desk", headers={"Cookie": "; ".join(kept)}).status_code != 200


def test_after_ten_wrong_guesses_even_the_right_password_has_to_wait(client: PageClient, bodies: Bodies) -> None:
    for place in range(PER_SUBJECT):
        refused = client.submit(client.see("/sign-in"), {**KNOWN, "password": f"猜一个密码试试看{place}"})
        assert refused.status_code == 422 and "账号或密码不对" in refused.text
    late = client.submit(client.see("/sign-in"), KNOWN)
    assert late.status_code == 422 and TOO_MANY in late.text


@pytest.mark.parametrize(("in_front", "counted"), [("0", "10.0.0.1"), ("1", "198.51.100.7"), ("2", "203.0.113.9")])
def test_a_visitor_is_counted_by_the_address_that_our_own_servers_saw(
        in_front: str, counted: str, tmp_path: Path) -> None:
    """What is further left in the header anybody may have written himself."""
    house = Flask(__name__)
    house.config.from_mapping(config.settings(tmp_path, {"MEDIATION_ENV": "test", "TRUSTED_PROXIES": in_front}))
    house.add_url_rule("/", view_func=lambda: request.remote_addr or "")
    proxies.register(house)
    seen = house.test_client().get("/", headers={"X-Forwarded-For": "192.0.2.1, 203.0.113.9, 198.51.100.7"},
                                   environ_base={"REMOTE_ADDR": "10.0.0.1"})
    assert seen.text == counted


@pytest.mark.parametrize("wrong", ["-1", "yes", "4", ""])
def test_a_number_of_servers_in_front_that_is_none_stops_the_start(wrong: str, tmp_path: Path) -> None:
    with pytest.raises(config.ConfigurationError, match="TRUSTED_PROXIES"):
        config.settings(tmp_path, {"MEDIATION_ENV": "test", "TRUSTED_PROXIES": wrong})


def test_only_a_pause_of_fifteen_minutes_asks_for_the_password_again(
        client: PageClient, bodies: Bodies, on: Callable[..., None]) -> None:
    client.submit(client.see("/sign-in"), KNOWN)
    for used in ("09:44", "09:58", "10:12"):
        on(date(2026, 3, 2), used)
        assert client.get("/desk").status_code == 200
    on(date(2026, 3, 2), "10:28")
    assert "/unlock" in client.get("/desk").location


def test_what_an_open_page_asks_for_by_itself_is_no_use(
        client: PageClient, bodies: Bodies, on: Callable[..., None]) -> None:
    client.submit(client.see("/sign-in"), KNOWN)
    for asked in ("09:40", "09:44"):
        on(date(2026, 3, 2), asked)
        assert client.get("/desk?again=1").status_code == 200
    on(date(2026, 3, 2), "09:46")
    assert "/unlock" in client.get("/desk").location


def test_while_the_demo_world_is_loaded_its_accounts_are_shown_those_of_parties_with_their_own_door(
        app: Flask, client: PageClient, bodies: Bodies, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "演示账号" not in client.see("/sign-in").text
    made = Path(app.instance_path) / ACCOUNTS_FILE
    made.write_text(json.dumps({
        "people": [{"name": "王敏", "role": "clerk", "body": "某调解中心", "login": "wangmin", "password": "猜不到的话"}],
        "party_accounts": [{"name": "马小龙", "body": "某调解中心", "number": "601333488", "pin": "06516162"}]}), "utf-8")
    monkeypatch.setitem(app.config, "MEDIATION_ENV", "development")
    page = client.see("/sign-in")
    made.unlink()
    assert "猜不到的话" in page.text and "马小龙" in page.text and "601333488" in page.text and "06516162" in page.text
    assert "/my?by=account" in page.links
