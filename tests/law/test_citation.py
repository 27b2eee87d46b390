"""How articles are cited, and which number a rule had on which day (law.md §0.1, §0.2)."""
from __future__ import annotations

from datetime import date

import pytest

from mediation.law.citation import RENUMBERED, STATUTES, cite, cite_on, in_hanzi

CODES_OF_THE_REFERENCE = (
    "TJ O17 O33 RTF CPL CPLI O5 TY ONL J1 J2 R9 LCL LCR LL UL ES CC LI NM SI WI OV PIPL DSL ND CSL FEE").split()


@pytest.mark.parametrize(("number", "words"), [
    (1, "一"), (10, "十"), (14, "十四"), (20, "二十"), (51, "五十一"), (100, "一百"), (101, "一百零一"),
    (110, "一百一十"), (111, "一百一十一"), (205, "二百零五"), (430, "四百三十"), (1000, "一千"), (1001, "一千零一"),
    (1010, "一千零一十"), (1259, "一千二百五十九")])
def test_article_numbers_are_written_as_in_statutes(number: int, words: str) -> None:
    assert in_hanzi(number) == words


@pytest.mark.parametrize("number", [0, -1, 10000])
def test_no_statute_has_such_an_article(number: int) -> None:
    with pytest.raises(ValueError, match="条文序号"):
        in_hanzi(number)


def test_an_article_is_cited_with_paragraph_and_item() -> None:
    assert str(cite("TJ", 14)) == "劳动争议调解仲裁法第十四条"
    assert str(cite("TJ", 14, 1)) == "劳动争议调解仲裁法第十四条第一款"
    assert str(cite("TJ", 10, 1, 2)) == "劳动争议调解仲裁法第十条第一款第二项"
    assert str(cite("O33", 75, None, 4)) == "劳动人事争议仲裁办案规则第七十五条第四项"
    assert str(cite("YZ")) == "关于加强新就业形态劳动纠纷一站式调解工作的通知"


def test_every_instrument_of_the_reference_stands_in_the_statute_book() -> None:
    assert set(CODES_OF_THE_REFERENCE) <= set(STATUTES)
    assert all(statute.code == code for code, statute in STATUTES.items())
    assert {statute.mark for statute in STATUTES.values()} <= {"V", "Vp", "P", "R"}
    assert all(statute.in_force or "未核" in statute.note for statute in STATUTES.values())


@pytest.mark.parametrize(("code", "day"), [
    ("TJ", date(2008, 5, 1)), ("O17", date(2012, 1, 1)), ("O33", date(2017, 7, 1)), ("CPL", date(2024, 1, 1)),
    ("CPLI", date(2022, 4, 10)), ("J1", date(2021, 1, 1)), ("J2", date(2025, 9, 1)), ("OV", date(2026, 7, 1)),
    ("CSL", date(2026, 1, 1)), ("UL", date(2022, 1, 1)), ("ONL", date(2022, 1, 1)), ("O5", date(2011, 3, 30))])
def test_an_article_applies_from_the_day_its_instrument_came_into_force(code: str, day: date) -> None:
    article = cite(code, 1)
    assert article.since == day and article.in_force_on(day)
    assert not article.in_force_on(date.fromordinal(day.toordinal() - 1))


def test_a_repealed_paragraph_ends_on_its_last_day() -> None:
    over_age = cite("J1", 32, 1)
    assert over_age.in_force_on(date(2025, 8, 31)) and not over_age.in_force_on(date(2025, 9, 1))
    assert cite("J1", 32, 2).until is None


def test_an_instrument_that_was_only_partly_read_says_so() -> None:
    assert (cite("R9", 1).mark, cite("TJ", 14).mark) == ("Vp", "V")


def test_an_unknown_code_is_not_cited() -> None:
    with pytest.raises(KeyError):
        cite("XX", 1)


TABLE = {
    "confirmation_application": ("一百九十四", "二百零一", "二百零五"),
    "confirmation_ruling": ("一百九十五", "二百零二", "二百零六"),
    "special_procedure_single_judge": ("一百七十八", "一百八十五", "一百八十五"),
    "special_procedure_time": ("一百八十", "一百八十七", "一百八十七"),
    "payment_order": ("二百一十四条至第二百一十七", "二百二十一条至第二百二十四", "二百二十五条至第二百二十八"),
    "enforcement_period": ("二百三十九", "二百四十六", "二百五十"),
    "delay_interest": ("二百五十三", "二百六十", "二百六十四"),
    "computing_periods": ("八十二", "八十五", "八十五"),
    "electronic_service": ("八十七", "九十", "九十"),
}


@pytest.mark.parametrize("rule", sorted(RENUMBERED))
def test_a_rule_of_the_procedure_law_is_cited_under_the_number_of_the_day(rule: str) -> None:
    days = [(date(2013, 1, 1), date(2021, 12, 31)), (date(2022, 1, 1), date(2023, 12, 31)),
            (date(2024, 1, 1), date(2026, 11, 22))]
    assert set(TABLE) == set(RENUMBERED)
    for number, both_ends in zip(TABLE[rule], days):
        for day in both_ends:
            article = cite_on(rule, day)
            assert str(article) == f"民事诉讼法第{number}条"
            assert article.in_force_on(day)


def test_older_numbers_that_were_only_remembered_are_marked() -> None:
    marks = [cite_on("confirmation_application", date(year, 6, 1)).mark for year in (2015, 2022, 2025)]
    assert marks == ["R", "V", "V"]
    assert cite_on("delay_interest", date(2022, 6, 1)).mark == "R"
    assert cite_on("enforcement_period", date(2022, 6, 1)).mark == "V"


def test_numbers_before_2013_and_unknown_rules_are_not_made_up() -> None:
    with pytest.raises(ValueError, match="2013年"):
        cite_on("payment_order", date(2012, 12, 31))
    with pytest.raises(KeyError):
        cite_on("appeal", date(2026, 1, 1))
