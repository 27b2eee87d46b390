"""版本对照: two texts of an agreement beside each other."""
from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from mediation.agreements.acts import add_clause, change_obligation, settle_terms
from mediation.agreements.models import Agreement
from mediation.agreements.queries import versions_of
from mediation.cases.facts import Facts
from mediation.demo.bodies import Bodies
from tests.acts.agreement_cases import DAY, a_case_in_mediation, a_draft_for_all, a_payment
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


def changed_text(bodies: Bodies) -> tuple[Agreement, str]:
    by = bodies.people["wangmin"]
    agreement = a_draft_for_all(a_case_in_mediation(bodies), by)
    line = agreement.obligations[0]
    change_obligation(line, a_payment(agreement.case, line.payee, 600000), by=by)
    return agreement, f"/desk/cases/{agreement.case.public_id}/agreements/{agreement.public_id}"


def test_the_last_change_is_shown_with_its_words_marked(clerk: PageClient, bodies: Bodies) -> None:
    _, home = changed_text(bodies)
    assert f'href="{home}/versions"' in clerk.get(home).text
    answer = clerk.get(f"{home}/versions")
    page = Page(answer.text, home)
    assert '<del class="part-del"><span class="visually-hidden">〔删去：</span>柒仟肆佰元整' in answer.text
    assert '<ins class="part-ins"><span class="visually-hidden">〔增加：</span>陆仟元整' in answer.text
    assert "改了" in page.text and "未改" in page.text and "王敏" in page.text


def test_any_two_texts_can_be_chosen(clerk: PageClient, bodies: Bodies) -> None:
    agreement, home = changed_text(bodies)
    add_clause(agreement, "双方对本协议内容保密。", by=bodies.people["wangmin"])
    found = [version.public_id for version in versions_of([agreement])]
    page = clerk.see(f"{home}/versions")
    answer = clerk.submit(page, {"old": found[-2], "new": found[-1]}, action=f"{home}/versions")
    assert "增加1处" in answer.text and "双方对本协议内容保密。" in answer.text
    same = clerk.submit(page, {"old": found[0], "new": found[0]}, action=f"{home}/versions")
    assert "两稿文字相同" in same.text


def test_an_issued_text_leads_to_its_paper(clerk: PageClient, bodies: Bodies) -> None:
    agreement, home = changed_text(bodies)
    settle_terms(agreement.case, Facts(happened_on=DAY), by=bodies.people["wangmin"])
    address = f"/desk/cases/{agreement.case.public_id}/papers/{agreement.paper.public_id}/file"
    assert f'href="{home}/versions"' in clerk.get(home).text
    answer = clerk.get(f"{home}/versions")
    assert address in answer.text and "交付签署" in answer.text


def test_a_text_of_another_agreement_is_not_found(clerk: PageClient, bodies: Bodies) -> None:
    _, home = changed_text(bodies)
    other, _ = changed_text(bodies)
    foreign = versions_of([other])[0].public_id
    for ref in (foreign, "nowhere12", "'--"):
        assert clerk.get(f"{home}/versions", query_string={"old": ref}).status_code == 404
