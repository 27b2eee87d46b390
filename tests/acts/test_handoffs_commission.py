"""Before the arbitration commission and after its award, row by row."""
from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from mediation import clock
from mediation.cases.states import CaseState
from mediation.deadlines.acts import running
from mediation.demo.bodies import Bodies
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.handoffs import acts
from mediation.handoffs.models import ResultKind
from mediation.handoffs.requirements import HandoffFacts, period_of
from mediation.law.suits import AwardForce, NoAward, StillWaits
from tests.acts.handoff_cases import (
    COURT,
    DAY,
    accepted,
    awarded,
    by_employer,
    by_worker,
    docketed,
    filed,
    refused,
    runs,
    said,
    sued,
    to_commission,
)
from tests.builders import a_case, the_bodies

FINAL, NOT_FINAL = AwardForce.FINAL, AwardForce.NOT_FINAL


@pytest.fixture
def bodies(app: Any, on: Any) -> Bodies:
    on(DAY, "16:00")
    return the_bodies()


@pytest.fixture
def wang(bodies: Bodies) -> Any:
    return bodies.people["wangmin"]


def test_row_62a_the_commission_puts_off_its_decision_and_the_mediation_goes_on(bodies: Bodies, wang: Any) -> None:
    case = a_case(bodies, CaseState.IN_MEDIATION)
    handoff = acts.file_arbitration(case, to_commission(), HandoffFacts(on_behalf_of=tuple(case.applicants)), by=wang,
                                    deferred=True)
    assert (handoff.state, case.state) == ("arb_mediating", "in_mediation")
    assert runs(handoff, "ARB-5WD") is None and runs(handoff, "REVIEW") is not None
    acts.resume_arbitration(handoff, HandoffFacts(), by=wang)
    assert (handoff.state, case.state, case.end_reason) == ("arbitration", "no_agreement", "arb_filed")
    assert runs(handoff, "REVIEW") is None and runs(handoff, "ARB-5WD") is not None


def test_row_62a_what_was_accepted_is_not_put_off(bodies: Bodies, wang: Any) -> None:
    with refused(None, "第六十九条"):
        acts.defer_acceptance(accepted(bodies), HandoffFacts(), by=wang)


def test_row_62_mediation_is_delegated_after_acceptance_and_comes_back(bodies: Bodies, wang: Any) -> None:
    handoff = filed(bodies)
    with refused(None, "第三十条"):
        acts.delegate_mediation(handoff, HandoffFacts(), by=wang)
    acts.record_accepted(handoff, HandoffFacts(), by=wang)
    acts.delegate_mediation(handoff, HandoffFacts(), by=wang)
    assert handoff.state == "arb_mediating"
    acts.resume_arbitration(handoff, HandoffFacts(), by=wang)
    assert handoff.state == "arbitration"
    assert runs(handoff, "ARB-5WD") is None and runs(handoff, "ARB-45") == date(2026, 4, 16)


def test_row_62b_forty_five_days_from_acceptance_and_anew_when_the_term_restarts(
        bodies: Bodies, wang: Any, on: Any) -> None:
    handoff = accepted(bodies)
    row = running(handoff, handoff.case, "ARB-45")
    assert (row.ends_on, row.whose, handoff.accepted_on) == (date(2026, 4, 16), "other", DAY)
    assert runs(handoff, "ARB-5WD") is None and handoff.results[-1].kind == "accepted"
    on(date(2026, 3, 20), "09:00")
    acts.record_accepted(handoff, HandoffFacts(reason="增加了被申请人，重新起算。"), by=wang)
    assert runs(handoff, "ARB-45") == date(2026, 5, 6)  # 4 May rolls past the holiday


def test_row_62b_the_award_is_put_off_by_fifteen_days_at_most(bodies: Bodies, wang: Any) -> None:
    handoff = accepted(bodies)
    with refused("new_last_day", "第四十三条"):
        acts.extend_award(handoff, HandoffFacts(new_last_day=date(2026, 5, 2)), by=wang)
    with refused("new_last_day", "第四十三条"):
        acts.extend_award(handoff, HandoffFacts(), by=wang)
    acts.extend_award(handoff, HandoffFacts(new_last_day=date(2026, 4, 30)), by=wang)
    assert runs(handoff, "ARB-45") == date(2026, 4, 30)
    with refused("new_last_day", "第四十三条"):
        acts.extend_award(filed(bodies), HandoffFacts(new_last_day=date(2026, 4, 30)), by=wang)


