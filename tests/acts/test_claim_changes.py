"""After the application claims are added, changed and given up by the party's own signed act; the old ones are kept."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask

from mediation.cases.acts import perform
from mediation.cases.facts import Withdrawal
from mediation.cases.models import Case
from mediation.cases.taking_back import take_back
from mediation.deadlines.acts import running
from mediation.demo.bodies import Bodies
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.evidence.uploads import Upload
from mediation.extensions import db
from mediation.intake.facts import ClaimFacts
from mediation.intake.parties.claim_changes import ClaimDecision, SignedBy, add_claim, change_claim, give_up_claim
from mediation.intake.powers.representation import AgentKind, PowerGiven, give_power
from mediation.law.capacity import SpecialPower
from mediation.law.terms import ClaimType
from tests.acts.walked import a_scan
from tests.builders import a_draft, a_submitted_case, the_bodies

MONDAY = date(2026, 3, 2)
NINE_THOUSAND = ClaimFacts(ClaimType.WAGES, amount_fen=900000, formula="三个月×3000")


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY, "09:30")
    return the_bodies()


@pytest.fixture
def clerk(bodies: Bodies) -> Any:
    return bodies.people["wangmin"]


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return a_submitted_case(bodies)[0]


def signed(**more: Any) -> ClaimDecision:
    return ClaimDecision(**{"reason": "算漏了一个月", "proof": a_scan(), **more})


def test_a_changed_claim_stands_in_the_history_with_what_was_asked_before(case: Case, clerk: Any) -> None:
    claim = case.claims[0]
    change_claim(claim, NINE_THOUSAND, signed(), by=clerk)
    step, (kept,) = case.steps[-1], claim.changes
    assert claim.amount_fen == 900000 and (kept.kind, kept.before["amount_fen"], kept.step) == ("changed", 820000, step)
    assert step.reason == "李秀英：拖欠工资8,200.00元 → 拖欠工资9,000.00元。算漏了一个月"
    assert step.act_words == "变更请求" and step.on_behalf_of == [claim.claimant.public_id] and step.proof is not None
    assert step.row == ""


def test_a_claim_given_up_stands_in_the_history_too(case: Case, clerk: Any) -> None:
    claim = case.claims[0]
    give_up_claim(claim, signed(reason="单位已经另外付清"), by=clerk)
    assert claim.given_up and not claim.is_open
    assert case.steps[-1].reason == "李秀英：拖欠工资8,200.00元。单位已经另外付清"
    assert claim.changes[0].kind == "given_up"


def test_a_claim_added_after_the_application_interrupts_its_limitation_that_day(
        case: Case, clerk: Any, on: Callable[..., None]) -> None:
    on(MONDAY + timedelta(days=3))
    overtime = ClaimFacts(ClaimType.OVERTIME, about=True, knew_on=date(2025, 12, 1))
    claim = add_claim(case, overtime, signed(), by=clerk)
    db.session.commit()
    assert claim.interruptions[0].happened_on == MONDAY + timedelta(days=3) and claim.against == case.respondents
    assert running(claim, case, "LIM-1Y").starts_on == MONDAY + timedelta(days=3)
    assert claim.changes[0].kind == "added"


def test_the_other_side_may_claim_too(case: Case, clerk: Any) -> None:
    training = ClaimFacts(ClaimType.TRAINING, by_respondent=True, amount_fen=300000)
    claim = add_claim(case, training, signed(), by=clerk)
    assert claim.claimant is case.respondents[0] and claim.against == case.applicants


@pytest.mark.parametrize(("lacks", "field"), [({"reason": " "}, "reason"), ({"proof": None}, "scan")])
def test_what_is_asked_is_changed_only_on_the_partys_signed_paper_and_with_its_reason(
        case: Case, clerk: Any, lacks: dict[str, Any], field: str) -> None:
    claim, said = case.claims[0], signed(**lacks)
    for change in (lambda: change_claim(claim, NINE_THOUSAND, said, by=clerk),
                   lambda: give_up_claim(claim, said, by=clerk),
                   lambda: add_claim(case, NINE_THOUSAND, said, by=clerk)):
        with pytest.raises(RequirementNotMet) as refused:
            change()
        assert refused.value.field == field
    assert (claim.amount_fen, claim.given_up, len(case.claims)) == (820000, False, 1)


def test_what_a_representative_signs_needs_the_consent_of_the_represented(bodies: Bodies, clerk: Any) -> None:
    case, _slips = a_submitted_case(bodies, workers=("李秀英", "赵强"))
    mine, other = case.claims
    case.applicants[0].is_representative = True
    by_representative = signed(signed_by=SignedBy.REPRESENTATIVE)
    with pytest.raises(RequirementNotMet, match="赵强本人同意") as refused:
        give_up_claim(other, by_representative, by=clerk)
    assert refused.value.field == "consent"
    give_up_claim(other, replace(by_representative, consent=a_scan()), by=clerk)
    give_up_claim(mine, by_representative, by=clerk)
    assert other.changes[0].consent is not None and mine.given_up


def test_what_an_agent_signs_needs_the_special_power(case: Case, clerk: Any) -> None:
    claim, by_agent = case.claims[0], signed(signed_by=SignedBy.AGENT)
    power = PowerGiven(name="张律师", kind=AgentKind.LAWYER, from_on=MONDAY, powers=(SpecialPower.CHANGE,))
    give_power(case, case.applicants, power, Upload(b"%PDF-1.4 signed", "application/pdf", "signed.pdf"), by=clerk)
    with pytest.raises(RequirementNotMet, match="代为放弃请求"):
        give_up_claim(claim, by_agent, by=clerk)
    change_claim(claim, NINE_THOUSAND, by_agent, by=clerk)
    assert claim.amount_fen == 900000


def test_before_the_application_is_handed_in_claims_are_only_being_written_down(bodies: Bodies, clerk: Any) -> None:
    draft = a_draft(bodies)
    steps = len(draft.steps)
    change_claim(draft.claims[0], NINE_THOUSAND, by=clerk)
    with pytest.raises(RequirementNotMet, match="止日早于起日"):
        change_claim(draft.claims[0], replace(NINE_THOUSAND, from_on=MONDAY, until_on=date(2026, 1, 1)), by=clerk)
    add_claim(draft, ClaimFacts(ClaimType.OVERTIME), by=clerk)
    give_up_claim(draft.claims[1], by=clerk)
    assert len(draft.steps) == steps and not draft.claims[0].changes


def test_a_change_can_be_taken_back_like_any_act(case: Case, clerk: Any) -> None:
    change_claim(case.claims[0], NINE_THOUSAND, signed(), by=clerk)
    db.session.commit()
    take_back(case, case.steps[-1], by=clerk)
    assert case.claims[0].amount_fen == 820000


def test_only_who_handles_the_case_and_only_before_its_end(bodies: Bodies, case: Case, clerk: Any) -> None:
    with pytest.raises(NotPermitted):
        change_claim(case.claims[0], NINE_THOUSAND, signed(), by=bodies.people["gulnar"])
    perform(case, "withdraw", by=clerk, facts=Withdrawal(spoken_alone_on=MONDAY, spoken_alone_by="王敏", reason="和好",
                                                         proof=a_scan()))
    for change in (lambda: give_up_claim(case.claims[0], signed(), by=clerk),
                   lambda: add_claim(case, NINE_THOUSAND, signed(), by=clerk)):
        with pytest.raises(NotNow):
            change()
