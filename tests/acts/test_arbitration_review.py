"""Arbitration review: asked jointly within fifteen days, taken in, decided; what stays open beside it and after it."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask

from mediation.agreements.models import AgreementStanding, Strengthening
from mediation.confirmations import acts
from mediation.confirmations.acts.arbitration import last_review
from mediation.confirmations.arbitration_models import CommissionAct
from mediation.confirmations.queries import papers_about
from mediation.demo.bodies import Bodies
from mediation.documents.queries import papers_of
from mediation.errors import NotNow, RequirementNotMet
from mediation.extensions import db
from mediation.law.terms import ClaimType
from mediation.notices.queries import notices_of
from mediation.parties.models import Agent
from mediation.sweep import sweep
from tests.acts.arbitration_world import (
    COMMISSION,
    NUMBER,
    OFFICER,
    asked,
    commission_says,
    heard,
    review_docketed,
    review_filed,
)
from tests.acts.confirmation_world import (
    EFFECT,
    a_scan,
    at_the_bodys_seat,
    chosen,
    clerk_of,
    clocks,
    docketed,
    everyone,
    granted,
    in_effect,
    said,
)
from tests.builders import the_bodies

THIRTIETH, REVIEW_END = date(2026, 12, 23), date(2026, 12, 8)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(EFFECT, "15:00")
    return the_bodies()


@pytest.mark.parametrize("begun", [in_effect, chosen])
def test_both_sides_ask_the_commission_and_the_fifteen_days_are_kept(
        bodies: Bodies, begun: Callable[[Bodies], Strengthening]) -> None:
    """Row 48: the thirty days for the court run on beside the review."""
    strengthening = asked(begun(bodies))
    assert strengthening.state == "arbrev_filed"
    assert clocks(strengthening) == {"ARBREV-15": ("stopped", REVIEW_END), "CONF-30": ("running", THIRTIETH)}
    review = last_review(strengthening)
    assert (review.commission, review.filed_on) == (COMMISSION, EFFECT)
    assert {each["party"] for each in review.joined} == {party.public_id for party in everyone(strengthening)}
    assert [paper.code for paper in papers_about(strengthening)].count("D43") == 1
    assert any(COMMISSION in notice.read_out for notice in notices_of(strengthening.case))


def test_an_application_that_was_printed_before_is_not_printed_again(bodies: Bodies) -> None:
    strengthening = asked(in_effect(bodies))
    acts.leave_review_unsigned(_taken_in(strengthening), commission_says(
        on_behalf_of=tuple(everyone(strengthening)[:1])), by=clerk_of(strengthening))
    asked(strengthening)
    assert [paper.code for paper in papers_of(strengthening.case)].count("D43") == 1
    assert len(strengthening.arbitration_reviews) == 2


def _taken_in(strengthening: Strengthening) -> Strengthening:
    acts.docket_review(strengthening, commission_says(), by=clerk_of(strengthening))
    return strengthening


def test_one_side_alone_cannot_ask(bodies: Bodies) -> None:
    strengthening = in_effect(bodies)
    worker, employer = everyone(strengthening)
    with pytest.raises(RequirementNotMet, match=f"仲裁审查要双方共同申请，还差{employer.name}确认") as refused:
        asked(strengthening, [worker])
    assert (refused.value.field, strengthening.state) == ("joining", "b_none")
    with pytest.raises(RequirementNotMet, match="请上传双方签名的仲裁审查申请书"):
        asked(strengthening, proof=None)
    with pytest.raises(RequirementNotMet, match="写明向哪个仲裁委") as refused:
        asked(strengthening, commission=" ")
    assert refused.value.field == "commission"


def test_an_agent_signs_only_with_the_special_power(bodies: Bodies) -> None:
    strengthening = in_effect(bodies)
    worker, employer = everyone(strengthening)
    agent = Agent(case=strengthening.case, name="孙律师", kind="律师", from_on=EFFECT)
    agent.phone = "13800000009"
    db.session.add(agent)
    agent.parties.append(worker)
    db.session.flush()
    joining = [acts.Joining(worker, agent), acts.Joining(employer)]
    facts = heard(commission=COMMISSION, proof=a_scan())
    with pytest.raises(RequirementNotMet, match="孙律师代李秀英申请"):
        acts.file_review(strengthening, joining, facts, by=clerk_of(strengthening))
    agent.special, agent.special_powers = True, ["settle"]
    review = acts.file_review(strengthening, joining, facts, by=clerk_of(strengthening))
    assert review.joined[0] == {"party": worker.public_id, "agent": "孙律师"}


def test_the_fifteenth_day_is_the_last(bodies: Bodies, on: Callable[..., None]) -> None:
    late, strengthening = in_effect(bodies), in_effect(bodies)
    on(REVIEW_END)
    asked(strengthening)
    on(REVIEW_END + timedelta(days=1))
    with pytest.raises(RequirementNotMet, match="2026年12月8日（含当日）届满") as refused:
        asked(late)
    assert refused.value.field == "happened_on" and late.state == "b_none"


def test_where_the_place_knows_no_fifteen_days_it_may_be_asked_later(bodies: Bodies, on: Callable[..., None]) -> None:
    """ZJ 11: a setting of the body."""
    bodies["courier"].settings = {**bodies["courier"].settings, "ARBREV_TIME_LIMIT": None}
    strengthening = in_effect(bodies)
    assert "ARBREV-15" not in clocks(strengthening)
    on(REVIEW_END + timedelta(days=5))
    assert asked(strengthening).state == "arbrev_filed"


def test_an_employment_relation_is_never_reviewed(bodies: Bodies) -> None:
    """O33 75(4)."""
    strengthening = in_effect(bodies)
    strengthening.case.claims[0].type = ClaimType.EMPLOYMENT_RELATION.value
    with pytest.raises(RequirementNotMet, match="确认劳动关系的，仲裁委不受理审查"):
        asked(strengthening)


def test_what_is_void_is_never_reviewed(bodies: Bodies) -> None:
    strengthening = in_effect(bodies)
    strengthening.agreement.standing = AgreementStanding.VOID.value
    with pytest.raises(RequirementNotMet, match="无效"):
        asked(strengthening)


@pytest.mark.parametrize("begun", [docketed, granted])
def test_what_is_before_the_court_or_confirmed_is_not_reviewed(
        bodies: Bodies, begun: Callable[[Bodies], Strengthening]) -> None:
    """O33 75(5)."""
    with pytest.raises(NotNow, match="不能“共同申请仲裁审查”"):
        asked(begun(bodies))


def test_the_commission_takes_it_in_and_its_five_working_days_begin(bodies: Bodies) -> None:
    """Row 48a: they are the commission's days, not the body's."""
    strengthening = review_filed(bodies)
    with pytest.raises(RequirementNotMet, match="案号"):
        acts.docket_review(strengthening, heard(officer=OFFICER), by=clerk_of(strengthening))
    with pytest.raises(RequirementNotMet, match="经办人"):
        acts.docket_review(strengthening, heard(number=NUMBER), by=clerk_of(strengthening))
    acts.docket_review(strengthening, commission_says(), by=clerk_of(strengthening))
    assert strengthening.state == "arbrev_docketed"
    assert clocks(strengthening)["ARBREV-5WD"] == ("running", date(2026, 11, 30))
    row = next(row for row in strengthening.case.deadlines if row.clock_id == "ARBREV-5WD")
    assert row.whose == "other"
    review = last_review(strengthening)
    assert (review.number, review.officer, review.docketed_on) == (NUMBER, OFFICER, EFFECT)
    assert [paper.title for paper in papers_about(strengthening) if paper.code == "E07"] == ["仲裁委：受理审查申请"]


def test_the_commission_may_take_five_working_days_more_once(bodies: Bodies) -> None:
    """O33 76, with approval on paper."""
    strengthening = review_docketed(bodies)
    with pytest.raises(RequirementNotMet, match="扫描件"):
        acts.extend_review(strengthening, commission_says(proof=None), by=clerk_of(strengthening))
    acts.extend_review(strengthening, commission_says(), by=clerk_of(strengthening))
    assert strengthening.state == "arbrev_docketed"
    assert clocks(strengthening)["ARBREV-5WD"] == ("running", date(2026, 12, 7))
    row = next(row for row in strengthening.case.deadlines if row.clock_id == "ARBREV-5WD")
    assert "仲裁委批准延长至2026-12-07" in row.how
    with pytest.raises(RequirementNotMet, match="已经延长过一次"):
        acts.extend_review(strengthening, commission_says(), by=clerk_of(strengthening))


def test_the_end_of_the_commissions_days_is_told_and_ends_nothing(bodies: Bodies, on: Callable[..., None]) -> None:
    strengthening = review_docketed(bodies)
    db.session.commit()
    on(date(2026, 12, 1))
    sweep()
    assert strengthening.state == "arbrev_docketed" and clocks(strengthening)["ARBREV-5WD"][0] == "over"


def test_the_paper_that_both_signed_for_is_a_title(bodies: Bodies, on: Callable[..., None]) -> None:
    """Row 49: effective with the last signature, enforced within two years of the last due day."""
    strengthening = review_docketed(bodies)
    on(EFFECT + timedelta(days=3))
    worker, employer = everyone(strengthening)
    half = ((worker, EFFECT + timedelta(days=2)),)
    paper = {"decided_on": EFFECT + timedelta(days=1)}
    with pytest.raises(RequirementNotMet, match=f"还缺{employer.name}签收的日期") as refused:
        acts.issue_review_paper(strengthening, commission_says(signed=half, **paper), by=clerk_of(strengthening))
    assert refused.value.field == f"signed-{employer.public_id}"
    both = (*half, (employer, EFFECT + timedelta(days=3)))
    with pytest.raises(RequirementNotMet, match="不能早于仲裁调解书的日期"):
        acts.issue_review_paper(strengthening, commission_says(signed=both, decided_on=EFFECT + timedelta(days=3)),
                                by=clerk_of(strengthening))
    with pytest.raises(RequirementNotMet, match="扫描件"):
        acts.issue_review_paper(strengthening, commission_says(signed=both, proof=None, **paper),
                                by=clerk_of(strengthening))
    row = acts.issue_review_paper(strengthening, commission_says(signed=both, **paper), by=clerk_of(strengthening))
    assert strengthening.state == "arbrev_issued" and row.kind_term is CommissionAct.ISSUED
    assert row.signed_on(worker) == EFFECT + timedelta(days=2)
    found = clocks(strengthening)
    assert {name: found[name][0] for name in found} == {
        "ARBREV-15": "stopped", "ARBREV-5WD": "stopped", "CONF-30": "stopped", "ENF-2Y": "running"}
    step = strengthening.case.steps[-1]
    assert (step.act, step.happened_on) == ("issue_review_paper", EFFECT + timedelta(days=3))


def test_a_paper_that_nobody_signed_for_is_refused(bodies: Bodies) -> None:
    strengthening = review_docketed(bodies)
    with pytest.raises(RequirementNotMet, match="每个人签收"):
        acts.issue_review_paper(strengthening, commission_says(decided_on=EFFECT), by=clerk_of(strengthening))


def test_a_party_that_does_not_sign_leaves_the_agreement_and_the_other_door(
        bodies: Bodies, on: Callable[..., None]) -> None:
    """Row 49a: the agreement stays in effect, the thirty days run on, confirmation can still be chosen."""
    strengthening = review_docketed(bodies)
    with pytest.raises(RequirementNotMet, match="谁没有签收"):
        acts.leave_review_unsigned(strengthening, commission_says(), by=clerk_of(strengthening))
    on(EFFECT + timedelta(days=4))
    acts.leave_review_unsigned(strengthening, commission_says(on_behalf_of=tuple(everyone(strengthening)[1:])),
                               by=clerk_of(strengthening))
    assert strengthening.state == "b_none"
    assert strengthening.agreement.standing == AgreementStanding.IN_EFFECT.value
    assert clocks(strengthening)["CONF-30"] == ("running", THIRTIETH)
    assert clocks(strengthening)["ARBREV-5WD"][0] == "stopped"
    acts.choose_confirmation(strengthening, at_the_bodys_seat(strengthening), said(), by=clerk_of(strengthening))
    assert strengthening.state == "conf_prep"


def test_unsigned_after_the_thirty_days_the_record_closes_at_once(bodies: Bodies, on: Callable[..., None]) -> None:
    """Rows 49a, 35a: the thirty days ended while the review was open."""
    strengthening = review_docketed(bodies)
    db.session.commit()
    on(THIRTIETH + timedelta(days=1))
    sweep()
    assert strengthening.state == "arbrev_docketed"
    assert clocks(strengthening)["CONF-30"] == ("closed", THIRTIETH)
    acts.leave_review_unsigned(strengthening, commission_says(on_behalf_of=tuple(everyone(strengthening)[:1])),
                               by=clerk_of(strengthening))
    assert strengthening.state == "b_expired"
    assert [step.row for step in strengthening.case.steps[-2:]] == ["49a", "35a"]
