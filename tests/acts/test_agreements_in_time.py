"""An agreement is reached within the mediation period, or its extension comes first (row 23; documents.md §14)."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask

from mediation.agreements.acts import settle_terms
from mediation.agreements.checking import remarks
from mediation.agreements.models import Agreement
from mediation.cases.facts import Extension, Facts
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.deadlines.acts import running
from mediation.demo.bodies import Bodies
from mediation.demo.walk import Walk
from mediation.documents.kinds.d23_extension import ExtensionReason
from mediation.errors import RequirementNotMet
from mediation.sessions.acts import extend
from tests.acts.walked import a_scan
from tests.builders import a_walk, the_bodies

MONDAY = date(2026, 3, 2)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY, "17:00")
    return the_bodies()


def a_draft_of(walk: Walk, due_on: date) -> Agreement:
    walk.keeps_the_panel()
    return walk.drafts(walk.lines_for((1000, due_on)))


def the_last_day(case: Case) -> date:
    period = running(case, case, case.mediation_clock)
    assert period is not None and period.ends_on is not None
    return period.ends_on


def codes(agreement: Agreement) -> set[str]:
    return {remark.code for remark in remarks(agreement)}


def test_row_23_terms_agreed_after_the_last_day_are_not_settled(bodies: Bodies, on: Callable[..., None]) -> None:
    walk = a_walk(bodies, CaseState.IN_MEDIATION, body="township")
    agreement, last = a_draft_of(walk, MONDAY + timedelta(days=60)), the_last_day(walk.case)
    on(last, "17:00")
    assert "period_over" not in codes(agreement)
    on(last + timedelta(days=1), "17:00")
    assert "period_over" in codes(agreement)
    with pytest.raises(RequirementNotMet, match="届满前已经谈定的.*补记延期.*期限届满"):
        settle_terms(walk.case, by=walk.clerk)


def test_row_23_terms_agreed_in_time_may_be_recorded_later(bodies: Bodies, on: Callable[..., None]) -> None:
    walk = a_walk(bodies, CaseState.IN_MEDIATION, body="township")
    agreement, last = a_draft_of(walk, MONDAY + timedelta(days=60)), the_last_day(walk.case)
    on(last + timedelta(days=1), "17:00")
    settle_terms(walk.case, Facts(happened_on=last), by=walk.clerk)
    assert (walk.case.state, agreement.agreed_on) == ("signing", last)


def test_row_23_after_an_extension_the_later_day_counts(bodies: Bodies, on: Callable[..., None]) -> None:
    walk = a_walk(bodies, CaseState.IN_MEDIATION, body="township")
    a_draft_of(walk, MONDAY + timedelta(days=60))
    case, last = walk.case, the_last_day(walk.case)
    on(last + timedelta(days=1), "17:00")
    extend(case, ExtensionReason.FUNDS, by=walk.clerk, facts=Extension(
        happened_on=last, new_last_day=last + timedelta(days=10), on_behalf_of=tuple(case.active_parties),
        proof=a_scan()))
    settle_terms(case, by=walk.clerk)
    assert case.state == CaseState.SIGNING.value


def test_row_23_the_month_of_peoples_mediation_is_only_usual(bodies: Bodies, on: Callable[..., None]) -> None:
    walk = a_walk(bodies, CaseState.IN_MEDIATION)
    agreement, last = a_draft_of(walk, MONDAY + timedelta(days=90)), the_last_day(walk.case)
    on(last + timedelta(days=2), "17:00")
    assert "usual_period_over" in codes(agreement)
    settle_terms(walk.case, by=walk.clerk)
    assert walk.case.state == CaseState.SIGNING.value
