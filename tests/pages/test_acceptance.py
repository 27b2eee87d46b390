"""The pages of the way to acceptance, as a clerk fills them in."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from flask import Flask

from mediation.cases.models import Case
from mediation.cases.proposing import waiting_proposals
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.documents.queries import papers_of
from mediation.extensions import db
from mediation.parties.models import Answer
from tests.acts.walked import a_consented_case, an_asked_case
from tests.builders import PASSWORD, a_submitted_case, the_bodies
from tests.page_client import PageClient

MONDAY = date(2026, 3, 2)
PNG = (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
       b"\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82")


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


@pytest.fixture
def clerk(bodies: Bodies, client: PageClient) -> PageClient:
    client.submit(client.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    return client


def at(case: Case, page: str) -> str:
    return f"/desk/cases/{case.public_id}/{page}"


def sent(client: PageClient, case: Case, page: str, values: dict[str, Any], query: str = "") -> Any:
    """Open the page of an act, fill it in and send it."""
    return client.submit(client.see(at(case, page) + query), values)


def test_the_other_side_is_asked_with_one_press(bodies: Bodies, clerk: PageClient) -> None:
    case, _slips = a_submitted_case(bodies)
    page = clerk.see(at(case, "ask-other-side"))
    assert case.respondents[0].name in page.text and case.applicants[0].name not in page.form().action
    response = clerk.submit(page)
    assert response.status_code == 303 and case.state == CaseState.CONSENT_PENDING.value


def test_a_clerk_records_the_answer_with_the_slip(bodies: Bodies, clerk: PageClient) -> None:
    case = an_asked_case(bodies)
    page = clerk.see(at(case, "record-answer") + f"?party={case.respondents[0].public_id}")
    response = clerk.submit(page, {"word": "agreed", "way": "slip", "scan": (BytesIO(PNG), "回执.png")})
    assert response.status_code == 303, response.text
    assert case.state == CaseState.CONSENTED.value and case.respondents[0].answer == Answer.AGREED.value


def test_without_the_slip_the_refusal_stands_on_the_page_and_nothing_typed_is_lost(
        bodies: Bodies, clerk: PageClient) -> None:
    case = an_asked_case(bodies)
    response = sent(clerk, case, "record-answer", {"word": "agreed", "way": "slip", "words": "当面交来的"},
                    f"?party={case.respondents[0].public_id}")
    assert response.status_code == 422
    assert "上传签名或盖章的回执" in response.text and "当面交来的" in response.text
    assert case.state == CaseState.CONSENT_PENDING.value


def test_an_answer_on_the_telephone_says_at_what_time_and_stands_in_the_log_of_contacts(
        bodies: Bodies, clerk: PageClient) -> None:
    case = an_asked_case(bodies)
    query = f"?party={case.respondents[0].public_id}"
    response = sent(clerk, case, "record-answer", {"word": "agreed", "way": "phone", "words": "经理说同意"}, query)
    assert response.status_code == 422 and "请填写几点说的" in response.text and "经理说同意" in response.text
    said = {"word": "agreed", "way": "phone", "words": "经理说同意", "happened_time": "08:15"}
    assert sent(clerk, case, "record-answer", said, query).status_code == 303
    assert [row.words for row in case.contacts] == ["经理说同意"] and case.state == CaseState.CONSENTED.value


def test_an_answer_needs_somebody_who_gave_it(bodies: Bodies, clerk: PageClient) -> None:
    case = an_asked_case(bodies)
    response = sent(clerk, case, "record-answer", {"word": "refused", "way": "phone", "parties": []})
    assert response.status_code == 422 and "请勾选是哪一方的答复" in response.text


def test_capacity_is_filled_in_from_the_dates_of_birth(bodies: Bodies, clerk: PageClient) -> None:
    case = a_consented_case(bodies)
    page = clerk.see(at(case, "accept"))
    assert page.form().held()["capacity_in_order"] == ["y"] and "年满十八周岁" in page.text
    case.applicants[0].born_on = date(2009, 5, 1)
    db.session.commit()
    page = clerk.see(at(case, "accept"))
    assert "capacity_in_order" not in page.form().held() and "请法定代理人到场" in page.text


def test_accepting_gives_the_number(bodies: Bodies, clerk: PageClient) -> None:
    case = a_consented_case(bodies)
    response = sent(clerk, case, "accept", {"not_judged": "y"})
    assert response.status_code == 303 and case.number is not None


def test_refusing_needs_its_reason_to_be_in_the_file(bodies: Bodies, clerk: PageClient) -> None:
    case = an_asked_case(bodies)
    response = sent(clerk, case, "refuse-acceptance", {"reason_code": "unreachable"})
    assert response.status_code == 422 and "联系记录" in response.text
    contact = clerk.submit(clerk.see(at(case, "contact")), {"outcome": "no_answer"})
    assert contact.status_code == 303
    assert sent(clerk, case, "refuse-acceptance", {"reason_code": "unreachable"}).status_code == 303
    assert case.state == CaseState.NOT_ACCEPTED.value


def test_all_gaps_are_ticked_at_once(bodies: Bodies, clerk: PageClient) -> None:
    case, _slips = a_submitted_case(bodies)
    response = sent(clerk, case, "ask-correction", {"lacking": ["identity", "claims"]})
    assert response.status_code == 303 and case.state == CaseState.NEED_CORRECTION.value
    page = clerk.see(at(case, "complete-correction"))
    assert clerk.submit(page).status_code == 422
    response = clerk.submit(page, {"materials-0-name": "身份证复印件", "materials-1-name": "工资流水"})
    assert response.status_code == 303 and response.location.endswith("/receipts")
    assert papers_of(case)[-1].code == "D54"


def test_nothing_ticked_says_what_to_do(bodies: Bodies, clerk: PageClient) -> None:
    case, _slips = a_submitted_case(bodies)
    response = sent(clerk, case, "ask-correction", {"words": "缺身份证"})
    assert response.status_code == 422 and "只能一次性告知" in response.text and "缺身份证" in response.text


def test_the_address_book_fills_in_reason_office_and_period(bodies: Bodies, clerk: PageClient) -> None:
    case, _slips = a_submitted_case(bodies)
    page = clerk.see(at(case, "refer") + "?matter=injury_recognition")
    held = page.form().held()
    assert held["goes_to"] == ["社会保险行政部门"] and "工伤认定" in held["reason"][0] and held["deadline"][0]
    response = clerk.submit(page, {"address": "同济路30号，0757-00001041"})
    assert response.status_code == 303 and [row.act for row in waiting_proposals(case)] == ["refer"]


def test_the_director_does_what_the_clerk_proposed_with_one_press(
        app: Flask, bodies: Bodies, clerk: PageClient) -> None:
    case, _slips = a_submitted_case(bodies)
    page = clerk.see(at(case, "refer") + "?matter=injury_recognition")
    clerk.submit(page, {"address": "同济路30号，0757-00001041"})
    assert "等主任确认的" in clerk.see(at(case, "")[:-1]).text
    director = app.test_client()
    director.submit(director.see("/sign-in"), {"login": "liguoqiang", "password": PASSWORD})
    page = director.see(at(case, "refer"))
    assert "王敏" in page.text and page.form().held()["address"] == ["同济路30号，0757-00001041"]
    assert director.submit(page).status_code == 303
    assert case.state == CaseState.REFERRED.value and papers_of(case)[-1].code == "D06"


def test_the_director_sends_a_proposal_back_on_a_page_of_its_own(
        app: Flask, bodies: Bodies, clerk: PageClient) -> None:
    case, _slips = a_submitted_case(bodies)
    clerk.submit(clerk.see(at(case, "refer") + "?matter=injury_recognition"), {"address": "同济路30号"})
    director = app.test_client()
    director.submit(director.see("/sign-in"), {"login": "liguoqiang", "password": PASSWORD})
    where = at(case, f"proposals/{waiting_proposals(case)[0].public_id}/send-back")
    assert director.submit(director.see(where)).status_code == 422
    assert director.submit(director.see(where), {"words": "先问清楚有没有欠薪"}).status_code == 303
    assert "先问清楚有没有欠薪" in clerk.see(at(case, "")[:-1]).text


def test_a_confirmed_address_is_kept_with_the_party(bodies: Bodies, clerk: PageClient) -> None:
    case = an_asked_case(bodies)
    worker = case.applicants[0]
    response = sent(clerk, case, "confirm-address", {"postcode": "528000", "electronic": "no"},
                    f"?party={worker.public_id}")
    assert response.status_code == 303, response.text
    assert worker.electronic_service is False and papers_of(case)[-1].code == "D33"


@pytest.mark.parametrize(("page", "values"), [
    ("record-answer", {"happened_on": "2026-02-30"}), ("record-answer", {"happened_on": "2099-01-01"}),
    ("record-answer", {"words": "字" * 1001}), ("record-answer", {"words": "有\x00控制字符"}),
    ("confirm-address", {"phone": "１２３", "postcode": "528000", "electronic": "no"}),
    ("confirm-address", {"postcode": "528000999", "electronic": "no"}),
    ("confirm-address", {"postcode": "528000", "electronic": "yes", "mobile": "138"}),
    ("confirm-address", {"postcode": "528000", "electronic": "no", "proxy_phone": "138"})])
def test_bad_input_gets_a_message_on_its_field(
        bodies: Bodies, clerk: PageClient, page: str, values: dict[str, str]) -> None:
    case = an_asked_case(bodies)
    before = len(case.steps)
    response = sent(clerk, case, page, {**values, **({"word": "agreed", "way": "phone"} if page == "record-answer"
                                                     else {})}, f"?party={case.respondents[0].public_id}")
    assert response.status_code == 422 and len(case.steps) == before


def test_a_stale_page_is_refused_and_shows_what_was_typed(bodies: Bodies, clerk: PageClient) -> None:
    case = a_consented_case(bodies)
    page = clerk.see(at(case, "accept"))
    case.matter = "另有改动"
    db.session.commit()
    response = clerk.submit(page, {"not_judged": "y"})
    assert response.status_code == 409 and case.number is None


def test_the_same_form_sent_twice_accepts_once(bodies: Bodies, clerk: PageClient) -> None:
    case = a_consented_case(bodies)
    page = clerk.see(at(case, "accept"))
    first, second = clerk.submit(page, {"not_judged": "y"}), clerk.submit(page, {"not_judged": "y"})
    assert first.status_code == second.status_code == 303 and first.location == second.location
    assert len([step for step in case.steps if step.act == "accept"]) == 1


@pytest.mark.parametrize("page", ["ask-other-side", "record-answer", "accept", "contact", "refer"])
def test_somebody_elses_case_does_not_exist(bodies: Bodies, client: PageClient, page: str) -> None:
    case = an_asked_case(bodies)
    client.submit(client.see("/sign-in"), {"login": "gulnar", "password": PASSWORD})
    assert client.get(at(case, page)).status_code == 404


def test_an_act_that_does_not_exist_now_says_so_before_anything_is_typed(bodies: Bodies, clerk: PageClient) -> None:
    case, _slips = a_submitted_case(bodies)
    assert clerk.get(at(case, "accept")).status_code == 409


def test_a_contact_is_one_tap_and_leads_back_where_one_came_from(bodies: Bodies, clerk: PageClient) -> None:
    case, _slips = a_submitted_case(bodies)
    page = clerk.see(at(case, "contact") + "?onward=/desk")
    response = clerk.submit(page, {"outcome": "reached", "words": "说要问老板"})
    assert response.status_code == 303 and response.location.endswith("/desk")
    assert case.contacts[0].words == "说要问老板"
    outside = clerk.submit(clerk.see(at(case, "contact") + "?onward=//elsewhere.example"), {"outcome": "reached"})
    assert case.public_id in outside.location


def test_half_a_moment_is_asked_for_in_full(bodies: Bodies, clerk: PageClient) -> None:
    case, _slips = a_submitted_case(bodies)
    response = sent(clerk, case, "contact", {"outcome": "reached", "happened_on": "2026-03-01"})
    assert response.status_code == 422 and "都填上" in response.text
