"""Which phrases must not stand in an agreement."""
from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediation.law.answers import Severity
from mediation.law.terms import CaseKind
from mediation.law.wording import AT_MOST_OF_A_KIND, BANNED_PHRASES, banned_phrases

FAILING = [
    ("账户解封之日起十日内付清", "uncertain_unfreezing"),
    ("待公司账户 解封 之后支付", "uncertain_unfreezing"),
    ("回款后三日内支付", "uncertain_collection"),
    ("工程款到账后付清", "uncertain_collection"),
    ("公司有能力时支付", "uncertain_ability"),
    ("条件允许时支付", "uncertain_ability"),
    ("资金周转开再付", "uncertain_ability"),
    ("被申请人尽快付清", "uncertain_soon"),
    ("适时支付", "uncertain_soon"),
    ("付款时间另行协商", "uncertain_soon"),
    ("及时支付", "vague_time"),
    ("月底左右付清", "vague_time"),
    ("待甲方审计完成后支付", "uncertain_waiting"),
    ("厂房出售后支付", "uncertain_sale"),
    ("老板同意后支付", "uncertain_approval"),
    ("支付约5000元", "amount_about"),
    ("支付5000元左右", "amount_about"),
    ("据实结算", "amount_by_settlement"),
    ("以审计结果为准", "amount_by_settlement"),
    ("逾期承担相应的法律责任", "liability_unstated"),
    ("于____年支付", "blank_left"),
    ("支付至账户（ ）", "blank_left"),
    ("一方不履行，可直接申请强制执行", "enforceable_unconfirmed"),
    ("一方不履行可申请法院强制执行", "enforceable_unconfirmed"),
    ("本协议具有强制执行力", "enforceable_force"),
    ("与法院判决书具有同等法律效力", "enforceable_force"),
    ("逾期的，可以直接向人民法院起诉", "direct_suit"),
    ("申请人自愿放弃工伤认定", "injury_recognition_waived"),
    ("今后不再申请工伤认定", "injury_recognition_waived"),
    ("放弃全部法定工伤待遇", "injury_benefits_waived"),
    ("放弃与法定待遇的差额", "injury_benefits_waived"),
    ("双方确认不属于工伤", "injury_denied"),
    ("申请人放弃一切法定权利", "all_rights_waived"),
    ("不得向任何部门投诉举报", "complaint_waived"),
    ("今后不得再就此事申请仲裁", "remedy_waived"),
    ("双方再无任何纠纷", "no_dispute_at_all"),
    ("自愿不缴社保", "insurance_waived"),
    ("社保折现随工资发放", "insurance_in_cash"),
    ("补缴2020年社会保险", "insurance_back_payment"),
    ("不追究被申请人刑事责任", "criminal_liability_waived"),
    ("付清前扣押身份证", "papers_kept_back"),
    ("双方确认自2020年起存在劳动关系", "employment_relation_confirmed"),
    ("由第三人承担连带责任", "stranger_bound"),
]

HARMLESS = [
    "经司法确认后，一方不履行的，对方可以申请强制执行。",
    "逾期后可依法申请仲裁或支付令；经司法确认后可申请强制执行。",
    "本协议不影响工伤认定、劳动能力鉴定等法定权利。",
    "申请人不得放弃工伤认定",
    "双方就本协议所列请求一次性了结。",
    "双方就本协议所列请求再无其他争议。",
    "被申请人于2026年12月21日前（含当日）支付申请人18,900.00元（人民币壹万捌仟玖佰元整）。",
    "工伤待遇支付完毕后三日内交还工作证。",
    "申请人于收到款项后三日内撤回仲裁申请。",
    "劳动合同约定5000元",
    "支付违约金5000元",
    "待岗期间生活费1500元",
    "本协议不具有强制执行效力",
    "申请人放弃其余加班费请求",
    "任何一期逾期，未付部分全部到期",
    "被申请人逾期付款的，每日按未付金额的万分之五支付违约金",
    "于2026年11月30日出具离职证明，并在十五日内办理档案和社会保险关系转移手续",
    "",
]
REPEATED = [
    "放弃", "待", "不", "有能力", "约1", "1", "__", "确认劳动", "向法院申请强制执行", "再任何", "，", "a", "回款后", "以实际",
    "（）", "不得再以任何形式向", "尽快", "社保", "可以直接", "无其他", "现金", "\x00", "\n"]


@pytest.mark.parametrize(("text", "code"), FAILING)
def test_a_phrase_that_fails_is_found_with_why_and_what_to_write_instead(text: str, code: str) -> None:
    found = {finding.code: finding for finding in banned_phrases(text)}
    assert code in found
    assert found[code].article and found[code].instead and found[code].quoted in found[code].message


def test_every_banned_phrase_has_an_example_here() -> None:
    assert {phrase.code for phrase in BANNED_PHRASES} == {code for _, code in FAILING}


@pytest.mark.parametrize("text", HARMLESS)
def test_proper_wording_is_left_alone(text: str) -> None:
    assert banned_phrases(text) == []


def test_the_trap_of_xiangtan_cites_what_gives_force() -> None:
    finding = banned_phrases("2013年12月5日前付，一方不履行可申请法院强制执行")[0]
    assert finding.severity is Severity.RED and "第二百零六条" in str(finding.article)


def test_a_civil_claim_may_say_that_one_can_sue() -> None:
    assert banned_phrases("逾期的，可以直接向人民法院起诉", kind=CaseKind.CIVIL_SERVICE) == []


def test_confirming_employment_matters_to_new_form_workers_too() -> None:
    assert banned_phrases("双方确认存在劳动关系", kind=CaseKind.NEW_FORM)
    assert not banned_phrases("双方确认不存在劳动关系", kind=CaseKind.CIVIL_SERVICE)


def test_the_row_of_the_clause_is_kept() -> None:
    assert banned_phrases("尽快付清", row="3")[0].row == "3"


def test_the_same_phrase_is_told_once_and_not_without_end() -> None:
    assert len(banned_phrases("尽快付清。" * 50)) == 1
    many = "".join(f"支付约{number}00元。" for number in range(1, 40))
    assert len(banned_phrases(many)) == AT_MOST_OF_A_KIND


def test_a_sentence_about_confirmation_does_not_excuse_the_next_one() -> None:
    text = "双方可以申请司法确认。一方不履行可申请强制执行。"
    assert [finding.code for finding in banned_phrases(text)] == ["enforceable_unconfirmed"]


@settings(max_examples=300)
@given(st.text() | st.lists(st.sampled_from([*REPEATED, "后", "元", "法院", "工伤认定", "。"]), max_size=60).map("".join))
def test_any_text_can_be_read(text: str) -> None:
    for finding in banned_phrases(text):
        assert finding.message and finding.code


def quickest(text: str) -> float:
    """Seconds of the processor, the least of several readings."""
    spent = []
    for _ in range(5):
        begun = process_time()
        banned_phrases(text)
        spent.append(process_time() - begun)
    return min(spent)


@pytest.mark.parametrize("word", REPEATED)
def test_four_times_the_text_takes_no_more_than_a_few_times_as_long(word: str) -> None:
    """What an expression that goes back and forth costs would grow with the square (security D11)."""
    part = word * (25_000 // len(word.encode()))
    assert quickest(part * 4) < 8 * quickest(part)
