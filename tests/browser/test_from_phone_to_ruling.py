"""A rider who knows only the name of an app applies at night with three photos and follows the case to the ruling."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sqlalchemy import select

from mediation.bodies.models import Body
from mediation.cases.models import Case
from mediation.demo.bodies import MEDIATORS, OFFICES, Bodies
from mediation.demo.building import a_worker, an_employer
from mediation.demo.walk import Walk, in_days
from mediation.extensions import db
from mediation.intake.parties.changes import change_party
from mediation.people.models import Person
from tests.browser.applicant import BLUE, GREEN, ORANGE, Applicant, a_photo
from tests.browser.conftest import Window, World

BODY = "云岭市青溪区石桥镇劳动争议调解中心"
PHOTOS = [a_photo("后台截图.jpg", ORANGE), a_photo("站长聊天.jpg", GREEN), a_photo("转账记录.jpg", BLUE)]
COMPANY = "云岭飞鱼即时配送有限公司"


def applies(rider: Applicant) -> tuple[str, str]:
    """From the start page to the receipt; what the rider does not know is left open."""
    rider.begins(BODY).notes_the_code()
    rider.answers({"出了什么事（可以选几个）": ["钱没给、没给够（工资、跑单的钱、押金）"],
                   "您怎么干活": "接平台的单（外卖、快递、网约车、直播）"})
    assert "在这里调解" in rider.text and "劳动仲裁" in rider.text
    rider.presses("接着填申请").does_not_know()
    rider.answers({"在哪个App上接单、打卡": "飞鱼外卖"})
    rider.answers({"哪天开始干的（大概）": "2026-03-01", "最后一个月挣多少（大概）": "6200", "现在还在干吗": "不干了",
                   "不干了的，最后一天是哪天": "2026-10-31"})
    rider.answers({"一共要多少钱（大概）": "8200", "想让对方怎么做、这个数怎么算的": "把十月的钱和押金给我", "哪天知道对方不给的": "2026-11-01"})
    rider.answers({"说说经过": "十月跑了一个月，站长说系统没结，后来就把我踢出群了。"})
    rider.fills({"选照片、截屏（可以一次选几张）": PHOTOS, "谁看得见": "我和办案人：对方看不见"}).presses("传上去")
    rider.presses("照片齐了，下一页")
    rider.answers({"您的名字": "马小龙", "您的手机号（不要用公司发的卡）": "13800000123", "怎样找您最安全": "打电话"})
    rider.fills({"我填的是真的，愿意请这个组织调解": True}).presses("交上去")
    return rider.keeps_the_receipt()


class TheStaff:
    """Those who handle the case that the rider made; each act at the moment that is said."""

    def __init__(self, world: World) -> None:
        self.world = world

    def on(self, day: str, *acts: Callable[[Walk], None], at: str = "10:00") -> None:
        """Do something with the case on a day."""
        self.world.clock(date.fromisoformat(day), at)
        with self.world.server.app.app_context():
            walk = Walk(bodies_again(), "township")
            walk.case = db.session.scalars(select(Case)).one()
            for act in acts:
                act(walk)
            db.session.commit()


def bodies_again() -> Bodies:
    """The bodies and people with whom the world began."""
    made = Bodies()
    bodies = {body.name: body for body in db.session.scalars(select(Body))}
    for row in (*OFFICES, *MEDIATORS):
        made.by_key[row["key"]] = bodies[row["name"]]
    made.people.update({person.login: person for person in db.session.scalars(select(Person))})
    return made


def the_company_is_found(walk: Walk) -> None:
    """The clerk finds the company behind the app, and completes who the rider is."""
    respondent, rider = walk.case.respondents[0], walk.case.applicants[0]
    change_party(respondent, an_employer(COMPANY), by=walk.clerk)
    change_party(rider, a_worker("马小龙", phone="13800000123"), by=walk.clerk)


def the_terms_are_agreed(walk: Walk) -> None:
    walk.drafts(walk.lines_for((1000, in_days(10))))
    walk.settles()


def test_a_rider_who_knows_only_the_apps_name_follows_the_case_to_the_ruling(window: Window, world: World) -> None:
    world.begins(day=date(2026, 11, 5), at="23:10")
    staff = TheStaff(world)
    rider = window(Applicant, width=390)
    locator, secret = applies(rider)
    rider.presses("存好了，看我的案件")
    assert "收到了您的申请" in rider.text and "单位还不知道这件事" in rider.text and "8,200.00" in rider.text

    def sees(*words: str) -> None:
        rider.looks_up(locator, secret)
        assert not [each for each in words if each not in rider.text], rider.text

    staff.on("2026-11-06", the_company_is_found, lambda walk: walk.asks())
    sees("正在问对方愿不愿意调解", "单位看得见", "没公开的材料3份")
    staff.on("2026-11-09", lambda walk: walk.answers(), lambda walk: walk.accepts(), lambda walk: walk.names())
    sees("调解员定了，正在约时间")
    staff.on("2026-11-12", lambda walk: walk.meets(), at="16:00")
    sees("正在调解", "随时可以去")
    staff.on("2026-11-13", lambda walk: walk.keeps_the_panel(), the_terms_are_agreed)
    sees("条款谈好了，正在签字")
    staff.on("2026-11-16", lambda walk: walk.signs(seal=True), lambda walk: walk.applies())
    sees("已经请法院确认，法院在看材料", "8,200.00")
    staff.on("2026-11-18", lambda walk: walk.court_dockets(), lambda walk: walk.is_granted())
    sees("法院确认协议有效")
    staff.on("2026-11-20", lambda walk: walk.pays_all())
    sees("已经办完")
