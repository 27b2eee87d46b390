"""The page of 即时办结, and the page on which a payment at the table closes a mediated case."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask

from mediation.agreements.acts import change_obligation, settle_terms
from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.demo.invented import credit_code, resident_number
from mediation.extensions import db
from mediation.law.agreement import PaymentWay
from tests.acts.agreement_cases import a_case_in_mediation, a_draft_for_all, a_payment
from tests.builders import PASSWORD, the_bodies
from tests.page import Page
from tests.page_client import PageClient

MONDAY = date(2026, 3, 2)
HERE = "/desk/on-the-spot"
FILLED: dict[str, Any] = {
    "choice_told": "y", "applicants-0-name": "李秀英", "applicants-0-identity_number": resident_number(7),
    "applicants-0-phone": "13800000226", "applicants-0-address": "示例路1号",
    "respondents-0-name": "云岭众达配送有限公司", "respondents-0-credit_code": credit_code(7),
    "respondents-0-phone": "13800000227", "respondents-0-address": "示例路2号",
    "respondents-0-legal_representative": "刘大海", "respondents-0-legal_representative_title": "经理",
    "claim_type": "wages", "asked_fen": "296", "facts_and_reasons": "一月的配送费没有结。", "terms": "当场付清296元。",
    "amount_fen": "296", "way": "cash", "witness": "周慧", "both_agree": "y", "capacity_in_order": "y",
    "not_judged": "y", "identity_checked": "y", "rights_told": "y", "notice_served": "y", "sham_warning_given": "y",
    "sham": "no", "receipt_signed": "y", "addresses_confirmed": "y"}


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY, "10:00")
    return the_bodies()


@pytest.fixture
def clerk(client: PageClient, bodies: Bodies) -> PageClient:
    client.submit(client.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    return client


def test_a_small_dispute_is_done_on_one_page(clerk: PageClient) -> None:
    answer = clerk.submit(clerk.see(HERE), FILLED, button="submit")
    assert answer.status_code == 303, answer.text
    case = db.session.query(Case).one()
    assert case.state == "effective" and case.public_id in answer.location
    assert "即时办结单" in clerk.see(answer.location).text


@pytest.mark.parametrize("name, words", [
    ("both_agree", "双方当场同意"), ("addresses_confirmed", "送达地址"), ("receipt_signed", "签收"),
    ("rights_told", "告知权利义务"), ("sham", "可疑情形"), ("not_judged", "生效的裁判"), ("choice_told", "说明")])
def test_a_refusal_stands_on_its_field_and_nothing_is_stored(clerk: PageClient, name: str, words: str) -> None:
    answer = clerk.submit(clerk.see(HERE), {**FILLED, name: None}, button="submit")
    page = Page(answer.text, HERE)
    assert answer.status_code == 422 and words in answer.text and f'id="{name}-error"' in answer.text
    assert page.form().held()["terms"] == ["当场付清296元。"]
    assert db.session.query(Case).count() == 0


@pytest.mark.parametrize("typed, words", [
    ({"sham": "yes"}, "不能交付签署"), ({"amount_fen": "1e400"}, "金额"), ({"began": "25:00"}, "24小时制"),
    ({"began": "23:00"}, "还没有到"),
    ({"applicants-0-identity_number": "110101199003070135"}, "校验"), ({"witness": ""}, "在场看见"),
    ({"respondents-0-credit_code": ""}, "统一社会信用代码")])
def test_what_can_not_be_right_says_so(clerk: PageClient, typed: dict[str, str], words: str) -> None:
    answer = clerk.submit(clerk.see(HERE), {**FILLED, **typed}, button="submit")
    assert answer.status_code == 422 and words in answer.text
    assert db.session.query(Case).count() == 0


def test_sent_twice_it_is_done_once(clerk: PageClient) -> None:
    page = clerk.see(HERE)
    first, second = (clerk.submit(page, FILLED, button="submit") for _ in range(2))
    assert first.location == second.location and db.session.query(Case).count() == 1


def test_a_case_out_for_signing_is_closed_by_a_payment_at_the_table(clerk: PageClient, bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    bodies["courier"].settings = {"SPOT_PAYMENT_WITHOUT_AGREEMENT": True}
    case = a_case_in_mediation(bodies)
    agreement = a_draft_for_all(case, by)
    change_obligation(agreement.obligations[0], a_payment(case, case.workers[0], due_on=MONDAY, way=PaymentWay.CASH),
                      by=by)
    settle_terms(case, by=by)
    page = clerk.see(f"/desk/cases/{case.public_id}/take-effect-paid")
    assert clerk.submit(page, {"witness": "周慧"}).status_code == 422
    answer = clerk.submit(page, {"witness": "周慧", "in_the_minutes": "y", "receipt_signed": "y"})
    assert answer.status_code == 303, answer.text
    assert db.session.get(Case, case.id).state == "effective"
    assert case.agreements[0].obligations[0].state == "performed"
