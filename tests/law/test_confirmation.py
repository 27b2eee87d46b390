"""Who may ask a court to confirm, which court, until when, and with which papers."""
from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.law.agreement_checks import AGREEMENT_RULES
from mediation.law.answers import Answer, Finding, Severity, Verdict
from mediation.law.capacity import AuthorityScope, PowerOfAttorney, SpecialPower
from mediation.law.confirmation import (
    DISMISSAL_GROUNDS,
    MATERIALS,
    REFUSAL_GROUNDS,
    ConfirmationFacts,
    JointFacts,
    Material,
    ReadinessFacts,
    competent_courts,
    day_of_thirty,
    joint_application_error,
    materials_needed,
    may_confirm,
    readiness,
    thirty_days_end,
    within_thirty_days,
)
from mediation.law.confirmation_file import COURT_CHECKS
from mediation.law.return_reasons import RETURN_REASONS, USUAL, MendedBy, ReturnReason, most_used
from mediation.law.terms import Basis, LegalBasis, LegalType

YES, NO, ASK = Verdict.YES, Verdict.NO, Verdict.ASK
COMMITTEE, STUDIO = LegalType.ENTERPRISE_COMMITTEE, LegalType.UNION_STUDIO


@pytest.mark.parametrize(("legal_type", "basis", "legal_basis", "verdict"), [
    (LegalType.PEOPLES_COMMITTEE, Basis.PEOPLE, LegalBasis.RTF34, YES),
    (LegalType.COURT_INVITED, Basis.COURT_DELEGATED, LegalBasis.COURT_LIST, YES),
    (LegalType.TOWNSHIP_BODY, Basis.TOWNSHIP, LegalBasis.TJ10_3, YES),
    (STUDIO, Basis.UNION_SELF, LegalBasis.COURT_LIST, YES),
    (STUDIO, Basis.UNION_SELF, LegalBasis.RTF34, YES),
    (STUDIO, Basis.UNION_SELF, None, ASK),
    (STUDIO, Basis.COURT_DELEGATED, None, YES),
    (STUDIO, Basis.NEW_FORM, LegalBasis.NEW_FORM, ASK),
    (COMMITTEE, Basis.ENTERPRISE, LegalBasis.TJ10_1, ASK),
    (LegalType.PEOPLES_COMMITTEE, Basis.NEW_FORM, LegalBasis.RTF34, YES),
    (COMMITTEE, Basis.NEW_FORM, LegalBasis.TJ10_1, ASK),
    (LegalType.TOWNSHIP_BODY, Basis.ARB_DELEGATED, LegalBasis.TJ10_3, YES),
    (LegalType.PEOPLES_COMMITTEE, Basis.COURT_ENTRUSTED, LegalBasis.RTF34, NO),
])
def test_which_bodies_agreements_a_court_confirms_by_default(
        legal_type: LegalType, basis: Basis, legal_basis: LegalBasis | None, verdict: Verdict) -> None:
    answer = may_confirm(legal_type, basis, None, legal_basis)
    assert answer.verdict is verdict and answer.articles and answer.why


def test_a_court_says_for_itself_whether_it_confirms_company_committees() -> None:
    assert may_confirm(COMMITTEE, Basis.ENTERPRISE, {"enterprise": "yes"}).verdict is YES
    assert may_confirm(COMMITTEE, Basis.ENTERPRISE, {"enterprise_committee": "no"}).verdict is NO
    assert may_confirm(COMMITTEE, Basis.NEW_FORM, {"enterprise_committee": "no"}).verdict is NO


def test_a_refusal_shows_the_other_door() -> None:
    assert "仲裁审查" in may_confirm(COMMITTEE, Basis.ENTERPRISE, {"enterprise": "no"}).why


def test_no_setting_makes_an_agreement_in_a_suit_confirmable() -> None:
    assert may_confirm(STUDIO, Basis.COURT_ENTRUSTED, {"court_entrusted": "yes"}).verdict is NO


@given(st.sampled_from(LegalType), st.sampled_from(Basis), st.none() | st.sampled_from(LegalBasis), st.dictionaries(
    st.sampled_from([*Basis, *LegalType]).map(str), st.sampled_from(["yes", "no", "ask", "own"])))
def test_every_body_and_channel_gets_an_answer(
        legal_type: LegalType, basis: Basis, legal_basis: LegalBasis | None, setting: dict[str, str]) -> None:
    assert may_confirm(legal_type, basis, setting, legal_basis).verdict in Verdict


def test_the_inviting_court_is_the_only_one() -> None:
    facts = ConfirmationFacts(Basis.COURT_DELEGATED, "禅城", (("李秀英", "南海"),), body_court="顺德")
    assert [choice.court_key for choice in competent_courts(facts)] == ["禅城"]


