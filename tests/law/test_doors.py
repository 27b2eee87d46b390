"""Which doors stand open for what somebody says has happened (law.md §1.1–1.4)."""
from __future__ import annotations

from datetime import date

import pytest

from mediation.law.doors import BY_EMPLOYERS, BY_WORKERS, Happened, claims_behind, doors, kind_behind
from mediation.law.routes import RouteKey
from mediation.law.terms import CaseKind, ClaimType

TODAY = date(2026, 11, 26)
H, R = Happened, RouteKey


def open_for(*said: Happened, **more: bool) -> set[RouteKey]:
    return {route.key for route in doors(said, TODAY, **more).routes if route.open}


def test_unpaid_wages_open_mediation_arbitration_inspection_payment_order_and_aid_but_no_suit() -> None:
    assert open_for(H.UNPAID) == {R.MEDIATION, R.ARBITRATION, R.PAYMENT_ORDER, R.INSPECTION, R.LEGAL_AID}


def test_every_door_is_named_with_its_article_open_or_shut() -> None:
    found = doors([H.UNPAID], TODAY)
    assert [route.key for route in found.routes] == list(RouteKey)
    assert all(route.why and route.articles for route in found.routes)


@pytest.mark.parametrize(("said", "office", "article"), [
    (H.HOUSING_FUND, "住房公积金管理中心", "劳动争议调解仲裁法第二条"),
    (H.AGENCY, "社会保险行政部门行政复议，或者人民法院行政诉讼", "第八十三条"),
    (H.RECOGNITION, "社会保险行政部门", "工伤保险条例第十七条"),
    (H.GRADE, "上一级劳动能力鉴定委员会再次鉴定、职业病鉴定", "工伤保险条例第二十六条"),
    (H.RETIREMENT, "主管部门", "劳动争议调解仲裁法第二条"),
])
def test_what_is_no_labour_dispute_goes_to_its_office_and_neither_to_mediation_nor_to_arbitration(
        said: Happened, office: str, article: str) -> None:
    found = doors([said], TODAY)
    assert [each.where for each in found.offices] == [office]
    assert article in "".join(str(each) for each in found.offices[0].articles)
    assert not found.may_mediate
    assert not {R.MEDIATION, R.ARBITRATION, R.PAYMENT_ORDER} & open_for(said)
    assert (R.SUIT in open_for(said)) == ("人民法院" in office)


def test_a_loan_between_the_two_goes_to_the_court() -> None:
    assert R.SUIT in open_for(H.DEBT) and R.ARBITRATION not in open_for(H.DEBT)


def test_with_a_claim_beside_it_both_are_named_and_mediation_stays_open() -> None:
    found = doors([H.UNPAID, H.HOUSING_FUND], TODAY)
    assert found.may_mediate and [each.key for each in found.offices] == ["housing_fund"]


def test_premiums_to_be_paid_up_belong_to_who_collects_them_and_their_loss_may_be_mediated() -> None:
    found = doors([H.INSURANCE], TODAY)
    assert found.may_mediate and [each.key for each in found.offices] == ["insurance_back_payment"]
    assert "人民法院" in doors([H.INSURANCE], TODAY, arrears_suit=True).offices[0].where


def test_help_in_a_household_is_a_civil_matter_people_may_mediate_and_the_court_hears_it_at_once() -> None:
    found = doors([H.HELPER], TODAY)
    assert found.kind is CaseKind.CIVIL_SERVICE
    assert {R.MEDIATION, R.SUIT} <= open_for(H.HELPER) and R.ARBITRATION not in open_for(H.HELPER)
    assert kind_behind([H.UNPAID], for_a_person=True) is CaseKind.CIVIL_SERVICE


def test_a_rider_is_turned_away_from_no_door_before_somebody_has_found_out_how_tied_to_the_platform() -> None:
    found = doors([H.UNPAID], TODAY, for_a_platform=True)
    assert found.kind is CaseKind.NEW_FORM
    assert {R.MEDIATION, R.ARBITRATION, R.SUIT, R.INSPECTION} <= open_for(H.UNPAID, for_a_platform=True)
    asked = next(route for route in found.routes if route.key is R.ARBITRATION)
    assert "由调解员查明" in asked.note


def test_who_does_not_know_is_turned_away_from_no_door() -> None:
    assert {R.MEDIATION, R.ARBITRATION, R.INSPECTION} <= open_for()
    assert claims_behind([]) == (ClaimType.OTHER,)


def test_each_claim_stands_once_and_everything_said_has_a_claim_or_an_office() -> None:
    assert claims_behind([H.UNPAID, H.OTHER, H.UNPAID]) == (ClaimType.WAGES, ClaimType.OTHER)
    for each in Happened:
        found = doors([each], TODAY)
        assert found.offices or claims_behind([each])
        assert found.may_mediate or found.offices


def test_workers_and_employers_are_asked_what_can_happen_to_them() -> None:
    assert set(BY_WORKERS) | set(BY_EMPLOYERS) == set(Happened)
    assert H.DISMISSED not in BY_EMPLOYERS and H.COMPETES not in BY_WORKERS
