"""The sweep: what is over is marked, doors close by law, people are reminded, nothing ends by itself, nothing twice."""
from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from mediation import clock
from mediation.audit import trail
from mediation.cases.models import Case, Exclusion
from mediation.cases.states import CaseState
from mediation.deadlines.acts import running
from mediation.deadlines.models import DeadlineState
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from mediation.handoffs.acts import HandoffPlan, hand_to_court
from mediation.handoffs.models import HandoffWay
from mediation.handoffs.requirements import HandoffFacts
from mediation.intake.facts import ClaimFacts
from mediation.law.terms import Basis, ClaimType, Role
from mediation.notices.models import Notice, NoticeState
from mediation.notices.queries import notices_of
from mediation.people.queries import holders
from mediation.performance.queries import lines_in_effect
from mediation.sweep import sweep
from tests.builders import a_case, a_confirmation, the_bodies

MONDAY = date(2026, 3, 9)


@pytest.fixture
def bodies(app: Any, on: Any) -> Bodies:
    on(MONDAY, "17:00")
    return the_bodies()


def test_at_the_end_of_a_period_the_file_is_marked_and_its_people_told_but_no_state_changes(
        bodies: Bodies, on: Any) -> None:
    case = a_case(bodies, CaseState.IN_MEDIATION, body="township")
    period = running(case, case, "MED-15")
    on(period.ends_on)
    assert sweep().over == 0
    on(period.ends_on + timedelta(days=1))
    assert sweep().over >= 1
    assert period.state == DeadlineState.OVER.value and case.state == "in_mediation"
    told = [notice for notice in notices_of(case) if notice.person_id and "调解期限" in notice.words]
    assert told and "请决定怎么办" in told[0].words


def told_that_it_is_over(case: Case, what: str) -> dict[str, str]:
    """Who was told by the sweep of the end of a period, and in which words."""
    return {notice.person.login: notice.words for notice in notices_of(case)
            if notice.key.startswith("over:") and what in notice.words}


def test_when_a_period_of_the_court_is_over_its_liaison_is_told_and_not_the_body(bodies: Bodies, on: Any) -> None:
    strengthening = a_confirmation(bodies).strengthening
    case = strengthening.case
    on(strengthening.court_due_on + timedelta(days=1))
    sweep()
    assert told_that_it_is_over(case, "受理审查") == {
        "hejing": f"收法{strengthening.receipt_number}：确认申请受理审查期限已于2026年3月12日届满，请尽快办理并登记。"}


def test_the_liaison_who_keeps_the_application_is_told_alone_while_they_hold_the_post(bodies: Bodies, on: Any) -> None:
    strengthening, elsewhere = a_confirmation(bodies).strengthening, bodies.people["aili"]
    strengthening.handled_by = elsewhere
    on(strengthening.court_due_on + timedelta(days=1))
    sweep()
    assert set(told_that_it_is_over(strengthening.case, "受理审查")) == {"hejing"}


def test_where_the_court_has_no_liaison_the_body_is_told_to_call_the_court(bodies: Bodies, on: Any) -> None:
    strengthening = a_confirmation(bodies).strengthening
    case = strengthening.case
    case.exclusions.append(Exclusion(person=bodies.people["hejing"], reason="亲属", since_on=MONDAY))
    on(strengthening.court_due_on + timedelta(days=1))
    sweep()
    told = told_that_it_is_over(case, "受理审查")
    assert case.clerk.login in told and "hejing" not in told
    assert told[case.clerk.login].endswith("请与法院联系。")


def test_a_court_that_does_not_docket_a_delegated_case_in_time_is_told(bodies: Bodies, on: Any) -> None:
    case = a_case(bodies, CaseState.NO_AGREEMENT, body="studio", basis=Basis.COURT_DELEGATED)
    hand_to_court(case, HandoffPlan(way=HandoffWay.COURT, receiver="塔河市人民法院", issues="工资数额"),
                  HandoffFacts(insists=True, arbitration_done=True), by=bodies.people["aygul"])
    on(clock.today() + timedelta(days=9))
    sweep()
    liaisons = {person.login for person in holders(case.body.court, Role.LIAISON)}
    assert liaisons and set(told_that_it_is_over(case, "立案期限")) == liaisons


