"""The page of the counter: rows that are repeated without a script, drafts, what is refused, the receipts."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask

from mediation.bodies.models import KnownEmployer
from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.demo.invented import credit_code, resident_number
from mediation.extensions import db
from mediation.law.identity import normal_name
from tests.builders import PASSWORD, a_submitted_case, a_worker, the_bodies
from tests.page import Page
from tests.page_client import PageClient

MONDAY = date(2026, 3, 2)
NEW = "/desk/register"
AGREED = {"consent_recorded": "y", "consented_on": "2026-03-01", "consent_way": "signed"}


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY, "09:30")
    return the_bodies()


def signed_in(client: PageClient, login: str = "wangmin") -> PageClient:
    client.submit(client.see("/sign-in"), {"login": login, "password": PASSWORD})
    return client


@pytest.fixture
def clerk(client: PageClient, bodies: Bodies) -> PageClient:
    return signed_in(client)


FILLED: dict[str, Any] = {
    "choice_told": "y", "applicants-0-name": "李秀英", "applicants-0-identity_number": resident_number(7),
    "applicants-0-phone": "13800000226", "applicants-0-address": "示例路1号", "respondents-0-name": "众达站点",
    "claims-0-type": "wages", "claims-0-amount": "8,200", "facts_and_reasons": "三月起没有发工资。"}


def the_case() -> Case:
    return db.session.query(Case).one()


def page_of(response: Any) -> Page:
    return Page(response.text, response.request.path)


def test_a_case_is_taken_in_and_its_receipt_printed(clerk: PageClient) -> None:
    answer = clerk.submit(clerk.see(NEW), FILLED, button="submit")
    assert answer.status_code == 303, answer.text
    page = clerk.see(answer.location)
    assert "李秀英 诉 众达站点" in page.text
    receipt = next(link for link in page.links if link.endswith(".pdf") and "/receipts/" in link)
    for address in (receipt, f"{answer.location}.pdf"):
        pdf = clerk.get(address)
        assert pdf.mimetype == "application/pdf" and pdf.data.startswith(b"%PDF")
    assert the_case().claims[0].amount_fen == 820000


def test_a_row_more_comes_back_with_everything_that_was_typed(clerk: PageClient) -> None:
    typed = {**FILLED, "claims-0-amount": "八千", "applicants-0-employed_from": "２０２６-02-30"}
    page = page_of(clerk.submit(clerk.see(NEW), typed, button="more-applicants-0"))
    held = page.form().held()
    assert held["applicants-0-name"] == ["李秀英"] and held["claims-0-amount"] == ["八千"]
    assert held["applicants-0-employed_from"] == ["２０２６-02-30"] and held["applicants-1-name"] == [""]
    assert db.session.query(Case).count() == 0


def test_a_row_less_leaves_the_others_as_they_are_and_claims_with_their_people(clerk: PageClient) -> None:
    page = page_of(clerk.submit(clerk.see(NEW), FILLED, button="more-applicants-0"))
    second = {"applicants-1-name": "赵强", "applicants-1-phone": "不是电话", "claims-0-whose": "a1"}
    page = page_of(clerk.submit(page, second, button="less-applicants-0"))
    held = page.form().held()
    assert held["applicants-0-name"] == ["赵强"] and held["applicants-0-phone"] == ["不是电话"]
    assert held["claims-0-whose"] == ["a0"] and "applicants-1-name" not in held


def test_a_refused_page_keeps_every_row_and_says_what_to_do_on_the_field(clerk: PageClient) -> None:
    page = page_of(clerk.submit(clerk.see(NEW), FILLED, button="more-claims-0"))
    wrong = {"applicants-0-identity_number": "110101199002290011", "claims-1-type": "overtime",
             "claims-1-amount": "-5", "respondents-0-credit_code": "12"}
    answer = clerk.submit(page, wrong, button="submit")
    page = page_of(answer)
    assert answer.status_code == 422
    for words in ("出生日期不存在", "不能是负数", "应为18位", "您填的内容都还在"):
        assert words in page.text
    held = page.form().held()
    assert held["claims-1-amount"] == ["-5"] and held["claims-0-amount"] == ["8,200"]
    assert db.session.query(Case).count() == 0


@pytest.mark.parametrize(("field", "value", "words"), [
    ("claims-0-amount", "NaN", "只能填写数字"), ("claims-0-amount", "1e400", "只能填写数字"),
    ("claims-0-amount", "12.345", "最多两位小数"), ("claims-0-amount", "1,00", "逗号位置不对"),
    ("claims-0-from_on", "2026-02-29", "只有28天"), ("claims-0-from_on", "1900-01-01", "太早"),
    ("claims-0-from_on", "2150-01-01", "太晚"), ("received_on", "2026-03-03", "太晚"),
    ("applicants-0-name", "名" * 61, "最多60个字"), ("applicants-0-name", "李\x00", "控制字符"),
    ("facts_and_reasons", "长" * 100_000, "最多5000字"), ("applicants-0-phone", "2147483648", "电话号码不对"),
    ("received_time", "25:00", "24小时"), ("materials-0-copies", "2147483648", "整数"),
])
def test_bad_input_gets_a_word_on_its_field(clerk: PageClient, field: str, value: str, words: str) -> None:
    answer = clerk.submit(clerk.see(NEW), {**FILLED, field: value}, button="save")
    assert answer.status_code == 422 and words in answer.text
    assert db.session.query(Case).count() == 0


@pytest.mark.parametrize("field", ["applicants-²-name", "applicants-99999999999-name", "applicants-x-name",
                                   "claims-0-whose", "basis", "do", "applicants-0-kind"])
def test_a_forged_field_is_no_mistake_of_ours(clerk: PageClient, field: str) -> None:
    page = clerk.see(NEW)
    sent = {**page.form().filled(FILLED, "save"), field: "\ud83d\ude00?" if field != "do" else "less-basis-0"}
    assert clerk.post(NEW, data={k: v.encode("utf-8", "replace") if isinstance(v, str) else v for k, v in sent.items()}
                      ).status_code in (200, 303, 422)


def test_a_claim_of_nobody_is_told_so_on_its_row(clerk: PageClient) -> None:
    answer = clerk.submit(clerk.see(NEW), {**FILLED, "claims-0-whose": "r0", "respondents-0-name": ""}, button="save")
    assert answer.status_code == 422 and "这一项请求是谁提出的" in answer.text


def test_what_only_the_act_finds_wrong_stands_on_its_row_too(clerk: PageClient) -> None:
    page = page_of(clerk.submit(clerk.see(NEW), FILLED, button="more-applicants-0"))
    twin = {"applicants-1-name": "李秀", "applicants-1-identity_number": FILLED["applicants-0-identity_number"]}
    answer = clerk.submit(page, twin, button="save")
    assert answer.status_code == 422 and "证件号码相同" in answer.text
    assert page_of(answer).form().held()["applicants-1-name"] == ["李秀"]


def test_full_width_figures_and_rare_names_are_taken(clerk: PageClient) -> None:
    rare = {"claims-0-amount": "１０００", "applicants-0-name": "𬱖某", "claims-0-about": "y"}
    answer = clerk.submit(clerk.see(NEW), {**FILLED, **rare}, button="save")
    assert answer.status_code == 303
    assert (the_case().claims[0].amount_fen, the_case().claims[0].is_about) == (100000, True)
    assert the_case().title.startswith("𬱖某")


def test_the_same_page_sent_twice_takes_one_case_in(clerk: PageClient) -> None:
    page = clerk.see(NEW)
    first = clerk.submit(page, FILLED, button="submit")
    again = clerk.submit(page, FILLED, button="submit")
    assert again.location == first.location and db.session.query(Case).count() == 1


def test_an_employer_of_the_book_is_filled_in_by_its_name(clerk: PageClient, bodies: Bodies) -> None:
    db.session.add(KnownEmployer(body=bodies["courier"], name="鑫源劳务有限公司", credit_code=credit_code(9), address="示例路9号",
                                 search_text=normal_name("鑫源劳务有限公司")))
    db.session.commit()
    page = page_of(clerk.submit(clerk.see(NEW), {"respondents-0-name": "鑫源劳务有限公司"}, button="more-claims-0"))
    assert page.form().held()["respondents-0-credit_code"] == [credit_code(9)]
    clerk.submit(clerk.see(NEW), {**FILLED, "respondents-0-name": "鑫源劳务有限公司"}, button="submit")
    assert the_case().respondents[0].credit_code == credit_code(9)


def test_an_industry_stays_when_the_employer_turns_out_to_be_a_person(clerk: PageClient) -> None:
    typed = {**FILLED, "respondents-0-industry": "快递", "respondents-0-kind": "worker"}
    page = page_of(clerk.submit(clerk.see(NEW), typed, button="more-claims-0"))
    assert page.form().held()["respondents-0-industry"] == ["快递"]


def test_without_the_word_about_who_runs_the_body_nothing_is_stored(clerk: PageClient) -> None:
    page = clerk.see(NEW)
    assert "先说清楚，再登记" in page.text and "由公司发工资" in page.text and "石桥镇" in page.text
    answer = clerk.submit(page, {**FILLED, "choice_told": None}, button="save")
    assert answer.status_code == 422 and "说明后勾选" in answer.text
    assert db.session.query(Case).count() == 0


def test_a_draft_goes_on_later_and_is_submitted(clerk: PageClient) -> None:
    answer = clerk.submit(clerk.see(NEW), {"choice_told": "y", "applicants-0-name": "李秀英"}, button="save")
    page = clerk.see(answer.location)
    assert page.form().held()["applicants-0-name"] == ["李秀英"]
    answer = clerk.submit(page, {key: value for key, value in FILLED.items()}, button="submit")
    assert answer.status_code == 303 and answer.location.endswith("/receipts")
    assert clerk.get(f"/desk/cases/{the_case().public_id}/application").status_code == 409


def test_a_draft_saves_itself_and_a_stale_page_is_told(clerk: PageClient) -> None:
    answer = clerk.submit(clerk.see(NEW), FILLED, button="save")
    page = clerk.see(answer.location)
    sent = {**page.form().filled({"facts_and_reasons": "又想起一件事。"}), "do": ""}
    saved = clerk.post(f"{answer.location}/saved", data=sent)
    assert saved.json["saved"] == "09:30" and the_case().application.facts_and_reasons == "又想起一件事。"
    assert clerk.submit(page, {"facts_and_reasons": "旧的一页"}, button="save").status_code == 409


def test_the_application_can_be_read_before_it_is_signed(clerk: PageClient) -> None:
    answer = clerk.submit(clerk.see(NEW), FILLED, button="save")
    assert clerk.get(f"{answer.location}.pdf").data.startswith(b"%PDF")


def test_an_oral_application_asks_for_its_record(clerk: PageClient) -> None:
    answer = clerk.submit(clerk.see(NEW), {**FILLED, "source": "oral"}, button="submit")
    assert answer.status_code == 422 and "口头申请要当场记录" in answer.text
    told = {"source": "oral", "oral_place": "调解室", "oral_begins": "9:00", "oral_ends": "9点20分",
            "oral_when": "二月发薪日", "oral_asks": "付清工资", "signed_on_the_spot": "y"}
    assert clerk.submit(clerk.see(NEW), {**FILLED, **told}, button="submit").status_code == 303


def test_a_like_case_is_shown_with_its_link_and_goes_on_with_a_tick_and_a_reason(
        clerk: PageClient, bodies: Bodies) -> None:
    first, _ = a_submitted_case(bodies)
    like = {**FILLED, "applicants-0-identity_number": a_worker().identity_number,
            "respondents-0-name": "云岭鑫源建筑劳务有限公司"}
    answer = clerk.submit(clerk.see(NEW), like, button="submit")
    page = page_of(answer)
    assert answer.status_code == 422 and f"/desk/cases/{first.public_id}" in page.links
    assert clerk.submit(page, {"duplicate_known": "y"}, button="submit").status_code == 422
    sent = {"duplicate_known": "y", "duplicate_reason": "另一个站点的工资"}
    assert clerk.submit(page, sent, button="submit").status_code == 303


def test_a_case_from_the_court_is_entered_on_the_same_page(clerk: PageClient) -> None:
    court = {"source": "court_delegated", "basis": "court_delegated", "source_number": "（2026）粤0699诉前调12号"}
    answer = clerk.submit(clerk.see(NEW), {**FILLED, **court}, button="submit")
    assert answer.status_code == 422 and "同意调解的记录" in answer.text
    answer = clerk.submit(clerk.see(NEW), {**FILLED, **court, **AGREED}, button="submit")
    assert answer.status_code == 303
    page = clerk.see(f"/desk/cases/{the_case().public_id}/confirm-assignment")
    assert clerk.submit(page, {}).location.endswith("/receipts")


def test_talks_are_entered_as_the_origin_of_a_case(clerk: PageClient) -> None:
    answer = clerk.submit(clerk.see(NEW), FILLED, button="talks")
    assert answer.status_code == 303 and the_case().state == "negotiating"
    page = clerk.see(f"/desk/cases/{the_case().public_id}/end-talks")
    assert clerk.submit(page, {"reason_code": "refused"}).location.endswith("/application")


def test_a_stranger_finds_neither_the_counter_nor_the_receipts(client: PageClient, bodies: Bodies) -> None:
    case, _ = a_submitted_case(bodies)
    signed_in(client, "linfang")
    for address in ("receipts", "receipts.pdf", "application", "application.pdf"):
        assert client.get(f"/desk/cases/{case.public_id}/{address}").status_code == 404
    assert client.get(f"{NEW}?body={bodies['courier'].public_id}").status_code == 404


def test_the_liaison_of_a_court_hands_a_case_over(client: PageClient, bodies: Bodies) -> None:
    signed_in(client, "hejing")
    page = client.see("/court/assign")
    assert "移送给：" in page.text
    handed = {**FILLED, "source_number": "（2026）粤0699诉前调12号"}
    answer = client.submit(page, handed, button="submit")
    assert answer.status_code == 422 and "同意调解的记录" in answer.text
    page = page_of(client.submit(page, handed, button="more-applicants-0"))
    answer = client.submit(page, {**AGREED, "applicants-1-name": "赵强"}, button="submit")
    assert (answer.status_code, answer.location) == (303, "/court/delegated")
    case = the_case()
    assert (case.state, case.basis, case.body.court.name) == ("submitted", "court_delegated", "云岭市青溪区人民法院")
    assert client.get(f"{NEW}").status_code == 404


def test_a_clerk_has_no_door_of_the_court(clerk: PageClient) -> None:
    assert clerk.get("/court/assign").status_code == 404
