"""The pages of ending, archiving, taking back, dividing, joining and correcting."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from flask import Flask

from mediation.cases.facts import Withdrawal
from mediation.cases.models import Case
from mediation.cases.queries import cases_split_from
from mediation.cases.states import CaseState
from mediation.closing.acts import withdraw
from mediation.demo.bodies import Bodies
from mediation.documents.queries import latest_paper, papers_of
from mediation.extensions import db
from mediation.parties.models import PartyStanding
from tests.acts.session_cases import picture
from tests.acts.walked import a_case_in_mediation, a_scan, an_accepted_case, an_asked_case
from tests.builders import PASSWORD, a_submitted_case, the_bodies
from tests.documents.reading import text_of
from tests.page_client import PageClient

MONDAY = date(2026, 3, 2)
SPOKEN = {"spoken_alone_on": "2026-03-02", "spoken_alone_by": "李国强", "reason_code": "other", "reason": "不想再谈"}


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


def signed_in(app: Flask, login: str) -> PageClient:
    somebody: Any = app.test_client()
    somebody.submit(somebody.see("/sign-in"), {"login": login, "password": PASSWORD})
    return somebody


@pytest.fixture
def clerk(app: Flask, bodies: Bodies) -> PageClient:
    return signed_in(app, "wangmin")


@pytest.fixture
def director(app: Flask, bodies: Bodies) -> PageClient:
    return signed_in(app, "liguoqiang")


def at(case: Case, page: str) -> str:
    return f"/desk/cases/{case.public_id}/{page}"


def a_picture() -> tuple[BytesIO, str]:
    """What the applicant signed, as it is handed in."""
    return BytesIO(picture()), "撤回申请.jpg"


def sent(client: PageClient, address: str, values: dict[str, Any]) -> Any:
    """Open a page, fill in its form and send it."""
    return client.submit(client.see(address), values)


def test_a_withdrawal_asks_for_the_word_with_the_applicant_alone(bodies: Bodies, director: PageClient) -> None:
    case = a_case_in_mediation(bodies)
    response = sent(director, at(case, "withdraw"), {"reason": "单位说不告了"})
    assert response.status_code == 422 and "单独与本人谈话" in response.text and "单位说不告了" in response.text
    response = sent(director, at(case, "withdraw"), SPOKEN)
    assert response.status_code == 422 and "谈话的记录" in response.text
    assert sent(director, at(case, "withdraw"), {**SPOKEN, "scan": a_picture()}).status_code == 303
    assert case.state == CaseState.WITHDRAWN.value


def test_the_page_of_the_end_shows_why_a_reason_does_not_hold(bodies: Bodies, director: PageClient) -> None:
    case = a_case_in_mediation(bodies)
    page = director.see(at(case, "end-without-agreement"))
    assert "调解期限还没有届满" in page.text and "现在还不能用的原因" in page.text
    response = director.submit(page, {"reason_code": "period_over"})
    assert response.status_code == 422 and case.state == CaseState.IN_MEDIATION.value
    response = director.submit(page, {"reason_code": "other"})
    assert response.status_code == 422 and "请写明终结的原因" in response.text
    assert director.submit(page, {"reason_code": "too_far_apart"}).status_code == 303
    assert papers_of(case)[-1].code == "D30"


def test_the_application_to_withdraw_is_printed_for_signing_before_it_is_recorded(
        bodies: Bodies, director: PageClient) -> None:
    case = a_case_in_mediation(bodies)
    assert at(case, "withdrawal.pdf") in director.get(at(case, "withdraw")).text
    for asked in ("", "?why=elsewhere", "?why=nothing"):
        response = director.get(at(case, f"withdrawal.pdf{asked}"))
        assert response.mimetype == "application/pdf" and "待本人签名" in text_of(response.data)
    assert latest_paper(case, "D25") is None


def test_some_withdraw_on_one_page(bodies: Bodies, director: PageClient) -> None:
    case = a_case_in_mediation(bodies, workers=("李秀英", "赵强"))
    leaving = case.applicants[1]
    response = sent(director, at(case, "leave"), {**SPOKEN, "parties": [leaving.public_id], "scan": a_picture()})
    assert response.status_code == 303 and leaving.standing == PartyStanding.LEFT.value


def test_the_clerk_proposes_the_archive_and_the_director_approves(
        bodies: Bodies, clerk: PageClient, director: PageClient) -> None:
    case, _slips = a_submitted_case(bodies)
    withdraw(case, Withdrawal(spoken_alone_on=MONDAY, spoken_alone_by="王敏", proof=a_scan()),
             by=bodies.people["wangmin"])
    lost = latest_paper(case, "D25")
    assert lost is not None
    lost.make_void(lost.issued_at)
    db.session.commit()
    page = clerk.see(at(case, "archive"))
    assert "撤回调解申请书" in page.text and "文书待补" not in page.text
    assert clerk.submit(page).status_code == 422
    assert clerk.submit(page, {"explained": "手写，已装卷"}).status_code == 303
    assert case.state == CaseState.WITHDRAWN.value
    page = director.see(at(case, "archive"))
    assert "王敏 已于" in page.text and page.form().held()["explained"] == ["手写，已装卷"]
    assert director.submit(page).status_code == 303 and case.state == CaseState.ARCHIVED.value
    assert sent(director, at(case, "reopen"), {"reason": "付款被退回"}).status_code == 303
    assert case.state == CaseState.REOPENED.value


def test_the_last_act_is_taken_back_after_a_question(bodies: Bodies, clerk: PageClient) -> None:
    case, _slips = a_submitted_case(bodies)
    clerk.submit(clerk.see(at(case, "ask-other-side")))
    address = at(case, f"steps/{case.steps[-1].public_id}/take-back")
    page = clerk.see(address)
    assert "撤回“征询对方意愿”？" in page.text
    assert clerk.submit(page).status_code == 303 and case.state == CaseState.SUBMITTED.value
    again = clerk.see(address)
    assert "现在不能撤" in again.text and not [form for form in again.forms if form.action == address]


def test_nobody_elses_act_is_taken_back(bodies: Bodies, clerk: PageClient, director: PageClient) -> None:
    case, _slips = a_submitted_case(bodies)
    clerk.submit(clerk.see(at(case, "ask-other-side")))
    page = director.see(at(case, f"steps/{case.steps[-1].public_id}/take-back"))
    assert "现在不能撤" in page.text
    assert director.get(at(case, "steps/nothing-here/take-back")).status_code == 404


def test_a_worker_gets_a_case_of_their_own(bodies: Bodies, clerk: PageClient) -> None:
    case = an_accepted_case(bodies, workers=("李秀英", "赵强"))
    response = sent(clerk, at(case, "split-off"), {"parties": [case.applicants[1].public_id], "reason": "意见不同"})
    new = cases_split_from(case)[0]
    assert response.status_code == 303 and new.public_id in response.location


def test_two_cases_are_joined_by_number(bodies: Bodies, clerk: PageClient) -> None:
    case, other = an_accepted_case(bodies), an_asked_case(bodies, workers=("赵强",))
    wrong = sent(clerk, at(case, "join"), {"number": "收99999999", "reason": "同一事由"})
    assert wrong.status_code == 422 and "没有找到这个案号" in wrong.text
    right = sent(clerk, at(case, "join"), {"number": other.receipt_number, "reason": "同一事由"})
    assert right.status_code == 303


def test_a_correction_is_proposed_by_one_and_decided_by_the_director(
        bodies: Bodies, clerk: PageClient, director: PageClient) -> None:
    case = an_accepted_case(bodies)
    worker = case.applicants[0]
    values = {"party": worker.public_id, "column": "name", "new_value": "李秀瑛", "reason": "身份证上是“瑛”"}
    assert sent(clerk, at(case, "propose-correction"), values).status_code == 303
    address = at(case, f"corrections/{case.proposed_corrections[0].public_id}/decide")
    assert clerk.get(address).status_code == 404
    page = director.see(address)
    assert "李秀瑛" in page.text and "受理通知书" in page.text and "收件回执" in page.text
    assert director.submit(page, {"decision": "confirm"}).status_code == 303
    assert worker.name == "李秀瑛"


def test_a_claim_that_was_typed_wrong_is_corrected_from_its_own_page(
        bodies: Bodies, clerk: PageClient, director: PageClient) -> None:
    case = an_accepted_case(bodies)
    claim = case.claims[0]
    page = at(case, f"claims/{claim.public_id}/correct-claim")
    assert page in clerk.get(at(case, "propose-correction")).text
    assert page in clerk.get(at(case, f"claims/{claim.public_id}/change-claim")).text
    refused = sent(clerk, page, {"amount": "NaN", "reason": "多录了一位"})
    assert refused.status_code == 422 and "多录了一位" in refused.text
    assert sent(clerk, page, {"amount": "4321", "reason": "多录了一位"}).status_code == 303
    address = at(case, f"corrections/{case.proposed_corrections[0].public_id}/decide")
    shown = director.see(address)
    assert "4,321.00元" in shown.text and "征询" in shown.text
    assert director.submit(shown, {"decision": "confirm"}).status_code == 303
    assert claim.amount_fen == 432100


def test_a_number_that_cannot_be_right_is_refused_on_its_field(bodies: Bodies, clerk: PageClient) -> None:
    case = an_accepted_case(bodies)
    values = {"party": case.applicants[0].public_id, "column": "identity_number", "new_value": "440600199001010011",
              "reason": "抄错"}
    response = sent(clerk, at(case, "propose-correction"), values)
    assert response.status_code == 422 and "440600199001010011" in response.text


@pytest.mark.parametrize("page", ["withdraw", "archive", "split-off", "join", "propose-correction", "leave"])
def test_somebody_elses_case_does_not_exist(app: Flask, bodies: Bodies, page: str) -> None:
    case = an_accepted_case(bodies, workers=("李秀英", "赵强"))
    db.session.commit()
    assert signed_in(app, "gulnar").get(at(case, page)).status_code == 404


def test_the_case_page_shows_the_answers_the_contacts_and_the_end(bodies: Bodies, director: PageClient) -> None:
    case = a_case_in_mediation(bodies)
    director.submit(director.see(at(case, "end-without-agreement")), {"reason_code": "too_far_apart"})
    page = director.see(f"/desk/cases/{case.public_id}")
    for words in ("分歧较大", "还可以走的途径", "申请劳动人事争议仲裁", "应有的文书", "还没有联系记录"):
        assert words in page.text
