"""A party's own pages at the beginning: the answer, the address, the papers, a call; all without a script."""
from __future__ import annotations

import pytest
from flask import Flask

from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.documents.receiving import waiting_for
from mediation.extensions import db
from tests.acts.walked import an_accepted_case, an_asked_case
from tests.builders import PASSWORD, the_bodies
from tests.following import comes_in, offered
from tests.page_client import PageClient

ADDRESS = {"address": "青溪区示例路8号", "postcode": "364000", "receiver": "陈经理", "phone": "13800000001"}


@pytest.fixture
def bodies(app: Flask) -> Bodies:
    return the_bodies()


@pytest.fixture
def asked(bodies: Bodies) -> Case:
    return an_asked_case(bodies)


def staff(app: Flask, login: str = "wangmin") -> PageClient:
    client = app.test_client()
    client.submit(client.see("/sign-in"), {"login": login, "password": PASSWORD})
    return client


def test_an_employer_that_is_asked_answers_and_the_clerk_sees_it(client: PageClient, app: Flask, asked: Case) -> None:
    employer = asked.respondents[0]
    comes_in(client, employer)
    assert "答复：愿不愿意调解" in offered(client)
    page = client.see("/my/consent")
    assert asked.applicants[0].name in page.text and "含当日" in page.text and "不等于认账" in page.text
    done = client.submit(page, {"word": "agreed", "words": "周三下午方便"}, follow_redirects=True)
    assert "您的答复记下了" in done.text and "答复：愿不愿意调解" not in done.text
    desk = staff(app)
    assert "对方答复 1" in desk.see("/desk").text
    shown = desk.see(f"/desk/cases/{asked.public_id}").text
    assert "本人在网上答复" in shown and "周三下午方便" in shown


def test_the_same_answer_sent_twice_is_one(client: PageClient, asked: Case) -> None:
    comes_in(client, asked.respondents[0])
    page = client.see("/my/consent")
    first, second = (client.submit(page, {"word": "refused"}) for _ in range(2))
    assert first.status_code == second.status_code == 303
    assert len(asked.party_answers) == 1


def test_an_answer_can_be_changed_while_it_is_open(client: PageClient, asked: Case) -> None:
    comes_in(client, asked.respondents[0])
    client.submit(client.see("/my/consent"), {"word": "refused"})
    assert "改答复" in offered(client)
    page = client.see("/my/consent")
    assert "您现在的答复：不愿意调解" in page.text
    client.submit(page, {"word": "agreed"})
    assert asked.state == "consented"
    assert client.get("/my/consent").status_code == 409


def test_nothing_chosen_is_said_on_its_field_and_what_was_typed_stays(client: PageClient, asked: Case) -> None:
    comes_in(client, asked.respondents[0])
    answer = client.submit(client.see("/my/consent"), {"words": "我再想想"})
    assert answer.status_code == 422 and "我再想想" in answer.text and "请选愿意、不愿意" in answer.text
    assert not asked.party_answers


def test_who_first_wants_a_call_is_due_on_the_desk(client: PageClient, app: Flask, asked: Case) -> None:
    comes_in(client, asked.respondents[0])
    done = client.submit(client.see("/my/consent"), {"word": "call", "words": "下午三点后"}, follow_redirects=True)
    assert "会打电话给您" in done.text and "答复：愿不愿意调解" in done.text
    assert "下午三点后" in staff(app).see(f"/desk/cases/{asked.public_id}").text and not asked.party_answers


def test_the_applicant_is_not_asked_for_an_answer(client: PageClient, asked: Case) -> None:
    comes_in(client, asked.applicants[0])
    assert "答复：愿不愿意调解" not in offered(client)
    assert client.get("/my/consent").status_code == 409


