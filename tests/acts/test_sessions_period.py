"""The period of the mediation: rows 18 to 21 of the table of transitions."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask

from mediation.cases.facts import EndWithoutAgreement, Extension, Facts, Opening, Suspension
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.closing.acts import stop_suspended
from mediation.deadlines.acts import running
from mediation.deadlines.models import DeadlineState
from mediation.demo.bodies import Bodies
from mediation.documents.kinds.d23_extension import ExtensionReason
from mediation.documents.queries import latest_paper
from mediation.errors import NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.law.terms import Basis, Role
from mediation.sessions.acts import begin_mediation, extend, name_mediators, resume, suspend, suspend_for_sham
from mediation.sessions.models import SuspensionGround
from mediation.sweep import sweep
from tests.acts.session_cases import (MONDAY, TOLD, a_case_from_the_court, a_case_in_mediation, a_scan,
                                      presiding)
from tests.acts.walked import all_reached
from tests.builders import the_bodies


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    """With the people's committee: a month from acceptance, to 23 December."""
    return a_case_in_mediation(bodies, "zhouhui", "wangmin")


def agreed(case: Case, until: date, on: date | None = None, **more: object) -> Extension:
    return Extension(new_last_day=until, happened_on=on, on_behalf_of=tuple(case.active_parties), **more)


def test_row_18_both_extend_before_the_end_and_sign_for_it(case: Case) -> None:
    clerk = case.clerk
    signed = a_scan()
    step = extend(case, ExtensionReason.ACCOUNTS, by=clerk, facts=agreed(case, date(2027, 1, 6), proof=signed))
    period = running(case, case, "MED-1M")
    assert (step.row, period.ends_on, period.first_ends_on) == ("18", date(2027, 1, 6), date(2026, 12, 23))
    paper = latest_paper(case, "D23")
    assert paper is not None and (paper.issued_on, paper.signed_scan_sha256) == (MONDAY, signed)


def test_an_extension_of_the_last_day_may_be_recorded_two_days_later(case: Case, on: Callable[..., None]) -> None:
    last_day = running(case, case, "MED-1M").ends_on
    on(last_day + timedelta(days=2))
    db.session.commit()
    sweep()
    assert running(case, case, "MED-1M").state == DeadlineState.OVER.value
    step = extend(case, ExtensionReason.FUNDS, by=case.clerk, facts=agreed(case, date(2027, 1, 8), on=last_day))
    period = running(case, case, "MED-1M")
    assert (period.state, period.ends_on) == (DeadlineState.RUNNING.value, date(2027, 1, 8))
    assert step.recorded_late and latest_paper(case, "D23").issued_on == last_day


def test_after_the_end_nobody_extends(case: Case, on: Callable[..., None]) -> None:
    on(date(2026, 12, 24))
    with pytest.raises(RequirementNotMet, match="已于2026-12-23届满") as refused:
        extend(case, ExtensionReason.FUNDS, by=case.clerk, facts=agreed(case, date(2027, 1, 8)))
    assert refused.value.field == "happened_on"


def test_an_extension_recorded_more_than_three_days_late_says_why(case: Case, on: Callable[..., None]) -> None:
    on(date(2026, 12, 27))
    with pytest.raises(RequirementNotMet) as refused:
        extend(case, ExtensionReason.FUNDS, by=case.clerk, facts=agreed(case, date(2027, 1, 8), on=date(2026, 12, 23)))
    assert refused.value.field == "late_reason"
    extend(case, ExtensionReason.FUNDS, by=case.clerk,
           facts=agreed(case, date(2027, 1, 8), on=date(2026, 12, 23), late_reason="办案人出差"))


def test_one_side_alone_does_not_extend(case: Case) -> None:
    with pytest.raises(RequirementNotMet, match="每一方都同意，还缺：云岭鑫源"):
        extend(case, ExtensionReason.FUNDS, by=case.clerk,
               facts=Extension(new_last_day=date(2027, 1, 6), on_behalf_of=tuple(case.applicants)))


