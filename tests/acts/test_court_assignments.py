"""委派 and 委托: sent once, answered in three working days, sent back with the result, received by the court."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from mediation import clock
from mediation.assignments.acts import ReturnPlan, court_takes_it_up, receive_return, return_to_court
from mediation.cases.assignments import CourtTakesBack, GoingBack, ReceivedBack
from mediation.cases.facts import Facts
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.deadlines.acts import running
from mediation.demo.bodies import Bodies
from mediation.demo.building import a_case, registering
from mediation.documents.queries import papers_of
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.handoffs.requirements import HandoffFacts
from mediation.intake.acceptance.referral import decline_assignment
from mediation.intake.facts import ConsentWay, HandedOver
from mediation.intake.from_court.taking_back import take_assignment_back
from mediation.intake.registering.acts import confirm_assignment, receive_assignment
from mediation.law.suit_first import StraightToCourt
from mediation.law.terms import Basis, CourtProcedure
from mediation.notices.queries import notice_with_key
from mediation.sessions.acts import leave_choice_to_court, name_mediators
from mediation.sessions.models import ChosenBy
from mediation.sweep import sweep
from tests.acts.session_cases import a_case_from_the_court
from tests.builders import the_bodies

WEDNESDAY = date(2026, 3, 4)
SAID = HandedOver(consent_recorded=True, consented_on=date(2026, 3, 3), consent_way=ConsentWay.ONLINE)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(WEDNESDAY, "09:30")
    return the_bodies()


def sent(bodies: Bodies, number: str = "（2026）新2999诉前调12号", *, by: str = "aili", said: HandedOver = SAID,
         basis: Basis = Basis.COURT_DELEGATED, **more: object) -> Case:
    facts = registering(bodies, body="studio", basis=basis, source_number=number, source_body="塔河市人民法院", **more)
    case = receive_assignment(facts, said, by=bodies.people[by])
    db.session.commit()
    return case


def failed(bodies: Bodies, **more: object) -> Case:
    return a_case(bodies, CaseState.NO_AGREEMENT, body="studio", **{"basis": Basis.COURT_DELEGATED, **more})


def returned(bodies: Bodies, **more: object) -> Case:
    case = failed(bodies, **more)
    wish = "insists" if case.basis == "court_delegated" else ""
    return_to_court(case, ReturnPlan(issues="工资数额"), GoingBack(wish=wish), by=bodies.people["gulnar"])
    db.session.commit()
    return case


def test_row_6_the_consent_stands_on_record_with_its_day_and_its_way(bodies: Bodies) -> None:
    case = sent(bodies)
    row = case.court_assignment
    assert (row.court.short_name, row.consent_words) == ("塔河法院", "2026-03-03，在平台上确认")
    assert running(case, case, "CONFIRM-ORG-3WD").ends_on == date(2026, 3, 9)


@pytest.mark.parametrize(("lacking", "field"), [
    ({"consented_on": None}, "consented_on"), ({"consented_on": date(2026, 3, 5)}, "consented_on"),
    ({"consent_way": None}, "consent_way"), ({"consent_recorded": False}, "consent_recorded")])
def test_row_6_without_the_day_and_the_way_of_the_consent_nothing_is_sent(
        bodies: Bodies, lacking: dict[str, object], field: str) -> None:
    with pytest.raises(RequirementNotMet) as refused:
        sent(bodies, said=replace(SAID, **lacking))
    assert refused.value.field == field and "特邀调解" in (refused.value.article or "")


@pytest.mark.parametrize(("again", "by"), [
    ("（2026）新2999诉前调12号", "aili"), (" (2026) 新2999诉前调 12号", "aili"), ("〔2026〕新2999诉前调12号", "gulnar")])
def test_row_6_the_same_number_of_the_same_court_is_refused_with_the_first(bodies: Bodies, again: str, by: str) -> None:
    first = sent(bodies)
    with pytest.raises(RequirementNotMet, match=first.known_as) as refused:
        sent(bodies, again, by=by)
    assert refused.value.field == "source_number"


def test_row_6_the_same_number_may_be_entrusted_after_it_was_delegated(bodies: Bodies) -> None:
    sent(bodies)
    assert sent(bodies, basis=Basis.COURT_ENTRUSTED).court_assignment is not None


def test_row_6_a_body_without_a_court_takes_nothing_from_one(bodies: Bodies) -> None:
    bodies["studio"].court = None
    with pytest.raises(RequirementNotMet, match="对应的法院"):
        sent(bodies, by="gulnar")


def test_row_6a_the_clock_starts_on_the_day_of_signing_and_never_twice(
        bodies: Bodies, on: Callable[..., None]) -> None:
    case = sent(bodies)
    on(date(2026, 3, 6))
    confirm_assignment(case, Facts(happened_on=date(2026, 3, 5)), by=bodies.people["gulnar"])
    period = running(case, case, "MED-30")
    assert (period.starts_on, period.ends_on) == (date(2026, 3, 5), date(2026, 4, 7))  # 4 to 6 April is a holiday
    with pytest.raises(RequirementNotMet, match="不再重新起算"):
        confirm_assignment(case, Facts(), by=bodies.people["gulnar"])
    assert running(case, case, "MED-30").starts_on == date(2026, 3, 5)


@pytest.mark.parametrize(("procedure", "clock_id", "ends"), [
    (CourtProcedure.ORDINARY, "MED-15C", date(2026, 3, 19)), (CourtProcedure.SUMMARY, "MED-7C", date(2026, 3, 11))])
def test_row_6a_an_entrusted_case_runs_as_long_as_the_procedure_of_its_suit(
        bodies: Bodies, procedure: CourtProcedure, clock_id: str, ends: date) -> None:
    case = sent(bodies, basis=Basis.COURT_ENTRUSTED, court_procedure=procedure)
    confirm_assignment(case, Facts(), by=bodies.people["gulnar"])
    assert running(case, case, clock_id).ends_on == ends
    assert running(case, case, "CONF-30") is None and running(case, case, "ARBREV-15") is None


def test_row_10a_the_court_takes_back_when_three_working_days_are_over(
        bodies: Bodies, on: Callable[..., None]) -> None:
    case, aili = sent(bodies), bodies.people["aili"]
    over = Facts(reason_code=CourtTakesBack.NO_ANSWER, reason="改派其他调解组织")
    on(date(2026, 3, 9))
    with pytest.raises(RequirementNotMet, match="2026-03-09") as refused:
        take_assignment_back(case, over, by=aili)
    assert refused.value.field == "reason_code"
    on(date(2026, 3, 10))
    step = take_assignment_back(case, over, by=aili)
    db.session.commit()
    assert (case.state, step.row) == ("referred", "10a") and running(case, case, "CONFIRM-ORG-3WD") is None
    assert notice_with_key(f"court-took-back:{step.public_id}:{bodies.people['gulnar'].public_id}") is not None
    assert sent(bodies).court_assignment.number_key == "(2026)新2999诉前调12号", "the court sends it anew"


def test_row_10a_a_wrong_sending_is_taken_back_at_once_with_its_reason(bodies: Bodies) -> None:
    case, aili = sent(bodies), bodies.people["aili"]
    with pytest.raises(RequirementNotMet, match="为什么收回"):
        take_assignment_back(case, Facts(reason="错了"), by=aili)
    with pytest.raises(RequirementNotMet):
        take_assignment_back(case, Facts(reason_code=CourtTakesBack.WRONG_LIST), by=aili)
    take_assignment_back(case, Facts(reason_code=CourtTakesBack.WRONG_LIST, reason="指派有误"), by=aili)
    assert case.state == "referred"


def test_row_10a_what_the_body_has_taken_the_court_does_not_take_back(bodies: Bodies, on: Callable[..., None]) -> None:
    case = sent(bodies)
    confirm_assignment(case, Facts(), by=bodies.people["gulnar"])
    on(date(2026, 3, 20))
    with pytest.raises(RequirementNotMet, match="已经确认接受"):
        take_assignment_back(case, Facts(reason_code=CourtTakesBack.NO_ANSWER, reason="x"), by=bodies.people["aili"])


def test_row_10a_another_court_takes_nothing_back_and_the_body_declines_with_a_reason(bodies: Bodies) -> None:
    case = sent(bodies)
    with pytest.raises(NotPermitted):
        take_assignment_back(case, Facts(reason_code=CourtTakesBack.WRONG_LIST, reason="x"),
                             by=bodies.people["hejing"])
    step = decline_assignment(case, Facts(reason="没有柯尔克孜语调解员"), by=bodies.people["gulnar"])
    assert case.court_assignment.number_key is None
    assert notice_with_key(f"declined:{step.public_id}:{bodies.people['aili'].public_id}") is not None


def test_the_sweep_marks_the_silence_and_tells_the_liaison_once(bodies: Bodies, on: Callable[..., None]) -> None:
    case = sent(bodies)
    period = running(case, case, "CONFIRM-ORG-3WD")
    on(date(2026, 3, 10))
    sweep()
    sweep()
    told = notice_with_key(f"over:{period.public_id}:{bodies.people['aili'].public_id}")
    assert period.state == "over" and "可以收回" in told.words and case.state == "submitted"


def test_rows_12a_15_the_court_names_only_when_it_was_asked(bodies: Bodies) -> None:
    case, aili = a_case_from_the_court(bodies), bodies.people["aili"]
    people = [bodies.people["majun"]]
    with pytest.raises(RequirementNotMet, match="还没有请法院指定"):
        name_mediators(case, people, people[0], by=aili, chosen_by=ChosenBy.COURT)
    leave_choice_to_court(case, by=bodies.people["gulnar"])
    assert running(case, case, "NAME-3WD").whose == "court"
    with pytest.raises(RequirementNotMet, match="已经请法院指定了"):
        leave_choice_to_court(case, by=bodies.people["gulnar"])
    assert [step.act for step in case.steps].count("leave_choice_to_court") == 1
    name_mediators(case, people, people[0], by=aili, chosen_by=ChosenBy.COURT)
    assert case.state == "assigned" and running(case, case, "NAME-3WD") is None


def test_row_28_the_result_goes_back_with_the_letter_and_the_wish(bodies: Bodies) -> None:
    case = failed(bodies)
    paper = return_to_court(case, ReturnPlan(issues="工资数额"), GoingBack(wish="arbitration", conduct="两次无故不到场"),
                            by=bodies.people["gulnar"])
    row = case.court_assignment
    assert (paper.code, row.returned_on, row.wish, row.conduct) == ("D46", clock.today(), "arbitration", "两次无故不到场")
    with pytest.raises(RequirementNotMet, match="等法院签收"):
        return_to_court(case, ReturnPlan(), GoingBack(wish="insists"), by=bodies.people["gulnar"])


def test_row_28_offers_are_no_paper_that_goes_back(bodies: Bodies) -> None:
    with pytest.raises(RequirementNotMet, match="不能移送") as refused:
        return_to_court(failed(bodies), ReturnPlan(items=("offers",)), GoingBack(wish="insists"),
                        by=bodies.people["gulnar"])
    assert refused.value.field == "items"


def test_row_28_the_applicant_is_asked_whether_they_insist(bodies: Bodies) -> None:
    with pytest.raises(RequirementNotMet) as refused:
        return_to_court(failed(bodies), ReturnPlan(), GoingBack(), by=bodies.people["gulnar"])
    assert refused.value.field == "wish"


@pytest.mark.parametrize(("state", "words"), [
    (CaseState.SUBMITTED, None), (CaseState.SIGNING, "生效后报送"), (CaseState.IN_MEDIATION, None)])
def test_row_28_nothing_goes_back_before_there_is_a_result(bodies: Bodies, state: CaseState, words: str | None) -> None:
    case = a_case(bodies, state, body="studio", basis=Basis.COURT_DELEGATED)
    with pytest.raises((NotNow, RequirementNotMet), match=words):
        return_to_court(case, ReturnPlan(), GoingBack(), by=bodies.people["gulnar"])


def test_row_28_an_entrusted_agreement_goes_to_the_court_before_it_is_in_effect(bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.SIGNING, body="studio", basis=Basis.COURT_ENTRUSTED)
    return_to_court(case, ReturnPlan(), GoingBack(), by=bodies.people["gulnar"])
    assert case.court_assignment.returned_on == clock.today() and case.state == "signing"


def test_row_28_what_no_court_sent_goes_back_to_none(bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.NO_AGREEMENT)
    with pytest.raises(RequirementNotMet, match="只有法院"):
        return_to_court(case, ReturnPlan(), GoingBack(), by=bodies.people["wangmin"])


def test_row_28_the_court_signs_for_it_once(bodies: Bodies) -> None:
    case, aili = returned(bodies), bodies.people["aili"]
    receive_return(case, ReceivedBack(), by=aili)
    assert case.court_assignment.received_on == clock.today()
    with pytest.raises(RequirementNotMet, match="已经答复过"):
        receive_return(case, ReceivedBack(), by=aili)
    with pytest.raises(RequirementNotMet, match="已经签收"):
        return_to_court(case, ReturnPlan(), GoingBack(wish="insists"), by=bodies.people["gulnar"])


def test_row_28_what_is_lacking_is_sent_again(bodies: Bodies) -> None:
    case, aili = returned(bodies), bodies.people["aili"]
    receive_return(case, ReceivedBack(lacking="送达回证"), by=aili)
    assert case.court_assignment.received_on is None
    return_to_court(case, ReturnPlan(), GoingBack(wish="insists"), by=bodies.people["gulnar"])
    receive_return(case, ReceivedBack(), by=aili)
    assert (case.court_assignment.lacking, case.court_assignment.received_on) == ("", clock.today())
    assert [paper.code for paper in papers_of(case)].count("D46") == 2


def test_row_28_nothing_is_received_that_was_not_sent_or_by_another_court(bodies: Bodies) -> None:
    case = failed(bodies)
    with pytest.raises(RequirementNotMet, match="还没有交回"):
        receive_return(case, ReceivedBack(), by=bodies.people["aili"])
    case = returned(bodies)
    with pytest.raises(NotPermitted):
        receive_return(case, ReceivedBack(), by=bodies.people["hejing"])


def test_row_31_arbitration_comes_first_where_nothing_takes_a_labour_suit_out_of_it(bodies: Bodies) -> None:
    case, aili = returned(bodies), bodies.people["aili"]
    with pytest.raises(RequirementNotMet, match="先申请仲裁") as refused:
        court_takes_it_up(case, HandoffFacts(insists=True), by=aili)
    assert refused.value.field == "ground"
    db.session.rollback()
    with pytest.raises(RequirementNotMet, match="说明里写明"):
        court_takes_it_up(case, HandoffFacts(insists=True, ground=StraightToCourt.BY_THE_COURT), by=aili)


@pytest.mark.parametrize("more", [{"arbitration_done": True}, {"ground": StraightToCourt.IOU},
                                  {"ground": StraightToCourt.BY_THE_COURT, "reason": "涉及工资欠条和利息"}])
def test_row_31_the_court_dockets_what_the_party_insists_on(bodies: Bodies, more: dict[str, object]) -> None:
    case = returned(bodies)
    letters = [paper.code for paper in papers_of(case)].count("D46")
    handoff = court_takes_it_up(case, HandoffFacts(insists=True, **more), by=bodies.people["aili"])
    assert handoff.state == "litigation" and running(handoff, case, "DOCKET-7").whose == "court"
    assert [paper.code for paper in papers_of(case)].count("D46") == letters, "the letter is there already"


def test_row_31_the_trial_of_an_entrusted_suit_resumes_without_more(bodies: Bodies) -> None:
    case = returned(bodies, basis=Basis.COURT_ENTRUSTED)
    handoff = court_takes_it_up(case, HandoffFacts(), by=bodies.people["aili"])
    assert handoff.state == "litigation" and running(handoff, case, "DOCKET-7") is None