def test_row_62c_both_sign_the_commissions_paper_or_the_application_is_withdrawn(bodies: Bodies, wang: Any) -> None:
    signed, withdrawn = accepted(bodies), accepted(bodies)
    for handoff in (signed, withdrawn):
        acts.delegate_mediation(handoff, HandoffFacts(), by=wang)
    with refused("kind", "第四十二条"):
        acts.sign_arbitration_paper(signed, said(ResultKind.AWARD), by=wang)
    acts.sign_arbitration_paper(signed, said(ResultKind.MEDIATION_PAPER), by=wang)
    assert signed.state == "awarded" and runs(signed, "SUE-15") is None and runs(signed, "ARB-45") is None
    with refused("kind", "第三十五条"):
        acts.close_handoff(withdrawn, said(ResultKind.AWARD), by=wang)
    acts.close_handoff(withdrawn, said(ResultKind.WITHDRAWN), by=wang)
    assert withdrawn.state == "ended" and withdrawn.results[-1].kind == "withdrawn"


def test_row_62d_an_award_opens_fifteen_days_and_a_final_one_thirty_for_the_employer(bodies: Bodies, wang: Any) -> None:
    final = awarded(bodies, FINAL)
    assert final.state == "awarded" and final.award_force == "final" and runs(final, "ARB-45") is None
    assert (runs(final, "SUE-15"), runs(final, "ANNUL-30")) == (date(2026, 3, 17), date(2026, 4, 1))
    other = awarded(bodies)
    assert runs(other, "SUE-15") == date(2026, 3, 17) and runs(other, "ANNUL-30") is None


def test_row_62d_the_days_count_from_receipt_by_each_side(bodies: Bodies, wang: Any, on: Any) -> None:
    handoff, final = accepted(bodies), accepted(bodies)
    on(date(2026, 3, 6), "09:00")
    days = {"decided_on": DAY, "received_on": date(2026, 3, 3), "employer_received_on": date(2026, 3, 6)}
    acts.record_award(handoff, said(ResultKind.AWARD, force=NOT_FINAL.value, **days), by=wang)
    acts.record_award(final, said(ResultKind.AWARD, force=FINAL.value, **days), by=wang)
    assert runs(handoff, "SUE-15") == date(2026, 3, 23)  # the later of both, rolled from Saturday the 21st
    assert (runs(final, "SUE-15"), runs(final, "ANNUL-30")) == (date(2026, 3, 18), date(2026, 4, 7))
    [_accepted, entry] = handoff.results
    assert (entry.decided_on, entry.received_on, entry.employer_received_on) == tuple(days.values())


@pytest.mark.parametrize(("wrong", "field"), [
    ({"kind": "award", "force": ""}, "force"), ({"kind": "judgment"}, "kind"), ({"result": " "}, "result"),
    ({"decided_on": DAY + timedelta(days=1)}, "decided_on"), ({"received_on": DAY + timedelta(days=1)}, "received_on"),
    ({"decided_on": DAY, "received_on": DAY - timedelta(days=1)}, "received_on")])
