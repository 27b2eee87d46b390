"""What the law attaches to each kind of claim."""
from __future__ import annotations

from datetime import date

import pytest

from mediation.law.claims import (
    CLAIM_RULES,
    LabourType,
    all_payment_order_kinds,
    claim_warnings,
    only_wages,
    over_age_labour_matters,
)
from mediation.law.terms import ClaimType

PAYMENT_ORDER = {
    ClaimType.WAGES, ClaimType.OVERTIME, ClaimType.DOUBLE_PAY, ClaimType.SEVERANCE, ClaimType.UNLAWFUL_DISMISSAL,
    ClaimType.WORK_INJURY, ClaimType.NON_COMPETE, ClaimType.STOPPAGE_PAY, ClaimType.OCCUPATIONAL_DISEASE,
    ClaimType.MALICIOUS_ARREARS}


@pytest.mark.parametrize("claim", list(ClaimType))
def test_each_of_the_twenty_two_claims_has_a_rule(claim: ClaimType) -> None:
    rule = CLAIM_RULES[claim]
    assert rule.claim is claim
    assert rule.payment_order_kind is (claim in PAYMENT_ORDER)


@pytest.mark.parametrize(("claim", "labour_type"), [
    (ClaimType.EMPLOYMENT_RELATION, LabourType.RELATION), (ClaimType.DOUBLE_PAY, LabourType.CONTRACT),
    (ClaimType.UNLAWFUL_DISMISSAL, LabourType.DISMISSAL), (ClaimType.ANNUAL_LEAVE, LabourType.CONDITIONS),
    (ClaimType.WAGES, LabourType.PAY), (ClaimType.OTHER, LabourType.OTHER), (ClaimType.SERVICE_PAY, LabourType.NONE),
])
def test_each_claim_falls_under_its_item_of_the_law(claim: ClaimType, labour_type: LabourType) -> None:
    assert CLAIM_RULES[claim].labour_type is labour_type


def test_the_codes_are_those_of_the_reference() -> None:
    assert LabourType.PAY.value == "LD-PAY" and LabourType.RELATION.value == "LD-REL"


@pytest.mark.parametrize(("claim", "code"), [
    (ClaimType.SOCIAL_INSURANCE, "insurance_agency_matter"),
    (ClaimType.EMPLOYMENT_RELATION, "relation_not_confirmable"),
    (ClaimType.WORK_INJURY, "injury_before_recognition"), (ClaimType.SERVICE_PAY, "service_pay_civil"),
    (ClaimType.DEATH_BENEFIT, "death_heirs"), (ClaimType.MALICIOUS_ARREARS, "criminal_clue"),
    (ClaimType.PAPERS_TRANSFER, "papers_due"), (ClaimType.COMMERCIAL_INSURANCE, "commercial_insurance_civil"),
])
def test_some_claims_come_with_a_word_of_warning(claim: ClaimType, code: str) -> None:
    assert code in {warning.code for warning in claim_warnings([claim])}


def test_a_warning_is_given_once_for_several_claims() -> None:
    found = claim_warnings([ClaimType.WORK_INJURY, ClaimType.OCCUPATIONAL_DISEASE])
    assert len(found) == len({warning.code for warning in found}) == 2


def test_the_insurance_agencys_matter_cites_the_waiver_rule() -> None:
    warning = claim_warnings([ClaimType.SOCIAL_INSURANCE])[0]
    assert "第十九条" in str(warning.article) and warning.note


def test_one_claim_of_another_kind_spoils_the_payment_order() -> None:
    assert all_payment_order_kinds([ClaimType.WAGES, ClaimType.SEVERANCE])
    assert not all_payment_order_kinds([ClaimType.WAGES, ClaimType.TRAINING])
    assert not all_payment_order_kinds([])


def test_severance_is_no_wage() -> None:
    assert only_wages([ClaimType.WAGES, ClaimType.OVERTIME])
    assert not only_wages([ClaimType.WAGES, ClaimType.SEVERANCE])
    assert not only_wages([])


def test_the_rules_for_over_age_workers_begin_in_july_2026() -> None:
    claims = [ClaimType.WAGES, ClaimType.SEVERANCE]
    assert over_age_labour_matters(claims, date(2026, 7, 1)) == {ClaimType.WAGES}
    assert not over_age_labour_matters(claims, date(2026, 6, 30))


def test_every_doubtful_reading_carries_a_note() -> None:
    for claim in (ClaimType.DOUBLE_PAY, ClaimType.ANNUAL_LEAVE, ClaimType.WORK_INJURY, ClaimType.NON_COMPETE):
        assert CLAIM_RULES[claim].note
