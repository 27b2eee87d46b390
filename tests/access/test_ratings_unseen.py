"""Whoever is rated finds out nowhere that they were, by whom, or what was said; nor does the public of few people."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from flask import Flask

from mediation.audit.models import AuditEvent
from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from mediation.ratings.models import FollowUp
from tests.acts.rated import BAD, MONDAY, QUIET, an_ended_case, complained, said
from tests.builders import PASSWORD, the_bodies
from tests.following import comes_in
from tests.page_client import PageClient

PLACE = re.compile(r"<(?:[a-z]+:)?([a-z_]+)>")
RENEWED = re.compile(r'<(?:input|meta)[^>]*(?:csrf[-_]token|name="once")[^>]*>|DTSTAMP:\w+')
LEAVES = {"people.sign_out", "verification.healthz"}


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY, "17:00")
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return an_ended_case(bodies)


def signed_in(app: Flask, login: str) -> PageClient:
    somebody: PageClient = app.test_client()
    somebody.submit(somebody.see("/sign-in"), {"login": login, "password": PASSWORD})
    return somebody


def addresses(app: Flask, case: Case) -> Iterator[str]:
    """Every page of the house that can be asked for with nothing but a case or a body."""
    known = {"case_id": case.public_id, "body_id": case.body.public_id, "ending": "csv"}
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and rule.arguments <= set(known) and rule.endpoint not in LEAVES:
            yield PLACE.sub(lambda found: known[found[1]], rule.rule)


def everything(somebody: PageClient, wanted: list[str]) -> dict[str, tuple[int, str]]:
    """What somebody reads on each of these pages, without what is new on every page."""
    found = {}
    for address in wanted:
        answer = somebody.get(address)
        if answer.mimetype in ("text/html", "text/csv", "text/calendar", "application/json"):
            found[address] = (answer.status_code, RENEWED.sub("", answer.text))
    return found


@pytest.mark.databases("sqlite")
def test_no_page_of_who_is_rated_changes_by_a_rating(app: Flask, bodies: Bodies, case: Case) -> None:
    """Clerk, mediator and everybody else of the body read the same before and after: pages, lists, figures, history."""
    wanted = list(addresses(app, case))
    assert len(wanted) > 80 and f"/desk/cases/{case.public_id}" in wanted
    rated = {login: signed_in(app, login) for login in ("wangmin", "huangwei")}
    before = {login: everything(somebody, wanted) for login, somebody in rated.items()}
    complained(case.applicants[0])
    said(case.respondents[0], QUIET)
    for login, somebody in rated.items():
        after = everything(somebody, wanted)
        assert [address for address in after if after[address] != before[login][address]] == []


@pytest.mark.databases("sqlite")
def test_the_address_of_a_follow_up_answers_who_is_rated_as_what_does_not_exist(
        app: Flask, bodies: Bodies, case: Case) -> None:
    follow_up = complained(case.applicants[0])
    for login in ("wangmin", "huangwei", "liguoqiang", "qiuyue", "zhaolei", "hejing"):
        somebody = signed_in(app, login)
        for page in ("", "/call", "/answer", "/decide"):
            there = somebody.get(f"/desk/ratings/follow-ups/{follow_up.public_id}{page}")
            nowhere = somebody.get(f"/desk/ratings/follow-ups/AAAAAAAAAAAAAAAA{page}")
            assert there.status_code == nowhere.status_code == 404
            assert there.text.replace(follow_up.public_id, "A" * 16) == nowhere.text
    assert app.test_client().get(f"/desk/ratings/follow-ups/{follow_up.public_id}").status_code == 302


@pytest.mark.databases("sqlite")
def test_who_follows_up_reads_a_name_and_a_number_only_where_the_rater_may_be_called(
        app: Flask, bodies: Bodies, case: Case) -> None:
    called, quiet = complained(case.applicants[0]), complained(case.respondents[0], QUIET)
    director = signed_in(app, "sunli")
    page = director.see(f"/desk/ratings/follow-ups/{called.public_id}").text
    phone = case.applicants[0].phone
    assert case.applicants[0].name in page and BAD.words in page and phone not in page
    assert phone in director.see(f"/desk/ratings/follow-ups/{called.public_id}?number=1").text
    page = director.see(f"/desk/ratings/follow-ups/{quiet.public_id}?number=1").text
    for marker in (case.respondents[0].name, case.applicants[0].name, case.known_as, case.public_id, case.title):
        assert marker not in page
    listed = director.see("/desk/ratings").text
    assert case.known_as not in listed and case.applicants[0].name not in listed


@pytest.mark.databases("sqlite")
def test_a_party_sees_only_its_own_ratings(app: Flask, bodies: Bodies, case: Case) -> None:
    follow_up = complained(case.applicants[0])
    other = comes_in(app.test_client(), case.respondents[0])
    assert "打了三次电话" not in other.see("/my/status").text and "您提的意见" not in other.see("/my/rate").text
    assert other.get(f"/my/rating-answers/{follow_up.rating.public_id}").status_code == 404


@pytest.mark.databases("sqlite")
def test_the_number_of_somebody_who_may_be_called_is_looked_at_in_the_trail_without_the_case(
        app: Flask, bodies: Bodies, case: Case) -> None:
    follow_up: FollowUp = complained(case.applicants[0])
    signed_in(app, "sunli").see(f"/desk/ratings/follow-ups/{follow_up.public_id}?number=1")
    events = db.session.query(AuditEvent).filter(AuditEvent.record_type == "rating_follow_up").all()
    assert [(event.action, event.case_ref) for event in events] == [("open_phone", None)]


@pytest.mark.databases("sqlite")
def test_a_month_is_published_when_it_is_over_and_not_of_few(
        app: Flask, bodies: Bodies, case: Case, client: PageClient, on: Callable[..., None]) -> None:
    said(case.applicants[0], QUIET)
    said(case.respondents[0], QUIET)
    page = f"/ratings?body={case.body.public_id}"
    assert "2026年3月" not in client.see(page).text
    on(date(2026, 4, 1), "00:10")
    shown = client.see(page).text
    assert "2026年3月" in shown and "不足10人评，不列" in shown and "÷ 2" not in shown
