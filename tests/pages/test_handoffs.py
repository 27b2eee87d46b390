"""The page on which a case goes back to the court that sent it."""
from __future__ import annotations

import pytest
from flask import Flask

from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.handoffs.queries import handoffs_of
from mediation.law.terms import Basis
from tests.acts.handoff_cases import COMMISSION, COURT, docketed
from tests.builders import PASSWORD, a_case, the_bodies
from tests.page import Page
from tests.page_client import PageClient


@pytest.fixture
def bodies(app: Flask) -> Bodies:
    return the_bodies()


@pytest.fixture
def studio(app: Flask, bodies: Bodies) -> PageClient:
    client = app.test_client()
    client.submit(client.see("/sign-in"), {"login": "aygul", "password": PASSWORD})
    return client


def test_the_clerk_ticks_that_the_party_insists_on_a_suit_and_what_was_typed_stays(
        bodies: Bodies, studio: PageClient) -> None:
    case = a_case(bodies, CaseState.NO_AGREEMENT, body="studio", basis=Basis.COURT_DELEGATED)
    page = studio.see(f"/desk/cases/{case.public_id}/hand-to-court")
    typed = {"receiver": "塔河市人民法院", "issues": "五月工资是否已付"}
    answer = studio.submit(page, typed)
    refused = Page(answer.text, page.address)
    assert answer.status_code == 422 and "当事人坚持起诉的才移交法院立案" in refused.text
    assert refused.form().held()["issues"] == ["五月工资是否已付"] and not handoffs_of(case)
    studio.submit(refused, typed | {"insists": "y", "arbitration_done": "y"})
    assert handoffs_of(case)[0].state == "litigation"


def test_an_entrusted_case_asks_nobody_whether_they_insist(bodies: Bodies, studio: PageClient) -> None:
    case = a_case(bodies, CaseState.NO_AGREEMENT, body="studio", basis=Basis.COURT_ENTRUSTED)
    assert "insists" not in studio.see(f"/desk/cases/{case.public_id}/hand-to-court").form().held()


def test_a_way_that_was_sued_stands_on_the_page_under_its_court(app: Flask, bodies: Bodies) -> None:
    handoff = docketed(bodies)
    client = app.test_client()
    client.submit(client.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    shown = client.see(f"/desk/cases/{handoff.case.public_id}").text
    assert f"人民法院 · {COURT}" in shown and f"原送：{COMMISSION}" in shown
    assert f"劳动人事争议仲裁 · {COURT}" not in shown
