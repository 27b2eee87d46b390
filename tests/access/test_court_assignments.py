"""What the court sees of a 委派 or 委托: days and state before the return, papers after it, never what was offered."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from flask import Flask

from mediation import clock
from mediation.assignments.acts import ReturnPlan, return_to_court
from mediation.cases.assignments import GoingBack
from mediation.cases.models import Case, Exclusion
from mediation.cases.states import CaseState
from mediation.court.access import assignment_for
from mediation.court.queries.assigned import WantedAssignments, assigned
from mediation.demo.bodies import Bodies
from mediation.demo.building import a_case
from mediation.documents.queries import papers_of
from mediation.errors import NotFound
from mediation.extensions import db
from mediation.law.terms import Basis
from mediation.sessions.models import CaucusNote, Offer
from tests.builders import PASSWORD, the_bodies
from tests.page_client import PageClient

DAY = date(2026, 11, 23)
CANARY = "墙后的话8642"


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


def signed_in(app: Flask, login: str) -> PageClient:
    client = app.test_client()
    client.submit(client.see("/sign-in"), {"login": login, "password": PASSWORD})
    return client


def with_a_secret(case: Case) -> Case:
    """An offer, a caucus note and the mediator's own note that must never cross to the court."""
    db.session.add(Offer(case_id=case.id, party=case.applicants[0], claim=case.claims[0], amount_fen=8_642_00,
                         words=CANARY, made_at=clock.now(), by=case.mediators[0].person))
    db.session.add(CaucusNote(case_id=case.id, party=case.applicants[0], words=CANARY, noted_at=clock.now(),
                              by=case.mediators[0].person))
    db.session.commit()
    return case


def printed(content: bytes) -> str:
    """The words of a printed paper."""
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(BytesIO(content)))


def everything_reachable(client: PageClient, first: str) -> Iterator[tuple[str, str]]:
    """Each address that leads on from the court's page of a case, with what it says."""
    seen, waiting = set(), [first]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code < 500, address
        if answer.mimetype == "application/pdf":
            yield address, printed(answer.data)
            continue
        yield address, answer.get_data(as_text=True) if answer.mimetype == "text/html" else ""
        found = re.findall(r'href="(/court/delegated/[^"#?]+)"', answer.get_data(as_text=True)) \
            if answer.mimetype == "text/html" else []
        waiting += [each for each in found if each.startswith(first)]


@pytest.mark.parametrize("basis", [Basis.COURT_DELEGATED, Basis.COURT_ENTRUSTED])
def test_no_offer_and_no_word_in_private_reaches_the_court(bodies: Bodies, app: Flask, basis: Basis) -> None:
    case = with_a_secret(a_case(bodies, CaseState.NO_AGREEMENT, body="studio", basis=basis))
    wish = "insists" if basis is Basis.COURT_DELEGATED else ""
    return_to_court(case, ReturnPlan(), GoingBack(wish=wish), by=bodies.people["gulnar"])
    db.session.commit()
    pages = dict(everything_reachable(signed_in(app, "aili"), f"/court/delegated/{case.court_assignment.public_id}"))
    assert sum("/papers/" in address for address in pages) >= 3, "the letter and what goes along can be opened"
    assert any("案件移送函" in text for address, text in pages.items() if "/papers/" in address)
    assert not [address for address, text in pages.items() if CANARY in text or "8,642" in text]


def test_before_the_return_there_are_days_and_no_papers(bodies: Bodies, app: Flask) -> None:
    case = with_a_secret(a_case(bodies, CaseState.IN_MEDIATION, body="studio", basis=Basis.COURT_ENTRUSTED))
    client, here = signed_in(app, "aili"), f"/court/delegated/{case.court_assignment.public_id}"
    page = client.see(here)
    assert "委托调解期限（普通程序）" in page.text and "还没有交回" in page.text and CANARY not in page.text
    there = [paper.public_id for paper in papers_of(case)]
    assert there and {client.get(f"{here}/papers/{paper}").status_code for paper in there} == {404}


@pytest.mark.parametrize("login", ["hejing", "luoyan", "gulnar", "wangmin", "qiuyue", "zhaolei"])
def test_for_every_other_court_and_for_the_staff_of_bodies_it_does_not_exist(
        bodies: Bodies, app: Flask, login: str) -> None:
    case = a_case(bodies, CaseState.SUBMITTED, body="studio", basis=Basis.COURT_DELEGATED)
    with pytest.raises(NotFound):
        assignment_for(bodies.people[login], case.court_assignment.public_id)
    assert not assigned(bodies.people[login], WantedAssignments()).rows
    client = signed_in(app, login)
    for page in ("", "/take-back", "/receive", "/name-mediators", "/resume", "/take-up", "/court-paper", "/letter",
                 "/papers/AAAAAAAAAAAAAAAA"):
        there = client.get(f"/court/delegated/{case.court_assignment.public_id}{page}")
        nowhere = client.get(f"/court/delegated/AAAAAAAAAAAAAAAA{page}")
        assert there.status_code in (403, 404) and (there.status_code, there.text) == (nowhere.status_code,
                                                                                       nowhere.text)


def test_a_recused_liaison_sees_nothing_of_it(bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.SUBMITTED, body="studio", basis=Basis.COURT_DELEGATED)
    db.session.add(Exclusion(case=case, person=bodies.people["aili"], reason="配偶是当事人", since_on=DAY))
    db.session.flush()
    with pytest.raises(NotFound):
        assignment_for(bodies.people["aili"], case.court_assignment.public_id)
