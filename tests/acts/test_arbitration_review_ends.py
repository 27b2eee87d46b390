"""How a review ends without a paper, and what the thirty days of the court do meanwhile and after."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from mediation.agreements.models import Strengthening
from mediation.cases.acts import may_now
from mediation.closing.checklist import open_lines
from mediation.confirmations import acts
from mediation.confirmations.acts.arbitration import last_review
from mediation.confirmations.arbitration_models import CommissionAct
from mediation.confirmations.queries import papers_about
from mediation.demo.bodies import Bodies
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.notices.queries import notices_of
from mediation.sweep import sweep
from tests.acts.arbitration_world import (
    COMMISSION,
    asked,
    commission_says,
    heard,
    review_docketed,
    review_filed,
    signed_for,
)
from tests.acts.confirmation_world import (
    EFFECT,
    a_scan,
    all_join,
    at_the_bodys_seat,
    clerk_of,
    clocks,
    everyone,
    in_effect,
    liaison_of,
    said,
)
from tests.builders import the_bodies

THIRTIETH, REVIEW_END = date(2026, 12, 23), date(2026, 12, 8)
REFUSED = {"grounds": ("wrong_commission",)}
NO_PAPER = {"grounds": ("unclear",)}


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(EFFECT, "15:00")
    return the_bodies()


def refused_to_take(bodies: Bodies) -> Strengthening:
    strengthening = review_filed(bodies)
    acts.refuse_review(strengthening, commission_says(**REFUSED), by=clerk_of(strengthening))
    return strengthening


def given_no_paper(bodies: Bodies) -> Strengthening:
    strengthening = review_docketed(bodies)
    acts.give_no_paper(strengthening, commission_says(**NO_PAPER), by=clerk_of(strengthening))
    return strengthening


def taken_back(bodies: Bodies) -> Strengthening:
    strengthening = review_docketed(bodies)
    acts.withdraw_review(strengthening, heard(on_behalf_of=tuple(everyone(strengthening)[:1]), proof=a_scan()),
                         by=clerk_of(strengthening))
    return strengthening


WITHOUT_PAPER = [refused_to_take, given_no_paper, taken_back]


def offered(strengthening: Strengthening, by: Any) -> set[str]:
    return {act for act, _ in may_now(strengthening, by)}


@pytest.mark.parametrize("ended, state", [(refused_to_take, "arbrev_refused"), (given_no_paper, "arbrev_nopaper"),
                                          (taken_back, "arbrev_withdrawn")])
def test_a_review_without_a_paper_leaves_the_agreement_as_it_is(
        bodies: Bodies, ended: Callable[[Bodies], Strengthening], state: str) -> None:
    """Row 49."""
    strengthening = ended(bodies)
    assert strengthening.state == state
    assert clocks(strengthening)["CONF-30"] == ("running", THIRTIETH)
    assert clocks(strengthening).get("ARBREV-5WD", ("stopped",))[0] == "stopped"
    told = [notice.read_out for notice in notices_of(strengthening.case) if notice.party_id]
    assert any("协议仍然有效；最迟2026年12月23日" in words for words in told)
    assert "file_review" not in offered(strengthening, clerk_of(strengthening))


def test_the_commissions_decisions_name_their_ground_and_are_in_writing(bodies: Bodies) -> None:
    filed = review_filed(bodies)
    with pytest.raises(RequirementNotMet, match="不予受理的情形") as refused:
        acts.refuse_review(filed, commission_says(grounds=("unclear",)), by=clerk_of(filed))
    assert refused.value.field == "grounds" and "第七十五条" in str(refused.value.article)
    with pytest.raises(RequirementNotMet, match="扫描件"):
        acts.refuse_review(filed, commission_says(proof=None, **REFUSED), by=clerk_of(filed))
    reviewed = review_docketed(bodies)
    with pytest.raises(RequirementNotMet, match="不予制作调解书的情形") as refused:
        acts.give_no_paper(reviewed, commission_says(grounds=("late",)), by=clerk_of(reviewed))
    assert "第七十八条" in str(refused.value.article)


def test_who_withdraws_signs_for_it(bodies: Bodies) -> None:
    strengthening = review_filed(bodies)
    with pytest.raises(RequirementNotMet, match="谁撤回"):
        acts.withdraw_review(strengthening, heard(proof=a_scan()), by=clerk_of(strengthening))
    worker = everyone(strengthening)[0]
    with pytest.raises(RequirementNotMet, match="签名的撤回申请"):
        acts.withdraw_review(strengthening, heard(on_behalf_of=(worker,)), by=clerk_of(strengthening))
    acts.withdraw_review(strengthening, heard(on_behalf_of=(worker,), proof=a_scan()), by=clerk_of(strengthening))
    assert strengthening.state == "arbrev_withdrawn"
    assert "E07" not in [paper.code for paper in papers_about(strengthening)]


@pytest.mark.parametrize("ended", WITHOUT_PAPER)
def test_after_a_refusal_the_parties_go_to_the_court_within_the_thirty_days(
        bodies: Bodies, on: Callable[..., None], ended: Callable[[Bodies], Strengthening]) -> None:
    """Row 50: the thirty days are still those of the first effect."""
    strengthening = ended(bodies)
    on(THIRTIETH)
    acts.choose_confirmation(strengthening, at_the_bodys_seat(strengthening), said(), by=clerk_of(strengthening))
    assert strengthening.state == "conf_prep" and strengthening.case.steps[-1].row == "50"
    all_join(strengthening)
    acts.file_application(strengthening, said(despite="材料随后补交"), by=clerk_of(strengthening))
    assert (strengthening.state, strengthening.filed_on_day) == ("conf_filed", 30)


def test_the_court_is_not_chosen_after_the_thirty_days(bodies: Bodies, on: Callable[..., None]) -> None:
    strengthening = refused_to_take(bodies)
    on(THIRTIETH + timedelta(days=1))
    with pytest.raises(RequirementNotMet, match="不能再申请司法确认"):
        acts.choose_confirmation(strengthening, at_the_bodys_seat(strengthening), said(), by=clerk_of(strengthening))


@pytest.mark.parametrize("ended", WITHOUT_PAPER)
def test_the_thirty_days_close_a_review_that_gave_no_paper(
        bodies: Bodies, on: Callable[..., None], ended: Callable[[Bodies], Strengthening]) -> None:
    """Row 50a, by the sweep; the notice to the parties is prepared."""
    strengthening = ended(bodies)
    db.session.commit()
    on(THIRTIETH)
    sweep()
    assert strengthening.state.startswith("arbrev_")
    on(THIRTIETH + timedelta(days=1))
    sweep()
    assert strengthening.state == "b_expired" and strengthening.case.steps[-1].row == "50a"
    assert clocks(strengthening)["CONF-30"] == ("closed", THIRTIETH)
    sweep()
    assert [step.act for step in strengthening.case.steps].count("expire") == 1


def test_a_decision_after_the_thirty_days_closes_the_record_at_once(bodies: Bodies, on: Callable[..., None]) -> None:
    """Rows 49, 50a: their end passed while the commission still had it."""
    strengthening = review_filed(bodies)
    db.session.commit()
    on(THIRTIETH + timedelta(days=2))
    sweep()
    assert strengthening.state == "arbrev_filed"
    acts.refuse_review(strengthening, commission_says(**REFUSED), by=clerk_of(strengthening))
    assert strengthening.state == "b_expired"
    assert [step.row for step in strengthening.case.steps[-2:]] == ["49", "50a"]
    assert last_review(strengthening).decisions[-1].kind_term is CommissionAct.REFUSED


def test_an_open_review_keeps_the_file_open(bodies: Bodies) -> None:
    strengthening = review_filed(bodies)
    assert "仲裁审查：已申请仲裁审查" in open_lines(strengthening.case)
    acts.docket_review(strengthening, commission_says(), by=clerk_of(strengthening))
    assert "仲裁审查：仲裁委审查中" in open_lines(strengthening.case)
    acts.issue_review_paper(strengthening, commission_says(signed=signed_for(strengthening), decided_on=EFFECT),
                            by=clerk_of(strengthening))
    assert not [line for line in open_lines(strengthening.case) if line.startswith("仲裁审查")]


def test_nobody_else_and_no_other_moment(bodies: Bodies) -> None:
    strengthening = in_effect(bodies)
    with pytest.raises(NotPermitted):
        acts.file_review(strengthening, [acts.Joining(party) for party in everyone(strengthening)],
                         heard(commission=COMMISSION, proof=a_scan()), by=liaison_of(bodies))
    with pytest.raises(NotNow):
        acts.docket_review(strengthening, commission_says(), by=clerk_of(strengthening))
    asked(strengthening)
    with pytest.raises(NotPermitted):
        acts.docket_review(strengthening, commission_says(), by=liaison_of(bodies))
    with pytest.raises(NotNow):
        acts.issue_review_paper(strengthening, commission_says(
            signed=signed_for(strengthening), decided_on=EFFECT), by=clerk_of(strengthening))
    with pytest.raises(NotNow):
        asked(strengthening)


def test_the_database_takes_no_other_state(bodies: Bodies) -> None:
    strengthening = in_effect(bodies)
    strengthening.state = "arbrev_lost"
    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()
