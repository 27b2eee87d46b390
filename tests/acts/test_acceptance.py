"""Asking the other side, recording what each party answers, accepting the case or not."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from flask import Flask

from mediation import clock
from mediation.cases.facts import Acceptance, Facts
from mediation.cases.models import Case, Contact
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.deadlines.acts import running
from mediation.documents.kinds.d33_service_address import ServiceAddress
from mediation.documents.queries import papers_of
from mediation.errors import NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.files import put
from mediation.intake.acceptance.acts import (Answered, NotTaken, accept, ask_other_side, confirm_address,
                                              record_answer, refuse_acceptance)
from mediation.intake.acceptance.models import AnswerWay, PartyWord
from mediation.intake.acceptance.papers import mediation_counted_from
from mediation.law.terms import Basis
from mediation.intake.contacts.acts import ContactOutcome, Tried, record_contact
from mediation.notices.queries import notices_of
from mediation.parties.models import Answer, Party, PartyStanding
from tests.acts.session_cases import a_case_from_the_court
from tests.acts.walked import an_accepted_case
from tests.builders import a_submitted_case, the_bodies

MONDAY = date(2026, 3, 2)
IN_ORDER = Acceptance(capacity_in_order=True, not_judged=True)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


def a_slip() -> str:
    return put(b"%PDF-1.4 a signed slip", "application/pdf").sha256


def agreed(*parties: Party, **more: Any) -> Answered:
    return Answered(on_behalf_of=parties, word=PartyWord.AGREED, way=AnswerWay.SLIP, proof=a_slip(), **more)


def refused(*parties: Party, **more: Any) -> Answered:
    said = {"happened_at": clock.now(), **more}
    return Answered(on_behalf_of=parties, word=PartyWord.REFUSED, way=AnswerWay.PHONE, **said)


def called(case: Case, party: Party, by: Any) -> None:
    db.session.add(Contact(case=case, party=party, by=by, happened_at=clock.now(), recorded_at=clock.now(), way="phone",
                           outcome="no_answer"))
    db.session.flush()


def codes(case: Case) -> list[str]:
    return [paper.code for paper in papers_of(case)]


def an_asked_case(bodies: Bodies, **more: Any) -> Case:
    case, _slips = a_submitted_case(bodies, **more)
    ask_other_side(case, by=bodies.people["wangmin"])
    return case


def test_the_other_side_is_asked_in_writing_and_has_five_working_days(bodies: Bodies) -> None:
    case = an_asked_case(bodies)
    waiting = running(case, case, "CONSENT-WAIT")
    assert case.state == CaseState.CONSENT_PENDING.value
    assert waiting is not None and waiting.ends_on == date(2026, 3, 9)
    assert codes(case)[-1] == "D04"
    assert papers_of(case)[-1].party is case.respondents[0]
    assert any(notice.party is case.respondents[0] for notice in notices_of(case))


def test_who_filed_has_agreed_by_filing(bodies: Bodies) -> None:
    case = an_asked_case(bodies)
    assert [party.answer for party in case.applicants] == [Answer.AGREED.value]
    assert [party.answer for party in case.respondents] == [Answer.ASKED.value]


def test_each_of_several_respondents_is_asked_on_its_own(bodies: Bodies) -> None:
    case = an_asked_case(bodies, employers=("云岭鑫源建筑劳务有限公司", "云岭大成建设有限公司"))
    assert codes(case).count("D04") == 2


def test_the_consents_are_complete_when_the_last_party_has_agreed(bodies: Bodies) -> None:
    case = an_asked_case(bodies, employers=("云岭鑫源建筑劳务有限公司", "云岭大成建设有限公司"))
    first, second = case.respondents
    by = bodies.people["wangmin"]
    assert record_answer(case, agreed(first), by=by) is None
    assert case.state == CaseState.CONSENT_PENDING.value
    step = record_answer(case, agreed(second), by=by)
    assert step is not None and step.row == "11a"
    assert case.state == CaseState.CONSENTED.value
    assert running(case, case, "CONSENT-WAIT") is None and running(case, case, "CONTACT-3WD") is None
    accept_by = running(case, case, "ACC-3WD")
    assert accept_by is not None and accept_by.ends_on == date(2026, 3, 5)


def test_the_consents_are_complete_on_the_day_of_the_last_answer_not_of_its_recording(
        bodies: Bodies, on: Callable[..., None]) -> None:
    case = an_asked_case(bodies)
    on(date(2026, 3, 4))
    step = record_answer(case, agreed(*case.respondents, happened_on=date(2026, 3, 3)), by=bodies.people["wangmin"])
    assert step is not None and step.happened_on == date(2026, 3, 3)
    accept_by = running(case, case, "ACC-3WD")
    assert accept_by is not None and accept_by.ends_on == date(2026, 3, 6)


def test_answers_may_be_recorded_in_whatever_order_they_come_in(bodies: Bodies, on: Callable[..., None]) -> None:
    case = an_asked_case(bodies, employers=("云岭鑫源建筑劳务有限公司", "云岭大成建设有限公司"))
    first, second = case.respondents
    on(date(2026, 3, 5))
    record_answer(case, agreed(first, happened_on=date(2026, 3, 5)), by=bodies.people["wangmin"])
    step = record_answer(case, agreed(second, happened_on=date(2026, 3, 3)), by=bodies.people["wangmin"])
    assert step is not None and step.happened_on == date(2026, 3, 5)


def test_one_respondent_may_refuse_and_the_case_goes_on_against_the_others(bodies: Bodies) -> None:
    case = an_asked_case(bodies, employers=("云岭鑫源建筑劳务有限公司", "云岭大成建设有限公司"))
    first, second = case.respondents
    by = bodies.people["wangmin"]
    record_answer(case, refused(first), by=by)
    assert first.standing == PartyStanding.REFUSED.value
    record_answer(case, agreed(second), by=by)
    assert case.state == CaseState.CONSENTED.value
    assert case.respondents == [second]


def test_a_written_consent_needs_the_signed_slip(bodies: Bodies) -> None:
    case = an_asked_case(bodies)
    answer = Answered(on_behalf_of=tuple(case.respondents), word=PartyWord.AGREED, way=AnswerWay.SLIP)
    with pytest.raises(RequirementNotMet, match="回执"):
        record_answer(case, answer, by=bodies.people["wangmin"])


@pytest.mark.parametrize("way", [AnswerWay.PHONE, AnswerWay.IN_PERSON, AnswerWay.OTHER])
@pytest.mark.parametrize("word", [PartyWord.AGREED, PartyWord.REFUSED])
def test_row_11a_a_word_of_mouth_counts_with_the_contact_of_that_day(
        bodies: Bodies, way: AnswerWay, word: PartyWord) -> None:
    case, by = an_asked_case(bodies), bodies.people["wangmin"]
    (employer,) = case.respondents
    answer = Answered(on_behalf_of=(employer,), word=word, way=way)
    called(case, employer, by)
    with pytest.raises(RequirementNotMet, match="当天的联系记录") as refusal:
        record_answer(case, answer, by=by)
    assert refusal.value.field == "happened_time"
    record_contact(case, Tried(employer, outcome=ContactOutcome.REACHED, words="经理接的电话"), by=by)
    record_answer(case, answer, by=by)
    assert employer.answer == word.value


def test_row_11a_an_answer_on_the_telephone_is_entered_in_the_log_of_contacts(bodies: Bodies) -> None:
    case, by = an_asked_case(bodies), bodies.people["wangmin"]
    (employer,) = case.respondents
    record_answer(case, Answered(on_behalf_of=(employer,), word=PartyWord.AGREED, way=AnswerWay.PHONE, words="同意来谈",
                                 happened_at=clock.now()), by=by)
    (contact,) = case.contacts
    assert (contact.party, contact.outcome, contact.words) == (employer, "reached", "同意来谈")
    assert case.state == CaseState.CONSENTED.value


def test_row_11a_what_is_said_to_stand_in_a_letter_needs_the_letter(bodies: Bodies) -> None:
    case, by = an_asked_case(bodies), bodies.people["wangmin"]
    answer = Answered(on_behalf_of=tuple(case.respondents), word=PartyWord.AGREED, way=AnswerWay.LETTER_OF_COURT)
    with pytest.raises(RequirementNotMet, match="函件") as refusal:
        record_answer(case, answer, by=by)
    assert refusal.value.field == "scan"


def test_nobody_is_unreachable_without_a_try_to_reach_them(bodies: Bodies) -> None:
    case = an_asked_case(bodies)
    by = bodies.people["wangmin"]
    answer = Answered(on_behalf_of=tuple(case.respondents), word=PartyWord.UNREACHABLE)
    with pytest.raises(RequirementNotMet, match="联系记录"):
        record_answer(case, answer, by=by)
    called(case, case.respondents[0], by)
    record_answer(case, answer, by=by)
    assert case.respondents[0].answer == Answer.UNREACHABLE.value


def test_silence_counts_only_after_the_period_to_answer(bodies: Bodies, on: Callable[..., None]) -> None:
    case = an_asked_case(bodies)
    answer = Answered(on_behalf_of=tuple(case.respondents), word=PartyWord.NO_ANSWER)
    with pytest.raises(RequirementNotMet, match="2026-03-09"):
        record_answer(case, answer, by=bodies.people["wangmin"])
    on(date(2026, 3, 10))
    record_answer(case, answer, by=bodies.people["wangmin"])
    assert case.respondents[0].answer == Answer.NO_ANSWER.value


def test_only_who_handles_the_case_records_answers(bodies: Bodies) -> None:
    case = an_asked_case(bodies)
    with pytest.raises(NotPermitted):
        record_answer(case, agreed(*case.respondents), by=bodies.people["gulnar"])


def a_consented_case(bodies: Bodies, **more: Any) -> Case:
    case = an_asked_case(bodies, **more)
    record_answer(case, agreed(*case.respondents), by=bodies.people["wangmin"])
    return case


def test_acceptance_gives_the_number_starts_the_month_and_tells_everybody(bodies: Bodies) -> None:
    case = a_consented_case(bodies)
    step = accept(case, IN_ORDER, by=bodies.people["wangmin"])
    assert (case.state, step.row, case.accepted_on) == (CaseState.ACCEPTED.value, "12", MONDAY)
    assert case.number == "迅劳人调字〔2026〕第001号"
    month = running(case, case, "MED-1M")
    assert month is not None and month.ends_on == date(2026, 4, 2)
    assert running(case, case, "ACC-3WD") is None
    notices = [paper for paper in papers_of(case) if paper.code == "D05"]
    assert [paper.party for paper in notices] == [*case.applicants, *case.respondents]
    assert len({paper.number for paper in notices}) == 1
    assert "D09" in codes(case)


def test_the_notice_counts_the_period_of_a_court_from_the_day_on_which_the_case_was_taken(bodies: Bodies) -> None:
    assert mediation_counted_from(an_accepted_case(bodies)) == "受理之日"
    assert mediation_counted_from(a_case_from_the_court(bodies)) == "接受法院委派之日（2026年3月2日）"
    entrusted = a_case_from_the_court(bodies, basis=Basis.COURT_ENTRUSTED, duplicate_reason="另一件")
    assert mediation_counted_from(entrusted) == "接受法院委托之日（2026年3月2日）"


def test_numbers_are_consecutive_in_the_order_of_acceptance(bodies: Bodies) -> None:
    first = a_consented_case(bodies)
    second = a_consented_case(bodies, workers=("赵强",))
    accept(second, IN_ORDER, by=bodies.people["wangmin"])
    accept(first, IN_ORDER, by=bodies.people["wangmin"])
    assert (second.sequence, first.sequence) == (1, 2)


def test_twelve_workers_get_one_notice_together(bodies: Bodies) -> None:
    case = a_consented_case(bodies, workers=tuple(f"工人{each}" for each in "甲乙丙丁戊己庚辛壬癸子丑"))
    accept(case, IN_ORDER, by=bodies.people["wangmin"])
    assert codes(case).count("D05") == 2


@pytest.mark.parametrize(("facts", "field"), [
    (Acceptance(not_judged=True), "capacity_in_order"), (Acceptance(capacity_in_order=True), "not_judged")])
def test_acceptance_asks_for_capacity_and_that_nothing_was_judged(
        bodies: Bodies, facts: Acceptance, field: str) -> None:
    case = a_consented_case(bodies)
    with pytest.raises(RequirementNotMet) as refusal:
        accept(case, facts, by=bodies.people["wangmin"])
    assert refusal.value.field == field and case.number is None


def test_a_case_that_the_other_side_refuses_is_not_accepted_and_limitation_runs_anew(bodies: Bodies) -> None:
    case = an_asked_case(bodies)
    by = bodies.people["wangmin"]
    record_answer(case, refused(*case.respondents), by=by)
    assert case.respondents, "the only respondent stays on the paper"
    step = refuse_acceptance(case, Facts(reason_code=NotTaken.OTHER_SIDE_REFUSES), by=by)
    assert (case.state, step.row, case.ended_on) == (CaseState.NOT_ACCEPTED.value, "13", MONDAY)
    assert codes(case)[-1] == "D06"
    assert {row.kind for row in case.claims[0].interruptions} >= {"mediation_refused"}
    assert running(case, case, "ARCHIVE") is not None


def test_a_refusal_must_be_recorded_before_the_case_is_refused_for_it(bodies: Bodies) -> None:
    case = an_asked_case(bodies)
    with pytest.raises(RequirementNotMet, match="答复"):
        refuse_acceptance(case, Facts(reason_code=NotTaken.OTHER_SIDE_REFUSES), by=bodies.people["wangmin"])


def test_an_unreachable_employer_ends_the_case_with_the_tries_on_the_notice(bodies: Bodies) -> None:
    case = an_asked_case(bodies)
    by = bodies.people["wangmin"]
    called(case, case.respondents[0], by)
    refuse_acceptance(case, Facts(reason_code=NotTaken.UNREACHABLE), by=by)
    assert {row.kind for row in case.claims[0].interruptions} == {"mediation_applied"}
    assert codes(case)[-1] == "D06"


def test_a_silent_employer_is_refused_only_after_the_period(bodies: Bodies, on: Callable[..., None]) -> None:
    case = an_asked_case(bodies)
    silent = Facts(reason_code=NotTaken.NO_ANSWER)
    with pytest.raises(RequirementNotMet, match="届满"):
        refuse_acceptance(case, silent, by=bodies.people["wangmin"])
    on(date(2026, 3, 10))
    refuse_acceptance(case, silent, by=bodies.people["wangmin"])
    assert case.state == CaseState.NOT_ACCEPTED.value


def test_everybody_asked_stands_on_the_refusal_when_nobody_went_on(bodies: Bodies) -> None:
    case = an_asked_case(bodies, employers=("云岭鑫源建筑劳务有限公司", "云岭大成建设有限公司"))
    by = bodies.people["wangmin"]
    for party in list(case.respondents):
        record_answer(case, refused(party), by=by)
    refuse_acceptance(case, Facts(reason_code=NotTaken.OTHER_SIDE_REFUSES), by=by)
    assert len(case.respondents) == 2


def test_a_party_confirms_where_papers_reach_it(bodies: Bodies) -> None:
    case = an_asked_case(bodies)
    worker = case.applicants[0]
    said = ServiceAddress(address="云岭市青溪区石桥镇新街1号", postcode="528000", receiver="李秀英", phone="13800000000",
                          electronic=True, mobile="13800000000")
    confirm_address(case, worker, said, by=bodies.people["wangmin"])
    assert (worker.service_address, worker.electronic_service) == ("云岭市青溪区石桥镇新街1号", True)
    assert codes(case)[-1] == "D33"


def test_electronic_service_needs_a_way(bodies: Bodies) -> None:
    case = an_asked_case(bodies)
    said = ServiceAddress(address="某处", postcode="528000", receiver="李秀英", phone="13800000000", electronic=True)
    with pytest.raises(RequirementNotMet, match="电子送达"):
        confirm_address(case, case.applicants[0], said, by=bodies.people["wangmin"])


def test_when_it_happened_may_be_earlier_than_when_it_was_recorded(bodies: Bodies, on: Callable[..., None]) -> None:
    case = an_asked_case(bodies)
    on(date(2026, 3, 9))
    early = agreed(*case.respondents, happened_on=date(2026, 3, 3))
    with pytest.raises(RequirementNotMet) as refusal:
        record_answer(case, early, by=bodies.people["wangmin"])
    assert refusal.value.field == "late_reason"
    record_answer(case, agreed(*case.respondents, happened_on=date(2026, 3, 3), late_reason="回执寄到晚了"),
                  by=bodies.people["wangmin"])
    assert case.party_answers[-1].late_reason == "回执寄到晚了"
    assert isinstance(case.party_answers[-1].recorded_at, datetime)
