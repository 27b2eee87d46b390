"""The applications with which a case goes on, on the page 出具文书: for whom, what is left open, and the paper issued."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.documents.queries import papers_of
from mediation.extensions import db
from tests.builders import PASSWORD, a_case, the_bodies
from tests.page import Page
from tests.page_client import PageClient


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(date(2026, 11, 20), "17:00")
    return the_bodies()


@pytest.fixture
def clerk(client: PageClient, bodies: Bodies) -> PageClient:
    client.submit(client.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    return client


def test_a_paper_is_begun_for_the_worker_who_is_chosen(bodies: Bodies, clerk: PageClient) -> None:
    case = a_case(bodies, CaseState.ACCEPTED, workers=("李秀英", "王志强"))
    first, second = case.workers
    at = f"/desk/cases/{case.public_id}/papers/new/D47"
    page = clerk.see(at)
    assert "给：李秀英" in page.text and f"?for={second.public_id}" in " ".join(page.links)
    assert page.form().held()["extra-claims-0-claimant"] == ["李秀英"]
    page = clerk.see(f"{at}?for={second.public_id}")
    assert "给：王志强" in page.text and page.form().held()["extra-claims-0-claimant"] == ["王志强"]
    formula = {} if any(page.form().held()["extra-claims-0-formula"]) else {"extra-claims-0-formula": "每月工资×欠付月数"}
    answer = clerk.submit(page, {**formula, "do": "issue"})
    assert answer.status_code == 303, Page(answer.text).text
    paper = papers_of(case)[-1]
    assert (paper.code, paper.party) == ("D47", second)
    assert clerk.get(f"{at}?for=someone").status_code == 409


def test_the_complaint_lists_what_is_left_to_be_written_by_hand(bodies: Bodies, clerk: PageClient) -> None:
    case = a_case(bodies, CaseState.NO_AGREEMENT)
    case.arbitration_done = True
    db.session.commit()
    page = clerk.see(f"/desk/cases/{case.public_id}/papers/new/D48")
    listed = page.text[page.text.index("卷里还没有的"):]
    assert "工资支付的期间" in listed and "约定的月工资及构成" in listed and "是否考虑先行调解" in listed and "原告的姓名" not in listed
    answer = clerk.submit(page, {"do": "issue"})
    assert answer.status_code == 303 and papers_of(case)[-1].code == "D48"


def test_each_way_that_is_shut_says_why(bodies: Bodies, clerk: PageClient) -> None:
    case = a_case(bodies, CaseState.ACCEPTED)
    text = clerk.see(f"/desk/cases/{case.public_id}/papers/new").text
    for words in ("协议生效以后，双方共同申请仲裁审查", "用人单位到期不支付的，才能申请支付令", "到期不付的才能申请强制执行",
                  "劳动、人事争议先申请仲裁"):
        assert words in text, words
