"""What each paper of the ways out of a case says beyond the case, in the three variants."""
from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from mediation.documents.complaint import ClaimDetail, Complaint, Knows, Ownership, Said, UnitKind, Wish
from mediation.documents.court_drafts import CourtDraft, TextOnPaper
from mediation.documents.kinds.d43_review_application import ReviewApplication
from mediation.documents.kinds.d44_payment_order import PaymentOrderApplication
from mediation.documents.kinds.d45_enforcement_application import EnforcementApplication
from mediation.documents.kinds.d47_arbitration_application import (
    ArbitrationApplication,
    ArbitrationClaim,
    EvidenceOnPaper,
    WitnessOnPaper,
)
from mediation.documents.owed import OwedOnPaper
from mediation.documents.particulars import CaseOnPaper
from mediation.law.return_reasons import RETURN_REASONS
from mediation.law.payment_order import OrderCondition, PaymentOrderKind
from mediation.law.remedies import Title
from tests.documents.cases_on_paper import FACTS, Variant, known, obligations
from tests.documents.extras_after_mediation import BREACH, CLAUSES, NUMBER

COURT = "示例市示例区人民法院"
PENALTY = "自逾期之日起按全国银行间同业拆借中心公布的一年期贷款市场报价利率的1.5倍计算的利息"


def extra_of_ways_out(code: str, variant: Variant, case: CaseOnPaper) -> Any:
    """The extra particulars of one paper."""
    return OF_WAYS_OUT[code](variant, case) if code in OF_WAYS_OUT else None


def review(variant: Variant, case: CaseOnPaper) -> ReviewApplication:
    long = variant == "long"
    return ReviewApplication(
        addresses=tuple((party.person or party.employer).address for party in case.parties),
        commission=case.body.arbitration.name, agreement_number=NUMBER, agreed_on=date(2026, 11, 16),
        effective_on=date(2026, 11, 17), until=None if variant == "sparse" else date(2026, 12, 2),
        dispute_words=FACTS if variant != "sparse" else "拖欠工资。", terms=CLAUSES * (3 if long else 1),
        enclosures=("调解笔录",) if long else ())


