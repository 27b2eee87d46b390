"""The log of contacts: what was tried, when it happened, when it was written down."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from flask import Flask

from mediation import clock
from mediation.cases.models import Case
from mediation.deadlines.acts import running
from mediation.demo.bodies import Bodies
from mediation.errors import NotPermitted, RequirementNotMet
from mediation.intake.acceptance.acts import Answered, ask_other_side, record_answer
from mediation.intake.acceptance.models import AnswerWay, PartyWord
from mediation.intake.contacts.acts import ContactOutcome, ContactWay, Tried, record_contact
from tests.builders import a_submitted_case, the_bodies

MONDAY = date(2026, 3, 2)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return a_submitted_case(bodies)[0]


def test_a_call_that_nobody_answered_is_one_line_of_the_log(bodies: Bodies, case: Case) -> None:
    employer = case.respondents[0]
    row = record_contact(case, Tried(employer), by=bodies.people["wangmin"])
    assert case.contacts == [row]
    assert (row.way, row.outcome, row.happened_at) == ("phone", "no_answer", row.recorded_at)


def test_what_was_said_is_kept_and_an_earlier_call_may_be_written_down_later(
        bodies: Bodies, case: Case, on: Callable[..., None]) -> None:
    on(MONDAY + timedelta(days=2))
    called_at = clock.instant(MONDAY, time(10, 30))
    tried = Tried(case.respondents[0], ContactWay.VISIT, ContactOutcome.REACHED, "说要问老板", called_at)
    row = record_contact(case, tried, by=bodies.people["wangmin"])
    assert (row.words, row.happened_at) == ("说要问老板", called_at) and row.recorded_at > called_at


def test_nobody_was_called_tomorrow(bodies: Bodies, case: Case) -> None:
    tried = Tried(case.respondents[0], happened_at=clock.now() + timedelta(hours=1))
    with pytest.raises(RequirementNotMet, match="晚于现在"):
        record_contact(case, tried, by=bodies.people["wangmin"])


def test_only_parties_of_the_case_are_called(bodies: Bodies, case: Case) -> None:
    other, _slips = a_submitted_case(bodies, workers=("赵强",))
    with pytest.raises(RequirementNotMet, match="本案"):
        record_contact(case, Tried(other.respondents[0]), by=bodies.people["wangmin"])


def test_only_who_handles_the_case_writes_into_its_log(bodies: Bodies, case: Case) -> None:
    with pytest.raises(NotPermitted):
        record_contact(case, Tried(case.respondents[0]), by=bodies.people["hejing"])


def test_a_contact_that_reached_somebody_leaves_the_aim_to_ask_them_running(bodies: Bodies, case: Case) -> None:
    """Row 11a stops CONTACT-3WD, when the consents are stored: to have been reached is not to have answered."""
    asking = running(case, case, "CONTACT-3WD")
    record_contact(case, Tried(case.respondents[0], outcome=ContactOutcome.REACHED), by=bodies.people["wangmin"])
    assert asking is not None and running(case, case, "CONTACT-3WD") is asking
    ask_other_side(case, by=bodies.people["wangmin"])
    assert running(case, case, "CONTACT-3WD") is asking
    record_answer(case, Answered(on_behalf_of=tuple(case.respondents), word=PartyWord.AGREED, way=AnswerWay.PHONE,
                                 happened_at=clock.now()), by=bodies.people["wangmin"])
    assert case.state == "consented" and running(case, case, "CONTACT-3WD") is None
