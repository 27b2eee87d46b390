"""The number of statements of ratings does not grow with their number."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from mediation.demo.bodies import Bodies
from mediation.extensions import db
from mediation.ratings.access import follow_ups_for
from mediation.ratings.queries import month_of
from tests.acts.rated import MONDAY, QUIET, an_ended_case, complained
from tests.builders import the_bodies
from tests.statements import statements

WORKERS = ("赵强", "钱伟", "孙丽", "李娜")


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY, "17:00")
    return the_bodies()


def statements_for(bodies: Bodies) -> tuple[int, int]:
    """How many statements the list of a director takes, and the count of a month."""
    db.session.commit()
    db.session.expire_all()
    person = bodies.people["sunli"]
    assert person.posts_today() and person.affiliations == []
    with statements() as listing:
        found = [(row.rating.level, row.next_due_on, len(row.calls), row.rating.step.act_words, row.rating.body.name)
                 for row in follow_ups_for(person)]
    assert found
    with statements() as month:
        month_of(bodies["township"], date(2026, 3, 1))
    return len(listing), len(month)


def test_the_list_of_follow_ups_and_the_month_take_as_many_statements_for_one_as_for_five(bodies: Bodies) -> None:
    complained(an_ended_case(bodies).applicants[0], QUIET)
    one = statements_for(bodies)
    for worker in WORKERS:
        complained(an_ended_case(bodies, workers=(worker,)).applicants[0], QUIET)
    assert statements_for(bodies) == one
    assert one[1] <= 3
