"""What each paper from the first session on says beyond the case, in the three variants."""
from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from mediation.cases.states import EndReason
from mediation.documents.confirmation import JointApplication
from mediation.documents.kinds.d20_minutes import Minutes, RouteTold, SessionResult
from mediation.documents.kinds.d21_agreed_facts import AgreedFacts
from mediation.documents.kinds.d23_extension import Extension, ExtensionReason
from mediation.documents.kinds.d28_oral_agreement import OralAgreement
from mediation.documents.kinds.d30_closing_letter import Closing
from mediation.documents.kinds.d38_payment_receipt import Payment
from mediation.documents.kinds.d42_mediation_certificate import Certificate
from mediation.documents.kinds.d46_transfer_letter import Transfer
from mediation.documents.kinds.d55_legal_aid_referral import AidMatter, Referral
from mediation.documents.kinds.d56_expiry_notice import Expiry, WayLeft
from mediation.documents.kinds.s01_on_the_spot import OnTheSpot
from mediation.documents.kinds.s02_signing_slip import SigningLine, SigningSlip
from mediation.documents.kinds.s07_pack_slip import PackedPaper, PackSlip, SigningTurn
from mediation.documents.kinds.s03_day_list import DayLine, DayList
from mediation.documents.kinds.s04_signing_record import SignedLine, SigningRecord
from mediation.documents.particulars import AttendanceOnPaper, CaseOnPaper, SessionOnPaper
from mediation.documents.settlement import Settlement, TranslationOnPaper
from tests.documents.cases_on_paper import FACTS, Variant, at, known, obligations
from tests.documents.extras_before_mediation import MATERIALS, clock

NUMBER = "示速人调人〔2026〕7号"
CLAUSES = (
    "双方确认劳动合同于2026年10月31日解除。",
    "被申请人支付申请人2026年5月至9月拖欠工资共计人民币叁万贰仟伍佰元整（¥32,500.00），分两期付清，日期、金额和账户见下表。",
    "被申请人于2026年11月30日前（含当日）为申请人出具解除劳动合同的证明，并在十五日内办理档案和社会保险关系转移手续。",
)
BREACH = "任何一期逾期未足额支付的，申请人可以要求被申请人立即清偿全部未付款项，并自逾期之日起按全国银行间同业拆借中心公布的一年期贷款市场报价利率的1.5倍支付利息。"
SAYS = "我从2024年3月1日起在公司送快递，工资发到2026年4月。5月至9月没有发。要求付清，并支付经济补偿。"


def extra_after(code: str, variant: Variant, case: CaseOnPaper) -> Any:
    """The extra particulars of one paper."""
    return AFTER[code](variant, case) if code in AFTER else None


def minutes(variant: Variant, case: CaseOnPaper) -> Minutes:
    repeat = {"normal": 1, "long": 8, "sparse": 1}[variant]
    how = "视频" if variant == "sparse" else "到场"
    attendance = tuple(
        AttendanceOnPaper(name=party.name, side=party.side, how=how,
                          agent=party.agents[0].name if party.agents else None)
        for party in case.parties)
    session = SessionOnPaper(
        number=1 if variant == "sparse" else 2, begins=at(16, 14, 30), ends=at(16, 16, 45), place="第一调解室", mode="现场",
        mediators=case.mediators, recorder=case.recorder, interpreter="阿依古丽·买买提" if variant == "long" else None,
        invited=("示例区总工会 周建国",) if variant == "long" else (), attendance=attendance)
    agreed = variant == "normal"
    return Minutes(
        session=session, matter="追索劳动报酬纠纷", identity="已核对双方身份证件、营业执照和授权委托书，双方对对方出席人员的身份和权限无异议。",
        told="已告知双方权利义务，询问是否申请调解员回避。双方答：听清了，不申请回避。", applicant_says=SAYS * repeat,
        respondent_says="对欠付五个月工资没有异议，资金困难，请求分期。经济补偿不同意支付。" * repeat,
        facts_undisputed="劳动关系自2024年3月1日起；月工资6,500元；工资付至2026年4月。", facts_disputed="解除的原因。",
        law_told="调解员说明了拖欠工资、经济补偿的规定，以及仲裁的期间和风险。",
        negotiation="双方就付款期限进行协商。" * repeat, apart=variant == "long",
        result=SessionResult.AGREED if agreed else SessionResult.NOT_AGREED,
        agreement_number=NUMBER if agreed else None,
        reason=None if agreed else "对经济补偿的数额分歧较大。",
        routes_told=() if agreed else (RouteTold.ARBITRATION, RouteTold.LEGAL_AID), facts_paper=not agreed,
        recording="LX-2026-1116-02" if variant == "long" else None,
        interrupted_from=at(16, 15, 20) if variant == "long" else None,
        interrupted_until=at(16, 15, 40) if variant == "long" else None)


