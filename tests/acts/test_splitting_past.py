"""What a case that was split off brings along of the past: sessions, facts, interpreters, evidence, papers."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask

from mediation.cases.facts import Facts
from mediation.cases.languages import language_is_settled
from mediation.cases.models import Case
from mediation.closing.dividing import split_off
from mediation.confirmations.papers import attended
from mediation.deadlines.acts import running
from mediation.demo.bodies import Bodies
from mediation.demo.invented import resident_number
from mediation.documents.drafts import draft_pdf, standing_drafts
from mediation.documents.first_case import papers_before_the_split
from mediation.documents.models import ServiceWay
from mediation.evidence.acts import HandedIn, Wish, move_to_zone, take_in
from mediation.evidence.queries import evidence_of, shared_evidence
from mediation.evidence.uploads import Upload
from mediation.extensions import db
from mediation.law.terms import Language, Zone
from mediation.parties.models import Party
from mediation.sessions.acts import (Booking, Presence, book_interpreter, close_minutes, hold_session, note_fact,
                                     print_facts, save_minutes, serve_notice, sign_facts, sign_registration)
from mediation.sessions.models import Attending, FactTopic, Session
from mediation.sessions.queries import interpreters_of, no_shows, sessions_of, signed_facts
from mediation.sessions.sections import section
from mediation.sweep import end_periods_of
from tests.acts.session_cases import MONDAY, a_case_in_mediation, a_scan, a_session, picture, presiding
from tests.builders import the_bodies

NAMES = ("李秀英", "赵强", "陈芳")
FIRST, SECOND = date(2026, 11, 30), date(2026, 12, 2)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return a_case_in_mediation(bodies, workers=NAMES)


def split(case: Case, worker: Party, bodies: Bodies) -> Case:
    new = split_off(case, [worker], Facts(reason="意见不同"), by=bodies.people["zhouhui"])
    db.session.commit()
    return new


def came_or_not(session: Session, missing: Party | None = None) -> list[Presence]:
    return [Presence(row.party, Attending.NO_SHOW if row.party is missing else Attending.IN_PERSON)
            for row in session.attendances]


def handed_in(case: Case, name: str, party: Party | None, zone: Zone, bodies: Bodies) -> None:
    take_in(case, HandedIn(name=name, party=party, zone=zone), Upload(picture(), "image/jpeg", f"{name}.jpg"),
            by=bodies.people["wangmin"])


def test_sessions_before_the_split_stand_in_the_new_case_as_those_of_the_first(
        bodies: Bodies, case: Case, on: Callable[..., None]) -> None:
    session = a_session(case)
    on(FIRST, "12:00")
    hold_session(session, came_or_not(session), by=presiding(case))
    new = split(case, case.applicants[1], bodies)
    assert list(sessions_of(new)) == [session] == list(sessions_of(case))
    line = section(new, bodies.people["zhouhui"]).sessions[0]
    assert line.name == "原案第1次" and line.url.endswith(f"/sessions/{session.public_id}")
    assert [words.split("：")[0] for words in line.came] == ["赵强", "云岭鑫源建筑劳务有限公司"]
    assert attended(new, session) == ["赵强", "云岭鑫源建筑劳务有限公司"]
    on(SECOND)
    own = a_session(new, date(2026, 12, 9))
    assert own.ordinal == 1 and list(sessions_of(new)) == [session, own] and own not in sessions_of(case)


def test_a_session_that_is_only_planned_or_comes_later_stays_with_the_first_case(
        bodies: Bodies, case: Case, on: Callable[..., None]) -> None:
    session = a_session(case)
    new = split(case, case.applicants[1], bodies)
    assert not sessions_of(new)
    on(FIRST, "12:00")
    hold_session(session, [each for each in came_or_not(session) if each.party.is_active], by=presiding(case))
    assert not sessions_of(new)


def test_no_shows_before_the_split_count_for_whoever_did_not_come(
        bodies: Bodies, case: Case, on: Callable[..., None]) -> None:
    employer, worker = case.respondents[0], case.applicants[1]
    session = a_session(case)
    for party in (employer, worker):
        serve_notice(session, party, ServiceWay.DIRECT, MONDAY, by=bodies.people["wangmin"])
    on(FIRST, "12:00")
    hold_session(session, came_or_not(session, missing=employer), by=presiding(case))
    new = split(case, worker, bodies)
    assert no_shows(new) == no_shows(case) == 1
    assert section(new, bodies.people["zhouhui"]).no_shows == [("云岭鑫源建筑劳务有限公司", 1)]


def test_who_was_split_off_leaves_no_no_show_behind(bodies: Bodies, case: Case, on: Callable[..., None]) -> None:
    worker = case.applicants[1]
    session = a_session(case)
    serve_notice(session, worker, ServiceWay.DIRECT, MONDAY, by=bodies.people["wangmin"])
    on(FIRST, "12:00")
    hold_session(session, came_or_not(session, missing=worker), by=presiding(case))
    new = split(case, worker, bodies)
    assert (no_shows(case), no_shows(new)) == (0, 1)


def test_a_case_split_off_twice_reads_back_to_the_first(bodies: Bodies, case: Case, on: Callable[..., None]) -> None:
    session = a_session(case)
    on(FIRST, "12:00")
    hold_session(session, came_or_not(session), by=presiding(case))
    two = split_off(case, case.applicants[1:], Facts(reason="意见不同"), by=bodies.people["zhouhui"])
    one = split(two, two.applicants[1], bodies)
    assert list(sessions_of(two)) == list(sessions_of(one)) == [session]
    assert attended(one, session) == ["陈芳", "云岭鑫源建筑劳务有限公司"]


def test_facts_go_along_and_what_both_signed_stays_signed(bodies: Bodies, case: Case) -> None:
    clerk = bodies.people["wangmin"]
    note_fact(case, FactTopic.WAGES, "月工资8200元", by=clerk)
    print_facts(case, by=clerk, nothing_disputed=True)
    sign_facts(case, case.active_parties, MONDAY, by=clerk, proof=a_scan())
    note_fact(case, FactTopic.OBJECTIVE, "2026年8月31日离职", by=clerk)
    new = split(case, case.applicants[1], bodies)
    assert [fact.words for fact in signed_facts(new)] == ["月工资8200元"]
    print_facts(new, by=clerk, nothing_disputed=True)
    sign_facts(new, new.active_parties, MONDAY, by=clerk, proof=a_scan())
    assert (len(signed_facts(new)), len(signed_facts(case))) == (2, 1)


def test_a_registered_interpreter_goes_on_interpreting(bodies: Bodies, case: Case) -> None:
    worker, clerk = case.applicants[1], bodies.people["wangmin"]
    worker.language = Language.UYGHUR.value
    interpreter = book_interpreter(case, worker, Booking(
        Language.UYGHUR, "古丽娜尔", firm="云岭翻译社", qualification="翻译二级", phone="13900001111",
        identity_number=resident_number(77), fee_source="本机构承担"), by=clerk)
    sign_registration(interpreter, MONDAY, by=clerk, proof=a_scan())
    new = split(case, worker, bodies)
    copied = interpreters_of(new)[0]
    assert (copied.name, copied.phone, copied.party) == ("古丽娜尔", "13900001111", new.applicants[0])
    assert copied.signed_scan == interpreter.signed_scan and language_is_settled(new.applicants[0])


def test_evidence_of_the_moved_goes_along_and_nothing_of_those_who_stay(bodies: Bodies, case: Case) -> None:
    stays, worker, employer = case.applicants[0], case.applicants[1], case.respondents[0]
    handed_in(case, "李秀英的工资条", stays, Zone.HANDLING, bodies)
    handed_in(case, "李秀英的病历", stays, Zone.PRIVATE, bodies)
    handed_in(case, "赵强的录音", worker, Zone.PRIVATE, bodies)
    handed_in(case, "赵强的工资条", worker, Zone.HANDLING, bodies)
    handed_in(case, "考勤表", employer, Zone.HANDLING, bodies)
    handed_in(case, "单位的内部邮件", employer, Zone.PRIVATE, bodies)
    handed_in(case, "现场照片", None, Zone.HANDLING, bodies)
    new = split(case, worker, bodies)
    brought = evidence_of(new)
    assert [(piece.ordinal, piece.name, piece.zone, piece.party and piece.party.case) for piece in brought] == [
        (1, "赵强的录音", "private", new), (2, "赵强的工资条", "handling", new), (3, "考勤表", "handling", new),
        (4, "现场照片", "handling", None)]
    assert len(evidence_of(case)) == 7


def test_a_piece_shared_in_one_case_after_the_split_is_not_shared_in_the_other(bodies: Bodies, case: Case) -> None:
    handed_in(case, "赵强的工资条", case.applicants[1], Zone.HANDLING, bodies)
    new = split(case, case.applicants[1], bodies)
    move_to_zone(evidence_of(new)[0], Wish(Zone.SHARED, MONDAY, words="本人在笔录上签了字"), by=bodies.people["wangmin"])
    assert (len(shared_evidence(new)), len(shared_evidence(case))) == (1, 0)


def a_record() -> dict[str, object]:
    return {"identity": "证件核对无误。", "told": "已告知。", "applicant_says": "三个月没有发工资。",
            "respondent_says": "数额要对。", "facts_undisputed": "2026年8月入职。", "facts_disputed": "工资标准。",
            "law_told": "可以直接申请仲裁。", "negotiation": "双方回去对账。", "apart": False, "result": "continued",
            "reason": "", "agreement_number": "", "routes_told": [], "facts_paper": False, "recording": ""}


def test_papers_of_the_first_case_go_along_as_far_as_they_speak_of_nobody_else(
        bodies: Bodies, case: Case, on: Callable[..., None]) -> None:
    worker, clerk = case.applicants[1], bodies.people["wangmin"]
    session = a_session(case)
    on(FIRST, "12:00")
    hold_session(session, came_or_not(session), by=presiding(case))
    save_minutes(session, a_record(), by=clerk, version=None)
    minutes = close_minutes(session, by=clerk)
    new = split(case, worker, bodies)
    passed_on = papers_before_the_split(new)
    assert minutes in passed_on
    assert not {paper.party.name for paper in passed_on if paper.party} & {"李秀英", "陈芳"}
    on(SECOND)
    note_fact(case, FactTopic.WAGES, "月工资8200元", by=clerk)
    later = print_facts(case, by=clerk, nothing_disputed=True)
    assert later not in papers_before_the_split(new)


def test_a_period_that_is_over_leaves_its_letter_with_the_new_case_too(
        case: Case, bodies: Bodies, on: Callable[..., None]) -> None:
    period = running(case, case, case.mediation_clock)
    assert period is not None and period.ends_on is not None
    on(period.ends_on + timedelta(days=1))
    end_periods_of(case)
    assert [draft.code for draft in standing_drafts(case)] == ["D30"]
    new = split(case, case.workers[2], bodies)
    (draft,) = standing_drafts(new)
    assert (draft.code, draft.deadline.case, draft.deadline.state) == ("D30", new, "over")
    assert draft_pdf(draft).startswith(b"%PDF") and [each.code for each in standing_drafts(case)] == ["D30"]
