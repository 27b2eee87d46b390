"""The portal in Uyghur, from right to left, and in English: a worker asks to be called, an employer answers."""
from __future__ import annotations

from datetime import date

import pytest

from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from tests.browser.conftest import Window, World
from tests.browser.desk import Desk
from tests.browser.portal import Worker
from tests.builders import a_case, code_of

MONDAY = date(2026, 11, 9)
MEMET = "买买提·阿卜杜拉"
PLEASE_CALL = "ماڭا تېلېفون قىلىڭ"


@pytest.fixture
def code(world: World) -> tuple[str, str]:
    """The slip of a worker in Aksu whose case is being mediated."""
    made: list[tuple[str, str]] = []

    def make(bodies: Bodies) -> None:
        case = a_case(bodies, CaseState.IN_MEDIATION, body="studio", workers=(MEMET,))
        made.append(code_of(case.applicants[0]))

    world.begins(make, MONDAY, "16:00")
    return made[0]


def test_a_worker_reads_uyghur_and_asks_to_be_called_in_it(window: Window, world: World, code: tuple[str, str]) -> None:
    worker = window(Worker, width=390)
    worker.goes_to("/").presses("ئۇيغۇرچە")
    assert worker.page.locator("html").get_attribute("dir") == "rtl"
    assert "تېخى تەكشۈرۈپ بېكىتىلمىدى" in worker.text
    worker.goes_to("/my").fills({"سۈرۈشتۈرۈش نومۇرى (9 خانە)": code[0], "مەخپىي نومۇر (14 خانە)": code[1]})
    worker.presses("كۆرۈش")
    assert "مۇرەسسە قىلىنىۋاتىدۇ" in worker.text
    assert not worker.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    worker.presses(PLEASE_CALL).fills({"قايسى تىلدا": "ئۇيغۇرچە"}).presses(PLEASE_CALL)
    assert "خاتىرىلەندى" in worker.text and "تېلېفون قىلىنىدۇ" in worker.text
    desk = window(Desk, "gulnar").goes_to("/desk")
    assert MEMET in desk.text and "回电话" in desk.text


def test_an_employer_answers_in_english_and_the_clerk_reads_it_in_chinese(window: Window, world: World) -> None:
    made: list[tuple[str, str]] = []
    world.begins(lambda bodies: made.append(code_of(
        a_case(bodies, CaseState.CONSENT_PENDING, workers=("赵强",)).respondents[0])), MONDAY, "16:00")
    employer = window(Worker, width=390)
    employer.goes_to("/").presses("English").goes_to("/my")
    employer.fills({"Code (9 digits)": made[0][0], "Password (14 digits)": made[0][1]}).presses("Show")
    assert "You are being asked whether you want mediation" in employer.text and "赵强" not in employer.page.title()
    employer.presses("Answer: mediation or not")
    assert "does not mean that you admit anything" in employer.text
    employer.page.get_by_label("I want mediation").check()
    employer.page.get_by_role("main").get_by_role("button").first.click()
    employer.page.wait_for_load_state()
    assert "Your answer is noted" in employer.text
    desk = window(Desk, "wangmin").goes_to("/desk")
    assert "对方答复" in desk.text
