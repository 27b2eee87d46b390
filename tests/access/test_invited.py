"""Nobody comes in by a link or a code alone, by a used, an old or another's link; and nobody before service."""
from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from mediation.following.models import Following
from mediation.intake.invitations.acts import Invited, invite
from mediation.intake.powers.queries import representatives_in
from mediation.law.numbers import make_locator
from mediation.parties.acts import give_code
from mediation.parties.models import Answer
from tests.acts.walked import SIGNED, an_asked_case
from tests.builders import PASSWORD, a_submitted_case, a_worker, an_employer, the_bodies
from tests.following import comes_in as follows
from tests.page_client import PageClient

MONDAY = date(2026, 3, 2)
SAID = {"name": "钱经理", "post": "人事经理", "phone": "13900005555", "authority": "employee", "agreed": "y"}


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


def an_invitation(bodies: Bodies, **more: Any) -> tuple[Case, Invited, str]:
    """A case, the invitation of its employer, and where its link leads."""
    case = an_asked_case(bodies, **more)
    case.respondents[0].phone = case.respondents[0].email = None
    given = invite(case.respondents[0], by=bodies.people["wangmin"])
    db.session.commit()
    return case, given, "/my?by=invited&token=" + given.address.rpartition("=")[2]


def comes_in(client: PageClient, link: str, code: str) -> Any:
    return client.submit(client.see(link), {"code": code})


def test_an_employer_comes_in_registers_and_sees_what_is_asked_of_it_and_nothing_private(
        client: PageClient, bodies: Bodies) -> None:
    case, given, link = an_invitation(bodies)
    worker = case.applicants[0]
    worker.phone, worker.address = "13812345678", "青溪区一条没有人知道的路9号"
    db.session.commit()
    door = client.see(link)
    for hidden in (case.respondents[0].name, worker.name, case.body.name):
        assert hidden not in door.text
    assert comes_in(client, link, given.code_words).status_code == 303
    done = client.submit(client.see("/invited"), SAID)
    assert done.status_code == 200 and "只显示这一次" in done.text
    claims = client.see("/my/claims")
    assert worker.name in claims.text and "8,200.00" in claims.text
    for page in (claims, client.see("/my/status")):
        assert "13812345678" not in page.text and "没有人知道的路" not in page.text
    assert "/my/claims" in client.see("/my/status").links and "/my/consent" in client.see("/my/status").links


def test_the_link_alone_and_the_code_alone_open_nothing(client: PageClient, bodies: Bodies) -> None:
    _case, given, link = an_invitation(bodies)
    assert comes_in(client, link, "00000000").status_code == 422
    assert client.get("/invited").status_code == 302 and client.get("/my/claims").status_code == 302
    assert client.get("/my?by=invited&token=" + "x" * 32).status_code == 404
    answer = client.submit(client.see("/my"), {"locator": make_locator("12345678"), "secret": given.code})
    assert answer.status_code == 422


def test_a_link_of_another_case_takes_only_its_own_code(client: PageClient, bodies: Bodies) -> None:
    _one, first, link = an_invitation(bodies)
    _other, second, _link = an_invitation(bodies, workers=("赵强",))
    assert comes_in(client, link, second.code).status_code == 422
    assert comes_in(client, link, first.code).status_code == 303


def test_who_comes_second_in_another_browser_is_refused_and_the_first_may_come_back(
        app: Flask, client: PageClient, bodies: Bodies) -> None:
    _case, given, link = an_invitation(bodies)
    assert comes_in(client, link, given.code).status_code == 303
    other: Any = app.test_client()
    second = comes_in(other, link, given.code)
    assert second.status_code == 422 and "已经有人用过" in second.text and other.get("/invited").status_code == 302
    assert comes_in(client, link, given.code).status_code == 303 and client.get("/invited").status_code == 200


def used(client: PageClient, bodies: Bodies, given: Invited, link: str, on: Callable[..., None]) -> None:
    comes_in(client, link, given.code)
    client.submit(client.see("/invited"), SAID)
    client.submit(client.see("/my/status"), action="/my/leave")


def expired(client: PageClient, bodies: Bodies, given: Invited, link: str, on: Callable[..., None]) -> None:
    on(MONDAY + timedelta(days=3), "09:30")


def re_issued(client: PageClient, bodies: Bodies, given: Invited, link: str, on: Callable[..., None]) -> None:
    invite(given.invitation.party, by=bodies.people["wangmin"])
    db.session.commit()


@pytest.mark.parametrize("happens", [used, expired, re_issued])
def test_a_link_that_is_over_answers_as_one_that_never_was(
        client: PageClient, bodies: Bodies, on: Callable[..., None], happens: Callable[..., None]) -> None:
    _case, given, link = an_invitation(bodies)
    happens(client, bodies, given, link, on)
    dead, never = client.get(link), client.get("/my?by=invited&token=" + "x" * 32)
    assert dead.status_code == never.status_code == 404
    assert dead.text.replace(link.rpartition("=")[2], "") == never.text.replace("x" * 32, "")
    assert client.post(link, data={"code": given.code}).status_code in (400, 404)


