"""Papers for a party of another language: Chinese at the left decides; what has no translation is left to a hand."""
from __future__ import annotations

from dataclasses import replace

import pytest

from mediation.documents import kinds, press
from mediation.documents.blocks import TwoColumns
from mediation.documents.columns import in_two_columns
from mediation.documents.particulars import Particulars
from mediation.documents.press.bidirectional import CLOSES, OPENS, drawn, faulty_marks
from mediation.documents.press.faces import joined_letters
from mediation.documents.press.rightward import rightward_lines, runs_rightward
from mediation.documents.press.typesetting import Style, set_lines
from mediation.documents.sentences import Phrasing, Sentence, wrong_places
from mediation.law.terms import Language
from tests.documents.cases_on_paper import VARIANTS, Variant
from tests.documents.extras_in_plain_words import translated
from tests.documents.reading import text_of, without_blanks
from tests.documents.samples import particulars

STYLE = Style(12, 17)
IN_TWO = [code for code, kind in kinds.papers().items() if kind.two_languages]


def for_a_reader_of(language: Language, code: str, variant: Variant = "normal",
                    phrasing: Phrasing | None = None) -> Particulars:
    """A paper for applicants who read this language."""
    made = particulars(code, variant)
    case = replace(made.case, applicants=tuple(replace(one, language=language) for one in made.case.applicants))
    readers = tuple(replace(one, language=language) for one in made.recipients)
    return replace(made, case=case, recipients=readers, phrasing=phrasing or Phrasing())


def said(printed: press.Printed) -> str:
    return without_blanks(text_of(printed.pdf))


def columns_of(of: Particulars, code: str) -> list[TwoColumns]:
    return [block for block in kinds.paper(code).body(of) if isinstance(block, TwoColumns)]


@pytest.mark.parametrize("code", IN_TWO)
def test_without_a_translation_the_right_column_is_left_to_the_interpreter_and_says_so(code: str) -> None:
    of = for_a_reader_of(Language.UYGHUR, code)
    pairs = [pair for block in columns_of(of, code) for pair in block.pairs]
    assert pairs and all(pair.translation is None for pair in pairs)
    text = said(press.make(code, of))
    assert "以国家通用语言文本为准，译文仅供参考" in text and "没有现成的译文" in text and "翻译人员签名" in text


@pytest.mark.parametrize("code", IN_TWO)
@pytest.mark.parametrize("variant", VARIANTS)
def test_each_sentence_can_be_translated_and_then_nothing_is_left_to_a_hand(code: str, variant: Variant) -> None:
    words = {each.key: " ".join((f"Sentence {each.key}", *(f"〔{place}〕" for place in each.places)))
             for each in kinds.paper(code).sentences}
    phrasing = translated(code, Language.ENGLISH, {"title": "Title", **words})
    of = for_a_reader_of(Language.ENGLISH, code, variant, phrasing)
    pairs = [pair for block in columns_of(of, code) for pair in block.pairs if "Sentence" not in str(pair.translation)]
    named = {"Title", *(getattr(of.extra, "open_claims", None) or ())}
    assert all(str(pair.translation) == "Title" or any(one in str(pair.text) for one in named) for pair in pairs)
    assert press.make(code, of).pages


def test_a_translation_prints_with_the_names_of_the_case_and_its_translator() -> None:
    phrasing = translated("D08", Language.ENGLISH, {
        "title": "Notice of mediation", "contact": "Call 〔联系人〕, telephone 〔电话〕."})
    text = said(press.make("D08", for_a_reader_of(Language.ENGLISH, "D08", phrasing=phrasing)))
    assert "Noticeofmediation" in text and "Call何丽华,telephone0757-81234567." in text
    assert "英语译文：翻译古丽，2026年11月18日" in text


def test_who_has_signed_that_it_reads_chinese_gets_the_plain_paper() -> None:
    of = for_a_reader_of(Language.UYGHUR, "D08")
    of = replace(of, recipients=tuple(replace(one, reads_chinese=True) for one in of.recipients))
    assert not columns_of(of, "D08")
    assert press.make("D08", of).pdf == press.make("D08", particulars("D08", "normal")).pdf


