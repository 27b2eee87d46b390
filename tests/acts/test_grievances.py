"""Complaints: to whom they go, who reads them, by when they are answered."""
from __future__ import annotations

from datetime import date

import pytest
from flask import Flask

from mediation.cases.models import Case, Exclusion
from mediation.demo.bodies import Bodies
from mediation.errors import NotFound, NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.grievances.access import answers, grievance_for, grievances_for, waiting_count
from mediation.grievances.acts import MOST_OPEN, complain, open_to_subject, reply, who_handles, who_may_answer
from mediation.grievances.models import Grievance
from mediation.notices.models import Notice
from mediation.people.models import Person
from tests.acts.walked import a_case_in_mediation
from tests.builders import the_bodies
from tests.following import acting

WORDS = "周慧说话难听，逼我少要一半"


@pytest.fixture
def bodies(app: Flask) -> Bodies:
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return a_case_in_mediation(bodies)


def complains(case: Case, about: Person | None, to: str, bodies: Bodies, words: str = WORDS) -> Grievance:
    worker = case.applicants[0]
    row = complain(worker, about, bodies[to], words, by=acting(worker))
    db.session.commit()
    return row


def refs(person: Person) -> set[str]:
    return {row.public_id for row in grievances_for(person)}


def test_the_director_answers_within_fifteen_working_days(case: Case, bodies: Bodies, on) -> None:
    on(date(2026, 11, 9))
    director = bodies.people["liguoqiang"]
    row = complains(case, bodies.people["zhouhui"], "courier", bodies)
    assert row.reply_by == date(2026, 11, 30) and waiting_count(director) == 1 and refs(director) == {row.public_id}
    reply(row, "已经谈话，换了说法。", by=director)
    db.session.commit()
    assert row.reply == "已经谈话，换了说法。" and waiting_count(director) == 0
    told = db.session.query(Notice).filter(Notice.key == f"news:{row.public_id}").one()
    assert "投诉" not in told.read_out and told.party is case.applicants[0]
    with pytest.raises(NotNow, match="已经答复过"):
        reply(row, "再说一遍", by=director)


def test_the_body_sets_how_many_working_days(case: Case, bodies: Bodies, on) -> None:
    on(date(2026, 11, 9))
    case.body.settings = {**case.body.settings, "GRIEVANCE_DAYS": 5}
    assert complains(case, bodies.people["zhouhui"], "courier", bodies).reply_by == date(2026, 11, 16)


def test_who_is_complained_of_knows_nothing_before_it_is_opened(case: Case, bodies: Bodies) -> None:
    subject, clerk = bodies.people["zhouhui"], bodies.people["wangmin"]
    row = complains(case, subject, "courier", bodies)
    for person in (subject, clerk):
        assert not refs(person)
        with pytest.raises(NotFound):
            grievance_for(person, row.public_id)
    open_to_subject(row, by=bodies.people["liguoqiang"])
    db.session.commit()
    assert refs(subject) == {row.public_id} and not answers(subject, row) and not refs(clerk)
    with pytest.raises(NotPermitted):
        reply(row, "我没有", by=subject)
    with pytest.raises(NotNow, match="已经告知过"):
        open_to_subject(row, by=bodies.people["liguoqiang"])


def test_nothing_in_the_case_file_speaks_of_a_complaint(case: Case, bodies: Bodies) -> None:
    steps, periods, notices = len(case.steps), len(case.deadlines), db.session.query(Notice).count()
    complains(case, bodies.people["zhouhui"], "courier", bodies)
    db.session.refresh(case)
    assert (len(case.steps), len(case.deadlines), db.session.query(Notice).count()) == (steps, periods, notices)


def test_a_complaint_of_the_director_or_of_the_body_goes_outside(case: Case, bodies: Bodies) -> None:
    director = bodies.people["liguoqiang"]
    for about in (director, None):
        with pytest.raises(RequirementNotMet) as refused:
            complains(case, about, "courier", bodies)
        assert refused.value.field == "to"
        row = complains(case, about, "bureau", bodies)
        assert row.is_outside and not refs(director)
        assert row.public_id in refs(bodies.people["tangning"])
        assert row.public_id not in refs(bodies.people["qiuyue"])
    reply(row, "已经责成改正。", by=bodies.people["tangning"])
    assert row.replied_by is bodies.people["tangning"]


def test_whoever_it_is_about_it_may_go_outside_of_a_committee_in_a_company(case: Case, bodies: Bodies) -> None:
    assert {body.short_name for body in who_may_answer(case, bodies.people["zhouhui"])} == {
        "迅达调委会", "市总工会", "青溪人社局"}
    row = complains(case, bodies.people["zhouhui"], "union", bodies)
    assert not refs(bodies.people["liguoqiang"]) and row.public_id in refs(bodies.people["qiuyue"])


def test_an_office_without_anybody_who_reads_here_is_no_receiver(case: Case, bodies: Bodies) -> None:
    bodies.people["tangning"].disabled = True
    db.session.commit()
    with pytest.raises(RequirementNotMet):
        complains(case, None, "bureau", bodies)


def test_a_recused_director_neither_reads_nor_answers(case: Case, bodies: Bodies) -> None:
    director = bodies.people["liguoqiang"]
    row = complains(case, bodies.people["zhouhui"], "courier", bodies)
    case.exclusions.append(Exclusion(person=director, reason="亲属", since_on=date(2026, 11, 1)))
    db.session.commit()
    assert not refs(director)
    with pytest.raises(NotPermitted):
        reply(row, "查过了", by=director)
    assert bodies["courier"] not in who_may_answer(case, bodies.people["zhouhui"])


def test_who_has_left_the_post_reads_nothing_any_more(case: Case, bodies: Bodies) -> None:
    director = bodies.people["liguoqiang"]
    complains(case, bodies.people["zhouhui"], "courier", bodies)
    for post in director.posts:
        if post.role == "director":
            post.until_on = date(2020, 1, 1)
    db.session.commit()
    assert not refs(director)


@pytest.mark.parametrize("words, about, field", [("  ", "zhouhui", "words"), (WORDS, "gulnar", "about")])
def test_what_a_complaint_must_say(case: Case, bodies: Bodies, words: str, about: str, field: str) -> None:
    with pytest.raises(RequirementNotMet) as refused:
        complains(case, bodies.people[about], "courier", bodies, words)
    assert refused.value.field == field


def test_nobody_complains_for_another_and_not_without_end(case: Case, bodies: Bodies) -> None:
    worker, subject = case.applicants[0], bodies.people["zhouhui"]
    for other in (acting(case.respondents[0]), bodies.people["wangmin"]):
        with pytest.raises(NotPermitted):
            complain(worker, subject, bodies["courier"], WORDS, by=other)
    for _ in range(MOST_OPEN):
        complains(case, subject, "courier", bodies)
    with pytest.raises(NotNow, match="等答复"):
        complains(case, subject, "courier", bodies)


def test_an_answer_says_something_and_a_complaint_of_nobody_is_opened_to_nobody(case: Case, bodies: Bodies) -> None:
    row = complains(case, None, "bureau", bodies)
    with pytest.raises(RequirementNotMet) as refused:
        reply(row, " ", by=bodies.people["tangning"])
    assert refused.value.field == "reply"
    with pytest.raises(NotNow, match="没有指名"):
        open_to_subject(row, by=bodies.people["tangning"])


def test_those_who_handle_the_case_can_be_named(case: Case, bodies: Bodies) -> None:
    names = {person.name for person in who_handles(case)}
    assert {"王敏", "周慧", "李国强"} <= names and "何静" not in names
