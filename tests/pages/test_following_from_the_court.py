"""What a party reads of a case that a court handed over."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from mediation.assignments.acts import ReturnPlan, receive_return, return_to_court
from mediation.cases.assignments import GoingBack, ReceivedBack
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.demo.building import a_case, a_walk
from mediation.law.terms import Basis
from mediation.portal.sentences import from_the_court
from tests.builders import the_bodies
from tests.page_client import PageClient


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(date(2026, 3, 2), "15:00")
    return the_bodies()


def test_a_party_reads_that_the_court_sent_it_and_what_happens_without_agreement(
        bodies: Bodies, client: PageClient) -> None:
    walk = a_walk(bodies, CaseState.IN_MEDIATION, body="studio", basis=Basis.COURT_ENTRUSTED)
    client.submit(client.see("/my"), {"locator": walk.slips[0].locator, "secret": walk.slips[0].secret})
    assert "没谈成，法院接着审" in client.see("/my/status").text


def test_after_the_return_it_says_who_has_it_and_that_arbitration_comes_first(bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.NO_AGREEMENT, body="studio", basis=Basis.COURT_DELEGATED)
    return_to_court(case, ReturnPlan(), GoingBack(wish="undecided"), by=bodies.people["gulnar"])
    assert from_the_court(case) == "结果和材料已经交回法院，等法院签收。没有仲裁过的，一般要先申请仲裁；坚持起诉，请告诉法院。"
    receive_return(case, ReceivedBack(), by=bodies.people["aili"])
    assert from_the_court(case).startswith("结果和材料已经交回法院，法院签收了。")
    case.arbitration_done = True
    assert "先申请仲裁" not in from_the_court(case)


def test_a_suit_that_was_entrusted_goes_on_and_other_cases_have_no_such_sentence(bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.NO_AGREEMENT, body="studio", basis=Basis.COURT_ENTRUSTED)
    return_to_court(case, ReturnPlan(), GoingBack(), by=bodies.people["gulnar"])
    assert from_the_court(case).endswith("法院接着审，等法院通知。")
    assert from_the_court(a_case(bodies, CaseState.NO_AGREEMENT)) is None
