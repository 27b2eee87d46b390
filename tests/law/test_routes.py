"""Which doors stand open on a day."""
from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.law.answers import Verdict
from mediation.law.routes import NewFormTier, Route, RouteFacts, RouteKey, TierRoute, arbitrable, open_routes
from mediation.law.terms import CaseKind, ClaimType

TODAY = date(2026, 11, 22)
WAGES = frozenset({ClaimType.WAGES})
PLAIN = RouteFacts(on=TODAY, claims=WAGES)
SIGNED = replace(PLAIN, effective_on=date(2026, 11, 10))


def door(facts: RouteFacts, key: RouteKey) -> Route:
    return next(route for route in open_routes(facts) if route.key is key)


def test_arbitration_of_a_labour_dispute_is_open_from_the_first_day() -> None:
    assert door(PLAIN, RouteKey.ARBITRATION).open


def test_a_limitation_that_has_run_out_does_not_shut_arbitration() -> None:
    late = door(replace(PLAIN, limitation_last_day=date(2026, 1, 5)), RouteKey.ARBITRATION)
    assert late.open and "抗辩" in late.why
    assert late.until == date(2026, 1, 5)


@given(st.builds(
    RouteFacts, on=st.dates(date(2024, 1, 1), date(2027, 1, 1)),
    kind=st.sampled_from([CaseKind.LABOUR, CaseKind.PERSONNEL]), claims=st.frozensets(st.sampled_from(ClaimType)),
    limitation_last_day=st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    effective_on=st.none() | st.dates(date(2024, 1, 1), date(2027, 1, 1)),
    confirmed=st.booleans(), defaulted=st.booleans(), tj10_body=st.booleans(), wage_iou=st.booleans()))
def test_whatever_happens_a_labour_dispute_may_go_to_arbitration(facts: RouteFacts) -> None:
    assert door(facts, RouteKey.ARBITRATION).open
    assert all(route.articles and route.why for route in open_routes(facts))


def test_a_civil_matter_goes_to_court_and_not_to_arbitration() -> None:
    civil = replace(PLAIN, kind=CaseKind.CIVIL_SERVICE, claims=frozenset({ClaimType.SERVICE_PAY}))
    assert not door(civil, RouteKey.ARBITRATION).open
    assert door(civil, RouteKey.SUIT).open
    assert not door(civil, RouteKey.INSPECTION).open


@pytest.mark.parametrize(("tier", "answer"), [
    (NewFormTier.EMPLOYED, Verdict.YES), (NewFormTier.MANAGED, Verdict.ASK), (NewFormTier.INDEPENDENT, Verdict.NO),
    (None, Verdict.ASK),
])
def test_the_tier_of_a_new_form_worker_decides_the_forum(tier: NewFormTier | None, answer: Verdict) -> None:
    facts = replace(PLAIN, kind=CaseKind.NEW_FORM, tier=tier)
    assert arbitrable(facts) is answer
    assert door(facts, RouteKey.ARBITRATION).open is (answer is not Verdict.NO)
    assert door(facts, RouteKey.SUIT).open is (answer is not Verdict.YES)


@pytest.mark.parametrize(("guide", "answer"), [
    (TierRoute.ARBITRATION, Verdict.YES), (TierRoute.COURT, Verdict.NO), (TierRoute.ASK, Verdict.ASK)])
def test_the_place_says_where_the_middle_tier_goes(guide: TierRoute, answer: Verdict) -> None:
    facts = replace(PLAIN, kind=CaseKind.NEW_FORM, tier=NewFormTier.MANAGED, tier_b_route=guide)
    assert arbitrable(facts) is answer


def test_an_over_age_workers_wages_follow_the_labour_way_since_july_2026() -> None:
    assert arbitrable(replace(PLAIN, over_age=True)) is Verdict.YES
    assert arbitrable(replace(PLAIN, over_age=True, on=date(2026, 6, 30))) is Verdict.NO


def test_an_over_age_workers_severance_goes_to_court_directly() -> None:
    facts = replace(PLAIN, over_age=True, claims=frozenset({ClaimType.SEVERANCE}))
    assert not door(facts, RouteKey.ARBITRATION).open
    assert door(facts, RouteKey.SUIT).open


def test_an_over_age_worker_with_both_has_both_doors() -> None:
    facts = replace(PLAIN, over_age=True, claims=frozenset({ClaimType.WAGES, ClaimType.SEVERANCE}))
    assert door(facts, RouteKey.ARBITRATION).open and door(facts, RouteKey.ARBITRATION).note
    assert door(facts, RouteKey.SUIT).open


@pytest.mark.parametrize(("effective", "last"), [
    (date(2026, 9, 1), date(2026, 10, 8)), (date(2026, 9, 10), date(2026, 10, 10)),
    (date(2026, 8, 28), date(2026, 9, 28)),
])
def test_confirmation_is_open_for_thirty_days_from_effect(effective: date, last: date) -> None:
    facts = replace(PLAIN, effective_on=effective)
    assert door(replace(facts, on=last), RouteKey.JUDICIAL_CONFIRMATION).open
    shut = door(replace(facts, on=date.fromordinal(last.toordinal() + 1)), RouteKey.JUDICIAL_CONFIRMATION)
    assert not shut.open and shut.until == last


