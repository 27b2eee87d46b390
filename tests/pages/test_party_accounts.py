"""The pages of an account and of a lost slip; visits end with what let them in."""
from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.demo.building import a_walk
from mediation.extensions import db
from mediation.following.models import PartyAccount
from mediation.law.numbers import make_locator
from mediation.notices.models import Notice
from tests.builders import PASSWORD, the_bodies
from tests.page import Page
from tests.page_client import PageClient

DAY = date(2026, 11, 23)
PIN, OTHER_PIN = "73918264", "55902817"
SECRET = re.compile(r"\b(\d{4} \d{4} \d{4} \d{2})\b")
LOCATOR = re.compile(r"\b(\d{3} \d{3} \d{3})\b")


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "09:00")
    return the_bodies()


@pytest.fixture
def texting(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Short messages can be sent; nothing here sends one."""
    monkeypatch.setitem(app.config, "SMS_WEBHOOK_URL", "http://127.0.0.1:9/")


def a_slip(bodies: Bodies) -> Any:
    return a_walk(bodies, CaseState.SUBMITTED).slips[0]


def by_slip(app: Flask, slip: Any) -> PageClient:
    client = app.test_client()
    assert client.submit(client.see("/my"), {"locator": slip.locator, "secret": slip.secret}).status_code == 303
    return client


def an_account(app: Flask, slip: Any, pin: str = PIN) -> tuple[PageClient, str]:
    """An account made on its page with a slip; its number as the page shows it."""
    client = by_slip(app, slip)
    page = client.submit(client.see("/my/account"), {"pin": pin, "again": pin}, follow_redirects=True)
    number = LOCATOR.search(Page(page.text).text)
    assert number and "账号开好了" in page.text
    return client, number[1]


def by_account(app: Flask, number: str, pin: str) -> tuple[PageClient, Any]:
    client = app.test_client()
    return client, client.submit(client.see("/my?by=account"), {"number": number, "secret": pin})


def staff(app: Flask) -> PageClient:
    client = app.test_client()
    client.submit(client.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    return client


def sent_code() -> str:
    """What was sent to a telephone last."""
    words = next(notice.secret_words for notice in db.session.scalars(select(Notice).order_by(Notice.id.desc()))
                 if notice.secret_words)
    found = re.search(r"是(\d{6})", words)
    assert found
    return found[1]


def test_an_account_made_with_a_slip_holds_all_ones_cases_and_comes_back_without_it(bodies: Bodies, app: Flask) -> None:
    first, second = a_slip(bodies), a_slip(bodies)
    client, number = an_account(app, first)
    client.submit(client.see("/my/cases/add"), {"locator": second.locator, "secret": second.secret})
    assert client.see("/my/cases").text.count("看这件事") == 2
    client.submit(client.see("/my/cases"), action="/my/leave")
    assert client.get("/my/cases").status_code == 302
    again, answer = by_account(app, number, PIN)
    assert answer.status_code == 303 and again.get("/my/status").status_code == 302
    again.submit(again.see("/my/cases"), action=f"/my/cases/{second.locator}")
    page = again.see("/my/status")
    assert "现在由" in page.text and "我的几件事、账号密码" in page.text and "开个账号" not in page.text


def test_a_case_of_somebody_else_is_not_reached_through_an_account(bodies: Bodies, app: Flask) -> None:
    mine, others = a_slip(bodies), a_slip(bodies)
    client, _number = an_account(app, mine)
    form = client.see("/my/cases").form(f"/my/cases/{mine.locator}").filled({}, None)
    theirs, none = (client.post(f"/my/cases/{ref}", data={**form, "once": ""})
                    for ref in (others.locator, make_locator("12345678")))
    assert theirs.status_code == none.status_code == 404 and Page(theirs.text).text == Page(none.text).text
    assert client.get("/my/status").status_code == 302


def test_a_wrong_password_and_an_unknown_account_are_answered_alike(bodies: Bodies, app: Flask) -> None:
    _client, number = an_account(app, a_slip(bodies))
    answers = [by_account(app, each, OTHER_PIN)[1] for each in (number, make_locator("12345678"))]
    assert answers[0].status_code == answers[1].status_code == 422
    assert Page(answers[0].text).text == Page(answers[1].text).text and "账号、密码或者验证码不对" in answers[0].text


def test_a_changed_password_and_a_closed_account_end_every_visit_at_once(bodies: Bodies, app: Flask) -> None:
    client, number = an_account(app, a_slip(bodies))
    other, _answer = by_account(app, number, PIN)
    client.submit(client.see("/my/account/password"), {"old": PIN, "pin": OTHER_PIN, "again": OTHER_PIN})
    assert other.get("/my/cases").status_code == 302 and client.get("/my/cases").status_code == 200
    assert by_account(app, number, PIN)[1].status_code == 422
    other, answer = by_account(app, number, OTHER_PIN)
    assert answer.status_code == 303
    client.submit(client.see("/my/account/close"))
    assert other.get("/my/cases").status_code == 302 and client.get("/my/cases").status_code == 302
    assert by_account(app, number, OTHER_PIN)[1].status_code == 422


def test_a_replaced_slip_ends_the_visits_of_the_account_to_that_case(bodies: Bodies, app: Flask) -> None:
    slip = a_slip(bodies)
    client, _number = an_account(app, slip)
    client.submit(client.see("/my/cases"), action=f"/my/cases/{slip.locator}")
    assert client.get("/my/status").status_code == 200
    page = staff(app)
    at = f"/desk/cases/{slip.party.case.public_id}/parties/{slip.party.public_id}/receipt"
    page.submit(page.see(at), {"what": "换查询码", "materials-0-name": "身份证", "new_code": True})
    assert client.get("/my/status").status_code == 302 and "看这件事" not in client.see("/my/cases").text


def test_a_form_that_is_refused_says_so_on_its_field(bodies: Bodies, app: Flask) -> None:
    client = by_slip(app, a_slip(bodies))
    page = client.see("/my/account")
    assert "太容易猜到" in client.submit(page, {"pin": "12345678", "again": "12345678"}).text
    assert "两次填的不一样" in client.submit(page, {"pin": PIN, "again": OTHER_PIN}).text
    assert "请填6到12位数字" in client.submit(page, {"pin": "x", "again": "\x00"}).text


def test_in_person_the_clerk_starts_it_and_the_party_types_its_own_password(bodies: Bodies, app: Flask) -> None:
    party = a_slip(bodies).party
    desk = staff(app)
    at = f"/desk/cases/{party.case.public_id}"
    assert f"{at}/parties/{party.public_id}/invite" in desk.see(f"{at}/parties").links
    shown = desk.submit(desk.see(f"{at}/parties/{party.public_id}/invite"), follow_redirects=True).text
    code = re.search(r"开账号的码：(\d{5} \d{5})", shown)
    assert code and code[1] not in desk.see(at).text
    client = app.test_client()
    page = client.see("/my?by=desk")
    typed = {"invitation": code[1], "pin": PIN, "again": PIN}
    assert "码不对" in client.submit(page, {**typed, "invitation": "00000 00000"}).text
    done = client.submit(client.see("/my?by=desk"), typed, follow_redirects=True)
    assert "账号开好了" in done.text and "看这件事" in done.text
    other = app.test_client()
    assert "用过了" in other.submit(other.see("/my?by=desk"), typed).text


def test_without_short_messages_no_page_offers_a_code_by_telephone(bodies: Bodies, app: Flask) -> None:
    client = app.test_client()
    assert "验证码" not in client.see("/my?by=account").text
    page = client.see("/my?by=lost")
    assert "带身份证" in page.text and "验证码" not in page.text


def test_a_code_by_telephone_is_a_second_way_into_an_account(bodies: Bodies, app: Flask, texting: None) -> None:
    _client, number = an_account(app, a_slip(bodies))
    client = app.test_client()
    page = client.see("/my?by=account")
    known, unknown = (client.submit(page, {"number": each, "secret": "", "send": "1"}, button="send")
                      for each in (number, make_locator("12345678")))
    assert known.status_code == unknown.status_code == 200
    assert "验证码已经发出" in known.text and "验证码已经发出" in unknown.text
    code = sent_code()
    assert by_account(app, number, f"{(int(code) + 1) % 1_000_000:06d}")[1].status_code == 422
    client, answer = by_account(app, number, code)
    assert answer.status_code == 303 and "看这件事" in client.see("/my/cases").text
    assert by_account(app, number, code)[1].status_code == 422


def test_a_lost_slip_comes_back_after_twelve_hours_by_the_telephone_on_file(
        bodies: Bodies, app: Flask, texting: None, on: Callable[..., None]) -> None:
    slip = a_slip(bodies)
    holder, client = by_slip(app, slip), app.test_client()

    def with_a_code() -> str:
        client.submit(client.see("/my?by=lost"), {"locator": slip.locator, "send": "1"}, button="send")
        return client.submit(client.see("/my?by=lost"), {"locator": slip.locator, "secret": sent_code()}).text

    assert "11-23 21:00 以后再来" in with_a_code()
    assert "有人在换您的查询码：不是我，停掉" in holder.see("/my/status").text
    assert "用手机申请换查询码" in staff(app).see("/desk/news/reminders").text
    on(DAY, "21:05")
    shown = Page(with_a_code()).text
    locator, secret = LOCATOR.search(shown), SECRET.search(shown)
    assert locator and secret
    client = app.test_client()
    assert client.submit(client.see("/my"), {"locator": slip.locator, "secret": slip.secret}).status_code == 422
    assert client.submit(client.see("/my"), {"locator": locator[1], "secret": secret[1]}).status_code == 303


def test_whoever_holds_the_slip_or_the_clerk_stops_a_wish_that_is_not_the_partys(
        bodies: Bodies, app: Flask, texting: None, on: Callable[..., None]) -> None:
    for who in ("holder", "clerk"):
        slip = a_slip(bodies)
        client = app.test_client()
        client.submit(client.see("/my?by=lost"), {"locator": slip.locator, "send": "1"}, button="send")
        client.submit(client.see("/my?by=lost"), {"locator": slip.locator, "secret": sent_code()})
        at = f"/desk/cases/{slip.party.case.public_id}"
        stop = f"{at}/parties/{slip.party.public_id}/stop-new-code"
        if who == "holder":
            holder = by_slip(app, slip)
            assert "停掉了" in holder.submit(holder.see("/my/lost-slip"), follow_redirects=True).text
        else:
            desk = staff(app)
            assert stop in desk.see(f"{at}/parties").links
            desk.submit(desk.see(stop))
        assert stop not in staff(app).see(f"{at}/parties").links
        on(date(2026, 11, 24 if who == "holder" else 26), "10:00")
        client.submit(client.see("/my?by=lost"), {"locator": slip.locator, "send": "1"}, button="send")
        later = client.submit(client.see("/my?by=lost"), {"locator": slip.locator, "secret": sent_code()})
        assert not SECRET.search(Page(later.text).text) and "以后再来" in later.text


def test_an_account_has_a_row_of_nothing_but_numbers(bodies: Bodies, app: Flask) -> None:
    _client, number = an_account(app, a_slip(bodies))
    [account] = db.session.scalars(select(PartyAccount))
    assert account.number == number.replace(" ", "") and account.pin_hash.startswith("$argon2id$")


def test_a_refused_page_never_repeats_a_password_or_a_code(bodies: Bodies, app: Flask) -> None:
    client = by_slip(app, a_slip(bodies))
    for address, field in (("/my/account", "pin"), ("/my?by=desk", "invitation"), ("/my", "secret"),
                           ("/my/signing-password", "again")):
        answer = client.post(address, data={field: "73918264", "csrf_token": "none"})
        assert answer.status_code == 400 and "73918264" not in answer.text
