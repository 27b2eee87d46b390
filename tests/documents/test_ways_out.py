"""The papers with which a case goes on: what they ask, what they leave out, and when they are refused."""
from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mediation.documents import kinds, press
from mediation.documents.particulars import ClaimOnPaper, Particulars
from mediation.documents.refusals import ParticularsContradictory, ParticularsMissing
from mediation.law.payment_order import OrderCondition
from mediation.law.remedies import Title
from mediation.law.terms import ClaimType
from tests.documents.reading import text_of, without_blanks
from tests.documents.samples import particulars, printed


def with_extra(code: str, **changed: Any) -> Particulars:
    """The normal sample, its own particulars changed."""
    whole = particulars(code, "normal")
    return replace(whole, extra=replace(whole.extra, **changed))


def text(code: str, of: Particulars) -> str:
    return without_blanks(text_of(press.make(code, of).pdf))


def test_arbitration_review_is_asked_by_both_sides_in_time() -> None:
    whole = particulars("D43", "normal")
    with pytest.raises(ParticularsContradictory, match="应当包括双方"):
        press.make("D43", replace(whole, recipients=whole.recipients[:1],
                                  extra=replace(whole.extra, addresses=whole.extra.addresses[:1])))
    with pytest.raises(ParticularsContradictory, match="各有一个送达地址"):
        press.make("D43", with_extra("D43", addresses=whole.extra.addresses[:1]))
    with pytest.raises(ParticularsContradictory, match="2026年11月19日届满"):
        press.make("D43", with_extra("D43", until=date(2026, 11, 19)))


def test_arbitration_review_is_not_asked_where_an_employment_relation_is_to_be_confirmed() -> None:
    whole = particulars("D43", "normal")
    claims = (*whole.case.claims, ClaimOnPaper(type=ClaimType.EMPLOYMENT_RELATION.label))
    with pytest.raises(ParticularsContradictory, match="不受理审查"):
        press.make("D43", replace(whole, case=replace(whole.case, claims=claims)))


def test_where_the_place_has_no_fifteen_days_none_are_named() -> None:
    assert "十五日内，即2026年12月2日前（含当日），共同提出" in text("D43", particulars("D43", "normal"))
    assert "十五日内" not in text("D43", with_extra("D43", until=None)).replace("在十五日内办理", "")


def test_a_payment_order_asks_what_is_left_and_only_the_interest_that_was_agreed() -> None:
    said = text("D44", particulars("D44", "normal"))
    assert "人民币贰万柒仟伍佰元整（¥27,500.00）" in said and "协议约定的自逾期之日起" in said
    assert "拖欠的劳动报酬、经济补偿" in said
    assert "利息" not in text("D44", with_extra("D44", penalty=None))


def test_a_payment_order_is_refused_for_what_is_not_yet_due() -> None:
    lines = particulars("D44", "normal").extra.lines
    later = replace(lines[1], due=date(2026, 11, 20))
    with pytest.raises(ParticularsContradictory, match="还没有到期"):
        press.make("D44", with_extra("D44", lines=(lines[0], later)))
    with pytest.raises(ParticularsMissing, match="提前到期的约定"):
        press.make("D44", with_extra("D44", lines=(lines[0], replace(later, early=True))))
    early = with_extra("D44", lines=(lines[0], replace(later, early=True)), early_ground="一期逾期，其余全部到期。")
    assert "（提前到期）" in text("D44", early) and "一期逾期，其余全部到期" in text("D44", early)


def test_the_seven_conditions_are_ticked_as_far_as_they_are_gone_through_and_the_others_are_listed() -> None:
    said = text("D44", particulars("D44", "normal")).replace("√□", "□√")
    assert all(f"□√{condition.label}" in said for condition in OrderCondition)
    some = with_extra("D44", conditions=tuple(condition for condition in OrderCondition if condition not in (
        OrderCondition.SERVABLE, OrderCondition.NO_PRESERVATION)))
    assert [gap.words for gap in kinds.paper("D44").left_open(some)] == [
        "支付令能够送达被申请人（第四百二十七条第一款第五项）", "申请人没有就本请求申请诉前保全（第四百二十七条第一款第七项）"]
    said = text("D44", some).replace("√□", "□√")
    assert said.count("□√") == 5 and "□支付令能够送达被申请人" in said


def test_a_sum_of_none_of_the_four_kinds_is_asked_about() -> None:
    lines = particulars("D44", "normal").extra.lines
    with pytest.raises(ParticularsMissing, match="第2项属于四类款项中的哪一类"):
        press.make("D44", with_extra("D44", lines=(lines[0], replace(lines[1], kind=None))))


def test_an_application_names_only_the_sums_of_who_applies() -> None:
    for code in ("D44", "D45"):
        said = text_of(printed(code, "long").pdf)
        assert "20,123.45" not in said and "20,000.04" in said


def test_enforcement_lists_principal_agreed_interest_and_delay_apart_and_deducts_what_was_paid() -> None:
    said = text("D45", particulars("D45", "normal"))
    assert "1.本金：人民币贰万柒仟伍佰元整（¥27,500.00）；2.约定的利息或者违约金：" in said
    assert "3.迟延履行期间的债务利息：自2026年10月16日起至实际履行之日止，依照民事诉讼法第二百六十四条加倍计算" in said
    assert "5,000.00" in said and "最后一日为2029年1月31日，民事诉讼法第二百五十条" in said
    assert "约定的利息" not in text("D45", with_extra("D45", agreed_words=None))


def test_after_the_two_years_the_application_says_nothing_of_them() -> None:
    assert "申请执行期间" not in text("D45", with_extra("D45", last_day=date(2026, 11, 19)))


def test_an_agreement_alone_is_not_enforced() -> None:
    with pytest.raises(ParticularsContradictory, match="调解协议本身不能申请强制执行"):
        press.make("D45", with_extra("D45", title=Title.NONE))


def test_what_was_paid_is_not_claimed_again() -> None:
    lines = particulars("D45", "normal").extra.lines
    with pytest.raises(ParticularsContradictory, match="已经付清"):
        press.make("D45", with_extra("D45", lines=(lines[0], replace(lines[1], paid=lines[1].amount))))


def test_each_claim_in_arbitration_says_for_which_time_how_and_how_much() -> None:
    claims = particulars("D47", "normal").extra.claims
    with pytest.raises(ParticularsMissing, match="拖欠工资）的计算方法"):
        press.make("D47", with_extra("D47", claims=(replace(claims[0], formula=None), *claims[1:])))
    with pytest.raises(ParticularsMissing, match="拖欠工资）的金额"):
        press.make("D47", with_extra("D47", claims=(replace(claims[0], amount=None), *claims[1:])))
    said = text("D47", particulars("D47", "normal"))
    assert "拖欠工资（2026年5月1日至2026年9月30日），人民币叁万贰仟伍佰元整（¥32,500.00）；计算方法：6,500元×5个月" in said
    assert "以上金额合计人民币伍万贰仟元整（¥52,000.00）" in said


@pytest.mark.parametrize(("variant", "copies"), [("normal", 1), ("long", 2)])
def test_arbitration_gets_a_copy_for_each_respondent(variant: Any, copies: int) -> None:
    assert f"申请书副本{copies}份（按被申请人人数）" in text_of(printed("D47", variant).pdf)


def test_one_of_several_workers_applies_for_its_own_claims_alone() -> None:
    whole = particulars("D47", "long")
    said = text("D47", replace(whole, recipients=whole.case.applicants[1:2]))
    assert "20,123.45" in said and "20,246.90" not in said and "20,000.00" not in said
