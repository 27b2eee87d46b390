"""Rating: what may be rated by whom and until when, and that nothing else changes by it."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask

from mediation.audit.models import AuditEvent
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.law.ratings import Level, Reason
from mediation.notices.models import Notice
from mediation.parties.acting import PartyActing
from mediation.ratings.acts import Given, may_be_changed, rate, record_call
from mediation.ratings.models import CalledBack
from mediation.ratings.rateable import card_of, rateable_by
from tests.acts.rated import BAD, GOOD, MONDAY, QUIET, an_ended_case, complained, said, the_end
from tests.builders import a_case, the_bodies


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY, "17:00")
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return an_ended_case(bodies)


def test_a_party_rates_the_end_of_its_case_and_the_card_is_gone(case: Case) -> None:
    party = case.applicants[0]
    rating = said(party, GOOD)
    assert (rating.level, rating.reasons, rating.closing, rating.is_bad) == ("very_satisfied", ["clear"], True, False)
    assert rating.body is case.body and rating.follow_up is None
    assert card_of(party) is None and card_of(case.respondents[0]) is not None


def test_a_rating_leaves_no_step_no_notice_no_deadline_and_no_event_that_names_the_case(case: Case) -> None:
    before = (len(case.steps), case.state, case.due_on, case.version, len(case.deadlines),
              db.session.query(Notice).count())
    complained(case.applicants[0])
    db.session.expire_all()
    assert before == (len(case.steps), case.state, case.due_on, case.version, len(case.deadlines),
                      db.session.query(Notice).count())
    events = db.session.query(AuditEvent).filter(AuditEvent.action == "rate").all()
    assert len(events) == 1
    assert (events[0].case_ref, events[0].person_ref, events[0].details) == (None, None, "{}")


def test_each_act_of_the_last_weeks_may_be_rated_once_each(case: Case, on: Callable[..., None]) -> None:
    party = case.applicants[0]
    acts = [each.step.act for each in rateable_by(party)]
    assert acts[0] == "end_without_agreement" and {"accept", "submit", "begin_mediation"} <= set(acts)
    assert [each.closing for each in rateable_by(party)].count(True) == 1
    accepted = next(each.step for each in rateable_by(party) if each.step.act == "accept")
    first = rate(party, accepted, GOOD, by=PartyActing(party))
    again = rate(party, accepted, QUIET, by=PartyActing(party))
    assert again is first and not first.closing and first.level == "very_dissatisfied"
    on(MONDAY + timedelta(days=31))
    assert [each.step.act for each in rateable_by(party)] == ["end_without_agreement"]
    on(MONDAY + timedelta(days=61))
    assert rateable_by(party) == []


def test_after_its_days_an_act_is_not_rated(case: Case, on: Callable[..., None]) -> None:
    party = case.applicants[0]
    step = the_end(party)
    on(MONDAY + timedelta(days=61))
    with pytest.raises(NotNow, match="不能评价"):
        rate(party, step, GOOD, by=PartyActing(party))


def test_a_respondent_rates_what_came_after_it_was_asked(case: Case) -> None:
    acts = [each.step.act for each in rateable_by(case.respondents[0])]
    assert "ask_other_side" in acts and "submit" not in acts


def test_before_anybody_told_the_respondent_there_is_nothing_for_it_to_rate(bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.SUBMITTED, body="township")
    assert rateable_by(case.respondents[0]) == [] and rateable_by(case.applicants[0]) != []


def test_the_other_side_rates_no_withdrawal_that_may_still_be_taken_back(
        bodies: Bodies, on: Callable[..., None]) -> None:
    case = a_case(bodies, CaseState.WITHDRAWN, body="township")
    assert card_of(case.applicants[0]) is None
    on(MONDAY + timedelta(days=2))
    assert card_of(case.applicants[0]) is not None


def test_a_running_case_has_no_card(bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.IN_MEDIATION, body="township")
    assert card_of(case.applicants[0]) is None


def test_nobody_rates_for_a_party_and_no_party_for_another(bodies: Bodies, case: Case) -> None:
    party, other = case.applicants[0], case.respondents[0]
    for somebody in (bodies.people["wangmin"], bodies.people["sunli"], PartyActing(other)):
        with pytest.raises(NotPermitted, match="本人"):
            rate(party, the_end(party), GOOD, by=somebody)


def test_an_act_of_another_case_is_not_there_to_be_rated(bodies: Bodies, case: Case) -> None:
    other = an_ended_case(bodies, workers=("赵强",))
    party = case.applicants[0]
    with pytest.raises(NotNow, match="不是您案件里的事"):
        rate(party, the_end(other.applicants[0]), GOOD, by=PartyActing(party))


def test_praise_is_no_reason_for_a_bad_rating(case: Case) -> None:
    party = case.applicants[0]
    with pytest.raises(RequirementNotMet, match="对不上"):
        rate(party, the_end(party), Given(Level.DISSATISFIED, (Reason.QUICK,)), by=PartyActing(party))


def test_who_praises_is_not_called_whatever_they_ticked(case: Case) -> None:
    assert said(case.applicants[0], Given(Level.SATISFIED, call_me=True)).call_me is False


def test_while_the_month_runs_a_rating_may_become_better_and_worse_again(case: Case) -> None:
    party = case.applicants[0]
    follow_up = complained(party)
    rate(party, follow_up.rating.step, GOOD, by=PartyActing(party))
    assert follow_up.dropped_at is not None and not follow_up.is_open
    rate(party, follow_up.rating.step, QUIET, by=PartyActing(party))
    assert follow_up.dropped_at is None and follow_up.is_open and follow_up.rating.changed_at is not None


def test_when_the_month_is_over_a_rating_stands(case: Case, on: Callable[..., None]) -> None:
    """Its month has been published: nobody may see figures move by one."""
    party = case.applicants[0]
    rating = said(party, GOOD)
    on(date(2026, 3, 31), "23:50")
    assert may_be_changed(rating)
    on(date(2026, 4, 1), "00:01")
    with pytest.raises(NotNow, match="不能改"):
        rate(party, rating.step, QUIET, by=PartyActing(party))


def test_when_somebody_has_begun_to_look_into_it_a_rating_stands(bodies: Bodies, case: Case) -> None:
    party = case.applicants[0]
    follow_up = complained(party)
    record_call(follow_up, CalledBack.NO_ANSWER, by=bodies.people["sunli"])
    with pytest.raises(NotNow, match="有人在查"):
        rate(party, follow_up.rating.step, GOOD, by=PartyActing(party))


def test_the_words_are_sealed(case: Case) -> None:
    rating = said(case.applicants[0], BAD)
    assert rating.words == BAD.words and BAD.words not in (rating.words_sealed or "")
