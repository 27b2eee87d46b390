"""The status page asks the database the same number of times, however much stands in the case."""
from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import func, select

from mediation.audit import trail
from mediation.audit.models import AuditEvent
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.demo.building import a_walk
from mediation.documents.acts import serve
from mediation.documents.models import ServiceWay
from mediation.documents.queries import papers_of
from mediation.extensions import db
from mediation.parties.models import Party
from mediation.people.models import Person
from mediation.portal.looks import looks_of
from mediation.portal.status import status_of
from tests.builders import the_bodies
from tests.statements import statements

DAY = date(2026, 3, 2)
LOOKS = ("open_case", "open_paper", "open_phone", "look_evidence", "look_caucus", "print_pack", "open_scan", "anything")


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


def asked_for(party_id: int) -> int:
    """How many statements the status of a party needs, with nothing of it read before."""
    db.session.commit()
    db.session.expunge_all()
    party = db.session.get(Party, party_id)
    with statements() as sent:
        status_of(party)
    return len(sent)


def test_a_case_of_many_people_and_papers_needs_no_more_statements(bodies: Bodies) -> None:
    small = a_walk(bodies, CaseState.EFFECTIVE)
    large = a_walk(bodies, CaseState.EFFECTIVE, workers=("王甲", "王乙", "王丙", "王丁", "王戊"),
                   employers=("云岭鑫源建筑劳务有限公司", "云岭大成建设有限公司"))
    for paper in papers_of(large.case):
        for party in large.case.active_parties:
            serve(paper, party, way=ServiceWay.DIRECT, served_on=DAY, taken_by="本人", by=large.clerk)
    for _ in range(40):
        trail.record("open_case", by=large.clerk, case=large.case, outcome="seen")
    few, many = (walk.case.applicants[0].id for walk in (small, large))
    assert asked_for(many) == asked_for(few)


def test_what_a_worker_reads_of_looks_is_what_the_trail_holds(bodies: Bodies) -> None:
    """None missing and none of another case, in many runs of looks and acts by all sorts of people (security F5).

    Looks at separate talks are read by the side that was talked with (tests/access/test_what_each_side_learns.py).
    """
    chance = random.Random(5)
    cases = [a_walk(bodies, CaseState.CONSENT_PENDING).case for _ in range(2)]
    people = list(db.session.scalars(select(Person)))
    led_here = db.session.scalars(select(func.max(AuditEvent.number))).one()
    for _run in range(25):
        for _ in range(40):
            by = chance.choice([*people, None])
            trail.record(chance.choice(LOOKS), by=by, case=chance.choice([*cases, None]),
                         outcome=chance.choice(("seen", "done", "refused")))
        db.session.commit()
    for case in cases:
        refs = {person.public_id for person in people}
        held = [event.number for event in db.session.scalars(select(AuditEvent).where(
            AuditEvent.case_ref == case.public_id, AuditEvent.number > led_here,
            AuditEvent.action != "look_caucus").order_by(AuditEvent.number.desc())) if event.person_ref in refs]
        read, before = [], None
        while page := looks_of(case.applicants[0], before):
            read += page
            before = page[-1].number
        assert [look.number for look in read if look.number > led_here] == held and len(held) > 250
        assert all(look.name and str(look.what) for look in read)
