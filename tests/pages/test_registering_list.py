"""A list of workers, pasted or as a file: every error by row and column, nothing taken in while a row is wrong."""
from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from flask import Flask

from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.demo.invented import resident_number
from mediation.extensions import db
from tests.builders import PASSWORD, the_bodies
from tests.page import Page
from tests.page_client import PageClient

ADDRESS = "/desk/register/list"
HEAD = "电话\t姓名\t身份证号码\t请求类型\t起\t止\t金额（元）\t语言\t住址"


@pytest.fixture
def clerk(client: PageClient, app: Flask, on: Callable[..., None]) -> PageClient:
    on(date(2026, 11, 9), "09:30")
    bodies: Bodies = the_bodies()
    assert bodies.people["wangmin"].name == "王敏"
    client.submit(client.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    return client


def row(place: int, **other: str) -> str:
    said = {"phone": f"1380000{place:04d}", "name": f"工人{place}", "number": resident_number(place), "type": "工资",
            "from": "2026-05-01", "until": "2026年10月31日", "amount": f"{2000 + place}.50", "language": "", "at": "示例路8号",
            **other}
    return "\t".join(said.values())


def pasted(*rows: str) -> dict[str, Any]:
    return {"pasted": "\n".join((HEAD, *rows)), "choice_told": "y", "respondents-0-name": "鑫源建筑劳务有限公司",
            "facts_and_reasons": "半年没有发工资。"}


TWELVE = tuple(row(place) for place in range(1, 13))


def page_of(response: Any) -> Page:
    return Page(response.text, response.request.path)


def count_of_cases() -> int:
    return db.session.query(Case).count()


def test_twelve_workers_are_checked_counted_and_taken_in(clerk: PageClient) -> None:
    answer = clerk.submit(clerk.see(ADDRESS), pasted(*TWELVE), button="check")
    page = page_of(answer)
    assert answer.status_code == 200 and "共 12 人、12 项请求，合计 24,084.00 元" in page.text
    assert count_of_cases() == 0
    answer = clerk.submit(page, {}, button="submit")
    assert answer.status_code == 303 and answer.location.endswith("/receipts")
    case = db.session.query(Case).one()
    assert case.is_collective and len(case.applicants) == 12 and case.title.startswith("工人1等12人 诉 鑫源")
    assert sum(claim.amount_fen for claim in case.claims) == 2408400
    assert "打印全部（12 张）" in clerk.see(answer.location).text


def test_as_a_draft_its_representatives_are_chosen_next(clerk: PageClient) -> None:
    page = page_of(clerk.submit(clerk.see(ADDRESS), pasted(*TWELVE), button="check"))
    assert clerk.submit(page, {}, button="save").location.endswith("/representatives")


def test_every_error_is_named_by_row_and_column_and_nothing_is_taken_in(clerk: PageClient) -> None:
    wrong = pasted(row(1), row(2, amount="NaN", phone="12"), "", row(3, number="110101199002290011", type="补偿"),
                   row(4, until="2026-02-29", language="克林贡语"))
    answer = clerk.submit(clerk.see(ADDRESS), wrong, button="check")
    page = page_of(answer)
    assert answer.status_code == 422 and count_of_cases() == 0
    for said in ("3 金额 NaN 金额只能填写数字", "3 电话 12 电话号码不对", "5 身份证号 110101199002290011",
                 "5 请求类型 补偿", "6 止 2026-02-29", "6 语言 克林贡语"):
        assert said in page.text, said
    assert page.form().held()["pasted"][0].replace("\r\n", "\n") == wrong["pasted"]


@pytest.mark.parametrize(("text", "words"), [
    ("", "还没有名单"), ("李秀英\t110", "第一行要是表头"), (HEAD, "只有表头"), ("姓名\t姓名\n李秀英\t李秀英", "出现了两次"),
    ("姓名,金额\n李秀英,1,000.5", "格子比表头多"), ('姓名\n"李秀英', "引号没有成对"), ("姓名\t金额\n李秀英\t5", "请写明请求类型"),
    ("姓名\n" + "\n".join(f"工人{n}" for n in range(501)), "一次最多500行"), ("姓名\n李\x00", "控制字符"),
    ("姓名\n" + "长" * 300_001, "最多300000字"),
])
def test_what_is_no_list_is_told_so(clerk: PageClient, text: str, words: str) -> None:
    answer = clerk.submit(clerk.see(ADDRESS), {**pasted(), "pasted": text}, button="check")
    assert answer.status_code == 422 and words in answer.text, page_of(answer).text
    assert count_of_cases() == 0


def test_a_person_in_two_rows_is_one_person_with_two_claims(clerk: PageClient) -> None:
    rows = (row(1), row(1, type="加班费", amount="约3000"), row(2, amount="不知道"), "\t合计\t\t\t\t\t5000")
    page = page_of(clerk.submit(clerk.see(ADDRESS), pasted(*rows), button="check"))
    assert "共 2 人、3 项请求" in page.text and "1 项没有写金额" in page.text
    clerk.submit(page, {}, button="save")
    claims = db.session.query(Case).one().claims
    assert [(claim.amount_fen, claim.is_about) for claim in claims] == [(200150, False), (300000, True), (None, False)]


def test_one_number_with_two_names_is_an_error(clerk: PageClient) -> None:
    answer = clerk.submit(clerk.see(ADDRESS), pasted(row(1), row(1, name="别人")), button="check")
    assert answer.status_code == 422 and "同一个号码，姓名却不同" in answer.text


def test_languages_are_understood_as_people_write_them(clerk: PageClient) -> None:
    page = page_of(clerk.submit(clerk.see(ADDRESS), pasted(row(1, name="买买提·阿卜杜拉", language="维语")), button="check"))
    clerk.submit(page, {}, button="save")
    party = db.session.query(Case).one().applicants[0]
    assert (party.language, party.name) == ("ug", "买买提·阿卜杜拉")


def sheet(rows: list[list[Any]]) -> BytesIO:
    made = BytesIO()
    with xlsxwriter.Workbook(made) as book:
        book.add_worksheet("说明").write(0, 0, "请看第二张表")
        page = book.add_worksheet("名单")
        for number, cells in enumerate(rows):
            page.write_row(number, 0, cells)
    made.seek(0)
    return made


def test_a_file_is_read_by_its_heads_and_no_formula_is_worked_out(clerk: PageClient) -> None:
    rows = [["金额", "姓名", "身份证号", "请求类型", "电话", "住址"],
            [8200.5, "李秀英", resident_number(1), "拖欠工资", 13800000226, "示例路1号"],
            ["=1+1", "赵强", resident_number(2), "拖欠工资", 13800000227, "示例路2号"]]
    sent = {**pasted(), "pasted": None, "sheet": (sheet(rows), "list.xlsx")}
    page = page_of(clerk.submit(clerk.see(ADDRESS), sent, button="check"))
    assert "共 2 人、2 项请求，合计 8,200.50 元" in page.text
    assert "赵强" in page.form().held()["pasted"][0] and "=1+1" not in page.form().held()["pasted"][0]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no sheet", b"name,sum\n", b"\x00" * 5000])
def test_what_is_no_sheet_is_told_so_and_the_pasted_text_stays(clerk: PageClient, content: bytes) -> None:
    sent = {**pasted(row(1)), "sheet": (BytesIO(content), "list.xlsx")}
    answer = clerk.submit(clerk.see(ADDRESS), sent, button="check")
    assert answer.status_code == 422 and "打不开这个文件" in answer.text
    assert "工人1" in page_of(answer).form().held()["pasted"][0]


def test_a_sheet_that_asks_for_more_memory_than_there_is_takes_nobody_down(clerk: PageClient) -> None:
    made = BytesIO()
    with xlsxwriter.Workbook(made) as book:
        page = book.add_worksheet("名单")
        page.write(0, 0, "姓名")
        page.write(1_048_575, 16_383, "李秀英")
    made.seek(0)
    sent = {**pasted(row(1)), "sheet": (made, "list.xlsx")}
    answer = clerk.submit(clerk.see(ADDRESS), sent, button="check")
    assert answer.status_code == 422 and "解开后太大" in answer.text
    assert "工人1" in page_of(answer).form().held()["pasted"][0]


def test_a_file_that_says_it_is_smaller_than_it_is_is_not_unpacked(clerk: PageClient) -> None:
    content = sheet([["姓名"], ["李秀英" * 1000]]).getvalue()
    size = max(member.file_size for member in zipfile.ZipFile(BytesIO(content)).infolist())
    lies = content.replace(size.to_bytes(4, "little"), (9).to_bytes(4, "little"))
    answer = clerk.submit(clerk.see(ADDRESS), {**pasted(row(1)), "sheet": (BytesIO(lies), "list.xlsx")}, button="check")
    assert lies != content and answer.status_code == 422 and "打不开这个文件" in answer.text


def test_a_refusal_of_the_case_keeps_the_list(clerk: PageClient) -> None:
    page = page_of(clerk.submit(clerk.see(ADDRESS), pasted(*TWELVE), button="check"))
    answer = clerk.submit(page, {"choice_told": None, "respondents-0-credit_code": "1"}, button="save")
    assert answer.status_code == 422 and "工人12" in page_of(answer).form().held()["pasted"][0]


def test_a_long_list_is_changed_person_by_person_and_its_draft_still_goes_on(clerk: PageClient) -> None:
    fifty = tuple(row(place) for place in range(1, 51))
    page = page_of(clerk.submit(clerk.see(ADDRESS), pasted(*fifty), button="check"))
    clerk.submit(page, {}, button="save")
    case = db.session.query(Case).one()
    address = f"/desk/cases/{case.public_id}/application"
    page = clerk.see(address)
    assert "名单上的 50 人" in page.text
    assert clerk.submit(page, {"facts_and_reasons": "改过的理由"}, button="save").location.endswith("/application")
    assert len(case.applicants) == 50 == len(case.claims) and case.application.facts_and_reasons == "改过的理由"
    assert f"/desk/cases/{case.public_id}/parties/{case.applicants[49].public_id}/edit" in clerk.see(
        f"/desk/cases/{case.public_id}/parties").links


def test_the_receipts_of_a_long_list_come_in_several_goes(clerk: PageClient) -> None:
    page = page_of(clerk.submit(clerk.see(ADDRESS), pasted(*(row(place) for place in range(1, 44))), button="check"))
    answer = clerk.submit(page, {}, button="submit")
    page = clerk.see(answer.location)
    assert "打印全部（40 张）" in page.text and "还有 3 人没有回执" in page.text
    assert clerk.submit(page, {}, action="/receipts/more").status_code == 303
    page = clerk.see(answer.location)
    assert "打印全部（43 张）" in page.text and "没有回执" not in page.text
