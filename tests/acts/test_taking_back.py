"""The last act can be taken back by its maker, as long as nothing has left the house."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from mediation import clock
from mediation.agreements.acts import place_marks
from mediation.agreements.signing import marks_missing
from mediation.cases.facts import Acceptance, EndWithoutAgreement, Facts, Withdrawal
from mediation.cases.journal import StepJournal
from mediation.cases.models import Case
from mediation.cases.states import CaseState, EndReason
from mediation.cases.taking_back import last_act, may_take_back, take_back
from mediation.closing.acts import end_without_agreement, leave, withdraw
from mediation.closing.dividing import split_off
from mediation.deadlines.acts import running
from mediation.demo.bodies import Bodies
from mediation.documents.acts import serve
from mediation.documents.models import ServiceWay
from mediation.documents.queries import latest_paper, papers_of
from mediation.errors import NotNow
from mediation.extensions import db
from mediation.handoffs.acts import HandoffPlan, ask_for_aid
from mediation.handoffs.models import HandoffResult, HandoffWay
from mediation.intake.acceptance.acts import Answered, accept, ask_other_side, record_answer
from mediation.intake.acceptance.models import AnswerWay, PartyAnswer, PartyWord
from mediation.notices.models import NoticeState
from mediation.notices.queries import notices_of
from mediation.parties.models import Answer
from mediation.people.models import Person
from mediation.sweep import sweep
from tests.acts.agreement_cases import DAY, mark, out_for_signing
from tests.acts.agreement_cases import a_case_in_mediation as an_agreed_case
from tests.acts.walked import a_case_in_mediation, a_consented_case, a_scan, an_asked_case
from tests.builders import a_submitted_case, the_bodies

MONDAY = date(2026, 3, 2)
SPOKEN = Withdrawal(spoken_alone_on=MONDAY, spoken_alone_by="王敏")


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


@pytest.fixture
def clerk(bodies: Bodies) -> Person:
    return bodies.people["wangmin"]


def taken_back(case: Case, by: Person) -> None:
    db.session.commit()
    step = last_act(case)
    assert step is not None
    take_back(case, step, by=by)
    db.session.commit()


def test_the_state_the_clocks_and_the_answers_are_as_they_were(bodies: Bodies, clerk: Person) -> None:
    case, _slips = a_submitted_case(bodies)
    ask_other_side(case, by=clerk)
    taken_back(case, clerk)
    assert case.state == CaseState.SUBMITTED.value
    assert running(case, case, "CONSENT-WAIT") is None
    assert [party.answer for party in case.parties] == [Answer.NOT_ASKED.value, Answer.NOT_ASKED.value]


def test_the_papers_stay_and_are_void_and_nobody_is_told(bodies: Bodies, clerk: Person) -> None:
    case, _slips = a_submitted_case(bodies)
    ask_other_side(case, by=clerk)
    taken_back(case, clerk)
    paper = papers_of(case)[-1]
    assert paper.code == "D04" and paper.voided_at is not None
    assert latest_paper(case, "D04") is None
    assert {row.state for row in notices_of(case) if row.key.startswith("ask:")} == {NoticeState.CANCELLED.value}


def test_the_history_keeps_both_the_act_and_its_taking_back(bodies: Bodies, clerk: Person) -> None:
    case, _slips = a_submitted_case(bodies)
    step = ask_other_side(case, by=clerk)
    taken_back(case, clerk)
    last = case.steps[-1]
    assert step.taken_back_at is not None
    assert (last.act, last.takes_back_id, last.from_state, last.to_state) == (
        "taken_back", step.id, "consent_pending", "submitted")


def test_what_was_taken_back_can_be_done_again_for_an_earlier_day(
        bodies: Bodies, clerk: Person, on: Callable[..., None]) -> None:
    case, _slips = a_submitted_case(bodies)
    on(date(2026, 3, 4))
    ask_other_side(case, by=clerk)
    taken_back(case, clerk)
    step = ask_other_side(case, Facts(happened_on=date(2026, 3, 3)), by=clerk)
    assert step.happened_on == date(2026, 3, 3)


def test_a_stopped_clock_runs_again_and_the_consent_is_gone(bodies: Bodies, clerk: Person) -> None:
    case = an_asked_case(bodies)
    db.session.commit()
    record_answer(case, Answered(on_behalf_of=tuple(case.respondents), word=PartyWord.AGREED, way=AnswerWay.SLIP,
                                 proof=a_scan()), by=clerk)
    taken_back(case, clerk)
    assert case.state == CaseState.CONSENT_PENDING.value
    waiting = running(case, case, "CONSENT-WAIT")
    assert waiting is not None and waiting.ended_on is None
    assert running(case, case, "ACC-3WD") is None
    assert case.respondents[0].answer == Answer.ASKED.value and case.respondents[0].answered_on is None
    assert not [row for row in case.party_answers if isinstance(row, PartyAnswer)]


def test_the_number_once_given_stays_with_its_case(bodies: Bodies, clerk: Person) -> None:
    case = a_consented_case(bodies)
    db.session.commit()
    in_order = Acceptance(capacity_in_order=True, not_judged=True)
    accept(case, in_order, by=clerk)
    taken_back(case, clerk)
    assert (case.state, case.accepted_on, case.sequence) == (CaseState.CONSENTED.value, None, 1)
    accept(case, in_order, by=clerk)
    assert case.sequence == 1
    assert [paper.voided_at is None for paper in papers_of(case) if paper.code == "D05"] == [False, False, True, True]


def test_limitation_goes_back_to_what_it_was(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    director = bodies.people["liguoqiang"]
    before = len(case.claims[0].interruptions)
    end_without_agreement(case, EndWithoutAgreement(reason_code=EndReason.UNWILLING), by=director)
    taken_back(case, director)
    assert (case.state, case.ended_on, case.end_reason) == (CaseState.IN_MEDIATION.value, None, None)
    assert len(case.claims[0].interruptions) == before
    assert running(case, case, "MED-1M") is not None and running(case, case, "ARCHIVE") is None


def test_after_thirty_minutes_it_stands(bodies: Bodies, clerk: Person, on: Callable[..., None]) -> None:
    case, _slips = a_submitted_case(bodies)
    step = ask_other_side(case, by=clerk)
    db.session.commit()
    on(MONDAY, "09:29")
    assert may_take_back(case, by=clerk) is not None
    on(MONDAY, "09:31")
    assert may_take_back(case, by=clerk) is None
    with pytest.raises(NotNow, match="时间已经过了"):
        take_back(case, step, by=clerk)


def test_nobody_takes_back_what_another_did(bodies: Bodies, clerk: Person) -> None:
    case, _slips = a_submitted_case(bodies)
    step = ask_other_side(case, by=clerk)
    db.session.commit()
    with pytest.raises(NotNow, match="只有刚才办"):
        take_back(case, step, by=bodies.people["liguoqiang"])


def test_a_paper_that_was_handed_over_is_not_taken_back(bodies: Bodies, clerk: Person) -> None:
    case, _slips = a_submitted_case(bodies)
    step = ask_other_side(case, by=clerk)
    db.session.commit()
    serve(papers_of(case)[-1], case.respondents[0], ServiceWay.DIRECT, MONDAY, by=clerk)
    db.session.commit()
    with pytest.raises(NotNow, match="送达"):
        take_back(case, step, by=clerk)


def test_a_notice_that_went_out_is_not_taken_back(bodies: Bodies, clerk: Person) -> None:
    case, _slips = a_submitted_case(bodies)
    step = ask_other_side(case, by=clerk)
    db.session.commit()
    next(row for row in notices_of(case) if row.key.startswith("ask:")).state = NoticeState.SENT.value
    db.session.commit()
    with pytest.raises(NotNow, match="通知已经发出"):
        take_back(case, step, by=clerk)


def test_only_the_last_act_is_taken_back(bodies: Bodies, clerk: Person) -> None:
    case, _slips = a_submitted_case(bodies)
    first = ask_other_side(case, by=clerk)
    db.session.commit()
    record_answer(case, Answered(on_behalf_of=tuple(case.respondents), word=PartyWord.AGREED, way=AnswerWay.SLIP,
                                 proof=a_scan()), by=clerk)
    db.session.commit()
    with pytest.raises(NotNow, match="又办了别的"):
        take_back(case, first, by=clerk)


def test_what_somebody_changed_in_between_is_not_overwritten(bodies: Bodies, clerk: Person) -> None:
    case = an_asked_case(bodies)
    db.session.commit()
    case.respondents[0].answer = Answer.REFUSED.value
    db.session.commit()
    step = last_act(case)
    assert step is not None
    with pytest.raises(NotNow, match="又有改动"):
        take_back(case, step, by=clerk)


def test_a_withdrawal_may_be_taken_back_until_the_end_of_the_next_working_day_by_whoever_handles_the_case(
        bodies: Bodies, clerk: Person, on: Callable[..., None]) -> None:
    on(date(2026, 3, 6))
    case = a_case_in_mediation(bodies)
    withdraw(case, Withdrawal(
        spoken_alone_on=date(2026, 3, 6), spoken_alone_by="王敏", proof=a_scan()), by=bodies.people["liguoqiang"])
    db.session.commit()
    on(date(2026, 3, 9), "23:50")
    offer = may_take_back(case, by=clerk)
    assert offer is not None and offer.words == "撤回申请"
    on(date(2026, 3, 10), "00:01")
    assert may_take_back(case, by=clerk) is None
    on(date(2026, 3, 9), "23:50")
    taken_back(case, clerk)
    assert case.state == CaseState.IN_MEDIATION.value
    assert not [row for row in notices_of(case) if row.key.startswith("withdraw:") and row.state != "cancelled"]


def test_a_case_that_was_opened_is_not_made_to_vanish(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies, workers=("李秀英", "赵强"))
    mediator = bodies.people["zhouhui"]
    new = split_off(case, [case.applicants[1]], Facts(reason="意见不同"), by=mediator)
    db.session.commit()
    assert may_take_back(case, by=mediator) is None and may_take_back(new, by=mediator) is None
    step = last_act(case)
    assert step is not None
    with pytest.raises(NotNow, match="不能直接撤"):
        take_back(case, step, by=mediator)


def test_what_has_been_taken_back_is_not_taken_back_again(bodies: Bodies, clerk: Person) -> None:
    case, _slips = a_submitted_case(bodies)
    ask_other_side(case, by=clerk)
    taken_back(case, clerk)
    assert last_act(case) is None and may_take_back(case, by=clerk) is None


def test_an_effect_that_came_with_the_last_mark_goes_with_it(bodies: Bodies, on: Callable[..., None]) -> None:
    on(DAY)
    by = bodies.people["wangmin"]
    case = an_agreed_case(bodies)
    agreement = out_for_signing(case, by)
    missing = [mark(agreement, row.whose, DAY) for row in marks_missing(agreement)]
    place_marks(agreement, missing[:-1], by=by)
    db.session.commit()
    place_marks(agreement, missing[-1:], by=by)
    db.session.commit()
    assert case.state == CaseState.EFFECTIVE.value and agreement.strengthening is not None
    taken_back(case, by)
    assert (case.state, agreement.effective_on, agreement.strengthening) == (CaseState.SIGNING.value, None, None)
    assert {line.state for line in agreement.obligations} == {"unopened"}
    assert len(marks_missing(agreement)) == 1
    assert not [row for row in case.deadlines if row.clock_id in ("CONF-30", "ARBREV-15", "PERF")]
    place_marks(agreement, missing[-1:], by=by)
    assert case.state == CaseState.EFFECTIVE.value


def test_what_others_already_point_to_is_not_taken_away(bodies: Bodies, clerk: Person) -> None:
    case = an_asked_case(bodies)
    db.session.commit()
    step = ask_for_aid(case, HandoffPlan(way=HandoffWay.LEGAL_AID, receiver="青溪法援", party=case.applicants[0]),
                       Facts(), by=clerk).case.steps[-1]
    db.session.commit()
    db.session.add(HandoffResult(handoff=case.handoffs[0], kind="other", decided_on=MONDAY, recorded_at=clock.now()))
    db.session.commit()
    with pytest.raises(NotNow, match="别处用到"):
        take_back(case, step, by=clerk)


def test_who_left_alone_may_come_back_until_the_end_of_the_next_working_day(
        bodies: Bodies, on: Callable[..., None]) -> None:
    case = a_case_in_mediation(bodies, workers=("李秀英", "赵强"))
    gone = case.applicants[1]
    leave(case, [gone], Withdrawal(spoken_alone_on=MONDAY, spoken_alone_by="王敏", proof=a_scan()),
          by=bodies.people["zhouhui"])
    db.session.commit()
    on(date(2026, 3, 3), "23:50")
    taken_back(case, bodies.people["wangmin"])
    assert gone.is_active and gone.claims[0].is_open


def test_the_sweep_forgets_what_can_not_be_taken_back_any_more(
        bodies: Bodies, clerk: Person, on: Callable[..., None]) -> None:
    asked, _slips = a_submitted_case(bodies)
    ask_other_side(asked, by=clerk)
    db.session.commit()
    withdrawn, _slips = a_submitted_case(bodies, workers=("赵强",))
    db.session.commit()
    withdraw(withdrawn, replace(SPOKEN, proof=a_scan()), by=clerk)
    db.session.commit()
    step, regretted = asked.steps[-1], withdrawn.steps[-1]
    on(date(2026, 3, 4), "08:00")
    sweep()
    assert db.session.get(StepJournal, step.id) is not None
    on(date(2026, 3, 5), "08:00")
    sweep()
    assert db.session.get(StepJournal, step.id) is None
    assert db.session.get(StepJournal, regretted.id) is not None
    on(date(2026, 4, 3), "08:00")
    sweep()
    assert db.session.get(StepJournal, regretted.id) is None
