"""A slip that somebody of the employer's printed only lets its holder read, until the party showed itself (E6)."""
from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from mediation import clock
from mediation.accounts.acts import invite
from mediation.cases import proof
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.demo.bodies import COURIER, Bodies
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.following.visits import PARTY
from mediation.intake.facts import MaterialFacts
from mediation.intake.powers.representation import AgentKind, PowerGiven, enter_agent
from mediation.intake.registering.receipts import Slip, receive
from mediation.law.terms import PartyKind
from mediation.notices.models import Notice
from mediation.parties.acting import PartyActing
from mediation.parties.acts import change, give_code
from mediation.parties.facts import PartyFacts
from mediation.parties.models import AccessCode, Party
from mediation.parties.queries import codes_in_force
from mediation.web.who_may import policy
from tests.acts.walked import a_scan
from tests.builders import PASSWORD, a_case, the_bodies
from tests.page import Page
from tests.page_client import PageClient

MONDAY = date(2026, 11, 23)
READS = {"/my/status", "/my/print", "/my/looks", "/my/elsewhere", "/my/papers", "/my/take-along"}


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY, "09:00")
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    """A courier against the company for which the clerk works."""
    made: Case = a_case(bodies, CaseState.IN_MEDIATION, employers=(COURIER,))
    made.applicants[0].phone = "13812345678"
    db.session.commit()
    return made


def a_new_slip(bodies: Bodies, party: Party, by: str = "wangmin") -> Slip:
    slip = receive(party, "换查询码", [MaterialFacts("换码申请")], by=bodies.people[by], received_at=clock.now(), new_code=True)
    db.session.commit()
    return slip


def comes_in(app: Flask, slip: Slip) -> PageClient:
    client: PageClient = app.test_client()
    assert client.submit(client.see("/my"), {"locator": slip.locator, "secret": slip.secret}).status_code == 303
    return client


def code_sent(case: Case) -> str:
    notices = db.session.scalars(select(Notice).where(Notice.case_id == case.id).order_by(Notice.id)).all()
    return re.findall(r"验证码是(\d{6})", " ".join(notice.secret_words or "" for notice in notices))[-1]


def test_with_a_slip_that_the_clerk_of_the_employer_printed_one_reads_and_does_nothing(
        app: Flask, bodies: Bodies, case: Case) -> None:
    client = comes_in(app, a_new_slip(bodies, case.applicants[0]))
    shown = client.see("/my/status").text
    assert "先证明是您本人" in shown
    assert all(client.get(address).status_code == 200 for address in READS)
    shut = [row for row in policy(app) if row["who"] == [PARTY]]
    assert len(shut) > 25
    for row in shut:
        address = re.sub(r"<[^>]+>", "1", row["route"])
        answer = client.post(address) if row["methods"] == ["POST"] else client.get(address)
        assert (answer.status_code, answer.headers.get("Location")) in ((302, "/my"), (400, None)), address
    assert client.get("/my").headers["Location"] == "/my/prove"


def test_the_code_on_the_telephone_on_file_opens_the_rest(
        app: Flask, bodies: Bodies, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.config, "SMS_WEBHOOK_URL", "http://127.0.0.1:9/")
    client = comes_in(app, a_new_slip(bodies, case.applicants[0]))
    page = client.see("/my/prove")
    assert "138****5678" in page.text and "13812345678" not in page.text
    assert "已经发出" in Page(client.submit(page, button="send").text).text
    assert client.submit(page, {"secret": "000000"}).status_code == 422
    assert client.get("/my/signing-password").status_code == 302
    assert client.submit(page, {"secret": code_sent(case)}).status_code == 303
    assert client.get("/my/signing-password").status_code == 200
    assert "先证明是您本人" not in client.see("/my/status").text


