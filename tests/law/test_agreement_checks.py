"""What is wrong or weak in a draft agreement: one example for each rule."""
from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.law.agreement import AGREEMENT_RULES, check_agreement
from mediation.law.agreement_facts import (
    AgentFacts,
    AgreedClaim,
    AgreementFacts,
    InjuryFacts,
    ObligationFacts,
    PartyFacts,
    PaymentWay,
    SettlementScope,
    UndisputedSum,
)
from mediation.law.answers import Audience, Finding, Severity
from mediation.law.capacity import AuthorityScope, PowerOfAttorney, SpecialPower
from mediation.law.terms import Basis, CaseKind, ClaimType, Language, PartyKind, Side

WORKER = PartyFacts("w", "李秀英", Side.APPLICANT)
EMPLOYER = PartyFacts("e", "鑫源建筑劳务有限公司", Side.RESPONDENT, PartyKind.EMPLOYER)
FIRST = ObligationFacts("1", "e", "w", 945000, claim=ClaimType.WAGES, due_on=date(2026, 12, 15),
                        way=PaymentWay.TRANSFER, account="6222 0000 0000 0000", series="工资")
SECOND = replace(FIRST, row="2", due_on=date(2027, 1, 31))
DRAFT = AgreementFacts(
    Basis.ENTERPRISE, date(2026, 11, 12), (WORKER, EMPLOYER), (FIRST, SECOND),
    claims=(AgreedClaim(ClaimType.WAGES, 2100000, 1890000),), total=1890000, total_words="人民币壹万捌仟玖佰元整",
    clauses=(("1", "被申请人于2026年12月15日前（含当日）支付9,450.00元。"),),
    scope=SettlementScope.LISTED_FOR_GOOD, breach_clause=True, acceleration=True, place="调解室", mediators=("王敏",),
    body="鑫源劳动争议调解委员会", number_of_copies=3)
SPECIAL = PowerOfAttorney(AuthorityScope.SPECIAL, frozenset({SpecialPower.SETTLE}), date(2026, 12, 31))


def found(facts: AgreementFacts) -> dict[str, Finding]:
    return {finding.code: finding for finding in check_agreement(facts)}


def rows(*changed: dict[str, Any], **more: Any) -> AgreementFacts:
    """The draft with rows like the first one, changed; sums left out so that only the row is judged."""
    made = tuple(replace(FIRST, row=str(number), series="", **change) for number, change in enumerate(changed, 1))
    return replace(DRAFT, obligations=made, total=None, total_words="", claims=(), **more)


def people(worker: dict[str, Any] | None = None, employer: dict[str, Any] | None = None,
           **more: Any) -> AgreementFacts:
    return replace(DRAFT, parties=(replace(WORKER, **(worker or {})), replace(EMPLOYER, **(employer or {}))), **more)


