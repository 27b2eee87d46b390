"""A party's own pages to withdraw, to have another mediator, to complain; and what the staff see of each."""
from __future__ import annotations

import pytest
from flask import Flask

from mediation.cases.models import Case
from mediation.cases.requests_models import RequestKind
from mediation.cases.requesting import open_request
from mediation.demo.bodies import Bodies
from mediation.grievances.access import grievances_of
from mediation.intake.acceptance.acts import ask_other_side
from tests.acts.walked import a_case_in_mediation
from tests.builders import PASSWORD, a_submitted_case, the_bodies
from tests.following import comes_in, offered
from tests.page_client import PageClient


@pytest.fixture
def bodies(app: Flask) -> Bodies:
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    found, _slips = a_submitted_case(bodies)
    return found


def staff(app: Flask, login: str) -> PageClient:
    client = app.test_client()
    client.submit(client.see("/sign-in"), {"login": login, "password": PASSWORD})
    return client


def test_a_wish_to_withdraw_waits_for_a_call_and_may_be_taken_back(client: PageClient, app: Flask, case: Case) -> None:
    worker = case.applicants[0]
    comes_in(client, worker)
    assert "撤回申请" in offered(client)
    page = client.see("/my/withdrawal")
    assert "单独打电话" in page.text and "对方不知道" in page.text
    for _ in range(2):
        client.submit(page, {"words": "想去仲裁"}, action="/my/withdrawal")
    assert len(case.party_requests) == 1
    waiting = client.see("/my/withdrawal")
    assert "还没有撤" in waiting.text
    desk = staff(app, "wangmin")
    assert "当事人的请求 1" in desk.see("/desk").text
    shown = desk.see(f"/desk/cases/{case.public_id}")
    assert "想撤回申请" in shown.text and "单独谈过了，办撤回" in shown.text and "想去仲裁" in shown.text
    client.submit(waiting, action="/my/withdrawal/back")
    assert open_request(worker, RequestKind.WITHDRAW) is None
    assert client.submit(waiting, action="/my/withdrawal/back").status_code == 303


def test_the_staff_answer_that_nothing_is_withdrawn(client: PageClient, app: Flask, case: Case) -> None:
    comes_in(client, case.applicants[0])
    client.submit(client.see("/my/withdrawal"), action="/my/withdrawal")
    desk = staff(app, "wangmin")
    where = f"/desk/cases/{case.public_id}/requests/{case.party_requests[0].public_id}/settle-request"
    refused = desk.submit(desk.see(where), {"answer": ""})
    assert refused.status_code == 422 and "请写明怎么答复" in refused.text
    desk.submit(desk.see(where), {"answer": "您说再等等，照常办。"})
    assert "您说再等等，照常办。" in client.see("/my/withdrawal").text
    assert "没有办" in desk.see(f"/desk/cases/{case.public_id}").text


def test_the_employer_has_nothing_to_withdraw_and_sees_no_wish(client: PageClient, app: Flask, case: Case) -> None:
    worker = comes_in(app.test_client(), case.applicants[0])
    worker.submit(worker.see("/my/withdrawal"), {"words": "撤离标记"}, action="/my/withdrawal")
    ask_other_side(case, by=case.clerk)
    comes_in(client, case.respondents[0])
    shown = offered(client)
    assert "撤回" not in shown and "撤离标记" not in shown and "请求的答复" not in shown
    assert client.get("/my/withdrawal").status_code == 409


