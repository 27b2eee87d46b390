"""To be called: due on the next working day, done when somebody was reached in it."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from flask import Flask

from mediation import clock
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.deadlines.models import DeadlineState
from mediation.demo.bodies import Bodies
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.intake.contacts.acts import ContactOutcome, ContactWay, Tried, record_contact
from mediation.intake.contacts.sections import calls_awaited
from mediation.intake.language_calls.acts import ask_for_call, due_day
from mediation.law.terms import Language
from mediation.sweep import end_periods_of
from tests.builders import a_case, a_submitted_case, the_bodies
from tests.following import acting

FRIDAY = date(2026, 3, 6)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(FRIDAY, "15:00")
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return a_submitted_case(bodies)[0]


def reached(case: Case, language: Language | None, outcome: ContactOutcome = ContactOutcome.REACHED) -> Tried:
    return Tried(case.applicants[0], ContactWay.PHONE, outcome, "说清楚了", language=language)


def test_the_wish_is_due_on_the_next_working_day_and_moves_the_case_up_the_worklist(case: Case) -> None:
    party = case.applicants[0]
    call = ask_for_call(party, Language.UYGHUR, "晚上八点以后", by=acting(party))
    period = due_day(call)
    assert period is not None and (period.ends_on, period.whose) == (FRIDAY + timedelta(days=3), "body")
    assert case.due_on == FRIDAY + timedelta(days=3) or (case.due_on is not None and case.due_on < period.ends_on)
    assert [(each.name, each.language, each.words) for each in calls_awaited(case)] == [
        (party.name, "维吾尔语", "晚上八点以后")]
    assert "请先约好" in calls_awaited(case)[0].interpreter
    assert party.language == Language.MANDARIN.value


def test_reached_in_that_language_it_is_done(bodies: Bodies, case: Case) -> None:
    party = case.applicants[0]
    call = ask_for_call(party, Language.UYGHUR, by=acting(party))
    period = due_day(call)
    contact = record_contact(case, reached(case, Language.UYGHUR), by=bodies.people["wangmin"])
    db.session.flush()
    assert call.contact is contact and contact.language == "ug"
    assert period is not None and (period.state, period.ended_on) == (DeadlineState.STOPPED.value, FRIDAY)
    assert calls_awaited(case) == [] and due_day(call) is None
    assert ask_for_call(party, Language.UYGHUR, by=acting(party)) is not call


@pytest.mark.parametrize(("language", "outcome"), [
    (Language.MANDARIN, ContactOutcome.REACHED), (None, ContactOutcome.REACHED),
    (Language.KAZAKH, ContactOutcome.REACHED),
    (Language.UYGHUR, ContactOutcome.NO_ANSWER), (Language.UYGHUR, ContactOutcome.MESSAGE_LEFT)])
def test_another_language_or_nobody_on_the_line_leaves_it_due(
        bodies: Bodies, case: Case, language: Language | None, outcome: ContactOutcome) -> None:
    party = case.applicants[0]
    call = ask_for_call(party, Language.UYGHUR, by=acting(party))
    record_contact(case, reached(case, language, outcome), by=bodies.people["wangmin"])
    assert call.contact_id is None and due_day(call) is not None


def test_a_call_to_somebody_else_in_that_language_is_not_the_one(bodies: Bodies, case: Case) -> None:
    call = ask_for_call(case.applicants[0], Language.UYGHUR, by=acting(case.applicants[0]))
    record_contact(case, Tried(case.respondents[0], outcome=ContactOutcome.REACHED, language=Language.UYGHUR),
                   by=bodies.people["wangmin"])
    assert call.contact_id is None


def test_what_was_not_done_in_its_day_is_over_and_told(
        bodies: Bodies, case: Case, on: Callable[..., None]) -> None:
    party = case.applicants[0]
    call = ask_for_call(party, Language.UYGHUR, by=acting(party))
    db.session.commit()
    on(FRIDAY + timedelta(days=4), "00:30")
    end_periods_of(case)
    period = due_day(call)
    assert period is not None and period.state == DeadlineState.OVER.value
    contact = record_contact(case, reached(case, Language.UYGHUR), by=bodies.people["wangmin"])
    db.session.flush()
    assert call.contact is contact and due_day(call) is None


def test_a_wish_that_waits_is_not_said_twice(case: Case) -> None:
    party = case.applicants[0]
    ask_for_call(party, Language.UYGHUR, by=acting(party))
    with pytest.raises(NotNow, match="已经记下"):
        ask_for_call(party, Language.ENGLISH, by=acting(party))


def test_the_staff_may_note_it_and_nobody_else(bodies: Bodies, case: Case) -> None:
    party = case.applicants[0]
    for somebody in (bodies.people["hejing"], bodies.people["gulnar"], acting(case.respondents[0])):
        with pytest.raises(NotPermitted):
            ask_for_call(party, Language.KAZAKH, by=somebody)
    assert ask_for_call(party, Language.KAZAKH, by=bodies.people["wangmin"]).language == "kk"


def test_without_a_number_nobody_can_be_called(case: Case) -> None:
    party = case.applicants[0]
    party.phone = None
    with pytest.raises(RequirementNotMet, match="没有您登记的电话"):
        ask_for_call(party, Language.UYGHUR, by=acting(party))


def test_in_an_archived_case_nobody_is_called(bodies: Bodies, on: Callable[..., None]) -> None:
    on(FRIDAY, "17:00")
    case = a_case(bodies, CaseState.ARCHIVED)
    with pytest.raises(NotNow, match="归档"):
        ask_for_call(case.applicants[0], Language.UYGHUR, by=acting(case.applicants[0]))


def test_a_call_that_was_made_yesterday_ends_it_on_that_day(
        bodies: Bodies, case: Case, on: Callable[..., None]) -> None:
    party = case.applicants[0]
    call = ask_for_call(party, Language.UYGHUR, by=acting(party))
    period = due_day(call)
    on(FRIDAY + timedelta(days=3))
    record_contact(case, Tried(party, outcome=ContactOutcome.REACHED, language=Language.UYGHUR,
                               happened_at=clock.instant(FRIDAY, time(18))), by=bodies.people["wangmin"])
    assert period is not None and period.ended_on == FRIDAY
