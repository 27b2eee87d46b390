"""The archive takes a complete file and two people; an ended case can be taken up again."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from flask import Flask

from mediation import clock
from mediation.agreements.models import Agreement, AgreementStanding, Strengthening
from mediation.cases.acts import perform, refresh, restore_state
from mediation.cases.facts import EndWithoutAgreement, Reopening, Withdrawal
from mediation.cases.models import Case
from mediation.cases.numbering import number_file
from mediation.cases.states import CaseState, EndReason
from mediation.closing import reopening
from mediation.closing.acts import end_without_agreement, withdraw
from mediation.closing.archiving import ForTheArchive, archive, propose_archive
from mediation.closing.checklist import Found, paper_lines
from mediation.deadlines.acts import begin, running
from mediation.demo.bodies import Bodies
from mediation.desk.case_doing import nearest
from mediation.desk.queries.listed import rows_of
from mediation.documents.acts import serve
from mediation.documents.models import ServiceWay
from mediation.documents.queries import latest_paper, papers_of
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.intake.acceptance.acts import Answered, record_answer
from mediation.intake.acceptance.models import AnswerWay, PartyWord
from mediation.parties.models import Answer
from tests.acts.walked import a_case_in_mediation, a_scan, reasoned
from tests.builders import a_submitted_case, the_bodies

MONDAY = date(2026, 3, 2)
EXPLAINED = ForTheArchive(explained="送达回证在纸质卷内；撤回申请书为手写，已装卷")


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


def a_withdrawn_case(bodies: Bodies, **more: Any) -> Case:
    case, _slips = a_submitted_case(bodies, **more)
    withdraw(case, Withdrawal(spoken_alone_on=MONDAY, spoken_alone_by="王敏", proof=a_scan()),
             by=bodies.people["wangmin"])
    return case


def an_archived_case(bodies: Bodies) -> Case:
    case = a_withdrawn_case(bodies)
    archive(case, EXPLAINED, by=bodies.people["liguoqiang"])
    return case


def test_the_checklist_compares_what_the_steps_made_due_with_what_is_in_the_file(bodies: Bodies) -> None:
    lines = {line.code: line for line in paper_lines(a_withdrawn_case(bodies))}
    assert lines["D54"].found is Found.ISSUED and lines["D01"].found is Found.ISSUED
    assert lines["D03"].found is Found.ISSUED and lines["D25"].found is Found.ISSUED


def test_a_file_with_gaps_is_archived_only_with_an_explanation(bodies: Bodies) -> None:
    case = a_withdrawn_case(bodies)
    papers_of(case)[-1].make_void(clock.now())
    with pytest.raises(RequirementNotMet, match="D25") as refusal:
        archive(case, ForTheArchive(), by=bodies.people["liguoqiang"])
    assert refusal.value.field == "explained"
    step = archive(case, EXPLAINED, by=bodies.people["liguoqiang"])
    assert (case.state, step.row, case.is_open) == (CaseState.ARCHIVED.value, "65", False)


def test_the_clerk_proposes_and_the_director_approves(bodies: Bodies) -> None:
    case = a_withdrawn_case(bodies)
    with pytest.raises(NotPermitted, match="主任"):
        archive(case, EXPLAINED, by=bodies.people["wangmin"])
    propose_archive(case, EXPLAINED, by=bodies.people["wangmin"])
    step = archive(case, ForTheArchive(), by=bodies.people["liguoqiang"])
    assert step.reason == EXPLAINED.explained and step.by is bodies.people["liguoqiang"]


def test_a_file_gets_the_next_number_of_its_body_and_year_unless_one_is_typed(bodies: Bodies) -> None:
    director, clerk = bodies.people["liguoqiang"], bodies.people["wangmin"]
    typed, taken, last = (a_withdrawn_case(bodies, workers=(name,)) for name in ("李秀英", "王建国", "孙梅"))
    propose_archive(typed, replace(EXPLAINED, file_number="2026-0001"), by=clerk)
    archive(typed, ForTheArchive(), by=director)
    with pytest.raises(RequirementNotMet, match="2026-0001") as refusal:
        archive(taken, replace(EXPLAINED, file_number="2026-0001"), by=director)
    assert (refusal.value.field, taken.state) == ("file_number", "withdrawn")
    for case in (taken, last):
        archive(case, EXPLAINED, by=director)
    assert [case.file_number for case in (typed, taken, last)] == ["2026-0001", "2026-0002", "2026-0003"]


def test_a_body_may_have_the_number_of_the_file_typed_and_then_none_is_archived_without(bodies: Bodies) -> None:
    director = bodies.people["liguoqiang"]
    case = a_withdrawn_case(bodies)
    case.body.settings = {**case.body.settings, "FILE_NUMBERS": "typed"}
    with pytest.raises(RequirementNotMet, match="卷号") as refusal:
        archive(case, EXPLAINED, by=director)
    assert (refusal.value.field, case.state) == ("file_number", "withdrawn")
    archive(case, replace(EXPLAINED, file_number="庚-17"), by=director)
    assert case.file_number == "庚-17"


def test_a_file_may_bear_the_number_of_its_case_and_keeps_it_when_it_is_archived_again(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    case.body.settings = {**case.body.settings, "FILE_NUMBERS": "case_number"}
    withdraw(case, Withdrawal(spoken_alone_on=MONDAY, spoken_alone_by="王敏", proof=a_scan()),
             by=bodies.people["liguoqiang"])
    archive(case, EXPLAINED, by=bodies.people["liguoqiang"])
    assert case.file_number == case.number is not None
    case.body.settings = {**case.body.settings, "FILE_NUMBERS": "series"}
    assert number_file(case, MONDAY) == case.number


def test_a_case_that_goes_on_is_not_proposed_for_the_archive(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    with pytest.raises(NotNow):
        propose_archive(case, EXPLAINED, by=bodies.people["wangmin"])


def test_after_a_failed_mediation_the_letter_is_served_and_the_wait_is_over(
        bodies: Bodies, on: Callable[..., None]) -> None:
    case = a_case_in_mediation(bodies)
    director = bodies.people["liguoqiang"]
    end_without_agreement(case, EndWithoutAgreement(reason_code=EndReason.UNWILLING), by=director)
    with pytest.raises(RequirementNotMet, match="送达"):
        archive(case, EXPLAINED, by=director)
    letter = latest_paper(case, "D30")
    assert letter is not None
    for party in case.active_parties:
        serve(letter, party, ServiceWay.DIRECT, MONDAY, by=director, taken_by=party.name)
    with pytest.raises(RequirementNotMet, match="等待期"):
        archive(case, EXPLAINED, by=director)
    on(date(2026, 3, 18))
    archive(case, EXPLAINED, by=director)
    assert running(case, case, "ARCHIVE") is None


def test_an_archived_case_is_taken_up_again_by_the_director_with_a_reason(bodies: Bodies) -> None:
    case = an_archived_case(bodies)
    with pytest.raises(RequirementNotMet, match="理由"):
        reopening.reopen(case, Reopening(), by=bodies.people["liguoqiang"])
    step = reopening.reopen(case, Reopening(reason="付款被退回"), by=bodies.people["liguoqiang"])
    assert (case.state, step.row, case.is_open) == (CaseState.REOPENED.value, "66", True)
    assert running(case, case, "REVIEW") is not None
    assert {party.answer for party in case.active_parties} == {Answer.NOT_ASKED.value}


def a_reopened_case(bodies: Bodies) -> Case:
    case = an_archived_case(bodies)
    reopening.reopen(case, Reopening(reason="付款被退回"), by=bodies.people["liguoqiang"])
    return case


def test_mediating_again_needs_everybodys_consent_anew_and_a_new_period(bodies: Bodies) -> None:
    case = a_reopened_case(bodies)
    director = bodies.people["liguoqiang"]
    with pytest.raises(RequirementNotMet, match="同意"):
        reopening.mediate_again(case, reasoned(), by=director)
    record_answer(case, Answered(on_behalf_of=tuple(case.active_parties), word=PartyWord.AGREED, way=AnswerWay.SLIP,
                                 proof=a_scan()), by=director)
    case.number, case.year, case.sequence = "迅劳人调字〔2026〕第900号", 2026, 900
    mediator = bodies.people["zhouhui"]
    step = reopening.mediate_again(case, reasoned(), by=director, panel=reopening.PanelAnew((mediator,), mediator))
    assert (case.state, step.row, case.ended_on) == (CaseState.ASSIGNED.value, "66a", None)
    assert running(case, case, "MED-1M") is not None
    assert "D05" in [paper.code for paper in papers_of(case)]


def test_a_case_that_never_had_a_panel_is_not_mediated_again_without_one(bodies: Bodies) -> None:
    case, _slips = a_submitted_case(bodies)
    director = bodies.people["liguoqiang"]
    restore_state(case, CaseState.ARCHIVED.value)
    reopening.reopen(case, Reopening(reason="申请人又愿意调解"), by=director)
    record_answer(case, Answered(on_behalf_of=tuple(case.active_parties), word=PartyWord.AGREED, way=AnswerWay.SLIP,
                                 proof=a_scan()), by=director)
    with pytest.raises(RequirementNotMet, match="至少指定一名调解员"):
        reopening.mediate_again(case, reasoned(), by=director)
    named = (bodies.people["zhouhui"], bodies.people["wangmin"])
    reopening.mediate_again(case, reasoned(), by=director, panel=reopening.PanelAnew(named, named[0]))
    assert case.state == CaseState.ASSIGNED.value
    assert [(member.person, member.presides) for member in case.mediators] == [(named[0], True), (named[1], False)]
    assert "D13" in [paper.code for paper in papers_of(case)]


def test_who_mediated_before_goes_on_unless_others_are_named(bodies: Bodies) -> None:
    case, director = a_case_in_mediation(bodies), bodies.people["liguoqiang"]
    before = case.mediators[0].person
    restore_state(case, CaseState.ARCHIVED.value)
    reopening.reopen(case, Reopening(reason="付款被退回"), by=director)
    record_answer(case, Answered(on_behalf_of=tuple(case.active_parties), word=PartyWord.AGREED, way=AnswerWay.SLIP,
                                 proof=a_scan()), by=director)
    with pytest.raises(RequirementNotMet, match="主持"):
        reopening.mediate_again(case, reasoned(), by=director, panel=reopening.PanelAnew((before,), director))
    reopening.mediate_again(case, reasoned(), by=director, panel=reopening.PanelAnew((director,), director))
    assert [member.person for member in case.mediators] == [director]
    assert before in [member.person for member in case.panel if member.left_on is not None]


def test_a_reopened_case_is_due_on_its_own_day_and_not_on_the_doors_of_the_old_agreement(bodies: Bodies) -> None:
    case = a_reopened_case(bodies)
    review = running(case, case, "REVIEW")
    assert review is not None and review.ends_on is not None
    door = begin(Strengthening(public_id="door", case=case), case, "ARBREV-15", date(2026, 2, 24))
    db.session.flush()
    refresh(case)
    assert door is not None and door.ends_on is not None and door.ends_on < review.ends_on
    assert case.due_on == review.ends_on
    assert nearest(case) is review
    (row,) = [row for row in rows_of(bodies.people["liguoqiang"], [case.id])]
    assert row.nearest is not None and row.nearest.clock_id == "REVIEW"


def test_an_agreement_that_stands_goes_back_into_effect(bodies: Bodies) -> None:
    case = a_reopened_case(bodies)
    step = reopening.agreement_stands(case, reasoned("协议继续履行"), by=bodies.people["liguoqiang"])
    assert (case.state, step.row) == (CaseState.EFFECTIVE.value, "66b")


def test_a_reopened_case_without_a_new_mediation_ends_with_its_letter(bodies: Bodies) -> None:
    case = a_reopened_case(bodies)
    step = reopening.end_reopened(case, reasoned("双方不再调解"), by=bodies.people["liguoqiang"])
    assert (case.state, step.row) == (CaseState.NO_AGREEMENT.value, "66d")
    assert [paper.code for paper in papers_of(case)][-1] == "D30"
    assert running(case, case, "ARCHIVE") is not None


def test_a_reopened_case_with_nothing_to_do_goes_back_to_the_archive(bodies: Bodies) -> None:
    case = a_reopened_case(bodies)
    step = reopening.close_reopened(case, reasoned("查无此事"), by=bodies.people["liguoqiang"])
    assert (case.state, step.row, case.is_open) == (CaseState.ARCHIVED.value, "66e", False)


def an_effective_case(bodies: Bodies, strengthening: str) -> Case:
    """A case with an agreement in effect whose confirmation stands as said."""
    case = a_case_in_mediation(bodies)
    agreement = Agreement(case=case, drafted_on=MONDAY, standing=AgreementStanding.IN_EFFECT.value, effective_on=MONDAY)
    db.session.add(agreement)
    db.session.add(Strengthening(agreement=agreement, case=case, state=strengthening, public_id=f"s-{strengthening}"))
    restore_state(case, CaseState.EFFECTIVE.value)
    db.session.flush()
    return case


@pytest.mark.parametrize("state", ["conf_dismissed", "conf_refused", "conf_terminated", "conf_revoked"])
def test_what_no_court_confirmed_may_be_agreed_anew(bodies: Bodies, state: str) -> None:
    case = an_effective_case(bodies, state)
    step = reopening.reopen_for_new_agreement(case, reasoned("改第三条"), by=bodies.people["liguoqiang"])
    assert (case.state, step.row) == (CaseState.REOPENED.value, "44")


def test_while_the_court_has_not_refused_there_is_no_other_agreement(bodies: Bodies) -> None:
    case = an_effective_case(bodies, "conf_docketed")
    with pytest.raises(RequirementNotMet, match="驳回"):
        reopening.reopen_for_new_agreement(case, reasoned("改第三条"), by=bodies.people["liguoqiang"])


def test_a_void_agreement_reopens_the_case_with_the_paper_that_says_so(bodies: Bodies) -> None:
    case = an_effective_case(bodies, "b_none")
    director = bodies.people["liguoqiang"]
    with pytest.raises(RequirementNotMet, match="文书"):
        reopening.reopen_void(case, Reopening(reason="被撤销"), by=director)
    step = reopening.reopen_void(case, Reopening(reason="被撤销", ruling_or_paper=True, proof=a_scan()), by=director)
    assert (case.state, step.row) == (CaseState.REOPENED.value, "44a")
    assert case.agreements[0].standing == AgreementStanding.VOID.value


def test_a_confirmation_under_way_keeps_the_file_open(bodies: Bodies) -> None:
    case = an_effective_case(bodies, "conf_filed")
    with pytest.raises(RequirementNotMet, match="没有了结"):
        archive(case, EXPLAINED, by=bodies.people["liguoqiang"])


def test_an_effective_case_with_nothing_open_is_archived(bodies: Bodies) -> None:
    case = an_effective_case(bodies, "b_expired")
    assert archive(case, EXPLAINED, by=bodies.people["liguoqiang"]).row == "65"


def test_no_act_of_the_archive_exists_for_an_archived_case(bodies: Bodies) -> None:
    case = an_archived_case(bodies)
    with pytest.raises(NotNow):
        perform(case, "archive", by=bodies.people["liguoqiang"])
