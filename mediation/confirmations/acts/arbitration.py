"""Arbitration review: the parties ask jointly, the commission takes it in, decides, makes its paper (O33 74-79).

The commission has no accounts: the clerk records what it did, with its number, its day, who decided, and the scan.
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from mediation import clock
from mediation.agreements.models import Strengthening
from mediation.agreements.signing import signers
from mediation.cases.acts import perform
from mediation.cases.models import Step
from mediation.confirmations.acts.application import Joining
from mediation.confirmations.acts.moving import expire_if_over, tell_clerk, tell_parties, whether_again
from mediation.confirmations.arbitration_models import ArbitrationReview, CommissionAct, CommissionDecision
from mediation.confirmations.arbitration_requirements import ReviewFacts
from mediation.confirmations.joint import joint_review_error
from mediation.confirmations.papers import OF_THE_COMMISSION, register_court_paper
from mediation.confirmations.ways_out import review_application, review_printed
from mediation.deadlines.acts import calendar_of, running
from mediation.documents.acts import issue
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.law.arbitration_review import MORE_WORKING_DAYS, NoPaperGround, ReviewRefusal
from mediation.law.numbers import date_words
from mediation.law.time_limits import CLOCKS, last_day

GROUNDS = {ground.value: ground.label for term in (ReviewRefusal, NoPaperGround) for ground in term}


def file_review(strengthening: Strengthening, joining: Sequence[Joining], facts: ReviewFacts, *,
                by: Any) -> ArbitrationReview:
    """Both sides ask the commission, on one signed application, within fifteen days of effect (O17 27, O33 74).

    The application is printed here where nobody has printed it before.
    """
    day = facts.happened_on or clock.today()
    joined = [(each.party, each.agent) for each in joining]
    step = perform(strengthening, "file_review", by=by, facts=replace(
        facts, happened_on=day, joint_error=joint_review_error(strengthening, joined, day),
        on_behalf_of=tuple(party for party, _ in joined), reason=facts.commission.strip()))
    if not review_printed(strengthening):
        everybody = signers(strengthening.agreement)
        issue(strengthening.case, "D43", review_application(strengthening, facts.commission.strip()), by=by, on=day,
              about=strengthening, recipients=everybody, copies=len(everybody) + 1)
    assert facts.proof is not None
    review = ArbitrationReview(
        strengthening=strengthening, commission=facts.commission.strip(), filed_on=day, proof_sha256=facts.proof,
        joined=[{"party": party.public_id, **({"agent": agent.name} if agent else {})} for party, agent in joined],
        recorded_at=clock.now())
    db.session.add(review)
    db.session.flush()
    tell_parties(strengthening, f"双方共同的仲裁审查申请已于{date_words(day)}交给{review.commission}。", step, by=by)
    return review


def docket_review(strengthening: Strengthening, facts: ReviewFacts, *, by: Any) -> CommissionDecision:
    """The commission takes the application in: its five working days begin (O33 75, 76)."""
    step = perform(strengthening, "docket_review", by=by, facts=facts)
    review = last_review(strengthening)
    review.number, review.officer, review.docketed_on = facts.number.strip(), facts.officer.strip(), step.happened_on
    tell_parties(strengthening, f"{review.commission}已受理仲裁审查申请（{review.number}），请等通知去签收调解书。", step, by=by)
    return _note(strengthening, CommissionAct.DOCKETED, step, facts, by=by)


def extend_review(strengthening: Strengthening, facts: ReviewFacts, *, by: Any) -> CommissionDecision:
    """The review takes five working days longer, as approved by the commission's head (O33 76)."""
    row = running(strengthening, strengthening.case, "ARBREV-5WD")
    until = None
    if row is not None:
        length = (CLOCKS["ARBREV-5WD"].length or 0) + MORE_WORKING_DAYS
        until = last_day("ARBREV-5WD", row.starts_on, calendar_of(strengthening.case.body), length).on
    step = perform(strengthening, "extend_review", by=by, facts=replace(facts, new_last_day=until))
    return _note(strengthening, CommissionAct.EXTENDED, step, facts, by=by)


def refuse_review(strengthening: Strengthening, facts: ReviewFacts, *, by: Any) -> CommissionDecision:
    """The commission does not take it in, on one of the five grounds of O33 75; the agreement stays in effect."""
    return _ended(strengthening, "refuse_review", CommissionAct.REFUSED, facts, "仲裁委没有受理仲裁审查申请", by=by)


