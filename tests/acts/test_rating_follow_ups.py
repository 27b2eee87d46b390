"""A bad rating is followed up by somebody who is not rated: call, finding, answer, appeal, each with its day."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask

from mediation.audit.models import AuditEvent
from mediation.bodies.acts import change_setting
from mediation.cases.models import Case, Exclusion, PanelMember
from mediation.demo.bodies import Bodies
from mediation.errors import NotFound, NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.law.ratings import Finding
from mediation.law.terms import Role
from mediation.parties.acting import PartyActing
from mediation.people.acts import affiliate, give_post
from mediation.people.models import SYSTEM
from mediation.ratings.access import follow_up_for, follow_ups_for
from mediation.ratings.acts import answer, appeal, decide, rate, record_call
from mediation.ratings.models import CalledBack, FollowUp
from tests.acts.rated import GOOD, MONDAY, QUIET, an_ended_case, complained, said
from tests.builders import the_bodies


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY, "17:00")
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return an_ended_case(bodies)


@pytest.fixture
def follow_up(case: Case) -> FollowUp:
    return complained(case.applicants[0])


def answered(follow_up: FollowUp, by: object) -> None:
    if follow_up.rating.call_me:
        record_call(follow_up, CalledBack.REACHED, "说一直占线", by=by)
    answer(follow_up, Finding.PARTLY, "那几天电话坏了", "电话已经修好，对不起。", by=by)


def sees(bodies: Bodies, login: str, follow_up: FollowUp) -> bool:
    """Whether somebody finds it on their list, and so at its address; the two never differ."""
    person = bodies.people[login]
    listed = follow_up in follow_ups_for(person)
    try:
        there = follow_up_for(person, follow_up.public_id) is follow_up
    except NotFound:
        there = False
    assert there is listed
    return listed


def test_a_bad_rating_is_due_on_the_desk_of_the_director_in_fifteen_working_days(
        bodies: Bodies, follow_up: FollowUp) -> None:
    assert (follow_up.due_on, follow_up.is_open) == (date(2026, 3, 23), True)
    assert "第15个工作日" in follow_up.due_how
    assert [login for login in bodies.people if sees(bodies, login, follow_up)] == ["sunli"]


def test_a_good_one_is_nobodys_task(bodies: Bodies, case: Case) -> None:
    assert said(case.applicants[0], GOOD).follow_up is None
    assert follow_ups_for(bodies.people["sunli"]) == []


def test_the_body_may_answer_sooner(bodies: Bodies, case: Case) -> None:
    change_setting(case.body, "RATING_ANSWER_DAYS", 5, by=bodies.people["sunli"])
    assert complained(case.applicants[0]).due_on == date(2026, 3, 9)


def test_a_director_who_sat_on_the_panel_is_rated_and_those_above_follow_up(
        bodies: Bodies, case: Case, follow_up: FollowUp) -> None:
    db.session.add(PanelMember(case=case, person=bodies.people["sunli"], named_on=MONDAY, left_on=MONDAY))
    db.session.commit()
    db.session.expire_all()
    assert [login for login in bodies.people if sees(bodies, login, follow_up)] == ["tangning"]
    with pytest.raises(NotPermitted, match="没有参与办案的人"):
        record_call(follow_up, CalledBack.REACHED, by=bodies.people["sunli"])


def test_a_director_who_is_recused_does_not_follow_up(bodies: Bodies, case: Case, follow_up: FollowUp) -> None:
    db.session.add(Exclusion(case=case, person=bodies.people["sunli"], reason="亲属", since_on=MONDAY))
    db.session.commit()
    db.session.expire_all()
    assert [login for login in bodies.people if sees(bodies, login, follow_up)] == ["tangning"]


def test_a_director_who_works_for_the_employer_does_not_follow_up(
        bodies: Bodies, case: Case, follow_up: FollowUp) -> None:
    """He would learn which worker complained (separation S3, S6)."""
    employer = case.respondents[0]
    affiliate(bodies.people["sunli"], employer.name, employer.credit_code, by=SYSTEM)
    db.session.commit()
    assert [login for login in bodies.people if sees(bodies, login, follow_up)] == ["tangning"]


def test_who_did_the_act_or_keeps_the_case_does_not_follow_up_even_as_director(
        bodies: Bodies, case: Case, follow_up: FollowUp) -> None:
    clerk = case.clerk
    assert clerk is not None
    give_post(clerk, case.body, Role.DIRECTOR, by=SYSTEM)
    db.session.commit()
    assert not sees(bodies, "wangmin", follow_up) and sees(bodies, "sunli", follow_up)


def test_what_is_late_is_seen_by_those_above_too(
        bodies: Bodies, follow_up: FollowUp, on: Callable[..., None]) -> None:
    on(follow_up.due_on)
    assert not sees(bodies, "tangning", follow_up)
    on(follow_up.due_on + timedelta(days=1))
    assert sees(bodies, "tangning", follow_up) and sees(bodies, "sunli", follow_up)


def test_who_asked_to_be_called_is_called_before_the_answer(bodies: Bodies, follow_up: FollowUp) -> None:
    sunli = bodies.people["sunli"]
    with pytest.raises(RequirementNotMet, match="先打电话"):
        answer(follow_up, Finding.TRUE, "查过了", "对不起", by=sunli)
    row = record_call(follow_up, CalledBack.NO_ANSWER, "响了很久", by=sunli)
    assert follow_up.calls == [row] and (row.words, row.by) == ("响了很久", sunli)
    answer(follow_up, Finding.TRUE, "查过了", "对不起", by=sunli)
    assert (follow_up.finding, follow_up.answer, follow_up.answered_on, follow_up.answered_by) == (
        "true", "对不起", MONDAY, sunli)
    assert not follow_up.is_open and "对不起" not in (follow_up.answer_sealed or "")
    assert follow_up not in follow_ups_for(sunli)
    assert follow_up in follow_ups_for(sunli, still_open=False)


def test_who_did_not_ask_is_not_called(bodies: Bodies, case: Case) -> None:
    follow_up = complained(case.applicants[0], QUIET)
    with pytest.raises(RequirementNotMet, match="不要打"):
        record_call(follow_up, CalledBack.REACHED, by=bodies.people["sunli"])
    answer(follow_up, Finding.NOT_FOUND, "问过了", "没有查到，欢迎再说", by=bodies.people["sunli"])
    assert follow_up.answered_on is not None


def test_a_rating_is_answered_once(bodies: Bodies, follow_up: FollowUp) -> None:
    answered(follow_up, bodies.people["sunli"])
    with pytest.raises(NotNow, match="已经"):
        answer(follow_up, Finding.TRUE, "再查", "再答", by=bodies.people["sunli"])


def test_what_was_dropped_is_not_followed_up(bodies: Bodies, case: Case, follow_up: FollowUp) -> None:
    rate(case.applicants[0], follow_up.rating.step, GOOD, by=PartyActing(case.applicants[0]))
    db.session.commit()
    assert not sees(bodies, "sunli", follow_up)
    with pytest.raises(NotNow, match="办完"):
        record_call(follow_up, CalledBack.REACHED, by=bodies.people["sunli"])


def test_an_appeal_goes_to_somebody_else_above_with_a_day_of_its_own(
        bodies: Bodies, case: Case, follow_up: FollowUp, on: Callable[..., None]) -> None:
    answered(follow_up, bodies.people["sunli"])
    on(date(2026, 9, 18))
    appeal(follow_up, "电话没有修好", by=PartyActing(case.applicants[0]))
    db.session.commit()
    assert (follow_up.appeal_due_on, follow_up.is_appealed, follow_up.is_open) == (date(2026, 10, 15), True, True)
    assert [login for login in bodies.people if sees(bodies, login, follow_up)] == ["tangning"]
    with pytest.raises(NotPermitted):
        decide(follow_up, Finding.TRUE, "我再查一次", by=bodies.people["sunli"])
    decide(follow_up, Finding.TRUE, "确实没有修好，已经换了。", by=bodies.people["tangning"])
    assert (follow_up.decision, follow_up.decided_on, follow_up.is_open) == ("true", date(2026, 9, 18), False)
    with pytest.raises(NotNow, match="办完"):
        decide(follow_up, Finding.TRUE, "再来", by=bodies.people["tangning"])


def test_where_nobody_is_above_another_director_decides_the_appeal(
        bodies: Bodies, case: Case, follow_up: FollowUp) -> None:
    case.body.above = None
    give_post(bodies.people["huangwei"], case.body, Role.DIRECTOR, by=SYSTEM)
    give_post(bodies.people["chenzhiyuan"], case.body, Role.DIRECTOR, by=SYSTEM)
    db.session.commit()
    answered(follow_up, bodies.people["sunli"])
    appeal(follow_up, "不对", by=PartyActing(case.applicants[0]))
    db.session.commit()
    free = [login for login in ("sunli", "huangwei", "chenzhiyuan") if sees(bodies, login, follow_up)]
    assert "sunli" not in free and "chenzhiyuan" in free


def test_an_appeal_is_the_raters_own_after_the_answer_and_once(
        bodies: Bodies, case: Case, follow_up: FollowUp) -> None:
    party = case.applicants[0]
    with pytest.raises(NotNow, match="还没有答复"):
        appeal(follow_up, "太慢", by=PartyActing(party))
    answered(follow_up, bodies.people["sunli"])
    for somebody in (bodies.people["sunli"], PartyActing(case.respondents[0])):
        with pytest.raises(NotPermitted, match="本人"):
            appeal(follow_up, "不对", by=somebody)
    appeal(follow_up, "不对", by=PartyActing(party))
    with pytest.raises(NotNow, match="一次"):
        appeal(follow_up, "还是不对", by=PartyActing(party))


def test_an_appeal_names_neither_the_rater_nor_the_case_in_the_trail(
        bodies: Bodies, case: Case, follow_up: FollowUp) -> None:
    answered(follow_up, bodies.people["sunli"])
    appeal(follow_up, "不对", by=PartyActing(case.applicants[0]))
    db.session.commit()
    noted = db.session.query(AuditEvent).filter(AuditEvent.action == "appeal_rating").one()
    assert (noted.case_ref, noted.person_ref, noted.role, noted.details) == (None, None, None, "{}")


def test_without_an_appeal_there_is_nothing_to_decide(bodies: Bodies, case: Case, follow_up: FollowUp) -> None:
    db.session.add(PanelMember(case=case, person=bodies.people["sunli"], named_on=MONDAY))
    db.session.commit()
    db.session.expire_all()
    with pytest.raises(NotNow, match="没有要复核"):
        decide(follow_up, Finding.TRUE, "先查", by=bodies.people["tangning"])


def test_somebody_who_observes_for_another_body_sees_nothing(bodies: Bodies, follow_up: FollowUp) -> None:
    assert not sees(bodies, "qiuyue", follow_up) and not sees(bodies, "liguoqiang", follow_up)
