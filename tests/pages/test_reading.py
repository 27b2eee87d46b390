"""The portal is read in the language and the size that a visitor chooses; the staff read Chinese."""
from __future__ import annotations

import pytest

from mediation.web.languages import LANGUAGES
from tests.builders import PASSWORD, the_bodies
from tests.page_client import PageClient

HOSTILE = ("?endpoint=x&_external=1&_scheme=javascript&filename=a", "?lang=%00&type=%00", "?lang=" + "x" * 3000,
           "?q=%ff%fe&lang=en", "?lang=en&lang=ug", "?self=1&values=2&_anchor=x&_method=POST")


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_a_language_is_chosen_on_any_page_and_kept(client: PageClient, language) -> None:
    page = client.get(f"/my?lang={language.code}").text
    assert f'<html lang="{language.code}" dir="{language.direction}">' in page
    assert f'<html lang="{language.code}" dir="{language.direction}">' in client.get("/").text


def test_a_translation_says_that_chinese_prevails_and_chinese_does_not(client: PageClient) -> None:
    assert "以中文为准" not in client.get("/").text
    assert "the Chinese text prevails" in client.get("/?lang=en").text
    uyghur = client.get("/?lang=ug").text
    assert "خەنزۇچە تېكىست ئاساس قىلىنىدۇ" in uyghur and "تېخى تەكشۈرۈپ بېكىتىلمىدى" in uyghur


def test_a_refusal_speaks_the_language_of_the_page(client: PageClient) -> None:
    client.get("/?lang=en")
    refused = client.submit(client.see("/my"), {"locator": "12", "secret": "1" * 14})
    assert refused.status_code == 422 and "The code has 9 digits." in refused.text
    assert "This page was not found" in client.get("/nowhere-at-all").text


def test_the_staff_read_chinese_whatever_was_chosen_before(client: PageClient) -> None:
    the_bodies()
    client.get("/?lang=en")
    client.submit(client.see("/sign-in"), {"login": "wangmin", "password": PASSWORD})
    assert 'lang="zh-CN"' in client.get("/").text and "查找" in client.see("/desk").text


def test_large_letters_are_chosen_and_left_on_any_page(client: PageClient) -> None:
    assert 'class="portal"' in client.get("/").text
    assert 'class="portal big-type"' in client.get("/my?type=big").text
    assert 'class="portal big-type"' in client.get("/").text
    assert 'class="portal"' in client.get("/?type=usual").text and 'class="portal"' in client.get("/my").text


def test_the_choices_keep_what_the_address_asked(client: PageClient) -> None:
    page = client.get("/my?q=123456782").text
    assert 'href="/my?q=123456782&amp;lang=en"' in page and 'href="/my?q=123456782&amp;type=big"' in page


@pytest.mark.parametrize("asked", HOSTILE)
def test_whatever_an_address_asks_no_link_leads_elsewhere(client: PageClient, asked: str) -> None:
    page = client.get("/my" + asked)
    assert page.status_code == 200
    assert "javascript:" not in page.text and 'href="http://localhost' not in page.text