def facts(variant: Variant, case: CaseOnPaper) -> AgreedFacts:
    if variant == "sparse":
        return AgreedFacts(wages=("欠工资1,000.05元",), nothing_disputed=True)
    return AgreedFacts(
        relation=("申请人于2024年3月1日入职，岗位为快递员", "双方签有书面劳动合同") * (4 if variant == "long" else 1),
        wages=("月工资标准6,500元", "工资已付至2026年4月"), objective=("申请人于2026年10月31日离职",), others=(),
        disputed=("解除劳动合同的原因", "经济补偿的计算年限") * (6 if variant == "long" else 1))


def agreement(variant: Variant, case: CaseOnPaper) -> Settlement:
    parties = tuple(known(party) for party in case.parties)
    if variant == "sparse":
        return Settlement(parties=parties, place="红桥镇调解中心", facts="拖欠工资1,000.05元，双方没有争议。",
                          clauses=("红桥砖厂当场支付王五工资。",), obligations=obligations(variant, case), settles_all=True)
    long = variant == "long"
    return Settlement(
        parties=parties, place="示例市示例区桂城街道海八路1号2楼第一调解室", facts=FACTS, clauses=CLAUSES * (3 if long else 1),
        obligations=obligations(variant, case), breach=BREACH, settles_all=not long,
        open_claims=("解除劳动合同经济补偿", "2025年度未休年休假工资") if long else (), work_injury=long,
        translations=(TranslationOnPaper(interpreter="阿依古丽·买买提", language="维吾尔语", party="买买提·阿卜杜拉"),)
        if long else (), to_court=not long)


def closing(variant: Variant, case: CaseOnPaper) -> Closing:
    long = variant == "long"
    return Closing(
        ended_on=date(2026, 11, 20), reason=EndReason.OTHER if long else EndReason.TOO_FAR_APART,
        reason_words="被申请人进入破产重整，由管理人另行处理职工债权" if long else None,
        open_claims=("解除劳动合同经济补偿，人民币壹万玖仟伍佰元整（¥19,500.00）。",) if long else (),
        agreement_number=NUMBER if long else None, limitation_from=date(2026, 11, 20),
        limitation_ground="《企业劳动争议协商调解规定》第三十一条", limitation=clock("一年", 2027, 11, 22, long),
        other_routes=() if variant == "sparse" else ("就劳动报酬争议，也可以向示例区劳动保障监察大队投诉。",),
        enclosures=() if variant == "sparse" else ("调解笔录复印件", "无争议事实记载表"))


def joint(variant: Variant, case: CaseOnPaper) -> JointApplication:
    parties = tuple(known(party) for party in case.parties)
    return JointApplication(
        parties=parties, addresses=tuple((party.person or party.employer).address for party in parties),
        court="示例市示例区人民法院", agreement_number=NUMBER, agreed_on=date(2026, 11, 16), effective_on=date(2026, 11, 17),
        dispute_words=FACTS if variant != "sparse" else "拖欠工资。", terms=CLAUSES * (3 if variant == "long" else 1),
        enclosures=() if variant == "sparse" else ("调解笔录",))