def test_a_body_acting_by_itself_has_the_courts_of_the_three_places() -> None:
    facts = ConfirmationFacts(Basis.ENTERPRISE, None, (("李秀英", "南海"), ("鑫源", "禅城")), "高明", "禅城")
    choices = {choice.court_key: choice for choice in competent_courts(facts)}
    assert list(choices) == ["南海", "禅城", "高明"]
    assert "鑫源住所地" in choices["禅城"].why and "调解组织所在地" in choices["禅城"].why
    assert str(choices["南海"].article).endswith("第二百零五条第二项")


def test_a_place_without_a_known_court_offers_none() -> None:
    assert competent_courts(ConfirmationFacts(Basis.PEOPLE)) == []


def test_an_agreement_in_a_suit_has_no_court_to_confirm_it() -> None:
    assert competent_courts(ConfirmationFacts(Basis.COURT_ENTRUSTED, "禅城")) == []


@pytest.mark.parametrize(("effective", "last"), [
    (date(2026, 9, 1), date(2026, 10, 8)), (date(2026, 9, 10), date(2026, 10, 10)),
    (date(2026, 8, 28), date(2026, 9, 28)), (date(2026, 1, 16), date(2026, 2, 24)),
    (date(2026, 1, 15), date(2026, 2, 14)), (date(2026, 8, 21), date(2026, 9, 20)),
    (date(2026, 4, 1), date(2026, 5, 6)),
])
def test_thirty_calendar_days_run_from_the_day_of_effect(effective: date, last: date) -> None:
    assert thirty_days_end(effective).on == last
    assert within_thirty_days(effective, last)
    assert not within_thirty_days(effective, date.fromordinal(last.toordinal() + 1))
    assert not within_thirty_days(effective, date.fromordinal(effective.toordinal() - 1))


def test_the_badge_counts_the_day_after_effect_as_the_first() -> None:
    assert day_of_thirty(date(2026, 11, 12), date(2026, 11, 12)) == 0
    assert day_of_thirty(date(2026, 11, 12), date(2026, 11, 19)) == 7


JOINT = JointFacts(("w", "e"), "w", frozenset({"e"}), sides=(("w", "applicant"), ("e", "respondent")),
                   names=(("w", "李秀英"), ("e", "鑫源")))
POWER = PowerOfAttorney(AuthorityScope.SPECIAL, frozenset({SpecialPower.SETTLE}))
TODAY = date(2026, 11, 22)


def test_both_sides_make_a_joint_application() -> None:
    assert joint_application_error(JOINT, TODAY) is None


@pytest.mark.parametrize(("facts", "code"), [
    (replace(JOINT, initiated_by=None), "not_initiated"),
    (replace(JOINT, confirmed_by=frozenset()), "not_joint"),
    (replace(JOINT, parties=("w", "e", "e2")), "not_joint"),
    (replace(JOINT, agents=(("w", "赵律师", None),)), "agent_without_paper"),
    (replace(JOINT, agents=(("w", "赵律师", PowerOfAttorney(AuthorityScope.GENERAL)),)), "agent_without_power"),
    (replace(JOINT, agents=(("w", "赵律师", POWER), ("e", "赵律师", POWER))), "one_agent_for_both"),
])
def test_one_side_alone_or_one_agent_for_both_is_no_joint_application(facts: JointFacts, code: str) -> None:
    refusal = joint_application_error(facts, TODAY)
    assert refusal is not None and refusal.code == code


def test_one_agent_may_act_for_several_workers() -> None:
    facts = replace(JOINT, parties=("w", "w2", "e"), confirmed_by=frozenset({"w2", "e"}),
                    agents=(("w", "赵律师", POWER), ("w2", "赵律师", POWER)),
                    sides=(("w", "applicant"), ("w2", "applicant"), ("e", "respondent")))
    assert joint_application_error(facts, TODAY) is None


def test_whoever_is_missing_is_named() -> None:
    refusal = joint_application_error(replace(JOINT, confirmed_by=frozenset()), TODAY)
    assert refusal is not None and "鑫源" in refusal.message


def test_the_law_has_five_grounds_to_refuse_and_six_to_dismiss() -> None:
    assert [article.number for _, article in REFUSAL_GROUNDS][-1] == "第三百五十五条第一款第五项"
    assert len(REFUSAL_GROUNDS) == 5 and len(DISMISSAL_GROUNDS) == 6
    assert DISMISSAL_GROUNDS[4][0].label == "内容不明确"


@pytest.mark.parametrize("reason", RETURN_REASONS.values(), ids=lambda reason: reason.code)
def test_each_reason_to_send_back_says_what_mends_it(reason: ReturnReason) -> None:
    assert reason.text and reason.article and reason.mended_by in MendedBy
    assert reason.mend.endswith("。") and (reason.material is not None) is (reason.mended_by is MendedBy.PAPER)


