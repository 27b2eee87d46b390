"""What each paper up to the first session says beyond the case, in the three variants."""
from __future__ import annotations

from datetime import date
from typing import Any

from mediation.documents.kinds.d01_application import Application
from mediation.documents.kinds.d02_oral_application import OralApplication
from mediation.documents.kinds.d04_consent_inquiry import Inquiry
from mediation.documents.kinds.d05_acceptance_notice import Acceptance
from mediation.documents.kinds.d06_refusal_notice import Refusal, RefusalReason
from mediation.documents.kinds.d07_correction_notice import Correction, Lacking
from mediation.documents.kinds.d08_session_notice import SessionNotice, ToBring
from mediation.documents.kinds.d10_power_of_attorney import PowerOfAttorney, Proceeding
from mediation.documents.kinds.d11_head_certificate import Head
from mediation.documents.kinds.d12_representatives import MemberRow, RepresentativePower, Representatives
from mediation.documents.kinds.d13_mediator_choice import CandidateOnPaper, Choice
from mediation.documents.kinds.d17_interpreter import Interpreting
from mediation.documents.kinds.d33_service_address import ServiceAddress
from mediation.documents.kinds.d34_service_receipt import ServiceReceipt
from mediation.documents.kinds.d54_receipt import Receipt
from mediation.documents.kinds.s08_code_slips import CodeSlip, CodeSlips
from mediation.documents.particulars import CaseOnPaper, ClockOnPaper, MaterialOnPaper, SessionOnPaper
from mediation.law.capacity import SpecialPower
from mediation.law.numbers import locator_words, make_locator
from mediation.law.terms import Language
from tests.documents.cases_on_paper import Variant, at, known
from tests.documents.people_on_paper import CLERK_OF_THE_FIRM, LAWYER

LONG_WORDS = ("申请人所提交的工资表只有2026年5月、6月两个月，其余月份没有材料，也没有说明计算方法，请一并说明。" * 4)
MATERIALS = (MaterialOnPaper(name="劳动争议调解申请书", copies=2, pages=3, form="原件"),
             MaterialOnPaper(name="居民身份证", copies=1, pages=1, form="复印件"),
             MaterialOnPaper(name="工资银行流水（2026年5月至9月）", copies=1, pages=6, form="复印件"))


def clock(words: str, year: int, month: int, day: int, provisional: bool = False) -> ClockOnPaper:
    """A period with its last day."""
    return ClockOnPaper(words=words, last_day=date(year, month, day), provisional=provisional)


def extra_before(code: str, variant: Variant, case: CaseOnPaper) -> Any:
    """The extra particulars of one paper."""
    return BEFORE[code](variant, case) if code in BEFORE else None


def code_slips(variant: Variant, case: CaseOnPaper) -> CodeSlips:
    """Twelve people on three sheets; thirty; one."""
    count = {"normal": 12, "long": 30, "sparse": 1}[variant]
    names = ["买买提·阿卜杜拉", "吕㛃䶮", "李秀英"]
    return CodeSlips(next_step="联系对方，征询是否同意调解", next_by=clock("三个工作日", 2026, 11, 5), slips=tuple(CodeSlip(
        name=names[number] if number < len(names) else f"钱{number}号",
        look_up_address=f"https://tj.example.gov.cn/my?q={make_locator(f'{number:08d}')}",
        look_up_code=f"{locator_words(make_locator(f'{number:08d}'))}　密码：4829 1730 5562 {number:02d}")
        for number in range(count)))


def receipt(variant: Variant, case: CaseOnPaper) -> Receipt:
    many = tuple(MaterialOnPaper(name=f"{party.name}的工资表、考勤记录", copies=1, pages=4, form="复印件")
                 for party in case.applicants) if variant == "long" else ()
    return Receipt(
        received_at=at(2, 9, 40), how="窗口当面提交", materials=MATERIALS[:1] if variant == "sparse" else MATERIALS + many,
        lacking=() if variant == "sparse" else ("劳动合同",),
        next_step=None if variant == "sparse" else "征询被申请人是否同意调解",
        next_by=None if variant == "sparse" else clock("三个工作日", 2026, 11, 5),
        look_up_address="https://tiaojie.example.cn/follow?c=123456786",
        look_up_code="123 456 786")


