"""Who looked, and what went on after one has left: each side learns what lies in the zones it may see, and no more."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask

from mediation import clock
from mediation.capsule.told import _party
from mediation.cases.facts import Extension
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.demo.scans import upload_of
from mediation.documents.filling import party_on_paper
from mediation.documents.kinds.d23_extension import ExtensionReason
from mediation.errors import NotPermitted
from mediation.evidence.acts import HandedIn, take_in
from mediation.extensions import db
from mediation.intake.answers.acts import open_contact
from mediation.law.terms import Zone
from mediation.parties.models import Party, PartyStanding
from mediation.portal.looks import looks_of
from mediation.sessions.acts import extend, make_offer, note_caucus
from mediation.sessions.acts.putting import put_offer
from tests.access.crawling import everything_open_to
from tests.acts.walked import a_scan
from tests.builders import PASSWORD, a_case, the_bodies
from tests.following import comes_in
from tests.page_client import PageClient

MONDAY = date(2026, 11, 23)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY, "09:00")
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    made: Case = a_case(bodies, CaseState.IN_MEDIATION)
    return made


def signed_in(app: Flask, login: str) -> PageClient:
    client: PageClient = app.test_client()
    client.submit(client.see("/sign-in"), {"login": login, "password": PASSWORD})
    return client


def count(party: Party) -> int:
    return len(looks_of(party))


def test_that_the_mediator_spoke_alone_with_one_side_is_no_line_in_the_list_of_the_other(
        app: Flask, bodies: Bodies, case: Case) -> None:
    worker, employer = case.applicants[0], case.respondents[0]
    mediator = bodies.people["zhouhui"]
    before = count(worker), count(employer)
    note_caucus(case, worker, "其实五千就行。", by=mediator)
    make_offer(case, worker, by=mediator, amount_fen=500000)
    put_offer(worker, amount_fen=600000, by=mediator)
    db.session.commit()
    signed_in(app, "zhouhui").see(f"/desk/cases/{case.public_id}/caucus")
    after = count(worker), count(employer)
    assert after[0] - before[0] >= 4, "the worker reads of each"
    assert after[1] == before[1], "the employer of none"
    note_caucus(case, employer, "最多六千。", by=mediator)
    db.session.commit()
    signed_in(app, "zhouhui").see(f"/desk/cases/{case.public_id}/caucus")
    assert [str(look.what) for look in looks_of(employer)].count("看谈话记录") == 1
    assert count(worker) - after[0] == 1, "a page with both is one look at each side's own"


def test_looks_at_what_one_side_keeps_are_its_own_business(app: Flask, bodies: Bodies, case: Case) -> None:
    worker, employer = case.applicants[0], case.respondents[0]
    kept = take_in(case, HandedIn("录音文字", party=worker, zone=Zone.HANDLING), upload_of("录音"),
                   by=bodies.people["zhouhui"])
    db.session.commit()
    before = count(worker), count(employer)
    clerk = signed_in(app, "zhouhui")
    assert clerk.get(f"/desk/cases/{case.public_id}/evidence/{kept.public_id}").status_code == 200
    assert (count(worker) - before[0], count(employer) - before[1]) == (1, 0)


def test_who_has_left_learns_nothing_of_what_follows(
        app: Flask, bodies: Bodies, on: Callable[..., None], client: PageClient) -> None:
    case = a_case(bodies, CaseState.IN_MEDIATION, workers=("赵强", "孙梅"))
    zhao, sun = case.applicants
    comes_in(client, sun)
    sun.standing, sun.left_at = PartyStanding.LEFT.value, clock.now()
    db.session.commit()
    on(MONDAY + timedelta(days=1), "09:00")
    looks = count(sun)
    step = extend(case, ExtensionReason.ACCOUNTS, by=case.clerk, facts=Extension(
        new_last_day=date(2026, 12, 30), on_behalf_of=tuple(case.active_parties), proof=a_scan()))
    db.session.commit()
    signed_in(app, "zhouhui").see(f"/desk/cases/{case.public_id}")
    comes_in(client, sun)
    for address in ("/my/status", "/my/print"):
        shown = client.see(address).text
        assert step.act_words not in shown and "您撤回了申请" in shown and "最迟 2026" not in shown
    assert count(sun) == looks and count(zhao) > looks
    assert step.act_words in comes_in(app.test_client(), zhao).see("/my/status").text


@pytest.mark.parametrize("state", [CaseState.SIGNING, CaseState.EFFECTIVE])
def test_where_a_worker_lives_and_is_called_is_read_by_the_court_and_not_by_the_employer(
        app: Flask, bodies: Bodies, state: CaseState) -> None:
    case = a_case(bodies, state)
    worker, employer = case.applicants[0], case.respondents[0]
    phone, address = worker.phone, worker.address
    assert phone and address and employer.phone
    client: PageClient = app.test_client()
    comes_in(client, employer)
    read = everything_open_to(client, "/my/status")
    assert read.has(phone) == [] and read.has(address) == []
    own: PageClient = app.test_client()
    comes_in(own, worker)
    page = own.see("/my/status")
    assert "电话、住址" in page.text.partition("看不见：")[2]
    assert "见本人送达地址确认书" in own.see("/my/contact").text


def test_the_worker_may_open_it_and_the_next_paper_says_it(app: Flask, bodies: Bodies, client: PageClient) -> None:
    case = a_case(bodies, CaseState.IN_MEDIATION)
    worker = case.applicants[0]
    comes_in(client, worker)
    assert client.submit(client.see("/my/contact"), {"shown": "yes"}).status_code == 303
    assert party_on_paper(worker).person.keeps_contact is False
    assert client.submit(client.see("/my/contact"), {"shown": "no"}).status_code == 303
    assert party_on_paper(worker).person.keeps_contact is True
    with pytest.raises(NotPermitted):
        open_contact(worker, True, by=bodies.people["wangmin"])
    other: PageClient = app.test_client()
    comes_in(other, case.respondents[0])
    assert other.submit(other.see("/my/contact"), {"shown": "yes"}).status_code == 409


def test_the_capsule_for_the_court_says_how_a_worker_is_reached(bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.EFFECTIVE)
    worker = case.applicants[0]
    said = _party(worker, in_full=True)
    assert (said["phone"], said["address"]) == (worker.phone, worker.address)
