"""How a case ends without an agreement: withdrawn, failed, filed elsewhere; and who leaves while others go on."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from flask import Flask

from mediation import clock
from mediation.cases.acts import perform
from mediation.cases.facts import EndWithoutAgreement, Facts, Withdrawal
from mediation.cases.models import Case, Claim, Contact
from mediation.cases.states import CaseState, EndReason
from mediation.closing.acts import end_without_agreement, leave, stop_suspended, withdraw
from mediation.closing.reasons import reasons_of
from mediation.closing.sections import section
from mediation.deadlines.acts import running
from mediation.demo.bodies import Bodies
from mediation.documents.models import ServiceWay
from mediation.documents.queries import papers_of
from mediation.errors import NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.handoffs.models import Handoff, HandoffWay
from mediation.handoffs.requirements import HandoffFacts
from mediation.intake.acceptance.endings import end_for_arbitration, ways_on
from mediation.intake.acceptance.papers import limitation_exceptions, limitation_words
from mediation.law.limitation import Interruption
from mediation.law.remedies import RemedyKey
from mediation.notices.queries import notices_of
from mediation.parties.models import PartyStanding
from mediation.sessions.acts.planning import plan_session, serve_notice
from mediation.sessions.models import AgreedFact, Attending
from mediation.sessions.plans import Plan
from tests.acts.walked import (a_case_at_signing, a_case_in_mediation, a_scan, a_suspended_case, an_accepted_case,
                               an_asked_case, an_assigned_case)
from tests.builders import the_bodies

MONDAY = date(2026, 3, 2)
UNWILLING = EndWithoutAgreement(reason_code=EndReason.UNWILLING)


def spoken() -> Withdrawal:
    """After a word alone, with what the applicant signed."""
    return Withdrawal(spoken_alone_on=MONDAY, spoken_alone_by="王敏", reason="不想再谈了", proof=a_scan())


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


def codes(case: Case) -> list[str]:
    return [paper.code for paper in papers_of(case)]


@pytest.mark.parametrize(("walk", "row"), [
    (an_asked_case, "14"), (an_accepted_case, "14a"), (an_assigned_case, "14a"), (a_case_in_mediation, "22"),
    (a_case_at_signing, "14a")])
def test_the_applicant_may_withdraw_at_any_time_before_effect(
        bodies: Bodies, walk: Callable[[Bodies], Case], row: str) -> None:
    case = walk(bodies)
    step = withdraw(case, spoken(), by=bodies.people["liguoqiang"])
    assert (case.state, step.row, case.ended_on) == (CaseState.WITHDRAWN.value, row, MONDAY)
    assert step.on_behalf_of == [party.public_id for party in case.applicants]
    assert not any(deadline.is_running for deadline in case.deadlines if deadline.record_type == "case")


def test_a_settlement_of_their_own_is_the_reason_that_is_kept(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    settled = Withdrawal(spoken_alone_on=MONDAY, spoken_alone_by="王敏", own_settlement=True, proof=a_scan())
    assert withdraw(case, settled, by=bodies.people["liguoqiang"]).reason_code == "own_settlement"


def test_nobody_withdraws_without_a_word_with_them_alone(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    with pytest.raises(RequirementNotMet) as refusal:
        withdraw(case, Withdrawal(reason="单位说不告了"), by=bodies.people["liguoqiang"])
    assert refusal.value.field == "spoken_alone_on"


def test_the_other_side_hears_of_a_withdrawal_only_when_it_can_no_longer_be_taken_back(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    withdraw(case, spoken(), by=bodies.people["liguoqiang"])
    told = [row for row in notices_of(case) if row.key.startswith("withdraw:")]
    assert [clock.day_of(row.due_at) for row in told] == [date(2026, 3, 4)]


def test_a_withdrawal_needs_what_the_applicant_signed_or_the_record_of_the_talk(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies, workers=("李秀英", "赵强"))
    unsigned = replace(spoken(), proof=None)
    with pytest.raises(RequirementNotMet) as refusal:
        withdraw(case, unsigned, by=bodies.people["liguoqiang"])
    assert refusal.value.field == "scan" and case.state == CaseState.IN_MEDIATION.value
    with pytest.raises(RequirementNotMet, match="谈话记录"):
        leave(case, case.applicants[:1], unsigned, by=bodies.people["zhouhui"])


def test_some_of_several_workers_withdraw_and_the_others_go_on(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies, workers=("李秀英", "赵强", "陈芳"))
    leaving = case.applicants[1:2]
    step = leave(case, leaving, spoken(), by=bodies.people["zhouhui"])
    assert case.state == CaseState.IN_MEDIATION.value and step.act == "leave"
    assert [party.name for party in case.applicants] == ["李秀英", "陈芳"]
    assert leaving[0].standing == PartyStanding.LEFT.value and not leaving[0].claims[0].is_open
    assert case.party_answers[-1].word == "withdrew"
    assert running(leaving[0].claims[0], case, "LIM-1Y") is None


def test_when_all_applicants_leave_the_case_is_withdrawn_as_a_whole(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    with pytest.raises(RequirementNotMet, match="撤回申请"):
        leave(case, case.applicants, spoken(), by=bodies.people["zhouhui"])


@pytest.mark.parametrize(("walk", "row"), [
    (a_case_in_mediation, "28"), (a_case_at_signing, "28"), (an_accepted_case, "28a"), (an_assigned_case, "28a")])
def test_a_party_that_will_not_go_on_ends_the_mediation(
        bodies: Bodies, walk: Callable[[Bodies], Case], row: str) -> None:
    case = walk(bodies)
    step = end_without_agreement(case, UNWILLING, by=bodies.people["liguoqiang"])
    assert (case.state, step.row) == (CaseState.NO_AGREEMENT.value, row)
    assert (case.ended_on, case.end_reason) == (MONDAY, "unwilling")
    assert codes(case)[-1] == "D30"
    assert running(case, case, "ARCHIVE") is not None
    assert case.claims[0].interruptions[-1].kind == "mediation_stopped"


def test_the_limitation_of_each_claim_is_counted_from_the_end(bodies: Bodies, on: Callable[..., None]) -> None:
    case = a_case_in_mediation(bodies)
    case.claims[0].knew_on = case.applicants[0].employment_ended_on = date(2025, 9, 1)
    on(date(2026, 3, 9))
    end_without_agreement(case, UNWILLING, by=bodies.people["liguoqiang"])
    limitation = running(case.claims[0], case, "LIM-1Y")
    assert limitation is not None and limitation.ends_on == date(2027, 3, 9)


def test_the_letter_counts_from_the_end_and_names_the_claims_for_which_it_does_not(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    late = Claim(case=case, claimant=case.applicants[0], type="severance", amount_fen=100, knew_on=date(2024, 1, 1))
    db.session.add(late)
    db.session.flush()
    end_without_agreement(case, UNWILLING, by=bodies.people["liguoqiang"])
    told = limitation_words(case, Interruption.MEDIATION_STOPPED, MONDAY)
    assert told.clock.last_day == date(2027, 3, 2)
    wages, severance = limitation_exceptions(case, told)
    assert "存续期间" in wages and "不受一年限制" in wages
    assert "2025年1月2日" in severance and "时效抗辩" in severance


@pytest.mark.parametrize(("route", "arbitration", "suit"), [
    ("ask", True, True), ("arbitration", True, False), ("court", False, True)])
def test_the_ways_on_of_a_worker_led_by_a_platform_are_those_of_the_place(
        bodies: Bodies, route: str, arbitration: bool, suit: bool) -> None:
    case = a_case_in_mediation(bodies)
    case.kind, case.applicants[0].new_form_tier = "new_form", "b"
    case.body.settings = {**case.body.settings, "NEW_FORM_TIER_B_ROUTE": route}
    ways = {way.key: way for way in ways_on(case, MONDAY)}
    assert (RemedyKey.ARBITRATION in ways, RemedyKey.SUIT in ways) == (arbitration, suit)


def test_a_suspended_mediation_may_be_ended(bodies: Bodies) -> None:
    case = a_suspended_case(bodies, MONDAY + timedelta(days=30))
    step = stop_suspended(case, UNWILLING, by=bodies.people["liguoqiang"])
    assert (case.state, step.row) == (CaseState.NO_AGREEMENT.value, "21")
    assert codes(case)[-1] == "D30"


def test_a_suspended_mediation_may_fail_as_any_other(bodies: Bodies) -> None:
    case = a_suspended_case(bodies, MONDAY + timedelta(days=30))
    assert end_without_agreement(case, UNWILLING, by=bodies.people["liguoqiang"]).row == "28a"


def test_no_mediation_ends_by_its_period_while_the_period_runs(bodies: Bodies, on: Callable[..., None]) -> None:
    case = a_case_in_mediation(bodies)
    over = EndWithoutAgreement(reason_code=EndReason.PERIOD_OVER)
    with pytest.raises(RequirementNotMet, match="还没有届满"):
        end_without_agreement(case, over, by=bodies.people["liguoqiang"])
    on(date(2026, 4, 3))
    step = end_without_agreement(case, over, by=bodies.people["liguoqiang"])
    assert case.claims[0].interruptions[-1].kind == "mediation_over" and step.reason_code == "period_over"


def no_show(case: Case, day: int, by: Any, told: bool = True) -> None:
    """A session that the employer misses, after notice or without."""
    starts = clock.instant(date(2026, 3, day), time(9, 30))
    session = plan_session(case, Plan(starts, starts + timedelta(hours=2), place="调解室"), by=by, despite_warnings=True)
    employer = case.respondents[0]
    if told:
        serve_notice(session, employer, ServiceWay.DIRECT, MONDAY, by=by)
    for row in session.attendances:
        row.attending = (Attending.NO_SHOW if row.party is employer else Attending.IN_PERSON).value
    db.session.flush()


def test_two_sessions_missed_after_notice_end_the_mediation(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    director = bodies.people["liguoqiang"]
    missed = EndWithoutAgreement(reason_code=EndReason.NO_SHOW)
    no_show(case, 9, director)
    no_show(case, 10, director, told=False)
    with pytest.raises(RequirementNotMet, match="现有1次"):
        end_without_agreement(case, missed, by=director)
    no_show(case, 11, director)
    end_without_agreement(case, missed, by=director)
    assert case.end_reason == "no_show"


def test_the_page_says_which_reasons_the_file_supports_and_why_not_the_others(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    lines = {line.reason: line for line in reasons_of(case, MONDAY)}
    assert lines[EndReason.UNWILLING].supported and lines[EndReason.TOO_FAR_APART].supported
    assert "届满" in lines[EndReason.PERIOD_OVER].against
    assert "联系记录" in lines[EndReason.UNREACHABLE].against
    assert "签署" in lines[EndReason.REFUSES_TO_SIGN].against
    assert EndReason.ARB_FILED not in lines
    db.session.add(Contact(case=case, party=case.respondents[0], by=bodies.people["wangmin"], happened_at=clock.now(),
                           recorded_at=clock.now(), way="phone", outcome="no_answer"))
    db.session.flush()
    assert {line.reason: line for line in reasons_of(case, MONDAY)}[EndReason.UNREACHABLE].supported


def test_whoever_may_not_end_it_is_refused(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    with pytest.raises(NotPermitted):
        end_without_agreement(case, UNWILLING, by=bodies.people["gulnar"])


def test_facts_that_both_signed_and_the_ways_on_stay_on_the_page(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    db.session.add_all([AgreedFact(case=case, topic="wages", words="月工资8200元", noted_on=MONDAY, signed_on=MONDAY),
                        AgreedFact(case=case, topic="wages", words="2025年10月起欠薪", noted_on=MONDAY)])
    end_without_agreement(case, UNWILLING, by=bodies.people["liguoqiang"])
    shown = section(case, bodies.people["liguoqiang"])
    assert codes(case)[-1] == "D21", "both sides can sign for the facts that stay"
    assert shown.agreed_facts == ["月工资8200元"]
    assert RemedyKey.ARBITRATION in {way.key for way in shown.ways_on}


def filed(case: Case, by: Any) -> None:
    handoff = Handoff(case=case, way=HandoffWay.ARBITRATION.value, receiver="青溪仲裁委")
    db.session.add(handoff)
    perform(handoff, "file_at_any_time", by=by, facts=HandoffFacts())


@pytest.mark.parametrize("walk", [an_asked_case, an_accepted_case, a_case_in_mediation, a_case_at_signing])
def test_who_files_arbitration_ends_the_mediation_and_gets_the_closing_letter(
        bodies: Bodies, walk: Callable[[Bodies], Case]) -> None:
    case = walk(bodies)
    by = bodies.people["wangmin"]
    with pytest.raises(RequirementNotMet, match="登记"):
        end_for_arbitration(case, Facts(), by=by)
    filed(case, by)
    step = end_for_arbitration(case, Facts(), by=by)
    assert (case.state, step.row, case.end_reason) == (CaseState.NO_AGREEMENT.value, "32a", "arb_filed")
    assert codes(case)[-1] == "D30"


def test_where_the_commission_puts_off_its_decision_the_mediation_goes_on(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies)
    by = bodies.people["wangmin"]
    filed(case, by)
    with pytest.raises(RequirementNotMet, match="暂缓受理"):
        end_for_arbitration(case, Facts(), by=by, deferred=True)
