"""What somebody tries who wants into a party's pages, or to stay there: each try that once went through is kept."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask_login import login_user
from sqlalchemy import select

from mediation.accounts.acts import invite
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.demo.building import a_walk
from mediation.demo.scans import upload_of
from mediation.errors import NotNow, NotPermitted
from mediation.evidence.acts import HandedIn
from mediation.evidence.acts import hand_in as hand_in_piece
from mediation.extensions import db
from mediation.intake.online.acts import NamedActing, give_links, join_application
from mediation.law.terms import PartyKind
from mediation.notices.delivery import _addresses
from mediation.notices.models import Notice
from mediation.notices.receiving import receives
from mediation.parties.acting import PartyActing
from mediation.parties.acts import give_code
from mediation.parties.facts import PartyFacts
from mediation.parties.models import PartyStanding
from mediation.sessions.acts import plan_session
from mediation.signing.secrets_of_signers import pin_matches, set_pin
from tests.access.crawling import Read, everything_open_to
from tests.acts.session_cases import a_plan, presiding
from tests.builders import PASSWORD, a_case, the_bodies
from tests.following import comes_in
from tests.page_client import PageClient
from tests.pages.applying_online import begin, hand_in, says
from tests.pages.test_party_accounts import PIN, a_slip, an_account

MONDAY = date(2026, 11, 23)
AWAY = "/my?by=away"


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY, "09:00")
    made = the_bodies()
    db.session.commit()
    return made


def has_said_enough(client: PageClient) -> None:
    """The least with which an application can be handed in."""
    says(client, "happened", what=["unpaid"], how="employer")


def test_who_has_a_captured_visit_does_not_guess_the_password_of_the_account(app: Flask, bodies: Bodies) -> None:
    client, _number = an_account(app, a_slip(bodies))
    for number in range(25):
        answer = client.submit(client.see("/my/account/password"),
                               {"old": f"1937{number:04}", "pin": "55902817", "again": "55902817"})
        assert answer.status_code == 422
    answer = client.submit(client.see("/my/account/password"), {"old": PIN, "pin": "55902817", "again": "55902817"})
    assert "试的次数太多了" in answer.text


def test_an_older_visit_of_an_application_handed_in_elsewhere_shows_no_receipt(app: Flask, bodies: Bodies) -> None:
    first, second = app.test_client(), app.test_client()
    locator, secret = begin(first, bodies["township"])
    second.submit(second.see("/apply/resume"), {"locator": locator, "secret": secret})
    has_said_enough(second)
    hand_in(second)
    for address in ("/apply/receipt", "/apply/receipt.pdf", "/apply/receipt.png", "/apply/receipt-code.png"):
        assert first.get(address).status_code == 404


def test_the_quick_exit_is_a_way_out_of_an_application_too(app: Flask, bodies: Bodies) -> None:
    client = app.test_client()
    begin(client, bodies["township"])
    assert f'href="{AWAY}"' in client.get("/apply/questions/happened").text
    assert client.get(AWAY).headers["Location"].startswith("https://")
    assert client.get("/apply/questions/happened").status_code == 302


def test_a_stranger_never_keeps_an_applicant_from_going_on(app: Flask, bodies: Bodies, on: Any) -> None:
    locator, secret = begin(app.test_client(), bodies["township"])
    stranger = app.test_client()
    for number in range(12):
        page = stranger.see("/apply/resume")
        stranger.post("/apply/resume", data=page.form().filled({"locator": locator, "secret": "1" * 14}, None),
                      environ_base={"REMOTE_ADDR": "198.51.100.7"})
    owner = app.test_client()
    assert owner.submit(owner.see("/apply/resume"), {"locator": locator, "secret": secret}).status_code == 303


def test_who_helped_one_party_stands_in_no_act_of_another_on_the_same_telephone(
        client: PageClient, bodies: Bodies) -> None:
    first, second = a_walk(bodies, CaseState.CONSENT_PENDING).case, a_walk(bodies, CaseState.CONSENT_PENDING).case
    comes_in(client, first.respondents[0])
    client.submit(client.see("/my/beside"), {"name": "王敏"})
    client.get(AWAY)
    comes_in(client, second.respondents[0])
    client.submit(client.see("/my/consent"), {"word": "agreed"}, action="/my/consent")
    db.session.expire_all()
    assert not [step.by_words for step in second.steps if "在旁协助" in step.by_words]


def test_a_stolen_slip_with_a_mailbox_of_its_own_keeps_no_warning_from_the_telephone_on_file(
        client: PageClient, bodies: Bodies) -> None:
    party = a_walk(bodies, CaseState.IN_MEDIATION).case.applicants[0]
    telephone = party.phone
    comes_in(client, party)
    client.submit(client.see("/my/address"), {
        "address": "青溪区示例路8号", "postcode": "364000", "receiver": "李", "phone": "13800000001", "electronic": "yes",
        "email": "thief@example.com"})
    client.submit(client.see("/my/notices"), {"channel": "mail"})
    client.submit(client.see("/my/account"), {"pin": PIN, "again": PIN})
    warnings = [notice for notice in db.session.scalars(select(Notice).where(Notice.party_id == party.id))
                if "不是您本人" in notice.read_out]
    assert {notice.key.partition(":")[0] for notice in warnings} == {"new-ways", "account"}
    for notice in warnings:
        assert (notice.channel, notice.address) == ("sms", telephone)
        assert list(_addresses(notice))[0] == ("sms", telephone) and receives(notice)


def test_nobody_is_invited_to_an_account_of_a_case_of_which_they_know_nothing(bodies: Bodies) -> None:
    employer = a_walk(bodies, CaseState.SUBMITTED).case.respondents[0]
    with pytest.raises(NotNow):
        invite(employer, by=bodies.people["wangmin"])


def test_only_who_handed_in_the_list_and_is_still_there_gives_links_to_those_on_it(
        client: PageClient, bodies: Bodies) -> None:
    begin(client, bodies["township"], "group")
    has_said_enough(client)
    says(client, "names", names="马小龙\n古丽娜尔")
    hand_in(client)
    case = db.session.scalars(select(Case)).one()
    named, applicant = case.named_workers[0], case.applicants[0]
    joined = join_application(named, PartyFacts(name=named.name, kind=PartyKind.WORKER), by=NamedActing(named)).party
    for other in (joined, case.respondents[0]):
        with pytest.raises(NotPermitted):
            give_links(case, by=PartyActing(other))
    assert len(give_links(case, by=PartyActing(applicant))) == 1
    applicant.standing = PartyStanding.LEFT.value
    with pytest.raises(NotPermitted):
        give_links(case, by=PartyActing(applicant))
    db.session.rollback()


def test_one_that_has_left_reads_neither_when_nor_where_the_others_meet(client: PageClient, bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.IN_MEDIATION, workers=("赵强", "孙梅"))
    plan_session(case, a_plan(place="后街七号小楼"), by=presiding(case), despite_warnings=True)
    db.session.commit()
    sun = case.applicants[1]
    comes_in(client, sun)
    assert "后街七号小楼" in client.see("/my/status").text
    sun.standing = PartyStanding.LEFT.value
    db.session.commit()
    for address in ("/my/status", "/my/print"):
        assert "后街七号小楼" not in client.see(address).text


def test_with_the_slip_of_somebody_who_has_died_nobody_acts_in_their_name(client: PageClient, bodies: Bodies) -> None:
    party = a_case(bodies, CaseState.IN_MEDIATION).applicants[0]
    party.deceased_on = date(2026, 11, 20)
    db.session.commit()
    comes_in(client, party)
    shown = client.see("/my/status").text
    assert "/my/files/add" not in shown and "/my/mediator" not in shown
    answer = client.submit(client.see("/my/files/add"), {"files": (BytesIO(b"%PDF-1.4 x"), "x.pdf")})
    assert answer.status_code in (403, 422) and not party.case.evidence
    assert client.get("/my/mediator").status_code == 409
    with pytest.raises(NotPermitted):
        hand_in_piece(party, HandedIn("工资条"), upload_of("工资条"), by=PartyActing(party))


def test_what_is_done_in_a_browser_where_somebody_of_the_staff_is_signed_in_names_them(
        app: Flask, bodies: Bodies) -> None:
    party = a_case(bodies, CaseState.IN_MEDIATION).applicants[0]
    assert PartyActing(party).name == party.name, "outside of a request nobody sits there"
    with app.test_request_context():
        login_user(bodies.people["zhouhui"])
        assert PartyActing(party).name == f"{party.name}（周慧在旁协助）"


def test_a_new_slip_kills_the_signing_password_of_the_old_one(bodies: Bodies, on: Callable[..., None]) -> None:
    party = a_case(bodies, CaseState.IN_MEDIATION).applicants[0]
    give_code(party, by=PartyActing(party))
    set_pin(party, "839201")
    assert pin_matches(party, "839201")
    on(MONDAY, "09:05")
    give_code(party, by=PartyActing(party))
    assert not pin_matches(party, "839201"), "whoever had the lost slip signs no more"
    set_pin(party, "839202")
    assert pin_matches(party, "839202")


HOSTILE = '"><img src=x onerror=alert(1)><script>alert(2)</script>{{7*7}}${7*7}\'--'


def test_what_a_party_writes_is_text_on_every_page_of_everybody(app: Flask, bodies: Bodies) -> None:
    """The client that looks at each page finds what would run; here it is given the chance in every field."""
    case = a_case(bodies, CaseState.IN_MEDIATION)
    worker = app.test_client()
    comes_in(worker, case.applicants[0])
    start, filled = everything_open_to(worker, "/my/status"), 0
    for address in list(start.by_address):
        if worker.get(address).mimetype != "text/html":
            continue
        for form in worker.see(address).forms:
            texts = [control.name for control in form.controls
                     if control.tag == "textarea" or (control.tag == "input" and control.kind in ("text", ""))]
            if form.method == "post" and texts and form.action.startswith("/my"):
                sent = form.filled({name: HOSTILE for name in texts})
                for control in form.controls:
                    if control.kind == "radio" and not sent.get(control.name):
                        sent[control.name] = control.value
                assert worker.post(form.action, data=sent).status_code in (200, 303, 422, 409), form.action
                filled += 1
    assert filled > 4
    clerk = app.test_client()
    clerk.submit(clerk.see("/sign-in"), {"login": "zhouhui", "password": PASSWORD})
    other = app.test_client()
    comes_in(other, case.respondents[0])
    there = f"/desk/cases/{case.public_id}"
    desk = Read({address: clerk.get(address).text for address in (
        there, "/desk", *{link.split("#")[0] for link in clerk.see(there).links if link.startswith(there)})
        if clerk.get(address).mimetype == "text/html"})
    read = [everything_open_to(worker, "/my/status"), everything_open_to(other, "/my/status"), desk]
    assert read[0].has("onerror") and desk.has("onerror"), "it was kept, and is read by who handles the case"
    for each in read:
        pages = Read({address: text for address, text in each.by_address.items() if not address.endswith(".pdf")})
        assert pages.has("<img src=x onerror") == [] and pages.has("<script>alert(2)") == []
        assert each.has(">49") == [] and each.has("$49") == [], "what looks like a template is text too"
