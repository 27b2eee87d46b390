"""How lines are broken and set (GB/T 15834), and how names in Arabic script are joined."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen import canvas, pathobject, textobject

from mediation.documents.blocks import Strong, Text
from mediation.documents.press.faces import shaped, to_unicode
from mediation.documents.press.numerals import numerals
from mediation.documents.press.typesetting import NEVER_FIRST, NEVER_LAST, Style, Units, lines_of, longest_unbroken

BODY = Style(12, 20)
MARKS = "，。、；：？！）》”（《“年月日0123456789，.¥"


def set_in(text: Text, width: float, align: str = "justify") -> list[str]:
    """The lines of a text in a column."""
    return [line.text for line in lines_of(Units(text, BODY), lambda _: width, align)]


def test_a_closing_mark_stays_with_the_character_before_it() -> None:
    assert set_in("甲乙丙丁戊己，庚辛壬癸", 72) == ["甲乙丙丁戊", "己，庚辛壬癸"]


def test_an_opening_mark_goes_down_with_what_it_opens() -> None:
    assert set_in("甲乙丙丁戊（己庚）辛壬", 72)[0] == "甲乙丙丁戊"


def test_a_closing_mark_may_end_a_line_with_its_free_half_beyond_the_edge() -> None:
    assert set_in("甲乙丙丁戊，己庚辛壬癸", 67)[0] == "甲乙丙丁戊，"


@pytest.mark.parametrize("word", ["91440605MA4U0PQ13K", "¥36,580.00", "2026年", "6222 0200 0000"])
def test_numbers_and_what_they_count_are_not_parted(word: str) -> None:
    for width in range(100, 200, 7):
        assert any(word in line for line in set_in(f"于示例市支付{word}并出具收条给申请人", width + 40))


def test_a_word_wider_than_its_column_is_parted_all_the_same() -> None:
    lines = set_in("A" * 60, 100)
    assert len(lines) > 1 and "".join(lines) == "A" * 60


def test_no_paragraph_ends_in_one_lonely_character() -> None:
    lines = set_in("甲乙丙丁戊己庚辛壬癸子丑寅。", 156)
    assert len(lines) == 2 and len(lines[-1].rstrip("。")) > 1


def test_dashes_and_dots_are_not_parted() -> None:
    for width in range(50, 150, 5):
        assert all(line.count("—") % 2 == 0 for line in set_in("甲乙丙丁戊己——庚辛壬癸子丑寅卯", width))


def test_lines_are_flush_at_the_right_except_the_last() -> None:
    lines = lines_of(Units("申请人于二零二四年三月入职，双方签有书面劳动合同，约定月工资。" * 4, BODY), lambda _: 300, "justify")
    assert all(abs(line.width - 300) < 0.01 for line in lines[:-1])


def test_two_marks_in_a_row_are_squeezed() -> None:
    apart = sum(Units("（甲）乙。", BODY).advances)
    together = sum(Units("（甲）。乙", BODY).advances)
    assert together == pytest.approx(apart - 6)


@given(st.text(alphabet=MARKS + "甲乙丙丁戊己庚辛", min_size=1, max_size=120), st.integers(60, 400))
def test_whatever_is_written_no_line_breaks_the_rules_and_nothing_is_lost(text: str, width: int) -> None:
    lines = lines_of(Units(text, BODY), lambda _: float(width), "justify")
    assert "".join(line.text for line in lines) == text
    for line, following in zip(lines, lines[1:]):
        breakable = longest_unbroken(text, BODY) <= width - 12
        if breakable:
            assert following.text[0] not in NEVER_FIRST
            assert line.text[-1] not in NEVER_LAST


@given(st.lists(st.sampled_from(["吕㛃䶮", "，", "مۇھەممەت ئابدۇللا", " ", "2026", "𬱖"]), max_size=30),
       st.integers(120, 400))
def test_no_line_is_wider_than_its_column(parts: list[str], width: int) -> None:
    for line in lines_of(Units("".join(parts), BODY), lambda _: float(width), "justify"):
        assert line.width <= width + 0.1


def test_a_bold_part_keeps_the_line_breaks_of_the_whole() -> None:
    assert set_in(("甲乙丙", Strong("丁戊己，"), "庚辛壬癸"), 72) == set_in("甲乙丙丁戊己，庚辛壬癸", 72)


def test_the_uyghur_letter_ae_joins_the_letter_before_it() -> None:
    drawn = shaped("مۇھەممەت")
    joined_ae, final_meem = "\ufc00", "\ufee2"
    assert drawn.count(joined_ae) == 2 and final_meem not in drawn


def test_joined_letters_lead_back_to_plain_ones_and_rare_characters_to_surrogate_pairs() -> None:
    table = to_unicode([0, 0xFEE3, 0xFC00, 0x2CC56])
    assert "<01> <0645>" in table and "<02> <06D5>" in table and "<03> <D873DC56>" in table


def test_words_in_arabic_script_run_from_the_right() -> None:
    units = Units("مۇھەممەت ئابدۇللا", BODY)
    line = lines_of(units, lambda _: 400, "left")[0]
    assert line.text == "مۇھەممەت ئابدۇللا"
    assert [span.spoken[::-1] for span in line.spans if span.spoken.strip()] == ["ئابدۇللا", "مۇھەممەت"]


@given(st.lists(st.floats(-20000, 20000) | st.integers(-20000, 20000), max_size=6))
def test_a_number_stands_in_a_paper_as_the_library_writes_it(numbers: list[float]) -> None:
    assert numerals(*numbers) == fp_str(*numbers) and numerals(numbers) == fp_str(numbers)


def test_the_drawing_modules_of_the_library_write_numbers_our_way() -> None:
    assert canvas.fp_str is pathobject.fp_str is textobject.fp_str is pdfdoc.fp_str is numerals
