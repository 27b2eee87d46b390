"""Sessions: planned with notice and reminder, moved, called off, held or not; row 17."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest
from flask import Flask

from mediation import clock
from mediation.cases.correcting import propose_correction
from mediation.cases.facts import Opening
from mediation.cases.states import CaseState
from mediation.closing.corrected import confirm_correction
from mediation.demo.bodies import Bodies
from mediation.documents.kinds.d08_session_notice import ToBring
from mediation.documents.models import ServiceWay
from mediation.documents.queries import papers_of
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.law.terms import Language
from mediation.notices.acts import mark_told
from mediation.notices.models import NoticeState
from mediation.notices.queries import notices_of
from mediation.parties.models import Agent, Party
from mediation.sessions.acts import (Booking, Presence, begin_mediation, book_interpreter, call_off, hold_session,
                                     move_session, plan_session, print_service_receipt, serve_notice)
from mediation.sessions.models import Attending, Session, SessionStanding
from mediation.sessions.queries import no_shows, no_shows_by_party, notice_papers, noticed
from tests.acts.session_cases import (MONDAY, TOLD, a_case_in_mediation, a_plan, a_session, an_accepted_case,
                                      an_assigned_case, presiding, the_employer, the_worker)
from tests.acts.walked import all_reached
from tests.builders import the_bodies

NEXT_MONDAY = date(2026, 11, 30)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


def everybody(session: Session, attending: Attending = Attending.IN_PERSON, **others: Attending) -> list[Presence]:
    """Everybody came alike, but for a side named."""
    return [Presence(row.party, others.get(row.party.side, attending)) for row in session.attendances]


def test_every_party_gets_a_notice_on_paper_is_told_and_reminded_the_day_before(bodies: Bodies) -> None:
    case = an_assigned_case(bodies)
    before = len(notices_of(case))
    session = a_session(case)
    papers = [paper for paper in papers_of(case) if paper.code == "D08"]
    assert [paper.party for paper in papers] == [*case.applicants, *case.respondents]
    assert all(paper.about_ref == session.public_id and paper.number for paper in papers)
    told = notices_of(case)[:len(notices_of(case)) - before]
    assert len(told) == 8, "asked, and reminded three days, one day and two hours before"
    assert sorted(clock.day_of(notice.due_at) for notice in told) == [
        MONDAY, MONDAY, *[date(2026, 11, day) for day in (27, 27, 29, 29, 30, 30)]]
    assert all("调解" in notice.read_out for notice in told)


def test_the_words_that_go_out_do_not_speak_of_the_case(bodies: Bodies) -> None:
    case = an_assigned_case(bodies)
    before = len(notices_of(case))
    a_session(case)
    for notice in notices_of(case)[:len(notices_of(case)) - before]:
        assert "李秀英" not in notice.words and "调解室2" not in notice.words


def test_a_session_of_today_reminds_nobody_the_day_before(bodies: Bodies) -> None:
    case = an_assigned_case(bodies)
    before = len(notices_of(case))
    plan_session(case, a_plan(MONDAY, "14:00", "16:00"), by=presiding(case), despite_warnings=True)
    assert len(notices_of(case)) - before == 4, "asked, and reminded two hours before"


def test_three_working_days_of_notice_are_asked_but_not_demanded(bodies: Bodies) -> None:
    case = an_assigned_case(bodies)
    short = a_plan(date(2026, 11, 25))
    with pytest.raises(RequirementNotMet, match="只有2个工作日") as refused:
        plan_session(case, short, by=presiding(case))
    assert refused.value.field == "despite_warnings"
    assert plan_session(case, short, by=presiding(case), despite_warnings=True).ordinal == 1


def test_a_clash_of_mediator_or_room_is_said(bodies: Bodies) -> None:
    first, second = an_assigned_case(bodies), an_assigned_case(bodies, workers=("孙某",))
    a_session(first)
    with pytest.raises(RequirementNotMet, match="周慧、王敏在11-30 09:30另有一场调解会；调解室2在11-30 09:30已经有一场"):
        plan_session(second, a_plan(NEXT_MONDAY, "10:00", "12:00"), by=presiding(second))
    assert plan_session(second, a_plan(NEXT_MONDAY, "11:30", "12:30"), by=presiding(second)).ordinal == 1


def test_a_session_after_the_last_day_or_on_a_day_off_is_looked_at_twice(bodies: Bodies) -> None:
    case = an_assigned_case(bodies)
    with pytest.raises(RequirementNotMet, match="2026-12-27是休息日；调解期限到2026-12-23届满"):
        plan_session(case, a_plan(date(2026, 12, 27)), by=presiding(case))


def test_a_language_without_interpreter_is_pointed_out(bodies: Bodies) -> None:
    case = an_assigned_case(bodies)
    the_worker(case).language = Language.UYGHUR.value
    with pytest.raises(RequirementNotMet, match="维吾尔语，还没有约翻译"):
        plan_session(case, a_plan(), by=presiding(case))


@pytest.mark.parametrize(("change", "field"), [
    ({"place": ""}, "place"), ({"ends_at": clock.instant(NEXT_MONDAY, time(9, 0))}, "ends"),
    ({"starts_at": clock.instant(date(2026, 11, 20), time(9, 0))}, "starts_on"),
    ({"excuse_by": date(2026, 12, 1)}, "excuse_by"), ({"excuse_by": date(2026, 11, 1)}, "excuse_by")])
def test_a_plan_that_cannot_be_held_is_refused_on_its_field(
        bodies: Bodies, change: dict[str, object], field: str) -> None:
    case = an_assigned_case(bodies)
    with pytest.raises(RequirementNotMet) as refused:
        plan_session(case, replace(a_plan(), **change), by=presiding(case))
    assert refused.value.field == field


def test_a_session_held_before_it_was_recorded_keeps_the_day_of_its_notice(bodies: Bodies) -> None:
    case = an_assigned_case(bodies)
    told_on = date(2026, 11, 16)
    session = plan_session(case, a_plan(date(2026, 11, 20)), by=presiding(case), noticed_on=told_on)
    assert {paper.issued_on for paper in papers_of(case) if paper.code == "D08"} == {told_on}
    assert session.noticed_on == told_on


def test_no_session_before_a_mediator_is_named(bodies: Bodies) -> None:
    case = an_accepted_case(bodies)
    with pytest.raises(NotNow):
        plan_session(case, a_plan(), by=bodies.people["wangmin"])


def test_only_the_staff_of_the_case_plan(bodies: Bodies) -> None:
    case = an_assigned_case(bodies, "zhouhui")
    with pytest.raises(NotPermitted):
        plan_session(case, a_plan(), by=bodies.people["chenzhiyuan"])


def test_a_moved_session_sends_new_notices_and_takes_back_the_old_reminders(bodies: Bodies) -> None:
    case = an_assigned_case(bodies)
    session = a_session(case)
    move_session(session, a_plan(date(2026, 12, 1), bring=(ToBring.FIGURES.value,)), "单位代理人那天出差", by=presiding(case))
    db.session.commit()
    assert session.starts_at == clock.instant(date(2026, 12, 1), time(9, 30)) and session.is_planned
    assert [paper.code for paper in papers_of(case)].count("D08") == 4
    states = [notice.state for notice in notices_of(case) if notice.key.startswith("session-eve")]
    assert sorted(states) == ["cancelled", "cancelled", "pending", "pending"]


def test_a_session_at_the_same_time_in_another_place_is_told_and_reminded_anew(bodies: Bodies) -> None:
    case = an_assigned_case(bodies)
    session = a_session(case)
    for place in ("调解室1", "调解室2"):
        move_session(session, a_plan(place=place), "房间被占", by=presiding(case))
        db.session.commit()
        for word in ("session:", "session-eve:"):
            waiting = [n for n in notices_of(case) if n.key.startswith(word) and n.state == NoticeState.PENDING.value]
            assert len(waiting) == 2 and all(place in notice.read_out for notice in waiting)


def test_who_interprets_is_told_of_another_time_and_of_another_place(bodies: Bodies) -> None:
    case = an_assigned_case(bodies)
    book_interpreter(case, the_worker(case), Booking(language=Language.UYGHUR, name="古丽", phone="13800000001"),
                     by=presiding(case))
    session = a_session(case)
    move_session(session, a_plan(date(2026, 12, 1)), "单位代理人那天出差", by=presiding(case))
    (told,) = [n for n in notices_of(case) if n.to_whom == "翻译古丽"]
    assert "原定2026年11月30日09:30" in told.read_out and "2026年12月1日09:30在调解室2" in told.read_out
    move_session(session, a_plan(date(2026, 12, 1), place="调解室1"), "房间被占", by=presiding(case))
    again, before = [n for n in notices_of(case) if n.to_whom == "翻译古丽"]
    assert "调解室1" in again.read_out and before.state == NoticeState.CANCELLED.value, "the first word is outdated"
    assert again.state == NoticeState.PENDING.value and "调解" not in again.words


def test_a_move_says_why(bodies: Bodies) -> None:
    case = an_assigned_case(bodies)
    with pytest.raises(RequirementNotMet, match="为什么改期"):
        move_session(a_session(case), a_plan(date(2026, 12, 1)), " ", by=presiding(case))


def test_a_session_called_off_is_told_to_everybody_and_not_reminded(bodies: Bodies) -> None:
    case = an_assigned_case(bodies)
    session = call_off(a_session(case), "双方要求先自行商量", by=presiding(case))
    assert session.standing == SessionStanding.CALLED_OFF.value
    assert not [n for n in notices_of(case) if n.key.startswith("session-eve") and n.state == NoticeState.PENDING.value]
    assert len([n for n in notices_of(case) if n.key.startswith("session-off")]) == 2
    with pytest.raises(NotNow):
        call_off(session, "再取消一次", by=presiding(case))


def test_row_17_mediation_begins_after_the_four_ticks(bodies: Bodies) -> None:
    case = an_assigned_case(bodies)
    for missing in TOLD:
        with pytest.raises(RequirementNotMet) as refused:
            begin_mediation(case, by=presiding(case), facts=Opening(**{**TOLD, missing: False}))
        assert refused.value.field == missing
    with pytest.raises(RequirementNotMet, match="李秀英、云岭鑫源") as refused:
        begin_mediation(case, by=presiding(case), facts=Opening(**TOLD))
    assert refused.value.field == "addresses"
    all_reached(case, by=presiding(case))
    step = begin_mediation(case, by=presiding(case), facts=Opening(**TOLD))
    assert (step.row, case.state) == ("17", CaseState.IN_MEDIATION.value)
    assert [paper.code for paper in papers_of(case)].count("D09") == 1


def test_only_a_mediator_of_the_case_begins(bodies: Bodies) -> None:
    case = an_assigned_case(bodies, "zhouhui")
    with pytest.raises(NotPermitted):
        begin_mediation(case, by=bodies.people["chenzhiyuan"], facts=Opening(**TOLD))


def test_a_session_where_both_sides_met_was_held(bodies: Bodies, on: Callable[..., None]) -> None:
    case = a_case_in_mediation(bodies)
    session = a_session(case)
    on(NEXT_MONDAY, "12:00")
    hold_session(session, everybody(session), by=presiding(case), ended_at=clock.instant(NEXT_MONDAY, time(11, 50)))
    assert session.standing == SessionStanding.HELD.value
    assert session.ended_at == clock.instant(NEXT_MONDAY, time(11, 50))
    with pytest.raises(NotNow):
        hold_session(session, everybody(session), by=presiding(case))


def test_before_the_talks_have_begun_only_a_failed_session_is_recorded(bodies: Bodies, on: Callable[..., None]) -> None:
    case = an_assigned_case(bodies)
    session = a_session(case)
    on(NEXT_MONDAY, "12:00")
    with pytest.raises(RequirementNotMet, match="开始调解"):
        hold_session(session, everybody(session), by=presiding(case))
    hold_session(session, everybody(session, respondent=Attending.NO_SHOW), by=presiding(case))
    assert session.standing == SessionStanding.NOT_HELD.value and case.state == CaseState.ASSIGNED.value


def test_a_session_to_come_is_not_recorded_as_held(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    session = a_session(case)
    with pytest.raises(RequirementNotMet, match="还没有到"):
        hold_session(session, everybody(session), by=presiding(case))


def test_every_party_is_accounted_for(bodies: Bodies, on: Callable[..., None]) -> None:
    case = a_case_in_mediation(bodies)
    session = a_session(case)
    on(NEXT_MONDAY, "12:00")
    with pytest.raises(RequirementNotMet, match="还没有记录到场情况的：云岭鑫源"):
        hold_session(session, everybody(session)[:1], by=presiding(case))


def an_agent(case: object, party: Party, until_on: date | None = None) -> Agent:
    agent = Agent(case=case, name="钱律师", kind="律师", special=False, from_on=MONDAY, until_on=until_on)
    agent.parties = [party]
    db.session.add(agent)
    db.session.flush()
    return agent


def test_an_agent_comes_only_with_a_power_in_force(bodies: Bodies, on: Callable[..., None]) -> None:
    case = a_case_in_mediation(bodies)
    session, employer = a_session(case), the_employer(case)
    on(NEXT_MONDAY, "12:00")
    worker = Presence(the_worker(case), Attending.IN_PERSON)
    with pytest.raises(RequirementNotMet, match="选择.*代理人"):
        hold_session(session, [worker, Presence(employer, Attending.BY_AGENT)], by=presiding(case))
    old = an_agent(case, employer, until_on=date(2026, 11, 29))
    with pytest.raises(RequirementNotMet, match="授权期限"):
        hold_session(session, [worker, Presence(employer, Attending.BY_AGENT, old)], by=presiding(case))
    others = an_agent(case, the_worker(case))
    with pytest.raises(RequirementNotMet, match="不是.*的代理人"):
        hold_session(session, [worker, Presence(employer, Attending.BY_AGENT, others)], by=presiding(case))
    agent = an_agent(case, employer)
    hold_session(session, [worker, Presence(employer, Attending.BY_AGENT, agent)], by=presiding(case))
    assert session.standing == SessionStanding.HELD.value


def a_failed_session(case: object, on: Callable[..., None], day: date, *, served: bool) -> Session:
    session = plan_session(case, a_plan(day), by=presiding(case), despite_warnings=True)
    if served:
        serve_notice(session, the_employer(case), ServiceWay.DIRECT, clock.today(), by=presiding(case), taken_by="前台")
    on(day, "12:00")
    hold_session(session, everybody(session, respondent=Attending.NO_SHOW), by=presiding(case))
    db.session.commit()
    return session


def test_a_no_show_counts_only_after_a_proper_notice(bodies: Bodies, on: Callable[..., None]) -> None:
    case = a_case_in_mediation(bodies)
    a_failed_session(case, on, NEXT_MONDAY, served=False)
    assert no_shows(case) == 0
    a_failed_session(case, on, date(2026, 12, 4), served=True)
    a_failed_session(case, on, date(2026, 12, 9), served=True)
    assert no_shows(case) == 2 and no_shows_by_party(case) == {the_employer(case).id: 2}


def test_a_notice_read_out_on_the_phone_is_proper_too(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    session = a_session(case)
    notice = next(n for n in notices_of(case) if n.key.startswith("session:") and n.party is the_employer(case))
    notice.state = NoticeState.TO_DO.value
    mark_told(notice, by=bodies.people["wangmin"])
    db.session.flush()
    assert noticed(session) == {the_employer(case).id: MONDAY}


def test_a_notice_handed_over_after_the_session_is_refused(bodies: Bodies, on: Callable[..., None]) -> None:
    case = a_case_in_mediation(bodies)
    session = a_session(case)
    on(date(2026, 12, 2))
    with pytest.raises(RequirementNotMet, match="不能晚于开会"):
        serve_notice(session, the_employer(case), ServiceWay.DIRECT, date(2026, 12, 1), by=presiding(case))


def test_the_notice_of_the_old_time_does_not_count_for_a_moved_session(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    session = a_session(case)
    serve_notice(session, the_employer(case), ServiceWay.DIRECT, MONDAY, by=presiding(case))
    db.session.flush()
    assert the_employer(case).id in noticed(session)
    move_session(session, a_plan(date(2026, 12, 1)), "对方要求", by=presiding(case))
    assert noticed(session) == {}


def test_the_receipt_for_a_notice_is_printed_for_signing(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    paper = print_service_receipt(a_session(case), the_worker(case), by=presiding(case))
    assert (paper.code, paper.party) == ("D34", the_worker(case))


def test_a_notice_that_is_corrected_still_belongs_to_its_session_and_stays_served(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    session = a_session(case)
    worker, served = the_worker(case), notice_papers(session)[the_worker(case).id]
    serve_notice(session, worker, ServiceWay.DIRECT, MONDAY, by=presiding(case))
    db.session.commit()
    wrong = propose_correction(case, worker, "name", "买买提江", "身份证上多一个字", by=bodies.people["wangmin"])
    confirm_correction(wrong, by=bodies.people["liguoqiang"])
    db.session.commit()
    assert notice_papers(session)[worker.id].corrects == served
    assert worker.id in noticed(session)
