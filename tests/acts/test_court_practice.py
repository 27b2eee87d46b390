"""本院口径: what a court confirms and leaves out, written and dated by its liaison, every text kept."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from mediation.bodies.practice import practice_of, practice_shown, write_practice
from mediation.bodies.queries import practices_of
from mediation.demo.bodies import Bodies
from mediation.errors import NotPermitted, RequirementNotMet
from tests.builders import the_bodies

TODAY, NEXT_MONTH = date(2026, 11, 23), date(2026, 12, 1)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(TODAY)
    return the_bodies()


def test_a_later_text_takes_the_place_of_the_earlier_on_its_day_and_both_are_kept(
        bodies: Bodies, on: Callable[..., None]) -> None:
    court, liaison = bodies["court"], bodies.people["hejing"]
    assert practice_shown(court) is None
    write_practice(court, "只确认给付金钱的条款。", ["TRIMS_ACTS"], TODAY, by=liaison)
    write_practice(court, "归还物品的条款也确认。", [], NEXT_MONTH, by=liaison)
    assert practice_of(court).words == "只确认给付金钱的条款。"
    on(NEXT_MONTH)
    assert practice_of(court).words == "归还物品的条款也确认。"
    assert [(row.from_on, row.by_words) for row in practices_of(court)] == [
        (NEXT_MONTH, liaison.name), (TODAY, liaison.name)]


def test_the_settings_that_it_concerns_stand_beside_it_as_they_are_now(bodies: Bodies) -> None:
    court = bodies["court"]
    write_practice(court, "先问。", ["CONFIRM_TAKE_DAYS", "TRIMS_ACTS"], TODAY, by=bodies.people["hejing"])
    court.settings = {"TRIMS_ACTS": False}
    assert practice_shown(court).settings == [
        ("法院决定是否受理确认申请（日）", "3日"), ("协议里给付钱款以外的条款，本院常不予确认", "否")]


def test_only_the_courts_own_liaison_writes_it_and_only_of_confirmation(bodies: Bodies) -> None:
    court = bodies["court"]
    for person in ("aili", "zhouhui"):
        with pytest.raises(NotPermitted):
            write_practice(court, "都确认。", [], TODAY, by=bodies.people[person])
    for words, concerns, field in ((" ", [], "words"), ("先问。", ["NO_SHOW_LIMIT"], "concerns")):
        with pytest.raises(RequirementNotMet) as refused:
            write_practice(court, words, concerns, TODAY, by=bodies.people["hejing"])
        assert refused.value.field == field
    assert not practices_of(court)
