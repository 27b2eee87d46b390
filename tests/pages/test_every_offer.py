"""Every paper that is offered: its form opens, keeps what the file said, refuses what is wrong, and issues one paper.

A new kind is looked at here as soon as it is offered; each must be open in some case of the world of all forms.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask_login import login_user
from sqlalchemy import select

from mediation.cases import who
from mediation.cases.models import Case
from mediation.documents.extra_forms import leaves
from mediation.documents.offer_forms import offer_form
from mediation.documents.offering import address_of, why_not_now
from mediation.documents.models import Paper
from mediation.documents.offers import Offer, offers
from mediation.documents.queries import papers_of, supervision_papers_of
from mediation.extensions import db
from mediation.people.models import Person
from tests.builders import PASSWORD, the_bodies
from tests.page import Page
from tests.page_client import PageClient
from tests.pages.every_form import Found, a_world
from tests.pages.test_every_form import faults_of, form_of, rows

CLERKS = ("wangmin", "gulnar")
MOST_ROUNDS = 6


@dataclass(frozen=True)
class Open:
    """An offer with a case of the clerk's in which it may be made."""

    offer: Offer
    case: Case
    clerk: Person

    @property
    def address(self) -> str:
        return address_of(self.case, self.offer.code)

    @property
    def form(self) -> Found:
        return Found(self.offer.code, self.clerk.login, self.address, "")


@pytest.fixture
def opened(app: Flask, on: Callable[..., None]) -> list[Open]:
    on(date(2026, 11, 9), "17:00")
    bodies = the_bodies()
    a_world(bodies)
    cases = [(case, bodies.people[login]) for case in db.session.scalars(select(Case).order_by(Case.id))
             for login in CLERKS if who.staff(bodies.people[login], case)]
    found = {one.code: next((Open(one, case, clerk) for case, clerk in cases if why_not_now(case, one) is None), None)
             for one in offers().values()}
    assert [code for code, each in found.items() if each is None] == []
    return [each for each in found.values() if each is not None]


def given_back(app: Flask, client: PageClient, each: Open) -> Any:
    """What the form makes of its own page when nothing is changed."""
    held = form_of(client.see(each.address), each.form).held()
    with app.test_request_context(each.address, method="POST", data=held):
        login_user(each.clerk)
        return offer_form(each.offer, each.case, each.clerk).particulars()


def some_words(form: Any) -> Iterator[tuple[str, str]]:
    """Something for each field: the first choice, a day, a number, a text."""
    by_type = {"MoneyField": "1000", "WholeNumberField": "1", "ShanghaiDateField": "2026-11-09",
               "MomentField": "2026-11-09 09:30", "LinesField": "张秀兰\n何丽华"}
    for field in leaves(form):
        choices = [str(choice.value) for choice in getattr(field, "choices", None) or () if choice.value]
        if field.type != "BooleanField" and field.short_name != "ref":
            yield field.name, by_type.get(field.type) or (choices[0] if choices else "已经说明。")


def filled_in(app: Flask, client: PageClient, each: Open) -> dict[str, Any]:
    """The form of the page, filled in where it asks for something, until its draft prints."""
    data = {name: values for name, values in client.see(each.address).form().held().items() if any(values)}
    with app.test_request_context(each.address):
        form = offer_form(each.offer, each.case, each.clerk)
        words = dict(some_words(form.extra.form)) if "extra" in form else {}
        words |= {"recipient": next(iter(form.candidates))} if "recipient" in form else {}
    for _ in range(MOST_ROUNDS):
        answer = client.post(each.address, data={**data, "do": "preview"})
        if answer.status_code != 422:
            break
        wrong = {name.removesuffix("-error") for name in Page(answer.text).identifiers if name.endswith("-error")}
        asked = wrong or {name for name in words if "-0-" in name}
        asked |= {name for name in words if name in wrong or f"{name}-0" in wrong}
        data |= {name: words[name] for name in asked if name in words}
    return {**data, "do": "issue"}


def every_paper(case: Case) -> list[Paper]:
    """The papers of the mediation and those kept beside it."""
    return sorted([*papers_of(case), *supervision_papers_of(case)], key=lambda paper: paper.id)


def faults_of_issuing(app: Flask, client: PageClient, each: Open) -> Iterator[str]:
    """What is wrong when the form is filled in and its button pressed twice."""
    code, ref, before = each.offer.code, each.case.public_id, len(every_paper(each.case))
    most, typed = max(1, len(each.offer.parties(each.case))), filled_in(app, client, each)
    for answer in [client.post(each.address, data=typed) for _ in range(2)]:
        if answer.status_code != 303:
            yield f"{code}: {answer.status} {Page(answer.text).text[100:500]}"
    case = db.session.scalars(select(Case).where(Case.public_id == ref)).one()
    issued = [paper.code for paper in every_paper(case)[before:]]
    if set(issued) != {code} or len(issued) > most:
        yield f"{code}: issued {issued}"


def test_each_form_keeps_what_the_file_said_refuses_what_is_wrong_and_issues_its_paper_once(
        app: Flask, opened: list[Open]) -> None:
    clients: dict[str, Any] = {login: app.test_client() for login in CLERKS}
    for login, client in clients.items():
        client.submit(client.see("/sign-in"), {"login": login, "password": PASSWORD})
    each_with = [(each, clients[each.clerk.login]) for each in opened]
    changed = [each.offer.code for each, client in each_with
               if given_back(app, client, each) != each.offer.begin(each.case, each.clerk)]
    assert changed == []
    before = rows()
    assert [fault for each, client in each_with for fault in faults_of(client, each.form)] == []
    assert rows() == before
    assert [fault for each, client in each_with for fault in faults_of_issuing(app, client, each)] == []
