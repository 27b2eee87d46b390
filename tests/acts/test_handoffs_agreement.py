"""Going on from an agreement: not confirmed, not reviewed, not performed; row by row."""
from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from mediation.agreements.models import StrengtheningState as S
from mediation.bodies.models import Body
from mediation.cases.models import Claim
from mediation.cases.states import CaseState
from mediation.deadlines.acts import begin, running
from mediation.demo.bodies import Bodies
from mediation.demo.walk import Walk
from mediation.extensions import db
from mediation.files import put
from mediation.handoffs import acts
from mediation.handoffs.requirements import HandoffFacts
from mediation.law.payment_order import Gate
from mediation.law.terms import ClaimType, LegalBasis
from tests.acts.handoff_cases import DAY, refused, to_commission, to_court
from tests.builders import a_confirmation, a_walk, the_bodies


@pytest.fixture
def bodies(app: Any, on: Any) -> Bodies:
    on(DAY, "16:00")
    return the_bodies()


@pytest.fixture
def wang(bodies: Bodies) -> Any:
    return bodies.people["wangmin"]


def by_worker(walk: Walk, **more: Any) -> HandoffFacts:
    return HandoffFacts(on_behalf_of=tuple(walk.case.workers[:1]), **more)


def in_default(bodies: Bodies, on: Any, state: S = S.B_NONE) -> Walk:
    """The first sum was not paid in time."""
    walk = a_confirmation(bodies, state)
    on(walk.lines[0].due_on + timedelta(days=1), "16:00")
    walk.defaults()
    db.session.commit()
    return walk


@pytest.mark.parametrize("state", [S.CONF_DISMISSED, S.CONF_REFUSED, S.CONF_TERMINATED, S.CONF_REVOKED])
def test_row_45_an_agreement_that_was_not_confirmed_is_sued_on(bodies: Bodies, wang: Any, state: S) -> None:
    walk = a_confirmation(bodies, state)
    handoff = acts.sue_on_agreement(walk.case, to_court(agreement=walk.agreement), by_worker(walk), by=wang)
    assert (handoff.state, handoff.agreement, handoff.sent_on) == ("litigation", walk.agreement, DAY)
    assert running(handoff, walk.case, "DOCKET-7").whose == "court"


def test_row_45_only_after_confirmation_failed_and_only_for_the_four_kinds(bodies: Bodies, wang: Any) -> None:
    granted, dismissed = a_confirmation(bodies, S.CONF_GRANTED), a_confirmation(bodies, S.CONF_DISMISSED)
    with refused("agreement", "第二百零六条"):
        acts.sue_on_agreement(granted.case, to_court(agreement=granted.agreement), by_worker(granted), by=wang)
    with refused("agreement", "第二百零六条"):
        acts.sue_on_agreement(granted.case, to_court(), by_worker(granted), by=wang)
    relation = Claim(case=dismissed.case, claimant=dismissed.case.workers[0], type=ClaimType.EMPLOYMENT_RELATION.value)
    db.session.add(relation)
    dismissed.lines[0].claim = relation
    with refused("agreement", "第一条"):
        acts.sue_on_agreement(dismissed.case, to_court(agreement=dismissed.agreement), by_worker(dismissed), by=wang)


def test_row_45_what_was_prepared_for_the_court_is_sent_with_it(bodies: Bodies, wang: Any) -> None:
    walk = a_confirmation(bodies, S.CONF_DISMISSED)
    ready = acts.prepare(walk.case, to_court(issues="工资"), HandoffFacts(), by=wang)
    sent = acts.sue_on_agreement(walk.case, to_court(agreement=walk.agreement), by_worker(walk), by=wang,
                                 prepared=ready)
    assert sent is ready and ready.state == "litigation" and running(ready, walk.case, "REVIEW") is None


def test_row_50b_from_an_expired_door_to_the_commission(bodies: Bodies, wang: Any, on: Any) -> None:
    walk = a_confirmation(bodies, S.B_NONE)
    with refused("agreement", "第一条"):
        acts.file_after_review(walk.case, to_commission(agreement=walk.agreement), by_worker(walk), by=wang)
    walk.strengthening.state = S.B_EXPIRED.value
    before = len(walk.case.claims[0].interruptions)
    handoff = acts.file_after_review(walk.case, to_commission(agreement=walk.agreement), by_worker(walk), by=wang)
    assert handoff.state == "arbitration" and running(handoff, walk.case, "ARB-5WD").whose == "other"
    assert len(walk.case.claims[0].interruptions) >= before


def test_row_59_a_line_that_is_late_and_without_title_goes_to_the_commission(
        bodies: Bodies, wang: Any, on: Any) -> None:
    walk = in_default(bodies, on)
    handoff = acts.file_after_default(walk.case, to_commission(obligation=walk.lines[0]), by_worker(walk), by=wang)
    assert (handoff.state, handoff.obligation) == ("arbitration", walk.lines[0])
    assert running(handoff, walk.case, "ARB-5WD") is not None


def test_row_59_not_before_default_and_not_where_it_is_enforced_as_it_is(bodies: Bodies, wang: Any, on: Any) -> None:
    walk = a_walk(bodies, CaseState.EFFECTIVE)
    with refused("obligation", "第十五条"):
        acts.file_after_default(walk.case, to_commission(obligation=walk.lines[0]), by_worker(walk), by=wang)
    with refused("obligation", "第十五条"):
        acts.file_after_default(walk.case, to_commission(), by_worker(walk), by=wang)
    granted = in_default(bodies, on, S.CONF_GRANTED)
    with refused("obligation", "第二百零六条"):
        acts.file_after_default(granted.case, to_commission(obligation=granted.lines[0]), by_worker(granted), by=wang)


