"""Every frame, macro and page of refusal, as a careful reader would take them."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, render_template_string

from tests.page import Page
from tests.pages.look_application import look_application

SHEETS = ("/staff/desk", "/staff/case", "/staff/register", "/refused/register", "/refused/portal_form",
          "/portal/status", "/portal/form", "/print", "/start", "/sign-in", "/locked", "/confirm")
STATUSES = (400, 403, 404, 405, 409, 413, 422, 429, 500, 503)
STATIC = Path(__file__).parent.parent.parent / "mediation" / "static"
FORBIDDEN_OUTSIDE = ("劳动", "仲裁", "争议", "工资")


@pytest.fixture(scope="module")
def look() -> Iterator[Flask]:
    yield look_application()


def seen(look: Flask, address: str) -> tuple[Page, str]:
    """The page, and its source."""
    response = look.test_client().get(address)
    assert response.status_code == 200
    return Page(response.text, address), response.text


@pytest.mark.parametrize("address", SHEETS)
def test_each_sheet_has_one_heading_labels_and_no_inline_script_or_style(look: Flask, address: str) -> None:
    page, _ = seen(look, address)
    assert page.faults() == []


@pytest.mark.parametrize("status", STATUSES)
def test_each_refusal_is_calm_says_what_to_do_and_leads_back(look: Flask, status: int) -> None:
    page, source = seen(look, f"/errors/{status}")
    assert page.faults() == []
    assert "协议已经生效，不能再改条款。" in page.text
    assert "/" in page.links
    assert not any(word in source for word in ("Traceback", "File ", "Error", "werkzeug"))


@pytest.mark.parametrize("status", [status for status in STATUSES if status != 409])
def test_a_refusal_shows_what_was_typed_and_escapes_it(look: Flask, status: int) -> None:
    page, source = seen(look, f"/errors/{status}")
    assert "<b>三月没有发</b>" not in source
    assert "<b>三月没有发</b>" in page.text


def test_a_stale_page_shows_what_is_there_beside_what_was_typed(look: Flask) -> None:
    page, _ = seen(look, "/errors/409")
    assert "8,200.00 7,400.00" in page.text


@pytest.mark.parametrize("address", ["/portal/status", "/portal/form", "/start", "/sign-in", "/locked"])
def test_a_title_of_the_portal_tells_a_colleague_nothing(look: Flask, address: str) -> None:
    page, _ = seen(look, address)
    assert not [word for word in FORBIDDEN_OUTSIDE if word in page.title]


def test_a_page_of_the_portal_needs_at_most_a_hundred_kilobytes(look: Flask) -> None:
    page = look.test_client().get("/portal/status")
    parts = ["css/portal.css", "css/print.css", "js/quick_exit.js", "img/mark.svg", "img/down.svg"]
    weight = len(page.data) + sum((STATIC / part).stat().st_size for part in parts)
    assert weight <= 100_000


def test_a_refused_form_keeps_what_was_typed_and_ties_each_error_to_its_field(look: Flask) -> None:
    page, source = seen(look, "/refused/register")
    held = page.form("#").held()
    assert held["since"] == ["2026年2月30日"]
    assert held["owed"] == ["8,20"]
    assert held["story"] == ["三月到五月\n没有发工资。"]
    assert 'aria-describedby="since-help since-error"' in source
    assert 'aria-invalid="true"' in source
    assert "#side-0" in page.links and "side-0" in page.identifiers
    assert {"#owed", "#since", "#begins", "#people", "#identity_number"} <= set(page.links)


def test_the_frames_ask_nothing_of_a_page_that_brings_nothing(look: Flask) -> None:
    for frame in ("base_staff.html", "base_portal.html", "base_print.html"):
        with look.test_request_context("/"):
            source = render_template_string(
                "{% extends '" + frame + "' %}{% block title %}一页{% endblock %}{% block main %}<p>空</p>{% endblock %}")
        assert Page(source).faults() == []


def test_what_only_some_can_see_says_in_words_who_can(look: Flask) -> None:
    page, _ = seen(look, "/staff/case")
    for words in ("只有本人看得见", "本人和办案人看得见，对方看不见", "双方看得见", "单方谈话：只有调解员和劳动者一方看得见"):
        assert words in page.text


def test_a_last_day_is_written_with_its_article_and_how_it_was_counted(look: Flask) -> None:
    page, _ = seen(look, "/staff/case")
    assert "最迟 2026-12-21（含当日） 预估 民事诉讼法第二百零五条 怎么算的 协议生效之日起三十日。" in page.text


def test_what_was_recorded_late_says_so(look: Flask) -> None:
    page, _ = seen(look, "/staff/case")
    assert "2026-11-09 周一 补记 11-12 15:05" in page.text
