"""Whatever the worklist and the page of a case offer opens, for the person to whom it is offered, in every state."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from flask import Flask

from mediation import clock
from mediation.agreements.models import StrengtheningState as T
from mediation.cases.rows import lines
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.demo.building import WAYS, a_confirmation, a_walk
from mediation.demo.walk import Walk, in_days
from mediation.desk.next_acts import PROCEDURES
from mediation.desk.wording import PAGES
from mediation.extensions import db
from mediation.law.terms import Basis
from tests.builders import PASSWORD, the_bodies
from tests.page_client import PageClient

DAY = date(2026, 3, 2)
STATES = [(state, None) for state in WAYS] + [(state, Basis.COURT_DELEGATED) for state in (
    CaseState.SUBMITTED, CaseState.ACCEPTED, CaseState.SIGNING, CaseState.NO_AGREEMENT, CaseState.EFFECTIVE)] + [
    (CaseState.SIGNING, Basis.COURT_ENTRUSTED)]
"""Every state of the mediation, and those in which a case that a court handed over has acts of its own."""
ACTS = {name.replace("_", "-") for procedure in PROCEDURES.values() for name in
        (*PAGES, *(line.act for line in lines(procedure)))}


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


def signed_in(app: Flask, login: str) -> PageClient:
    client: PageClient = app.test_client()
    client.submit(client.see("/sign-in"), {"login": login, "password": PASSWORD})
    return client


def does_not_open(app: Flask, walk: Walk) -> Iterator[str]:
    """What is offered and refused: each link to the page of an act, from the list and from the page of the case."""
    here = f"/desk/cases/{walk.case.public_id}"
    for login in sorted({person.login for person in (walk.clerk, walk.director)}):
        client = signed_in(app, login)
        offered = {link.split("#")[0].split("?")[0] for start in ("/desk", here) for link in client.see(start).links}
        for link in sorted(offered):
            if link.startswith(f"{here}/") and link.rsplit("/", 1)[-1] in ACTS:
                answer = client.get(link, follow_redirects=True)
                if answer.status_code != 200:
                    yield f"{login} {walk.case.state} {link}: {answer.status_code}"


@pytest.mark.parametrize(("state", "basis"), STATES)
def test_what_is_offered_in_a_state_opens(app: Flask, bodies: Bodies, state: CaseState, basis: Basis | None) -> None:
    walk = a_walk(bodies, state, **({"body": "studio", "basis": basis} if basis else {}))
    assert list(does_not_open(app, walk)) == []


@pytest.mark.parametrize("state", [T.B_NONE, T.CONF_CORRECT, T.CONF_GRANTED, T.CONF_REFUSED, T.ARBREV_FILED])
def test_what_is_offered_before_the_court_opens(app: Flask, bodies: Bodies, state: T) -> None:
    assert list(does_not_open(app, a_confirmation(bodies, state))) == []


def test_what_is_offered_after_the_court_was_asked_to_name_a_mediator_opens_and_asking_again_is_not(
        app: Flask, bodies: Bodies) -> None:
    walk = a_walk(bodies, CaseState.ACCEPTED, body="studio", basis=Basis.COURT_DELEGATED)
    asking = f"/desk/cases/{walk.case.public_id}/leave-choice-to-court"
    clerk = signed_in(app, walk.clerk.login)
    assert asking in clerk.see("/desk").links
    walk.leaves_choice_to_court()
    db.session.commit()
    assert asking not in clerk.see("/desk").links
    assert asking not in clerk.see(f"/desk/cases/{walk.case.public_id}").links
    assert list(does_not_open(app, walk)) == []


def test_the_other_side_is_asked_only_after_the_courts_file_was_taken(app: Flask, bodies: Bodies) -> None:
    walk = a_walk(bodies, CaseState.SUBMITTED, body="studio", basis=Basis.COURT_DELEGATED)
    page = f"/desk/cases/{walk.case.public_id}"
    clerk = signed_in(app, walk.clerk.login)
    assert f"{page}/ask-other-side" in clerk.see("/desk").links
    taken = next(step for step in walk.case.steps if step.act == "confirm_assignment")
    taken.taken_back_at = clock.now()
    db.session.commit()
    shown = clerk.see("/desk").links
    assert f"{page}/ask-other-side" not in shown and f"{page}/confirm-assignment" in shown


@pytest.mark.parametrize(("state", "wanted", "unwanted"), [
    (CaseState.IN_MEDIATION, "file-at-any-time", "file-after-ending"),
    (CaseState.NO_AGREEMENT, "file-after-ending", "file-at-any-time")])
def test_an_application_for_arbitration_that_is_prepared_is_offered_by_the_way_that_is_open(
        app: Flask, bodies: Bodies, state: CaseState, wanted: str, unwanted: str,
        on: Callable[..., None]) -> None:
    walk = a_walk(bodies, state)
    handoff = walk.prepares_arbitration(walk.case.applicants[0], plan_on=in_days(1))
    for row in walk.case.deadlines:
        if row.record_ref == handoff.public_id:
            row.ends_on = DAY
    db.session.commit()
    links = signed_in(app, walk.clerk.login).see("/desk").links
    among = f"/desk/cases/{walk.case.public_id}/handoffs/{handoff.public_id}"
    assert f"{among}/{wanted}" in links and f"{among}/{unwanted}" not in links
    assert list(does_not_open(app, walk)) == []
