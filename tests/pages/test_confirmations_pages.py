"""The body's pages of a confirmation: from the choice of the court to the supplement; the section of the case."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import pytest
from flask import Flask
from PIL import Image

from mediation import clock
from mediation.agreements.models import StrengtheningState as S
from mediation.cases.acts import perform
from mediation.cases.facts import Facts
from mediation.demo.bodies import Bodies
from mediation.demo.walk import Walk
from mediation.extensions import db
from mediation.people.models import SYSTEM
from tests.builders import PASSWORD, a_confirmation, the_bodies
from tests.page import Page
from tests.page_client import PageClient

DAY = date(2026, 11, 23)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


def signed_in(app: Flask, login: str = "wangmin") -> PageClient:
    client = app.test_client()
    client.submit(client.see("/sign-in"), {"login": login, "password": PASSWORD})
    return client


@pytest.fixture
def clerk(app: Flask, bodies: Bodies) -> PageClient:
    return signed_in(app)


def home(walk: Walk) -> str:
    return f"/desk/cases/{walk.case.public_id}"


def page(walk: Walk, act: str) -> str:
    return f"{home(walk)}/strengthenings/{walk.strengthening.public_id}/{act}"


def a_picture() -> tuple[BytesIO, str]:
    picture = BytesIO()
    Image.new("RGB", (40, 60), "white").save(picture, "PNG")
    picture.seek(0)
    return picture, "签名.png"


def test_row_33_who_owes_more_than_money_is_warned_before_a_court_is_chosen(bodies: Bodies, clerk: PageClient) -> None:
    walk = a_confirmation(bodies, S.B_NONE)
    warning = "法院可能只确认给付钱款的部分"
    assert warning not in clerk.see(page(walk, "choose-confirmation")).text
    line = walk.strengthening.agreement.obligations[0]
    line.amount_fen, line.act_words = None, "出具解除劳动合同的证明"
    choosing = clerk.see(page(walk, "choose-confirmation"))
    assert warning in choosing.text and "第五十二条" in choosing.text
    clerk.submit(choosing)
    assert walk.strengthening.state == "conf_prep"
    assert clerk.see(page(walk, "file-application")).text.count(warning) == 1


def test_a_joint_application_goes_from_the_case_page_to_the_court(bodies: Bodies, clerk: PageClient) -> None:
    walk = a_confirmation(bodies, S.B_NONE)
    assert page(walk, "choose-confirmation") in clerk.see(home(walk)).links
    chosen = clerk.submit(clerk.see(page(walk, "choose-confirmation")))
    assert chosen.status_code == 303 and walk.strengthening.state == "conf_prep"
    worker, employer = (party.public_id for party in walk.agreement.parties)
    form = clerk.see(page(walk, "join-application"))
    nothing = clerk.submit(form, {"joining": [worker]})
    assert nothing.status_code == 422 and "请上传签名的材料" in nothing.text
    clerk.submit(form, {"joining": [worker], "scan": a_picture()})
    alone = clerk.submit(clerk.see(page(walk, "file-application")))
    assert alone.status_code == 422 and "还差云岭鑫源建筑劳务有限公司确认" in alone.text
    clerk.submit(clerk.see(page(walk, "join-application")), {"joining": [employer], "at_one_sitting": "y"})
    assert clerk.submit(clerk.see(page(walk, "file-application"))).status_code == 303
    text = clerk.see(home(walk)).text
    for words in ("已向法院申请", f"收法{walk.strengthening.receipt_number}", "协议生效后第0天（三十日内）", "撤回确认申请"):
        assert words in text, words


def test_the_page_of_the_choice_shows_which_courts_confirm_and_the_other_door(bodies: Bodies, app: Flask) -> None:
    walk = a_confirmation(bodies, S.B_NONE, body="company")
    clerk = signed_in(app, "linfang")
    form = clerk.see(page(walk, "choose-confirmation"))
    for words in ("云岭市南屏区人民法院 ：不可以", "塔河市人民法院 ：先问清", "仲裁审查", "0757-0000 1013", "最迟 2026-12-23（含当日）"):
        assert words in form.text, words
    refused = clerk.submit(form)
    assert refused.status_code == 422 and "请改走仲裁审查" in refused.text and walk.strengthening.state == "b_none"
    worker, court = walk.case.workers[0].public_id, bodies["court"].public_id
    typed = {"court": court, "ground": "party_domicile", "domicile_of": worker, "words": "户籍在青溪区"}
    unasked = clerk.submit(form, typed)
    assert unasked.status_code == 422 and Page(unasked.text).form().held()["words"] == ["户籍在青溪区"]
    assert clerk.submit(form, {**typed, "court_answer": "立案庭：可以"}).status_code == 303


def test_what_the_court_asks_is_shown_and_supplied(bodies: Bodies, clerk: PageClient) -> None:
    walk = a_confirmation(bodies, S.CONF_DOCKETED)
    walk.court_returns(date(2026, 11, 30), "due_unclear", "will_unclear", clause="第1条", words="请写明日期")
    db.session.commit()
    text = clerk.see(home(walk)).text
    for words in ("要求补充", "履行期限不明确", "签订补充协议", "涉及：第1条", "请写明日期", "最迟 2026-11-30（含当日）", "起草补充协议"):
        assert words in text, words
    form = clerk.see(page(walk, "supply-after-docketing"))
    refused = clerk.submit(form, {"reason": "双方说明：自愿。"})
    assert refused.status_code == 422 and "原协议已经签署，不能改" in refused.text
    assert Page(refused.text).form().held()["reason"] == ["双方说明：自愿。"]


def test_what_stays_open_after_a_dismissal_is_listed(bodies: Bodies, clerk: PageClient) -> None:
    walk = a_confirmation(bodies, S.CONF_DISMISSED)
    text = clerk.see(home(walk)).text
    for words in ("驳回申请", "情形：内容不明确", "通过调解变更原协议，或者达成新的协议", "劳动争议依法先申请仲裁"):
        assert words in text, words


def test_objection_service_and_late_papers_have_their_pages(bodies: Bodies, clerk: PageClient) -> None:
    walk = a_confirmation(bodies, S.CONF_GRANTED)
    everybody = [party.public_id for party in walk.agreement.parties]
    clerk.submit(clerk.see(page(walk, "record-service")), {"served": everybody})
    assert len(walk.strengthening.rulings[0].served) == 2
    answer = clerk.submit(clerk.see(page(walk, "object-to-ruling")), {"objectors": everybody[:1], "reason": "金额不对"})
    assert answer.status_code == 303 and walk.strengthening.state == "conf_objection"


def test_dropping_withdrawing_and_opening_again(bodies: Bodies, clerk: PageClient) -> None:
    walk = a_confirmation(bodies, S.CONF_PREP)
    clerk.submit(clerk.see(page(walk, "drop-confirmation")), {"reason": "单位改变主意"})
    assert walk.strengthening.state == "b_none"
    walk = a_confirmation(bodies, S.CONF_FILED)
    clerk.submit(clerk.see(page(walk, "withdraw-application")), {"reason": "双方当面提出，直接履行"})
    assert walk.strengthening.state == "conf_withdrawn"
    clerk.submit(clerk.see(page(walk, "open-doors-again")))
    assert walk.strengthening.state == "b_none"


def test_the_notice_that_the_thirty_days_are_over_is_one_press(
        bodies: Bodies, app: Flask, on: Callable[..., None]) -> None:
    walk = a_confirmation(bodies, S.B_NONE)
    on(DAY + timedelta(days=31))
    perform(walk.strengthening, "expire", by=SYSTEM, facts=Facts())
    db.session.commit()
    clerk = signed_in(app)
    assert clock.today() == date(2026, 12, 24)
    answer = clerk.submit(clerk.see(page(walk, "tell-of-expiry")))
    assert answer.status_code == 303, Page(answer.text).text
    assert "期间届满告知" in clerk.see(home(walk)).text


def test_one_party_is_chosen_once_itself_or_through_its_agent(bodies: Bodies, clerk: PageClient) -> None:
    from mediation.parties.models import Agent

    walk = a_confirmation(bodies, S.CONF_PREP)
    employer = walk.case.respondents[0]
    agent = Agent(case=walk.case, name="钱律师", kind="律师", from_on=DAY, parties=[employer])
    db.session.add(agent)
    db.session.commit()
    both = [employer.public_id, f"{employer.public_id}.{agent.public_id}"]
    answer = clerk.submit(clerk.see(page(walk, "join-application")), {"joining": both, "at_one_sitting": "y"})
    assert answer.status_code == 422 and "同一个当事人只选一次" in answer.text


def test_a_strengthening_of_another_case_is_not_found(bodies: Bodies, clerk: PageClient) -> None:
    first, second = a_confirmation(bodies, S.CONF_PREP), a_confirmation(bodies, S.CONF_PREP)
    address = f"{home(first)}/strengthenings/{second.strengthening.public_id}/drop-confirmation"
    assert clerk.get(address).status_code == 404
