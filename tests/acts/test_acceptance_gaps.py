"""What is lacking is told once; a matter that belongs elsewhere is referred with reason and address."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from flask import Flask

from mediation import clock
from mediation.cases.facts import Acceptance, Facts
from mediation.cases.models import Case
from mediation.cases.proposing import waiting_proposals
from mediation.cases.states import CaseState
from mediation.closing.proposals import sent_back
from mediation.deadlines.acts import running
from mediation.demo.bodies import Bodies
from mediation.documents.kinds.d07_correction_notice import Lacking
from mediation.documents.queries import papers_of
from mediation.errors import NotNow, RequirementNotMet
from mediation.files import put
from mediation.intake.acceptance.acts import Answered, accept, ask_other_side, record_answer
from mediation.intake.acceptance.gaps import Completed, Gaps, ask_correction, complete_correction, lapse_correction
from mediation.intake.acceptance.models import AnswerWay, PartyWord
from mediation.intake.acceptance.referral import (Referred, address_book, decline_assignment, propose_referral, refer,
                                                  refer_out_of_scope)
from mediation.intake.facts import ConsentWay, ClaimFacts, HandedOver, MaterialFacts, RegisteringFacts
from mediation.intake.registering.acts import receive_assignment
from mediation.law.terms import Basis, ClaimType, Source
from mediation.notices.queries import notices_of
from tests.acts.walked import a_scan
from tests.builders import a_submitted_case, a_worker, an_employer, the_bodies

MONDAY = date(2026, 3, 2)
TO_THE_FUND = Referred(matter="housing_fund", reason="住房公积金的缴存不属于劳动争议", goes_to="云岭市住房公积金管理中心",
                       address="云岭市人民路9号，0757-00009000")


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return a_submitted_case(bodies)[0]


def codes(case: Case) -> list[str]:
    return [paper.code for paper in papers_of(case)]


def test_all_gaps_are_told_in_one_notice_with_five_working_days(bodies: Bodies, case: Case) -> None:
    gaps = Gaps(lacking=(Lacking.IDENTITY, Lacking.CLAIMS))
    step = ask_correction(case, gaps, by=bodies.people["wangmin"])
    period = running(case, case, "CORRECT")
    assert (case.state, step.row) == (CaseState.NEED_CORRECTION.value, "8")
    assert period is not None and period.ends_on == date(2026, 3, 9)
    assert running(case, case, "TJ14-15") is not None, "the fifteen days of the law go on"
    assert codes(case)[-1] == "D07"


def test_a_correction_names_what_is_lacking(bodies: Bodies, case: Case) -> None:
    with pytest.raises(RequirementNotMet, match="一次性告知"):
        ask_correction(case, Gaps(), by=bodies.people["wangmin"])


def test_other_lacking_papers_are_named_in_words(bodies: Bodies, case: Case) -> None:
    with pytest.raises(RequirementNotMet, match="其他"):
        ask_correction(case, Gaps(lacking=(Lacking.OTHER,)), by=bodies.people["wangmin"])


def test_a_completed_application_gets_a_receipt_for_what_came(bodies: Bodies, case: Case) -> None:
    by = bodies.people["wangmin"]
    ask_correction(case, Gaps(lacking=(Lacking.IDENTITY,)), by=by)
    slips = complete_correction(case, Completed(materials=(MaterialFacts("身份证复印件"),)), by=by)
    assert case.state == CaseState.SUBMITTED.value
    assert case.steps[-1].row == "9" and running(case, case, "CORRECT") is None
    assert codes(case)[-1] == "D54" and slips[0].secret == "", "the code of the first receipt stays"


def test_row_9_what_comes_late_is_taken_when_a_person_says_why(
        bodies: Bodies, case: Case, on: Callable[..., None]) -> None:
    by = bodies.people["wangmin"]
    ask_correction(case, Gaps(lacking=(Lacking.IDENTITY,)), by=by)
    on(date(2026, 3, 10))
    late = Completed(materials=(MaterialFacts("身份证复印件"),))
    with pytest.raises(RequirementNotMet, match="2026-03-09.*写明理由") as refusal:
        complete_correction(case, late, by=by)
    assert refusal.value.field == "reason"
    complete_correction(case, replace(late, reason="申请人住院，昨天才出院"), by=by)
    assert (case.state, case.steps[-1].row, case.steps[-1].reason) == ("submitted", "9", "申请人住院，昨天才出院")


def test_row_9_what_came_in_time_and_is_recorded_later_needs_no_reason(
        bodies: Bodies, case: Case, on: Callable[..., None]) -> None:
    by = bodies.people["wangmin"]
    ask_correction(case, Gaps(lacking=(Lacking.IDENTITY,)), by=by)
    on(date(2026, 3, 10))
    complete_correction(case, Completed(materials=(MaterialFacts("身份证复印件"),), happened_at=clock.instant(
        date(2026, 3, 9), time(16, 30))), by=by)
    assert case.state == CaseState.SUBMITTED.value


def test_correction_is_asked_only_once(bodies: Bodies, case: Case) -> None:
    by = bodies.people["wangmin"]
    ask_correction(case, Gaps(lacking=(Lacking.IDENTITY,)), by=by)
    complete_correction(case, Completed(materials=(MaterialFacts("身份证复印件"),)), by=by)
    with pytest.raises(NotNow, match="一次性"):
        ask_correction(case, Gaps(lacking=(Lacking.FACTS,)), by=by)


def test_an_application_that_is_not_completed_lapses_by_a_persons_hand(
        bodies: Bodies, case: Case, on: Callable[..., None]) -> None:
    by = bodies.people["wangmin"]
    ask_correction(case, Gaps(lacking=(Lacking.IDENTITY,)), by=by)
    period = running(case, case, "CORRECT")
    assert period is not None and period.ends_on is not None
    on(period.ends_on + timedelta(days=1))
    with pytest.raises(RequirementNotMet, match="由主任决定"):
        lapse_correction(case, Facts(reason="到期没有补正，电话已告知可以重新申请"), by=by)
    step = lapse_correction(case, Facts(reason="到期没有补正，电话已告知可以重新申请"), by=bodies.people["liguoqiang"])
    assert (case.state, step.row) == (CaseState.WITHDRAWN.value, "9a")
    assert running(case, case, "TJ14-15") is None


def test_before_the_last_day_only_the_applicants_own_word_on_paper_ends_it(bodies: Bodies, case: Case) -> None:
    by = bodies.people["wangmin"]
    ask_correction(case, Gaps(lacking=(Lacking.IDENTITY,)), by=by)
    with pytest.raises(RequirementNotMet) as refusal:
        lapse_correction(case, Facts(reason="申请人说不办了"), by=by)
    assert refusal.value.field == "scan" and case.state == CaseState.NEED_CORRECTION.value
    signed = a_scan()
    lapse_correction(case, Facts(reason="申请人说不办了", proof=signed), by=by)
    assert case.state == CaseState.WITHDRAWN.value
    given_up = papers_of(case)[-1]
    assert (given_up.code, given_up.signed_scan_sha256) == ("D25", signed)


def test_a_matter_that_is_none_of_ours_is_referred_with_reason_and_address(bodies: Bodies, case: Case) -> None:
    step = refer(case, TO_THE_FUND, by=bodies.people["liguoqiang"])
    assert (case.state, step.row) == (CaseState.REFERRED.value, "10")
    assert codes(case)[-1] == "D06"
    assert not any(row.is_running for row in case.deadlines if row.record_type == "case")


def test_a_referral_needs_the_address(bodies: Bodies, case: Case) -> None:
    nowhere = Referred(reason="不属于", goes_to="某处")
    for act, who in ((refer, "liguoqiang"), (propose_referral, "wangmin")):
        with pytest.raises(RequirementNotMet) as refusal:
            act(case, nowhere, by=bodies.people[who])
        assert refusal.value.field == "goes_to"
    assert not case.proposed_acts


def test_row_10_the_clerk_proposes_a_referral_and_the_director_does_it(bodies: Bodies, case: Case) -> None:
    clerk, director = bodies.people["wangmin"], bodies.people["liguoqiang"]
    with pytest.raises(RequirementNotMet, match="主任确认"):
        refer(case, TO_THE_FUND, by=clerk)
    row = propose_referral(case, TO_THE_FUND, by=clerk)
    assert case.state == CaseState.SUBMITTED.value and waiting_proposals(case) == [row]
    assert any(notice.person is director and "提请转介" in notice.words for notice in notices_of(case))
    with pytest.raises(NotNow, match="已经有人提请"):
        propose_referral(case, TO_THE_FUND, by=clerk)
    step = refer(case, TO_THE_FUND, by=director)
    assert (step.by, row.done, row.answered_by, waiting_proposals(case)) == (director, True, director, [])


def test_row_10_the_director_sends_a_referral_back_with_the_reason(bodies: Bodies, case: Case) -> None:
    clerk, director = bodies.people["wangmin"], bodies.people["liguoqiang"]
    row = propose_referral(case, TO_THE_FUND, by=clerk)
    with pytest.raises(RequirementNotMet, match="为什么退回"):
        sent_back(row, " ", by=director)
    sent_back(row, "欠缴工资的部分我们可以调", by=director)
    assert (row.done, row.answer, case.state) == (False, "欠缴工资的部分我们可以调", CaseState.SUBMITTED.value)
    assert any(notice.person is clerk and "被退回" in notice.words for notice in notices_of(case))
    assert propose_referral(case, TO_THE_FUND, by=clerk).is_open


def test_row_10b_what_was_proposed_before_the_case_went_on_is_proposed_no_more(bodies: Bodies, case: Case) -> None:
    clerk = bodies.people["wangmin"]
    propose_referral(case, TO_THE_FUND, by=clerk)
    ask_other_side(case, by=clerk)
    assert waiting_proposals(case) == []
    assert propose_referral(case, TO_THE_FUND, by=clerk).act == "refer_out_of_scope"


def test_a_worker_may_be_referred_to_legal_aid_on_the_way(bodies: Bodies, case: Case) -> None:
    worker = case.applicants[0]
    refer(case, Referred(**{**vars(TO_THE_FUND), "aid_for": (worker,)}), by=bodies.people["liguoqiang"])
    assert codes(case)[-2:] == ["D06", "D55"]


def test_the_address_book_says_what_the_courts_of_the_place_hear(bodies: Bodies, case: Case) -> None:
    case.body.settings = {**case.body.settings, "INSURANCE_ARREARS_SUIT": True}
    book = {line.key: line for line in address_book(case)}
    assert "欠缴的也可以向当地人民法院起诉" in book["insurance_back_payment"].where
    assert len(book) == 12


def test_the_address_book_knows_where_each_matter_belongs(case: Case) -> None:
    book = {line.key: line for line in address_book(case)}
    assert "法院" not in book["insurance_back_payment"].where
    assert book["housing_fund"].where == "住房公积金管理中心"
    assert book["injury_recognition"].deadline_words


def test_found_out_of_scope_before_acceptance_the_applicant_gets_the_refusal_notice(bodies: Bodies, case: Case) -> None:
    by = bodies.people["liguoqiang"]
    ask_other_side(case, by=bodies.people["wangmin"])
    step = refer_out_of_scope(case, TO_THE_FUND, by=by)
    assert (case.state, step.row) == (CaseState.REFERRED.value, "10b")
    assert codes(case)[-1] == "D06"


def test_found_out_of_scope_after_acceptance_everybody_gets_the_closing_letter(bodies: Bodies, case: Case) -> None:
    by = bodies.people["liguoqiang"]
    ask_other_side(case, by=bodies.people["wangmin"])
    record_answer(case, Answered(on_behalf_of=tuple(case.respondents), word=PartyWord.AGREED, way=AnswerWay.IN_PERSON,
                                 proof=put(b"%PDF-1.4", "application/pdf").sha256), by=by)
    accept(case, Acceptance(capacity_in_order=True, not_judged=True), by=by)
    step = refer_out_of_scope(case, TO_THE_FUND, by=by)
    assert (step.row, step.papers) == ("10b", ["D30", "D55"])
    assert codes(case)[-1] == "D30"


def test_an_assignment_goes_back_to_the_court_with_the_reason(bodies: Bodies) -> None:
    by = bodies.people["wangmin"]
    facts = RegisteringFacts(
        body=bodies["courier"], basis=Basis.COURT_DELEGATED, source=Source.COURT_DELEGATED, choice_told=True,
        source_number="（2026）粤0699诉前调88号", source_body="云岭市青溪区人民法院", applicants=(a_worker(),),
        respondents=(an_employer(),), claims=(ClaimFacts(type=ClaimType.WAGES, amount_fen=100),))
    case = receive_assignment(facts, HandedOver(consent_recorded=True, consented_on=clock.today(),
                                                consent_way=ConsentWay.SIGNED), by=by)
    step = decline_assignment(case, Facts(reason="本机构没有维吾尔语调解员"), by=by)
    assert (case.state, step.row) == (CaseState.REFERRED.value, "10a")
    assert codes(case)[-1] == "D46"


def test_only_what_others_handed_over_is_given_back(bodies: Bodies, case: Case) -> None:
    with pytest.raises(RequirementNotMet, match="转介"):
        decline_assignment(case, Facts(reason="不办"), by=bodies.people["wangmin"])
