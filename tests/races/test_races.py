"""What happens at the same moment happens once, in one order, and answers everybody."""
from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from flask import Flask

from mediation.agreements.models import Agreement
from mediation.agreements.signing import marks_missing
from mediation.audit import trail
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.deadlines.acts import running
from mediation.demo.bodies import Bodies
from mediation.documents.drafts import standing_drafts
from mediation.documents.queries import papers_of
from mediation.extensions import db
from mediation.intake.invitations.acts import invite
from mediation.law.signing import Door
from mediation.law.terms import Basis
from mediation.notices.queries import notices_of
from mediation.people.models import Attempt
from mediation.people.throttle import PER_SUBJECT
from mediation.signing.acts import open_room, send_link
from mediation.signing.secrets_of_signers import set_pin
from mediation.sweep import sweep
from tests.builders import PASSWORD, a_case, the_bodies
from tests.page_client import PageClient
from tests.races.at_once import at_once, the_same_browser

MONDAY = date(2026, 3, 9)
MANY, TWENTY = 8, 20


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY, "17:00")
    return the_bodies()


@pytest.fixture
def clerk(bodies: Bodies, client: PageClient) -> PageClient:
    client.submit(client.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    return client


def at(case: Case, page: str) -> str:
    return f"/desk/cases/{case.public_id}/{page}"


def windows(app: Flask, clerk: PageClient, count: int = MANY) -> list[PageClient]:
    return [the_same_browser(app, clerk) for _ in range(count)]


def statuses(answers: list[Any]) -> Counter[int]:
    return Counter(answer.status_code for answer in answers)


def test_one_form_sent_eight_times_at_once_does_its_act_once(app: Flask, bodies: Bodies, clerk: PageClient) -> None:
    case = a_case(bodies, CaseState.SUBMITTED)
    address = at(case, "ask-other-side")
    sent = clerk.see(address).form().filled({})
    answers = at_once([partial(window.post, address, data=sent) for window in windows(app, clerk)])
    found = statuses(answers)
    assert set(found) <= {303, 409} and found[303] >= 1
    assert len({answer.location for answer in answers if answer.status_code == 303}) == 1
    assert case.state == "consent_pending" and [step.act for step in case.steps].count("ask_other_side") == 1
    assert [paper.code for paper in papers_of(case)].count("D04") == 1
    assert trail.first_broken_number() is None


def test_of_two_who_saw_the_same_page_the_slower_one_is_told(app: Flask, bodies: Bodies, clerk: PageClient) -> None:
    case = a_case(bodies, CaseState.CONSENTED)
    pages = [clerk.see(at(case, page)) for page in ("accept", "refuse-acceptance")]
    typed: list[dict[str, Any]] = [{"not_judged": "y"}, {"reason_code": "decided_elsewhere", "reason": "已有判决"}]
    answers = at_once([
        partial(window.post, page.address, data=page.form().filled(values))
        for window, page, values in zip(windows(app, clerk, 2), pages, typed, strict=True)])
    assert statuses(answers) == {303: 1, 409: 1}
    slower = next(answer for answer in answers if answer.status_code == 409)
    assert slower.request.path == pages[0].address or "已有判决" in slower.text
    assert (case.state == "accepted") == (answers[0].status_code == 303)


def test_cases_accepted_at_once_are_numbered_one_after_the_other(app: Flask, bodies: Bodies, clerk: PageClient) -> None:
    cases = [a_case(bodies, CaseState.CONSENTED, workers=(name,)) for name in (
        "赵一", "钱二", "孙三", "李四", "周五", "吴六", "郑七", "王八")]
    before = max((case.sequence or 0 for case in db.session.query(Case)), default=0)
    sent = [(at(case, "accept"), clerk.see(at(case, "accept")).form().filled({"not_judged": "y"})) for case in cases]
    answers = at_once([partial(window.post, address, data=values)
                       for window, (address, values) in zip(windows(app, clerk), sent, strict=True)])
    assert statuses(answers) == {303: MANY}
    assert sorted(case.sequence for case in cases) == list(range(before + 1, before + 1 + MANY))
    numbers = [paper.number for case in cases for paper in papers_of(case) if paper.code == "D05"]
    assert len(set(numbers)) == MANY and trail.first_broken_number() is None


def test_tries_at_the_door_made_at_once_are_all_counted(app: Flask, bodies: Bodies) -> None:
    def tries() -> int:
        stranger = app.test_client()
        page = stranger.see("/sign-in")
        return stranger.submit(page, {"login": "wangmin", "password": "不对的口令"}).status_code

    answers = at_once([tries] * (PER_SUBJECT + 6))
    assert set(answers) == {422}
    assert db.session.query(Attempt).count() == PER_SUBJECT


def test_two_who_pay_the_same_line_at_once_pay_it_once(app: Flask, bodies: Bodies, clerk: PageClient) -> None:
    case = a_case(bodies, CaseState.EFFECTIVE)
    address = at(case, "payments")
    forms = [clerk.see(address).form() for _ in range(2)]
    line = case.agreements[0].obligations[0]
    typed = {"lines": [line.public_id], "way": "transfer", "said_by": "payee", "words": "收到了"}
    answers = at_once([partial(window.post, address, data=form.filled(typed))
                       for window, form in zip(windows(app, clerk, 2), forms, strict=True)])
    assert statuses(answers)[303] == 1 and set(statuses(answers)) <= {303, 409, 422}
    assert len(line.payments) == 1 and line.paid_fen == line.amount_fen


def test_two_sweeps_at_once_mark_tell_and_prepare_once(app: Flask, bodies: Bodies, on: Callable[..., None]) -> None:
    case = a_case(bodies, CaseState.IN_MEDIATION, body="township")
    period = running(case, case, "MED-15")
    on(period.ends_on + timedelta(days=1))

    def sweeps() -> int:
        with app.app_context():
            return sweep().over

    assert max(at_once([sweeps, sweeps])) >= 1
    over = [notice for notice in notices_of(case) if notice.key.startswith(f"over:{period.public_id}:")]
    assert len(over) == len({notice.person_id for notice in over}) >= 1
    assert period.state == "over" and len(standing_drafts(case)) == 1 and trail.first_broken_number() is None


def last_places(agreement: Agreement) -> list[str]:
    """The names of the two ticks that are left when all but the two parties have marked the agreement."""
    return [f"placed-{row.whose.replace(':', '-')}" for row in marks_missing(agreement) if row.party is not None]


def test_the_two_last_marks_placed_at_once_bring_the_agreement_into_effect_once(
        app: Flask, bodies: Bodies, client: PageClient) -> None:
    case = a_case(bodies, CaseState.SIGNING, body="studio", basis=Basis.COURT_DELEGATED)
    agreement = case.agreements[0]
    client.submit(client.see("/sign-in"), {"login": "gulnar", "password": PASSWORD})
    address = at(case, f"agreements/{agreement.public_id}/marks")
    forms = [client.see(address).form("/marks") for _ in range(2)]
    places = last_places(agreement)
    assert len(places) == 2
    answers = at_once([partial(window.post, address, data=form.filled({place: "y"}))
                       for window, form, place in zip(windows(app, client, 2), forms, places, strict=True)])
    assert statuses(answers)[303] >= 1 and set(statuses(answers)) <= {303, 409}
    client.submit(client.see(address), {place: "y" for place in last_places(agreement)}, action="/marks")
    assert (case.state, agreement.standing) == ("effective", "in_effect")
    acts = Counter(step.act for step in case.steps)
    assert acts["take_effect"] == acts["open_doors"] == 1
    assert acts["open_performance"] == len(agreement.obligations)
    told = Counter(notice.key for notice in notices_of(case) if notice.key.startswith("effect:"))
    assert set(told.values()) == {1} and len(told) == len(agreement.parties)
    assert trail.first_broken_number() is None


def test_twenty_people_signing_on_their_screens_at_once_are_all_heard_and_nothing_happens_twice(
        app: Flask, bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.SIGNING, body="studio", basis=Basis.COURT_DELEGATED,
                  workers=tuple(f"赵{number}" for number in range(1, TWENTY)))
    agreement, clerk = case.agreements[0], bodies.people["gulnar"]
    room = open_room(agreement, Door.NONE, by=clerk)
    waiting = [row.party for row in marks_missing(agreement) if row.party is not None]
    links = []
    for party in waiting:
        links.append("/sign/" + send_link(room, f"party:{party.public_id}", by=clerk).rsplit("/", 1)[1])
        set_pin(party, "740283")
    db.session.commit()
    windows = [app.test_client() for _ in links]
    for window, link in zip(windows, links, strict=True):
        window.submit(window.see(link), {"agree": "y", "code": "740283"}, action=link)
    forms = [window.see(link).form() for window, link in zip(windows, links, strict=True)]
    hands = [party.legal_representative if party.is_employer else party.name for party in waiting]
    answers = at_once([partial(window.post, link, data=form.filled({"typed_name": hand, "seen": "y"}))
                       for window, link, form, hand in zip(windows, links, forms, hands, strict=True)])
    assert statuses(answers) == {303: len(waiting)}
    assert not [row for row in marks_missing(agreement) if row.party is not None]
    acts = Counter(step.act for step in case.steps)
    assert acts["take_effect"] == acts["open_doors"] == 1 and agreement.standing == "in_effect"


def test_twenty_who_enter_one_invitation_at_once_are_one(app: Flask, bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.CONSENT_PENDING)
    case.respondents[0].phone = case.respondents[0].email = None
    given = invite(case.respondents[0], by=bodies.people["wangmin"])
    db.session.commit()
    link = "/my?by=invited&token=" + given.address.rpartition("=")[2]
    browsers: list[Any] = [app.test_client() for _ in range(TWENTY)]
    sent = [browser.see(link).form().filled({"code": given.code}) for browser in browsers]
    answers = at_once([partial(browser.post, link, data=data) for browser, data in zip(browsers, sent, strict=True)])
    found = statuses(answers)
    assert found[303] == 1 and set(found) <= {303, 404, 409, 422}
    inside = [browser for browser in browsers if browser.get("/invited").status_code == 200]
    assert len(inside) == 1
