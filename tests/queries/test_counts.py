"""The figures of each body and year are those of its cases, however they ended."""
from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mediation.agreements.models import StrengtheningState
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from mediation.statistics.queries import Counted, bodies_counted_for, counted
from tests.builders import a_case, a_confirmation, a_draft, the_bodies
from tests.statements import statements

MONDAY = date(2026, 3, 2)
YEAR = (date(2022, 1, 1), date(2026, 12, 31))


@pytest.fixture
def bodies(app: Any, on: Any) -> Bodies:
    on(MONDAY)
    return the_bodies()


def figures(bodies: Bodies, *names: str) -> list[Counted]:
    return list(counted([bodies[name] for name in names], *YEAR))


def test_every_case_is_counted_once_by_how_it_ended_and_an_archived_one_by_its_history(bodies: Bodies) -> None:
    for state in (CaseState.SUBMITTED, CaseState.NOT_ACCEPTED, CaseState.WITHDRAWN, CaseState.NO_AGREEMENT,
                  CaseState.IN_MEDIATION, CaseState.ARCHIVED):
        a_case(bodies, state)
    a_confirmation(bodies, StrengtheningState.CONF_GRANTED)
    a_draft(bodies)
    found, = figures(bodies, "courier")
    assert (found.year, found.received) == (2026, 7)
    assert (found.not_accepted, found.withdrawn, found.no_agreement, found.agreed, found.confirmed) == (1, 2, 1, 1, 1)
    assert found.accepted == 3


def test_sums_are_those_of_agreements_in_effect_and_of_what_was_not_given_up(bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.EFFECTIVE)
    other = a_case(bodies, CaseState.IN_MEDIATION)
    other.claims[0].given_up = True
    line = case.agreements[0].obligations[0]
    line.paid_fen = 100_000
    db.session.flush()
    found, = figures(bodies, "courier")
    assert (found.asked_fen, found.agreed_asked_fen) == (820_000, 820_000)
    assert (found.agreed_fen, found.paid_fen) == (case.agreements[0].total_fen, 100_000)
    assert (found.with_asked, found.with_agreed, found.with_paid) == (1, 1, 1)
    line.state = "waived"
    db.session.flush()
    assert figures(bodies, "courier")[0].agreed_fen == 0


def test_bodies_and_years_stand_apart_and_take_one_statement(bodies: Bodies) -> None:
    a_case(bodies, CaseState.SUBMITTED).received_on = date(2025, 12, 31)
    a_case(bodies, CaseState.SUBMITTED).received_on = date(2021, 12, 31)
    a_case(bodies, CaseState.SUBMITTED)
    a_case(bodies, CaseState.SUBMITTED, body="township")
    db.session.flush()
    ids = [bodies[name].id for name in ("courier", "township")]
    wanted = [bodies[name] for name in ("courier", "township")]
    with statements() as sent:
        found = counted(wanted, *YEAR)
    assert len(sent) == 1
    assert {(row.body_id, row.year, row.received) for row in found} == {
        (ids[0], 2026, 1), (ids[0], 2025, 1), (ids[1], 2026, 1)}


def test_an_observer_sees_every_body_that_mediates_a_director_the_own_and_a_liaison_none(bodies: Bodies) -> None:
    seen = {body.id for body in bodies_counted_for(bodies.people["qiuyue"])}
    assert {bodies["courier"].id, bodies["township"].id, bodies["studio"].id} <= seen
    assert bodies["court"].id not in seen and bodies["union"].id not in seen
    assert [body.id for body in bodies_counted_for(bodies.people["liguoqiang"])] == [bodies["courier"].id]
    assert not bodies_counted_for(bodies.people["hejing"])
