"""导入法院文书: rulings as files, matched by name, code or text, confirmed one by one, recorded by the same acts."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from reportlab.pdfgen.canvas import Canvas
from werkzeug.test import TestResponse

from mediation.agreements.models import Strengthening
from mediation.confirmations import acts
from mediation.confirmations.incoming_models import CourtDelivery
from mediation.confirmations.papers import awaited_papers
from mediation.confirmations.queries import papers_about
from mediation.court.ruling_reading import read_ruling
from mediation.demo.bodies import Bodies
from mediation.documents.page_reading import PageRead
from mediation.extensions import db
from mediation.files import content_of
from tests.acts.confirmation_world import JUDGE, a_ruling, docketed, filed, liaison_of
from tests.builders import PASSWORD, the_bodies
from tests.page import Page
from tests.page_client import PageClient

DAY = date(2026, 11, 23)
ONE, TWO = "（2026）粤0699诉前调确21号", "（2026）粤0699诉前调确22号"
RULING = """民事裁定书
（2026）粤0699诉前调确21号
申请人于二〇二六年十月二十九日达成调解协议。裁定如下：
李某与某公司达成的调解协议有效。
审　判　员　　沈某
二〇二六年十一月二十日
书　记　员　　周某"""


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


@pytest.fixture
def liaison(app: Flask, bodies: Bodies) -> PageClient:
    return signed_in(app, "hejing")


def signed_in(app: Flask, login: str) -> PageClient:
    client: PageClient = app.test_client()
    client.submit(client.see("/sign-in"), {"login": login, "password": PASSWORD})
    return client


def a_pdf(mark: str) -> BytesIO:
    """A page that some other program made; its text is none of ours."""
    made = BytesIO()
    canvas = Canvas(made, pagesize=(595, 842), invariant=1)
    canvas.drawString(72, 700, mark)
    canvas.save()
    return BytesIO(made.getvalue())


def handed_in(client: PageClient, *names: str) -> Page:
    """The page on which the files are confirmed."""
    answer = client.submit(client.see("/court/deliveries"), {
        "scans": [(a_pdf(f"file {place}"), name) for place, name in enumerate(names)]})
    assert answer.status_code == 303, Page(answer.text).text
    return client.see(answer.location)


def confirmed(client: PageClient, page: Page, **said: Any) -> TestResponse:
    return client.submit(page, {key.replace("_", "-") if key[-1].isdigit() else key: value
                                for key, value in said.items()})


def papers_of(strengthening: Strengthening) -> list[str]:
    return [paper.code for paper in papers_about(strengthening) if paper.is_registered_scan]


def test_files_are_matched_by_their_names_and_recorded_when_confirmed(bodies: Bodies, liaison: PageClient) -> None:
    taken_in, ruled = filed(bodies), docketed(bodies, TWO)
    page = handed_in(liaison, f"收法{taken_in.receipt_number} {ONE} 受理通知书.pdf", "2026粤0699诉前调确22 裁定书 有效.pdf")
    assert "对上了" in page.text and page.form().held()["number-2"] == [TWO]
    assert page.form().held()["result-1"] == ["受理"] and page.form().held()["result-2"] == ["确认有效"]
    answer = confirmed(liaison, page, day_1="2026-11-23", judge_1=JUDGE, seen_1="y", day_2="2026-11-23", judge_2=JUDGE,
                       seen_2="y", both_notified="y")
    assert answer.status_code == 303 and answer.location.endswith("/court")
    assert (taken_in.state, taken_in.court_number, ruled.state) == ("conf_docketed", ONE, "conf_granted")
    assert "E01" in papers_of(taken_in) and "E04" in papers_of(ruled)
    assert ruled.rulings[0].scan_sha256 and content_of(ruled.rulings[0].scan_sha256).startswith(b"%PDF")


def test_nothing_is_recorded_without_a_tick_and_nothing_while_one_is_wrong(bodies: Bodies, liaison: PageClient) -> None:
    good, bad = docketed(bodies, ONE), docketed(bodies, TWO)
    page = handed_in(liaison, f"{ONE} 有效.pdf", f"{TWO} 有效.pdf")
    assert "还没有勾选" in Page(confirmed(liaison, page, judge_1=JUDGE).text).text
    answer = confirmed(liaison, page, judge_1=JUDGE, seen_1="y", seen_2="y", both_notified="y")
    assert answer.status_code == 422 and (good.state, bad.state) == ("conf_docketed", "conf_docketed")
    again = Page(answer.text)
    assert again.form().held()["judge-1"] == [JUDGE] and "第2份" in again.text
    assert confirmed(liaison, page, judge_1=JUDGE, seen_1="y", both_notified="y").status_code == 303
    assert (good.state, bad.state) == ("conf_granted", "conf_docketed")
    assert "还有1份没有核对" in liaison.see("/court/deliveries").text


def test_a_ruling_that_was_recorded_from_a_list_gets_its_paper(bodies: Bodies, liaison: PageClient) -> None:
    one = docketed(bodies, ONE)
    acts.grant(one, a_ruling(number=ONE, both_notified=True), by=liaison_of(bodies))
    assert awaited_papers(one) == ["E01", "E04"]
    page = handed_in(liaison, f"{ONE}有效.pdf", f"{ONE}受理通知书.pdf")
    assert [page.form().held()[f"result-{place}"] for place in (1, 2)] == [["只存裁定书"], ["只存受理通知书"]]
    assert confirmed(liaison, page, seen_1="y", seen_2="y").status_code == 303
    assert awaited_papers(one) == [] and len(one.rulings) == 1 and one.rulings[0].scan_sha256


def test_a_file_without_a_number_is_found_by_hand_or_laid_aside(bodies: Bodies, liaison: PageClient) -> None:
    one = docketed(bodies, ONE)
    page = handed_in(liaison, "扫描0001.pdf", "扫描0002.pdf")
    assert "没有认出是哪件申请" in page.text
    answer = confirmed(liaison, page, receipt_1=one.receipt_number, result_1="确认有效", judge_1=JUDGE, seen_1="y",
                       result_2="放下，不登记", seen_2="y", both_notified="y")
    assert answer.status_code == 303 and one.state == "conf_granted"
    delivery = db.session.query(CourtDelivery).one()
    assert [paper.recorded_with for paper in delivery.papers] == [one, None] and not delivery.waiting


def test_the_code_on_a_page_of_ours_leads_to_the_application(bodies: Bodies, liaison: PageClient) -> None:
    one = filed(bodies)
    ours = next(paper for paper in papers_about(one) if paper.code == "D40")
    answer = liaison.submit(liaison.see("/court/deliveries"), {
        "scans": [(BytesIO(content_of(ours.file_sha256)), "卷.pdf")]})
    page = liaison.see(answer.location)
    assert page.form().held()["receipt-1"] == [one.receipt_number] and "按二维码" in page.text


def test_the_same_file_is_not_recorded_twice_nor_one_number_for_two(bodies: Bodies, liaison: PageClient) -> None:
    first, second = docketed(bodies, ONE), filed(bodies)
    page = handed_in(liaison, f"{ONE}有效.pdf")
    assert confirmed(liaison, page, judge_1=JUDGE, seen_1="y", both_notified="y").status_code == 303
    page = handed_in(liaison, f"{ONE}有效.pdf")
    assert "已经登记在这件申请里" in page.text
    assert "已经登记" in Page(confirmed(liaison, page, judge_1=JUDGE, seen_1="y").text).text
    page = handed_in(liaison, "a.pdf")
    answer = confirmed(liaison, page, receipt_1=second.receipt_number, number_1=ONE, result_1="受理", seen_1="y")
    assert "已经记在" in Page(answer.text).text and second.state == "conf_filed" and first.state == "conf_granted"


def test_only_who_handed_them_in_sees_the_files_and_only_their_courts_applications(
        app: Flask, bodies: Bodies, liaison: PageClient) -> None:
    one = docketed(bodies, ONE)
    page = handed_in(liaison, f"{ONE}有效.pdf")
    other, file = signed_in(app, "aili"), db.session.query(CourtDelivery).one().papers[0].public_id
    for address in (page.address, f"{page.address}/files/{file}", f"{page.address}/files/{file}/page.jpg"):
        assert other.get(address).status_code == 404
        assert signed_in(app, "wangmin").get(address).status_code in (403, 404)
        assert liaison.get(address).status_code == 200
    theirs = handed_in(other, f"{ONE}有效.pdf")
    assert "没有对上" in theirs.text
    answer = confirmed(other, theirs, receipt_1=one.receipt_number, result_1="确认有效", judge_1=JUDGE, seen_1="y")
    assert "没有找到收件号" in Page(answer.text).text and one.state == "conf_docketed"
    assert liaison.get(f"{page.address}/files/9").status_code == 404


def test_a_file_settled_meanwhile_is_not_recorded_again(bodies: Bodies, liaison: PageClient) -> None:
    docketed(bodies, ONE)
    page = handed_in(liaison, f"{ONE}有效.pdf")
    said = {"judge_1": JUDGE, "seen_1": "y", "both_notified": "y"}
    stale = liaison.see(page.address)
    assert confirmed(liaison, page, **said).status_code == 303
    answer = confirmed(liaison, stale, **said)
    assert answer.status_code in (303, 409, 422)
    assert db.session.query(Strengthening).filter_by(state="conf_granted").count() == 1


def test_what_is_no_readable_file_is_refused_on_the_field(liaison: PageClient) -> None:
    for content, told in ((b"", "空的"), (b"PK\x03\x04 zip", "不是能收的文件"), (b"%PDF-1.7 broken", "不完整")):
        answer = liaison.submit(liaison.see("/court/deliveries"), {"scans": [(BytesIO(content), "x.pdf")]})
        assert answer.status_code == 422 and told in Page(answer.text).text
    assert "请选择" in Page(liaison.submit(liaison.see("/court/deliveries"), {}).text).text
    assert db.session.query(CourtDelivery).count() == 0


@pytest.mark.parametrize(("name", "numbers"), [
    ("（2026）粤0699诉前调确21号 裁定书.pdf", (ONE, "")), ("(2026)粤0699诉前调确21号.pdf", (ONE, "")),
    ("2026粤0699诉前调确21.pdf", (ONE, "")), ("［２０２６］粤０６９９诉前调确２１号.pdf", (ONE, "")),
    ("2026粤0699诉前调确21、2026粤0699诉前调确22.pdf", (ONE, TWO)), ("12026粤0699诉前调确21.pdf", ("", "")),
    ("裁定书.pdf", ("", ""))])
def test_numbers_are_read_in_names_as_people_write_them(name: str, numbers: tuple[str, str]) -> None:
    read = read_ruling(name, [])
    assert (read.number, read.other_number) == numbers


def test_a_ruling_says_its_result_its_day_and_its_judge() -> None:
    read = read_ruling("扫描.pdf", [PageRead((), RULING)])
    assert (read.number, read.result, read.day, read.judge, read.found_by.label) == (
        ONE, "确认有效", date(2026, 11, 20), "沈某", "正文")
    other = read_ruling(f"{TWO}.pdf", [PageRead((), RULING)])
    assert (other.number, other.other_number, other.found_by.label) == (TWO, ONE, "文件名")
    assert read_ruling("x", [PageRead((), "受理通知书\n2026年2月30日\n2026年11月3日")]).day == date(2026, 11, 3)
    assert read_ruling("收法0088.pdf", []).receipt == "0088"


@pytest.mark.parametrize(("said", "result"), [
    ("裁定如下：驳回申请人的申请。", "驳回"), ("裁定如下：对申请人的申请，不予受理。", "不予受理"),
    ("裁定如下：准许撤回司法确认申请。", "准许撤回"), ("裁定如下：本件按撤回申请处理。", "按撤回处理"),
    ("裁定如下：终结特别程序。", "终结"), ("协议合法有效，请求驳回。裁定如下：协议有效。", "确认有效"), ("随便写的", "")])
def test_the_result_is_what_stands_after_the_ruling_words(said: str, result: str) -> None:
    assert read_ruling("x.pdf", [PageRead((), said)]).result == result


@pytest.mark.parametrize("day", ["二〇二六年十十月一日", "二〇二六年十月一二十日", "二〇二六年十月十一二日", "二〇二六年一二月十日"])
def test_a_day_that_nobody_counts_so_is_left_open(day: str) -> None:
    assert read_ruling("裁定书.pdf", [PageRead((), day)]).day is None