def test_guessing_at_the_code_is_slowed_down(client: PageClient, bodies: Bodies) -> None:
    _case, _given, link = an_invitation(bodies)
    answers = [comes_in(client, link, f"{number:08}") for number in range(24)]
    assert "次数太多" in answers[-1].text and "邀请码不对" in answers[0].text


def test_before_service_nothing_tells_an_employer_that_there_is_a_case(client: PageClient, bodies: Bodies) -> None:
    case, _slips = a_submitted_case(bodies)
    code = give_code(case.respondents[0], by=bodies.people["wangmin"])
    db.session.commit()

    def tries(locator: str, secret: str) -> Any:
        return client.submit(client.see("/my"), {"locator": locator, "secret": secret})

    right, unknown = tries(code.locator, code.secret), tries(make_locator("12345678"), code.secret)
    assert right.status_code == unknown.status_code == 422
    assert right.text.count("查询码或密码不对") == unknown.text.count("查询码或密码不对") == 2
    assert client.get("/my/claims").status_code == client.get("/my/status").status_code == 302
    clerk: Any = client.application.test_client()
    clerk.submit(clerk.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    at = f"/desk/cases/{case.public_id}/parties"
    assert f"{at}/{case.respondents[0].public_id}/ask-in" not in clerk.see(at).links
    refused = clerk.submit(clerk.see(f"{at}/{case.respondents[0].public_id}/ask-in"))
    assert refused.status_code in (200, 409, 422) and "邀请码" not in refused.text.split("main", 1)[0]
    case.respondents[0].answer = Answer.ASKED.value
    db.session.commit()
    assert tries(code.locator, code.secret).status_code == 303


def test_the_clerk_prints_the_slip_once_and_looks_at_the_authority(
        app: Flask, client: PageClient, bodies: Bodies) -> None:
    case = an_asked_case(bodies)
    party = case.respondents[0]
    party.phone = party.email = None
    db.session.commit()
    clerk: Any = app.test_client()
    clerk.submit(clerk.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    at = f"/desk/cases/{case.public_id}/parties/{party.public_id}/ask-in"
    slip = clerk.submit(clerk.see(at))
    code = re.findall(r'<p class="lead-line"><b>([\d ]+)</b>', slip.text)[0]
    link = re.findall(r'<p class="link-once">(\S+)</p>', slip.text)[0]
    assert code.replace(" ", "") not in clerk.see(at).text.replace(" ", "")
    comes_in(client, "/my?by=invited&token=" + link.rpartition("=")[2], code)
    client.submit(client.see("/invited"), SAID)
    db.session.expire_all()
    page = clerk.see(f"/desk/cases/{case.public_id}")
    assert "授权还没有核对" in page.text
    who = representatives_in(case)[0]
    check = f"/desk/cases/{case.public_id}/came-for-employers/{who.public_id}/check-authority"
    assert check in clerk.see(f"/desk/cases/{case.public_id}/parties").links
    assert "还没有保存" not in clerk.see(check).text
    refused = clerk.submit(clerk.see(check), {"finding": "yes"})
    assert refused.status_code == 422 and "没有交授权委托书" in refused.text
    assert clerk.submit(clerk.see(check), {"finding": "no", "remark": "请补盖章的委托书"}).status_code == 303
    assert "授权不行：请补盖章的委托书" in clerk.see(f"/desk/cases/{case.public_id}/parties").text


def test_when_an_authority_is_refused_the_open_visit_ends_and_the_old_code_opens_nothing(
        app: Flask, client: PageClient, bodies: Bodies) -> None:
    case, given, link = an_invitation(bodies)
    comes_in(client, link, given.code)
    done = client.submit(client.see("/invited"), {**SAID, "scan": (BytesIO(SIGNED.content), "委托书.pdf")})
    locator, secret = re.findall(r'<p class="secret"><bdi>([\d ]+)</bdi>', done.text)
    assert client.get("/my/status").status_code == 200
    clerk: Any = app.test_client()
    clerk.submit(clerk.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    desk = f"/desk/cases/{case.public_id}"
    check = f"{desk}/came-for-employers/{representatives_in(case)[0].public_id}/check-authority"
    assert "查询码当场停用" in clerk.see(check).text
    refused = clerk.submit(clerk.see(check), {"finding": "no", "remark": "不是这个单位的人"})
    ask_in = f"{desk}/parties/{case.respondents[0].public_id}/ask-in"
    assert refused.status_code == 303 and refused.location.endswith(ask_in)
    assert "已经停用" in clerk.see(ask_in).text
    assert db.session.scalars(select(Following.ended_at).where(Following.locator == locator.replace(" ", ""))).all()[-1]
    for page in ("/my/status", "/my/claims", "/my/power", "/my/consent"):
        assert client.get(page).status_code == 302, page
    tried = client.submit(client.see("/my"), {"locator": locator.replace(" ", ""), "secret": secret.replace(" ", "")})
    assert tried.status_code == 422 and "查询码或密码不对" in tried.text
    assert client.get(link).status_code == 404
    assert "请发新的邀请单" in clerk.see(desk).text
    slip = clerk.submit(clerk.see(ask_in))
    code = re.findall(r'<p class="lead-line"><b>([\d ]+)</b>', slip.text)[0]
    again = re.findall(r'<p class="link-once">(\S+)</p>', slip.text)[0]
    comes_in(client, "/my?by=invited&token=" + again.rpartition("=")[2], code)
    client.submit(client.see("/invited"), {**SAID, "name": "孙主管"})
    assert client.get("/my/claims").status_code == 200 and "请发新的邀请单" not in clerk.see(desk).text


@pytest.mark.parametrize("wrong", [
    {"agreed": ""}, {"phone": "123"}, {"authority": "king"}, {"name": "\x00"}, {"powers": ["nothing"]},
    {"until_on": "2026-13-40"}, {"post": "x" * 400}])
def test_what_is_wrong_is_said_and_nothing_is_lost(client: PageClient, bodies: Bodies, wrong: dict[str, Any]) -> None:
    case, given, link = an_invitation(bodies)
    comes_in(client, link, given.code)
    answer = client.submit(client.see("/invited"), {**SAID, **wrong})
    assert answer.status_code == 422 and ("人事经理" in answer.text or "post" in wrong)
    assert not representatives_in(case)


def test_applicants_have_no_page_of_what_is_asked_of_them(client: PageClient, bodies: Bodies) -> None:
    _case, slips = a_submitted_case(bodies)
    client.submit(client.see("/my"), {"locator": slips[0].locator, "secret": slips[0].secret})
    assert client.get("/my/claims").status_code == 404


def test_the_power_is_handed_in_on_the_employers_own_page_and_what_it_answered_waits_for_the_check(
        app: Flask, client: PageClient, bodies: Bodies) -> None:
    case, given, link = an_invitation(bodies)
    comes_in(client, link, given.code_words)
    client.submit(client.see("/invited"), {**SAID, "powers": ["settle"]})
    status = client.see("/my/status")
    assert "您的授权委托书（身份证明书）还没有交" in status.text and "/my/power" in status.links
    assert "/my/address" not in status.links and client.get("/my/address").status_code == 409
    answered = client.submit(client.see("/my/consent"), {"word": "agreed"}, follow_redirects=True)
    assert "等核对授权" in answered.text and "等办案人核对您的授权" in answered.text
    handed = client.submit(client.see("/my/power"), {"scan": (BytesIO(SIGNED.content), "委托书.pdf"), "powers": ["settle"],
                                                     "until_on": "2026-12-31"}, follow_redirects=True)
    assert "办案人核对以后" in handed.text and "办案人在核对您的授权" in handed.text
    clerk = app.test_client()
    clerk.submit(clerk.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    page = clerk.see(f"/desk/cases/{case.public_id}")
    assert "授权没有核对，还不算数" in page.text and "它在网上的答复要等核对了才算数" in page.text
    check = f"/desk/cases/{case.public_id}/came-for-employers/{case.respondents[0].came[0].public_id}/check-authority"
    assert check in page.links
    assert clerk.submit(clerk.see(check), {"finding": "yes", "powers": ["settle"]}).status_code == 303
    assert "授权没有核对" not in clerk.see(f"/desk/cases/{case.public_id}").text
    assert case.state == "consented" and case.respondents[0].agents[0].until_on == date(2026, 12, 31)
    assert "办案人在核对" not in client.see("/my/status").text


def test_an_employer_that_applied_itself_says_on_its_own_page_who_comes(client: PageClient, bodies: Bodies) -> None:
    case, (slip,) = a_submitted_case(bodies, applicants=(an_employer(),), respondents=(a_worker(),))
    follows(client, case.applicants[0])
    assert "/my/power" in client.see("/my/status").links
    lacking = client.submit(client.see("/my/power"), {"name": "钱经理"})
    assert lacking.status_code == 422 and "钱经理" in lacking.text
    done = client.submit(client.see("/my/power"), {**SAID, "scan": (BytesIO(SIGNED.content), "委托书.pdf")},
                         follow_redirects=True)
    assert "办案人在核对您的授权" in done.text and case.applicants[0].came[0].name == "钱经理" and slip.secret