def owed_lines(variant: Variant, case: CaseOnPaper) -> tuple[OwedOnPaper, ...]:
    """One sum late; two, one of them paid in part; twelve, most of which fell due early, and another worker's."""
    creditor = case.applicants[0].name
    if variant == "sparse":
        return (OwedOnPaper(creditor=creditor, ground="拖欠工资", kind=PaymentOrderKind.PAY, due=date(2026, 11, 12),
                            amount=100_005),)
    if variant == "normal":
        return (OwedOnPaper(creditor=creditor, ground="拖欠工资（第1期）", kind=PaymentOrderKind.PAY,
                            due=date(2026, 10, 15), amount=2_000_000, paid=500_000),
                OwedOnPaper(creditor=creditor, ground="经济补偿", kind=PaymentOrderKind.COMPENSATION,
                            due=date(2026, 10, 31), amount=1_250_000))
    months = tuple(OwedOnPaper(
        creditor=creditor, ground=f"拖欠工资（第{number}期）", kind=PaymentOrderKind.PAY, amount=166_667,
        due=date(2026 + (number + 8) // 12, (number + 8) % 12 + 1, 15), early=number > 2) for number in range(1, 13))
    return (*months, OwedOnPaper(creditor=case.applicants[1].name, ground="拖欠工资", kind=PaymentOrderKind.PAY,
                                 due=date(2026, 10, 31), amount=2_012_345))


def payment_order(variant: Variant, case: CaseOnPaper) -> PaymentOrderApplication:
    sparse = variant == "sparse"
    return PaymentOrderApplication(
        debtor=case.respondents[0].name, court=COURT, agreement_number=NUMBER, agreed_on=date(2026, 9, 16),
        lines=owed_lines(variant, case), early_ground=BREACH if variant == "long" else None,
        penalty=None if sparse else PENALTY, conditions=tuple(OrderCondition),
        evidence=("调解协议书",) if sparse else ("调解协议书及履行情况说明", "申请人身份证明", "债权债务文书", "证据清单"))


def enforcement(variant: Variant, case: CaseOnPaper) -> EnforcementApplication:
    sparse, long = variant == "sparse", variant == "long"
    return EnforcementApplication(
        debtor=case.respondents[0].name, court=COURT, title=Title.COURT_PAPER if sparse else Title.RULING,
        title_by=COURT, title_number="（2026）示0105诉前调书7号" if sparse else "（2026）示0105诉前调确12号",
        title_effective_on=date(2026, 9, 30), agreement_number=None if sparse else NUMBER,
        lines=owed_lines(variant, case),
        early_ground=BREACH if long else None, agreed_interest=12_345 if long else None,
        agreed_words=None if sparse else PENALTY, delay_from=date(2026, 10, 16),
        last_day=date(2026, 11, 1) if sparse else date(2029, 1, 31),
        clues=() if sparse else ("示例银行示例支行账户（户名：被执行人）", "小型货车一辆，示E12345"),
        enclosures=("授权委托书",) if long else ())


def arbitration(variant: Variant, case: CaseOnPaper) -> ArbitrationApplication:
    claims = tuple(ArbitrationClaim(claimant=claim.claimant, what=claim.type, period=claim.period,
                                    formula=claim.ground or "月工资6,500元×欠付月数", amount=claim.amount or 100_005)
                   for claim in case.claims)
    if variant == "sparse":
        return ArbitrationApplication(commission=case.body.arbitration.name, claims=claims, facts="干活没有给钱。")
    papers = ArbitrationClaim(claimant=case.applicants[0].name, what="出具解除劳动合同的证明", without_sum=True)
    return ArbitrationApplication(
        commission=case.body.arbitration.name, claims=(*claims, papers), facts=case.facts,
        evidence=(EvidenceOnPaper(name="劳动合同", source="双方签订，申请人持有", proves="劳动关系、月工资标准"),
                  EvidenceOnPaper(name="工资发放流水", source="示例银行出具")) * (6 if variant == "long" else 1),
        witnesses=(WitnessOnPaper(name="赵秀英", address="示例市示例区桂城街道南海大道北12号"),),
        enclosures=("调解终止告知书", "无争议事实记载表") if variant == "long" else ())


def complaint(variant: Variant, case: CaseOnPaper) -> Complaint:
    """A worker of whom all is known; one with long facts; one who knows little."""
    if variant == "sparse":
        return Complaint(court=COURT, wages=ClaimDetail(asked=True), injured=Said.NO, preserved=Said.NO)
    wages = ClaimDetail(asked=True, over="2026年5月1日至2026年9月30日", amount=3_250_000, ground="6,500元×5个月，劳动合同第四条")
    severance = ClaimDetail(asked=True, over="2024年3月至2026年10月，三个月工资", amount=1_950_000)
    common = Complaint(
        court=COURT, service_address="示例市示例区桂城街道南海大道北1号101室", service_receiver=case.applicants[0].name,
        service_phone="13800000001", electronic=Said.YES, electronic_way="短信 13800000001", agent_post="律师",
        unit_kind=UnitKind.LIMITED, ownership=Ownership.PRIVATE, wages=wages, severance=severance, other_claims="无",
        costs="由被告负担", total=5_200_000, forum_agreed="无", preserved=Said.NO, contract_subject="原告与被告",
        contract_on="2024年3月1日", contract_place="被告住所地", contract_term="劳动合同，三年", entered_on="2024年3月1日",
        employer_name=case.respondents[0].name, post="快递员", work_place="示例市示例区", agreed_wage="6,500元",
        insured="2024年3月起，五险", actual_wage="6,500元", overtime_base="无", overtime_done="无", leave="已休",
        end_reason="公司停发工资，原告被迫解除", end_on="2026年10月31日", end_sum="19,500元", injured=Said.NO,
        arbitrated=Said.YES, arbitration_on="2026年11月2日", arbitration_claims="支付工资、经济补偿",
        award_number="示劳人仲案〔2026〕15号", award_result="支付工资32,500元", other_facts="农民工",
        legal_basis="劳动合同法第三十八条、第四十六条", evidence=("劳动合同", "工资流水"), knows_mediation=Knows.KNOWS,
        knows_faster=Knows.KNOWS, knows_cheaper=Knows.KNOWS, knows_again=Knows.KNOWS, knows_secret=Knows.KNOWS_NOT,
        knows_force=Knows.KNOWS, wish=Wish.UNDECIDED)
    if variant == "normal":
        return common
    every = {name: ClaimDetail(asked=True, over="2025年1月至2026年9月，分项见附页", amount=100_000 + number,
                               ground="依据见附页所列的算式和证据") for number, name in enumerate(
        ("double_pay", "overtime", "annual_leave", "social_insurance", "unlawful_dismissal"))}
    return replace(
        common, **every, total=6_000_000, preserved=Said.YES, preserved_by=COURT, preserved_on="2026年10月20日",
        preserved_number="（2026）示0105财保3号", injured=Said.YES, injured_on="2026年6月1日",
        injury_recognised="示人社工认〔2026〕88号，认定为工伤", injury_grade="九级", injury_costs="医疗费12,000元",
        end_reason="\n".join([FACTS] * 2), evidence=("劳动合同", "工资流水", "考勤记录", "工伤认定决定书") * 4)


def court_draft(variant: Variant, case: CaseOnPaper) -> CourtDraft:
    """Taken in and asked for a statement; many workers with a supplement; just filed, nothing of the court known."""
    text = TextOnPaper(number=NUMBER, agreed_on=date(2026, 11, 16), clauses=CLAUSES, breach=BREACH,
                       obligations=obligations(variant, case))
    common = CourtDraft(
        court=COURT, receipt_number="2026-0007", parties=tuple(known(party) for party in case.parties),
        addresses=tuple((party.person or party.employer).address or "示例县红桥镇" for party in case.parties),
        filed_on=date(2026, 11, 18), texts=(text,))
    if variant == "sparse":
        return replace(common, texts=(replace(text, number=None, breach=None, clauses=CLAUSES[:1]),))
    docketed = replace(common, number="（2026）示0105诉前调确12号", docketed_on=date(2026, 11, 19), judge="周建国",
                       asked=("will_unclear",), asked_words="请双方说明知道放弃经济补偿。", due_on=date(2026, 11, 27),
                       grounds=("unclear", "wrong_court"))
    if variant == "normal":
        return docketed
    more = TextOnPaper(number="示速人调人〔2026〕7号补1", agreed_on=date(2026, 11, 18), clauses=CLAUSES[1:])
    return replace(docketed, texts=(replace(text, clauses=CLAUSES * 4), more),
                   asked=tuple(RETURN_REASONS)[3:20])


DRAFTS = {f"E0{number}": court_draft for number in range(1, 6)}
OF_WAYS_OUT = {**DRAFTS, "D43": review, "D44": payment_order, "D45": enforcement, "D47": arbitration, "D48": complaint}
