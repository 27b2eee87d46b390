"""Whatever is typed wrong into whichever form: a word on its field, nothing lost, nothing stored, no fault of ours.

What each kind of field says is in test_bad_input.py and test_look_fields.py; here every form of the house is tried.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import cycle

import pytest
from flask import Flask
from sqlalchemy import func, select

from mediation.extensions import db
from tests.builders import the_bodies
from tests.page import Form, Page
from tests.page_client import PageClient
from tests.pages.every_form import BEGINNINGS, Found, Walker, a_world, kind_of, sent, typed

ENDLESS = "长" * 100_000
TABLES = {"pasted"}
DAYS = ("2027-02-29", "1900-01-01", "2150-01-01", "NaN")
SUMS = ("NaN", "-8200", "8200.125", "9" * 30)
WRITTEN_ANYWAY = {"audit_event", "audit_head", "attempt", "sent_form", "signed_in_session"}
FEWEST_FORMS = 150


@pytest.fixture
def found(app: Flask, on: Callable[..., None]) -> tuple[dict[str, Found], dict[str, PageClient]]:
    """One form of each kind, and the people who see them."""
    on(date(2026, 11, 9), "17:00")
    cases = a_world(the_bodies())
    forms: dict[str, Found] = {}
    clients = {}
    for login, beginnings in BEGINNINGS.items():
        walker = Walker(app, login, forms)
        walker.walks((*beginnings, *(cases if "/desk" in beginnings else ())))
        clients[login] = walker.client
    return forms, clients


def form_of(page: Page, found: Found) -> Form:
    return next(form for form in page.forms if form.method == "post" and form.action == found.action)


def wrong_fillings(form: Form) -> Iterator[dict[str, str]]:
    """Ways to fill it in wrong: nonsense everywhere; days and sums that are none; far too much in one place."""
    fields = [(control.name, kind_of(control)) for control in typed(form)]
    days, sums = cycle(DAYS), cycle(SUMS)
    values = {"day": days, "sum": sums}
    yield {name: "3\x00" for name, _kind in fields}
    yield {name: next(values[kind]) for name, kind in fields if kind in values}
    yield {name: ENDLESS for name, _kind in fields[:1] if name not in TABLES}


def faults_of(client: PageClient, found: Found) -> Iterator[str]:
    """What is wrong with the answers to a form filled in wrong."""
    form = form_of(client.see(found.page), found)
    identifiers = {control.name: control.identifier for control in typed(form)}
    for wrong in wrong_fillings(form):
        if not wrong:
            continue
        said = f"{found}: {next(iter(wrong.values()))[:12]!r}"
        data = sent(form, wrong)
        answer = client.post(found.action or found.page, data=data)
        if answer.status_code != 422:
            yield f"{said}: {answer.status}"
            continue
        page = Page(answer.text, found.page)
        yield from (f"{said}: no word on {name}" for name in wrong
                    if f"{identifiers[name]}-error" not in page.identifiers)
        held = next(each.held() for each in page.forms if set(wrong) & {control.name for control in each.controls})
        yield from (f"{said}: lost {name}" for name, value in form.held().items()
                    if name not in wrong and name != "csrf_token" and any(value) and held.get(name) != value)
        yield from (f"{said}: did not keep {name}" for name, value in wrong.items()
                    if "\x00" not in value and held.get(name) != [value])


def rows() -> dict[str, int]:
    """How many rows each table has."""
    return {table.name: db.session.scalar(select(func.count()).select_from(table)) or 0
            for table in db.metadata.sorted_tables if table.name not in WRITTEN_ANYWAY}


def test_every_form_that_is_filled_in_wrong_says_so_on_its_fields_and_stores_nothing(
        app: Flask, found: tuple[dict[str, Found], dict[str, PageClient]]) -> None:
    forms, clients = found
    posting = {rule.endpoint for rule in app.url_map.iter_rules() if "POST" in (rule.methods or set())}
    reached = {endpoint.split(" ")[0] for endpoint in forms}
    assert len(posting & reached) >= FEWEST_FORMS, sorted(posting - reached)
    before = rows()
    faults = [fault for each in forms.values() for fault in faults_of(clients[each.login], each)]
    assert rows() == before
    assert faults == []
