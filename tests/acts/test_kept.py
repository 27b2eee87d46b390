"""What is built for many tests is brought back whole, and only where nothing else decides what comes out."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask

from mediation import clock, files
from mediation.audit import trail
from mediation.cases.states import CaseState
from mediation.documents.queries import papers_of
from mediation.extensions import db
from tests.builders import a_case, a_walk, the_bodies
from tests.kept import JOURNEYS, Keeper, kept

MONDAY = date(2026, 11, 23)


@pytest.fixture
def keeper(app: Flask, tmp_path: Path) -> Iterator[Keeper]:
    """With nothing kept yet."""
    everyones = app.extensions["keeper"]
    app.extensions["keeper"] = Keeper(everyones.prepared, tmp_path)
    yield app.extensions["keeper"]
    app.extensions["keeper"] = everyones


def begins_anew(keeper: Keeper) -> None:
    """As between two tests."""
    db.session.remove()
    keeper.prepared.renew()
    keeper.begins([])


def test_a_case_is_brought_back_with_its_papers_its_history_and_its_moment(
        keeper: Keeper, on: Callable[..., None]) -> None:
    on(MONDAY, "17:00")
    built = a_case(the_bodies(), CaseState.IN_MEDIATION)
    known = (built.public_id, [paper.file_sha256 for paper in papers_of(built)], [step.act for step in built.steps])
    begins_anew(keeper)
    on(MONDAY, "17:00")
    bodies = the_bodies()
    again = a_case(bodies, CaseState.IN_MEDIATION)
    assert (again.public_id, [paper.file_sha256 for paper in papers_of(again)],
            [step.act for step in again.steps]) == known
    assert all(files.content_of(sha256) for sha256 in known[1]) and trail.first_broken_number() is None
    assert again.clerk is bodies.people["wangmin"]
    another = a_walk(bodies, CaseState.IN_MEDIATION, workers=("赵强",)).case
    assert another.id > again.id and len(another.steps) == len(again.steps)


@kept
def an_afternoon() -> None:
    JOURNEYS[-1].shift(timedelta(hours=2))


def test_the_clock_is_no_earlier_than_what_is_brought_back(keeper: Keeper, on: Callable[..., None]) -> None:
    on(MONDAY, "14:00")
    began = clock.now()
    an_afternoon()
    begins_anew(keeper)
    on(MONDAY, "14:00")
    an_afternoon()
    assert clock.now() >= began + timedelta(hours=2)


def test_what_a_test_has_changed_before_is_built_upon(keeper: Keeper, on: Callable[..., None]) -> None:
    on(MONDAY, "17:00")
    known = a_case(the_bodies(), CaseState.SUBMITTED).public_id
    begins_anew(keeper)
    on(MONDAY, "17:00")
    bodies = the_bodies()
    bodies.people["wangmin"].name = "王小敏"
    db.session.commit()
    case = a_case(bodies, CaseState.SUBMITTED)
    assert case.public_id != known and case.steps[0].by_words == "王小敏"


def test_another_day_another_configuration_and_a_patched_test_build_anew(
        app: Flask, keeper: Keeper, on: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    on(MONDAY, "17:00")
    built = {a_case(the_bodies(), CaseState.SUBMITTED).public_id}
    begins_anew(keeper)
    on(MONDAY, "17:01")
    built.add(a_case(the_bodies(), CaseState.SUBMITTED).public_id)
    begins_anew(keeper)
    on(MONDAY, "17:00")
    with monkeypatch.context() as otherwise:
        otherwise.setitem(app.config, "HOSTED_BY", "云岭市总工会")
        built.add(a_case(the_bodies(), CaseState.SUBMITTED).public_id)
    begins_anew(keeper)
    on(MONDAY, "17:00")
    keeper.begins([(clock, "today", clock.today)])
    built.add(a_case(the_bodies(), CaseState.SUBMITTED).public_id)
    assert len(built) == 4
