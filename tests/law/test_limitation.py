"""When limitation ends, what restarts it, what makes it stand still."""
from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.law.limitation import (
    INTERRUPTION_ARTICLES,
    Interruption,
    LimitationEvent,
    LimitationFacts,
    LimitationRegime,
    Suspension,
    SuspensionReason,
    earliest_last_day,
    limitation_end,
    regime_of,
    warning_due,
)
from mediation.law.routes import NewFormTier
from mediation.law.terms import CaseKind

KNEW = LimitationFacts(date(2025, 11, 22))
CIVIL = LimitationRegime.CIVIL
DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))


def last(facts: LimitationFacts) -> date | None:
    answer = limitation_end(facts)
    return answer.last_day.on if answer.last_day else None


def stopped(since: date, until: date | None) -> tuple[Suspension, ...]:
    return (Suspension(since, until, SuspensionReason.FORCE_MAJEURE),)


def test_one_year_from_knowing_rolls_over_a_sunday() -> None:
    answer = limitation_end(KNEW)
    assert answer.runs and last(KNEW) == date(2026, 11, 23)
    assert "2025年11月22日" in answer.why and "第二十七条" in str(answer.articles[0])


def test_a_year_from_the_twenty_ninth_of_february_ends_on_the_twenty_eighth() -> None:
    assert last(LimitationFacts(date(2024, 2, 29))) == date(2025, 2, 28)


def test_wages_have_no_period_while_the_employment_lasts() -> None:
    answer = limitation_end(LimitationFacts(date(2020, 1, 1), wages_while_employed=True))
    assert not answer.runs and answer.last_day is None and "存续期间" in answer.why


def test_wages_have_one_year_from_the_end_of_the_employment() -> None:
    facts = LimitationFacts(date(2020, 1, 1), date(2026, 3, 10), wages_while_employed=True)
    assert last(facts) == date(2027, 3, 10)
    assert "终止" in limitation_end(facts).why


def test_without_a_day_of_knowing_nothing_runs_and_the_page_asks_for_it() -> None:
    answer = limitation_end(LimitationFacts(None))
    assert not answer.runs and "补上日期" in answer.why


@pytest.mark.parametrize("kind", list(Interruption))
def test_each_event_of_the_law_restarts_the_year(kind: Interruption) -> None:
    event = LimitationEvent(date(2026, 3, 10), kind)
    answer = limitation_end(replace(KNEW, events=(event,)))
    assert answer.last_day is not None and answer.last_day.raw == date(2027, 3, 10)
    assert answer.restarts == (event,) and str(event.article) in answer.why


@pytest.mark.parametrize(("kind", "article"), [
    (Interruption.NEGOTIATION_REFUSED, "第三十一条第一项"), (Interruption.NEGOTIATION_STOPPED, "第三十一条第二项"),
    (Interruption.NEGOTIATION_OVER, "第三十一条第三项"), (Interruption.SETTLEMENT_UNPERFORMED, "第三十一条第四项"),
    (Interruption.MEDIATION_REFUSED, "第三十一条第五项"), (Interruption.MEDIATION_STOPPED, "第三十一条第六项"),
    (Interruption.MEDIATION_OVER, "第三十一条第七项"), (Interruption.AGREEMENT_UNPERFORMED, "第三十一条第八项"),
    (Interruption.MEDIATION_APPLIED, "第二十七条第一项"), (Interruption.COMPLAINT, "第二十七条第二项"),
    (Interruption.OTHER_SIDE_AGREED, "第二十七条第三项"),
])
def test_each_event_rests_on_its_item(kind: Interruption, article: str) -> None:
    assert INTERRUPTION_ARTICLES[kind].number == article


def test_an_event_on_the_rolled_last_day_is_in_time() -> None:
    event = LimitationEvent(date(2026, 11, 23), Interruption.MEDIATION_APPLIED)
    assert limitation_end(replace(KNEW, events=(event,))).restarts == (event,)


def test_an_event_after_the_last_day_restarts_nothing() -> None:
    event = LimitationEvent(date(2026, 11, 24), Interruption.CLAIM_MADE)
    answer = limitation_end(replace(KNEW, events=(event,)))
    assert answer.restarts == () and last(replace(KNEW, events=(event,))) == date(2026, 11, 23)


def test_a_debtor_who_agrees_to_pay_later_on_starts_a_new_year() -> None:
    event = LimitationEvent(date(2027, 3, 10), Interruption.OTHER_SIDE_AGREED)
    answer = limitation_end(replace(KNEW, events=(event,)))
    assert answer.last_day is not None and answer.last_day.raw == date(2028, 3, 10)


def test_an_event_before_the_beginning_counts_for_nothing() -> None:
    event = LimitationEvent(date(2025, 1, 1), Interruption.COMPLAINT)
    assert limitation_end(replace(KNEW, events=(event,))).restarts == ()


def test_events_may_be_told_in_any_order() -> None:
    first = LimitationEvent(date(2026, 1, 5), Interruption.MEDIATION_APPLIED)
    second = LimitationEvent(date(2026, 1, 30), Interruption.MEDIATION_OVER)
    assert limitation_end(replace(KNEW, events=(second, first))).restarts == (first, second)