def test_the_new_last_day_lies_after_the_old_one(case: Case) -> None:
    with pytest.raises(RequirementNotMet) as refused:
        extend(case, ExtensionReason.FUNDS, by=case.clerk, facts=agreed(case, date(2026, 12, 23)))
    assert refused.value.field == "new_last_day"
    with pytest.raises(RequirementNotMet):
        extend(case, ExtensionReason.FUNDS, by=case.clerk, facts=Extension(on_behalf_of=tuple(case.active_parties)))


def test_in_the_new_forms_of_employment_both_extend_by_fifteen_days_at_most(bodies: Bodies) -> None:
    case = a_case_in_mediation(bodies, "zhouhui", basis=Basis.NEW_FORM)
    last_day = running(case, case, case.mediation_clock).ends_on
    with pytest.raises(RequirementNotMet, match="最多延长15日"):
        extend(case, ExtensionReason.FUNDS, by=case.clerk, facts=agreed(case, last_day + timedelta(days=16)))
    extend(case, ExtensionReason.FUNDS, by=case.clerk, facts=agreed(case, last_day + timedelta(days=15)))


def test_a_last_day_on_a_day_off_rolls_to_the_next_working_day(case: Case) -> None:
    extend(case, ExtensionReason.FUNDS, by=case.clerk, facts=agreed(case, date(2026, 12, 26)))
    assert running(case, case, "MED-1M").ends_on == date(2026, 12, 28)


def test_row_19_a_suspicion_of_sham_stops_the_period_and_is_reported(case: Case) -> None:
    with pytest.raises(RequirementNotMet) as refused:
        suspend_for_sham(case, by=presiding(case), facts=Suspension(reason="同一天两份相同的申请"))
    assert refused.value.field == "reported_to"
    step = suspend_for_sham(case, by=presiding(case), facts=Suspension(
        reason="同一天两份相同的申请", reported_to="青溪区人民法院诉讼服务中心"))
    assert (step.row, case.state) == ("19", CaseState.SUSPENDED.value)
    assert running(case, case, "MED-1M").state == DeadlineState.PAUSED.value
    assert running(case, case, "REVIEW").ends_on == date(2026, 12, 23)


def test_row_20_both_sides_or_a_named_ground_suspend_until_a_day_of_review(case: Case) -> None:
    lead = SuspensionGround.LEAD_CASE.value
    with pytest.raises(RequirementNotMet, match="双方同意"):
        suspend(case, by=presiding(case), facts=Suspension(reason_code=lead, until=date(2026, 12, 7), both_agree=True,
                                                           on_behalf_of=tuple(case.applicants)))
    with pytest.raises(RequirementNotMet) as refused:
        suspend(case, by=presiding(case), facts=Suspension(reason_code=SuspensionGround.APPRAISAL.value))
    assert refused.value.field == "until"
    step = suspend(case, by=presiding(case), facts=Suspension(
        reason_code=lead, until=date(2026, 12, 7), both_agree=True, on_behalf_of=tuple(case.active_parties)))
    assert (step.row, case.state) == ("20", CaseState.SUSPENDED.value)
    assert running(case, case, "REVIEW").ends_on == date(2026, 12, 7)


def test_an_appraisal_after_docketing_does_not_stop_the_period_by_itself(bodies: Bodies) -> None:
    case, gulnar = a_case_from_the_court(bodies, Basis.COURT_ENTRUSTED), bodies.people["gulnar"]
    name_mediators(case, [gulnar], gulnar, by=bodies.people["aygul"])
    all_reached(case, by=gulnar)
    begin_mediation(case, by=gulnar, facts=Opening(**TOLD))
    waiting = Suspension(reason_code=SuspensionGround.APPRAISAL.value, until=date(2026, 12, 7))
    with pytest.raises(RequirementNotMet, match="立案后"):
        suspend(case, by=gulnar, facts=waiting)


