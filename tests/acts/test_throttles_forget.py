"""What was tried at a door is forgotten once no limit counts it; what a limit still counts stays."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import func, select

from mediation.audit import trail
from mediation.audit.models import AuditEvent
from mediation.bodies.queries import open_bodies
from mediation.extensions import db
from mediation.following.texting import may_text
from mediation.law.terms import Role
from mediation.people.acts import give_post
from mediation.people.models import SYSTEM, Attempt
from mediation.people.throttle import Tried
from mediation.sweep import sweep
from tests.builders import the_bodies

MONDAY = date(2026, 11, 23)


def test_tries_fade_a_day_after_the_longest_limit_needs_them(app: Flask, on: Callable[..., None]) -> None:
    on(MONDAY, "09:00")
    assert Tried("follow", "123456789", "10.0.0.1").allowed
    assert [may_text("13800000000", "10.0.0.2") for _ in range(4)] == [True, True, True, False], "three an hour"
    on(MONDAY.replace(day=24), "08:00")
    sweep()
    assert [may_text("13800000000", "10.0.0.2") for _ in range(3)] == [True, True, False], "five a day: still counted"
    on(MONDAY.replace(day=24), "10:01")
    sweep()
    assert db.session.scalar(select(func.count()).select_from(Attempt).where(Attempt.door == "follow")) == 0
    assert db.session.scalar(select(func.count()).select_from(Attempt)) == 5, "three by the hour, two by the day"


@pytest.mark.databases("sqlite", "postgresql")
def test_what_somebody_with_four_posts_does_is_kept(app: Flask, on: Callable[..., None]) -> None:
    on(MONDAY, "09:00")
    bodies = the_bodies()
    person = bodies.people["wangmin"]
    for role in Role:
        give_post(person, open_bodies()[0], role, by=SYSTEM, from_on=MONDAY)
    db.session.commit()
    trail.record("look", by=person)
    db.session.commit()
    last = db.session.scalars(select(AuditEvent).order_by(AuditEvent.number.desc()).limit(1)).one()
    assert set((last.role or "").split(",")) == {role.value for role in Role}
