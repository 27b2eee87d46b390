"""The court's door: its liaison sees what was submitted to that court, and nothing from behind the wall."""
from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from flask import Flask

from mediation import clock
from mediation.agreements.models import StrengtheningState as S
from mediation.cases.models import Contact, Exclusion
from mediation.court.access import SUBMITTED, strengthening_for
from mediation.court.queries import Filter, queue
from mediation.court.review import COURT_MAY_READ
from mediation.demo.bodies import Bodies
from mediation.demo.walk import Walk
from mediation.documents.queries import papers_of
from mediation.errors import NotFound
from mediation.evidence.models import Evidence
from mediation.extensions import db
from mediation.law.terms import Zone
from mediation.sessions.models import CaucusNote, Offer
from tests.acts.confirmation_world import a_scan
from tests.acts.looked import looked_into
from tests.builders import PASSWORD, a_confirmation, the_bodies
from tests.page_client import PageClient

DAY = date(2026, 11, 23)
CANARY = "墙后的话7531"
CONFIRMABLE = (S.B_NONE, S.CONF_PREP, S.CONF_FILED, S.CONF_CORRECT, S.CONF_DOCKETED, S.CONF_GRANTED, S.CONF_REFUSED,
               S.CONF_WITHDRAWN, S.CONF_DISMISSED, S.CONF_TERMINATED, S.CONF_OBJECTION, S.CONF_REVOKED)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


def signed_in(app: Flask, login: str) -> PageClient:
    client = app.test_client()
    client.submit(client.see("/sign-in"), {"login": login, "password": PASSWORD})
    return client


@pytest.mark.parametrize("state", CONFIRMABLE)
def test_the_liaison_sees_an_application_from_its_submission_on(bodies: Bodies, state: S) -> None:
    strengthening = a_confirmation(bodies, state).strengthening
    seen = strengthening.state in SUBMITTED
    assert seen is (state not in (S.B_NONE, S.CONF_PREP))
    if seen:
        assert strengthening_for(bodies.people["hejing"], strengthening.public_id) is strengthening
    else:
        with pytest.raises(NotFound):
            strengthening_for(bodies.people["hejing"], strengthening.public_id)


@pytest.mark.parametrize("login", ["aili", "wangmin", "liguoqiang", "qiuyue", "zhaolei"])
def test_for_everybody_else_it_does_not_exist(bodies: Bodies, app: Flask, login: str) -> None:
    strengthening = a_confirmation(bodies, S.CONF_FILED).strengthening
    with pytest.raises(NotFound):
        strengthening_for(bodies.people[login], strengthening.public_id)
    assert list(queue(bodies.people[login], Filter()).rows) == []
    client = signed_in(app, login)
    for path in ("", "/docket", "/papers/AAAAAAAAAAAAAAAA", "/evidence/AAAAAAAAAAAAAAAA"):
        there = client.get(f"/court/{strengthening.public_id}{path}")
        nowhere = client.get(f"/court/AAAAAAAAAAAAAAAA{path}")
        assert (there.status_code, there.text) == (nowhere.status_code, nowhere.text)
        assert there.status_code == 404


def test_a_recused_liaison_sees_nothing_of_the_case(bodies: Bodies) -> None:
    walk = a_confirmation(bodies, S.CONF_FILED)
    db.session.add(Exclusion(case=walk.case, person=bodies.people["hejing"], reason="配偶是当事人", since_on=DAY))
    db.session.flush()
    with pytest.raises(NotFound):
        strengthening_for(bodies.people["hejing"], walk.strengthening.public_id)
    assert list(queue(bodies.people["hejing"], Filter(state="every")).rows) == []


def a_piece(walk: Walk, zone: Zone, name: str) -> Evidence:
    piece = Evidence(name=name, original_name="a.png", case=walk.case, party=walk.case.applicants[0], ordinal=90,
                     zone=zone.value, file_sha256=a_scan(), received_on=DAY, received_at=clock.now())
    db.session.add(piece)
    return piece


def behind_the_wall(walk: Walk, by: Any) -> list[Evidence]:
    """Everything that a court may never see, each bearing the canary."""
    case, party = walk.case, walk.case.applicants[0]
    db.session.add(CaucusNote(words=CANARY, case_id=case.id, party=party, noted_at=clock.now(), by=by))
    offer = Offer(case_id=case.id, party=party, amount_fen=753100, made_at=clock.now(), by=by)
    db.session.add(offer)
    db.session.flush()
    offer.words = CANARY
    db.session.add(Contact(case=case, party=party, by=by, happened_at=clock.now(), recorded_at=clock.now(), way="phone",
                           outcome="reached", words=CANARY))
    return [a_piece(walk, zone, CANARY) for zone in (Zone.PRIVATE, Zone.HANDLING, Zone.SIDE, Zone.CAUCUS, Zone.SEALED)]


def test_nothing_from_behind_the_wall_is_shown_or_handed_over(bodies: Bodies, app: Flask) -> None:
    walk = a_confirmation(bodies, S.CONF_DOCKETED)
    hidden = behind_the_wall(walk, bodies.people["wangmin"])
    shared = a_piece(walk, Zone.SHARED, "双方都有的工资条")
    db.session.flush()
    looked_into(shared)
    db.session.commit()
    client, home = signed_in(app, "hejing"), f"/court/{walk.strengthening.public_id}"
    for page in (home, "/court", f"{home}/grant", f"{home}/return", "/court/bulk"):
        assert CANARY not in client.see(page).text
    sheet = zipfile.ZipFile(BytesIO(client.get("/court/queue.xlsx").data))
    assert all(CANARY.encode() not in sheet.read(name) for name in sheet.namelist())
    assert "双方都有的工资条" in client.see(home).text
    for piece in hidden:
        assert client.get(f"{home}/evidence/{piece.public_id}").status_code == 404
    answer = client.get(f"{home}/evidence/{shared.public_id}")
    assert answer.status_code == 200 and answer.headers["Content-Disposition"].startswith("attachment")
    assert "753,1" not in client.see(home).text


def test_records_of_sessions_and_letters_to_one_side_stay_at_the_body(bodies: Bodies, app: Flask) -> None:
    walk = a_confirmation(bodies, S.CONF_FILED)
    client, home = signed_in(app, "hejing"), f"/court/{walk.strengthening.public_id}"
    for paper in papers_of(walk.case):
        expected = 200 if paper.code in COURT_MAY_READ else 404
        assert client.get(f"{home}/papers/{paper.public_id}").status_code == expected, paper.code
    assert {"D20", "S02"}.isdisjoint(COURT_MAY_READ)


def test_a_paper_of_another_case_is_not_reached_through_this_one(bodies: Bodies, app: Flask) -> None:
    first, second = a_confirmation(bodies, S.CONF_FILED), a_confirmation(bodies, S.CONF_FILED)
    paper = second.agreement.paper
    client = signed_in(app, "hejing")
    assert client.get(f"/court/{second.strengthening.public_id}/papers/{paper.public_id}").status_code == 200
    assert client.get(f"/court/{first.strengthening.public_id}/papers/{paper.public_id}").status_code == 404