def test_row_21_mediation_goes_on_with_the_days_that_it_stood_still_added(case: Case, on: Callable[..., None]) -> None:
    suspend(case, by=presiding(case), facts=Suspension(
        reason_code=SuspensionGround.APPRAISAL.value, until=date(2026, 12, 7)))
    on(date(2026, 12, 3))
    step = resume(case, by=presiding(case))
    assert (step.row, case.state) == ("21", CaseState.IN_MEDIATION.value)
    period = running(case, case, "MED-1M")
    assert (period.state, period.ends_on) == (DeadlineState.RUNNING.value, date(2027, 1, 4))
    assert running(case, case, "REVIEW") is None


def test_row_21_what_stood_still_is_ended_and_limitation_runs_anew(case: Case) -> None:
    suspend(case, by=presiding(case), facts=Suspension(
        reason_code=SuspensionGround.DEATH.value, until=date(2026, 12, 7)))
    step = stop_suspended(case, EndWithoutAgreement(reason_code="unwilling"), by=presiding(case))
    assert (step.row, case.state, case.ended_on) == ("21", CaseState.NO_AGREEMENT.value, MONDAY)
    assert [each.happened_on for each in case.claims[0].interruptions][-1] == MONDAY
    assert running(case, case, "MED-1M") is None and running(case, case, "ARCHIVE") is not None


def test_only_mediators_and_the_director_suspend_and_resume(bodies: Bodies, case: Case) -> None:
    outsider = bodies.people["chenzhiyuan"]
    with pytest.raises(NotPermitted):
        suspend(case, by=outsider, facts=Suspension(reason_code="appraisal", until=date(2026, 12, 7)))
    suspend(case, by=presiding(case), facts=Suspension(reason_code="appraisal", until=date(2026, 12, 7)))
    with pytest.raises(NotPermitted):
        resume(case, by=outsider)


def test_row_21_the_liaison_of_the_court_that_delegated_takes_a_case_up_again_and_no_other_case(
        bodies: Bodies, case: Case) -> None:
    delegated, gulnar = a_case_from_the_court(bodies), bodies.people["gulnar"]
    name_mediators(delegated, [gulnar], gulnar, by=bodies.people["aygul"])
    all_reached(delegated, by=gulnar)
    begin_mediation(delegated, by=gulnar, facts=Opening(**TOLD))
    liaison = next(person for person in bodies.people.values() if person.holds(Role.LIAISON, delegated.body.court_id))
    for each in (delegated, case):
        suspend(each, by=presiding(each), facts=Suspension(reason_code="appraisal", until=date(2026, 12, 7)))
    assert resume(delegated, by=liaison).row == "21"
    with pytest.raises(NotPermitted):
        resume(case, by=liaison)


def test_an_extension_is_the_parties_act_and_names_them(case: Case) -> None:
    step = extend(case, ExtensionReason.OTHER, by=case.clerk, reason_words="等总公司批款",
                  facts=agreed(case, date(2027, 1, 6), proof=None))
    assert set(step.on_behalf_of) == {party.public_id for party in case.active_parties}
    assert step.reason == "等总公司批款"


def test_the_review_of_a_suspension_follows_the_bodys_setting(case: Case) -> None:
    case.body.settings = {"SUSPEND_REVIEW_DAYS": 10}
    suspend_for_sham(case, by=presiding(case), facts=Suspension(reason="可疑", reported_to="司法局", happened_on=MONDAY))
    assert running(case, case, "REVIEW").ends_on == date(2026, 12, 3)


def test_resuming_takes_no_facts_beyond_its_day(case: Case) -> None:
    suspend(case, by=presiding(case), facts=Suspension(reason_code="appraisal", until=date(2026, 12, 7)))
    assert resume(case, by=presiding(case), facts=Facts(happened_on=MONDAY)).happened_on == MONDAY