def test_a_telephone_that_the_clerk_put_in_gets_no_code_however_long_it_stands(
        app: Flask, bodies: Bodies, case: Case, on: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.config, "SMS_WEBHOOK_URL", "http://127.0.0.1:9/")
    worker = case.applicants[0]
    facts = PartyFacts(kind=PartyKind.WORKER, name=worker.name, phone="13900000000")
    change(worker, facts, by=bodies.people["wangmin"])
    slip = a_new_slip(bodies, worker)
    on(MONDAY + timedelta(days=9), "09:00")
    client = comes_in(app, slip)
    assert proof.telephone_on_file(worker) is None and "用登记的手机" not in client.see("/my/prove").text
    token = client.see("/my/prove").forms
    assert not any(form.action == "/my/prove" for form in token)
    lost = client.submit(client.see("/my?by=lost"), {"locator": slip.locator}, button="send")
    assert lost.status_code == 200
    assert not db.session.scalar(select(Notice.id).where(Notice.key.startswith("phone-code:")))


def test_a_second_person_who_works_for_no_employer_sees_the_party(app: Flask, bodies: Bodies, case: Case) -> None:
    worker = case.applicants[0]
    slip = a_new_slip(bodies, worker)
    client = comes_in(app, slip)
    with pytest.raises(NotPermitted):
        proof.witness(worker, by=bodies.people["wangmin"])
    mediator: PageClient = app.test_client()
    mediator.submit(mediator.see("/sign-in"), {"login": "zhouhui", "password": PASSWORD})
    assert "见证是本人拿的回执" in mediator.see(f"/desk/cases/{case.public_id}").text + mediator.get(
        f"/desk/cases/{case.public_id}/parties").text
    page = mediator.see(f"/desk/cases/{case.public_id}/parties/{worker.public_id}/witness-slip")
    assert mediator.submit(page).status_code == 422, "seeing is said, not presumed"
    assert mediator.submit(page, {"seen": "y"}).status_code == 303
    code, = codes_in_force(worker)
    assert code.proven_by_id == bodies.people["zhouhui"].id
    assert client.get("/my/signing-password").status_code == 200
    with pytest.raises(NotNow):
        proof.witness(worker, by=bodies.people["zhouhui"])


def test_who_printed_it_does_not_witness_it(bodies: Bodies, case: Case) -> None:
    worker = case.applicants[0]
    worker.phone_changed_by_id = bodies.people["wangmin"].id
    a_new_slip(bodies, worker, by="zhouhui")
    with pytest.raises(RequirementNotMet, match="另一个人"):
        proof.witness(worker, by=bodies.people["zhouhui"])


def test_nobody_of_the_employer_gives_a_worker_a_code_for_an_account(bodies: Bodies, case: Case) -> None:
    with pytest.raises(NotPermitted):
        invite(case.applicants[0], by=bodies.people["wangmin"])
    assert invite(case.applicants[0], by=bodies.people["zhouhui"])
    assert invite(case.respondents[0], by=bodies.people["wangmin"]), "its own employer's is no risk to anybody"


def test_slips_of_who_works_for_no_employer_of_the_case_work_as_before(app: Flask, bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.IN_MEDIATION)
    client = comes_in(app, a_new_slip(bodies, case.applicants[0]))
    assert client.get("/my/signing-password").status_code == 200
    assert db.session.scalar(select(AccessCode.given_by_id).where(AccessCode.revoked_at.is_(None),
                             AccessCode.party_id == case.applicants[0].id)) == bodies.people["wangmin"].id
    with pytest.raises(NotNow):
        proof.witness(case.applicants[0], by=bodies.people["zhouhui"])


def test_a_code_given_to_an_agent_ends_with_the_power(app: Flask, case: Case) -> None:
    employer = case.respondents[0]
    agent = enter_agent(case, [employer], PowerGiven(
        name="钱经理", kind=AgentKind.EMPLOYEE, from_on=MONDAY, until_on=MONDAY + timedelta(days=2)),
        by=PartyActing(employer))
    given: Any = give_code(employer, by=PartyActing(employer), agent=agent)
    db.session.commit()
    client: PageClient = app.test_client()

    def comes() -> int:
        return client.submit(client.see("/my"), {"locator": given.locator, "secret": given.secret}).status_code
    assert comes() == 303
    agent.until_on = MONDAY - timedelta(days=1)
    db.session.commit()
    assert client.get("/my/status").status_code == 200 and comes() == 303, "announced: here the power is handed in"
    agent.power_file = a_scan()
    db.session.commit()
    assert client.get("/my/status").status_code == 302 and comes() == 422
