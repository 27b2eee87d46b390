"""What the case page shows of the two ways to a title, and of a review by the commission."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mediation import clock
from mediation.agreements.models import Strengthening, StrengtheningState
from mediation.agreements.signing import signers
from mediation.agreements.strengthening_states import REVIEW_WITHOUT_PAPER
from mediation.confirmations.acts.arbitration import GROUNDS
from mediation.confirmations.arbitration_models import ArbitrationReview, CommissionDecision
from mediation.confirmations.arbitration_requirements import review_last_day, review_route
from mediation.confirmations.requirements import original_last_day
from mediation.law.arbitration_review import CONFIRMATION, REVIEW, Way, advice
from mediation.law.calendar import LastDay

S = StrengtheningState
BEFORE_THE_CHOICE = (S.B_NONE, S.CONF_PREP)


@dataclass(frozen=True)
class Door:
    """One of the two ways: whether it is open, until when, and why where it is not."""

    way: Way
    open: bool
    until: LastDay | None
    why: str = ""


@dataclass(frozen=True)
class Choice:
    """Both ways, and which one is advised."""

    doors: list[Door]
    advice: str


@dataclass(frozen=True)
class DecisionShown:
    """One act of the commission, its grounds in words, who signed for its paper when."""

    decision: CommissionDecision
    grounds: list[str]
    signed: list[tuple[str, date]]


@dataclass(frozen=True)
class ReviewShown:
    """One application for review, by whom it was signed, what the commission did."""

    review: ArbitrationReview
    joined: list[str]
    decisions: list[DecisionShown]


def choice(strengthening: Strengthening) -> Choice | None:
    """The two ways while one of them can be taken; None when one was taken, or nothing is left to choose."""
    state = strengthening.state_term
    if state not in (*BEFORE_THE_CHOICE, *REVIEW_WITHOUT_PAPER):
        return None
    doors = [_review(strengthening, state in BEFORE_THE_CHOICE), _confirmation(strengthening)]
    return Choice(doors, advice(doors[0].open, doors[1].open))


def _review(strengthening: Strengthening, may_begin: bool) -> Door:
    today, last = clock.today(), review_last_day(strengthening)
    route = review_route(strengthening, today)
    if not may_begin:
        return Door(REVIEW, False, None, "已经申请过，没有得到调解书")
    if not route.open:
        return Door(REVIEW, False, None, route.why)
    if last is not None and today > last.on:
        return Door(REVIEW, False, last, "期间已经届满")
    return Door(REVIEW, True, last)


def _confirmation(strengthening: Strengthening) -> Door:
    last = original_last_day(strengthening)
    over = clock.today() > last.on
    return Door(CONFIRMATION, not over, last, "期间已经届满" if over else "")


def reviews_of(strengthening: Strengthening) -> list[ReviewShown]:
    """Every application for review of this agreement."""
    names = {party.public_id: party.name for party in signers(strengthening.agreement)}
    return [ReviewShown(review, list(_joined(review, names)), [_shown(each, names) for each in review.decisions])
            for review in strengthening.arbitration_reviews]


def _joined(review: ArbitrationReview, names: dict[str, str]) -> Iterator[str]:
    for each in review.joined:
        name = names.get(each["party"], "")
        yield f"{name}（代理人{each['agent']}）" if "agent" in each else name


def _shown(decision: CommissionDecision, names: dict[str, str]) -> DecisionShown:
    return DecisionShown(
        decision, [GROUNDS[ground] for ground in decision.grounds if ground in GROUNDS],
        [(names[ref], date.fromisoformat(day)) for ref, day in decision.signed.items() if ref in names])
