"""What a payment order may be asked for, and which sums are due (TJ 16, CPLI 427-428)."""
from __future__ import annotations

from datetime import date

import pytest

from mediation.law.claims import CLAIM_RULES
from mediation.law.payment_order import (
    ORDER_CONDITIONS,
    OrderCondition,
    OwedLine,
    PaymentOrderKind,
    claimable,
    conditions_open,
    is_overdue,
    may_be_ordered,
    payment_order_kind,
)
from mediation.law.terms import ClaimType

FIRST, SECOND, THIRD = (OwedLine(str(month), date(2026, month, 15), 100_000) for month in (10, 11, 12))
ON = date(2026, 11, 20)


def test_the_day_itself_is_still_in_time_and_the_next_is_late() -> None:
    assert not is_overdue(SECOND, date(2026, 11, 15))
    assert is_overdue(SECOND, date(2026, 11, 16))
    assert not is_overdue(OwedLine("1", date(2026, 11, 15), 0), ON)
    assert not is_overdue(OwedLine("1", None, 100), ON)


def test_instalments_not_yet_due_are_left_out() -> None:
    assert claimable([FIRST, SECOND, THIRD], ON, accelerates=False) == {"10": False, "11": False}


def test_with_an_agreed_acceleration_one_late_instalment_makes_the_rest_due() -> None:
    assert claimable([FIRST, SECOND, THIRD], ON, accelerates=True) == {"10": False, "11": False, "12": True}


def test_an_acceleration_that_nothing_has_triggered_makes_nothing_due() -> None:
    paid = OwedLine("10", date(2026, 10, 15), 0)
    assert claimable([paid, THIRD], ON, accelerates=True) == {}


def test_only_the_four_kinds_are_ordered_and_what_practice_disputes_is_left_to_a_person() -> None:
    assert payment_order_kind(ClaimType.OVERTIME) is PaymentOrderKind.PAY
    assert payment_order_kind(ClaimType.SEVERANCE) is PaymentOrderKind.COMPENSATION
    assert payment_order_kind(ClaimType.UNLAWFUL_DISMISSAL) is PaymentOrderKind.DAMAGES
    assert payment_order_kind(ClaimType.DOUBLE_PAY) is None and may_be_ordered(ClaimType.DOUBLE_PAY)
    assert payment_order_kind(ClaimType.WORK_INJURY) is None and may_be_ordered(ClaimType.WORK_INJURY)
    assert not may_be_ordered(ClaimType.ANNUAL_LEAVE) and not may_be_ordered(ClaimType.SOCIAL_INSURANCE)


@pytest.mark.parametrize("claim", list(ClaimType))
def test_a_kind_is_named_only_where_the_rules_of_claims_allow_a_payment_order(claim: ClaimType) -> None:
    assert payment_order_kind(claim) is None or CLAIM_RULES[claim].payment_order_kind


def test_the_seven_conditions_each_with_their_item() -> None:
    assert [str(article)[-3:] for _, article in ORDER_CONDITIONS][0] == "第一项"
    assert len(ORDER_CONDITIONS) == 7 and str(ORDER_CONDITIONS[6][1]).endswith("第四百二十七条第一款第七项")
    open_ones = conditions_open(set(OrderCondition) - {OrderCondition.SERVABLE})
    assert [condition for condition, _ in open_ones] == [OrderCondition.SERVABLE]
