"""Arbitration first, and what takes a labour suit out of it."""
from __future__ import annotations

import pytest

from mediation.law.citation import cite
from mediation.law.suit_first import GROUNDS, StraightToCourt, arbitration_first
from mediation.law.terms import CaseKind


@pytest.mark.parametrize("kind", [CaseKind.LABOUR, CaseKind.PERSONNEL])
def test_a_labour_dispute_goes_to_the_commission_first(kind: CaseKind) -> None:
    answer = arbitration_first(kind, False, None)
    assert answer and cite("TJ", 5) in answer.articles


def test_what_the_commission_has_heard_may_be_sued_on() -> None:
    assert not arbitration_first(CaseKind.LABOUR, True, None)


def test_a_civil_dispute_about_services_never_goes_to_the_commission() -> None:
    assert not arbitration_first(CaseKind.CIVIL_SERVICE, False, None)


@pytest.mark.parametrize("ground", list(StraightToCourt))
def test_each_exception_opens_the_court_with_its_provision(ground: StraightToCourt) -> None:
    answer = arbitration_first(CaseKind.LABOUR, False, ground)
    assert not answer and answer.articles == (GROUNDS[ground] or cite("TJ", 5),)


def test_only_two_grounds_rest_on_no_provision_that_was_read() -> None:
    assert {ground for ground, article in GROUNDS.items() if article is None} == {
        StraightToCourt.CONFIRMATION_REFUSED, StraightToCourt.BY_THE_COURT}
