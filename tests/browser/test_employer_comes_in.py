"""An employer at a telephone: the link, the code from the paper, who it sends, what is asked of it, its answer."""
from __future__ import annotations

from typing import Any

from mediation.demo.bodies import Bodies
from mediation.extensions import db
from mediation.intake.invitations.acts import invite
from mediation.parties.models import Party
from tests.acts.walked import SIGNED, an_asked_case
from tests.browser.conftest import Window, World
from tests.browser.test_reach import faults_of
from tests.browser.visitor import Visitor

WIDTHS = (390, 1280)


def an_invited_employer(bodies: Bodies, slip: dict[str, Any]) -> None:
    """Asked whether it wants mediation; without a telephone on file the link stands on the slip too."""
    case = an_asked_case(bodies)
    employer = case.respondents[0]
    employer.phone = employer.email = None
    given = invite(employer, by=bodies.people["wangmin"])
    slip.update(link="/my?by=invited&token=" + given.address.rpartition("=")[2], code=given.code_words,
                case=case.public_id, worker=case.applicants[0].name)
    db.session.commit()


def look(visitor: Visitor, faults: list[str]) -> None:
    """What axe finds in both widths."""
    own = visitor.page.viewport_size
    for width in WIDTHS:
        visitor.page.set_viewport_size({"width": width, "height": 900})
        faults += faults_of(visitor)
    visitor.page.set_viewport_size(own)


def test_an_employer_comes_in_by_link_and_paper_registers_and_answers(
        window: Window, world: World) -> None:
    slip: dict[str, Any] = {}
    faults: list[str] = []
    world.begins(lambda bodies: an_invited_employer(bodies, slip))
    manager: Visitor = window(Visitor, width=390)
    manager.goes_to(slip["link"])
    assert slip["worker"] not in manager.text
    manager.fills({"邀请码": slip["code"]}).presses("进来")
    manager.fills({"您的姓名": "钱经理", "职务": "人事经理", "您的手机号": "13900005555"})
    manager.main.get_by_label("我是单位职员，受单位委托").check()
    manager.main.get_by_label("和解、调解").check()
    manager.page.locator("input[type=file]").set_input_files(
        {"name": "委托书.pdf", "mimeType": "application/pdf", "buffer": SIGNED.content})
    manager.main.locator("input[name=agreed]").check()
    manager.presses("登记")
    assert manager.heading == "登记好了" and len(manager.page.locator(".secret").all()) == 2
    manager.presses("抄好了，去看案件")
    manager.main.get_by_role("link", name="看对方要什么").click()
    assert slip["worker"] in manager.text and "8,200.00" in manager.text
    manager.goes_to("/my/status").presses("答复：愿不愿意调解")
    manager.main.locator("input[name=word]").first.check()
    manager.presses("答复", manager.main)
    clerk: Visitor = window(Visitor, "wangmin")
    clerk.goes_to(f"/desk/cases/{slip['case']}")
    assert "授权还没有核对" in clerk.text
    clerk.goes_to(f"/desk/cases/{slip['case']}/parties").main.get_by_role("link", name="核对授权").click()
    look(clerk, faults)
    clerk.fills({"核对的结果": "与盖章的纸面一致，可以代表单位"}).presses("核对授权", clerk.main)
    with world.server.app.app_context():
        agent = db.session.query(Party).filter_by(kind="employer").one().agents[0]
        assert agent.speaks_for_them and agent.special_powers == ["settle"]
    assert faults == []


def test_the_pages_on_the_way_are_fit_for_everybody(window: Window, world: World) -> None:
    slip: dict[str, Any] = {}
    faults: list[str] = []
    world.begins(lambda bodies: an_invited_employer(bodies, slip))
    manager: Visitor = window(Visitor, width=390)
    manager.goes_to(slip["link"])
    look(manager, faults)
    manager.fills({"邀请码": slip["code"]}).presses("进来")
    look(manager, faults)
    manager.fills({"您的姓名": "孙总", "职务": "总经理", "您的手机号": "13900005555"})
    manager.main.get_by_label("我是法定代表人（主要负责人）").check()
    manager.main.locator("input[name=agreed]").check()
    manager.presses("登记")
    look(manager, faults)
    for address in ("/my/claims", "/my/notices", "/verify?what=message"):
        manager.goes_to(address)
        look(manager, faults)
    assert faults == []
