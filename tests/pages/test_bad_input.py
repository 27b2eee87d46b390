"""Bad input where most is typed: a word on its field, nothing lost, nothing stored, never a mistake of ours."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from flask import Flask

from mediation.agreements.acts import draft_agreement
from mediation.agreements.facts import DraftFacts
from mediation.agreements.models import Obligation
from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.demo.invented import resident_number
from mediation.extensions import db
from mediation.law.identity import LONGEST_NAME
from tests.acts.agreement_cases import a_case_in_mediation
from tests.builders import PASSWORD, a_draft, a_submitted_case, the_bodies
from tests.page import Page
from tests.page_client import PageClient
from tests.pages.test_registering import FILLED, NEW

MONDAY = date(2026, 3, 2)
ENDLESS = "长" * 100_000
LONG_NAME = "云岭市青溪区" * (LONGEST_NAME // 6)
on_both = pytest.mark.databases("sqlite", "postgresql")


@dataclass(frozen=True)
class Wrong:
    """What somebody types into a field, and what the page says to it."""

    field: str
    typed: str
    words: str


DAYS = (("2027-02-29", "只有28天"), ("1900-01-01", "太早"), ("2150-01-01", "太晚"), ("NaN", "看不懂"),
        ("3\x00", "控制字符"))
SUMS = (("NaN", "只能填写数字"), ("1e400", "只能填写数字"), ("-8200", "不能是负数"), ("8200.125", "最多两位小数"),
        ("8,20", "逗号位置不对"), ("9" * 30, "金额过大"), ("八千", "只能填写数字"))
AT_THE_COUNTER = [
    *(Wrong("claims-0-from_on", typed, words) for typed, words in DAYS),
    *(Wrong("claims-0-amount", typed, words) for typed, words in SUMS),
    Wrong("received_on", "2026-03-03", "太晚"),
    Wrong("applicants-0-identity_number", resident_number(7)[:17] + "0", "校验"),
    Wrong("applicants-0-identity_number", "11010120270229001X", "不存在"), Wrong("applicants-0-name", "名" * 61, "最多60个字"),
    Wrong("applicants-0-name", "李\x00", "控制字符"), Wrong("facts_and_reasons", ENDLESS, "最多5000字"),
    Wrong("facts_and_reasons", "没有发\x00工资", "控制字符"), Wrong("applicants-0-address", ENDLESS, "最多200字"),
]
OF_AN_ACT = [*(Wrong("happened_on", typed, words) for typed, words in DAYS),
             Wrong("happened_on", "2026-03-03", "不能晚于今天"), Wrong("happened_on", "2026-03-01", "不能早于上一步"),
             Wrong("words", ENDLESS, "最多1000字"), Wrong("words", "缺\x00", "控制字符")]
OF_A_LINE = [*(Wrong("due_on", typed, words) for typed, words in DAYS),
             *(Wrong("amount_fen", typed, words) for typed, words in SUMS),
             Wrong("act_words", ENDLESS, "最多500字"), Wrong("bank", "行\x00", "控制字符"),
             Wrong("instalment", "2147483648", "整数"), Wrong("ground", LONG_NAME * 3, "最多120字")]


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY, "09:30")
    return the_bodies()


@pytest.fixture
def clerk(client: PageClient, bodies: Bodies) -> PageClient:
    client.submit(client.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    return client


def check(client: PageClient, address: str, filled: dict[str, Any], wrong: Wrong, button: str | None = None) -> None:
    """The page is refused with a word on the very field, and holds what was typed there and everywhere else."""
    answer = client.submit(client.see(address), {**filled, wrong.field: wrong.typed}, button=button)
    page, said = Page(answer.text, address), f"{wrong.field} = {wrong.typed[:20]!r}"
    assert answer.status_code == 422, f"{said}: {answer.status}"
    assert f"{wrong.field}-error" in page.identifiers, f"{said}: no word on the field"
    assert wrong.words in page.text, f"{said}: not {wrong.words}"
    held = page.form().held()
    lost = {name: held.get(name) for name, value in filled.items()
            if name != wrong.field and held.get(name) != [value]}
    assert not lost, f"{said}: lost {lost}"
    if "\x00" not in wrong.typed:
        assert held[wrong.field] == [wrong.typed], f"{said}: not held"


@on_both
def test_at_the_counter_each_mistake_is_told_on_its_field_and_no_case_is_stored(clerk: PageClient) -> None:
    for wrong in AT_THE_COUNTER:
        check(clerk, NEW, FILLED, wrong, button="save")
    assert db.session.query(Case).count() == 0


@on_both
def test_on_the_page_of_an_act_each_mistake_is_told_on_its_field_and_nothing_moves(
        clerk: PageClient, bodies: Bodies) -> None:
    case, _slips = a_submitted_case(bodies)
    for wrong in OF_AN_ACT:
        check(clerk, f"/desk/cases/{case.public_id}/ask-correction",
              {"lacking": "claims", "words": "缺请求的计算方法", "happened_on": "2026-03-02"}, wrong)
    assert case.state == "submitted" and len(case.steps) == 2


def test_on_the_page_of_a_line_each_mistake_is_told_on_its_field_and_no_line_is_stored(
        clerk: PageClient, bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    agreement = draft_agreement(case, DraftFacts(facts_words="拖欠工资。", place="调解室"), by=bodies.people["wangmin"])
    address = f"/desk/cases/{case.public_id}/agreements/{agreement.public_id}/lines/new"
    for wrong in OF_A_LINE:
        check(clerk, address, {"amount_fen": "7400", "due_on": "2026-12-15", "account_number": "6222001"}, wrong)
    assert db.session.query(Obligation).count() == 0


@on_both
@pytest.mark.parametrize(("typed", "fen"), [("1,000.5", 100_050), ("１０００", 100_000), ("¥8,200.00元", 820_000)])
def test_a_sum_is_read_however_it_is_written(clerk: PageClient, typed: str, fen: int) -> None:
    assert clerk.submit(clerk.see(NEW), {**FILLED, "claims-0-amount": typed}, button="save").status_code == 303
    assert db.session.query(Case).one().claims[0].amount_fen == fen


@on_both
@pytest.mark.parametrize("name", [LONG_NAME, "𬱖某", "买买提·阿卜杜拉", "ئابدۇللا"])
def test_long_rare_and_dotted_names_are_taken_printed_and_found(clerk: PageClient, name: str) -> None:
    answer = clerk.submit(clerk.see(NEW), {**FILLED, "applicants-0-name": name}, button="submit")
    assert answer.status_code == 303, answer.text
    case = db.session.query(Case).one()
    assert case.applicants[0].name == name
    page = clerk.see(answer.location)
    receipt = next(link for link in page.links if link.endswith(".pdf") and "/receipts/" in link)
    assert clerk.get(receipt).data.startswith(b"%PDF")
    assert f"/desk/cases/{case.public_id}" in found(clerk, name)


def found(client: PageClient, typed: str) -> list[str]:
    answer = client.get("/desk/search", query_string={"q": typed})
    assert answer.status_code == 200, f"{typed[:20]!r}: {answer.status}"
    return Page(answer.text, "/desk/search").links


@on_both
def test_a_name_with_a_dot_is_found_by_any_part_of_it_with_whatever_dot(clerk: PageClient, bodies: Bodies) -> None:
    case = a_draft(bodies, workers=("买买提·阿卜杜拉",))
    for typed in ("买买提·阿卜杜拉", "买买提•阿卜杜拉", "买买提・阿卜", "买买提．阿", "提.阿卜杜", "买买提阿卜杜拉", "阿卜杜拉", "买买",
                  " 买买提 · 阿卜杜拉 ", "‧阿卜"):
        assert f"/desk/cases/{case.public_id}" in found(clerk, typed), typed
    assert f"/desk/cases/{case.public_id}" not in found(clerk, "阿卜杜力")


@on_both
def test_whatever_is_searched_for_is_answered(clerk: PageClient, bodies: Bodies) -> None:
    a_draft(bodies)
    for typed in ("\x00", "李\x00秀英", ENDLESS[:5000], "%", "_", "\\", "'", "1e400", "NaN", "９" * 18, "-1", "·",
                  "（2026）粤0699民特1号", LONG_NAME, "𬱖", "\u202e", "2147483648", "9" * 60):
        assert not [link for link in found(clerk, typed) if "/desk/cases/" in link], typed
    assert clerk.get("/desk/search?q=%ff%fe&before=NaN").status_code == 200
    assert clerk.get("/desk/search", query_string={"q": "李", "before": "9" * 40}).status_code == 200


@on_both
@pytest.mark.parametrize("typed", ["\x00", "１２３", ENDLESS, "NaN", "1e400", "-12345678", "2150-01-01", "²²²²²²²²²", "𬱖"])
def test_a_code_that_can_be_none_is_told_so_on_its_field(client: PageClient, bodies: Bodies, typed: str) -> None:
    answer = client.submit(client.see("/my"), {"locator": typed, "secret": "1" * 14})
    page = Page(answer.text, "/my")
    assert answer.status_code == 422 and "locator-error" in page.identifiers
    answer = client.submit(client.see("/my"), {"locator": "123456782", "secret": typed})
    assert answer.status_code == 422


@on_both
@pytest.mark.parametrize("typed", ["\x00", "wang\x00min", ENDLESS, "𬱖", "' or 1=1 --", "%", "９" * 300])
def test_nobody_signs_in_with_nonsense_and_it_is_told(client: PageClient, bodies: Bodies, typed: str) -> None:
    for sent in ({"login": typed, "password": PASSWORD}, {"login": "wangmin", "password": typed}):
        answer = client.submit(client.see("/sign-in"), sent)
        page = Page(answer.text, "/sign-in")
        assert answer.status_code == 422 and {"login-error", "password-error"} & set(page.identifiers)
        assert client.get("/desk").status_code == 302


def test_an_act_sent_twice_happens_once_and_both_see_its_result(clerk: PageClient, bodies: Bodies) -> None:
    case, _slips = a_submitted_case(bodies)
    page = clerk.see(f"/desk/cases/{case.public_id}/ask-correction")
    first, again = (clerk.submit(page, {"lacking": ["claims"]}) for _ in range(2))
    assert (first.status_code, again.status_code) == (303, 303) and first.location == again.location
    assert [step.act for step in case.steps].count("ask_correction") == 1


def test_a_stale_page_of_an_act_is_told_so_and_shows_what_was_typed(clerk: PageClient, bodies: Bodies) -> None:
    case, _slips = a_submitted_case(bodies)
    stale = clerk.see(f"/desk/cases/{case.public_id}/ask-correction")
    assert clerk.submit(clerk.see(f"/desk/cases/{case.public_id}/ask-other-side")).status_code == 303
    answer = clerk.submit(stale, {"lacking": ["claims"], "words": "缺请求的计算方法"})
    assert answer.status_code == 409 and "缺请求的计算方法" in answer.text
    assert case.state == "consent_pending"


@on_both
def test_somebody_elses_case_is_answered_as_one_that_does_not_exist(client: PageClient, bodies: Bodies) -> None:
    case, _slips = a_submitted_case(bodies)
    client.submit(client.see("/sign-in"), {"login": "linfang", "password": PASSWORD})
    pages = ("", "/ask-correction", "/parties", "/receipts", "/payments", "/contact", "/draft-agreement")
    for page in pages:
        theirs = client.get(f"/desk/cases/{case.public_id}{page}")
        nobodys = client.get(f"/desk/cases/{'x' * 16}{page}")
        assert (theirs.status_code, nobodys.status_code) == (404, 404), page
        assert theirs.text.replace(case.public_id, "x" * 16) == nobodys.text, page
    for odd in ("%00", "1", "-1", "1e400", "9" * 300, "%F0%AC%B1%96", "..%2f.."):
        assert client.get(f"/desk/cases/{odd}").status_code == 404, odd
