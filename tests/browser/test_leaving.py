"""Leaving on a telephone: Back shows nothing, the browser keeps nothing, the quick exit needs no script."""
from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from tests.browser.conftest import Window, World
from tests.browser.portal import Worker
from tests.browser.visitor import Visitor
from tests.builders import a_case, code_of

MONDAY = date(2026, 11, 9)
PHONE = 390
WEATHER = "https://www.weather.com.cn/"
KEPT = """async () => ({local: localStorage.length, session: sessionStorage.length, cookie: document.cookie,
          databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
          workers: (await navigator.serviceWorker.getRegistrations()).length})"""


@pytest.fixture
def code(world: World) -> tuple[str, str]:
    """A case in mediation; the code of its worker."""
    codes: list[tuple[str, str]] = []

    def make(bodies: Bodies) -> None:
        codes.append(code_of(a_case(bodies, CaseState.IN_MEDIATION, workers=("赵强",)).applicants[0]))

    world.begins(make, MONDAY, "17:00")
    return codes[0]


def weather(visitor: Visitor) -> None:
    """The page of the weather, as far as this machine is concerned."""
    visitor.context.route(f"{WEATHER}**", lambda route: route.fulfill(body="<h1>天气</h1>", content_type="text/html"))


def shows_nothing(worker: Worker) -> bool:
    """Whether nothing of the case is on the page."""
    return "赵强" not in worker.text and "现在由" not in worker.text and "要的" not in worker.text


def test_back_after_leaving_shows_nothing(window: Window, code: tuple[str, str]) -> None:
    worker: Worker = window(Worker, width=PHONE).looks_up(*code)
    assert "现在由" in worker.text
    worker.goes_to("/my/looks").goes_to("/my/status").presses("看完了，离开")
    for _ in range(3):
        worker.page.go_back()
        worker.page.wait_for_load_state()
        assert shows_nothing(worker)
    assert worker.page.evaluate("performance.getEntriesByType('navigation')[0].type") != "prerender"


@pytest.mark.parametrize("script", [True, False])
def test_the_quick_exit_leaves_at_once_and_back_shows_nothing(
        window: Window, browser: Any, world: World, code: tuple[str, str], script: bool) -> None:
    worker: Worker = window(Worker, width=PHONE)
    if not script:
        worker.context.close()
        worker.context = browser.new_context(viewport={"width": PHONE, "height": 900}, base_url=world.server.url,
                                             locale="zh-CN", java_script_enabled=False)
        worker.page = worker.context.new_page()
    weather(worker)
    worker.looks_up(*code)
    assert "现在由" in worker.text
    worker.presses("快速离开")
    worker.page.wait_for_url(f"{WEATHER}**")
    worker.page.go_back()
    worker.page.wait_for_load_state()
    assert shows_nothing(worker)
    assert "查我的案件" in worker.goes_to("/my/status").text


def test_the_browser_keeps_nothing_but_cookies_that_no_script_reads(window: Window, code: tuple[str, str]) -> None:
    worker: Worker = window(Worker, width=PHONE).looks_up(*code)
    for address in ("/my/status", "/my/papers", "/my/looks", "/my/elsewhere", "/my/account"):
        kept = worker.goes_to(address).page.evaluate(KEPT)
        assert kept == {"local": 0, "session": 0, "cookie": "", "databases": 0, "caches": 0, "workers": 0}
    assert all(cookie["httpOnly"] and cookie["expires"] == -1 for cookie in worker.context.cookies())
    worker.goes_to("/my/status").presses("看完了，离开")
    assert "following" not in {cookie["name"].removeprefix("__Host-") for cookie in worker.context.cookies()}


def test_no_line_of_the_status_is_wider_than_a_small_telephone(window: Window, code: tuple[str, str]) -> None:
    worker: Worker = window(Worker, width=360).looks_up(*code)
    assert worker.page.evaluate("document.documentElement.scrollWidth") <= 360
    per_line = worker.page.evaluate("""() => {
        const size = parseFloat(getComputedStyle(document.body).fontSize);
        return Math.max(...[...document.querySelectorAll("main p, main li a")].map(each => each.clientWidth)) / size;
    }""")
    assert per_line <= 20
