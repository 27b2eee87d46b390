"""What papers say, where the law makes a difference: channel, kind of dispute, holidays not yet announced."""
from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from mediation.documents import press
from mediation.documents.particulars import Particulars
from mediation.documents.refusals import ParticularsMissing
from mediation.law.terms import Basis, CaseKind, Source
from tests.documents.cases_on_paper import Variant
from tests.documents.reading import text_of, without_blanks
from tests.documents.samples import particulars, printed


def said(code: str, whole: Particulars, **words: Any) -> str:
    """The text of a paper without blanks."""
    return without_blanks(text_of(press.make(code, whole, **words).pdf))


def on_basis(whole: Particulars, basis: Basis) -> Particulars:
    return replace(whole, case=replace(whole.case, basis=basis))


def of_kind(whole: Particulars, kind: CaseKind) -> Particulars:
    return replace(whole, case=replace(whole.case, kind=kind))


@pytest.mark.parametrize(("basis", "words"), [
    (Basis.TOWNSHIP, "本协议自各方当事人签名或者盖章、调解员签名并加盖"),
    (Basis.PEOPLE, "本协议自各方当事人签名、盖章或者按指印、调解员签名并加盖"),
    (Basis.COURT_DELEGATED, "本协议自各方当事人签名、盖章或者按指印后生效"),
    (Basis.COURT_ENTRUSTED, "由人民法院审查后制作调解书，各方签收后生效")])
def test_an_agreement_says_when_it_takes_effect_on_its_channel(basis: Basis, words: str) -> None:
    assert words in said("D26", on_basis(particulars("D26", "normal"), basis))


def test_the_notice_of_acceptance_says_from_which_day_the_period_is_counted() -> None:
    whole = particulars("D05", "normal")
    assert "自受理之日起十五日内结束" in said("D05", whole)
    taken = replace(whole, extra=replace(whole.extra, counted_from="接受法院委派之日（2026年11月5日）"))
    assert "自接受法院委派之日（2026年11月5日）起十五日内结束" in said("D05", taken)


@pytest.mark.parametrize(("source", "words"), [
    (Source.COURT_DELEGATED, "示例市人民法院（（2026）示01诉前调5号）于2026年11月2日委派本委员会调解"),
    (Source.COURT_ENTRUSTED, "日委托本委员会调解"), (Source.ARBITRATION, "日委托本委员会调解"),
    (Source.OWN_MOTION, "本委员会于2026年11月2日主动提出调解")])
def test_the_notice_of_acceptance_says_who_brought_the_dispute(source: Source, words: str) -> None:
    whole = particulars("D05", "normal")
    handed = replace(whole, case=replace(whole.case, source=source, source_body="示例市人民法院",
                                         source_number="（2026）示01诉前调5号"))
    assert words in said("D05", handed) and "申请调解与" not in said("D05", handed)
    assert "申请调解与" in said("D05", whole)


def test_a_record_of_what_was_agreed_without_a_text_bears_the_terms_itself() -> None:
    whole = particulars("D20", "normal")
    oral = replace(whole, extra=replace(whole.extra, agreement_number=None, without_text=True))
    assert "双方没有另立协议书" in said("D20", oral)
    with pytest.raises(ParticularsMissing, match="口头达成或者当场履行的内容"):
        press.make("D20", replace(oral, extra=replace(oral.extra, terms_noted=False)))
    with pytest.raises(ParticularsMissing, match="协议书编号"):
        press.make("D20", replace(oral, extra=replace(oral.extra, without_text=False)))


def test_an_agreement_in_a_suit_opens_neither_of_the_two_doors() -> None:
    text = said("D26", on_basis(particulars("D26", "normal"), Basis.COURT_ENTRUSTED))
    assert "司法确认" not in text and "仲裁审查" not in text


def test_an_agreement_of_two_parties_is_made_in_three_copies_and_one_more_for_the_court() -> None:
    whole = on_basis(particulars("D26", "normal"), Basis.TOWNSHIP)
    assert "一式四份，双方当事人各执一份，本委员会存一份，送人民法院一份" in said("D26", whole)
    at_home = replace(whole, extra=replace(whole.extra, to_court=False))
    assert "一式三份，双方当事人各执一份，本委员会存一份" in said("D26", at_home)


