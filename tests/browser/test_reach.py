"""Everybody can use the pages: axe finds nothing that matters at a desk or on a telephone, and keys alone will do."""
from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from sqlalchemy import select

from mediation.agreements.models import StrengtheningState
from mediation.bodies.models import Body
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from mediation.law.settings import SETTINGS
from tests.browser.agreement import Drafting
from tests.browser.conftest import Window, World
from tests.browser.court import Liaison
from tests.browser.crowd import TWELVE
from tests.browser.desk import Desk
from tests.browser.visitor import Visitor
from tests.builders import PASSWORD, a_case, a_confirmation

MONDAY = date(2026, 11, 9)
WIDTHS = {"at a desk": 1280, "on a telephone": 390}
MATTERS = ("serious", "critical")


def faults_of(visitor: Visitor) -> list[str]:
    """What axe finds on the page that matters, and whether it is wider than its window."""
    found = [f"{each['id']}: {each['nodes'][0]['html'][:120]}"
             for each in Axe().run(visitor.page).response["violations"] if each["impact"] in MATTERS]
    wide = visitor.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return [f"{visitor.page.url} {fault}" for fault in (*found, *(["scrolls sideways"] if wide else []))]


def three_cases(bodies: Bodies) -> None:
    """One that came in, one in mediation with many workers, one before the court."""
    a_case(bodies, CaseState.SUBMITTED, workers=("赵强",))
    a_case(bodies, CaseState.IN_MEDIATION, workers=TWELVE)
    a_case(bodies, CaseState.SIGNING, workers=("孙梅",))
    a_confirmation(bodies, StrengtheningState.CONF_FILED, workers=("钱海",))


def public_pages(visitor: Visitor, look: Callable[[Visitor], None]) -> None:
    """Sign-in, start, follow."""
    for address in ("/sign-in", "/", "/my"):
        look(visitor.goes_to(address))


def pages_of_the_desk(desk: Drafting, look: Callable[[Visitor], None]) -> None:
    """Worklist, search, register, ledgers; a case in three states with a page of its acts; minutes, draft, marks."""
    for address in ("/desk", "/desk/search?q=赵强", "/desk/register", "/desk/register/list", "/desk/ledgers/cases",
                    "/desk/ledgers/linkage"):
        look(desk.goes_to(address))
    look(desk.opens("赵强"))
    look(desk.presses("记一次联系"))
    look(desk.opens("孙梅"))
    look(desk.presses("记签名与盖章"))
    look(desk.opens(TWELVE[0]))
    look(desk.presses("笔录"))
    desk.begins_a_draft({"主要事实、争议事项和各方责任": "三个月的工资没有付。"})
    look(desk)


def pages_of_the_body(administrator: Visitor, look: Callable[[Visitor], None]) -> None:
    """What an administrator sees: the body and its settings."""
    look(administrator.goes_to("/desk/bodies"))
    look(administrator.presses("设置", administrator.main))


def pages_of_the_court(liaison: Liaison, look: Callable[[Visitor], None]) -> None:
    """The queue, the review of an application, one of its acts."""
    look(liaison.goes_to("/court"))
    liaison.finds("钱海")
    look(liaison)
    look(liaison.presses("退回补正"))


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_axe_finds_nothing_that_matters(window: Window, world: World, width: int) -> None:
    world.begins(three_cases, MONDAY, "17:00")
    faults: list[str] = []

    def look(visitor: Visitor) -> None:
        faults.extend(faults_of(visitor))

    public_pages(window(Visitor, width=width), look)
    pages_of_the_desk(window(Drafting, "zhouhui", width), look)
    pages_of_the_court(window(Liaison, "hejing", width), look)
    pages_of_the_body(window(Visitor, "zhaolei", width), look)
    assert faults == []


def addresses_of(world: World, places: dict[str, str]) -> list[str]:
    """Every address that is read and has no open place but these, with them filled in."""
    rules = [rule for rule in world.server.app.url_map.iter_rules()
             if "GET" in (rule.methods or ()) and rule.arguments <= set(places) and rule.endpoint != "static"]
    found = [re.sub(r"<(?:\w+:)?(\w+)>", lambda place: places[place[1]], rule.rule) for rule in rules]
    return sorted(set(found))


def look_at_all(visitor: Visitor, addresses: list[str], seen: set[str]) -> list[str]:
    """What is wrong with each of the pages that there are for this visitor; each is looked at once."""
    faults: list[str] = []
    for address in addresses:
        answer = visitor.context.request.get(address, max_redirects=0)
        if address in seen or answer.status != 200 or "html" not in answer.headers["content-type"]:
            continue
        seen.add(address)
        faults += faults_of(visitor.goes_to(address))
    return faults


EVERYWHERE = {"wangmin": "/desk/on-the-spot", "zhaolei": "/desk/bodies", "hejing": "/court/bulk",
              "qiuyue": "/desk/counts"}


def test_axe_finds_nothing_on_any_page_that_has_an_address_of_its_own(window: Window, world: World) -> None:
    world.begins(three_cases, MONDAY, "17:00")
    seen: set[str] = set()
    faults: list[str] = []
    for login, sure in EVERYWHERE.items():
        faults += look_at_all(window(Visitor, login, 390), addresses_of(world, {}), seen)
        assert sure in seen
    assert faults == []


def test_axe_finds_nothing_on_any_page_of_a_body_or_on_any_single_setting(window: Window, world: World) -> None:
    world.begins(three_cases, MONDAY, "17:00")
    with world.server.app.app_context():
        body = str(db.session.scalar(select(Body.public_id).where(Body.org_code == "迅劳人")))
    administrator, seen = window(Visitor, "zhaolei", 390), set[str]()
    faults = look_at_all(administrator, addresses_of(world, {"body_id": body}), seen)
    settings = [f"/desk/bodies/{body}/settings/{key}" for key, setting in SETTINGS.items() if setting.in_use]
    faults += look_at_all(administrator, settings, seen)
    assert faults == [] and set(settings) <= seen and f"/desk/bodies/{body}/details" in seen


def test_axe_finds_nothing_on_any_page_of_a_case(window: Window, world: World) -> None:
    world.begins(three_cases, MONDAY, "17:00")
    with world.server.app.app_context():
        cases = db.session.execute(select(Case.public_id, Case.state).order_by(Case.id)).all()
    seen: set[str] = set()
    faults: list[str] = []
    shapes: set[str] = set()
    for login in ("liguoqiang", "wangmin"):
        visitor = window(Visitor, login, 390)
        for public_id, _state in cases:
            wanted = [address for address in addresses_of(world, {"case_id": public_id})
                      if public_id in address and address.replace(public_id, "") not in shapes]
            faults += look_at_all(visitor, wanted, seen)
            shapes |= {address.replace(public_id, "") for address in wanted if address in seen}
    assert faults == [] and len(shapes) > 30


def focused(page: Any, what: str) -> str:
    """Something of the element that has the focus."""
    return str(page.evaluate(f"document.activeElement.{what}"))


def test_a_clerk_reaches_the_first_field_of_an_act_by_keys_alone(window: Window, world: World) -> None:
    world.begins(lambda bodies: a_case(bodies, CaseState.SUBMITTED), MONDAY, "17:00")
    page = window(Desk).goes_to("/sign-in").page
    page.get_by_label("账号").focus()
    page.keyboard.type("wangmin")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/cases/*")
    for _ in range(60):
        if focused(page, "textContent").strip() == "征询对方意愿":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ask-other-side")
    for _ in range(40):
        if focused(page, "id") == "happened_on":
            break
        page.keyboard.press("Tab")
    assert focused(page, "id") == "happened_on"
