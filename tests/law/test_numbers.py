"""Court case numbers, the body's own numbers, look-up codes and dates on papers."""
from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.law.numbers import (
    NumberError, case_number, court_number, court_numbers_in, date_words, document_number, last_day_words, locator,
    locator_words, make_locator)

LAW_MD_REGEX = re.compile(
    r"^[（(](\d{4})[)）](最高法|[京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新兵军]\d{0,4})"
    r"(诉前调确|诉前调书|诉前调|民特监?|民初|民终|民申|民再|民督|民撤|财保|执恢|执异|执保|执)"
    r"第?(\d+)号(?:之[一二三四五六七八九十]+)?$")


@pytest.mark.parametrize(("typed", "canonical", "kind"), [
    ("（2024）粤0605诉前调确12号", "（2024）粤0605诉前调确12号", "诉前调确"),
    ("(2024)粤0605诉前调确第12号", "（2024）粤0605诉前调确12号", "诉前调确"),
    ("（２０２４） 粤０６０５ 诉前调确 １２ 号", "（2024）粤0605诉前调确12号", "诉前调确"),
    ("〔2021〕鲁02民特3号", "（2021）鲁02民特3号", "民特"),
    ("（2022）兵0101民特监5号", "（2022）兵0101民特监5号", "民特监"),
    ("（2023）最高法民申1号", "（2023）最高法民申1号", "民申"),
    ("（2025）军诉前调书7号", "（2025）军诉前调书7号", "诉前调书"),
    ("（2026）内0102执8号之一", "（2026）内0102执8号之一", "执"),
    ("（2012）泰兴调确字第1139号", "（2012）泰兴调确字第1139号", "调确")])
def test_a_court_number_is_read_in_every_usual_writing(typed: str, canonical: str, kind: str) -> None:
    read = court_number(typed)
    assert (str(read), read.kind) == (canonical, kind)


def test_a_court_number_is_taken_apart() -> None:
    read = court_number("（2024）粤0605诉前调确12号")
    assert (read.year, read.court, read.kind, read.seq) == (2024, "粤0605", "诉前调确", 12)


@pytest.mark.parametrize("typed", [
    "", "12", "2024粤0605诉前调确12号", "（24）粤0605诉前调确12号", "（2024）粤06055诉前调确12号", "（2024）美01民特1号",
    "（2024）粤0605诉前调确号", "（2024）粤0605民刑12号", "（2024）粤0605诉前调确0号", "（1024）粤0605诉前调确1号",
    "（2024）粤0605诉前调确12号\x00", "（2024）粤0605诉前调确12号附", "（" * 100000])
def test_what_no_court_writes_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(NumberError, match="请照"):
        court_number(typed)


def test_a_number_of_a_kind_not_taken_here_is_refused_by_name() -> None:
    assert court_number("（2024）粤0605民特2号", types=("诉前调确", "民特")).kind == "民特"
    with pytest.raises(NumberError, match="民初"):
        court_number("（2024）粤0605民初2号", types=("诉前调确", "民特"))


@given(st.from_regex(LAW_MD_REGEX, fullmatch=True))
def test_a_canonical_number_fits_the_published_format(typed: str) -> None:
    try:
        read = court_number(typed)
    except NumberError:
        return
    assert LAW_MD_REGEX.match(read.canonical)
    assert court_number(read.canonical) == read


def test_the_bodys_own_numbers_follow_its_word_and_year() -> None:
    assert case_number("顺劳人", 2026, 7) == "顺劳人调字〔2026〕第007号"
    assert case_number("顺劳人", 2026, 1234) == "顺劳人调字〔2026〕第1234号"
    assert document_number("顺劳人", "不受", 2026, 17) == "顺劳人调不受〔2026〕17号"


@pytest.mark.parametrize(("org", "seq"), [("", 1), (" ", 1), ("顺劳人", 0)])
def test_no_number_is_made_without_the_bodys_word_or_below_one(org: str, seq: int) -> None:
    with pytest.raises(NumberError):
        case_number(org, 2026, seq)
    with pytest.raises(NumberError):
        document_number(org, "受", 2026, seq)


@given(st.text("0123456789", min_size=8, max_size=8), st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_in_a_look_up_code_is_noticed(stem: str, place: int, off: int) -> None:
    code = make_locator(stem)
    assert locator(f" {locator_words(code)} ") == code
    slip = code[:place] + str((int(code[place]) + off) % 10) + code[place + 1:]
    with pytest.raises(NumberError, match="可能有一位填错"):
        locator(slip)


@given(st.text("0123456789", min_size=8, max_size=8), st.integers(0, 7))
def test_two_neighbouring_digits_the_wrong_way_round_are_noticed(stem: str, place: int) -> None:
    code = make_locator(stem)
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2:]
    if swapped != code:
        with pytest.raises(NumberError):
            locator(swapped)


def test_a_look_up_code_may_be_typed_in_full_width_and_in_groups() -> None:
    assert locator("１２３-４５６ 786") == "123456786"


@pytest.mark.parametrize("typed", ["", "12345678", "1234567890", "12345678a", "²23456786", "1" * 100000])
def test_what_is_not_nine_digits_is_no_look_up_code(typed: str) -> None:
    with pytest.raises(NumberError, match="9位数字"):
        locator(typed)


@pytest.mark.parametrize("stem", ["1234567", "123456789", "1234567x", "１２３４５６７８"])
def test_a_look_up_code_is_made_from_eight_digits_only(stem: str) -> None:
    with pytest.raises(NumberError):
        make_locator(stem)


def test_dates_on_papers_are_not_padded_and_due_dates_include_the_day() -> None:
    assert date_words(date(2026, 3, 9)) == "2026年3月9日"
    assert last_day_words(date(2026, 12, 21)) == "2026年12月21日前（含当日）"


def test_a_part_of_a_number_is_no_longer_than_any_court_counts() -> None:
    assert court_number("（2026）粤0605执12号之二十三").canonical == "（2026）粤0605执12号之二十三"
    with pytest.raises(NumberError):
        court_number("（2026）粤0605执12号之" + "一" * 100)
    (found,) = court_numbers_in("（2026）粤0605诉前调确12号之" + "一" * 100)
    assert len(found.canonical) < 60
