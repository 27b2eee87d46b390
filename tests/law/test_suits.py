"""When a court is open after arbitration, and to whom."""
from __future__ import annotations

import pytest

from mediation.law.answers import Verdict
from mediation.law.suits import (
    AwardForce,
    NoAward,
    StillWaits,
    final_item,
    may_annul,
    sue_on_agreement,
    sue_on_award,
    sue_without_award,
)
from mediation.law.terms import ClaimType


@pytest.mark.parametrize(("ground", "article"), [
    (NoAward.REFUSED, "第二十九条"), (NoAward.NO_DECISION, "第二十九条"), (NoAward.OVERDUE, "第四十三条")])
def test_a_refusal_or_delay_of_the_commission_opens_the_court(ground: NoAward, article: str) -> None:
    answer = sue_without_award(ground)
    assert answer and article in str(answer.articles[0])


@pytest.mark.parametrize(("ground", "waits", "article"), [
    (NoAward.REFUSED, StillWaits.NO_JURISDICTION, "第五条"), (NoAward.REFUSED, StillWaits.WRONG_PARTY, "第七条"),
    *((ground, waits, "第十二条") for ground in (NoAward.NO_DECISION, NoAward.OVERDUE)
      for waits in (StillWaits.MOVED, StillWaits.SERVICE_DELAYED, StillWaits.OTHER_CASE, StillWaits.HEARING_PENDING,
                    StillWaits.APPRAISAL))])
def test_what_the_interpretation_excepts_keeps_it_shut(ground: NoAward, waits: StillWaits, article: str) -> None:
    answer = sue_without_award(ground, [waits])
    assert not answer and str(answer.articles[0]).endswith(article)


def test_what_excuses_a_delay_does_not_excuse_a_refusal() -> None:
    assert sue_without_award(NoAward.REFUSED, [StillWaits.APPRAISAL])
    assert sue_without_award(NoAward.OVERDUE, [StillWaits.WRONG_PARTY])


def test_on_a_final_award_the_worker_alone_sues_and_the_employer_asks_to_set_it_aside() -> None:
    assert sue_on_award(AwardForce.FINAL, by_worker=True)
    assert not sue_on_award(AwardForce.FINAL, by_worker=False)
    assert may_annul(AwardForce.FINAL)


@pytest.mark.parametrize("by_worker", [True, False])
def test_on_another_award_either_sues_and_nobody_asks_to_set_it_aside(by_worker: bool) -> None:
    assert sue_on_award(AwardForce.NOT_FINAL, by_worker)
    assert not may_annul(AwardForce.NOT_FINAL)


def test_an_agreement_that_was_not_confirmed_is_sued_on_for_the_four_kinds_and_that_is_marked_unverified() -> None:
    answer = sue_on_agreement([ClaimType.WAGES, ClaimType.SEVERANCE])
    assert answer and answer.note
    assert sue_on_agreement([ClaimType.WAGES, ClaimType.EMPLOYMENT_RELATION]).verdict is Verdict.NO
    assert not sue_on_agreement([])


@pytest.mark.parametrize(("fen", "final"), [(12 * 200_000, True), (12 * 200_000 + 1, False)])
def test_twelve_minimum_wages_are_counted_for_each_item(fen: int, final: bool) -> None:
    assert bool(final_item(ClaimType.WAGES, fen, 200_000)) is final


def test_a_relation_is_never_a_final_item() -> None:
    assert not final_item(ClaimType.EMPLOYMENT_RELATION, 1, 200_000)