def test_row_62d_an_award_says_whether_it_is_final_and_when_it_came(
        bodies: Bodies, wang: Any, wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(RequirementNotMet) as told:
        acts.record_award(accepted(bodies), HandoffFacts(**{
            "kind": "award", "force": "final", "result": "支付工资。", **wrong}), by=wang)
    assert told.value.field == field and told.value.article


def test_row_62d_nothing_is_decided_before_it_was_accepted(bodies: Bodies, wang: Any) -> None:
    with refused(None, "第三十条"):
        acts.record_award(filed(bodies), said(ResultKind.AWARD, force="final"), by=wang)


def test_row_62e_it_ends_when_the_application_is_withdrawn_not_by_an_award(bodies: Bodies, wang: Any) -> None:
    handoff = filed(bodies)
    with refused("kind", "第三十一条"):
        acts.close_handoff(handoff, said(ResultKind.AWARD), by=wang)
    acts.close_handoff(handoff, said(ResultKind.WITHDRAWN), by=wang)
    assert handoff.state == "ended" and runs(handoff, "ARB-5WD") is None


def test_row_63_a_refusal_opens_the_court_at_once(bodies: Bodies, wang: Any) -> None:
    handoff = filed(bodies)
    acts.sue_without_award(handoff, COURT, by_worker(handoff, ground=NoAward.REFUSED.value), by=wang)
    assert (handoff.state, handoff.court_name) == ("litigation", COURT) and handoff.results[-1].kind == "refused"
    assert running(handoff, handoff.case, "DOCKET-7").whose == "court" and runs(handoff, "ARB-5WD") is None


def test_row_63_silence_opens_it_when_five_working_days_are_over(bodies: Bodies, wang: Any, on: Any) -> None:
    handoff = filed(bodies)
    facts = by_worker(handoff, ground=NoAward.NO_DECISION.value)
    on(date(2026, 3, 9), "17:00")
    with refused("happened_on", "第二十九条"):
        acts.sue_without_award(handoff, COURT, facts, by=wang)
    on(date(2026, 3, 10), "09:00")
    acts.sue_without_award(handoff, COURT, facts, by=wang)
    assert handoff.state == "litigation"


def test_row_63_no_award_in_time_opens_it_when_the_forty_five_days_are_over(bodies: Bodies, wang: Any, on: Any) -> None:
    handoff = accepted(bodies)
    facts = by_worker(handoff, ground=NoAward.OVERDUE.value)
    on(date(2026, 4, 16), "17:00")
    with refused("happened_on", "第四十三条"):
        acts.sue_without_award(handoff, COURT, facts, by=wang)
    on(date(2026, 4, 17), "09:00")
    acts.sue_without_award(handoff, COURT, facts, by=wang)
    assert handoff.state == "litigation" and runs(handoff, "ARB-45") is None


@pytest.mark.parametrize(("facts", "field", "article"), [
    ({}, "ground", "第二十九条"),
    ({"ground": "refused", "waits": (StillWaits.NO_JURISDICTION.value,)}, "waits", "第五条"),
    ({"ground": "refused", "waits": (StillWaits.WRONG_PARTY.value,)}, "waits", "第七条"),
    ({"ground": "overdue"}, None, "第三十条")])
def test_row_63_the_exceptions_of_the_interpretation_keep_the_court_shut(
        bodies: Bodies, wang: Any, facts: dict[str, Any], field: str | None, article: str) -> None:
    with refused(field, article):
        acts.sue_without_award(filed(bodies), COURT, HandoffFacts(**facts), by=wang)


def test_row_63_a_delay_that_is_excused_opens_nothing(bodies: Bodies, wang: Any, on: Any) -> None:
    handoff = accepted(bodies)
    on(date(2026, 4, 17), "09:00")
    with refused("waits", "第十二条"):
        acts.sue_without_award(handoff, COURT, by_worker(
            handoff, ground="overdue", waits=(StillWaits.APPRAISAL.value,)), by=wang)
    with refused("ground", "第二十九条"):
        acts.sue_without_award(handoff, COURT, by_worker(handoff, ground="no_decision"), by=wang)


def test_row_64_either_sues_within_fifteen_days_on_an_award_that_is_not_final(
        bodies: Bodies, wang: Any, on: Any) -> None:
    in_time, late = awarded(bodies), awarded(bodies)
    on(date(2026, 3, 17), "17:00")
    acts.sue_on_award(in_time, COURT, by_employer(in_time), by=wang)
    assert in_time.state == "litigation" and runs(in_time, "SUE-15") is None and runs(in_time, "DOCKET-7") is not None
    on(date(2026, 3, 18), "09:00")
    with refused("happened_on", "第四十八条"):
        acts.sue_on_award(late, COURT, by_worker(late), by=wang)


def test_row_64_an_award_that_is_not_final_binds_when_the_fifteen_days_are_over(
        bodies: Bodies, wang: Any, on: Any) -> None:
    handoff = awarded(bodies)
    on(date(2026, 3, 17), "17:00")
    with refused("happened_on", "第四十八条"):
        acts.award_takes_effect(handoff, HandoffFacts(), by=wang)
    on(date(2026, 3, 18), "09:00")
    acts.award_takes_effect(handoff, HandoffFacts(performance_ends_on=date(2026, 3, 31), preserved=True), by=wang)
    assert handoff.state == "enforce_title" and handoff.preserved
    assert (runs(handoff, "ENF-2Y"), runs(handoff, "PRES-3M")) == (date(2028, 3, 31), date(2026, 6, 18))


def test_row_64_a_final_award_binds_at_once_and_the_worker_alone_may_still_sue(bodies: Bodies, wang: Any) -> None:
    handoff = awarded(bodies, FINAL)
    acts.award_takes_effect(handoff, HandoffFacts(), by=wang)
    assert runs(handoff, "SUE-15") is not None and runs(handoff, "ANNUL-30") is not None
    assert runs(handoff, "PRES-3M") is None
    with refused("party", "第四十八条"):
        acts.sue_on_award(handoff, COURT, by_employer(handoff), by=wang)
    with refused("party", "第五十条"):
        acts.sue_on_award(handoff, COURT, HandoffFacts(), by=wang)
    acts.sue_on_award(handoff, COURT, by_worker(handoff), by=wang)
    assert handoff.state == "litigation" and runs(handoff, "ENF-2Y") is None


def test_row_64_a_mediation_paper_can_not_be_sued_on(bodies: Bodies, wang: Any) -> None:
    handoff = accepted(bodies)
    acts.record_award(handoff, said(ResultKind.MEDIATION_PAPER), by=wang)
    with refused(None, "第四十二条"):
        acts.sue_on_award(handoff, COURT, by_worker(handoff), by=wang)
    acts.award_takes_effect(handoff, HandoffFacts(), by=wang)
    assert handoff.state == "enforce_title"


@pytest.mark.parametrize("binds", [True, False])
def test_row_64a_a_final_award_is_set_aside_and_fifteen_days_to_sue_begin(
        bodies: Bodies, wang: Any, binds: bool) -> None:
    handoff = awarded(bodies, FINAL)
    if binds:
        acts.award_takes_effect(handoff, HandoffFacts(preserved=True), by=wang)
    acts.record_annulled(handoff, said(ResultKind.ANNULLED), by=wang)
    assert handoff.state == "award_annulled" and runs(handoff, "SUE-15A") == date(2026, 3, 17)
    assert {runs(handoff, one) for one in ("ANNUL-30", "ENF-2Y", "PRES-3M")} == {None}


def test_row_64a_an_award_that_is_not_final_is_not_set_aside(bodies: Bodies, wang: Any) -> None:
    with refused(None, "第五十条"):
        acts.record_annulled(awarded(bodies), said(ResultKind.ANNULLED), by=wang)


def test_row_64c_after_annulment_a_party_sues_in_time_or_the_way_ends(bodies: Bodies, wang: Any, on: Any) -> None:
    suing, waiting = awarded(bodies, FINAL), awarded(bodies, FINAL)
    for handoff in (suing, waiting):
        acts.record_annulled(handoff, said(ResultKind.ANNULLED), by=wang)
    with refused("happened_on", "第四十九条"):
        acts.close_handoff(waiting, said(ResultKind.OTHER), by=wang)
    acts.sue_after_annulment(suing, COURT, by_employer(suing), by=wang)
    assert suing.state == "litigation" and runs(suing, "SUE-15A") is None and runs(suing, "DOCKET-7") is not None
    on(date(2026, 3, 18), "09:00")
    with refused("happened_on", "第四十九条"):
        acts.sue_after_annulment(waiting, COURT, by_worker(waiting), by=wang)
    acts.close_handoff(waiting, said(ResultKind.OTHER, result="双方都没有起诉。"), by=wang)
    assert waiting.state == "ended"


def test_row_64d_it_ends_when_no_step_before_a_court_is_left(bodies: Bodies, wang: Any, on: Any) -> None:
    handoff = awarded(bodies, FINAL)
    on(date(2026, 3, 18), "09:00")
    with refused("happened_on", "第四十九条"):  # the employer's thirty days still run
        acts.close_handoff(handoff, said(ResultKind.AWARD), by=wang)
    acts.award_takes_effect(handoff, HandoffFacts(), by=wang)
    on(date(2026, 4, 2), "09:00")
    acts.close_handoff(handoff, said(ResultKind.AWARD, result="已写入履行。"), by=wang)
    assert handoff.state == "ended" and runs(handoff, "ENF-2Y") is not None


def test_row_64e_a_suit_that_falls_away_leaves_the_award_and_the_employer_thirty_days(
        bodies: Bodies, wang: Any) -> None:
    handoff = docketed(bodies, FINAL)
    with refused("kind", "第二十一条"):
        acts.award_stands(handoff, said(ResultKind.JUDGMENT), by=wang)
    acts.award_stands(handoff, said(ResultKind.WITHDRAWN), by=wang)
    assert handoff.state == "awarded" and runs(handoff, "ANNUL-30B") == date(2026, 4, 1)
    other = sued(bodies)
    acts.award_stands(other, said(ResultKind.DISMISSED), by=wang)
    assert other.state == "awarded" and period_of(other, "ANNUL-30B") is None and runs(other, "DOCKET-7") is None


def test_row_64e_needs_an_award_behind_the_suit(bodies: Bodies, wang: Any) -> None:
    handoff = filed(bodies)
    acts.sue_without_award(handoff, COURT, by_worker(handoff, ground="refused"), by=wang)
    with refused(None, "第二十一条"):
        acts.award_stands(handoff, said(ResultKind.WITHDRAWN), by=wang)


def test_nobody_of_another_body_records_an_award_and_nothing_is_decided_twice(bodies: Bodies, wang: Any) -> None:
    with pytest.raises(NotPermitted):
        acts.record_award(accepted(bodies), said(ResultKind.AWARD, force="final"), by=bodies.people["majun"])
    with pytest.raises(NotNow):
        acts.record_award(awarded(bodies), said(ResultKind.AWARD, force="final"), by=wang)


def test_row_29f_what_a_receiver_returns_says_why_and_waits_for_a_decision(bodies: Bodies, wang: Any, on: Any) -> None:
    handoff = acts.prepare(a_case(bodies, CaseState.NO_AGREEMENT), to_commission(issues="工资"), HandoffFacts(),
                           by=wang)
    first = runs(handoff, "REVIEW")
    on(date(2026, 3, 5), "09:00")
    with refused("reason", "第十二条"):
        acts.record_answer(handoff, HandoffFacts(answer="returned", reason=" "), by=wang)
    with refused("answer", "第三十条"):
        acts.record_answer(handoff, HandoffFacts(), by=wang)
    acts.record_answer(handoff, HandoffFacts(answer="returned", reason="不属本委管辖，请送东区。"), by=wang)
    assert (handoff.answer, handoff.answer_words, handoff.answered_on) == (
        "returned", "不属本委管辖，请送东区。", date(2026, 3, 5))
    assert handoff.state == "prepared" and runs(handoff, "REVIEW") > first


def test_row_29f_what_was_sent_and_returned_waits_on_the_bodys_list_until_it_is_taken_in(
        bodies: Bodies, wang: Any) -> None:
    handoff = filed(bodies)
    acts.record_answer(handoff, HandoffFacts(answer="returned", reason="缺身份证明。"), by=wang)
    row = running(handoff, handoff.case, "REVIEW")
    assert row is not None and row.whose == "body" and handoff.case.due_on <= row.ends_on
    acts.record_answer(handoff, HandoffFacts(answer="taken"), by=wang)
    assert (handoff.answer, runs(handoff, "REVIEW")) == ("taken", None)
    assert clock.today() == DAY
