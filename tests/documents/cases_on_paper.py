"""Three sample cases: an ordinary one, one of thirty workers against two firms, one of which little is known."""
from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from mediation.documents.particulars import (
    CaseOnPaper,
    ClaimOnPaper,
    EmployerOnPaper,
    ObligationOnPaper,
    PartyOnPaper,
    PersonOnPaper,
)
from mediation.law.terms import Basis, CaseKind, IdentityKind, Side, Source
from tests.documents.people_on_paper import (
    CLERK_OF_THE_FIRM,
    COURIER_COMMITTEE,
    HARD_NAMES,
    LAWYER,
    SIXTY,
    TOWNSHIP,
    employer,
    many_workers,
    worker,
)

Variant = Literal["normal", "long", "sparse"]
VARIANTS: tuple[Variant, ...] = ("normal", "long", "sparse")
SHANGHAI = ZoneInfo("Asia/Shanghai")
FACTS = ("申请人于2024年3月1日入职被申请人处从事快递收派工作，双方签有书面劳动合同，约定月工资6,500元，次月15日以银行转账发放。"
         "被申请人自2026年5月起以经营困难为由停发工资，至2026年9月共欠付五个月。\n"
         "申请人多次催要，被申请人于2026年10月8日口头承诺月底付清，至今未付。申请人曾向劳动保障监察大队投诉，被告知可以先行申请调解。")


def case(variant: Variant) -> CaseOnPaper:
    """The case of a variant."""
    return {"normal": _normal, "long": _long, "sparse": _sparse}[variant]()


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November 2026."""
    return datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI)


def _normal() -> CaseOnPaper:
    applicant = worker(HARD_NAMES[0], agents=(LAWYER,))
    claims = (
        ClaimOnPaper(type="拖欠工资", period="2026年5月1日至2026年9月30日", amount=3_250_000, ground="6,500元×5个月",
                     claimant=applicant.name),
        ClaimOnPaper(type="解除劳动合同经济补偿", amount=1_950_000, ground="6,500元×3个月", claimant=applicant.name))
    return CaseOnPaper(
        body=COURIER_COMMITTEE, case_no="示速人调字〔2026〕第003号", receipt_no="R-7K3P-2M9X", source=Source.WRITTEN,
        basis=Basis.PEOPLE, kind=CaseKind.LABOUR, cause="追索劳动报酬纠纷", received_on=date(2026, 11, 2),
        accepted_on=date(2026, 11, 5), applicants=(applicant,),
        respondents=(employer("示例市远航电子科技有限公司", agents=(CLERK_OF_THE_FIRM,)),), claims=claims, facts=FACTS,
        mediators=("张秀兰", HARD_NAMES[2]), recorder="何丽华")


def crowd() -> CaseOnPaper:
    """The case of two hundred workers, the first of whom is paid in thirty-six months."""
    return _long(200)


def _long(workers: int = 30) -> CaseOnPaper:
    applicants = many_workers(workers)
    claims = tuple(ClaimOnPaper(type="拖欠工资", period="2026年5月1日至2026年9月30日", amount=2_000_000 + 12_345 * number,
                                claimant=party.name) for number, party in enumerate(applicants))
    respondents = (employer(SIXTY, relation="用工单位"),
                   employer("示例市众诚人力资源有限公司", relation="劳务派遣单位", agents=(CLERK_OF_THE_FIRM,)))
    return CaseOnPaper(
        body=COURIER_COMMITTEE, case_no="示速人调字〔2026〕第118号", receipt_no="R-2Q8D-77HX", source=Source.HOTLINE_12351,
        basis=Basis.PEOPLE, kind=CaseKind.LABOUR, cause="追索劳动报酬纠纷", received_on=date(2026, 11, 2),
        accepted_on=date(2026, 11, 5), applicants=applicants, respondents=respondents, claims=claims,
        facts="\n".join([FACTS] * 4), mediators=("张秀兰", HARD_NAMES[2], "阿依古丽·买买提"), recorder="何丽华")


def _sparse() -> CaseOnPaper:
    applicant = PartyOnPaper(side=Side.APPLICANT, person=PersonOnPaper(
        name="王五", sex="男", birth=date(1990, 1, 1), id_kind=IdentityKind.PASSPORT, id_number="E12345678",
        address="示例县红桥镇二村", phone="13800000000"))
    respondent = PartyOnPaper(side=Side.RESPONDENT, employer=EmployerOnPaper(name="红桥砖厂"))
    return CaseOnPaper(
        body=TOWNSHIP, receipt_no="R-0001-0001", source=Source.ORAL, basis=Basis.TOWNSHIP, kind=CaseKind.LABOUR,
        received_on=date(2026, 11, 2), applicants=(applicant,), respondents=(respondent,),
        claims=(ClaimOnPaper(type="拖欠工资", about=True),), facts="干活没有给钱。", mediators=("艾则孜",), recorder="刘洋",
        case_no="红桥调字〔2026〕第001号", accepted_on=date(2026, 11, 4))


def known(party: PartyOnPaper) -> PartyOnPaper:
    """The party after what was not known at the start has been supplied."""
    if party.employer and not party.employer.uscc:
        return employer(str(party.name))
    return party


def obligations(variant: Variant, of: CaseOnPaper) -> tuple[ObligationOnPaper, ...]:
    """What is owed by the agreement: one payment, thirty by two firms in twelve months, or one in cash."""
    debtor, creditor = of.respondents[0].name, of.applicants[0].name
    if variant == "sparse":
        return (ObligationOnPaper(debtor=debtor, creditor=creditor, ground="拖欠工资", amount=100_005,
                                  due=date(2026, 11, 12), method="当场现金"),)
    account = "吕㛃䶮，示例银行示例支行，6222 0200 0000 0000 005"
    if variant == "normal":
        parts = (
            ObligationOnPaper(debtor=debtor, creditor=creditor, ground="拖欠工资", amount=2_000_000, instalment=1,
                              instalments=2, due=date(2026, 12, 15), method="银行转账", account=account),
            ObligationOnPaper(debtor=debtor, creditor=creditor, ground="拖欠工资", amount=1_250_000, instalment=2,
                              instalments=2, due=date(2027, 1, 31), method="银行转账", account=account))
        paper = ObligationOnPaper(debtor=debtor, creditor=creditor, act="出具解除劳动合同的证明", due=date(2026, 11, 30))
        return (*parts, paper)
    months = 12 if len(of.applicants) == 30 else 36
    return (*_in_months(of, months), *(_in_one_payment(of, number) for number in range(1, len(of.applicants))))


def _in_months(of: CaseOnPaper, months: int) -> tuple[ObligationOnPaper, ...]:
    return tuple(ObligationOnPaper(
        debtor=of.respondents[0].name, creditor=of.applicants[0].name, ground="拖欠工资", amount=166_667,
        instalment=number + 1, instalments=months, due=date(2026 + (11 + number) // 12, (11 + number) % 12 + 1, 15),
        method="银行转账", account="示例银行示例支行，6222 0200 0000 0000 005") for number in range(months))


def _in_one_payment(of: CaseOnPaper, number: int) -> ObligationOnPaper:
    return ObligationOnPaper(
        debtor=of.respondents[number % 2].name, creditor=of.applicants[number].name, ground="拖欠工资",
        amount=2_000_000 + 12_345 * number, due=date(2026, 12, 31), method="银行转账",
        account=f"示例银行，6222 0200 0000 0000 {number:03d}",
        payer="示例市众诚人力资源有限公司" if number == 2 else None)
