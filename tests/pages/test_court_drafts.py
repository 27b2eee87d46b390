"""The drafts of the court's papers on the page of an application: for its liaison, while the court has not decided."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from docx import Document
from flask import Flask

from mediation.agreements.models import StrengtheningState as S
from mediation.agreements.wording import text_of
from mediation.demo.bodies import Bodies
from mediation.demo.walk import Walk
from mediation.documents import kinds
from mediation.documents.acts import issue
from mediation.documents.court_drafts import DOCX
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from tests.acts.confirmation_world import clerk_of
from tests.builders import PASSWORD, a_confirmation, the_bodies
from tests.documents.reading import text_of as pdf_text
from tests.documents.reading import without_blanks
from tests.page_client import PageClient

DAY = date(2026, 11, 23)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


@pytest.fixture
def liaison(app: Flask, bodies: Bodies) -> PageClient:
    return signed_in(app, "hejing")


def signed_in(app: Flask, login: str) -> PageClient:
    client = app.test_client()
    client.submit(client.see("/sign-in"), {"login": login, "password": PASSWORD})
    return client


def home(walk: Walk) -> str:
    return f"/court/{walk.strengthening.public_id}"


def draft(client: PageClient, at: str, code: str) -> list[str]:
    answer = client.get(f"{at}/drafts/{code}.docx")
    assert answer.status_code == 200 and answer.mimetype == DOCX
    assert answer.headers["Content-Disposition"].startswith("attachment") and ".docx" in answer.headers[
        "Content-Disposition"]
    return [line.text for line in Document(BytesIO(answer.data)).paragraphs]


def test_the_liaison_takes_the_ruling_with_each_clause_of_the_agreement(
        bodies: Bodies, liaison: PageClient) -> None:
    walk = a_confirmation(bodies, S.CONF_DOCKETED)
    at = home(walk)
    page = liaison.see(at)
    assert "法院文书草稿" in page.text and f"{at}/drafts/E04.docx" in page.links
    said = draft(liaison, at, "E04")
    for number, clause in enumerate(walk.agreement.clauses, start=1):
        assert f"{number}. {text_of(clause)}" in said
    assert walk.strengthening.court_number in said and walk.strengthening.court.name in said
    pdf = liaison.get(f"{at}/drafts/E04.pdf")
    assert pdf.mimetype == "application/pdf" and "（草稿，供人民法院参考" in without_blanks(pdf_text(pdf.data))


def test_a_request_for_papers_is_in_the_draft_of_its_notice(bodies: Bodies, liaison: PageClient) -> None:
    walk = a_confirmation(bodies, S.CONF_FILED)
    at = home(walk)
    assert not any("☑" in line for line in draft(liaison, at, "E02"))
    liaison.submit(liaison.see(f"{at}/return"), {"reason_identity_missing": "y", "words": "请补正反面"})
    said = draft(liaison, at, "E02")
    assert [line for line in said if "☑" in line] == ["☑缺身份证明、主体资格证明，或者已过有效期"]
    assert "具体要求：请补正反面" in said


def test_after_the_decision_there_is_no_draft_any_more(bodies: Bodies, liaison: PageClient) -> None:
    walk = a_confirmation(bodies, S.CONF_GRANTED)
    assert "法院文书草稿" not in liaison.see(home(walk)).text
    assert liaison.get(f"{home(walk)}/drafts/E04.docx").status_code == 404


@pytest.mark.parametrize("address", ["E09.pdf", "D26.pdf", "E04.html", "E04.txt", "e04.pdf"])
def test_an_address_that_names_no_draft_is_not_found(
        bodies: Bodies, liaison: PageClient, address: str) -> None:
    walk = a_confirmation(bodies, S.CONF_DOCKETED)
    assert liaison.get(f"{home(walk)}/drafts/{address}").status_code == 404


def test_another_court_and_the_body_itself_do_not_reach_a_draft(app: Flask, bodies: Bodies) -> None:
    walk = a_confirmation(bodies, S.CONF_DOCKETED)
    for login in ("aili", clerk_of(walk.strengthening).login):
        assert signed_in(app, login).get(f"{home(walk)}/drafts/E04.docx").status_code == 404


def test_a_paper_of_the_court_is_never_issued_by_the_body(bodies: Bodies) -> None:
    walk = a_confirmation(bodies, S.CONF_DOCKETED)
    with pytest.raises(RequirementNotMet, match="由人民法院制发"):
        issue(walk.case, "E04", by=clerk_of(walk.strengthening))
    assert kinds.paper("E04").drafted_for == "人民法院"
    db.session.rollback()
