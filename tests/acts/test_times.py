"""Times for a session: proposed to both sides, chosen, and the one that everybody can fixed."""
from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from flask import Flask

from mediation import clock
from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.desk.queries.news import News, items, never_seen
from mediation.documents.queries import latest_paper
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.notices.models import Notice
from mediation.sessions.acts.times import (ProposedTimes, choose_times, fix_time, has_chosen, may_choose, open_proposal,
                                           propose_times, who_can_not)
from mediation.sessions.queries import sessions_of
from tests.acts.walked import a_case_in_mediation, an_accepted_case
from tests.builders import the_bodies
from tests.following import acting

DAY = date(2026, 11, 23)
THREE = [clock.instant(DAY + timedelta(days=days), time(hour)) for days, hour in ((4, 9), (4, 14), (7, 9))]


@pytest.fixture
def bodies(app: Flask, on) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return a_case_in_mediation(bodies)


def proposed(case: Case, bodies: Bodies, starts=THREE):
    row = propose_times(case, ProposedTimes(starts, 90, "调解室2"), by=bodies.people["zhouhui"])
    db.session.commit()
    return row


def chosen(party, can, words=""):
    row = choose_times(party, can, words, by=acting(party))
    db.session.commit()
    return row


def test_both_sides_are_told_and_may_choose(case: Case, bodies: Bodies) -> None:
    row = proposed(case, bodies)
    told = db.session.query(Notice).filter(Notice.key.startswith(f"times:{row.public_id}")).all()
    assert {notice.party_id for notice in told} == {party.id for party in case.taking_part}
    assert all(may_choose(party) and not has_chosen(party) for party in case.taking_part)


def test_the_time_that_all_can_becomes_the_session_by_one_press(case: Case, bodies: Bodies) -> None:
    row = proposed(case, bodies)
    worker, employer = case.applicants[0], case.respondents[0]
    chosen(worker, [0, 1])
    chosen(employer, [1, 2])
    assert who_can_not(row, 1) == [] and who_can_not(row, 0) == [employer.name]
    with pytest.raises(RequirementNotMet, match=employer.name):
        fix_time(row, 0, by=bodies.people["zhouhui"])
    session = fix_time(row, 1, by=bodies.people["zhouhui"])
    db.session.commit()
    assert session.starts_at == THREE[1] and session.ends_at - session.starts_at == timedelta(minutes=90)
    assert session.place == "调解室2" and latest_paper(case, "D08") is not None
    assert open_proposal(case) is None and row.session is session and not may_choose(worker)
    with pytest.raises(NotNow):
        fix_time(row, 1, by=bodies.people["zhouhui"])
    assert len([each for each in sessions_of(case) if each.starts_at == THREE[1]]) == 1


def test_who_has_not_answered_is_waited_for(case: Case, bodies: Bodies) -> None:
    row = proposed(case, bodies)
    chosen(case.applicants[0], [0])
    with pytest.raises(RequirementNotMet, match="没有说可以的"):
        fix_time(row, 0, by=bodies.people["zhouhui"])


def test_none_of_them_asks_which_others(case: Case, bodies: Bodies) -> None:
    proposed(case, bodies)
    with pytest.raises(RequirementNotMet) as refused:
        chosen(case.applicants[0], [])
    assert refused.value.field == "words"
    row = chosen(case.applicants[0], [], "下周三以后都行")
    assert row.words == "下周三以后都行" and row.can == []
    assert [item.words for item in items(bodies.people["wangmin"], News.TIMES, never_seen())] == [
        case.applicants[0].name]


def test_a_party_chooses_again_until_it_is_fixed(case: Case, bodies: Bodies) -> None:
    row = proposed(case, bodies)
    chosen(case.applicants[0], [0])
    chosen(case.applicants[0], [2])
    assert len(row.answers) == 1 and row.answers[0].can == [2]


def test_other_times_take_the_place_of_the_first(case: Case, bodies: Bodies) -> None:
    first = proposed(case, bodies)
    chosen(case.applicants[0], [0])
    second = proposed(case, bodies, THREE[:1])
    assert first.closed_at is not None and open_proposal(case) is second and not has_chosen(case.applicants[0])


@pytest.mark.parametrize("times, field", [
    (ProposedTimes([], 90, "调解室2"), "first_on"),
    (ProposedTimes([*THREE, THREE[0] + timedelta(days=9)], 90, "调解室2"), "first_on"),
    (ProposedTimes([clock.instant(DAY, time(9))], 90, "调解室2"), "first_on"),
    (ProposedTimes(THREE, 90), "place")])
def test_what_can_not_be_proposed(case: Case, bodies: Bodies, times: ProposedTimes, field: str) -> None:
    with pytest.raises(RequirementNotMet) as refused:
        propose_times(case, times, by=bodies.people["zhouhui"])
    assert refused.value.field == field


def test_who_may_propose_and_when(case: Case, bodies: Bodies) -> None:
    with pytest.raises(NotPermitted):
        proposed_by = bodies.people["gulnar"]
        propose_times(case, ProposedTimes(THREE, 90, "调解室2"), by=proposed_by)
    before = an_accepted_case(bodies, workers=("赵强",))
    with pytest.raises(NotNow):
        propose_times(before, ProposedTimes(THREE, 90, "调解室2"), by=bodies.people["liguoqiang"])


def test_nobody_chooses_for_another_or_what_is_not_there(case: Case, bodies: Bodies) -> None:
    worker = case.applicants[0]
    with pytest.raises(NotNow):
        chosen(worker, [0])
    proposed(case, bodies)
    for other in (acting(case.respondents[0]), bodies.people["zhouhui"]):
        with pytest.raises(NotPermitted):
            choose_times(worker, [0], by=other)
    with pytest.raises(RequirementNotMet) as refused:
        chosen(worker, [3])
    assert refused.value.field == "can"