def oral(variant: Variant, case: CaseOnPaper) -> OralApplication:
    if variant == "sparse":
        return OralApplication(begins=at(2, 9), ends=at(2, 9, 20), place="红桥镇调解中心", matter="欠工钱。", when="今年。",
                               asks="给工钱。", reasons="没有材料。", elsewhere="没有。")
    return OralApplication(
        begins=at(2, 9), ends=at(2, 10, 5), place="示例市示例区速运物流有限公司2楼调解室", told="听清了。",
        matter="与单位因拖欠工资发生争议。单位从2026年5月起停发工资，我在那里送快递。" * (6 if variant == "long" else 1),
        when="2026年6月15日应发5月工资没有发，那时知道的。", asks="要求支付5月至9月的工资，按劳动合同约定的月工资计算，具体如下：",
        reasons="有劳动合同、银行流水、工作群聊天记录。\n工友可以作证。", elsewhere="向劳动监察大队反映过，没有立案。")


def session_notice(variant: Variant, case: CaseOnPaper) -> SessionNotice:
    video = variant == "sparse"
    session = SessionOnPaper(
        number=1, begins=at(16, 14, 30), place="腾讯会议 123-456-789" if video else "示例市示例区桂城街道海八路1号2楼第一调解室",
        mode="视频" if video else "现场", mediators=case.mediators, recorder=case.recorder)
    bring = (ToBring.IDENTITY,) if video else tuple(ToBring)
    return SessionNotice(session=session, bring=bring, bring_words=None if video else "工会会员证",
                         excuse_by=date(2026, 11, 13), contact="何丽华")


def power(variant: Variant, case: CaseOnPaper) -> PowerOfAttorney:
    if variant == "sparse":
        return PowerOfAttorney(principal=known(case.respondents[0]), agent=CLERK_OF_THE_FIRM, until=date(2027, 5, 31))
    return PowerOfAttorney(
        principal=case.applicants[0], agent=LAWYER, proceedings=tuple(Proceeding), powers=tuple(SpecialPower),
        account="王志强，示例银行示例支行，6222 0200 0000 0000 100", until_words="本争议终结之日")


def representatives(variant: Variant, case: CaseOnPaper) -> Representatives:
    members = tuple(MemberRow(
        person=party.person, job="快递员", hired_on=date(2024, 3, 1), period="2026年5月至9月",
        claimed=2_000_000 + 12_345 * number, paid=0 if number % 3 else 200_000,
        account=f"示例银行 6222 0200 0000 0000 {number:03d}")
        for number, party in enumerate(case.applicants))
    return Representatives(chosen=tuple(party.person for party in case.applicants[:3]),
                           powers=tuple(RepresentativePower)[:1 if variant == "sparse" else 3], members=members)


def choice(variant: Variant, case: CaseOnPaper) -> Choice:
    sides = ("职工方", "企业方", "职工方")
    return Choice(
        candidates=tuple(CandidateOnPaper(name=name, workplace="示例区总工会法律服务律师团", specialty="劳动报酬、工伤、经济补偿",
                                          side=sides[number] if variant == "long" else None)
                         for number, name in enumerate(case.mediators)),
        chosen=case.mediators, presiding=case.mediators[0], by_parties=variant != "sparse",
        named_by="红桥镇劳动争议调解中心" if variant == "sparse" else None,
        panel_reason="涉及三十名劳动者，情况复杂，当事人要求由三名调解员调解。" if variant == "long" else None)


