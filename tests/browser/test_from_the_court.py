"""A 委派 that failed: the body sends it back with its result, the liaison who saw only its days signs for it."""
from __future__ import annotations

from datetime import date

from mediation.cases.states import CaseState
from mediation.law.terms import Basis
from tests.browser.clerk import Clerk
from tests.browser.conftest import Window, World
from tests.browser.court import Liaison
from tests.builders import a_case


def test_what_failed_goes_back_to_the_court_and_the_liaison_signs_for_it(
        window: Window, world: World) -> None:
    workers: list[str] = []
    world.begins(lambda bodies: workers.append(a_case(
        bodies, CaseState.NO_AGREEMENT, body="studio", basis=Basis.COURT_DELEGATED).applicants[0].name),
        date(2026, 11, 9), "17:00")
    clerk: Clerk = window(Clerk, "gulnar").opens(workers[0])
    liaison: Liaison = window(Liaison, "aili").goes_to("/court/delegated")
    row = liaison.main.get_by_role("row").filter(has_text=workers[0]).first
    row.get_by_role("link").first.click()
    liaison.page.wait_for_url("**/court/delegated/*")
    liaison.application = liaison.page.url
    assert "还没有交回" in liaison.text
    clerk.does("交回法院", {"争议焦点": "工资从哪一天起算。", "申请人的意愿": "坚持起诉"})
    assert "坚持起诉" in liaison.looks()
    liaison.does("签收交回的材料", {"说明": "材料齐全。"})
    assert "材料齐全" in liaison.looks()
