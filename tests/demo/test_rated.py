"""What the parties of the demo world say of how they were served."""
from __future__ import annotations

from datetime import date, time

from flask import Flask

from mediation import clock
from mediation.demo import stories
from mediation.demo.rated import BODY, rate_the_service
from mediation.demo.stage import tell
from mediation.demo.tales import TALES
from mediation.extensions import db
from mediation.ratings.models import FollowUp, Rating
from tests.builders import the_bodies

NAMED = ("C005", "C015", "C025")


def test_parties_rate_a_month_that_is_over_and_a_complaint_waits(app: Flask, on) -> None:
    on(date(2026, 11, 25), "15:00")
    bodies = the_bodies()
    assert stories.never_mediated
    plays = tell([one for one in TALES if one.body == BODY and one.key in NAMED], bodies)
    for play in plays:
        for step in play.walk.case.steps:
            step.recorded_at = clock.instant(date(2026, 10, 30), time(9))
    db.session.commit()
    rate_the_service(plays, bodies)
    assert {(row.given_at.month, row.is_bad) for row in db.session.query(Rating)} == {(10, False), (11, True)}
    assert [row.is_open for row in db.session.query(FollowUp)].count(True) >= 1
