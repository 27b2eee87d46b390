"""Flags of sham mediation: each with its facts, its reason and its article; an honest file has none."""
from __future__ import annotations

from dataclasses import replace

import pytest

from mediation.law.sham import FLAG_RULES, GRAVE, LARGE_FEN, ShamFacts, concern_of, flags_of, grave_by_itself

HONEST = ShamFacts(agreed=(821_350,), days_to_agree=7)

EXAMPLES = {
    "same_text": replace(HONEST, same_text=("收法0088 王建国", "收法0089 赵小兰")),
    "same_account": replace(HONEST, same_account=("收法0088 王建国，尾号1234",)),
    "insolvency": replace(HONEST, insolvency=("鑫源已进入破产程序",)),
    "uncounted": replace(HONEST, uncounted=("李秀英 拖欠工资 8,213.50元",)),
    "round_sums": replace(HONEST, agreed=(3_000_000, 800_000), wage_evidence=False),
    "no_evidence": replace(HONEST, has_evidence=False, has_facts=False),
    "gives_up_all": replace(HONEST, gives_up_all=("李秀英",)),
    "paid_to_others": replace(HONEST, paid_to_others=("李秀英的款项付到王某账户",)),
    "agents_of_both": replace(HONEST, agents_of_both=("钱律师",)),
    "never_came": replace(HONEST, never_came=("李秀英",)),
    "outside_payers": replace(HONEST, outside_payers=("大成总包，没有签名",)),
    "related": replace(HONEST, related=("李秀英与单位电话相同",)),
    "at_once": replace(HONEST, agreed=(LARGE_FEN,), asked_in_full=True, days_to_agree=0),
    "no_work_record": replace(HONEST, work_record=False),
    "gives_in": replace(HONEST, insolvency=("鑫源已进入破产程序",), asked_in_full=True),
    "beside": replace(HONEST, beside=("收法0088 劳动者与单位另有关系",)),
}
TOGETHER = {"gives_in": {"insolvency"}}
"""A flag that rests on another one too."""


def test_there_are_more_than_eight_and_each_has_an_example() -> None:
    assert len(FLAG_RULES) >= 8 and list(EXAMPLES) == [rule.code for rule in FLAG_RULES]


@pytest.mark.parametrize("code", EXAMPLES)
def test_each_flag_stands_alone_with_its_facts_its_reason_and_what_to_do(code: str) -> None:
    flag, = (each for each in flags_of(EXAMPLES[code]) if each.code not in TOGETHER.get(code, ()))
    assert flag.code == code and flag.facts and flag.why.endswith("。") and flag.article and flag.to_do.label


@pytest.mark.parametrize("facts", [
    HONEST, ShamFacts(), replace(HONEST, same_text=("收法0088 王建国",)),
    replace(HONEST, agreed=(3_000_000,), wage_evidence=True),
    replace(HONEST, agreed=(3_000_000, 800_050), wage_evidence=False),
    replace(HONEST, has_evidence=False, has_facts=True), replace(HONEST, asked_in_full=True, days_to_agree=0),
    replace(HONEST, asked_in_full=True),
    replace(HONEST, agreed=(LARGE_FEN,), asked_in_full=True, days_to_agree=2),
    replace(HONEST, agreed=(LARGE_FEN,), asked_in_full=False, days_to_agree=0)])
def test_an_honest_file_is_not_flagged(facts: ShamFacts) -> None:
    assert flags_of(facts) == []


def test_a_flag_never_decides_what_the_court_does() -> None:
    """Each says what may be the matter and what to ask; none says that the application is to be refused."""
    for rule in FLAG_RULES:
        assert not any(words in rule.why for words in ("驳回", "不予受理"))


def test_the_gravest_flag_stands_first_and_one_grave_flag_weighs_more_than_two_usual_ones() -> None:
    both = replace(HONEST, uncounted=("李秀英 拖欠工资",), never_came=("李秀英",), related=("李秀英与单位电话相同",))
    assert [flag.code for flag in flags_of(both)] == ["related", "uncounted", "never_came"]
    usual = replace(both, related=())
    assert concern_of(EXAMPLES["related"]) > concern_of(usual) > concern_of(EXAMPLES["never_came"])
    assert [flag.is_grave for flag in flags_of(both)] == [True, False, False] and flags_of(both)[0].weight == GRAVE


def test_one_text_on_one_day_adds_no_concern_and_of_equals_the_larger_sum_comes_first() -> None:
    assert flags_of(EXAMPLES["same_text"]) and concern_of(EXAMPLES["same_text"]) == concern_of(HONEST)
    larger = replace(EXAMPLES["never_came"], agreed=(900_000,))
    assert concern_of(larger) > concern_of(EXAMPLES["never_came"])


def test_a_flag_beside_others_is_grave_but_hands_nothing_on_by_itself() -> None:
    """Else two files of one employer would hold each other up for ever."""
    beside = EXAMPLES["beside"]
    assert flags_of(beside)[0].is_grave and grave_by_itself(beside) == []
    tied = replace(beside, related=("李秀英与单位电话相同",), never_came=("李秀英",))
    assert [flag.code for flag in grave_by_itself(tied)] == ["related"]
