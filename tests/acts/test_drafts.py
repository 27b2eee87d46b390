"""What the sweep prepares when a period is over: a letter that waits for a person, done with when it is issued."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from mediation.cases.facts import EndWithoutAgreement, Facts
from mediation.cases.states import CaseState, EndReason
from mediation.closing.acts import end_without_agreement
from mediation.confirmations.papers import issue_expiry_notice
from mediation.deadlines.acts import running
from mediation.demo.bodies import Bodies
from mediation.documents.drafts import draft_pdf, standing_draft, standing_drafts
from mediation.documents.queries import papers_of
from mediation.intake.acceptance.acts import NotTaken, refuse_acceptance
from mediation.intake.acceptance.gaps import lapse_correction
from mediation.performance.acts import remind_of_performance
from mediation.performance.queries import lines_in_effect
from mediation.performance.requirements import PerformanceFacts
from mediation.sweep import sweep
from tests.builders import a_case, the_bodies
from tests.documents.reading import text_of

MONDAY = date(2026, 3, 9)
On = Callable[..., None]


@pytest.fixture
def bodies(app: object, on: On) -> Bodies:
    on(MONDAY, "17:00")
    return the_bodies()


def swept_after(on: On, last_day: date | None) -> date:
    """The day after a period's last one, when the sweep has been there."""
    assert last_day is not None
    day = last_day + timedelta(days=1)
    on(day)
    sweep()
    return day


def test_at_the_end_of_a_mediation_its_closing_letter_waits_as_a_draft_and_no_paper_is_issued(
        bodies: Bodies, on: On) -> None:
    case = a_case(bodies, CaseState.IN_MEDIATION, body="township")
    issued = len(papers_of(case))
    swept_after(on, running(case, case, "MED-15").ends_on)
    draft, = standing_drafts(case)
    assert draft.code == "D30" and len(papers_of(case)) == issued
    printed = text_of(draft_pdf(draft))
    assert "草稿" in printed and "期限届满未达成且未同意延期" in printed


def test_the_letter_of_a_mediation_is_prepared_once_however_often_the_sweep_runs(bodies: Bodies, on: On) -> None:
    case = a_case(bodies, CaseState.IN_MEDIATION, body="township")
    swept_after(on, running(case, case, "MED-15").ends_on)
    sweep()
    assert len(standing_drafts(case)) == 1


def test_issuing_the_letter_uses_its_draft(bodies: Bodies, on: On) -> None:
    case = a_case(bodies, CaseState.IN_MEDIATION, body="township")
    day = swept_after(on, running(case, case, "MED-15").ends_on)
    draft, = standing_drafts(case)
    end_without_agreement(case, EndWithoutAgreement(happened_on=day, reason_code=EndReason.PERIOD_OVER.value),
                          by=bodies.people[case.mediators[0].person.login])
    assert draft.done_at is not None and standing_drafts(case) == []


def test_who_has_not_answered_in_time_has_a_refusal_waiting(bodies: Bodies, on: On) -> None:
    case = a_case(bodies, CaseState.CONSENT_PENDING)
    day = swept_after(on, running(case, case, "CONSENT-WAIT").ends_on)
    draft, = standing_drafts(case)
    assert draft.code == "D06" and "经通知未表态" in text_of(draft_pdf(draft))
    refuse_acceptance(case, Facts(happened_on=day, reason_code=NotTaken.NO_ANSWER.value), by=bodies.people["wangmin"])
    assert standing_drafts(case) == []


def test_an_application_not_completed_in_time_has_a_refusal_waiting_that_its_lapse_issues(
        bodies: Bodies, on: On) -> None:
    case = a_case(bodies, CaseState.NEED_CORRECTION)
    day = swept_after(on, running(case, case, "CORRECT").ends_on)
    draft, = standing_drafts(case)
    assert draft.code == "D06" and "逾期不补" in text_of(draft_pdf(draft))
    lapse_correction(case, Facts(happened_on=day, reason="没有补正"), by=bodies.people["liguoqiang"])
    assert papers_of(case)[-1].code == "D06" and standing_drafts(case) == []


def test_a_line_that_was_not_paid_has_its_reminder_waiting_as_a_letter_until_it_is_issued(
        bodies: Bodies, on: On) -> None:
    case = a_case(bodies, CaseState.EFFECTIVE)
    line = lines_in_effect(case)[0]
    day = swept_after(on, line.due_on)
    draft, = [each for each in standing_drafts(case) if each.code == "D37"]
    printed = text_of(draft_pdf(draft))
    assert "草稿" in printed and line.payer.name in printed and "8,200.00" in printed and "1日" in printed
    remind_of_performance(line, PerformanceFacts(happened_on=day), by=bodies.people["wangmin"])
    assert standing_draft(case, "D37") is None and papers_of(case)[-1].code == "D37"


def test_thirty_days_that_closed_leave_their_notice_waiting(bodies: Bodies, on: On) -> None:
    case = a_case(bodies, CaseState.EFFECTIVE)
    strengthening = case.agreements[0].strengthening
    swept_after(on, running(strengthening, case, "CONF-30").ends_on)
    assert standing_draft(case, "D56") is not None
    issue_expiry_notice(strengthening, by=bodies.people["wangmin"])
    assert standing_draft(case, "D56") is None


def test_a_period_that_is_extended_after_all_needs_no_letter(bodies: Bodies, on: On) -> None:
    case = a_case(bodies, CaseState.IN_MEDIATION, body="township")
    period = running(case, case, "MED-15")
    last = period.ends_on
    swept_after(on, last)
    period.state, period.ends_on = "running", last + timedelta(days=10)
    assert standing_drafts(case) == []
    swept_after(on, period.ends_on)
    assert len(standing_drafts(case)) == 1
