"""Which matters are taken, by whom, and which doors stand open."""
from __future__ import annotations

from datetime import date

import pytest

from mediation.law.answers import Mark
from mediation.law.scope import (
    MATTERS_OUTSIDE,
    bases_of,
    kinds_of,
    may_take,
    outside_matter,
    own_basis,
    tj10_body,
)
from mediation.law.terms import Basis, CaseKind, LegalBasis, LegalType

ALL_KINDS = frozenset(CaseKind)


@pytest.mark.parametrize(("key", "words"), [
    ("insurance_agency", "行政复议"),
    ("insurance_back_payment", "征收机构"),
    ("housing_fund", "公积金管理中心"),
    ("housing_reform", "民事诉讼"),
    ("grade_objection", "再次鉴定"),
    ("household_service", "人民调解"),
    ("injury_recognition", "社会保险行政部门"),
    ("administrative_matters", "主管部门"),
    ("inspection_matters", "劳动保障监察"),
    ("civil_between_them", "民事诉讼"),
    ("collective_contract_conclusion", "劳动行政部门"),
    ("collective_contract_performance", "工会"),
])
def test_what_is_no_labour_dispute_is_sent_to_its_own_door(key: str, words: str) -> None:
    matter = outside_matter(key)
    assert words in matter.where
    assert matter.articles and matter.mark in Mark


def test_the_table_of_matters_outside_has_one_row_for_each() -> None:
    assert len(MATTERS_OUTSIDE) == len({matter.key for matter in MATTERS_OUTSIDE}) == 12


def test_recognition_of_an_injury_names_thirty_days_and_one_year() -> None:
    words = outside_matter("injury_recognition").deadline_words
    assert "三十日" in words and "一年" in words


def test_a_domestic_workers_pay_may_still_be_mediated_as_a_civil_matter() -> None:
    assert outside_matter("household_service").as_kind is CaseKind.CIVIL_SERVICE


def test_a_company_committee_does_not_take_civil_matters() -> None:
    refusal = may_take(CaseKind.CIVIL_SERVICE, Basis.ENTERPRISE, ALL_KINDS)
    assert refusal is not None and "转交" in refusal.message
    assert refusal.articles


def test_a_peoples_committee_inside_a_company_takes_them() -> None:
    assert may_take(CaseKind.CIVIL_SERVICE, Basis.PEOPLE, ALL_KINDS) is None
    assert kinds_of(Basis.PEOPLE) == ALL_KINDS


def test_a_company_committee_takes_labour_and_personnel_disputes() -> None:
    assert kinds_of(Basis.ENTERPRISE) == {CaseKind.LABOUR, CaseKind.PERSONNEL}


def test_a_body_narrows_the_kinds_by_its_own_list() -> None:
    refusal = may_take(CaseKind.PERSONNEL, Basis.PEOPLE, frozenset({CaseKind.LABOUR}))
    assert refusal is not None and refusal.code == "kind_outside_body"


def test_employment_found_in_a_new_form_case_stays_with_the_same_basis() -> None:
    assert CaseKind.LABOUR in kinds_of(Basis.NEW_FORM)


@pytest.mark.parametrize("basis", list(Basis))
def test_every_basis_takes_some_kind_and_says_on_which_article(basis: Basis) -> None:
    taken = kinds_of(basis)
    assert taken
    for kind in ALL_KINDS - taken:
        refusal = may_take(kind, basis, ALL_KINDS)
        assert refusal is not None and refusal.articles


@pytest.mark.parametrize(("legal_type", "legal_basis", "bases"), [
    (LegalType.ENTERPRISE_COMMITTEE, LegalBasis.TJ10_1, (Basis.ENTERPRISE, Basis.ARB_DELEGATED)),
    (LegalType.PEOPLES_COMMITTEE, LegalBasis.RTF34,
     (Basis.PEOPLE, Basis.COURT_DELEGATED, Basis.COURT_ENTRUSTED, Basis.ARB_DELEGATED)),
    (LegalType.TOWNSHIP_BODY, LegalBasis.TJ10_3, (Basis.TOWNSHIP, Basis.ARB_DELEGATED)),
    (LegalType.UNION_STUDIO, LegalBasis.COURT_LIST,
     (Basis.UNION_SELF, Basis.COURT_DELEGATED, Basis.COURT_ENTRUSTED, Basis.ARB_DELEGATED)),
    (LegalType.UNION_STUDIO, LegalBasis.RTF34, (Basis.UNION_SELF, Basis.PEOPLE, Basis.ARB_DELEGATED)),
    (LegalType.COURT_INVITED, LegalBasis.COURT_LIST, (Basis.COURT_DELEGATED, Basis.COURT_ENTRUSTED)),
    (LegalType.TOWNSHIP_BODY, LegalBasis.NEW_FORM, (Basis.TOWNSHIP, Basis.NEW_FORM, Basis.ARB_DELEGATED)),
    (LegalType.COURT, LegalBasis.COURT_LIST, ()),
    (LegalType.HR_BUREAU, LegalBasis.TJ10_3, ()),
])
def test_a_body_takes_cases_on_the_bases_of_its_type_and_foundation(
        legal_type: LegalType, legal_basis: LegalBasis, bases: tuple[Basis, ...]) -> None:
    assert bases_of(legal_type, legal_basis) == bases


def test_only_bodies_that_mediate_have_a_basis_of_their_own() -> None:
    assert own_basis(LegalType.UNION_FEDERATION) is None
    assert own_basis(LegalType.TOWNSHIP_BODY) is Basis.TOWNSHIP


@pytest.mark.parametrize(("legal_basis", "listed"), [
    (LegalBasis.TJ10_1, True), (LegalBasis.TJ10_2, True), (LegalBasis.TJ10_3, True), (LegalBasis.RTF34, True),
    (LegalBasis.COURT_LIST, False), (LegalBasis.NEW_FORM, False),
])
def test_a_union_studio_is_no_tj10_body_by_itself(legal_basis: LegalBasis, listed: bool) -> None:
    assert bool(tj10_body(legal_basis)) is listed


def test_the_doubt_about_a_union_committee_set_up_under_the_mediation_act_is_noted() -> None:
    assert tj10_body(LegalBasis.RTF34).note


def test_the_doors_can_be_asked_for_through_the_scope() -> None:
    from mediation.law import scope

    doors = scope.open_routes(scope.RouteFacts(on=date(2026, 11, 22)))
    assert [door.key for door in doors][:2] == [scope.RouteKey.MEDIATION, scope.RouteKey.ARBITRATION]