def test_review_is_open_for_fifteen_days_from_effect() -> None:
    facts = replace(PLAIN, effective_on=date(2026, 11, 6))
    assert door(replace(facts, on=date(2026, 11, 23)), RouteKey.ARBITRATION_REVIEW).open
    assert not door(replace(facts, on=date(2026, 11, 24)), RouteKey.ARBITRATION_REVIEW).open


def test_zhejiang_knows_no_fifteen_days() -> None:
    facts = replace(PLAIN, effective_on=date(2026, 1, 6), review_limit=False)
    assert door(facts, RouteKey.ARBITRATION_REVIEW).open
    assert door(facts, RouteKey.ARBITRATION_REVIEW).until is None


def test_what_is_confirmed_is_not_reviewed_besides() -> None:
    facts = replace(SIGNED, confirmed=True)
    assert not door(facts, RouteKey.ARBITRATION_REVIEW).open
    assert not door(facts, RouteKey.JUDICIAL_CONFIRMATION).open


@pytest.mark.parametrize("asked", [{"confirming": True}, {"reviewing": True}])
def test_what_the_court_or_the_commission_has_not_answered_is_not_asked_again(asked: dict[str, bool]) -> None:
    for key in (RouteKey.JUDICIAL_CONFIRMATION, RouteKey.ARBITRATION_REVIEW):
        assert door(SIGNED, key).open
        shut = door(replace(SIGNED, **asked), key)
        assert not shut.open and "还没有答复" in shut.why


def test_an_agreement_on_the_employment_relation_is_not_reviewed() -> None:
    facts = replace(SIGNED, claims=frozenset({ClaimType.EMPLOYMENT_RELATION}))
    assert str(door(facts, RouteKey.ARBITRATION_REVIEW).articles[-1]).endswith("第七十五条第四项")


def test_an_agreement_in_a_suit_opens_neither_door() -> None:
    facts = replace(SIGNED, clocks_start=False)
    assert not door(facts, RouteKey.JUDICIAL_CONFIRMATION).open
    assert not door(facts, RouteKey.ARBITRATION_REVIEW).open


@pytest.mark.parametrize(("verdict", "is_open"), [(Verdict.YES, True), (Verdict.ASK, True), (Verdict.NO, False)])
def test_a_court_that_does_not_confirm_shuts_the_door(verdict: Verdict, is_open: bool) -> None:
    assert door(replace(SIGNED, confirmable=verdict), RouteKey.JUDICIAL_CONFIRMATION).open is is_open


def test_nothing_is_confirmed_or_reviewed_before_there_is_an_agreement() -> None:
    assert not door(PLAIN, RouteKey.JUDICIAL_CONFIRMATION).open
    assert not door(PLAIN, RouteKey.ARBITRATION_REVIEW).open


def test_a_review_that_gave_its_paper_leaves_nothing_to_confirm() -> None:
    facts = replace(SIGNED, reviewed=True)
    assert not door(facts, RouteKey.JUDICIAL_CONFIRMATION).open
    assert not door(facts, RouteKey.ARBITRATION_REVIEW).open


def test_a_civil_agreement_is_not_for_the_commission() -> None:
    facts = replace(SIGNED, kind=CaseKind.CIVIL_SERVICE)
    assert not door(facts, RouteKey.ARBITRATION_REVIEW).open


def test_a_payment_order_follows_an_agreement_that_was_not_kept() -> None:
    overdue = replace(SIGNED, defaulted=True, tj10_body=True)
    assert door(overdue, RouteKey.PAYMENT_ORDER).open
    assert not door(SIGNED, RouteKey.PAYMENT_ORDER).open
    assert door(replace(overdue, tj10_body=False), RouteKey.PAYMENT_ORDER).note


def test_a_payment_order_for_wages_without_agreement_ends_in_arbitration() -> None:
    gate = door(PLAIN, RouteKey.PAYMENT_ORDER)
    assert gate.open and "先仲裁" in gate.why


def test_leave_pay_alone_has_no_payment_order() -> None:
    assert not door(replace(PLAIN, claims=frozenset({ClaimType.TRAINING})), RouteKey.PAYMENT_ORDER).open


def test_a_labour_dispute_does_not_go_straight_to_court() -> None:
    assert not door(PLAIN, RouteKey.SUIT).open


@pytest.mark.parametrize("facts", [
    replace(PLAIN, wage_iou=True),
    replace(SIGNED, defaulted=True, tj10_body=True),
    replace(PLAIN, arbitration_tried=True),
])
def test_the_exceptions_to_arbitration_first_open_the_court(facts: RouteFacts) -> None:
    assert door(facts, RouteKey.SUIT).open


def test_an_iou_with_another_claim_does_not_open_the_court() -> None:
    facts = replace(PLAIN, wage_iou=True, claims=frozenset({ClaimType.WAGES, ClaimType.SEVERANCE}))
    assert not door(facts, RouteKey.SUIT).open


def test_the_inspection_looks_back_two_years() -> None:
    assert door(replace(PLAIN, violation_ended_on=date(2025, 1, 1)), RouteKey.INSPECTION).open
    assert not door(replace(PLAIN, violation_ended_on=date(2024, 1, 1)), RouteKey.INSPECTION).open


def test_legal_aid_and_further_mediation_are_always_there() -> None:
    assert door(PLAIN, RouteKey.LEGAL_AID).open and door(PLAIN, RouteKey.MEDIATION).open
