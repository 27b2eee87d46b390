"""A body puts sentences in its own words and enters translations: what is kept, what is refused, what then prints."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from mediation.audit.queries import events_in_order
from mediation.bodies.models import Body
from mediation.demo.bodies import Bodies
from mediation.documents import kinds, specimens
from mediation.documents.acts import issue
from mediation.documents.kinds.d37_reminder import OverdueLine, Reminder, WhatFollows
from mediation.documents.models import Paper
from mediation.documents.phrasing import phrasing_of
from mediation.documents.queries import versions_of_wording
from mediation.documents.wording_acts import enter_translations, put_otherwise
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.files import content_of
from mediation.law.terms import Language
from tests.acts.agreement_cases import DAY, a_case_in_mediation, the_employer
from tests.builders import the_bodies
from tests.documents.reading import text_of, without_blanks

ASKED = "请〔你〕最迟〔最后一日〕办妥（〔天数〕日内）。"
CALL = "Call 〔联系人〕, telephone 〔电话〕."
ENGLISH = Language.ENGLISH


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(DAY, "15:00")
    return the_bodies()


@pytest.fixture
def body(bodies: Bodies) -> Body:
    return bodies["courier"]


def put(body: Body, bodies: Bodies, code: str = "D37", **words: str) -> list[object]:
    return list(put_otherwise(body, kinds.paper(code), words, by=bodies.people["wangmin"]))


def enter(body: Body, bodies: Bodies, words: dict[str, str], translator: str = "古某", on: date | None = DAY,
          language: Language = ENGLISH) -> list[object]:
    return list(enter_translations(body, kinds.paper("D08"), language, words, translator, on,
                                   by=bodies.people["wangmin"]))


def a_reminder(bodies: Bodies, body: Body) -> Paper:
    case = a_case_in_mediation(bodies)
    line = OverdueLine(instalment=1, what="支付工资", creditor="李秀英", due=date(2026, 11, 1), left=100)
    said = Reminder(agreement_number="协〔2026〕1号", lines=(line,), days=7, follows=WhatFollows.SEEK_A_TITLE, contact="李某")
    return issue(case, "D37", said, by=bodies.people["wangmin"], recipients=(the_employer(case),))


def says(paper: Paper) -> str:
    return without_blanks(text_of(content_of(paper.file_sha256)))


def test_a_paper_prints_in_the_words_of_its_body_and_what_was_issued_stays(body: Body, bodies: Bodies) -> None:
    before = a_reminder(bodies, body)
    put(body, bodies, asked=ASKED)
    after = a_reminder(bodies, body)
    assert "办妥" in says(after) and "付款凭证" not in says(after)
    assert "办妥" not in says(before) and "付款凭证" in says(before)


def test_another_body_keeps_the_words_of_the_kind(body: Body, bodies: Bodies) -> None:
    put(body, bodies, asked=ASKED)
    assert phrasing_of(body, "D37").own == {"asked": ASKED}
    assert not phrasing_of(bodies["company"], "D37").own


@pytest.mark.parametrize("back", ["", "the default"])
def test_nothing_or_the_default_goes_back_and_each_version_is_kept(body: Body, bodies: Bodies, back: str) -> None:
    default = next(each.words for each in kinds.paper("D37").sentences if each.key == "asked")
    put(body, bodies, asked=ASKED)
    put(body, bodies, asked=back and default)
    assert not phrasing_of(body, "D37").own
    assert [row.words for row in versions_of_wording(body, "D37")] == [None, ASKED]
    assert {row.by_words for row in versions_of_wording(body, "D37")} == {"王敏"}
    assert not put(body, bodies, asked=default)


@pytest.mark.parametrize(("words", "why"), [
    ({"asked": "请尽快办妥。"}, "少了"), ({"asked": ASKED + "〔金额〕"}, "不是这一句"), ({"contact": "\U0001f600"}, "少了"),
    ({"refusing": "不办的\U0001f600："}, "没有可用的字形"), ({"refusing": "不" * 401}, "最多400字"),
    ({"enforcement": "可以强制执行"}, "法律规定"), ({"nonsense": "没有"}, "没有这一句"),
])
def test_what_a_paper_could_not_bear_is_refused(
        body: Body, bodies: Bodies, words: dict[str, str], why: str) -> None:
    with pytest.raises(RequirementNotMet, match=why):
        put(body, bodies, **words)
    assert not phrasing_of(body, "D37").own


def test_the_sentences_of_other_papers_are_nobodys_to_change(body: Body, bodies: Bodies) -> None:
    with pytest.raises(RequirementNotMet, match="没有这一句"):
        put(body, bodies, "D08", help="需要帮助的请说。")


def test_who_changed_what_stands_in_the_trail(body: Body, bodies: Bodies) -> None:
    put(body, bodies, asked=ASKED)
    enter(body, bodies, {"contact": CALL})
    db.session.commit()
    kept = {event.action for event in events_in_order()}
    assert {"change_wording", "enter_translation"} <= kept


def test_translations_come_with_their_translator_and_day(body: Body, bodies: Bodies) -> None:
    assert not phrasing_of(body, "D08").translated
    enter(body, bodies, {"title": "Notice", "contact": CALL})
    said = phrasing_of(body, "D08").translated[ENGLISH]
    assert (said["contact"].words, said["contact"].translator, said["contact"].on) == (CALL, "古某", DAY)
    enter(body, bodies, {"title": "Notice", "contact": ""})
    assert set(phrasing_of(body, "D08").translated[ENGLISH]) == {"title"}


@pytest.mark.parametrize(("words", "why"), [
    ({"contact": "Call us."}, "少了〔联系人〕"), ({"help": "ᠮᠣᠩᠭᠣᠯ"}, "蒙古文"), ({"help": "བོད་ཡིག"}, "藏文"),
    ({"help": "пожалуйста ө"}, "没有可用的字形"), ({"help": "ئا (با"}, "没有成对"), ({"help": "ڤا"}, "没有核对过"),
])
def test_a_translation_that_could_not_be_printed_rightly_is_refused(
        body: Body, bodies: Bodies, words: dict[str, str], why: str) -> None:
    with pytest.raises(RequirementNotMet, match=why):
        enter(body, bodies, words)
    assert not phrasing_of(body, "D08").translated


@pytest.mark.parametrize(("translator", "day", "field"), [
    ("", DAY, "translator"), ("古某", None, "translated_on"), ("古某", date(2027, 1, 1), "translated_on")])
def test_a_translation_without_its_translator_or_day_is_refused(
        body: Body, bodies: Bodies, translator: str, day: date | None, field: str) -> None:
    with pytest.raises(RequirementNotMet) as refused:
        enter(body, bodies, {"help": "Help"}, translator, day)
    assert refused.value.field == field


@pytest.mark.parametrize("words", ["ياردەم لازىم بولسا «ئالدىن» ئېيتىڭ (12348).", "Если нужен переводчик", "Help"])
def test_scripts_that_are_set_rightly_are_taken(body: Body, bodies: Bodies, words: str) -> None:
    enter(body, bodies, {"help": words}, language=Language.UYGHUR)
    assert phrasing_of(body, "D08").translated[Language.UYGHUR]["help"].words == words


def test_a_translation_of_earlier_words_counts_no_more(body: Body, bodies: Bodies) -> None:
    enter(body, bodies, {"help": "Help"})
    assert "help" in phrasing_of(body, "D08").translated[ENGLISH]
    db.session.execute(db.text("update paper_translation set source = '从前的写法'"))
    db.session.expire_all()
    assert not phrasing_of(body, "D08").translated


@pytest.mark.parametrize("kind", specimens.kinds_with_sentences(), ids=lambda kind: kind.code)
def test_each_of_them_has_a_specimen(body: Body, kind: kinds.Paper) -> None:
    text = without_blanks(text_of(specimens.specimen_pdf(body, kind.code, phrasing_of(body, kind.code))))
    assert "样张" in text and kind.title in text
