"""Sums as people type them and as papers print them (documents.md §12)."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.law.money import LARGEST_FEN, MoneyError, in_words, parse_yuan, says, yuan

TABLE_OF_CAPITALS = [
    ("0.00", "零元整"), ("0.05", "伍分"), ("0.50", "伍角整"), ("4108.00", "肆仟壹佰零捌元整"),
    ("8120.00", "捌仟壹佰贰拾元整"), ("10000.00", "壹万元整"), ("10500.00", "壹万零伍佰元整"),
    ("14981.76", "壹万肆仟玖佰捌拾壹元柒角陆分"), ("18000.00", "壹万捌仟元整"),
    ("26331.50", "贰万陆仟叁佰叁拾壹元伍角整"), ("36633.36", "叁万陆仟陆佰叁拾叁元叁角陆分"),
    ("110000.00", "壹拾壹万元整"), ("118221.00", "壹拾壹万捌仟贰佰贰拾壹元整"),
    ("795942.00", "柒拾玖万伍仟玖佰肆拾贰元整"), ("1409.50", "壹仟肆佰零玖元伍角整"),
    ("16409.02", "壹万陆仟肆佰零玖元零贰分"), ("107000.53", "壹拾万柒仟元伍角叁分"),
    ("1010000.05", "壹佰零壹万元零伍分"), ("10000000.00", "壹仟万元整"), ("100000010.10", "壹亿零壹拾元壹角整"),
]
MORE_CAPITALS = [
    ("10", "壹拾元整"), ("100.50", "壹佰元伍角整"), ("1001.01", "壹仟零壹元零壹分"),
    ("36580", "叁万陆仟伍佰捌拾元整"), ("100000001", "壹亿零壹元整"), ("100005000", "壹亿零伍仟元整"),
    ("1000.05", "壹仟元零伍分"), ("10010001", "壹仟零壹万零壹元整"), ("0.15", "壹角伍分"),
    ("99999999999.99", "玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
]


@pytest.mark.parametrize(("figures", "words"), TABLE_OF_CAPITALS + MORE_CAPITALS)
def test_a_sum_in_capitals_is_written_as_the_bank_rules_say(figures: str, words: str) -> None:
    assert in_words(parse_yuan(figures)) == words


@pytest.mark.parametrize(("typed", "fen"), [
    ("1000", 100000), ("１０００", 100000), ("1,000.5", 100050), ("1,234.50", 123450), ("１，２３４．５０", 123450),
    (" 36 580.00 ", 3658000), ("¥36,580元", 3658000), ("￥0.5", 50), ("0", 0), ("007", 700),
    ("99,999,999,999.99", LARGEST_FEN)])
def test_a_sum_is_read_exactly_however_it_is_typed(typed: str, fen: int) -> None:
    assert parse_yuan(typed) == fen


@pytest.mark.parametrize(("typed", "says"), [
    ("", "请填写金额"), ("   ", "请填写金额"), ("-1", "负数"), ("－100", "负数"), ("−5", "负数"), ("1.234", "两位小数"),
    ("1,00", "逗号"), ("1,0000", "逗号"), (",100", "逗号"), ("5.", "小数点后"), ("NaN", "只能填写数字"),
    ("Infinity", "只能填写数字"), ("1e400", "只能填写数字"), ("3万", "只能填写数字"), ("٣", "只能填写数字"),
    (".5", "只能填写数字"), ("1\x00", "只能填写数字"), ("1..2", "只能填写数字"), ("100000000000", "金额过大"),
    ("9" * 100000, "金额过长")])
def test_what_is_not_a_sum_is_refused_with_what_to_do(typed: str, says: str) -> None:
    with pytest.raises(MoneyError, match=says):
        parse_yuan(typed)


def test_figures_have_commas_and_two_decimals() -> None:
    assert [yuan(fen) for fen in (3658000, 5, 0, -120050)] == ["36,580.00", "0.05", "0.00", "-1,200.50"]


@given(st.integers(0, LARGEST_FEN))
def test_a_printed_sum_is_read_back_as_itself(fen: int) -> None:
    assert parse_yuan(yuan(fen)) == fen


@given(st.integers(0, LARGEST_FEN), st.integers(0, LARGEST_FEN))
def test_two_sums_never_have_the_same_capitals(one: int, other: int) -> None:
    assert (in_words(one) == in_words(other)) == (one == other)
    assert "零零" not in in_words(one) and not in_words(one).startswith("零伍")


@pytest.mark.parametrize("fen", [-1, LARGEST_FEN + 1])
def test_no_paper_bears_a_negative_or_an_impossible_sum_in_capitals(fen: int) -> None:
    with pytest.raises(MoneyError):
        in_words(fen)


@pytest.mark.parametrize("text", [
    "欠1234.50元", "欠1,234.50元", "欠1234.5元", "欠１，２３４．５０元", "欠壹仟贰佰叁拾肆元伍角整", "壹仟贰佰叁拾肆圆伍角",
    "共0.12345万元"])
def test_a_sum_is_found_in_a_text_however_it_is_written(text: str) -> None:
    assert says(text, 123450)


@pytest.mark.parametrize("text", [
    "欠11,234.50元", "欠1234元", "欠1234.505元", "壹仟贰佰叁拾肆元伍角陆分", "贰万壹仟贰佰叁拾肆元伍角", "", "1234.50%"])
def test_another_number_is_not_that_sum(text: str) -> None:
    assert not says(text, 123450)


def test_a_year_is_no_sum_and_ten_thousands_are() -> None:
    assert not says("2026年起", 202600) and says("1.2万元", 1200000) and says("3万", 3000000)


@given(st.integers(0, LARGEST_FEN))
def test_every_sum_is_found_as_it_is_printed(fen: int) -> None:
    assert says(f"共{yuan(fen)}元", fen) and says(f"人民币{in_words(fen)}（小写", fen)
