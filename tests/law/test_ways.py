"""Every way on: to whom it is open, until when, what it shuts; and the eight direct suits."""
from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.law.direct_suits import DirectDoor, DirectSuit, SuitFacts, direct_suits
from mediation.law.remedies import Title
from mediation.law.routes import RouteFacts
from mediation.law.suits import NoAward
from mediation.law.terms import CaseKind, ClaimType
from mediation.law.ways import RunningRight, Way, WayFacts, WayKey, Whose, shut_suits, ways

TODAY = date(2026, 11, 23)
WAGES = frozenset({ClaimType.WAGES})
NOTHING = SuitFacts(on=TODAY)
PLAIN = WayFacts(RouteFacts(on=TODAY, claims=WAGES), NOTHING)
SIGNED = replace(PLAIN, routes=replace(PLAIN.routes, effective_on=date(2026, 11, 10)))


def door(facts: SuitFacts, which: DirectSuit) -> DirectDoor:
    return next(each for each in direct_suits(facts) if each.which is which)


def way(facts: WayFacts, key: WayKey) -> Way:
    return next(each for each in ways(facts) if each.key is key)


def test_of_nothing_none_of_the_eight_is_open_and_each_says_why_and_by_which_article() -> None:
    found = direct_suits(NOTHING)
    assert [each.which for each in found] == list(DirectSuit) and not any(each.open for each in found)
    assert all(each.why and each.articles for each in found)


@pytest.mark.parametrize(("which", "known", "article"), [
    (DirectSuit.IOU, {"iou": True, "only_wages": True}, "第十五条"),
    (DirectSuit.WAGE_AGREEMENT, {"late_wage_agreement": True, "tj10_body": True}, "第五十一条第二款"),
    (DirectSuit.PAYMENT_ORDER, {"order_gate": "a"}, "第十三条第三款"),
    (DirectSuit.NOT_CONFIRMED, {"four_kinds_not_confirmed": True}, "第一条"),
    (DirectSuit.NO_DECISION, {"no_award": NoAward.NO_DECISION}, "第二十九条"),
    (DirectSuit.NO_DECISION, {"no_award": NoAward.REFUSED}, "第二十九条"),
    (DirectSuit.NO_AWARD, {"no_award": NoAward.OVERDUE}, "第四十三条"),
    (DirectSuit.NOT_ENFORCED, {"refused_until": TODAY}, "第二十四条第二款"),
    (DirectSuit.OVER_AGE, {"over_age_outside": True}, "第十九条")])
def test_each_of_the_eight_opens_by_its_own_fact_and_no_other(
        which: DirectSuit, known: dict[str, Any], article: str) -> None:
    facts = replace(NOTHING, **known)
    assert [each.which for each in direct_suits(facts) if each.open] == [which]
    assert str(door(facts, which).articles[0]).endswith(article)
    assert which not in [each.which for each in shut_suits(replace(PLAIN, suits=facts))]


@pytest.mark.parametrize(("which", "known", "why"), [
    (DirectSuit.IOU, {"iou": True}, "工资以外"), (DirectSuit.WAGE_AGREEMENT, {"late_wage_agreement": True}, "第十条"),
    (DirectSuit.PAYMENT_ORDER, {"order_gate": "b"}, "先仲裁"),
    (DirectSuit.NOT_ENFORCED, {"refused_until": TODAY - timedelta(days=1)}, "三十日已过")])
def test_half_of_what_is_asked_opens_nothing(which: DirectSuit, known: dict[str, Any], why: str) -> None:
    shut = door(replace(NOTHING, **known), which)
    assert not shut.open and why in shut.why


def test_the_exception_that_is_only_remembered_is_marked() -> None:
    facts = replace(PLAIN, suits=replace(NOTHING, four_kinds_not_confirmed=True))
    assert any("摘录" in word for word in way(facts, WayKey.SUIT).unverified)
    assert not way(facts, WayKey.TALKS).unverified


def test_without_an_exception_the_court_is_shut_until_arbitration() -> None:
    suit = way(PLAIN, WayKey.SUIT)
    assert not suit.open and "先申请仲裁" in suit.why
    assert way(PLAIN, WayKey.ARBITRATION).open


