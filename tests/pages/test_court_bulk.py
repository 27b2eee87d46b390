"""The table: many docket numbers or rulings pasted from a spreadsheet, checked row by row, recorded all or none."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from mediation.agreements.models import Strengthening
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from mediation.notices.queries import notices_of
from tests.acts.confirmation_world import JUDGE, docketed, filed
from tests.builders import PASSWORD, the_bodies
from tests.page import Page
from tests.page_client import PageClient

DAY = date(2026, 11, 23)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


@pytest.fixture
def liaison(app: Flask, bodies: Bodies) -> PageClient:
    client = app.test_client()
    client.submit(client.see("/sign-in"), {"login": "hejing", "password": PASSWORD})
    return client


def number(sequence: int) -> str:
    return f"（2026）粤0699诉前调确{sequence}号"


def pasted(liaison: PageClient, *rows: str, **ticked: str) -> TestResponse:
    page = liaison.see("/court/bulk")
    return liaison.submit(page, {"pasted": "\n".join(rows), **ticked})


def recorded(liaison: PageClient, answer: TestResponse) -> TestResponse:
    return liaison.submit(Page(answer.text, "/court/bulk"), {"sure": "y"})


def row(strengthening: Strengthening, *cells: str) -> str:
    return "\t".join((f"收法{strengthening.receipt_number}", *cells))


def test_many_are_docketed_at_once_after_every_row_has_been_checked(bodies: Bodies, liaison: PageClient) -> None:
    first, second = filed(bodies), filed(bodies)
    answer = pasted(liaison, "收件号\t案号\t日期\t结果\t法官", row(first, number(21), "2026-11-23", "受理", JUDGE),
                    row(second, number(22), "", "受理", JUDGE))
    assert answer.status_code == 200 and "共2行，都可以登记" in Page(answer.text).text
    assert (first.state, second.state) == ("conf_filed", "conf_filed")
    before = len(notices_of(first.case))
    assert recorded(liaison, answer).status_code == 303
    assert (first.court_number, second.court_number, first.judge) == (number(21), number(22), JUDGE)
    assert len(notices_of(first.case)) == before + 3


def test_nothing_is_recorded_while_a_row_is_wrong(bodies: Bodies, liaison: PageClient) -> None:
    good, bad = filed(bodies), filed(bodies)
    answer = pasted(liaison, row(good, number(21), "", "受理"), row(bad, "粤0699 22号", "", "受理"),
                    "收法99999\t" + number(23) + "\t\t受理", row(bad, number(24), "2026-02-30", "受理"),
                    row(bad, number(25), "", "好像同意了"), row(bad, number(26), "", "驳回：不知道为什么"), "a\tb\tc\td\te\tf\tg")
    text = Page(answer.text).text
    for words in ("共7行，6行要改", "案号格式不对", "没有找到收件号“收法99999”", "只有28天", "结果“好像同意了”不认识",
                  "情形“不知道为什么”不认识", "有7列"):
        assert words in text, words
    assert "登记这些行" not in text and good.state == "conf_filed"
    forced = liaison.submit(Page(answer.text, "/court/bulk"), {"pasted": row(bad, "x", "", "受理")})
    assert "1行要改" in Page(forced.text).text


def test_rulings_of_every_kind_are_recorded_by_the_same_acts(bodies: Bodies, liaison: PageClient) -> None:
    granted, dismissed, refused, withdrawn, ended = (
        docketed(bodies, number(31)), docketed(bodies, number(32)), filed(bodies), docketed(bodies, number(34)),
        docketed(bodies, number(35)))
    lines = [row(granted, "", "2026-11-23", "确认有效", JUDGE), row(dismissed, number(32), "", "驳回：内容不明确", JUDGE),
             row(refused, number(33), "", "不予受理", JUDGE, "不属于收到申请的人民法院管辖"),
             row(withdrawn, "", "", "准许撤回", JUDGE), row(ended, "", "", "终结", JUDGE)]
    unsure = pasted(liaison, *lines)
    assert "通知双方到场" in Page(unsure.text).text
    assert recorded(liaison, pasted(liaison, *lines, both_notified="y")).status_code == 303
    assert [each.state for each in (granted, dismissed, refused, withdrawn, ended)] == [
        "conf_granted", "conf_dismissed", "conf_refused", "conf_withdrawn", "conf_terminated"]
    assert dismissed.rulings[0].grounds == ["unclear"] and granted.rulings[0].number == number(31)


def test_a_number_given_twice_in_the_table_is_seen(bodies: Bodies, liaison: PageClient) -> None:
    first, second = filed(bodies), filed(bodies)
    answer = pasted(liaison, row(first, number(21), "", "受理"), row(second, number(21), "", "受理"))
    assert "已经记在" in Page(answer.text).text and first.court_number is None


def test_a_row_may_be_separated_by_commas_and_found_by_the_courts_number(bodies: Bodies, liaison: PageClient) -> None:
    one = docketed(bodies, number(21))
    answer = pasted(liaison, f"，{number(21)}，2026年11月23日，驳回，{JUDGE}，违反自愿原则、内容不明确")
    assert recorded(liaison, answer).status_code == 303
    assert one.rulings[0].grounds == ["not_voluntary", "unclear"]


def test_what_is_no_table_is_told_so_and_stays(bodies: Bodies, liaison: PageClient) -> None:
    for typed, told in (("收件号\t案号", "没有看到任何一行"), ("\n".join(["a\tb"] * 301), "一次最多300行"), ("\0", "控制字符")):
        answer = pasted(liaison, typed)
        assert answer.status_code == 422 and told in Page(answer.text).text
    assert Page(pasted(liaison, "收件号\t案号").text).form().held()["pasted"] == ["收件号\t案号"]


def test_an_application_of_another_court_is_not_found(app: Flask, bodies: Bodies) -> None:
    one = filed(bodies)
    db.session.commit()
    client = app.test_client()
    client.submit(client.see("/sign-in"), {"login": "aili", "password": PASSWORD})
    assert "没有找到" in Page(pasted(client, row(one, number(21), "", "受理")).text).text
