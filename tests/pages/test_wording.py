"""The pages of a body's own wording and of its translations."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from mediation.demo.bodies import Bodies
from mediation.documents.models import PaperTranslation, PaperWording
from mediation.extensions import db
from tests.builders import the_bodies
from tests.documents.reading import text_of, without_blanks
from tests.page_client import PageClient
from tests.pages.test_desk_bodies import signed_in

ASKED = "请〔你〕最迟〔最后一日〕办妥（〔天数〕日内）。"
DAY = "2026-11-20"


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(date(2026, 11, 23), "15:00")
    return the_bodies()


@pytest.fixture
def home(bodies: Bodies) -> str:
    return f"/desk/bodies/{bodies['courier'].public_id}/papers"


@pytest.fixture
def director(app: Flask, bodies: Bodies) -> PageClient:
    return signed_in(app, "liguoqiang")


def rows(table: type) -> int:
    return db.session.query(table).count()


def test_the_list_says_that_no_translation_is_at_hand_and_leads_to_each_paper(director: PageClient, home: str) -> None:
    page = director.see(home)
    assert "系统不带任何译文" in page.text and "维吾尔语 还没有" in " ".join(page.text.split())
    for code in ("D04", "D17", "D36", "D37", "D54", "D55", "D56"):
        assert f"{home}/{code}" in page.links
    for code in ("D08", "D09", "D30", "S05"):
        assert f"{home}/{code}/translations/ug" in page.links
    assert home in director.see(home.replace("papers", "settings")).links


def test_a_sentence_is_put_otherwise_and_its_versions_are_shown(director: PageClient, home: str) -> None:
    page = director.see(f"{home}/D37")
    assert "法律规定，不能改" in page.text and "劳动争议调解仲裁法" in page.text
    assert "默认：请〔你〕于〔最后一日〕履行" in page.text
    answer = director.submit(page, {"asked": ASKED, "do": "keep"})
    assert answer.status_code == 303
    page = director.see(f"{home}/D37")
    assert "李国强" in page.text and ASKED in page.text
    assert rows(PaperWording) == 1
    director.submit(page, {"asked": "", "do": "keep"})
    assert "（恢复默认）" in director.see(f"{home}/D37").text


def test_what_is_wrong_stands_at_its_sentence_and_nothing_typed_is_lost(director: PageClient, home: str) -> None:
    page = director.see(f"{home}/D37")
    answer = director.submit(page, {"asked": "请尽快办妥。", "refusing": "不办的\U0001f600：", "do": "keep"})
    assert answer.status_code == 422
    assert "少了〔你〕" in answer.text and "没有可用的字形" in answer.text and "请尽快办妥。" in answer.text
    assert rows(PaperWording) == 0


def test_a_look_at_the_specimen_keeps_nothing(director: PageClient, home: str) -> None:
    answer = director.submit(director.see(f"{home}/D37"), {"asked": ASKED, "do": "preview"})
    assert answer.mimetype == "application/pdf"
    text = without_blanks(text_of(answer.data))
    assert "样张" in text and "办妥" in text
    assert rows(PaperWording) == 0


def test_who_looked_at_an_older_state_overwrites_nothing(director: PageClient, home: str) -> None:
    stale = director.see(f"{home}/D37")
    director.submit(director.see(f"{home}/D37"), {"asked": ASKED, "do": "keep"})
    answer = director.submit(stale, {"refusing": "不办的，权利人：", "do": "keep"})
    assert answer.status_code == 409
    assert rows(PaperWording) == 1


def test_translations_are_entered_looked_at_and_shown_with_their_translator(director: PageClient, home: str) -> None:
    address = f"{home}/D08/translations/en"
    page = director.see(address)
    assert "现在还没有英语译文" in page.text and "传统蒙古文和藏文" in page.text
    words = {"title": "Notice", "contact": "Call 〔联系人〕, 〔电话〕.", "translator": "古某", "translated_on": DAY}
    look = director.submit(page, {**words, "do": "preview"})
    assert "Notice" in text_of(look.data) and rows(PaperTranslation) == 0
    assert director.submit(director.see(address), {**words, "do": "keep"}).status_code == 303
    assert "Call 〔联系人〕" in director.see(address).text and "英语 2句" in " ".join(director.see(home).text.split())


@pytest.mark.parametrize(("said", "why"), [
    ({"contact": "Call us."}, "少了〔联系人〕"), ({"help": "ᠮᠣᠩᠭᠣᠯ"}, "由翻译人员在右栏书写"),
    ({"help": "Help", "translator": ""}, "谁翻译"),
    ({"help": "Help", "translated_on": ""}, "翻译的日期"), ({"help": "x" * 1201}, "最多1200字"),
])
def test_a_translation_that_can_not_be_kept_is_refused_at_its_field(
        director: PageClient, home: str, said: dict[str, str], why: str) -> None:
    page = director.see(f"{home}/D08/translations/ug")
    answer = director.submit(page, {"translator": "古某", "translated_on": DAY, **said, "do": "keep"})
    assert answer.status_code == 422 and why in answer.text
    assert rows(PaperTranslation) == 0


def test_only_who_keeps_the_settings_of_the_body_gets_there(app: Flask, home: str, bodies: Bodies) -> None:
    pages = (home, f"{home}/D37", f"{home}/D08/translations/ug")
    for login in ("wangmin", "xuhong"):
        somebody = signed_in(app, login)
        assert {somebody.get(page).status_code for page in pages} == {404}
    assert all("/sign-in" in app.test_client().get(page).location for page in pages)


def test_papers_and_languages_without_such_a_page_are_not_found(director: PageClient, home: str) -> None:
    for page in ("D08", "D26", "XX", "D37/translations/ug", "D08/translations/zh", "D08/translations/sgn"):
        assert director.get(f"{home}/{page}").status_code == 404
