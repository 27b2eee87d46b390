"""What another forum did before or beside the mediation is an entry of the file, never a state of it."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from mediation.cases.elsewhere import Elsewhere, enter_elsewhere
from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.errors import NotPermitted, RequirementNotMet
from mediation.extensions import db
from tests.builders import a_submitted_case, the_bodies

MONDAY = date(2026, 3, 2)
AWARD = Elsewhere(" 塔河市劳动人事争议仲裁委员会 ", " 裁决支付工资8200元。 ", "塔劳人仲案〔2026〕9号", date(2026, 2, 27))


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY, "09:30")
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return a_submitted_case(bodies)[0]


def test_forum_number_day_and_result_are_kept_and_nothing_moves(bodies: Bodies, case: Case) -> None:
    clerk, state, steps = bodies.people["wangmin"], case.state, len(case.steps)
    row = enter_elsewhere(case, AWARD, by=clerk)
    db.session.commit()
    assert (row.forum, row.forum_number, row.result, row.happened_on) == (
        "塔河市劳动人事争议仲裁委员会", AWARD.number, "裁决支付工资8200元。", AWARD.happened_on)
    assert row.by_id == clerk.id and (case.state, len(case.steps)) == (state, steps)


def test_a_day_and_a_number_that_nobody_knows_stay_open(bodies: Bodies, case: Case) -> None:
    row = enter_elsewhere(case, Elsewhere("劳动监察大队", "已立案，还没有结果"), by=bodies.people["wangmin"])
    assert (row.forum_number, row.happened_on) == (None, None)


@pytest.mark.parametrize("told, field", [
    (Elsewhere("  ", "裁决"), "forum"), (Elsewhere("仲裁委", " "), "result"),
    (Elsewhere("仲裁委", "裁决", happened_on=date(2026, 3, 3)), "happened_on")])
def test_what_is_missing_or_still_to_come_is_refused_on_its_field(
        bodies: Bodies, case: Case, told: Elsewhere, field: str) -> None:
    with pytest.raises(RequirementNotMet) as refused:
        enter_elsewhere(case, told, by=bodies.people["wangmin"])
    assert refused.value.field == field


def test_only_who_handles_the_case_enters_it(bodies: Bodies, case: Case) -> None:
    with pytest.raises(NotPermitted):
        enter_elsewhere(case, AWARD, by=bodies.people["linfang"])
