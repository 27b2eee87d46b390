"""A worker follows the case by the code on the receipt."""
from __future__ import annotations

from datetime import date

import pytest

from mediation import clock
from mediation.agreements.models import StrengtheningState
from mediation.cases.states import CaseState
from mediation.extensions import db
from mediation.law.numbers import make_locator
from mediation.portal.queries import code_with_locator
from mediation.portal.sentences import BY_STATE, OF_CONFIRMATION
from tests.builders import a_submitted_case, the_bodies
from tests.page_client import PageClient


def follow(client: PageClient, locator: str, secret: str):
    return client.submit(client.see("/my"), {"locator": locator, "secret": secret})


@pytest.mark.parametrize("state", [state for state in CaseState if state is not CaseState.UNOPENED])
def test_every_state_of_a_case_has_its_sentence(state: CaseState) -> None:
    assert BY_STATE[state].doing and BY_STATE[state].you


@pytest.mark.parametrize("state", [state for state in StrengtheningState if state is not StrengtheningState.UNOPENED])
def test_every_state_of_a_confirmation_has_its_sentence(state: StrengtheningState) -> None:
    assert OF_CONFIRMATION[state]


def test_the_code_on_the_slip_opens_the_status_which_says_who_and_until_when(client: PageClient) -> None:
    bodies = the_bodies()
    case, slips = a_submitted_case(bodies)
    answer = follow(client, slips[0].locator, slips[0].secret)
    assert answer.status_code == 303
    page = client.see("/my/status")
    assert "王敏" in page.text and "含当日" in page.text
    assert "不等了，直接去仲裁" in page.text and "云岭市青溪区劳动人事争议仲裁委员会" in page.text
    assert "8,200.00" in page.text


def test_a_wrong_secret_and_an_unknown_code_are_answered_alike(client: PageClient) -> None:
    _case, slips = a_submitted_case(the_bodies())
    wrong = follow(client, slips[0].locator, "00000000000000")
    unknown = follow(client, make_locator("12345678"), "00000000000000")
    assert wrong.status_code == unknown.status_code == 422
    said = "查询码或密码不对"
    assert said in wrong.text and said in unknown.text
    assert client.get("/my/status").status_code == 302


def test_a_mistyped_code_says_what_to_check_and_a_hostile_one_is_no_error(client: PageClient) -> None:
    for locator in ("123456789", "12345678", "\x00", "九" * 9, "1" * 5000):
        answer = follow(client, locator, "1" * 14)
        assert answer.status_code == 422


def test_leaving_ends_it_and_back_shows_nothing(client: PageClient) -> None:
    _case, slips = a_submitted_case(the_bodies())
    follow(client, slips[0].locator, slips[0].secret)
    page = client.see("/my/status")
    client.submit(page, action="/my/leave")
    assert client.get("/my/status").status_code == 302


def test_a_new_code_kills_the_old_one_at_the_next_request(client: PageClient) -> None:
    _case, slips = a_submitted_case(the_bodies())
    follow(client, slips[0].locator, slips[0].secret)
    client.see("/my/status")
    code_with_locator(slips[0].locator).revoked_at = clock.now()
    db.session.commit()
    assert client.get("/my/status").status_code == 302


def test_ten_tries_a_quarter_hour_at_one_code_and_then_none_until_it_has_passed(client: PageClient, on) -> None:
    on(date(2026, 11, 23), "09:00")
    _case, slips = a_submitted_case(the_bodies())
    for _ in range(10):
        follow(client, slips[0].locator, "00000000000000")
    assert "试的次数太多了" in follow(client, slips[0].locator, slips[0].secret).text
    on(date(2026, 11, 23), "09:20")
    assert follow(client, slips[0].locator, slips[0].secret).status_code == 303


def test_a_following_idle_for_ten_minutes_is_over(client: PageClient, on) -> None:
    on(date(2026, 11, 23), "09:00")
    _case, slips = a_submitted_case(the_bodies())
    follow(client, slips[0].locator, slips[0].secret)
    on(date(2026, 11, 23), "09:09")
    assert client.get("/my/status").status_code == 200
    on(date(2026, 11, 23), "09:11")
    assert client.get("/my/status").status_code == 302
