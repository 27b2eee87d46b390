"""The box of the case page in the light of what is recorded: a refusal, a session, a text out for signing."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask

from mediation import clock
from mediation.agreements.models import AgreementForm
from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from mediation.intake.acceptance.acts import Answered, record_answer
from mediation.intake.acceptance.models import AnswerWay, PartyWord
from mediation.sessions.acts import plan_session
from tests.acts.agreement_cases import a_case_in_mediation as an_agreed_case
from tests.acts.agreement_cases import out_for_signing
from tests.acts.session_cases import a_plan, presiding
from tests.acts.walked import an_asked_case, an_assigned_case
from tests.builders import PASSWORD, the_bodies
from tests.page_client import PageClient

MONDAY = date(2026, 3, 2)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


@pytest.fixture
def clerk(app: Flask, bodies: Bodies) -> PageClient:
    somebody: Any = app.test_client()
    somebody.submit(somebody.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    return somebody


def at(case: Case) -> str:
    return f"/desk/cases/{case.public_id}"


def refused(case: Case, bodies: Bodies) -> None:
    record_answer(case, Answered(on_behalf_of=tuple(case.respondents), word=PartyWord.REFUSED, way=AnswerWay.PHONE,
                                 happened_at=clock.now()), by=bodies.people["wangmin"])
    db.session.commit()


def test_after_a_refusal_the_page_waits_for_nobody_and_offers_the_decision_first(
        bodies: Bodies, clerk: PageClient) -> None:
    case = an_asked_case(bodies)
    db.session.commit()
    page = clerk.see(at(case))
    assert "等各方答复" in page.text
    refused(case, bodies)
    page = clerk.see(at(case))
    assert "等各方答复" not in page.text and "不同意调解：决定不予受理" in page.text
    offered = [link for link in page.links if link.endswith(("/refuse-acceptance", "/record-answer"))]
    assert offered[0].endswith("/refuse-acceptance"), offered


def test_with_a_session_fixed_the_page_says_when_it_is_and_plans_no_other_first(
        bodies: Bodies, clerk: PageClient) -> None:
    case = an_assigned_case(bodies)
    db.session.commit()
    assert "定下调解会，通知双方" in clerk.see(at(case)).text
    plan_session(case, a_plan(date(2026, 3, 9)), by=presiding(case), despite_warnings=True)
    db.session.commit()
    page = clerk.see(at(case))
    assert "定下调解会，通知双方" not in page.text and "2026年3月9日09:30开第1次调解会" in page.text


def test_a_written_text_out_for_signing_does_not_take_effect_orally_or_by_cash(
        bodies: Bodies, clerk: PageClient) -> None:
    case = an_agreed_case(bodies)
    by = bodies.people["wangmin"]
    agreement = out_for_signing(case, by, MONDAY)
    db.session.commit()
    links = " ".join(clerk.see(at(case)).links)
    assert "take-effect-orally" not in links and "take-effect-paid" not in links
    agreement.form = AgreementForm.ORAL.value
    case.body.settings = {"SPOT_PAYMENT_WITHOUT_AGREEMENT": True}
    db.session.commit()
    links = " ".join(clerk.see(at(case)).links)
    assert "take-effect-orally" in links and "take-effect-paid" in links