def test_review_and_confirmation_run_from_effect_and_shut_each_other() -> None:
    review, confirmation = way(SIGNED, WayKey.REVIEW), way(SIGNED, WayKey.CONFIRMATION)
    assert (review.until, confirmation.until) == (date(2026, 11, 25), date(2026, 12, 10))
    assert {review.since, confirmation.since} == {date(2026, 11, 10)} and review.whose is Whose.BOTH
    assert (review.clock, confirmation.clock) == ("ARBREV-15", "CONF-30")
    assert confirmation.closes and review.closes


def test_what_ends_first_stands_first_and_what_is_shut_last() -> None:
    found = ways(SIGNED)
    assert [each.key for each in found[:2]] == [WayKey.REVIEW, WayKey.CONFIRMATION]
    assert [each.open for each in found] == sorted((each.open for each in found), reverse=True)


def test_a_title_is_enforced_when_it_is_late_and_within_two_years_of_the_last_day() -> None:
    waiting = replace(SIGNED, title=Title.RULING, due_on=date(2026, 12, 31))
    assert not way(waiting, WayKey.ENFORCEMENT).open and not way(SIGNED, WayKey.ENFORCEMENT).open
    late = replace(SIGNED, title=Title.RULING, due_on=date(2026, 11, 20), late_since=date(2026, 11, 21))
    enforced = way(late, WayKey.ENFORCEMENT)
    assert enforced.open and (enforced.since, enforced.until) == (date(2026, 11, 21), date(2028, 11, 20))
    old = replace(late, due_on=date(2024, 1, 5), late_since=date(2024, 1, 6))
    assert way(old, WayKey.ENFORCEMENT).open and "异议" in way(old, WayKey.ENFORCEMENT).why


@pytest.mark.parametrize(("clock_id", "final", "key", "whose"), [
    ("SUE-15", False, WayKey.AGAINST_AWARD, Whose.EITHER), ("SUE-15", True, WayKey.AGAINST_AWARD, Whose.WORKER),
    ("SUE-15A", False, WayKey.AGAINST_AWARD, Whose.EITHER), ("ANNUL-30", True, WayKey.ANNULMENT, Whose.EMPLOYER),
    ("ANNUL-30B", True, WayKey.ANNULMENT, Whose.EMPLOYER), ("APPEAL-15", False, WayKey.APPEAL, Whose.EITHER),
    ("APPEAL-10", False, WayKey.APPEAL, Whose.EITHER)])
def test_a_right_that_runs_is_open_to_its_holder_through_its_last_day(
        clock_id: str, final: bool, key: WayKey, whose: Whose) -> None:
    right = RunningRight(clock_id, TODAY - timedelta(days=10), TODAY, final)
    found = way(replace(PLAIN, rights=(right,)), key)
    assert found.open and (found.whose, found.until, found.clock) == (whose, TODAY, clock_id)
    gone = replace(PLAIN, rights=(replace(right, ends_on=TODAY - timedelta(days=1)),))
    assert not way(gone, key).open


def test_a_civil_matter_goes_to_court() -> None:
    civil = replace(PLAIN, routes=replace(PLAIN.routes, kind=CaseKind.CIVIL_SERVICE))
    assert way(civil, WayKey.SUIT).open and not way(civil, WayKey.ARBITRATION).open


@given(st.builds(RouteFacts, on=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
                 kind=st.sampled_from([CaseKind.LABOUR, CaseKind.PERSONNEL]),
                 claims=st.frozensets(st.sampled_from(ClaimType)),
                 effective_on=st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)), defaulted=st.booleans(),
                 confirmed=st.booleans(), reviewed=st.booleans()))
def test_whatever_happens_arbitration_and_talks_are_open_and_every_way_says_what_it_needs(routes: RouteFacts) -> None:
    found = ways(WayFacts(routes, replace(NOTHING, on=routes.on)))
    assert {WayKey.ARBITRATION, WayKey.TALKS} <= {each.key for each in found if each.open}
    assert all(each.why and each.articles and each.needs for each in found)
