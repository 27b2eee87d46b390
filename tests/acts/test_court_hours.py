"""The court's hours: posted, booked, moved, called off; nobody is booked twice; leave and who stands in."""
from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from mediation import clock
from mediation.audit.models import AuditEvent
from mediation.confirmations import acts
from mediation.confirmations.hours_models import CourtBooking, CourtSlot, LiaisonCover, SlotWay
from mediation.confirmations.sitting import sitting, tag_of
from mediation.court import queries
from mediation.court.queries import Filter
from mediation.demo.bodies import Bodies
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.law.terms import Role
from mediation.notices.models import Notice
from mediation.people.models import Person, Post
from tests.acts.confirmation_world import a_ruling, chosen, clerk_of, docketed, filed, in_effect, liaison_of
from tests.builders import the_bodies

DAY = date(2026, 11, 23)
NEXT = DAY + timedelta(days=1)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


def hours(**more: Any) -> acts.Hours:
    return acts.Hours(**{"first": NEXT, "last": NEXT, "weekdays": frozenset(range(5)), "begins": time(9),
                         "ends": time(10), "minutes": 20, "way": SlotWay.IN_PERSON, "place": "2号室", **more})


def posted(bodies: Bodies, **more: Any) -> list[CourtSlot]:
    acts.post_hours(bodies["court"], hours(**more), by=liaison_of(bodies))
    return db.session.query(CourtSlot).order_by(CourtSlot.starts_at).all()


def booked(bodies: Bodies, slot: CourtSlot, *strengthenings: Any) -> CourtBooking:
    return acts.book(slot, [each.agreement for each in strengthenings], by=clerk_of(strengthenings[0]))


def test_hours_become_slots_on_working_days_once(bodies: Bodies) -> None:
    slots = posted(bodies, last=DAY + timedelta(days=7))
    assert len(slots) == 15 and {clock.day_of(slot.starts_at).weekday() for slot in slots} == {0, 1, 2, 3, 4}
    with pytest.raises(RequirementNotMet, match="没有可以公布的新时段"):
        posted(bodies, begins=time(9, 10), ends=time(9, 50))
    assert len(posted(bodies, place="3号室")) == 18


@pytest.mark.parametrize(("more", "words"), [
    ({"first": DAY - timedelta(days=1)}, "不能早于今天"), ({"last": DAY + timedelta(days=90)}, "最多62天"),
    ({"weekdays": frozenset()}, "星期几"), ({"ends": time(9)}, "晚于开始"), ({"minutes": 1}, "5到240"),
    ({"way": SlotWay.VIDEO, "place": "会议室"}, "https://"), ({"place": ""}, "在哪里"),
    ({"minutes": 5, "begins": time(0), "ends": time(23), "last": DAY + timedelta(days=30)}, "最多公布400个")])
def test_hours_that_cannot_be_are_refused_in_words(bodies: Bodies, more: dict[str, Any], words: str) -> None:
    with pytest.raises(RequirementNotMet, match=words):
        posted(bodies, **more)


def test_only_the_liaison_of_the_court_posts_and_only_the_body_books(bodies: Bodies) -> None:
    one = filed(bodies)
    with pytest.raises(NotPermitted):
        acts.post_hours(bodies["court"], hours(), by=liaison_of(bodies, "court2"))
    slot = posted(bodies)[0]
    with pytest.raises(NotPermitted):
        acts.book(slot, [one.agreement], by=liaison_of(bodies))


def told(booking: CourtBooking, who: str) -> list[str]:
    return [notice.read_out or notice.words for notice in db.session.query(Notice).order_by(Notice.id)
            if notice.key.startswith(f"booking:{booking.public_id}") and notice.to_whom.startswith(who)]


def test_booking_tells_both_sides_neutrally_and_the_court_without_names(bodies: Bodies) -> None:
    one = filed(bodies)
    slot = posted(bodies, way=SlotWay.VIDEO, place="https://meet.example/7")[0]
    booking = booked(bodies, slot, one)
    worker = one.agreement.parties[0]
    assert ["法院核实约在" in words and "09:00" in words and "https://meet.example/7" in words
            for words in told(booking, worker.name)] == [True]
    letters = db.session.query(Notice).filter(Notice.key.startswith(f"booking:{booking.public_id}")).all()
    assert len(letters) == len(one.agreement.parties) + 1
    for notice in letters:
        assert not any(party.name in notice.words for party in one.agreement.parties)


