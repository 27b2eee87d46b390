"""Where a party is sent instead of mediating on: never too early to a court, by what the law says of the dispute."""
from __future__ import annotations

import pytest
from flask import Flask

from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.law.routes import NewFormTier
from mediation.law.terms import CaseKind
from mediation.portal.elsewhere import ASK_THE_COMMISSION, elsewhere_for, elsewhere_of
from tests.builders import a_case, the_bodies


@pytest.fixture
def case(app: Flask) -> Case:
    return a_case(the_bodies(), CaseState.SUBMITTED, workers=("马小龙",))


@pytest.mark.parametrize(("tier", "forum"), [
    (None, "commission"), (NewFormTier.EMPLOYED, "commission"), (NewFormTier.INDEPENDENT, "court")])
def test_a_rider_goes_to_a_court_only_when_no_commission_takes_it(
        case: Case, tier: NewFormTier | None, forum: str) -> None:
    case.kind = CaseKind.NEW_FORM.value
    case.workers[0].new_form_tier = tier.value if tier else None
    assert elsewhere_for(case).forum == getattr(case.body, forum)


def test_while_nobody_has_found_what_the_work_is_the_commission_comes_first_and_its_refusal_opens_the_court(
        case: Case) -> None:
    case.kind = CaseKind.NEW_FORM.value
    found = elsewhere_for(case)
    assert found.words is ASK_THE_COMMISSION and str(found.title) == "不等了，直接去仲裁"
    assert "书面的不予受理通知" in str(found.words)


def test_a_labour_dispute_goes_to_the_commission_and_after_an_award_to_the_court(case: Case) -> None:
    assert elsewhere_for(case).forum == case.body.commission
    case.arbitration_done = True
    assert elsewhere_for(case).forum == case.body.court


def test_what_is_no_labour_dispute_goes_to_the_court(case: Case) -> None:
    case.kind = CaseKind.CIVIL_SERVICE.value
    assert elsewhere_for(case).forum == case.body.court


def test_an_employer_brings_the_papers_of_an_employer(case: Case) -> None:
    employer, worker = case.respondents[0], case.workers[0]
    assert any("营业执照" in str(each) for each in elsewhere_of(employer).to_bring)
    assert not any("身份证和" in str(each) for each in elsewhere_of(employer).to_bring)
    assert elsewhere_of(worker) == elsewhere_for(case)


def test_an_agreement_in_effect_is_not_walked_away_from(app: Flask) -> None:
    party = a_case(the_bodies(), CaseState.EFFECTIVE).respondents[0]
    found = elsewhere_of(party)
    assert "双方都要照着办" in str(found.words) and str(found.title) == "对方不照协议办，去仲裁"
    assert found.forum == party.case.body.commission
