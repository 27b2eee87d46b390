"""Who may act for themselves, who for another, and who stands beside whom."""
from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.law.capacity import (
    PARTY_RELATIONS,
    AuthorityScope,
    Capacity,
    PartyRelation,
    SpecialPower,
    age_on,
    agent_may,
    capacity_on,
    collective,
    representatives_error,
)

TODAY = date(2026, 11, 22)
GENERAL, SPECIAL = AuthorityScope.GENERAL, AuthorityScope.SPECIAL


@pytest.mark.parametrize(("born", "on", "age"), [
    (date(2010, 11, 22), TODAY, 16), (date(2010, 11, 23), TODAY, 15),
    (date(2008, 2, 29), date(2026, 2, 28), 18), (date(2008, 2, 29), date(2026, 2, 27), 17),
    (date(2008, 2, 29), date(2024, 2, 28), 15), (date(2008, 2, 29), date(2024, 2, 29), 16),
])
def test_age_is_counted_in_full_years(born: date, on: date, age: int) -> None:
    assert age_on(born, on) == age


def test_a_worker_under_sixteen_needs_a_guardian_and_the_inspection_is_told() -> None:
    answer = capacity_on(date(2011, 1, 1), TODAY, own_income=True)
    assert answer.capacity is Capacity.CHILD_LABOUR
    assert answer.guardian_needed and answer.alert_inspection


def test_a_young_artist_needs_a_guardian_without_an_alert() -> None:
    answer = capacity_on(date(2012, 1, 1), TODAY, special_craft=True)
    assert answer.guardian_needed and not answer.alert_inspection


def test_a_worker_of_sixteen_living_on_own_wages_acts_alone() -> None:
    answer = capacity_on(date(2010, 1, 1), TODAY, own_income=True)
    assert answer.capacity is Capacity.OWN_INCOME and not answer.guardian_needed


def test_a_worker_of_sixteen_kept_by_the_parents_needs_them() -> None:
    assert capacity_on(date(2010, 1, 1), TODAY).guardian_needed


def test_an_adult_acts_alone_unless_capacity_is_limited() -> None:
    assert capacity_on(date(2000, 1, 1), TODAY).capacity is Capacity.FULL
    assert capacity_on(date(2000, 1, 1), TODAY, limited=True).guardian_needed


@given(st.dates(date(1930, 1, 1), TODAY), st.booleans(), st.booleans())
def test_nobody_under_sixteen_ever_acts_alone(born: date, own_income: bool, limited: bool) -> None:
    answer = capacity_on(born, TODAY, own_income=own_income, limited=limited)
    assert answer.guardian_needed or age_on(born, TODAY) >= 16
    assert answer.articles and answer.why


@pytest.mark.parametrize("power", list(SpecialPower))
def test_a_general_power_covers_no_special_act(power: SpecialPower) -> None:
    answer = agent_may(power, GENERAL, frozenset(SpecialPower), None, TODAY)
    assert not answer and "特别授权" in answer.why


@pytest.mark.parametrize("power", list(SpecialPower))
def test_a_special_power_covers_what_it_names(power: SpecialPower) -> None:
    assert agent_may(power, SPECIAL, frozenset({power}), None, TODAY)
    assert not agent_may(power, SPECIAL, frozenset(SpecialPower) - {power}, None, TODAY)


def test_a_power_of_attorney_ends_with_its_last_day() -> None:
    settle = frozenset({SpecialPower.SETTLE})
    assert agent_may(SpecialPower.SETTLE, SPECIAL, settle, TODAY, TODAY)
    over = agent_may(SpecialPower.SETTLE, SPECIAL, settle, date(2026, 11, 21), TODAY)
    assert not over and "2026年11月21日" in over.why


def test_what_the_procedure_law_does_not_list_is_noted() -> None:
    assert agent_may(SpecialPower.COLLECT_MONEY, SPECIAL, frozenset(SpecialPower), None, TODAY).note


@pytest.mark.parametrize(("workers", "common", "is_collective"), [
    (9, True, False), (10, True, True), (10, False, False)])
def test_ten_workers_with_a_common_request_are_a_collective(workers: int, common: bool, is_collective: bool) -> None:
    assert collective(workers, common) is is_collective


@pytest.mark.parametrize(("workers", "representatives", "code"), [
    (12, 0, None), (12, 3, None), (12, 5, None), (12, 2, "number_of_representatives"),
    (12, 6, "number_of_representatives"), (9, 3, "too_few_for_representatives"),
])
def test_representatives_are_three_to_five_of_ten_or_more(workers: int, representatives: int, code: str | None) -> None:
    refusal = representatives_error(workers, representatives)
    assert (refusal.code if refusal else None) == code


@pytest.mark.parametrize("relation", list(PartyRelation))
def test_each_further_party_has_a_rule_with_its_article(relation: PartyRelation) -> None:
    assert PARTY_RELATIONS[relation].articles


@pytest.mark.parametrize(("relation", "must_join"), [
    (PartyRelation.DISPATCH_FIRM, True), (PartyRelation.USER_FIRM, True), (PartyRelation.INVESTOR, True),
    (PartyRelation.CONTRACT_GIVER, True), (PartyRelation.NAME_LENDER, False), (PartyRelation.AFFILIATE, False),
])
def test_who_must_be_joined_and_who_may(relation: PartyRelation, must_join: bool) -> None:
    assert PARTY_RELATIONS[relation].must_join is must_join


def test_a_bankrupt_employer_is_not_confirmed_but_claimed_from_the_administrator() -> None:
    rule = PARTY_RELATIONS[PartyRelation.ADMINISTRATOR]
    assert "职工债权" in rule.words and str(rule.articles[0]).endswith("第三百五十五条第一款第四项")