def test_nobody_is_booked_twice(bodies: Bodies) -> None:
    first, second, slots = filed(bodies), filed(bodies), posted(bodies)
    booked(bodies, slots[0], first)
    with pytest.raises(RequirementNotMet, match="被别人约走"):
        booked(bodies, slots[0], second)
    with pytest.raises(NotNow, match="改期"):
        booked(bodies, slots[1], first)
    db.session.add(CourtBooking(slot=slots[0], case=second.case, made_by=clerk_of(second), made_at=clock.now()))
    with pytest.raises(IntegrityError):
        db.session.flush()


def test_a_booking_is_moved_to_a_free_slot_and_what_was_still_to_be_told_falls_away(bodies: Bodies) -> None:
    one, slots = filed(bodies), posted(bodies)
    booking = booked(bodies, slots[0], one)
    acts.move_booking(booking, slots[2], by=liaison_of(bodies))
    acts.move_booking(booking, slots[0], by=clerk_of(one))
    name = one.agreement.parties[0].name
    states = [notice.state for notice in db.session.query(Notice).order_by(Notice.id)
              if notice.key.startswith("booking:") and notice.to_whom == name]
    assert states[:2] == ["cancelled", "cancelled"] and states[2] in ("pending", "to_do")
    assert "09:00" in told(booking, name)[-1] and "改到" in told(booking, name)[-1]
    with pytest.raises(RequirementNotMet, match="已经过去|约走"):
        acts.move_booking(booking, slots[0], by=clerk_of(one))


def test_what_is_called_off_frees_the_slot_and_says_why(bodies: Bodies) -> None:
    one, two, slots = filed(bodies), filed(bodies), posted(bodies)
    booking = booked(bodies, slots[0], one)
    with pytest.raises(RequirementNotMet, match="为什么取消"):
        acts.call_off(booking, " ", by=clerk_of(one))
    acts.call_off(booking, "对方出差", by=clerk_of(one))
    assert "取消（对方出差）" in told(booking, one.agreement.parties[0].name)[-1]
    with pytest.raises(NotNow):
        acts.call_off(booking, "再来", by=clerk_of(one))
    assert booked(bodies, slots[0], two) and booked(bodies, slots[1], one)
    with pytest.raises(NotNow, match="已经有人约了"):
        acts.withdraw_slot(slots[0], by=liaison_of(bodies))
    acts.withdraw_slot(slots[2], by=liaison_of(bodies))
    with pytest.raises(RequirementNotMet, match="法院收回"):
        acts.move_booking(booking=db.session.query(CourtBooking).filter_by(slot_id=slots[1].id).one(),
                          slot=slots[2], by=clerk_of(one))


def test_what_is_not_on_its_way_to_the_court_or_to_another_one_is_not_booked(bodies: Bodies) -> None:
    early, slots = in_effect(bodies), posted(bodies)
    with pytest.raises(NotNow, match="才可以预约"):
        booked(bodies, slots[0], early)
    acts.post_hours(bodies["court2"], hours(), by=liaison_of(bodies, "court2"))
    other = db.session.query(CourtSlot).filter_by(court_id=bodies["court2"].id).first()
    with pytest.raises(RequirementNotMet, match="另一家法院"):
        booked(bodies, other, chosen(bodies))
    with pytest.raises(RequirementNotMet, match="请选择要核实的协议"):
        acts.book(slots[0], [], by=clerk_of(early))


def test_a_sitting_shows_its_steps_as_they_happen_and_how_many_minutes_it_took(
        bodies: Bodies, on: Callable[..., None]) -> None:
    one, slots = chosen(bodies), posted(bodies)
    booking = booked(bodies, slots[0], one)
    seen = [tag_of(booking)]
    assert sitting(one.agreement).now == "双方共同申请"
    acts.join_application(one, [acts.Joining(party) for party in one.agreement.parties], DAY, by=clerk_of(one))
    seen.append(tag_of(booking))
    acts.file_application(one, by=clerk_of(one))
    seen.append(tag_of(booking))
    acts.docket(one, a_ruling(), by=liaison_of(bodies))
    seen.append(tag_of(booking))
    assert tag_of(booking) == seen[-1] and len(set(seen)) == 4
    assert sitting(one.agreement).now == "裁定" and sitting(one.agreement).minutes is None
    assert sitting(one.agreement, for_court=True).now == "六点核实"
    on(DAY, "15:17")
    acts.grant(one, a_ruling(both_notified=True), by=liaison_of(bodies))
    assert sitting(one.agreement).minutes in (16, 17) and tag_of(booking) not in seen