def test_the_reasons_that_a_court_uses_most_come_first_and_the_usual_ones_fill_up() -> None:
    assert most_used({}) == USUAL and len(USUAL) == 5
    assert most_used({"force_clause": 3, "due_unclear": 7, "facts_unclear": 3, "no_such_code": 90}) == (
        "due_unclear", "facts_unclear", "force_clause", "identity_missing", "sum_unclear")
    assert most_used({"sum_unclear": 1, "identity_missing": 1}, number=2) == ("identity_missing", "sum_unclear")


def test_there_are_reasons_of_all_three_sorts() -> None:
    sorts = [reason.mended_by for reason in RETURN_REASONS.values()]
    assert len(sorts) >= 12 and set(sorts) == set(MendedBy)


def test_an_unclear_clause_is_mended_by_a_supplement_and_never_in_the_signed_paper() -> None:
    assert RETURN_REASONS["sum_unclear"].mended_by is MendedBy.SUPPLEMENT
    assert RETURN_REASONS["proof_missing"].mended_by is MendedBy.PAPER


def test_the_papers_of_the_law_are_required() -> None:
    required = {rule.material for rule in MATERIALS if rule.required}
    assert {Material.APPLICATION, Material.AGREEMENT, Material.PROOF_OF_MEDIATION, Material.IDENTITY,
            Material.CONTACTS} <= required
    assert Material.MINUTES not in required


def test_an_agent_brings_a_power_and_property_its_proof() -> None:
    assert Material.POWER_OF_ATTORNEY in materials_needed(has_agent=True)
    assert Material.PROPERTY_PROOF in materials_needed(property_rights=True)


READY = ReadinessFacts(
    Basis.PEOPLE, TODAY, date(2026, 11, 12), Answer(YES, "可以申请司法确认"), frozenset(materials_needed()))
WEAK = Finding("acceleration_missing", Severity.YELLOW, "请加上。", None)


def test_a_complete_file_is_ready() -> None:
    assert readiness(READY) == []


@pytest.mark.parametrize(("facts", "code", "severity"), [
    (replace(READY, confirmable=Answer(NO, "这家法院不确认")), "court_does_not_confirm", Severity.RED),
    (replace(READY, confirmable=Answer(ASK, "请先问清")), "ask_court_first", Severity.YELLOW),
    (replace(READY, effective_on=None), "not_in_effect", Severity.RED),
    (replace(READY, effective_on=date(2026, 9, 1)), "thirty_days_over", Severity.RED),
    (replace(READY, effective_on=date(2026, 12, 20), on=date(2026, 12, 21)), "last_day_provisional", Severity.YELLOW),
    (replace(READY, joint_error="还差鑫源确认。"), "not_joint", Severity.RED),
    (replace(READY, court_chosen=False), "no_court", Severity.RED),
    (replace(READY, court_competent=False), "wrong_court", Severity.RED),
    (replace(READY, already_reviewed=True), "already_reviewed", Severity.RED),
    (replace(READY, present=frozenset()), "material_missing", Severity.RED),
    (replace(READY, has_agent=True), "material_missing", Severity.RED),
    (replace(READY, electronic_without_ca=True), "signature_level", Severity.YELLOW),
    (replace(READY, employer_bankrupt=True), "employer_bankrupt", Severity.RED),
    (replace(READY, all_performed=True), "nothing_left_to_enforce", Severity.YELLOW),
    (replace(READY, only_money=False), "not_only_money", Severity.YELLOW),
    (replace(READY, all_can_attend=False), "must_attend", Severity.YELLOW),
    (replace(READY, agreement_findings=(WEAK,)), "acceleration_missing", Severity.YELLOW),
])
def test_what_stands_between_the_file_and_the_court_is_named(
        facts: ReadinessFacts, code: str, severity: Severity) -> None:
    assert {finding.code: finding.severity for finding in readiness(facts)}[code] is severity


def test_where_the_court_confirms_it_nobody_is_warned_of_it_before_filing() -> None:
    codes = {finding.code for finding in readiness(replace(
        READY, all_performed=True, trims_performed=False, only_money=False, trims_acts=False))}
    assert not codes & {"nothing_left_to_enforce", "not_only_money"}


def test_a_missing_paper_is_named_by_its_row() -> None:
    rows = {finding.row for finding in readiness(replace(READY, present=frozenset()))}
    assert rows == {material.value for material in materials_needed()}


def test_what_a_court_checks_in_the_agreement_itself_are_checks_of_the_table() -> None:
    assert COURT_CHECKS <= {rule.code for rule in AGREEMENT_RULES}
