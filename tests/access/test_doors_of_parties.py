"""What a personnel office knows of a worker opens nothing: no door takes a name, a number or a bank card."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask

from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.demo.building import a_walk
from mediation.extensions import db
from mediation.parties.acts import give_code
from mediation.parties.models import Party
from tests.builders import the_bodies
from tests.page import Page
from tests.page_client import PageClient

DOORS = ("/my", "/my?by=account", "/my?by=desk", "/my?by=lost")
ROOMS = ("/my/status", "/my/print", "/my/looks", "/my/elsewhere", "/my/papers", "/my/take-along", "/my/cases",
         "/my/account", "/my/lost-slip", "/my/cases/add")


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(date(2026, 3, 2), "15:00")
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    case = a_walk(bodies, CaseState.SUBMITTED).case
    case.applicants[0].bank_account = "6222020000001234567"
    db.session.commit()
    return case


def known_of(party: Party) -> dict[str, str]:
    """What the office that employs somebody has in its files."""
    return {"name": party.name, "identity": party.identity_number, "phone": party.phone,
            "bank": party.bank_account, "birthday": party.identity_number[6:14], "last": party.identity_number[-9:]}


def answered(client: PageClient, address: str, said: str, other: str) -> tuple[int, str]:
    """What a door answers to something typed into all its fields, without what was typed."""
    page = client.see(address)
    form = next(form for form in page.forms if form.method == "post")
    fields = {name: said for name in form.held() if name not in ("csrf_token", "once", "version")}
    answer = client.post(form.action or page.address, data={**form.filled({}, None), **fields},
                         environ_base={"REMOTE_ADDR": other})
    return answer.status_code, Page(answer.text).text.replace(said, "") if answer.text else ""


def test_no_door_knows_the_worker_by_what_the_employer_knows(
        app: Flask, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """The very same answers as for somebody who does not exist."""
    monkeypatch.setitem(app.config, "SMS_WEBHOOK_URL", "http://127.0.0.1:9/")
    known = known_of(case.applicants[0])
    nobody = {"name": "钱无人", "identity": "110101199003070775", "phone": "13999990000", "bank": "6222029999999999999",
              "birthday": "19900307", "last": "003070775"}
    for number, door in enumerate(DOORS):
        for kind, said in known.items():
            theirs = answered(app.test_client(), door, said, f"198.51.100.{number}")
            nobodys = answered(app.test_client(), door, nobody[kind], f"203.0.113.{number}")
            assert theirs[0] == nobodys[0] == 422 and theirs[1] == nobodys[1], (door, kind)


def test_no_room_of_a_party_opens_without_a_visit(app: Flask, case: Case) -> None:
    client = app.test_client()
    for room in ROOMS:
        answer = client.get(room)
        assert answer.status_code == 302 and answer.location == "/my", room


def test_before_it_was_told_the_employer_finds_nothing_with_a_code_of_its_own(app: Flask, case: Case) -> None:
    """As with any wrong code: the same status, the same words (security S11)."""
    code = give_code(case.respondents[0], by=case.clerk)
    db.session.commit()

    def tries(secret: str) -> Any:
        client = app.test_client()
        answer = client.submit(client.see("/my"), {"locator": code.locator, "secret": secret})
        return answer.status_code, Page(answer.text).text

    assert tries(code.secret) == tries("00000000000000")


def test_the_employer_reads_nothing_private_of_the_worker_on_any_page(bodies: Bodies, app: Flask) -> None:
    case = a_walk(bodies, CaseState.IN_MEDIATION).case
    worker, employer = case.applicants[0], case.respondents[0]
    code = give_code(employer, by=case.clerk)
    db.session.commit()
    client = app.test_client()
    client.submit(client.see("/my"), {"locator": code.locator, "secret": code.secret})
    for room in ("/my/status", "/my/print", "/my/looks", "/my/elsewhere", "/my/papers"):
        text = client.see(room).text
        for private in (worker.phone, worker.address, worker.identity_number):
            assert private not in text, room
