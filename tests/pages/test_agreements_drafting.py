"""The page of the draft: begun, lines, clauses, patterns, tables, checks, the paper beside it."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from mediation.agreements.acts import add_obligations, draft_agreement
from mediation.agreements.facts import DraftFacts
from mediation.agreements.models import Agreement
from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from tests.acts.agreement_cases import DAY, a_case_in_mediation, a_payment, the_employer
from tests.builders import PASSWORD, the_bodies
from tests.page import Page
from tests.page_client import PageClient


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "10:00")
    return the_bodies()


@pytest.fixture
def clerk(client: PageClient, bodies: Bodies) -> PageClient:
    client.submit(client.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    return client


def page_of(response: Any) -> Page:
    return Page(response.text, response.request.path)


def a_draft(bodies: Bodies, workers: int = 1, **frame: Any) -> tuple[Case, Agreement, str]:
    case = a_case_in_mediation(bodies, workers=workers)
    agreement = draft_agreement(case, DraftFacts(**{"facts_words": "拖欠工资。", "place": "调解室", **frame}),
                                by=bodies.people["wangmin"])
    return case, agreement, f"/desk/cases/{case.public_id}/agreements/{agreement.public_id}"


def with_lines(bodies: Bodies, workers: int = 1) -> tuple[Case, Agreement, str]:
    case, agreement, home = a_draft(bodies, workers)
    add_obligations(agreement, [a_payment(case, worker) for worker in case.workers], by=bodies.people["wangmin"])
    return case, agreement, home


def the_agreement() -> Agreement:
    return db.session.query(Agreement).order_by(Agreement.id).first()


def test_a_text_is_begun_and_opens_its_page_with_what_to_do_first(clerk: PageClient, bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    address = f"/desk/cases/{case.public_id}/draft-agreement"
    answer = clerk.submit(clerk.see(address), {"facts_words": "三月起没有发工资。", "breach_interest": "每日0.5‰"})
    assert answer.status_code == 303, answer.text
    page = clerk.see(answer.location)
    assert "还没有写各行" in page.text and "还没有写任何义务" in page.text
    assert clerk.see(address).address == answer.location


def test_a_partial_text_names_what_stays_open(clerk: PageClient, bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    page = clerk.see(f"/desk/cases/{case.public_id}/draft-agreement")
    answer = clerk.submit(page, {"scope": "part", "facts_words": "没有发工资。"})
    assert answer.status_code == 422 and "请勾选保留的请求" in answer.text and "没有发工资。" in answer.text


def test_a_line_is_added_from_the_page_of_the_draft(clerk: PageClient, bodies: Bodies) -> None:
    case, agreement, home = a_draft(bodies)
    answer = clerk.submit(clerk.see(home), {
        "amount_fen": "7,400", "due_on": "2026-12-15", "bank": "示例银行", "account_number": "6222000000000001234"},
        action="/lines/new", follow_redirects=True)
    page = page_of(answer)
    assert "柒仟肆佰元整" in page.text and "人民调解协议书" in page.text
    assert the_agreement().obligations[0].claim is not None


@pytest.mark.parametrize("typed, words", [
    ({"amount_fen": "NaN"}, "金额只能填写数字"), ({"amount_fen": "-5"}, "金额不能是负数"),
    ({"amount_fen": "1.005"}, "最多两位小数"), ({"due_on": "2026-02-30"}, "没有2月30日"),
    ({"due_on": "2150-01-01"}, "太晚了"), ({"amount_fen": "1", "act_words": "道歉"}, "二者选一"),
    ({"ground": "长" * 130}, "最多120字"), ({"bank": "行\x00"}, "控制字符")])
def test_a_line_that_can_not_be_read_says_why_and_loses_nothing(
        clerk: PageClient, bodies: Bodies, typed: dict[str, str], words: str) -> None:
    _, _, home = a_draft(bodies)
    answer = clerk.submit(clerk.see(f"{home}/lines/new"), {
        "amount_fen": "7400", "due_on": "2026-12-15", "account_number": "6222001", **typed})
    assert answer.status_code == 422 and words in answer.text
    assert page_of(answer).form().held()["account_number"] == ["6222001"]
    assert not the_agreement().obligations


def test_a_line_is_changed_and_taken_out(clerk: PageClient, bodies: Bodies) -> None:
    _, agreement, home = with_lines(bodies, 2)
    line = f"{home}/lines/{agreement.obligations[0].public_id}"
    clerk.submit(clerk.see(line), {"amount_fen": "6,000"})
    assert [row.amount_fen for row in the_agreement().obligations] == [600000, 740000]
    clerk.submit(clerk.see(home), action=f"{line}/drop")
    assert [row.ordinal for row in the_agreement().obligations] == [2]


def test_a_draft_changed_meanwhile_is_not_overwritten(clerk: PageClient, bodies: Bodies) -> None:
    _, agreement, home = with_lines(bodies)
    seen = clerk.see(f"{home}/lines/{agreement.obligations[0].public_id}")
    clerk.submit(clerk.see(f"{home}/clauses/new"), {"words": "双方保密。"})
    answer = clerk.submit(seen, {"amount_fen": "1"})
    assert answer.status_code == 409 and the_agreement().obligations[0].amount_fen == 740000


def test_the_same_form_sent_twice_adds_one_line(clerk: PageClient, bodies: Bodies) -> None:
    _, _, home = a_draft(bodies)
    page = clerk.see(f"{home}/lines/new")
    for _ in range(2):
        clerk.submit(page, {"amount_fen": "1", "due_on": "2026-12-15"})
    assert len(the_agreement().obligations) == 1


def test_checks_stand_beside_the_draft_with_links_to_their_lines(clerk: PageClient, bodies: Bodies) -> None:
    case, agreement, home = a_draft(bodies)
    add_obligations(agreement, [a_payment(case, case.workers[0], due_on=None)], by=bodies.people["wangmin"])
    page = clerk.see(home)
    assert "1处须改正" in page.text and "没有写履行日期" in page.text
    assert "#line-1" in page.links


def test_a_clause_is_worded_by_hand_and_put_back(clerk: PageClient, bodies: Bodies) -> None:
    _, agreement, home = with_lines(bodies)
    clause = f"{home}/clauses/{agreement.clauses[0].public_id}"
    page = clerk.see(clause)
    refused = clerk.submit(page, {"words": "单位付款。"})
    assert refused.status_code == 422 and "〔1.金额〕" in refused.text and "单位付款。" in refused.text
    words = page.form().held()["words"][0]
    answer = clerk.submit(clerk.see(clause), {"words": f"经商定，{words}"}, follow_redirects=True)
    assert "经商定，云岭鑫源" in answer.text and "已改写" in answer.text
    clerk.submit(clerk.see(clause), action="/restore")
    assert not the_agreement().clauses[0].is_edited


def test_a_free_clause_with_a_banned_phrase_is_marked(clerk: PageClient, bodies: Bodies) -> None:
    _, _, home = with_lines(bodies)
    answer = clerk.submit(clerk.see(f"{home}/clauses/new"), {"words": "劳动者放弃一切权利。"}, follow_redirects=True)
    assert "笼统放弃一切法定权利" in answer.text


def test_eighty_percent_of_each_claim_in_two_parts_by_pattern(clerk: PageClient, bodies: Bodies) -> None:
    _, _, home = a_draft(bodies, 3)
    clerk.submit(clerk.see(f"{home}/lines/pattern"), {
        "base": "percent", "percent": "80", "times": "split", "first_on": "2026-12-15", "rest_on": "2027-01-31",
        "first_percent": "50"})
    assert [line.amount_fen for line in the_agreement().obligations] == [328000] * 6
    assert {line.instalments for line in the_agreement().obligations} == {2}


def test_a_pattern_asks_for_what_it_needs(clerk: PageClient, bodies: Bodies) -> None:
    _, _, home = a_draft(bodies)
    answer = clerk.submit(clerk.see(f"{home}/lines/pattern"), {
        "base": "same", "times": "months", "first_on": "2026-12-15"})
    assert answer.status_code == 422 and "请填写每人的金额" in answer.text and "请填写共几期" in answer.text


def test_a_pasted_list_with_a_wrong_row_changes_nothing(clerk: PageClient, bodies: Bodies) -> None:
    _, _, home = a_draft(bodies, 2)
    answer = clerk.submit(clerk.see(f"{home}/lines/pattern"), {
        "base": "list", "table": "李秀英\t7400\n没有这个人\t1", "times": "once", "first_on": "2026-12-15"})
    assert answer.status_code == 422 and "没有这个人" in answer.text and not the_agreement().obligations


def test_the_table_goes_out_as_a_sheet_and_comes_back_by_paste(clerk: PageClient, bodies: Bodies) -> None:
    _, _, home = with_lines(bodies, 3)
    sheet = clerk.get(f"{home}/lines.xlsx")
    assert sheet.data.startswith(b"PK")
    page = clerk.see(f"{home}/lines/table")
    held = page.form().held()["table"][0]
    clerk.submit(page, {"table": held.replace("7400.00", "5000")})
    assert [line.amount_fen for line in the_agreement().obligations] == [500000] * 3


def test_papers_of_leaving_are_added_for_each_worker(clerk: PageClient, bodies: Bodies) -> None:
    _, _, home = with_lines(bodies, 2)
    page = clerk.see(f"{home}/lines/leaving")
    employer = next(control for control in page.form().controls if control.name == "payer").options[1][0]
    clerk.submit(page, {"payer": employer, "certificate_on": "2026-11-23", "transfer_on": "2026-12-08"})
    assert [line.act_words for line in the_agreement().obligations if line.act_words][0].startswith("出具解除劳动合同证明")


def test_the_draft_prints_with_the_word_draft(clerk: PageClient, bodies: Bodies) -> None:
    _, _, home = with_lines(bodies)
    pdf = clerk.get(f"{home}/draft.pdf")
    assert pdf.mimetype == "application/pdf" and pdf.data.startswith(b"%PDF")


def test_a_draft_that_lacks_something_does_not_print(clerk: PageClient, bodies: Bodies) -> None:
    case, _, home = with_lines(bodies)
    the_employer(case).legal_representative = None
    answer = clerk.get(f"{home}/draft.pdf")
    assert answer.status_code == 422 and "法定代表人" in answer.text


def test_a_draft_is_given_up_and_stays_in_the_file(clerk: PageClient, bodies: Bodies) -> None:
    _, _, home = with_lines(bodies)
    clerk.submit(clerk.see(home), action=f"{home}/drop")
    assert the_agreement().standing == "dropped"
    assert "未采用" in clerk.see(home).text


def test_somebody_of_another_body_finds_nothing(client: PageClient, bodies: Bodies) -> None:
    _, _, home = with_lines(bodies)
    client.submit(client.see("/sign-in"), {"login": "linfang", "password": PASSWORD})
    assert client.get(home).status_code == 404
    assert client.get(f"{home}/lines/new").status_code == 404


def test_long_names_and_markup_stay_words(clerk: PageClient, bodies: Bodies) -> None:
    case, agreement, home = with_lines(bodies)
    case.workers[0].rename("<b>阿" + "卜" * 50 + "</b>")
    page = clerk.see(home)
    assert "<b>阿" in page.text