def test_sign_language_has_no_column() -> None:
    assert not columns_of(for_a_reader_of(Language.SIGN, "D08"), "D08")


def test_two_languages_among_the_parties_have_a_column_each() -> None:
    of = for_a_reader_of(Language.UYGHUR, "D09")
    other = replace(of.case.applicants[0], language=Language.KAZAKH)
    of = replace(of, recipients=(), case=replace(of.case, applicants=(*of.case.applicants, other)))
    assert {block.heads[1] for block in columns_of(of, "D09")} == {"维吾尔语", "哈萨克语"}


def test_a_paper_without_other_languages_is_not_changed() -> None:
    of = particulars("D08", "normal")
    blocks = kinds.paper("D08").body(of)
    assert in_two_columns(of, blocks) == list(blocks)


@pytest.mark.parametrize(("line", "seen"), [
    ("ئا (ABC) با", "(ABC)"), ("ئا (با) جا", "(ﺎﺑ)"), ("«با» ئا", "«ﺎﺑ»"), ("ABC (ئا) ئا", "ABC"),
])
def test_brackets_face_what_they_enclose(line: str, seen: str) -> None:
    assert seen in drawn([joined_letters(line)])[0]


def test_a_value_keeps_its_order_in_a_right_to_left_sentence_even_over_the_end_of_a_line() -> None:
    value = "示速人调字〔2026〕第003号"
    lines = drawn([f"ئا ({OPENS}示速人调字", f"〔2026〕第003号{CLOSES})، ئا"])
    assert "示速人调字" in lines[0] and "〔2026〕第003号" in lines[1]
    assert lines[0].index("字") < lines[0].index(")") and lines[1].index("(") < lines[1].index("〔")
    one = drawn([f"ئا {OPENS}{value}{CLOSES} ئا"])[0]
    assert value in one


def test_a_ticked_box_stays_one_in_a_right_to_left_line() -> None:
    line = rightward_lines(f"{OPENS}□√{CLOSES} ئا {OPENS}□{CLOSES} با", STYLE, 300)[0]
    boxes = [span for span in line.spans if "□" in span.text]
    tick = next(span for span in line.spans if "√" in span.text)
    assert any(abs(box.x - tick.x) < 0.01 for box in boxes)
    assert tick.x == max(span.x for span in line.spans)


def test_a_right_to_left_paragraph_stays_within_its_column_and_ends_flush_right() -> None:
    lines = rightward_lines("ئۈرۈمچى شەھەرلىك ئەمگەك تالاش كېلىشتۈرۈش " * 6, STYLE, 200)
    assert len(lines) > 3
    for line in lines:
        assert line.spans[0].x >= -0.01
        assert abs(line.spans[0].x + line.width - 200) < 0.01


def test_the_first_letter_decides_in_which_direction_a_paragraph_runs() -> None:
    assert runs_rightward(f"{OPENS}ABC{CLOSES} ئا") and not runs_rightward("ABC ئا") and not runs_rightward("12")


@pytest.mark.parametrize(("words", "fault"), [("ئا (با)", ""), ("ئا (با", "("), ("ئا < با", "<"), ("ئا )با(", ")")])
def test_a_mark_that_can_not_be_turned_is_found(words: str, fault: str) -> None:
    assert faulty_marks(words) == fault


def test_words_of_latin_and_cyrillic_letters_are_not_parted() -> None:
    for words in ("переводчик сообщите заранее", "don't élève naïve"):
        lines = set_lines(words, STYLE, 90)
        assert " ".join(line.text for line in lines) == words


@pytest.mark.parametrize(("words", "fault"), [
    ("Call 〔电话〕", ""), ("Call", "少了〔电话〕"), ("〔电话〕〔姓名〕", "〔姓名〕不是"), ("〔电话〕〔", "没有成对"), ("〖〔电话〕〗", ""),
])
def test_each_place_of_the_chinese_sentence_must_stand_in_the_other(words: str, fault: str) -> None:
    found = wrong_places(words, Sentence("call", "请打〔电话〕。"))
    assert found == "" if not fault else fault in found