EXAMPLES: dict[str, AgreementFacts] = {
    "period_over": replace(DRAFT, period_ends_on=date(2026, 11, 11)),
    "court_period_over": replace(DRAFT, basis=Basis.COURT_DELEGATED, period_ends_on=date(2026, 11, 11)),
    "usual_period_over": replace(DRAFT, basis=Basis.PEOPLE, period_ends_on=date(2026, 11, 11), period_is_usual=True),
    "party_number_missing": people(worker={"number_ok": False}),
    "party_basics_missing": people(employer={"address_known": False}),
    "one_side_only": people(employer={"signs": False}),
    "agent_without_power": people(employer={"agent": AgentFacts("赵经理")}),
    "guardian_missing": people(worker={"guardian_needed": True}),
    "language_unsettled": people(worker={"language": Language.UYGHUR, "language_settled": False}),
    "interpreter_sentence_missing": people(worker={"language": Language.UYGHUR}),
    "represented_not_consented": people(worker={"represented": True, "consented": False}),
    "number_of_representatives": replace(DRAFT, collective=True, representatives=3),
    "worker_without_row": replace(DRAFT, collective=True, parties=(
        WORKER, replace(WORKER, id="w2", name="买买提·阿卜杜拉"), EMPLOYER)),
    "heirs_missing": people(worker={"heirs_missing": 2}),
    "employer_bankrupt": people(employer={"bankrupt": True}),
    "mediator_not_disclosed": replace(DRAFT, mediator_disclosed=False),
    "no_obligation": replace(DRAFT, obligations=()),
    "requests_missing": replace(DRAFT, requests_stated=False),
    "facts_missing": replace(DRAFT, basis=Basis.PEOPLE, facts_stated=False),
    "frame_incomplete": replace(DRAFT, place="", number_of_copies=None),
    "scope_missing": replace(DRAFT, scope=None),
    "open_claims_unlisted": replace(DRAFT, scope=SettlementScope.PART, claims=(
        *DRAFT.claims, AgreedClaim(ClaimType.OVERTIME, settled=False))),
    "injury_notice_missing": rows({"claim": ClaimType.WORK_INJURY}),
    "injury_not_recognised": rows({"claim": ClaimType.WORK_INJURY}, injury=InjuryFacts(notice_in_text=True)),
    "relation_confirmed": rows({"act": "确认劳动关系存续", "claim": ClaimType.EMPLOYMENT_RELATION}),
    "title_confirmed": rows({"act": "确认货车所有权归李秀英", "amount": None}),
    "insurance_money": rows({"claim": ClaimType.SOCIAL_INSURANCE}),
    "papers_missing": replace(DRAFT, employment_ends_on=date(2026, 11, 30)),
    "papers_late": replace(DRAFT, employment_ends_on=date(2026, 11, 30), certificate_due=date(2026, 12, 5),
                           transfer_due=date(2026, 12, 15)),
    "facts_contradict": replace(DRAFT, facts_sums=(UndisputedSum(ClaimType.WAGES, 1000000, 1890000),)),
    "payer_missing": rows({"payer": None}),
    "payee_missing": rows({"payee": None}),
    "payer_is_payee": rows({"payer": "w"}),
    "person_unknown": rows({"payer": "nobody"}),
    "third_party_unsigned": rows({"payer": None, "third_party_payer": "大成总包"}),
    "joint_debtor_unsigned": rows({"joint_debtors": ("大成",)}),
    "amount_missing": rows({"amount": None}),
    "amount_not_positive": rows({"amount": -100}),
    "total_differs": replace(DRAFT, total=1900000, total_words=""),
    "words_differ": replace(DRAFT, total_words="壹万捌仟元整"),
    "claim_sum_differs": replace(DRAFT, claims=(AgreedClaim(ClaimType.WAGES, agreed=1900000),)),
    "due_missing": rows({"due_on": None}),
    "event_uncertain": rows({"due_on": None, "event": "账户解封之日"}),
    "due_before_agreement": rows({"due_on": date(2026, 11, 11)}),
    "instalments_not_increasing": replace(DRAFT, obligations=(SECOND, FIRST)),
    "account_missing": rows({"account": ""}),
    "agent_collects": rows({"account_of_agent": "赵律师"}),
    "breach_clause_missing": replace(DRAFT, breach_clause=False),
    "acceleration_missing": replace(DRAFT, acceleration=False),
    "recurring_without_end": rows({"recurring": True}),
    "tax_unsaid": rows({"tax_said": False}),
    "agreed_above_asked": replace(DRAFT, claims=(AgreedClaim(ClaimType.WAGES, 1000000, 1890000),)),
    "agreed_below_estimate": replace(DRAFT, claims=(AgreedClaim(ClaimType.WAGES, 2100000, 1890000, 2500000),)),
    "nothing_left_to_enforce": rows({"on_the_spot": True}),
    "act_may_be_trimmed": rows({"act": "书面道歉"}),
}


def test_a_sound_draft_has_nothing_against_it() -> None:
    assert check_agreement(DRAFT) == []


@pytest.mark.parametrize("rule", AGREEMENT_RULES, ids=lambda rule: rule.code)
def test_each_rule_finds_its_example_and_says_what_to_do(rule: Any) -> None:
    finding = found(EXAMPLES[rule.code])[rule.code]
    assert finding.article and finding.message.endswith("。")
    assert finding.severity is rule.severity


def test_there_are_at_least_twenty_five_rules_and_no_code_twice() -> None:
    codes = [rule.code for rule in AGREEMENT_RULES]
    assert len(codes) == len(set(codes)) >= 25


def test_an_agent_with_the_power_to_settle_may_sign() -> None:
    assert "agent_without_power" not in found(people(employer={"agent": AgentFacts("赵经理", SPECIAL)}))


def test_an_agent_whose_power_has_ended_may_not() -> None:
    late = people(employer={"agent": AgentFacts("赵经理", SPECIAL)}, agreed_on=date(2027, 1, 1))
    assert "为止" in found(late)["agent_without_power"].message


@pytest.mark.parametrize(("code", "unless"), [
    ("act_may_be_trimmed", {"trims_acts": False}), ("nothing_left_to_enforce", {"trims_performed": False})])
def test_where_the_court_confirms_it_nobody_is_warned_of_it(code: str, unless: dict[str, bool]) -> None:
    assert code in found(EXAMPLES[code])
    assert code not in found(replace(EXAMPLES[code], **unless))  # type: ignore[arg-type]


def test_a_finding_points_to_its_row() -> None:
    assert found(EXAMPLES["account_missing"])["account_missing"].row == "1"
    assert found(EXAMPLES["heirs_missing"])["heirs_missing"].row == "party:w"


def test_cash_on_the_spot_needs_neither_account_nor_day() -> None:
    codes = set(found(rows({"on_the_spot": True, "account": "", "due_on": None}, to_be_confirmed=False)))
    assert not codes & {"account_missing", "due_missing", "breach_clause_missing", "nothing_left_to_enforce"}


def test_a_certain_event_does_instead_of_a_day() -> None:
    codes = found(rows({"due_on": None, "event": "签收仲裁调解书之日", "event_certain": True}))
    assert not {"due_missing", "event_uncertain"} & set(codes)


def test_a_third_party_who_signs_may_pay() -> None:
    assert "third_party_unsigned" not in found(rows(
        {"payer": None, "third_party_payer": "大成总包", "third_party_signs": True}))


