"""How long a visit lasts, what ends it, and that what ended it can not be replayed (security C7, C9, C10, M6)."""
from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

import mediation
from mediation.clock import SHANGHAI
from mediation.extensions import db
from mediation.following.visits import COOKIE
from mediation.parties.acts import give_code
from tests.builders import PASSWORD, a_submitted_case, the_bodies
from tests.page import Page
from tests.page_client import PageClient

Clock = Callable[..., None]
NINE = datetime(2026, 11, 23, 9, tzinfo=SHANGHAI)
STORES = re.compile(r"localStorage|sessionStorage|indexedDB|serviceWorker|document\.cookie|caches\.open")


@pytest.fixture
def slip(app: Flask, on: Clock) -> Any:
    on(date(2026, 11, 23), "09:00")
    slip = a_submitted_case(the_bodies())[1][0]
    db.session.commit()
    return slip


def after(on: Clock, seconds: int) -> None:
    moment = NINE + timedelta(seconds=seconds)
    on(moment.date(), moment.strftime("%H:%M:%S"))


def comes_in(client: PageClient, slip: Any) -> str:
    """Come in with the slip; the key of the visit as the browser keeps it."""
    answer = client.submit(client.see("/my"), {"locator": slip.locator, "secret": slip.secret})
    [cookie] = [line for line in answer.headers.getlist("Set-Cookie") if line.startswith(f"{COOKIE}=")]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Max-Age" not in cookie and "Expires" not in cookie
    return cookie.split(";")[0].partition("=")[2]


def with_key(app: Flask, key: str) -> int:
    """What somebody else gets who took the key along."""
    thief = app.test_client()
    thief.set_cookie(COOKIE, key)
    return thief.get("/my/status").status_code


def test_ten_idle_minutes_end_a_visit_to_five_seconds(client: PageClient, on: Clock, slip: Any) -> None:
    after(on, 0)
    comes_in(client, slip)
    after(on, 590)
    assert client.get("/my/status").status_code == 200
    after(on, 590 + 594)
    assert client.get("/my/status").status_code == 200
    after(on, 590 + 594 + 605)
    assert client.get("/my/status").status_code == 302


def test_after_eight_hours_it_ends_however_busy(client: PageClient, on: Clock, slip: Any) -> None:
    after(on, 0)
    comes_in(client, slip)
    for seconds in range(500, 8 * 3600 - 10, 500):
        after(on, seconds)
        assert client.get("/my/looks").status_code == 200
    after(on, 8 * 3600 + 5)
    assert client.get("/my/looks").status_code == 302


def test_a_captured_key_is_worth_nothing_after_leaving(app: Flask, client: PageClient, slip: Any) -> None:
    key = comes_in(client, slip)
    assert with_key(app, key) == 200
    client.submit(client.see("/my/status"), action="/my/leave")
    assert with_key(app, key) == 302 and client.get_cookie(COOKIE) is None


def test_a_captured_key_is_worth_nothing_once_the_slip_was_replaced(app: Flask, client: PageClient, slip: Any) -> None:
    key = comes_in(client, slip)
    give_code(slip.party, by=slip.party.case.clerk)
    db.session.commit()
    assert with_key(app, key) == 302


def test_coming_in_again_ends_the_visit_before_and_takes_no_key_that_was_brought(
        app: Flask, client: PageClient, slip: Any) -> None:
    first = comes_in(client, slip)
    second = comes_in(client, slip)
    assert first != second and with_key(app, first) == 302 and with_key(app, second) == 200
    fixed = app.test_client()
    fixed.set_cookie(COOKIE, "chosen-by-somebody-else")
    assert comes_in(fixed, slip) != "chosen-by-somebody-else"


def test_the_quick_exit_is_a_mere_link_that_ends_the_visit(app: Flask, client: PageClient, slip: Any) -> None:
    key = comes_in(client, slip)
    page = client.see("/my/status")
    assert "/my?by=away" in page.links
    answer = client.get("/my?by=away")
    assert answer.status_code == 302 and answer.location == "https://www.weather.com.cn/"
    assert with_key(app, key) == 302 and client.get("/my/status").status_code == 302
    assert app.test_client().get("/my?by=away").status_code == 302
    assert "https://www.weather.com.cn/" in app.test_client().see("/").links


def test_staff_and_parties_have_sessions_of_their_own(app: Flask, slip: Any) -> None:
    """Signed in as a clerk one is no visitor, and as a visitor no clerk, though one browser holds both."""
    client = app.test_client()
    client.submit(client.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    assert client.get("/my/status").status_code == 302
    comes_in(client, slip)
    assert client.get("/my/status").status_code == client.get("/desk").status_code == 200
    client.submit(client.see("/my/status"), action="/my/leave")
    assert client.get("/my/status").status_code == 302 and client.get("/desk").status_code == 200
    visitor = app.test_client()
    comes_in(visitor, slip)
    assert visitor.get("/desk").status_code == 302


def test_over_https_the_key_is_bound_to_this_host(app: Flask, slip: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.config, "SESSION_COOKIE_SECURE", True)
    client, secure = app.test_client(), {"base_url": "https://localhost"}
    form = Page(client.get("/my", **secure).text, "/my").form()
    answer = client.post("/my", data=form.filled({"locator": slip.locator, "secret": slip.secret}, None), **secure)
    lines = [line for line in answer.headers.getlist("Set-Cookie") if COOKIE in line.split("=")[0]]
    assert len(lines) == 1 and lines[0].startswith(f"__Host-{COOKIE}=")
    assert "Secure" in lines[0] and "Path=/" in lines[0] and "Domain" not in lines[0]
    assert client.get("/my/status", **secure).status_code == 200


def test_no_page_of_a_party_may_be_kept(client: PageClient, slip: Any) -> None:
    comes_in(client, slip)
    for address in ("/my/status", "/my/looks", "/my/papers", "/my/elsewhere", "/my/print", "/my/account"):
        assert client.get(address).headers["Cache-Control"] == "no-store"


def test_no_script_of_ours_keeps_anything_in_the_browser() -> None:
    folder = Path(mediation.__file__).parent / "static" / "js"
    assert list(folder.glob("*.js"))
    assert not [path.name for path in folder.glob("*.js") if STORES.search(path.read_text(encoding="utf-8"))]
