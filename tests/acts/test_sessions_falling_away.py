"""A session that was planned is not held when its case has ended or stands still: nobody is asked or reminded."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from mediation import clock
from mediation.cases.facts import EndWithoutAgreement, Suspension, Withdrawal
from mediation.cases.states import CaseState, EndReason
from mediation.cases.taking_back import last_act, take_back
from mediation.closing.acts import end_without_agreement, withdraw
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from mediation.law.terms import Language
from mediation.notices.models import Notice, NoticeState
from mediation.notices.queries import notices_of, to_call
from mediation.parties.models import Channel
from mediation.sessions.acts import book_interpreter, plan_session, suspend
from mediation.sessions.acts.interpreting import Booking
from mediation.sessions.day_list import calendar, lines_of
from mediation.sessions.models import Session, SessionStanding, SuspensionGround
from mediation.sweep import sweep
from tests.acts.session_cases import MONDAY, a_case_in_mediation, a_plan, a_scan, presiding
from tests.builders import the_bodies

NEXT_MONDAY, EVE = date(2026, 11, 30), date(2026, 11, 29)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


@pytest.fixture
def session(bodies: Bodies) -> Session:
    """Planned for the next Monday, with an interpreter who is known by telephone."""
    case = a_case_in_mediation(bodies)
    case.workers[0].language = Language.UYGHUR.value
    book_interpreter(case, case.workers[0], Booking(language=Language.UYGHUR, name="古丽", phone="13800000001"),
                     by=presiding(case))
    planned = plan_session(case, a_plan(NEXT_MONDAY), by=presiding(case), despite_warnings=True)
    db.session.commit()
    return planned


def about(session: Session, word: str) -> list[Notice]:
    return [notice for notice in notices_of(session.case) if notice.key.startswith(f"{word}:{session.public_id}")]


def states(session: Session, word: str) -> set[str]:
    return {notice.state for notice in about(session, word)}


def withdrawn(session: Session, day: date) -> None:
    case = session.case
    withdraw(case, Withdrawal(spoken_alone_on=day, spoken_alone_by="周慧", reason_code="other", reason="不想再谈",
                              proof=a_scan()), by=presiding(case))
    db.session.commit()


def ended(session: Session) -> None:
    end_without_agreement(session.case, EndWithoutAgreement(reason_code=EndReason.UNWILLING.value),
                          by=presiding(session.case))
    db.session.commit()


def test_nobody_is_asked_or_reminded_once_the_case_has_ended(session: Session, on: Callable[..., None]) -> None:
    ended(session)
    on(MONDAY, "09:10")
    sweep()
    assert states(session, "session") == {NoticeState.PENDING.value}
    on(EVE, "09:05")
    sweep()
    assert states(session, "session-eve") == states(session, "session") == {NoticeState.CANCELLED.value}


def test_once_the_end_stands_everybody_invited_and_the_interpreter_are_told(
        session: Session, on: Callable[..., None]) -> None:
    ended(session)
    on(MONDAY, "09:20")
    sweep()
    assert session.is_planned and not about(session, "session-off")
    on(MONDAY, "09:31")
    sweep()
    assert session.standing == SessionStanding.CALLED_OFF.value
    told = about(session, "session-off")
    assert {notice.to_whom for notice in told} == {*(party.name for party in session.case.parties), "翻译古丽"}
    assert all("不再举行" in notice.read_out for notice in told)
    helper = next(notice for notice in told if notice.party is None)
    assert helper.phone == "13800000001" and "翻译" not in helper.words
    assert helper in to_call(presiding(session.case), clock.now())


def test_an_end_taken_back_within_thirty_minutes_leaves_the_session_as_it_was(
        session: Session, on: Callable[..., None]) -> None:
    ended(session)
    on(MONDAY, "09:20")
    sweep()
    step = last_act(session.case)
    assert step is not None
    take_back(session.case, step, by=presiding(session.case))
    db.session.commit()
    on(EVE, "09:05")
    sweep()
    assert session.is_planned and not about(session, "session-off")
    assert states(session, "session-eve") == {NoticeState.TO_DO.value}


def test_a_withdrawal_is_told_of_its_session_only_when_the_eve_comes_or_it_stands(
        session: Session, on: Callable[..., None]) -> None:
    withdrawn(session, MONDAY)
    on(date(2026, 11, 24), "23:00")
    sweep()
    assert session.is_planned
    on(date(2026, 11, 25), "00:05")
    sweep()
    assert not session.is_planned


def test_a_session_right_after_a_withdrawal_is_told_off_in_time_and_the_withdrawal_may_still_be_taken_back(
        session: Session, on: Callable[..., None]) -> None:
    friday = date(2026, 11, 27)
    on(friday, "16:00")
    withdrawn(session, friday)
    on(EVE, "08:55")
    sweep()
    assert session.is_planned
    on(EVE, "09:05")
    sweep()
    assert not session.is_planned and len(about(session, "session-off")) == 3
    on(NEXT_MONDAY, "10:00")
    step = last_act(session.case)
    assert step is not None
    take_back(session.case, step, by=presiding(session.case))
    assert session.case.state == CaseState.IN_MEDIATION.value
    assert session.standing == SessionStanding.CALLED_OFF.value


def test_a_reminder_held_back_is_not_given_after_its_day(session: Session, on: Callable[..., None]) -> None:
    on(EVE, "08:50")
    ended(session)
    on(EVE, "09:10")
    sweep()
    step = last_act(session.case)
    assert step is not None
    take_back(session.case, step, by=presiding(session.case))
    db.session.commit()
    on(NEXT_MONDAY, "08:00")
    sweep()
    assert states(session, "session-eve") == {NoticeState.CANCELLED.value}


def test_a_suspended_case_holds_no_session(session: Session, on: Callable[..., None]) -> None:
    case = session.case
    suspend(case, by=presiding(case), facts=Suspension(
        reason_code=SuspensionGround.APPRAISAL.value, until=date(2027, 1, 11)))
    db.session.commit()
    on(MONDAY, "09:31")
    sweep()
    assert not session.is_planned and "中止" in session.standing_reason


def test_until_it_is_called_off_the_lists_say_that_it_is_not_held(session: Session, on: Callable[..., None]) -> None:
    clerk = session.case.clerk
    assert clerk is not None
    assert [line.standing for line in lines_of(clerk, NEXT_MONDAY)] == [""]
    ended(session)
    assert [line.standing for line in lines_of(clerk, NEXT_MONDAY)] == ["不再举行"]
    feed = calendar(clerk).decode()
    assert "不再举行" in feed and "CANCELLED" in feed


def test_who_wants_to_be_called_is_called(session: Session, on: Callable[..., None]) -> None:
    for party in session.case.parties:
        party.preferred_channel = Channel.BY_HAND.value
    ended(session)
    on(MONDAY, "09:31")
    sweep()
    assert states(session, "session-off") == {NoticeState.TO_DO.value}
