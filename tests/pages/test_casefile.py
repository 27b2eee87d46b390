"""The page of a file: asked for, under way, ready; kept from whoever it is not for."""
from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from flask import Flask

from mediation import files
from mediation.casefile.binding import bind_waiting
from mediation.casefile.models import Book, Part
from mediation.casefile.queries.books import last_book
from mediation.cases.models import Case
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from tests.acts.test_closing_archive import MONDAY
from tests.acts.walked import a_case_in_mediation
from tests.builders import the_bodies
from tests.page_client import PageClient
from tests.pages.session_pages import signed_in


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY)
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    made = a_case_in_mediation(bodies)
    db.session.commit()
    return made


@pytest.fixture
def clerk(app: Flask, bodies: Bodies) -> PageClient:
    return signed_in(app.test_client(), "wangmin")


def address(case: Case) -> str:
    return f"/desk/cases/{case.public_id}/file"


def bound(case: Case, clerk: PageClient) -> Book:
    clerk.submit(clerk.see(address(case)), {"part": "main"})
    bind_waiting()
    book = last_book(case, Part.MAIN)
    assert book is not None
    return book


def test_the_file_is_asked_for_comes_by_itself_and_is_downloaded(case: Case, clerk: PageClient) -> None:
    page = clerk.get(f"/desk/cases/{case.public_id}").get_data(as_text=True)
    assert f'href="{address(case)}">案卷（现状）' in page
    answer = clerk.submit(clerk.see(address(case)), {"part": "main"})
    assert answer.status_code == 303
    clerk.see(address(case))
    waiting = clerk.get(address(case)).get_data(as_text=True)
    assert 'http-equiv="refresh"' in waiting and "等待制作" in waiting
    bind_waiting()
    ready = clerk.get(address(case)).get_data(as_text=True)
    assert 'http-equiv="refresh"' not in ready and "下载正卷" in ready
    got = clerk.get(f"{address(case)}/main.pdf")
    assert got.status_code == 200 and got.headers["Content-Disposition"].startswith("attachment")
    with pikepdf.open(BytesIO(got.data)) as opened:
        assert len(opened.pages) > 5


def test_a_book_that_the_file_has_left_behind_is_not_given_out(case: Case, clerk: PageClient) -> None:
    bound(case, clerk)
    case.title = f"{case.title}等"
    db.session.commit()
    assert clerk.get(f"{address(case)}/main.pdf").status_code == 409
    assert "有了变动" in clerk.see(address(case)).text


def test_a_damaged_book_says_so(case: Case, clerk: PageClient) -> None:
    book = bound(case, clerk)
    assert book.file_sha256 is not None
    files._path(book.file_sha256).write_bytes(b"rotten")
    answer = clerk.get(f"{address(case)}/main.pdf")
    assert answer.status_code == 409 and "损坏" in answer.get_data(as_text=True)


@pytest.mark.parametrize("login", ["hejing", "sunli"])
def test_the_court_and_other_bodies_have_no_file_of_the_case(
        case: Case, app: Flask, clerk: PageClient, login: str) -> None:
    bound(case, clerk)
    other = signed_in(app.test_client(), login)
    assert {other.get(address(case)).status_code, other.get(f"{address(case)}/main.pdf").status_code} <= {403, 404}


def test_a_part_that_is_none_is_not_found(case: Case, clerk: PageClient) -> None:
    assert clerk.get(f"{address(case)}/other.pdf").status_code == 404
    assert clerk.get(f"{address(case)}/inner.pdf").status_code == 404


def test_a_damaged_paper_says_so_instead_of_an_error(case: Case, clerk: PageClient) -> None:
    from mediation.documents.queries import latest_paper

    paper = latest_paper(case, "D05")
    assert paper is not None
    files._path(paper.file_sha256).write_bytes(b"r")
    answer = clerk.get(f"/desk/cases/{case.public_id}/papers/{paper.public_id}/file")
    assert answer.status_code == 409 and "损坏" in answer.get_data(as_text=True)