def test_a_chain_of_events_keeps_an_old_claim_alive() -> None:
    chain = tuple(LimitationEvent(date(year, 6, 1), Interruption.CLAIM_MADE) for year in (2024, 2025, 2026))
    facts = LimitationFacts(date(2023, 7, 1), events=chain)
    assert last(facts) == date(2027, 6, 1)


def test_force_majeure_adds_the_days_it_lasted() -> None:
    facts = replace(KNEW, suspensions=stopped(date(2026, 1, 1), date(2026, 1, 31)))
    answer = limitation_end(facts)
    assert answer.last_day is not None and answer.last_day.raw == date(2026, 12, 22)
    assert "中止30日" in answer.last_day.how


def test_while_it_stands_still_there_is_no_last_day() -> None:
    answer = limitation_end(replace(KNEW, suspensions=stopped(date(2026, 1, 1), None)))
    assert answer.last_day is None and not answer.runs and "中止" in answer.why


def test_a_suspension_outside_the_period_changes_nothing() -> None:
    facts = replace(KNEW, suspensions=stopped(date(2025, 1, 1), date(2025, 2, 1)) + stopped(date(2027, 1, 1), None))
    assert last(facts) == date(2026, 11, 23)


def test_a_civil_claim_has_three_years() -> None:
    facts = LimitationFacts(date(2023, 3, 15), regime=CIVIL)
    assert last(facts) == date(2026, 3, 16)
    assert "三年" in limitation_end(facts).why


def test_a_civil_period_stands_still_only_in_its_last_six_months() -> None:
    base = LimitationFacts(date(2023, 6, 15), regime=CIVIL)
    early = replace(base, suspensions=stopped(date(2024, 1, 1), date(2024, 6, 1)))
    late = replace(base, suspensions=stopped(date(2026, 5, 1), date(2026, 7, 1)))
    assert last(early) == date(2026, 6, 15)
    assert last(late) == date(2027, 1, 4)


def test_civil_wages_do_not_wait_for_the_end_of_an_employment() -> None:
    facts = LimitationFacts(date(2024, 5, 20), wages_while_employed=True, regime=CIVIL)
    assert last(facts) == date(2027, 5, 20)


@pytest.mark.parametrize(("kind", "tier", "regime"), [
    (CaseKind.LABOUR, None, LimitationRegime.ARBITRATION), (CaseKind.PERSONNEL, None, LimitationRegime.ARBITRATION),
    (CaseKind.CIVIL_SERVICE, None, CIVIL), (CaseKind.NEW_FORM, NewFormTier.INDEPENDENT, CIVIL),
    (CaseKind.NEW_FORM, None, LimitationRegime.ARBITRATION),
    (CaseKind.NEW_FORM, NewFormTier.MANAGED, LimitationRegime.ARBITRATION),
])
def test_the_kind_decides_which_limitation_runs(
        kind: CaseKind, tier: NewFormTier | None, regime: LimitationRegime) -> None:
    assert regime_of(kind, tier=tier) is regime


def test_an_over_age_workers_other_matters_have_the_civil_period() -> None:
    assert regime_of(CaseKind.LABOUR, over_age_outside=True) is CIVIL


@pytest.mark.parametrize(("left", "warning"), [
    (61, None), (60, 60), (31, 60), (30, 30), (16, 30), (15, 15), (8, 15), (7, 7), (0, 7), (-1, None)])
def test_the_page_warns_at_sixty_thirty_fifteen_and_seven_days(left: int, warning: int | None) -> None:
    end = date(2026, 11, 23)
    assert warning_due(end, end - timedelta(left)) == warning


def test_the_first_claim_to_run_out_is_the_day_of_the_letter() -> None:
    answers = [limitation_end(KNEW), limitation_end(LimitationFacts(date(2026, 3, 10))), limitation_end(
        LimitationFacts(None))]
    first = earliest_last_day(answers)
    assert first is not None and first.on == date(2026, 11, 23)
    assert earliest_last_day([]) is None


@given(DAYS, st.lists(st.builds(LimitationEvent, DAYS, st.sampled_from(Interruption)), max_size=6),
       st.lists(st.tuples(DAYS, st.integers(0, 400)), max_size=3), st.sampled_from(LimitationRegime))
def test_what_happens_never_brings_the_end_nearer(
        knew: date, events: list[LimitationEvent], stops: list[tuple[date, int]], regime: LimitationRegime) -> None:
    plain = limitation_end(LimitationFacts(knew, regime=regime))
    suspensions = tuple(Suspension(since, since + timedelta(days), SuspensionReason.OTHER_GOOD_REASON)
                        for since, days in stops)
    answer = limitation_end(LimitationFacts(knew, events=tuple(events), suspensions=suspensions, regime=regime))
    assert plain.last_day is not None and answer.last_day is not None
    assert answer.last_day.on >= plain.last_day.on
    assert list(answer.restarts) == sorted(answer.restarts, key=lambda event: event.on)
    assert all(event.on <= answer.last_day.on for event in answer.restarts)