def signing_record(variant: Variant, case: CaseOnPaper) -> SigningRecord:
    lines = [SignedLine(who=f"{party.side.label if party.side else ''} {party.name}", way="屏幕手写",
                        identified="一次性验证码（手机尾号0226）", at="2026-11-17 10:32:05", proof="72f50a955f96b27d")
             for party in (case.parties if variant != "sparse" else case.parties[:2])]
    if variant != "sparse":
        lines[-1] = replace(lines[-1], way="代理人本人证书", proof="见本文件的数字签名", identified=(
            "一次性验证码（手机尾号0009）；证书：王志强；颁发：示例电子认证服务有限公司；序列号："
            "6B2B622A5CA11AFDA87C7DC64343BD88023157D1；授权委托书（2026-11-03起，至2027-05-02；特别授权：代为和解、调解；"
            "校验值65b0ba2e8828b36e）"))
    return SigningRecord(
        paper="劳动争议调解协议书", text_sha256="72f50a955f96b27dfdf442becf974ccc1ea5ca00a080170d9d2a125f57512bb6",
        door="不再申请，各自履行", effect="自2026年11月17日起生效（最后一个必需的签名或者印章完成之日）",
        certificate="内部电子签章（自制证书，未经第三方认证）", lines=tuple(lines))


def transfer(variant: Variant, case: CaseOnPaper) -> Transfer:
    return Transfer(
        receiver="示例市示例区人民法院", receiver_calls_itself="贵院", ended_on=date(2026, 11, 20), agreed=False,
        reason="双方对经济补偿的数额分歧较大", ground="《最高人民法院关于人民法院特邀调解的规定》第二十六条",
        materials=MATERIALS[:1] if variant == "sparse" else MATERIALS * (6 if variant == "long" else 1),
        undisputed="欠付2026年5月至9月工资32,500元。", issues="解除的原因和经济补偿的数额。",
        difficulties=None if variant == "sparse" else "被申请人资金困难。", asks="请收到后三日内立案，并将结果告知", contact="何丽华")


def referral(variant: Variant, case: CaseOnPaper) -> Referral:
    sparse = variant == "sparse"
    return Referral(
        matter=AidMatter.OTHER if sparse else AidMatter.PAY, matter_words="确认劳动关系" if sparse else None,
        no_means_test=not sparse, no_means_test_ground=None if sparse else "进城务工人员请求支付劳动报酬",
        ends=clock("一年", 2026, 11, 26), under_seven_days=True, summary="干活没有给钱。" if sparse else FACTS,
        materials=1 if sparse else 5)