def test_the_sweep_may_run_as_often_as_one_likes(bodies: Bodies, on: Any) -> None:
    case = a_case(bodies, CaseState.EFFECTIVE)
    on(MONDAY + timedelta(days=40))
    sweep()
    before = (db.session.scalar(select(func.count()).select_from(Notice)), case.state, len(case.steps))
    for _ in range(3):
        again = sweep()
        assert (again.over, again.closed) == (0, 0)
    assert (db.session.scalar(select(func.count()).select_from(Notice)), case.state, len(case.steps)) == before


def test_rows_35a_and_48b_thirty_and_fifteen_days_close_their_doors_by_themselves(bodies: Bodies, on: Any) -> None:
    case = a_case(bodies, CaseState.EFFECTIVE)
    strengthening = case.agreements[0].strengthening
    review, confirmation = (running(strengthening, case, clock_id) for clock_id in ("ARBREV-15", "CONF-30"))
    on(review.ends_on + timedelta(days=1))
    sweep()
    assert (review.state, strengthening.state) == ("closed", "b_none")
    on(confirmation.ends_on)
    sweep()
    assert strengthening.state == "b_none"
    on(confirmation.ends_on + timedelta(days=1))
    sweep()
    assert (confirmation.state, strengthening.state) == ("closed", "b_expired")
    assert case.state == "effective" and trail.first_broken_number() is None


def test_both_sides_are_reminded_before_a_payment_falls_due_once_each(bodies: Bodies, on: Any) -> None:
    case = a_case(bodies, CaseState.EFFECTIVE)
    line = lines_in_effect(case)[0]
    on(line.due_on - timedelta(days=3))
    sweep()
    sweep()
    reminders = [notice for notice in notices_of(case) if notice.key.startswith("perf:")]
    assert {notice.party_id for notice in reminders} == {line.payer_id, line.payee_id} and len(reminders) == 2


def test_three_days_after_an_unpaid_day_both_sides_are_told_that_it_is_late(bodies: Bodies, on: Any) -> None:
    case = a_case(bodies, CaseState.EFFECTIVE)
    line = lines_in_effect(case)[0]
    on(line.due_on + timedelta(days=3))
    sweep()
    late = [notice for notice in notices_of(case) if notice.key.startswith("perf:")]
    assert len(late) == 2 and all("已过3日" in notice.read_out for notice in late)


def test_without_any_channel_a_notice_becomes_something_to_call_about_with_its_text(bodies: Bodies, on: Any) -> None:
    case = a_case(bodies, CaseState.EFFECTIVE)
    line = lines_in_effect(case)[0]
    on(line.due_on)
    sweep()
    told = [notice for notice in notices_of(case) if notice.key.startswith("perf:")]
    assert told and all(notice.state == NoticeState.TO_DO.value and notice.read_out for notice in told)


def test_an_outside_text_holds_no_word_of_the_case(bodies: Bodies, on: Any) -> None:
    case = a_case(bodies, CaseState.EFFECTIVE)
    on(lines_in_effect(case)[0].due_on)
    sweep()
    for notice in notices_of(case):
        if notice.party_id:
            outside = notice.words + notice.subject
            assert not any(word in outside for word in ("工资", "争议", "仲裁", "劳动", "迅达", case.respondents[0].name))


def test_limitation_running_out_is_a_warning_sixty_days_before_and_bars_nothing(bodies: Bodies, on: Any) -> None:
    severance = ClaimFacts(type=ClaimType.SEVERANCE, amount_fen=100, knew_on=MONDAY - timedelta(days=30))
    case = a_case(bodies, CaseState.IN_MEDIATION, body="township", claims=(severance,))
    row = next(row for row in case.deadlines if row.clock_id == "LIM-1Y")
    on(row.ends_on - timedelta(days=59))
    sweep()
    assert any("仲裁时效" in notice.words for notice in notices_of(case))
    on(row.ends_on + timedelta(days=1))
    sweep()
    assert row.state == "closed" and case.state == "in_mediation"
