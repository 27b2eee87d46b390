"""The pages of the court's hours: posting, booking, the day, the sitting that refreshes itself, the leave."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask

from mediation.confirmations.hours_models import CourtBooking, CourtSlot, LiaisonCover
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from mediation.law.terms import Role
from mediation.people.models import Person, Post
from tests.acts.confirmation_world import chosen, clerk_of, filed
from tests.builders import PASSWORD, the_bodies
from tests.page_client import PageClient
from tests.statements import statements

DAY = date(2026, 11, 23)
NEXT = DAY + timedelta(days=1)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "08:00")
    return the_bodies()


def signed_in(app: Flask, login: str) -> PageClient:
    client: PageClient = app.test_client()
    client.submit(client.see("/sign-in"), {"login": login, "password": PASSWORD})
    return client


@pytest.fixture
def liaison(app: Flask, bodies: Bodies) -> PageClient:
    return signed_in(app, "hejing")


def post_today(liaison: PageClient, **more: str) -> None:
    answer = liaison.submit(liaison.see("/court/hours"), {
        "first": "2026-11-23", "last": "2026-11-23", "begins": "10:00", "ends": "11:00", "minutes": "20",
        "way": "video", "place": "https://meet.example/7", **more}, action="/court/hours")
    assert answer.status_code == 303


def test_posted_hours_are_booked_by_the_clerk_and_stand_on_top_of_the_queue(
        app: Flask, bodies: Bodies, liaison: PageClient) -> None:
    one = filed(bodies)
    name = one.agreement.parties[0].name
    clerk = signed_in(app, clerk_of(one).login)
    assert "没有空着的核实时段" in clerk.see(f"/desk/cases/{one.case.public_id}/court-hours").text
    post_today(liaison)
    page = clerk.see(f"/desk/cases/{one.case.public_id}")
    assert f"/desk/cases/{one.case.public_id}/court-hours" in page.links
    slot = db.session.query(CourtSlot).order_by(CourtSlot.starts_at).first()
    answer = clerk.submit(clerk.see(f"/desk/cases/{one.case.public_id}/court-hours"), {"slot": slot.public_id})
    assert answer.status_code == 303
    booking = db.session.query(CourtBooking).one()
    queue = liaison.see("/court")
    assert "今天已约" in queue.text and f"/court/sittings/{booking.public_id}" in queue.links
    day = liaison.see("/court/days/2026-11-23")
    assert name in day.text and "10:00" in day.text
    assert "没有约好的核实" in liaison.see("/court/days/2026-11-24").text
    assert liaison.get("/court/days/2026-99-24").status_code == 404
    assert signed_in(app, "aili").get(f"/court/sittings/{booking.public_id}").status_code == 404


def test_a_sitting_names_nobody_to_the_court_before_it_is_submitted_and_is_asked_for_cheaply(
        app: Flask, bodies: Bodies, liaison: PageClient) -> None:
    one = chosen(bodies)
    names = [party.name for party in one.agreement.parties]
    clerk = signed_in(app, clerk_of(one).login)
    post_today(liaison)
    slot = db.session.query(CourtSlot).first()
    page = f"/desk/cases/{one.case.public_id}/court-hours"
    clerk.submit(clerk.see(page), {"slot": slot.public_id})
    booking = db.session.query(CourtBooking).one()
    theirs, ours = f"/court/sittings/{booking.public_id}", f"{page}/{booking.public_id}"
    shown = liaison.see(theirs)
    assert "双方共同申请" in shown.text and not any(name in shown.text for name in names)
    assert "http-equiv=\"refresh\"" in liaison.get(theirs).text and "sitting.js" in liaison.get(theirs).text
    first = liaison.get(f"{theirs}/steps")
    assert first.status_code == 200 and "双方共同申请" in first.text
    with statements() as sent:
        again = liaison.get(f"{theirs}/steps", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"") and len(sent) < 15
    clerk.submit(clerk.see(f"/desk/cases/{one.case.public_id}/strengthenings/{one.public_id}/join-application"),
                 {"joining": [party.public_id for party in one.agreement.parties], "at_one_sitting": "y"})
    moved = liaison.get(f"{theirs}/steps", headers={"If-None-Match": first.headers["ETag"]})
    assert moved.status_code == 200 and "提交法院" in moved.text
    assert clerk.get(f"{ours}/steps").status_code == 200
    assert clerk.submit(clerk.see(ours), {"words": ""}, action="/call-off").status_code == 303
    assert booking.ended_at is None
    other = db.session.query(CourtSlot).order_by(CourtSlot.starts_at.desc()).first()
    clerk.submit(clerk.see(ours), {"slot": other.public_id}, action="/move")
    assert booking.slot is other
    clerk.submit(clerk.see(ours), {"words": "对方出差"}, action="/call-off")
    assert booking.ended_at is not None and liaison.get(theirs).status_code == 404


def test_bad_hours_are_refused_at_their_field_and_a_free_slot_is_taken_back(
        bodies: Bodies, liaison: PageClient) -> None:
    answer = liaison.submit(liaison.see("/court/hours"), {"way": "video", "place": "会议室"}, action="/court/hours")
    assert answer.status_code == 422 and "https://" in answer.text and db.session.query(CourtSlot).count() == 0
    post_today(liaison)
    slot = db.session.query(CourtSlot).first()
    liaison.submit(liaison.see("/court/hours"), action=f"/{slot.public_id}/withdraw")
    assert db.session.query(CourtSlot).filter(CourtSlot.withdrawn_at.is_not(None)).count() == 1


def test_a_leave_is_handed_over_and_taken_back_on_one_page(app: Flask, bodies: Bodies, liaison: PageClient) -> None:
    other = Person(login="songping", name="宋平", password_hash=bodies.people["hejing"].password_hash)
    other.posts.append(Post(body=bodies["court"], role=Role.LIAISON.value, from_on=DAY))
    db.session.add(other)
    db.session.commit()
    page = liaison.see("/court/leave")
    refused = liaison.submit(page, {"last": "2026-11-30"})
    assert refused.status_code == 422 and "请选择交给谁" in refused.text
    assert liaison.submit(page, {"substitute": other.public_id, "last": "2026-11-30"}).status_code == 303
    colleague = signed_in(app, "songping")
    assert "由您代办" in colleague.see("/court").text
    cover = db.session.query(LiaisonCover).one()
    liaison.submit(liaison.see("/court/leave"), action=f"/court/leave/{cover.public_id}/end")
    assert cover.ended_at is not None and "由您代办。" not in colleague.see("/court").text.split("七天内")[0]
