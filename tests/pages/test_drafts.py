"""The letter that was prepared, on the case page and on the page of the act that issues it."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask

from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.deadlines.acts import running
from mediation.demo.bodies import Bodies
from mediation.sweep import sweep
from tests.builders import PASSWORD, a_case, the_bodies
from tests.page_client import PageClient

MONDAY = date(2026, 3, 9)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY, "17:00")
    return the_bodies()


def swept(case: Case, clock_id: str, on: Callable[..., None]) -> None:
    period = running(case, case, clock_id)
    assert period is not None and period.ends_on is not None
    on(period.ends_on + timedelta(days=1))
    sweep()


def signed_in(client: PageClient, login: str) -> PageClient:
    client.submit(client.see("/sign-in"), {"login": login, "password": PASSWORD})
    return client


def test_the_case_page_offers_the_closing_letter_and_its_act_opens_with_the_reason_chosen(
        bodies: Bodies, client: PageClient, on: Callable[..., None]) -> None:
    case = a_case(bodies, CaseState.IN_MEDIATION, body="township")
    swept(case, "MED-15", on)
    page = signed_in(client, case.mediators[0].person.login).see(f"/desk/cases/{case.public_id}")
    assert "已备好： 调解终止告知书（草稿）" in page.text
    address = next(link for link in page.links if "/drafts/" in link)
    letter = client.get(address)
    assert letter.status_code == 200 and letter.data.startswith(b"%PDF")
    act = client.see(f"/desk/cases/{case.public_id}/end-without-agreement")
    assert act.form().held()["reason_code"] == ["period_over"]
    assert client.submit(act).status_code == 303
    assert "已备好" not in client.see(f"/desk/cases/{case.public_id}").text


def test_a_refusal_opens_with_no_answer_chosen_after_the_wait(
        bodies: Bodies, client: PageClient, on: Callable[..., None]) -> None:
    case = a_case(bodies, CaseState.CONSENT_PENDING)
    swept(case, "CONSENT-WAIT", on)
    page = signed_in(client, "wangmin").see(f"/desk/cases/{case.public_id}/refuse-acceptance")
    assert page.form().held()["reason_code"] == ["no_answer"]


def test_somebody_elses_draft_is_not_there(bodies: Bodies, client: PageClient, on: Callable[..., None]) -> None:
    case = a_case(bodies, CaseState.IN_MEDIATION, body="township")
    swept(case, "MED-15", on)
    address = next(link for link in signed_in(client, case.mediators[0].person.login)
                   .see(f"/desk/cases/{case.public_id}").links if "/drafts/" in link)
    other = signed_in(client.application.test_client(), "liguoqiang")
    assert other.get(address).status_code == 404
