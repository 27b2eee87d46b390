"""What stays open when mediation fails, when nobody pays, when a door has closed."""
from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.law.remedies import (
    DefaultFacts,
    DismissalFacts,
    ExpiryFacts,
    NoAgreementFacts,
    Receiver,
    Remedy,
    RemedyKey,
    Title,
    after_default,
    after_dismissal,
    after_no_agreement,
    after_thirty_days,
    legal_aid_matter,
    legal_aid_no_means_test,
    less_than_seven_days,
    transfer_materials,
)
from mediation.law.routes import RouteFacts
from mediation.law.terms import Basis, CaseKind, ClaimType

TODAY = date(2026, 11, 22)
WAGES = frozenset({ClaimType.WAGES})
R = RemedyKey


def keys(remedies: list[Remedy]) -> list[RemedyKey]:
    return [remedy.key for remedy in remedies]


def by_key(remedies: list[Remedy], key: RemedyKey) -> Remedy:
    return next(remedy for remedy in remedies if remedy.key is key)


FAILED = NoAgreementFacts(Basis.ENTERPRISE, RouteFacts(TODAY, claims=WAGES, limitation_last_day=date(2027, 11, 22)))


def test_after_a_failed_mediation_the_letter_names_arbitration_with_its_last_day() -> None:
    remedies = after_no_agreement(FAILED)
    assert keys(remedies) == [R.ARBITRATION, R.INSPECTION, R.LEGAL_AID]
    assert remedies[0].until == date(2027, 11, 22) and remedies[0].paper == "D47"


def test_a_late_claim_is_warned_of_and_not_hidden() -> None:
    late = replace(FAILED, routes=replace(FAILED.routes, limitation_last_day=date(2026, 1, 1)))
    assert "抗辩" in by_key(after_no_agreement(late), R.ARBITRATION).warning


def test_a_delegated_labour_case_goes_back_but_should_prepare_arbitration() -> None:
    back = by_key(after_no_agreement(replace(FAILED, basis=Basis.COURT_DELEGATED)), R.COURT_RESUMES)
    assert "仲裁" in back.warning and back.paper == "D46"


def test_after_arbitration_the_court_dockets_without_that_warning() -> None:
    facts = NoAgreementFacts(Basis.COURT_DELEGATED, replace(FAILED.routes, arbitration_tried=True), True)
    remedies = after_no_agreement(facts)
    assert by_key(remedies, R.COURT_RESUMES).warning == ""
    assert R.SUIT in keys(remedies)


def test_a_suit_that_was_entrusted_simply_goes_on() -> None:
    assert keys(after_no_agreement(replace(FAILED, basis=Basis.COURT_ENTRUSTED)))[0] is R.COURT_RESUMES
    assert R.ARBITRATION not in keys(after_no_agreement(replace(FAILED, basis=Basis.COURT_ENTRUSTED)))


def test_a_case_of_the_commission_goes_back_to_its_hearing() -> None:
    remedies = after_no_agreement(replace(FAILED, basis=Basis.ARB_DELEGATED))
    assert keys(remedies).count(R.ARBITRATION) == 1 and remedies[0].paper == "D46"


def test_a_civil_case_goes_to_court() -> None:
    civil = NoAgreementFacts(Basis.PEOPLE, RouteFacts(TODAY, CaseKind.CIVIL_SERVICE))
    assert R.SUIT in keys(after_no_agreement(civil)) and R.ARBITRATION not in keys(after_no_agreement(civil))


UNPAID = DefaultFacts(TODAY, Title.NONE, WAGES, tj10_body=True, effective_on=date(2026, 11, 12))


@pytest.mark.parametrize("title", sorted(set(Title) - {Title.NONE, Title.SETTLEMENT}))
def test_a_title_is_enforced(title: Title) -> None:
    facts = replace(UNPAID, title=title, last_due_on=date(2024, 10, 1))
    remedy, = after_default(facts)
    assert remedy.key is R.ENFORCEMENT and remedy.until == date(2026, 10, 8)
    assert "仍应受理" in remedy.warning


def test_two_years_run_from_the_last_instalment() -> None:
    facts = replace(UNPAID, title=Title.RULING, last_due_on=date(2026, 11, 15))
    remedy, = after_default(facts)
    assert remedy.until == date(2028, 11, 15) and not remedy.warning


def test_unpaid_wages_before_a_tj10_body_have_three_ways() -> None:
    assert keys(after_default(UNPAID)) == [R.PAYMENT_ORDER, R.SUIT, R.ARBITRATION, R.LEGAL_AID]


def test_before_another_body_there_is_no_direct_suit_and_the_order_is_doubtful() -> None:
    remedies = after_default(replace(UNPAID, tj10_body=False))
    assert R.SUIT not in keys(remedies)
    assert "先问法院" in by_key(remedies, R.PAYMENT_ORDER).warning


def test_severance_has_the_order_but_no_direct_suit() -> None:
    remedies = after_default(replace(UNPAID, claims=frozenset({ClaimType.SEVERANCE})))
    assert keys(remedies) == [R.PAYMENT_ORDER, R.ARBITRATION, R.LEGAL_AID]


def test_other_promises_go_to_arbitration() -> None:
    assert keys(after_default(replace(UNPAID, claims=frozenset({ClaimType.PAPERS_TRANSFER})))) == [
        R.ARBITRATION, R.LEGAL_AID]


def test_the_employer_has_no_payment_order_on_the_agreement() -> None:
    assert R.PAYMENT_ORDER not in keys(after_default(replace(UNPAID, worker_is_creditor=False)))