def a_colleague(bodies: Bodies) -> Person:
    """Another liaison of the same court."""
    person = Person(login="songping", name="宋平", password_hash="-")
    person.posts.append(Post(body=bodies["court"], role=Role.LIAISON.value, from_on=DAY - timedelta(days=30)))
    db.session.add(person)
    db.session.flush()
    return person


def mine(person: Person) -> list[int]:
    db.session.flush()
    return [row.id for row in queries.queue(person, Filter(mine=True)).rows]


def test_one_act_hands_everything_over_for_a_leave_and_it_comes_back_by_itself(
        bodies: Bodies, on: Callable[..., None]) -> None:
    liaison, other, one = liaison_of(bodies), a_colleague(bodies), docketed(bodies)
    two = docketed(bodies, "（2026）粤0699诉前调确77号")
    one.like_key = two.like_key = None
    assert one.handled_by is liaison and mine(other) == []
    cover = acts.hand_over_for_leave(bodies["court"], liaison, other, DAY + timedelta(days=1), DAY + timedelta(days=3),
                                     by=liaison)
    assert mine(other) == []
    told_of = db.session.query(Notice).filter_by(key=f"leave:{cover.public_id}:{other.public_id}").one()
    assert "2件" in told_of.words and (told_of, None) in list(queries.told(other, told_of.due_at - timedelta(hours=1)))
    on(DAY + timedelta(days=1), "10:00")
    assert mine(other) == [one.id, two.id] == mine(liaison)
    acts.withdraw_application(one, a_ruling(), by=liaison)
    keys = {notice.person_id for notice in db.session.query(Notice) if "撤回" in notice.words}
    assert {liaison.id, other.id} <= keys
    on(DAY + timedelta(days=4), "10:00")
    assert mine(other) == [] and mine(liaison) == [two.id]
    db.session.commit()
    event = db.session.query(AuditEvent).filter_by(action="hand_over_for_leave").one()
    details = json.loads(event.details)
    assert details["substitute"] == other.public_id and details["applications"] == 2


def test_who_is_back_early_takes_everything_back_in_one_act(bodies: Bodies) -> None:
    liaison, other, one = liaison_of(bodies), a_colleague(bodies), docketed(bodies)
    cover = acts.hand_over_for_leave(bodies["court"], liaison, other, DAY, DAY + timedelta(days=9), by=liaison)
    assert mine(other) == [one.id]
    acts.end_leave(cover, by=liaison)
    assert mine(other) == [] and mine(liaison) == [one.id]
    with pytest.raises(NotNow):
        acts.end_leave(cover, by=liaison)


def test_a_leave_that_cannot_be_is_refused_in_words(bodies: Bodies) -> None:
    liaison, other, court = liaison_of(bodies), a_colleague(bodies), bodies["court"]
    for absent, substitute, first, last, words in (
            (liaison, liaison, DAY, DAY, "另一位联络员"), (liaison, liaison_of(bodies, "court2"), DAY, DAY, "另一位联络员"),
            (liaison_of(bodies, "court2"), other, DAY, DAY, "请假的人不是"),
            (liaison, other, DAY - timedelta(days=1), DAY, "不能早于今天"), (liaison, other, NEXT, DAY, "不能早于开始")):
        with pytest.raises(RequirementNotMet, match=words):
            acts.hand_over_for_leave(court, absent, substitute, first, last, by=liaison)
    acts.hand_over_for_leave(court, liaison, other, DAY, NEXT, by=other)
    with pytest.raises(RequirementNotMet, match="已经由宋平代办"):
        acts.hand_over_for_leave(court, liaison, other, NEXT, NEXT, by=liaison)
    with pytest.raises(RequirementNotMet, match="自己在这段时间里请假"):
        acts.hand_over_for_leave(court, other, liaison, NEXT, NEXT, by=other)
    with pytest.raises(NotPermitted):
        acts.hand_over_for_leave(court, liaison, other, NEXT, NEXT, by=bodies.people["wangmin"])
    assert db.session.query(LiaisonCover).count() == 1