def test_the_address_is_typed_and_may_be_changed(client: PageClient, asked: Case) -> None:
    comes_in(client, asked.respondents[0])
    assert "写明文书寄到哪里" in offered(client)
    refused = client.submit(client.see("/my/address"), {**ADDRESS, "electronic": "yes", "mobile": ""})
    assert refused.status_code == 422 and "至少填一种" in refused.text and "示例路8号" in refused.text
    client.submit(client.see("/my/address"), {**ADDRESS, "electronic": "yes", "mobile": "13800000001"})
    assert asked.respondents[0].electronic_service is True
    shown = offered(client)
    assert "写明文书寄到哪里" not in shown and "改文书寄到哪里" in shown
    client.submit(client.see("/my/address"), {**ADDRESS, "electronic": "no"})
    assert asked.respondents[0].electronic_service is False


@pytest.mark.parametrize("typed", ["3640", "龙岩"])
def test_a_postcode_that_is_none_is_said_on_its_field_and_stays(client: PageClient, asked: Case, typed: str) -> None:
    comes_in(client, asked.respondents[0])
    page = client.see("/my/address")
    answer = client.submit(page, {**ADDRESS, "postcode": typed, "electronic": "no"})
    assert answer.status_code == 422 and "邮编是六位数字" in answer.text and f'value="{typed}"' in answer.text
    assert asked.respondents[0].electronic_service is None


def test_the_mobile_number_on_file_stands_in_its_field_and_a_landline_does_not(
        client: PageClient, asked: Case) -> None:
    party = asked.respondents[0]
    comes_in(client, party)
    party.phone = "13800000007"
    db.session.commit()
    assert client.see("/my/address").form("/my/address").held()["mobile"] == ["13800000007"]
    party.phone = "0757-87654321"
    db.session.commit()
    assert client.see("/my/address").form("/my/address").held()["mobile"] == [""]


def test_the_other_side_does_not_see_the_address(client: PageClient, app: Flask, asked: Case) -> None:
    comes_in(client, asked.respondents[0])
    client.submit(client.see("/my/address"), {**ADDRESS, "electronic": "no"})
    other = comes_in(app.test_client(), asked.applicants[0])
    for address in ("/my/status", "/my/address", "/my/receipts"):
        assert "示例路8号" not in other.see(address).text


def test_a_paper_is_read_as_pictures_and_taken(client: PageClient, app: Flask, bodies: Bodies) -> None:
    case = an_accepted_case(bodies)
    employer = case.respondents[0]
    notice = next(paper for paper in waiting_for(employer) if paper.code == "D05")
    where = f"/my/receipts/{notice.public_id}"
    comes_in(client, employer)
    assert "看文书，签收" in offered(client) and notice.title in client.see("/my/receipts").text
    page = client.see(where)
    assert "没有选电子送达" in page.text and "我收到了" not in page.text
    picture = client.get(f"{where}/pages/1.png")
    assert picture.status_code == 200 and picture.data.startswith(b"\x89PNG")
    assert client.get(f"{where}/pages/0.png").status_code == client.get(f"{where}/pages/99.png").status_code == 404
    client.submit(client.see("/my/address"), {**ADDRESS, "electronic": "yes", "mobile": "13800000001"})
    page = client.see(where)
    first, second = (client.submit(page, action="") for _ in range(2))
    assert first.status_code == second.status_code == 303 and len(notice.services) == 1
    assert "已经送到您这里" in client.see(where).text
    assert "电子送达" in staff(app).see(f"/desk/cases/{case.public_id}").text


def test_looking_takes_nothing(client: PageClient, bodies: Bodies) -> None:
    case = an_accepted_case(bodies)
    comes_in(client, case.respondents[0])
    before = len(waiting_for(case.respondents[0]))
    for address in ("/my/consent", "/my/address", "/my/receipts", "/my/call-me"):
        client.get(address)
    assert len(waiting_for(case.respondents[0])) == before and case.respondents[0].service_address is None


def test_who_asks_to_be_called_again_is_told_that_it_is_noted(client: PageClient, app: Flask, asked: Case) -> None:
    comes_in(client, asked.applicants[0])
    page = client.see("/my/call-me")
    client.submit(page, {"words": "问一下要带什么", "phone": "13900000009"})
    assert "请打电话给我" not in offered(client)
    again = client.submit(client.see("/my/call-me"), {"words": "再问"})
    assert again.status_code == 409 and "还没有打到" in again.text
    assert "问一下要带什么" in staff(app).see(f"/desk/cases/{asked.public_id}").text
