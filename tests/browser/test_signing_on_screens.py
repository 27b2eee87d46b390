"""An agreement signed half on a telephone, half on paper, sealed, and checked by somebody who holds the file."""
from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from mediation import clock
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from mediation.parties.acts import give_code
from tests.acts.agreement_cases import DAY, a_case_in_mediation, out_for_signing
from tests.browser.agreement import Drafting
from tests.browser.conftest import Window, World
from tests.browser.portal import Worker
from tests.browser.test_reach import faults_of
from tests.browser.visitor import Visitor
from tests.builders import PASSWORD

PIN = "739158"
WIDTHS = (390, 1280)
Looked = list[str]


@pytest.fixture
def faults() -> Looked:
    """What axe finds on the way; a page is looked at in both widths."""
    return []


def look(visitor: Visitor, faults: Looked) -> None:
    """Look at the page at a telephone's width and a desk's, and go on at one's own."""
    own = visitor.page.viewport_size
    for width in WIDTHS:
        visitor.page.set_viewport_size({"width": width, "height": 900})
        faults += faults_of(visitor)
    visitor.page.set_viewport_size(own)


def an_agreement(bodies: Bodies, slip: dict[str, Any], *, by_employer: bool = False) -> None:
    """One worker, one employer, the text out for signing; one of them has a slip with a code of its own."""
    clerk = bodies.people["wangmin"]
    agreement = out_for_signing(a_case_in_mediation(bodies), clerk)
    worker = next(party for party in agreement.parties if party in agreement.case.applicants)
    with clock.set_back(clock.now() - timedelta(days=1)):
        code = give_code(next(party for party in agreement.parties if (party is not worker) is by_employer), by=clerk)
    slip.update(locator=code.locator, secret=code.secret, worker=worker.name, ref=agreement.public_id,
                employer=next(party.name for party in agreement.parties if party is not worker),
                case=f"/desk/cases/{agreement.case.public_id}")
    db.session.commit()


def draws(worker: Worker) -> None:
    """A signature with the mouse on the pad, in two strokes."""
    pad = worker.page.locator("canvas")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    for start, end in (((0.2, 0.3), (0.7, 0.6)), ((0.6, 0.2), (0.3, 0.8))):
        worker.page.mouse.move(box["x"] + box["width"] * start[0], box["y"] + box["height"] * start[1])
        worker.page.mouse.down()
        worker.page.mouse.move(box["x"] + box["width"] * end[0], box["y"] + box["height"] * end[1], steps=12)
        worker.page.mouse.up()


def sets_a_password(worker: Worker, slip: dict[str, Any], faults: Looked) -> None:
    """With the code of the own slip, which the staff do not keep."""
    worker.looks_up(slip["locator"], slip["secret"]).goes_to("/my/signing-password")
    look(worker, faults)
    boxes = worker.main.locator("input[type=password]")
    for place in range(boxes.count()):
        boxes.nth(place).fill(PIN)
    worker.main.locator("form button[type=submit]").last.click()
    worker.page.wait_for_url("**/my**")


def reads_and_signs(worker: Worker, address: str, faults: Looked) -> None:
    """Opens the link, shows who it is, reads each page, draws and signs."""
    worker.goes_to(address)
    look(worker, faults)
    worker.main.get_by_role("checkbox").check()
    worker.main.locator("input[name=code]").fill(PIN)
    worker.presses("核实，看文件")
    pictures = worker.main.get_by_role("figure").get_by_role("img")
    for place in range(pictures.count()):
        pictures.nth(place).scroll_into_view_if_needed()
        worker.page.wait_for_function("each => each.complete && each.naturalWidth > 0",
                                      arg=pictures.nth(place).element_handle())
    assert pictures.count() >= 1
    look(worker, faults)
    draws(worker)
    worker.main.get_by_role("checkbox").check()
    worker.presses("签字", worker.main)
    look(worker, faults)
    assert "您已签" in worker.text


def signs_for_the_desk(clerk: Drafting, home: str, faults: Looked) -> None:
    """The mediator signs with the own password; the seal comes last."""
    clerk.goes_to(home)
    clerk.presses("我来签")
    look(clerk, faults)
    draws(clerk)
    clerk.sends({"本人密码": PASSWORD}, "签名")
    clerk.presses("盖电子印章", clerk.main)
    look(clerk, faults)
    clerk.sends({"本人密码": PASSWORD}, "盖章")
    look(clerk, faults)


def test_a_worker_signs_on_a_telephone_the_employer_on_paper_and_anyone_can_check(
        window: Window, world: World, faults: Looked) -> None:
    slip: dict[str, Any] = {}
    world.begins(lambda bodies: an_agreement(bodies, slip), DAY, "15:00")
    home = f"{slip['case']}/agreements/{slip['ref']}/signing"
    clerk: Drafting = window(Drafting, "wangmin")
    clerk.goes_to(home)
    look(clerk, faults)
    clerk.main.locator("input[name=door][value=none]").check()
    clerk.presses("开通电子签署")
    row = clerk.main.get_by_role("row").filter(has_text=slip["worker"])
    row.get_by_role("button").click()
    clerk.page.wait_for_load_state()
    look(clerk, faults)
    address = "/sign/" + clerk.page.locator(".link-once").inner_text().rsplit("/", 1)[1]

    worker: Worker = window(Worker, width=390)
    sets_a_password(worker, slip, faults)
    reads_and_signs(worker, address, faults)

    clerk.goes_to(f"{slip['case']}/agreements/{slip['ref']}")
    clerk.ticks([slip["employer"]], DAY.isoformat())
    signs_for_the_desk(clerk, home, faults)
    sealed = clerk.downloads("打开盖章的协议（PDF）")

    anyone: Visitor = window(Visitor, width=390)
    anyone.goes_to("/verify")
    look(anyone, faults)
    anyone.page.locator("input[type=file]").set_input_files(
        {"name": "协议.pdf", "mimeType": "application/pdf", "buffer": sealed})
    anyone.main.locator("form button[type=submit]").last.click()
    anyone.page.get_by_text("是真的").first.wait_for()
    look(anyone, faults)
    assert "电子印章有效" in anyone.text and slip["worker"] in anyone.text and slip["employer"] in anyone.text
    assert faults == []


def test_an_employer_signs_by_its_head_on_a_telephone(window: Window, world: World, faults: Looked) -> None:
    slip: dict[str, Any] = {}
    world.begins(lambda bodies: an_agreement(bodies, slip, by_employer=True), DAY, "15:00")
    clerk: Drafting = window(Drafting, "wangmin")
    clerk.goes_to(f"{slip['case']}/agreements/{slip['ref']}/signing")
    clerk.main.locator("input[name=door][value=none]").check()
    clerk.presses("开通电子签署")
    clerk.main.get_by_role("row").filter(has_text=slip["employer"]).get_by_role("button").first.click()
    clerk.page.wait_for_load_state()
    address = "/sign/" + clerk.page.locator(".link-once").inner_text().rsplit("/", 1)[1]
    employer: Worker = window(Worker, width=390)
    sets_a_password(employer, slip, faults)
    reads_and_signs(employer, address, faults)
    assert "条款谈好了，正在签字" in employer.looks_up(slip["locator"], slip["secret"]).text
    assert faults == []
