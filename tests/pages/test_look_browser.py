"""The sheets in Chromium: at a desk and on a telephone, under the strict policy, read by axe, without a script."""
from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from werkzeug.serving import make_server

from tests.pages.look_application import look_application

SHEETS = ("/staff/desk", "/staff/case", "/staff/register", "/refused/register", "/refused/portal_form",
          "/portal/status", "/portal/form", "/print", "/start", "/sign-in", "/locked", "/confirm", "/errors/409",
          "/errors/500")
WIDTHS = (1280, 390)
WORTH_MENDING = ("serious", "critical", "moderate")


@pytest.fixture(scope="module")
def sheets() -> Iterator[str]:
    server = make_server("127.0.0.1", 0, look_application(), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_no_sheet_is_wider_than_its_window_breaks_the_policy_or_is_faulted_by_axe(
        page: Any, sheets: str, width: int) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda problem: said.append(str(problem)))
    page.set_viewport_size({"width": width, "height": 900})
    faults = []
    for address in SHEETS:
        page.goto(sheets + address)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            faults.append(f"{address} scrolls sideways")
        found = Axe().run(page).response["violations"]
        faults += [f"{address} {each['id']}: {each['nodes'][0]['html'][:120]}"
                   for each in found if each["impact"] in WORTH_MENDING]
    assert faults == []
    assert said == []


def test_the_list_is_walked_by_keys_and_the_slash_goes_to_the_search(page: Any, sheets: str) -> None:
    page.goto(sheets + "/staff/desk")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == "委0019"
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.textContent") == "收0226"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("a/b")
    assert page.input_value("#q") == "a/b"


def test_a_refused_form_is_read_from_its_summary_and_leads_to_the_field(page: Any, sheets: str) -> None:
    page.goto(sheets + "/refused/register")
    assert page.evaluate("document.activeElement.className") == "error-summary"
    page.get_by_role("link", name="请选择站在哪一方。").click()
    assert page.evaluate("document.activeElement.id") == "side-0"


def test_minutes_save_themselves_and_say_when(page: Any, sheets: str) -> None:
    page.clock.install()
    page.route("**/saved", lambda route: route.fulfill(json={"saved": "09:31", "version": 7}))
    page.goto(sheets + "/staff/register")
    page.get_by_label("经过").fill("单位认可拖欠。")
    assert page.locator("[data-autosave-said]").text_content() == "有改动，还没有保存"
    page.clock.run_for(10_500)
    page.get_by_text("已保存 09:31").wait_for()
    assert page.locator("input[name=version]").input_value() == "7"


def test_minutes_that_could_not_be_saved_say_so_and_try_again(page: Any, sheets: str) -> None:
    answers = [503, 200]
    page.clock.install()
    page.route("**/saved", lambda route: route.fulfill(status=answers.pop(0), json={"saved": "09:32"}))
    page.goto(sheets + "/staff/register")
    page.get_by_label("经过").fill("单位认可拖欠。")
    page.clock.run_for(10_500)
    page.get_by_text("还没有保存上").wait_for()
    page.clock.run_for(10_500)
    page.get_by_text("已保存 09:32").wait_for()


def test_a_page_left_alone_is_covered_and_keeps_what_was_typed(page: Any, sheets: str) -> None:
    passwords = [401, 200]
    page.clock.install()
    page.route("**/unlock",
               lambda route: route.fulfill(status=passwords.pop(0), json={"csrf_token": "new", "problem": "密码不对。"}))
    page.goto(sheets + "/staff/register")
    page.get_by_label("经过").fill("三月没有发工资")
    page.clock.run_for(901_000)
    lock = page.get_by_role("dialog", name="页面已锁")
    assert not page.get_by_role("heading", name="登记申请").is_visible()
    lock.get_by_label("密码").fill("不对")
    lock.get_by_role("button", name="继续").click()
    lock.get_by_text("密码不对。 请再填一次。").wait_for()
    lock.get_by_label("密码").fill("对的")
    lock.get_by_role("button", name="继续").click()
    lock.wait_for(state="detached")
    assert page.get_by_label("经过").input_value() == "三月没有发工资"
    assert page.locator("form.form input[name=csrf_token]").input_value() == "new"


def test_one_value_is_copied_with_one_press(page: Any, sheets: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(sheets + "/staff/case")
    page.get_by_role("button", name=re.compile("复制 ?案号")).click()
    page.get_by_role("button", name=re.compile("已复制")).wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "顺劳人调字〔2026〕第007号"


def test_leaving_quickly_cannot_be_taken_back(page: Any, sheets: str) -> None:
    page.route("https://www.weather.com.cn/**",
               lambda route: route.fulfill(body="<h1>天气</h1>", content_type="text/html"))
    page.goto(sheets + "/start")
    page.goto(sheets + "/portal/status")
    page.get_by_role("link", name="快速离开").click()
    page.wait_for_url("https://www.weather.com.cn/**")
    page.go_back()
    assert page.url == sheets + "/start"


def test_every_sheet_can_be_used_without_a_script(browser: Any, sheets: str) -> None:
    without = browser.new_context(java_script_enabled=False)
    page = without.new_page()
    page.goto(sheets + "/staff/case")
    page.get_by_text("怎么算的").first.click()
    assert page.get_by_text("第15日为2026-11-24周二").is_visible()
    assert not page.get_by_role("button", name="复制").is_visible()
    without.close()