def day_list(variant: Variant, case: CaseOnPaper) -> DayList:
    count = {"normal": 3, "long": 24, "sparse": 0}[variant]
    return DayList(on=date(2026, 11, 16), lines=tuple(DayLine(
        begins=at(16, 9 + number // 3, 20 * (number % 3)), place="第一调解室", case_no=case.case_no,
        applicants="吕㛃䶮等30人" if number else "买买提·阿卜杜拉", respondents=case.respondents[0].name, matter="追索劳动报酬纠纷",
        mediators="张秀兰", remark="翻译：阿依古丽·买买提" if number == 0 else None) for number in range(count)))


def slip(variant: Variant, case: CaseOnPaper) -> SigningSlip:
    lines = [SigningLine(paper="人民调解协议书", copies=4, who=f"{party.side.label} {party.name}", how="签名、盖章或按指印",
                         where="第2页左侧") for party in case.parties]
    lines += [SigningLine(paper="人民调解协议书", copies=4, who=f"调解员 {name}", how="签名", where="末页")
              for name in case.mediators]
    lines.append(SigningLine(paper="司法确认申请书", copies=3, who="双方", how="签名或盖章", where="末页"))
    return SigningSlip(lines=tuple(lines))


def pack_slip(variant: Variant, case: CaseOnPaper) -> PackSlip:
    """Complete; with a notice to each of thirty workers and two papers lacking; one ledger that nobody signs."""
    if variant == "sparse":
        return PackSlip(pack="不履行包", papers=(PackedPaper(title="履行情况台账", pages=1, copies=1, holders="卷内1份"),),
                        lacking=("催告履行通知书 D37",))
    notices = tuple(PackedPaper(title=f"受理通知书（{party.name}）", pages=2, copies=2, holders="收件人1份，存根1份")
                    for party in case.parties)
    each = len(case.parties)
    agreement_copies = PackedPaper(title="人民调解协议书", pages=3, copies=each + 2,
                                   holders=f"每方当事人1份（共{each}份），调解组织1份，人民法院1份")
    lacking = ("调解笔录 D20", "调解卷宗（封面、卷内目录、备考表、封底） D50") if variant == "long" else ()
    return PackSlip(pack="人民调解成功包", papers=(*notices, agreement_copies), lacking=lacking, turns=(
        SigningTurn(who="当事人", papers=("人民调解协议书",)), SigningTurn(who="调解员", papers=("人民调解协议书",)),
        SigningTurn(who="组织印章（最后盖）", papers=("受理通知书", "人民调解协议书"))))


AFTER = {
    "D20": minutes, "D21": facts, "D26": agreement, "D27": agreement, "D30": closing, "D40": joint, "D41": joint,
    "D23": lambda variant, case: Extension(
        since=date(2026, 11, 5), clock=clock("十五日", 2026, 11, 20),
        extended_to=clock("", 2026, 12, 5, variant == "long"),
        reason=ExtensionReason.OTHER if variant == "long" else ExtensionReason.ACCOUNTS,
        reason_words="等待工伤认定结论和劳动能力鉴定" if variant == "long" else None, agreed_on=date(2026, 11, 20)),
    "D28": lambda variant, case: OralAgreement(
        parties=tuple(known(party) for party in case.parties[:3]), facts=FACTS if variant != "sparse" else "拖欠工资。",
        clauses=CLAUSES * (4 if variant == "long" else 1), obligations=obligations(variant, case)[:12],
        agreed_on=date(2026, 11, 16), performed_at_once=variant == "sparse"),
    "D38": lambda variant, case: Payment(
        payer=case.respondents[0].name, payee=case.applicants[0].name, payee_id_number="440605198001010011",
        agreement_number=NUMBER, ground="拖欠工资", instalment=None if variant == "sparse" else 12, amount=1_640_902,
        paid_on=date(2026, 12, 15), method="当场现金" if variant == "sparse" else "银行转账",
        witness="何丽华" if variant == "sparse" else None),
    "D42": lambda variant, case: Certificate(
        place="第一调解室", present=tuple(str(party.name) for party in case.parties), agreed_on=date(2026, 11, 16),
        agreement_number=NUMBER, head="周建国", maker="何丽华"),
    "D46": transfer, "D55": referral,
    "D56": lambda variant, case: Expiry(
        agreement_number=NUMBER, effective_on=date(2026, 11, 16),
        review_end=None if variant == "sparse" else clock("十五日", 2026, 12, 1),
        confirmation_end=clock("三十日", 2026, 12, 16), ways=tuple(WayLeft)[:1 if variant == "sparse" else 3],
        limitation=None if variant == "sparse" else clock("一年", 2027, 12, 15), contact="何丽华"),
    "S01": lambda variant, case: OnTheSpot(
        settled_at=at(2, 10, 30), place="调解室", matter=FACTS if variant == "long" else "2026年9月工资未按时发放",
        terms="被申请人当场付清，双方就上列请求了结。", amount=100_005, method="当场现金", payer=case.respondents[0].name,
        payee=case.applicants[0].name, witness="何丽华"),
    "S02": slip, "S07": pack_slip, "S03": day_list, "S04": signing_record,
}