def interpreting(variant: Variant, case: CaseOnPaper) -> Interpreting:
    sparse = variant == "sparse"
    return Interpreting(
        language=Language.SIGN if sparse else Language.UYGHUR, name="阿依古丽·买买提", id_number="652901199001010022",
        phone="13900000009", workplace="示例区总工会", qualification="无" if sparse else "全国翻译专业资格（维吾尔语）二级",
        relation="无", for_party=str(case.applicants[0].name), duty="手语" if sparse else "口译和书面翻译",
        fee_source="志愿服务，不收费" if sparse else "示例市总工会法律服务经费承担，当事人不付费",
        begins=date(2026, 11, 16), ends=None if sparse else date(2026, 11, 20),
        papers=() if sparse else ("权利义务告知书", "调解笔录", "人民调解协议书"))


def address(variant: Variant, case: CaseOnPaper) -> ServiceAddress:
    if variant == "sparse":
        return ServiceAddress(address="示例县红桥镇二村", postcode="843000", receiver="王五", phone="13800000000",
                              electronic=False)
    return ServiceAddress(
        address="示例市示例区桂城街道南海大道北1号101室", postcode="528200", receiver=str(case.applicants[0].name), phone="13800000001",
        proxy="李秀英" if variant == "long" else None, proxy_relation="配偶", proxy_id_number="440605198001010022",
        proxy_phone="13900000003", electronic=True, mobile="13800000001",
        email="a.very.long.mail.address.for.papers@example.cn" if variant == "long" else None)


def served(variant: Variant, case: CaseOnPaper) -> ServiceReceipt:
    papers = (MaterialOnPaper(name="调解通知书", copies=1), MaterialOnPaper(name="权利义务告知书", copies=1),
              MaterialOnPaper(name="送达地址确认书", copies=2))
    return ServiceReceipt(papers=papers[:1] if variant == "sparse" else papers * (3 if variant == "long" else 1),
                          address="示例市示例区狮山镇科技大道东1号", way=None if variant == "sparse" else "直接", made_out_by="何丽华")


BEFORE = {
    "D01": lambda variant, case: Application(evidence_items=None if variant == "sparse" else 5, evidence_pages=23),
    "D02": oral,
    "D04": lambda variant, case: Inquiry(reply_by=clock("五个工作日", 2026, 11, 9), contact="何丽华"),
    "D05": lambda variant, case: Acceptance(
        clock=clock("十五日", 2026, 11, 20, variant == "long"), chosen_by_parties=variant == "normal",
        materials=() if variant == "sparse" else ("劳动合同", "考勤记录"),
        materials_by=None if variant == "sparse" else clock("五日", 2026, 11, 10)),
    "D06": lambda variant, case: Refusal(
        reasons=(RefusalReason.NO_ANSWER,) if variant == "sparse" else (RefusalReason.OTHER_SIDE_REFUSES,
                                                                        RefusalReason.OTHER),
        reason_words=None if variant == "sparse" else LONG_WORDS if variant == "long" else "被申请人书面答复不同意调解。",
        interrupted=variant != "sparse", interruption_words="企业劳动争议协商调解规定第三十一条第五项，对方不同意调解",
        limitation=None if variant == "sparse" else clock("一年", 2027, 11, 8), inspection="示例区劳动保障监察大队"),
    "D07": lambda variant, case: Correction(
        lacking=(Lacking.IDENTITY,) if variant == "sparse" else (Lacking.CLAIMS, Lacking.EVIDENCE, Lacking.OTHER),
        words=None if variant == "sparse" else LONG_WORDS if variant == "long" else "工资表缺7月至9月。",
        by=clock("五个工作日", 2026, 11, 9), contact="何丽华"),
    "D08": session_notice, "D10": power,
    "D11": lambda variant, case: Head(employer=known(case.respondents[0]).employer, name="陈永胜", sex="男",
                                      birth=date(1970, 5, 20), id_number="440605197005200015",
                                      principal=variant == "sparse"),
    "D12": representatives, "D13": choice, "D17": interpreting, "D33": address, "D34": served, "D54": receipt,
    "S08": code_slips,
}