def test_an_agreement_says_sums_in_figures_and_in_words() -> None:
    text = without_blanks(text_of(printed("D26", "normal").pdf))
    assert "人民币叁万贰仟伍佰元整" in text and "32,500.00" in text


def test_a_payment_says_whose_for_what_and_which_instalment_it_is() -> None:
    whole = particulars("D26", "normal")
    first, second, _ = whole.extra.obligations
    text = said("D26", replace(whole, extra=replace(whole.extra, obligations=(
        first, second, replace(first, ground="解除劳动合同经济补偿", instalment=None, instalments=None)))))
    assert "拖欠工资，第1期" in text and "拖欠工资，第2期" in text and "3解除劳动合同经济补偿" in text
    many = without_blanks(text_of(printed("D26", "long").pdf))
    assert many.count("第12期") == 1


def test_an_agreement_about_an_injury_leaves_the_recognition_of_it_open() -> None:
    text = without_blanks(text_of(printed("D26", "long").pdf))
    assert "申请人已知悉本协议不影响工伤认定等法定权利" in text


def test_an_interpreted_agreement_says_who_read_it_out_in_which_language() -> None:
    text = without_blanks(text_of(printed("D27", "long").pdf))
    assert "已由阿依古丽·买买提以维吾尔语向买买提·阿卜杜拉宣读" in text


def test_no_paper_of_an_agreement_speaks_of_enforcement_before_it_is_confirmed() -> None:
    variants: tuple[Variant, ...] = ("normal", "long", "sparse")
    for code in ("D26", "D27", "D28", "S01"):
        for variant in variants:
            assert "强制执行" not in text_of(printed(code, variant).pdf)


def test_a_civil_matter_is_not_sent_to_arbitration() -> None:
    text = said("D30", of_kind(particulars("D30", "normal"), CaseKind.CIVIL_SERVICE))
    assert "诉讼时效自" in text and "可以依法向人民法院起诉" in text
    assert "仲裁委员会" not in text


def test_the_receipt_names_the_fifteen_days_only_where_arbitration_comes_first() -> None:
    whole = particulars("D54", "normal")
    assert "自该日起十五日内未达成调解协议的，可以申请仲裁" in said("D54", whole)
    assert "十五日" not in said("D54", of_kind(whole, CaseKind.CIVIL_SERVICE))


def test_a_last_day_that_rests_on_holidays_not_yet_announced_is_marked() -> None:
    mark = "暂定，以国务院当年公布的放假安排为准"
    assert mark in without_blanks(text_of(printed("D05", "long").pdf))
    assert mark not in without_blanks(text_of(printed("D05", "normal").pdf))


def test_what_the_applicant_does_not_know_of_the_firm_is_said_to_be_unknown() -> None:
    text = without_blanks(text_of(printed("D01", "sparse").pdf))
    assert "统一社会信用代码暂不清楚" in text and "金额暂不清楚" in text


def test_a_letter_to_the_other_side_speaks_to_it() -> None:
    text = without_blanks(text_of(printed("D04", "normal").pdf))
    assert "就与你单位之间的追索劳动报酬纠纷" in text


def test_a_ticked_box_bears_its_tick_and_the_others_do_not() -> None:
    text = text_of(printed("D06", "normal").pdf)
    assert "□√对方明确不同意调解" in without_blanks(text)
    assert "□没有明确的被申请人" in without_blanks(text)


def test_a_corrected_paper_and_a_copy_are_marked_below_the_title() -> None:
    text = said("D05", particulars("D05", "normal"), corrected=True, copy_words="副本")
    assert "受理通知书（更正本）（副本）" in text
    assert "更正本" not in text_of(printed("D05", "normal").pdf)


def test_the_service_address_follows_the_law_in_force_on_electronic_service() -> None:
    text = without_blanks(text_of(printed("D33", "normal").pdf))
    assert "到达受送达人特定系统的日期为送达日期" in text and "判决书、裁定书、调解书也可以电子送达" in text
    assert "除外" not in text and "发送成功" not in text


def test_the_transfer_letter_lists_what_goes_along() -> None:
    text = without_blanks(text_of(printed("D46", "normal").pdf))
    assert "劳动争议调解申请书" in text and "移送贵院" in text and "让步" not in text
