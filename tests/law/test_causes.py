"""Which cause of action a claim has, by the day of docketing."""
from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.law.causes import EDITIONS, Edition, cause_of, causes_of, confirmation_cause, edition_on
from mediation.law.terms import CaseKind, ClaimType

OLD, NEW = date(2025, 12, 31), date(2026, 1, 1)


@pytest.mark.parametrize(("claim", "old", "new", "name"), [
    (ClaimType.EMPLOYMENT_RELATION, "186(1)", "205(1)", "确认劳动关系纠纷"),
    (ClaimType.WAGES, "186(5)", "205(5)", "追索劳动报酬纠纷"),
    (ClaimType.OVERTIME, "186(5)", "205(5)", "追索劳动报酬纠纷"),
    (ClaimType.SEVERANCE, "186(6)", "205(6)", "经济补偿金纠纷"),
    (ClaimType.NON_COMPETE, "186(7)", "205(7)", "竞业限制纠纷"),
    (ClaimType.DOUBLE_PAY, "186", "205", "劳动合同纠纷"),
    (ClaimType.WORK_INJURY, "187(2)", "206(2)", "工伤保险待遇纠纷"),
    (ClaimType.MATERNITY, "187(4)", "206(4)", "生育保险待遇纠纷"),
    (ClaimType.SOCIAL_INSURANCE, "187", "206", "社会保险纠纷"),
    (ClaimType.ALLOWANCE, "188", "207", "福利待遇纠纷"),
    (ClaimType.OTHER, "十七", "十九", "劳动争议"),
])
def test_the_edition_is_that_of_the_day_of_docketing(claim: ClaimType, old: str, new: str, name: str) -> None:
    before, after = cause_of(CaseKind.LABOUR, claim, OLD), cause_of(CaseKind.LABOUR, claim, NEW)
    assert (before.code, before.name) == (old, name)
    assert (after.code, after.name) == (new, name)


@pytest.mark.parametrize(("claim", "code"), [
    (ClaimType.WAGES, "210"), (ClaimType.UNLAWFUL_DISMISSAL, "213"), (ClaimType.OTHER, "二十"),
])
def test_personnel_disputes_have_causes_of_their_own(claim: ClaimType, code: str) -> None:
    assert cause_of(CaseKind.PERSONNEL, claim, NEW).code == code


@pytest.mark.parametrize(("claim", "code"), [
    (ClaimType.EMPLOYMENT_RELATION, "214(1)"), (ClaimType.WAGES, "214(2)"), (ClaimType.WORK_INJURY, "215(1)"),
    (ClaimType.PERSONAL_INJURY, "216"), (ClaimType.OTHER, "214"),
])
def test_new_forms_of_work_have_causes_since_2026(claim: ClaimType, code: str) -> None:
    assert cause_of(CaseKind.NEW_FORM, claim, NEW).code == code
    assert cause_of(CaseKind.NEW_FORM, claim, OLD).name in {"劳务合同纠纷", "提供劳务者受害责任纠纷"}


def test_over_age_workers_have_a_cause_since_2026() -> None:
    assert cause_of(CaseKind.LABOUR, ClaimType.WAGES, NEW, over_age=True).code == "208"
    assert cause_of(CaseKind.LABOUR, ClaimType.WAGES, OLD, over_age=True).name == "劳务合同纠纷"


def test_a_contractors_liability_has_a_cause_since_2026() -> None:
    assert cause_of(CaseKind.LABOUR, ClaimType.WAGES, NEW, contractor_liability=True).code == "209"
    assert cause_of(CaseKind.LABOUR, ClaimType.WAGES, OLD, contractor_liability=True).code == "186(5)"


def test_services_between_persons_have_a_civil_cause() -> None:
    assert cause_of(CaseKind.CIVIL_SERVICE, ClaimType.SERVICE_PAY, NEW).name == "劳务合同纠纷"
    assert cause_of(CaseKind.CIVIL_SERVICE, ClaimType.PERSONAL_INJURY, NEW).name == "提供劳务者受害责任纠纷"


def test_a_confirmation_has_its_own_cause() -> None:
    assert confirmation_cause(NEW).code == "448"
    assert confirmation_cause(OLD).name == "申请司法确认调解协议"


@given(st.sampled_from(CaseKind), st.sampled_from(ClaimType), st.dates(date(2000, 1, 1), date(2100, 1, 1)),
       st.booleans(), st.booleans())
def test_every_claim_finds_a_cause_of_the_edition_of_its_day(
        kind: CaseKind, claim: ClaimType, on: date, over_age: bool, contractor: bool) -> None:
    cause = cause_of(kind, claim, on, over_age=over_age, contractor_liability=contractor)
    assert cause in causes_of(edition_on(on))


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.key)
def test_no_number_is_given_twice_in_an_edition(edition: Edition) -> None:
    codes = [cause.code for cause in causes_of(edition) if cause.code]
    assert len(codes) == len(set(codes))
    assert edition.note and all(cause.above in {"", *codes} for cause in causes_of(edition))
