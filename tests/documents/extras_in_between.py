"""What the papers of recusal, suspension and withdrawal, and the register say beyond the case, in three variants."""
from __future__ import annotations

from datetime import date
from typing import Any

from mediation.documents.kinds.d03_register_entry import RegisterEntry
from mediation.documents.kinds.d14_recusal_application import RecusalApplication
from mediation.documents.kinds.d15_disclosure import Disclosure
from mediation.documents.kinds.d16_recusal_decision import RecusalDecision
from mediation.documents.kinds.d24_suspension_notice import SuspensionNotice, SuspensionReason
from mediation.documents.kinds.d25_withdrawal import WithdrawalOnPaper, WithdrawalReason
from mediation.documents.particulars import CaseOnPaper
from mediation.documents.recusal import RecusalGround
from tests.documents.cases_on_paper import Variant

WHY = "调解员的配偶在被申请人处任财务经理，双方共同生活，可能影响公正调解。"


def extra_between(code: str, variant: Variant, case: CaseOnPaper) -> Any:
    """The extra particulars of one paper."""
    return BETWEEN[code](variant, case) if code in BETWEEN else None


def ground(variant: Variant) -> RecusalGround:
    return {"normal": RecusalGround.KINSHIP, "long": RecusalGround.OTHER_RELATION,
            "sparse": RecusalGround.WISH}[variant]


def recusal_application(variant: Variant, case: CaseOnPaper) -> RecusalApplication:
    return RecusalApplication(
        mediator=case.mediators[0], ground=ground(variant), words={
            "normal": WHY, "long": "\n".join([WHY * 3] * 4), "sparse": "希望换一位懂行业的调解员。"}[variant],
        evidence=() if variant == "sparse" else ("户口簿复印件1份", "单位通讯录1页") * (4 if variant == "long" else 1))


def disclosure(variant: Variant, case: CaseOnPaper) -> Disclosure:
    return Disclosure(
        mediator=case.mediators[0], workplace="示例区总工会法律服务律师团",
        grounds=None if variant == "sparse" else (RecusalGround.OTHER_RELATION,),
        words={"normal": "2021年曾与申请人同在一个单位工作。", "long": WHY * 6, "sparse": "是被申请人的工会会员。"}[variant],
        disclosed_on=date(2026, 11, 10), kept=None if variant == "sparse" else variant == "normal")


def recusal_decision(variant: Variant, case: CaseOnPaper) -> RecusalDecision:
    granted = variant != "sparse"
    return RecusalDecision(
        asked_by="调解员本人" if variant == "long" else f"申请人{case.applicants[0].name}", asked_on=date(2026, 11, 9),
        mediator=case.mediators[0], ground=ground(variant),
        findings={"normal": "所提亲属关系经核实属实。", "long": WHY * 8, "sparse": "没有影响公正调解的情形，其余调解员均已有安排。"}[variant],
        granted=granted, panel=(*case.mediators[1:], "周建国") if granted else (),
        successor="周建国" if variant == "normal" else None)


def suspension(variant: Variant, case: CaseOnPaper) -> SuspensionNotice:
    """Stands still for an appraisal; for something else in many words; goes on again."""
    if variant == "sparse":
        return SuspensionNotice(reason=SuspensionReason.SHAM, suspended_on=date(2026, 11, 10),
                                resume_when="经核查排除虚假调解嫌疑", resumed_on=date(2026, 11, 20))
    appraisal = variant == "normal"
    return SuspensionNotice(
        reason=SuspensionReason.APPRAISAL if appraisal else SuspensionReason.OTHER,
        reason_words=None if appraisal else "等待相关案件的结果：" + "三十名劳动者中二十六人的工时记录正在由劳动保障监察大队核对，" * 5 + "双方同意中止",
        suspended_on=date(2026, 11, 16), resume_when="收到劳动能力鉴定结论" if appraisal else "收到监察大队的核对结果",
        review_on=date(2026, 12, 16), not_counted=True)


def withdrawal(variant: Variant, case: CaseOnPaper) -> WithdrawalOnPaper:
    return {"normal": WithdrawalOnPaper(reason=WithdrawalReason.OWN_SETTLEMENT),
            "long": WithdrawalOnPaper(reason=WithdrawalReason.OTHER, reason_words="单位已经重新核算工资并承诺按月发放，" * 6 + "不再调解"),
            "sparse": WithdrawalOnPaper(reason=WithdrawalReason.ELSEWHERE)}[variant]


BETWEEN = {
    "D03": lambda variant, case: RegisterEntry(registrar="何丽华"),
    "D14": recusal_application, "D15": disclosure, "D16": recusal_decision, "D24": suspension, "D25": withdrawal,
}
