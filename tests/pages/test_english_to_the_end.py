"""Whoever reads the portal in English meets no Chinese but names, addresses, and the titles of papers in brackets."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from html.parser import HTMLParser

import pytest
from flask import Flask
from sqlalchemy import select

from mediation.applying.models import AppliesAs
from mediation.applying.questions import ASKED
from mediation.bodies.models import Body
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.demo.building import WAYS
from mediation.documents.models import Paper
from mediation.extensions import db
from mediation.following.visits import PARTY, READER
from mediation.law.doors import BY_EMPLOYERS, BY_WORKERS
from mediation.parties.models import Party
from mediation.people.models import Person
from mediation.web.who_may import policy
from tests.builders import a_case, the_bodies
from tests.following import comes_in
from tests.page_client import PageClient
from tests.pages.applying_online import begin, says

HAN = re.compile(r"[\u3400-\u9fff]")
READ_OUT = ("aria-label", "placeholder", "alt")
SILENT = ("script", "style")
ITS_OWN_NAME = "中文"


class Read(HTMLParser):
    """All that is shown or read out on a page, line by line."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.silent = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in SILENT
        self.lines += [value for name, value in attrs if name in READ_OUT and value]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in SILENT

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.lines.append(" ".join(data.split()))


def names() -> Iterator[str | None]:
    """What is Chinese by itself: how bodies, people and papers are called, where they are, what people wrote."""
    yield ITS_OWN_NAME
    for body in db.session.scalars(select(Body)):
        yield from (body.name, body.short_name, body.address, body.run_by)
    for person in db.session.scalars(select(Person)):
        yield person.name
    for party in db.session.scalars(select(Party)):
        yield from (party.name, party.address, party.service_address, party.legal_representative)
    for case in db.session.scalars(select(Case)):
        yield case.number
    for title in db.session.scalars(select(Paper.title).distinct()):
        yield f"({title})"


def chinese_on(page: str, known: list[str]) -> list[str]:
    """The lines of a page in which Chinese stands that is no name."""
    found = []
    for line in Read(page).lines:
        left = line
        for name in known:
            left = left.replace(name, "")
        if HAN.search(left):
            found.append(line)
    return found


def own_pages(app: Flask) -> list[str]:
    """The addresses of the pages for parties."""
    return [row["route"] for row in policy(app) if not {PARTY, READER}.isdisjoint(row["who"])
            and "GET" in row["methods"] and "<" not in row["route"]]


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(date(2026, 11, 23), "15:00")
    return the_bodies()


@pytest.mark.parametrize("state", WAYS)
def test_no_chinese_is_left_on_the_pages_of_a_party(
        app: Flask, client: PageClient, bodies: Bodies, state: CaseState) -> None:
    case = a_case(bodies, state)
    known = sorted({name for name in names() if name}, key=len, reverse=True)
    left: dict[str, list[str]] = {}
    for party in (case.applicants[0], case.respondents[0]):
        comes_in(client, party)
        for address in own_pages(app):
            page = client.get(f"{address}?lang=en")
            if page.status_code == 200 and page.mimetype == "text/html":
                left |= {f"{party.side} {address}": lines for lines in [chinese_on(page.text, known)] if lines}
        client.get("/my?lang=zh-CN")
    assert left == {}


@pytest.mark.parametrize("applies_as", ["worker", "group", "employer"])
def test_no_chinese_is_left_on_the_pages_of_somebody_who_applies(
        client: PageClient, bodies: Bodies, applies_as: str) -> None:
    begin(client, bodies["township"], applies_as)
    known = sorted({name for name in names() if name}, key=len, reverse=True)
    addresses = ["/apply/code", "/apply/ways",
                 *(f"/apply/questions/{question.key}" for question in ASKED[AppliesAs(applies_as)])]
    left: dict[str, list[str]] = {}
    for happened in BY_EMPLOYERS if applies_as == "employer" else BY_WORKERS:
        says(client, "happened", what=[happened.value])
        pages = {address: client.get(f"{address}?lang=en") for address in addresses}
        left |= {f"{happened.value} {address}": lines for address, page in pages.items()
                 for lines in [chinese_on(page.text, known)] if lines}
        client.get("/apply/ways?lang=zh-CN")
        addresses = ["/apply/ways"]
    assert left == {}


def test_who_reads_uyghur_has_the_reasons_of_the_law_read_out_as_chinese(client: PageClient, bodies: Bodies) -> None:
    begin(client, bodies["township"])
    says(client, "happened", what=["unpaid", "insurance"])
    read = {language: client.get(f"/apply/ways?lang={language}").text for language in ("zh-CN", "en", "ug")}
    assert '<p><span lang="zh-CN">调解自愿，' in read["ug"] and "<p>Mediation is voluntary;" in read["en"]
    assert "<p>调解自愿，" in read["zh-CN"] and "调解自愿，" not in read["en"]
