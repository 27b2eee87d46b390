"""When a clock of the procedure applies: by the basis of the case and the settings of its body."""
from __future__ import annotations

from datetime import date
from typing import Any

from mediation.law.terms import Basis, CourtProcedure

LABOUR_BODIES = (Basis.ENTERPRISE, Basis.TOWNSHIP, Basis.UNION_SELF, Basis.NEW_FORM, Basis.PEOPLE)


def counts_from_receipt(case: Any, facts: Any) -> bool:
    """受理期限自收到申请起算"""
    return case.body.setting("ACCEPT_CLOCK_START") == "receipt"


def by_own_bodies(case: Any, facts: Any) -> bool:
    """法院、仲裁委转来的案件之外"""
    return case.basis_term in LABOUR_BODIES


def by_a_court(case: Any, facts: Any) -> bool:
    """法院委派、委托"""
    return case.basis_term in (Basis.COURT_DELEGATED, Basis.COURT_ENTRUSTED)


def by_a_commission(case: Any, facts: Any) -> bool:
    """仲裁委委托"""
    return case.basis_term is Basis.ARB_DELEGATED


def delegated(case: Any, facts: Any) -> bool:
    """委派"""
    return case.basis_term is Basis.COURT_DELEGATED


def entrusted_ordinary(case: Any, facts: Any) -> bool:
    """委托，普通程序"""
    return case.basis_term is Basis.COURT_ENTRUSTED and case.court_procedure != CourtProcedure.SUMMARY.value


def entrusted_summary(case: Any, facts: Any) -> bool:
    """委托，简易程序"""
    return case.basis_term is Basis.COURT_ENTRUSTED and case.court_procedure == CourtProcedure.SUMMARY.value


def on_the_platform(case: Any, facts: Any) -> bool:
    """法院平台"""
    return by_a_court(case, facts) and case.body.setting("COURT_PLATFORM")


def day_of_consent(case: Any, facts: Any) -> date | None:
    return facts.consented_on


def first_day_of_mediation(case: Any, facts: Any) -> date | None:
    return case.received_on if case.body.setting("MED15_START") == "receipt" else None


def is_partial(case: Any, facts: Any) -> bool:
    """部分达成，对未达成的请求"""
    return bool(facts.partial)


def counts_anew_when_completed(case: Any, facts: Any) -> bool:
    """受理期限自收到申请起算，补正后重新计算"""
    return counts_from_receipt(case, facts) and bool(case.body.setting("CORRECTION_RESTARTS_ACCEPTANCE"))


def contact_is_counted(case: Any, facts: Any) -> bool:
    """法院指派的案件；其他来源按机构设置"""
    return by_a_court(case, facts) or bool(case.body.setting("CONTACT_FROM_RECEIPT"))