def give_no_paper(strengthening: Strengthening, facts: ReviewFacts, *, by: Any) -> CommissionDecision:
    """The commission has reviewed the agreement and makes no paper of it, on a ground of O33 78."""
    return _ended(strengthening, "give_no_paper", CommissionAct.NO_PAPER, facts, "仲裁委决定不予制作调解书", by=by)


def withdraw_review(strengthening: Strengthening, facts: ReviewFacts, *, by: Any) -> CommissionDecision:
    """One or both take the application back before the commission's paper is served; it must be allowed (O33 76)."""
    return _ended(strengthening, "withdraw_review", CommissionAct.TERMINATED, facts, "仲裁审查申请已撤回", by=by,
                  is_their_paper=False)


def issue_review_paper(strengthening: Strengthening, facts: ReviewFacts, *, by: Any) -> CommissionDecision:
    """Both have signed for the commission's paper: it is in effect from the day of the last signature (O33 77)."""
    step = perform(strengthening, "issue_review_paper", by=by, facts=replace(facts, happened_on=_last(facts)))
    row = _note(strengthening, CommissionAct.ISSUED, step, facts, by=by, title="仲裁调解书")
    words = f"仲裁调解书{row.number}双方都已签收，{date_words(step.happened_on)}生效"
    tell_clerk(strengthening, f"{words}。", step, by=by)
    tell_parties(strengthening, f"{words}。请按期履行；一方不履行的，对方可以申请强制执行。", step, by=by)
    return row


def leave_review_unsigned(strengthening: Strengthening, facts: ReviewFacts, *, by: Any) -> CommissionDecision:
    """A party does not sign for the commission's paper: it has no effect, the agreement has (O33 77).

    The thirty days for confirmation have run on; where they are over the record closes at once (row 35a).
    """
    step = perform(strengthening, "leave_review_unsigned", by=by, facts=facts)
    row = _note(strengthening, CommissionAct.NOT_SIGNED_FOR, step, facts, by=by)
    _tell_of_the_end(strengthening, "有当事人没有签收仲裁调解书，调解书没有生效", step, by=by)
    return row


def last_review(strengthening: Strengthening) -> ArbitrationReview:
    """The application for review that is or was last under way."""
    row: ArbitrationReview = strengthening.arbitration_reviews[-1]
    return row


def _ended(strengthening: Strengthening, act: str, kind: CommissionAct, facts: ReviewFacts, told: str, *, by: Any,
           is_their_paper: bool = True) -> CommissionDecision:
    """The review has ended without a paper; where the thirty days are over too, the record closes at once (row 50a)."""
    step = perform(strengthening, act, by=by, facts=facts)
    row = _note(strengthening, kind, step, facts, by=by, is_their_paper=is_their_paper)
    grounds = "、".join(GROUNDS[ground] for ground in facts.grounds if ground in GROUNDS)
    _tell_of_the_end(strengthening, f"{told}{f'（{grounds}）' if grounds else ''}", step, by=by)
    return row


def _tell_of_the_end(strengthening: Strengthening, told: str, step: Step, *, by: Any) -> None:
    again = whether_again(strengthening)
    tell_clerk(strengthening, f"{told}；{again}。", step, by=by)
    tell_parties(strengthening, f"{told}，协议仍然有效；{again}。", step, by=by)
    expire_if_over(strengthening, step, by=by)


def _last(facts: ReviewFacts) -> date | None:
    if not facts.signed:
        raise RequirementNotMet("请填写每个人签收仲裁调解书的日期。", field="signed", article="劳动人事争议仲裁办案规则第七十七条")
    return max(day for _, day in facts.signed)


def _note(strengthening: Strengthening, kind: CommissionAct, step: Step, facts: ReviewFacts, *, by: Any,
          is_their_paper: bool = True, title: str = "") -> CommissionDecision:
    """Keep what the commission did beside the step, and its paper among the papers of the case (E07)."""
    row = CommissionDecision(
        review=last_review(strengthening), kind=kind.value, number=facts.number.strip(), officer=facts.officer.strip(),
        decided_on=facts.decided_on or step.happened_on,
        grounds=[ground for ground in facts.grounds if ground in GROUNDS],
        words=facts.reason, signed={party.public_id: day.isoformat() for party, day in facts.signed},
        scan_sha256=facts.proof, recorded_at=clock.now(), by=None if by.is_system else by)
    db.session.add(row)
    db.session.flush()
    if facts.proof and is_their_paper:
        register_court_paper(strengthening, OF_THE_COMMISSION, facts.proof, row.number, by=by, on=row.decided_on,
                             title=f"仲裁委：{title or kind.label}")
    return row