def test_row_60_wages_alone_of_a_listed_body_go_straight_to_court(bodies: Bodies, wang: Any, on: Any) -> None:
    walk = in_default(bodies, on)
    assert walk.case.body.basis_term in (LegalBasis.TJ10_1, LegalBasis.TJ10_2, LegalBasis.TJ10_3, LegalBasis.RTF34)
    handoff = acts.sue_for_wages(walk.case, to_court(obligation=walk.lines[0]), by_worker(walk), by=wang)
    assert handoff.state == "litigation" and running(handoff, walk.case, "DOCKET-7") is not None


def test_row_60_another_body_or_another_claim_arbitrates_first(bodies: Bodies, wang: Any, on: Any) -> None:
    walk = in_default(bodies, on)
    plan, body = to_court(obligation=walk.lines[0]), walk.case.body
    _founded_on(body, LegalBasis.COURT_LIST)
    with refused("obligation", "第十条"):
        acts.sue_for_wages(walk.case, plan, by_worker(walk), by=wang)
    _founded_on(body, None)
    with refused("obligation", "第十条"):
        acts.sue_for_wages(walk.case, plan, by_worker(walk), by=wang)
    _founded_on(body, LegalBasis.RTF34)
    walk.case.claims[0].type = ClaimType.SEVERANCE.value
    with refused("obligation", "第五十一条第二款"):
        acts.sue_for_wages(walk.case, plan, by_worker(walk), by=wang)


def _founded_on(body: Body, basis: LegalBasis | None) -> None:
    body.legal_basis = basis.value if basis else None


def test_row_60_a_signed_note_of_wages_owed_goes_straight_to_court(bodies: Bodies, wang: Any) -> None:
    walk = a_walk(bodies, CaseState.NO_AGREEMENT)
    with refused("scan", "第十五条"):
        acts.sue_for_wages(walk.case, to_court(), by_worker(walk, iou=True), by=wang)
    with refused("obligation", "第五十一条第二款"):
        acts.sue_for_wages(walk.case, to_court(), by_worker(walk), by=wang)
    note = put(b"%PDF-1.4 IOU", "application/pdf").sha256
    handoff = acts.sue_for_wages(walk.case, to_court(), by_worker(walk, iou=True, proof=note), by=wang)
    assert handoff.state == "litigation"
    walk.case.claims[0].type = ClaimType.SEVERANCE.value
    with refused("obligation", "第十五条"):
        acts.sue_for_wages(walk.case, to_court(), by_worker(walk, iou=True, proof=note), by=wang)


def test_row_61b_after_enforcement_was_refused_there_are_thirty_days_to_sue(bodies: Bodies, wang: Any, on: Any) -> None:
    walk = in_default(bodies, on, S.CONF_GRANTED)
    line, day = walk.lines[0], date(2026, 4, 1)
    plan = to_court(obligation=line)
    with refused("obligation", "第二十四条"):
        acts.sue_after_refused_enforcement(walk.case, plan, by_worker(walk), by=wang)
    right = begin(line, walk.case, "SUE-30R", day)
    db.session.commit()
    on(right.ends_on + timedelta(days=1), "09:00")
    with refused("happened_on", "第二十四条"):
        acts.sue_after_refused_enforcement(walk.case, plan, by_worker(walk), by=wang)
    on(right.ends_on, "09:00")
    handoff = acts.sue_after_refused_enforcement(walk.case, plan, by_worker(walk), by=wang)
    assert handoff.state == "litigation" and running(line, walk.case, "SUE-30R") is None


def test_row_58_needs_a_payment_order_that_has_ended(bodies: Bodies, wang: Any, on: Any) -> None:
    walk = in_default(bodies, on)
    for act, plan in ((acts.sue_after_payment_order, to_court(obligation=walk.lines[0])),
                      (acts.file_after_payment_order, to_commission(obligation=walk.lines[0]))):
        with refused("obligation", "第十三条"):
            act(walk.case, plan, by_worker(walk), by=wang)


@pytest.mark.parametrize(("gate", "may_sue"), [(Gate.AGREEMENT, True), (Gate.ARREARS, False)])
def test_row_58_by_gate_a_one_sues_on_the_agreement_and_by_gate_b_one_arbitrates(
        bodies: Bodies, wang: Any, on: Any, gate: Gate, may_sue: bool) -> None:
    walk = in_default(bodies, on)
    line = walk.lines[0]
    walk.asks_for_an_order([line], gate)
    walk.order_goes_out(line)
    walk.order_is_served(line)
    walk.order_is_objected_to(line)
    assert line.state == "payorder_ended"
    if may_sue:
        handoff = acts.sue_after_payment_order(walk.case, to_court(obligation=line), by_worker(walk), by=wang)
        assert handoff.state == "litigation" and running(handoff, walk.case, "DOCKET-7").whose == "court"
        return
    with refused("obligation", "第十三条第二款"):
        acts.sue_after_payment_order(walk.case, to_court(obligation=line), by_worker(walk), by=wang)
    handoff = acts.file_after_payment_order(walk.case, to_commission(obligation=line), by_worker(walk), by=wang)
    assert handoff.state == "arbitration" and running(handoff, walk.case, "ARB-5WD") is not None