def test_while_the_other_side_comes_along_the_joint_doors_come_first() -> None:
    remedies = after_default(replace(UNPAID, other_side_cooperates=True))
    assert keys(remedies)[:2] == [R.ARBITRATION_REVIEW, R.JUDICIAL_CONFIRMATION]
    later = after_default(replace(UNPAID, other_side_cooperates=True, effective_on=date(2026, 11, 2)))
    assert keys(later)[0] is R.JUDICIAL_CONFIRMATION


def test_a_civil_agreement_is_sued_upon() -> None:
    assert keys(after_default(replace(UNPAID, kind=CaseKind.CIVIL_SERVICE))) == [R.SUIT, R.LEGAL_AID]


def test_a_settlement_made_in_talks_leads_to_mediation_or_arbitration() -> None:
    assert keys(after_default(replace(UNPAID, title=Title.SETTLEMENT)))[:2] == [R.MEDIATION_AGAIN, R.ARBITRATION]


def test_the_notice_after_thirty_days_says_that_the_agreement_stands() -> None:
    remedies = after_thirty_days(ExpiryFacts(replace(UNPAID, other_side_cooperates=True)))
    assert keys(remedies) == [R.PERFORM, R.PAYMENT_ORDER, R.SUIT, R.ARBITRATION, R.LEGAL_AID]
    assert remedies[1].why.startswith("逾期不履行的：")
    overdue = after_thirty_days(ExpiryFacts(UNPAID, overdue=True))
    assert not overdue[1].why.startswith("逾期")


def test_nobody_is_written_to_where_everything_was_paid() -> None:
    assert after_thirty_days(ExpiryFacts(UNPAID, all_performed=True)) == []


DISMISSED = DismissalFacts(TODAY, WAGES)


def test_after_a_dismissal_one_makes_a_new_agreement_or_goes_on() -> None:
    assert keys(after_dismissal(DISMISSED)) == [R.MEDIATION_AGAIN, R.SUIT, R.ARBITRATION, R.LEGAL_AID]
    assert by_key(after_dismissal(DISMISSED), R.SUIT).note


def test_a_dismissed_labour_agreement_on_other_things_is_arbitrated_first() -> None:
    facts = replace(DISMISSED, claims=frozenset({ClaimType.EMPLOYMENT_RELATION}))
    assert R.SUIT not in keys(after_dismissal(facts))


def test_a_refusal_to_take_in_leaves_another_court_within_the_thirty_days() -> None:
    facts = replace(DISMISSED, refused_to_take=True, original_end=date(2026, 12, 14))
    assert after_dismissal(facts)[0].until == date(2026, 12, 14)
    late = replace(facts, on=date(2026, 12, 15))
    assert R.JUDICIAL_CONFIRMATION not in keys(after_dismissal(late))


def test_a_dismissed_civil_agreement_is_sued_upon() -> None:
    assert keys(after_dismissal(replace(DISMISSED, kind=CaseKind.CIVIL_SERVICE))) == [R.MEDIATION_AGAIN, R.SUIT]


@given(st.builds(DefaultFacts, on=st.dates(date(2024, 1, 1), date(2027, 1, 1)), title=st.sampled_from(Title),
                 claims=st.frozensets(st.sampled_from(ClaimType)), kind=st.sampled_from(CaseKind),
                 tj10_body=st.booleans(), effective_on=st.none() | st.dates(date(2024, 1, 1), date(2027, 1, 1)),
                 clocks_start=st.booleans(), other_side_cooperates=st.booleans(), worker_is_creditor=st.booleans()))
def test_nobody_is_left_without_a_way_on(facts: DefaultFacts) -> None:
    remedies = after_default(facts)
    assert remedies and all(remedy.articles and remedy.why for remedy in remedies)
    assert len(set(keys(remedies))) == len(remedies)


@pytest.mark.parametrize("to", list(Receiver))
@pytest.mark.parametrize("key", ["offers", "concessions", "caucus", "private_notes"])
def test_what_was_conceded_never_leaves_the_house(to: Receiver, key: str) -> None:
    material = {material.key: material for material in transfer_materials(to)}[key]
    assert not material.allowed and material.article is not None and "让步" in material.why


@pytest.mark.parametrize("to", list(Receiver))
def test_undisputed_facts_may_go_to_everybody(to: Receiver) -> None:
    assert {material.key: material.allowed for material in transfer_materials(to)}["undisputed_facts"]


def test_legal_aid_gets_the_workers_own_papers_and_not_the_other_sides() -> None:
    allowed = {material.key for material in transfer_materials(Receiver.LEGAL_AID) if material.allowed}
    assert "own_evidence" in allowed and not {"evidence", "identity", "minutes"} & allowed


def test_a_migrant_worker_claiming_pay_is_spared_the_test_of_means() -> None:
    assert legal_aid_no_means_test([ClaimType.WAGES], True)
    assert legal_aid_no_means_test([ClaimType.WORK_INJURY], True)
    assert not legal_aid_no_means_test([ClaimType.WAGES], False)
    assert not legal_aid_no_means_test([ClaimType.TRAINING], True)


def test_pay_and_injury_are_matters_for_legal_aid() -> None:
    assert legal_aid_matter(WAGES) and not legal_aid_matter([ClaimType.TRAINING])


@pytest.mark.parametrize(("left", "first"), [(7, False), (6, True), (0, True), (-1, False)])
def test_with_fewer_than_seven_days_left_aid_is_given_first(left: int, first: bool) -> None:
    assert less_than_seven_days(date.fromordinal(TODAY.toordinal() + left), TODAY) is first
