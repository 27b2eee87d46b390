"""A party's own pages lead to nothing of another case, of the other side, or for a code that is dead."""
from __future__ import annotations

import pytest
from flask import Flask

from mediation.demo.bodies import Bodies
from mediation.documents.receiving import waiting_for
from mediation.extensions import db
from mediation.parties.acts import give_code
from tests.acts.walked import an_accepted_case
from tests.builders import PASSWORD, the_bodies
from tests.following import acting, comes_in

OWN = ("/my/consent", "/my/address", "/my/receipts", "/my/call-me", "/my/withdrawal", "/my/mediator",
       "/my/grievances", "/my/payments", "/my/times", "/my/session")


@pytest.fixture
def bodies(app: Flask) -> Bodies:
    return the_bodies()


def test_a_paper_of_the_other_side_or_of_another_case_does_not_exist(app: Flask, bodies: Bodies) -> None:
    case, other = an_accepted_case(bodies), an_accepted_case(bodies, workers=("赵强",))
    theirs = [paper for party in (case.respondents[0], *other.parties) for paper in waiting_for(party)]
    client = comes_in(app.test_client(), case.applicants[0])
    assert theirs
    for paper in theirs:
        for address in (f"/my/receipts/{paper.public_id}", f"/my/receipts/{paper.public_id}/pages/1.png"):
            assert client.get(address).status_code == 404
    assert client.get(f"/my/receipts/{waiting_for(case.applicants[0])[0].public_id}").status_code == 200


@pytest.mark.parametrize("address", OWN)
def test_a_dead_code_leads_to_the_door(app: Flask, bodies: Bodies, address: str) -> None:
    case = an_accepted_case(bodies)
    client = comes_in(app.test_client(), case.respondents[0])
    client.get("/my/status")
    give_code(case.respondents[0], by=acting(case.respondents[0]))
    db.session.commit()
    answer = client.get(address)
    assert answer.status_code == 302 and answer.location == "/my"
    assert client.post(address).status_code in (302, 400, 405)


@pytest.mark.parametrize("address", OWN)
def test_neither_strangers_nor_the_staff_stand_in_for_a_party(app: Flask, bodies: Bodies, address: str) -> None:
    an_accepted_case(bodies)
    clerk = app.test_client()
    clerk.submit(clerk.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    for client in (app.test_client(), clerk):
        answer = client.get(address)
        assert answer.status_code == 302 and answer.location == "/my"