def test_a_low_settlement_is_shown_to_the_mediator_and_stops_nothing() -> None:
    finding = found(EXAMPLES["agreed_below_estimate"])["agreed_below_estimate"]
    assert finding.severity is Severity.YELLOW and finding.audience is Audience.MEDIATOR
    assert "6,100.00" in finding.message


def test_open_claims_that_are_listed_are_in_order() -> None:
    listed = replace(EXAMPLES["open_claims_unlisted"], open_claims=(ClaimType.OVERTIME,))
    assert "open_claims_unlisted" not in found(listed)


def test_settling_for_good_with_a_claim_left_open_does_not_fit() -> None:
    left = replace(EXAMPLES["open_claims_unlisted"], scope=SettlementScope.LISTED_FOR_GOOD)
    assert "部分达成" in found(left)["open_claims_unlisted"].message


def test_an_injury_that_is_recognised_but_not_graded_is_a_weak_point() -> None:
    facts = rows({"claim": ClaimType.WORK_INJURY}, injury=InjuryFacts(recognised=True, notice_in_text=True))
    assert "鉴定" in found(facts)["injury_not_recognised"].message
    graded = replace(facts, injury=InjuryFacts(True, True, True))
    assert "injury_not_recognised" not in found(graded)


def test_papers_due_at_the_end_and_within_fifteen_days_are_in_time() -> None:
    facts = replace(DRAFT, employment_ends_on=date(2026, 11, 30), certificate_due=date(2026, 11, 30),
                    transfer_due=date(2026, 12, 15))
    assert check_agreement(facts) == []


def test_a_file_transferred_after_more_than_fifteen_days_is_late() -> None:
    facts = replace(DRAFT, employment_ends_on=date(2026, 11, 30), certificate_due=date(2026, 11, 30),
                    transfer_due=date(2026, 12, 16))
    assert "2026年12月15日" in found(facts)["papers_late"].message


def test_a_joint_debtor_who_signs_answers_for_the_debt() -> None:
    assert "joint_debtor_unsigned" not in found(rows({"joint_debtors": ("e",)}))


def test_facts_that_agree_with_the_sum_are_in_order() -> None:
    assert check_agreement(replace(DRAFT, facts_sums=(
        UndisputedSum(ClaimType.WAGES, 1890000, 1890000), UndisputedSum(ClaimType.OVERTIME, 1)))) == []


def test_what_is_paid_for_something_else_is_not_asked_for_an_insurance_loss() -> None:
    assert "insurance_money" not in found(rows({"claim": ClaimType.WAGES}, employment_ends_on=None))


def test_a_peoples_committee_need_not_state_the_requests_as_a_company_committee_must() -> None:
    assert "requests_missing" not in found(replace(DRAFT, basis=Basis.PEOPLE, requests_stated=False))


def test_banned_phrases_are_found_with_the_row_of_their_clause() -> None:
    facts = replace(DRAFT, clauses=(("7", "一方不履行可申请强制执行。"),))
    assert found(facts)["enforceable_unconfirmed"].row == "7"


def test_red_findings_come_first() -> None:
    facts = replace(EXAMPLES["agreed_below_estimate"], breach_clause=False, scope=None)
    severities = [finding.severity for finding in check_agreement(facts)]
    assert severities[0] is Severity.RED and severities == sorted(severities, key=lambda one: one is not Severity.RED)


def test_twelve_workers_with_a_row_each_and_three_representatives_pass() -> None:
    workers = tuple(replace(WORKER, id=f"w{number}", name=f"工人{number}", represented=True) for number in range(12))
    each = tuple(replace(FIRST, row=str(number), payee=f"w{number}", series="") for number in range(12))
    facts = replace(DRAFT, parties=(*workers, EMPLOYER), obligations=each, collective=True, representatives=3,
                    claims=(), total=12 * 945000, total_words="壹拾壹万叁仟肆佰元整")
    assert check_agreement(facts) == []


def test_the_interpreters_sentence_settles_the_language() -> None:
    assert check_agreement(people(worker={"language": Language.KAZAKH}, interpreter_sentence=True)) == []


@given(st.lists(st.builds(
    ObligationFacts, row=st.text(max_size=3), payer=st.none() | st.sampled_from("we"),
    payee=st.none() | st.sampled_from("we"), amount=st.none() | st.integers(-10**14, 10**14), act=st.text(max_size=3),
    claim=st.none() | st.sampled_from(ClaimType), due_on=st.none() | st.dates(), series=st.text(max_size=1),
    event=st.text(max_size=3), recurring=st.booleans()), max_size=5),
    st.none() | st.integers(0, 9_999_999_999_999), st.sampled_from(Basis), st.sampled_from(CaseKind))
def test_any_draft_can_be_checked(
        obligations: list[ObligationFacts], total: int | None, basis: Basis, kind: CaseKind) -> None:
    facts = replace(DRAFT, obligations=tuple(obligations), total=total, basis=basis, kind=kind)
    assert all(finding.message and finding.article for finding in check_agreement(facts))
