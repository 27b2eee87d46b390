"""Twelve from one site: one of them applies for all, and who has tapped on their own telephone is an applicant."""
from __future__ import annotations

from datetime import date

from sqlalchemy import select

from mediation.cases.models import Case
from mediation.extensions import db
from tests.browser.applicant import NEXT, Applicant
from tests.browser.conftest import Window, World
from tests.browser.crowd import TWELVE
from tests.browser.desk import Desk

BODY = "云岭市青溪区石桥镇劳动争议调解中心"


def applies_for_all(first: Applicant) -> list[str]:
    """The first of the list applies, and gets a link for each of the eleven others."""
    first.begins(BODY, "几个人一起，我替大家填").notes_the_code()
    first.fills({"出了什么事（可以选几个）": ["钱没给、没给够（工资、跑单的钱、押金）"], "您怎么干活": "在工地、跟着包工头"}).presses(NEXT)
    first.presses("接着填申请").does_not_know()
    first.answers({"站点、店、工地叫什么": "河东三号工地"})
    first.answers({"一共要多少钱（大概）": "5000"}).does_not_know()
    first.presses("没有，下一页")
    first.answers({"一行一个人：名字、电话、大概多少钱": "\n".join(f"{name} 5000" for name in TWELVE[1:])})
    first.answers({"您的名字": TWELVE[0], "您的手机号（不要用公司发的卡）": "13800000200", "怎样找您最安全": "打电话"})
    first.fills({"我填的是真的，愿意请这个组织调解": True}).presses("交上去")
    assert "名单上的人还不是申请人" in first.text
    first.presses("存好了，看我的案件").goes_to("/my/named").presses("给没回话的人出链接")
    return [link.get_attribute("href") or "" for link in first.main.get_by_role("link", name="/apply/resume").all()]


def test_of_twelve_those_are_applicants_who_tapped_themselves(window: Window, world: World) -> None:
    world.begins(day=date(2026, 11, 5), at="20:00")
    first = window(Applicant, width=390)
    links = applies_for_all(first)
    assert len(links) == len(set(links)) == 11
    taking_part, declining = window(Applicant, width=390), window(Applicant, width=390)
    taking_part.goes_to(links[0]).presses("我要参加")
    locator, secret = taking_part.keeps_the_receipt()
    assert "5,000.00" in taking_part.looks_up(locator, secret).text
    declining.goes_to(links[1]).presses("不参加")
    assert "您不参加" in declining.text
    assert taking_part.goes_to(links[0]).status == 404, "a link is good for one answer"
    with world.server.app.app_context():
        case = db.session.scalars(select(Case)).one()
        assert [party.name for party in case.applicants] == list(TWELVE[:2])
        address = f"/desk/cases/{case.public_id}"
    clerk = window(Desk, "wangmin").goes_to(address)
    assert TWELVE[11] in clerk.text and "河东三号工地" in clerk.text
