"""What goes wrong at a desk: pressed twice, gone back, a stale page, a locked one, somebody else's case."""
from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from mediation.cases.states import CaseState
from tests.browser.conftest import Window, World
from tests.browser.counter import NOT_JUDGED
from tests.browser.desk import Desk
from tests.browser.visitor import Visitor
from tests.builders import PASSWORD, a_case

MONDAY = date(2026, 11, 9)
CALL = "记下这次联系"


@pytest.fixture
def clerk(window: Window, world: World) -> Desk:
    """A clerk with a case that may be accepted."""
    world.begins(lambda bodies: a_case(bodies, CaseState.CONSENTED), MONDAY, "17:00")
    return window(Desk, "wangmin").opens("李秀英")


def times_noted(clerk: Desk, words: str) -> int:
    """How often the log of contacts has these words."""
    clerk.looks()
    return clerk.part("联系记录").inner_text().count(words)


def test_a_button_pressed_twice_does_its_act_once(clerk: Desk) -> None:
    clerk.presses("记一次联系").fills({"结果": "联系上了", "说了什么": "说下周来。"})
    clerk.main.get_by_role("button", name=CALL).dblclick()
    expect(clerk.page).to_have_url(re.compile("#contacts$"))
    clerk.page.wait_for_load_state()
    assert times_noted(clerk, "说下周来。") == 1


def test_a_form_that_is_gone_back_to_and_sent_again_shows_its_first_result(clerk: Desk) -> None:
    clerk.presses("记一次联系").fills({"结果": "联系上了", "说了什么": "说下周来。"}).presses(CALL)
    first = clerk.page.url
    clerk.page.go_back()
    clerk.presses(CALL)
    assert clerk.page.url == first and times_noted(clerk, "说下周来。") == 1
    clerk.page.go_back()
    clerk.page.go_back()
    clerk.fills({"结果": "联系上了", "说了什么": "说下周来。又打来，改到周五。"}).presses(CALL)
    assert times_noted(clerk, "改到周五") == 1 and times_noted(clerk, "说下周来。") == 2


def test_a_stale_page_is_not_stored_and_gives_back_what_was_typed(clerk: Desk, window: Window) -> None:
    director: Desk = window(Desk, "liguoqiang").opens("李秀英")
    director.presses("受理").fills({NOT_JUDGED: True, "补记的原因": "这句话不能丢。"})
    clerk.does("受理", {NOT_JUDGED: True})
    director.presses("受理", director.main)
    assert director.status == 409 and "这句话不能丢。" in director.text
    director.presses("看现在的情况")
    assert "已受理" in director.text


def test_a_page_left_alone_is_locked_and_keeps_what_was_typed(clerk: Desk) -> None:
    clerk.page.clock.install()
    clerk.presses("记一次联系").fills({"结果": "联系上了", "说了什么": "锁了也不丢。"})
    clerk.clock(MONDAY, "17:20")
    clerk.page.clock.run_for(1_000_000)
    lock = clerk.page.get_by_role("dialog", name="页面已锁")
    lock.get_by_label("密码").fill(PASSWORD)
    lock.get_by_role("button", name="继续").click()
    lock.wait_for(state="detached")
    clerk.presses(CALL)
    assert times_noted(clerk, "锁了也不丢。") == 1


def test_a_case_that_is_not_ones_own_answers_as_one_that_does_not_exist(clerk: Desk, window: Window) -> None:
    clerk_elsewhere, observer, administrator, liaison_before_her_time = "gulnar", "qiuyue", "zhaolei", "hejing"
    for login in (clerk_elsewhere, observer, administrator, liaison_before_her_time):
        other: Visitor = window(Visitor, login)
        assert "李秀英" not in other.text
        for page in ("", "/accept", "/receipts", "/papers.pdf"):
            there = (other.goes_to(clerk.case + page).status, other.text)
            nowhere = (other.goes_to(clerk.case[:-4] + "AAAA" + page).status, other.text)
            assert there == nowhere and there[0] == 404, (login, page)


def test_whoever_has_only_heard_of_a_case_finds_nothing_with_made_up_codes(clerk: Desk, window: Window) -> None:
    employer: Visitor = window(Visitor, width=390)
    employer.goes_to("/my").fills({"查询码": "123 456 789", "密码": "1234 5678 9012 34"}).presses("查看")
    assert employer.status == 422 and "李秀英" not in employer.text
    assert "李秀英" not in employer.goes_to(clerk.case).text