def test_another_mediator_is_asked_for_and_decided(client: PageClient, app: Flask, bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    comes_in(client, case.respondents[0])
    assert "换调解员" in offered(client)
    page = client.see("/my/mediator")
    refused = client.submit(page, {"ground": "wish"}, action="/my/mediator")
    assert refused.status_code == 422 and "请具体说一说" in refused.text
    client.submit(page, {"ground": "interest", "words": "她是对方的亲戚"}, action="/my/mediator")
    assert "等主任决定" in client.see("/my/mediator").text
    desk = staff(app, "liguoqiang")
    assert "决定（回避、更换）" in desk.see(f"/desk/cases/{case.public_id}").text
    assert "决定（回避、更换）" not in staff(app, "wangmin").see(f"/desk/cases/{case.public_id}").text
    where = f"/desk/cases/{case.public_id}/requests/{case.party_requests[0].public_id}/settle-request"
    desk.submit(desk.see(where), {"answer": "说明过了，您同意不换。"})
    assert "说明过了，您同意不换。" in client.see("/my/mediator").text


def test_an_application_for_another_mediator_is_taken_back(client: PageClient, bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    comes_in(client, case.applicants[0])
    client.submit(client.see("/my/mediator"), {"ground": "wish", "words": "想换一位"}, action="/my/mediator")
    client.submit(client.see("/my/mediator"), action="/my/mediator/back")
    assert open_request(case.applicants[0], RequestKind.CHANGE_MEDIATOR) is None
    assert "等主任决定" not in client.see("/my/mediator").text


def test_before_mediators_are_named_there_is_nobody_to_change(client: PageClient, case: Case) -> None:
    comes_in(client, case.applicants[0])
    assert "换调解员" not in offered(client) and client.get("/my/mediator").status_code == 409


def test_a_complaint_reaches_the_director_and_its_answer_the_party(client: PageClient, app: Flask,
                                                                   bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    subject, own = bodies.people["zhouhui"], bodies["courier"]
    comes_in(client, case.applicants[0])
    page = client.see("/my/grievances")
    assert "设在单位里" in page.text and "0757-0000 1031" in page.text
    said = {"about": subject.public_id, "to": own.public_id, "words": "说话难听的标记"}
    for _ in range(2):
        client.submit(page, said)
    assert len(grievances_of(case.applicants[0])) == 1 and "等答复" not in client.see("/my/grievances").text
    director, mediator, clerk = (staff(app, login) for login in ("liguoqiang", "zhouhui", "wangmin"))
    assert "1件等答复" in director.see("/desk").text
    for unaware in (mediator, clerk):
        assert "说话难听的标记" not in unaware.see(f"/desk/cases/{case.public_id}").text
        assert "等答复" not in unaware.see("/desk").text and "没有投诉" in unaware.see("/desk/grievances").text
    where = f"/desk/grievances/{grievances_of(case.applicants[0])[0].public_id}"
    assert mediator.get(where).status_code == clerk.get(where).status_code == 404
    director.submit(director.see(where), action=f"{where}/open")
    assert "说话难听的标记" in mediator.see(where).text and "负责答复的人" in mediator.see(where).text
    director.submit(director.see(where), {"reply": "已经谈话改正。"}, action=where)
    assert "已经谈话改正。" in client.see("/my/grievances").text
    assert "已答复" in director.see("/desk/grievances").text


def test_a_complaint_of_the_director_is_not_taken_by_the_director(client: PageClient, app: Flask,
                                                                  bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    comes_in(client, case.applicants[0])
    said = {"about": bodies.people["liguoqiang"].public_id, "to": bodies["courier"].public_id, "words": "主任偏心的标记"}
    refused = client.submit(client.see("/my/grievances"), said)
    assert refused.status_code == 422 and "请选外面的机关" in refused.text and "主任偏心的标记" in refused.text
    client.submit(client.see("/my/grievances"), {**said, "to": bodies["bureau"].public_id})
    assert "没有投诉" in staff(app, "liguoqiang").see("/desk/grievances").text
    assert case.applicants[0].name in staff(app, "tangning").see("/desk/grievances").text


def test_the_other_side_reads_no_complaint(client: PageClient, app: Flask, bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    comes_in(client, case.applicants[0])
    client.submit(client.see("/my/grievances"), {"about": "body", "to": bodies["union"].public_id, "words": "投诉标记"})
    other = comes_in(app.test_client(), case.respondents[0])
    for address in ("/my/grievances", "/my/status"):
        assert "投诉标记" not in other.see(address).text
