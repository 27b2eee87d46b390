"""Two bodies' clerks who take the same slot of the court at the same moment: one has it, the other is told."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from functools import partial

from flask import Flask

from mediation.confirmations import acts
from mediation.confirmations.hours_models import CourtBooking, CourtSlot, SlotWay
from mediation.extensions import db
from tests.acts.confirmation_world import clerk_of, filed, liaison_of
from tests.builders import PASSWORD, the_bodies
from tests.races.at_once import at_once, the_same_browser

DAY = date(2026, 11, 23)


def test_of_two_who_take_the_same_slot_at_once_one_has_it(app: Flask, on: Callable[..., None]) -> None:
    on(DAY, "08:00")
    bodies = the_bodies()
    ones = [filed(bodies), filed(bodies)]
    acts.post_hours(bodies["court"], acts.Hours(DAY, DAY, frozenset(range(5)), time(10), time(10, 30), 30,
                                                SlotWay.IN_PERSON, "2号室"), by=liaison_of(bodies))
    slot = db.session.query(CourtSlot).one()
    db.session.commit()
    clerk = app.test_client()
    clerk.submit(clerk.see("/sign-in"), {"login": clerk_of(ones[0]).login, "password": PASSWORD})
    pages = [clerk.see(f"/desk/cases/{one.case.public_id}/court-hours") for one in ones]
    chosen = [{"slot": slot.public_id, "agreements": [one.agreement.public_id]} for one in ones]
    answers = at_once([partial(the_same_browser(app, clerk).post, page.address, data=page.form().filled(values))
                       for page, values in zip(pages, chosen, strict=True)])
    statuses = sorted(answer.status_code for answer in answers)
    assert statuses[0] == 303 and statuses[1] in (409, 422), statuses
    assert db.session.query(CourtBooking).count() == 1
