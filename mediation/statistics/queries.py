"""The counted cases of each body and year, in one grouped statement; no row of it is a case or a person."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Subquery, and_, case, exists, extract, func, or_, select

from mediation.agreements.models import (
    Agreement,
    AgreementStanding,
    Obligation,
    ObligationState,
    Strengthening,
    StrengtheningState,
)
from mediation.agreements.states import LATE
from mediation.bodies.models import Body
from mediation.cases.models import Case, Claim, Step
from mediation.cases.states import CaseState
from mediation.extensions import db
from mediation.law.terms import Role
from mediation.performance.court_models import CourtProceeding

IN_EFFECT = (AgreementStanding.IN_EFFECT.value, AgreementStanding.REPLACED.value)
AGREED, NO_AGREEMENT, WITHDRAWN, NOT_ACCEPTED, OPEN = "agreed", "no_agreement", "withdrawn", "not_accepted", "open"


@dataclass(frozen=True)
class Counted:
    """The cases that a body received in one year, and sums in 分 with the number of cases that each is made of.

    ``late``: a line of the agreement is owed after its day; ``at_court``: a payment order or enforcement was asked.
    ``agreed_asked_fen`` is what was asked in the cases that were agreed.
    """

    body_id: int
    year: int
    received: int
    accepted: int
    agreed: int
    no_agreement: int
    withdrawn: int
    not_accepted: int
    confirmed: int
    late: int
    at_court: int
    with_asked: int
    with_agreed: int
    with_paid: int
    asked_fen: int
    agreed_asked_fen: int
    agreed_fen: int
    paid_fen: int


def bodies_counted_for(person: Any) -> Sequence[Body]:
    """Whose figures this person may see: an observer those of every body that mediates, a director their own."""
    bodies = db.session.scalars(select(Body).order_by(Body.name, Body.id)).all()
    own = person.body_ids(Role.DIRECTOR)
    return [body for body in bodies if body.mediates and (body.id in own or person.holds(Role.OBSERVER))]


def counted(bodies: Sequence[Body], first: date, last: date) -> Sequence[Counted]:
    """Each of these bodies by the year in which it received its cases, the latest year first."""
    one = _each_case([body.id for body in bodies], first, last)
    agreed = one.c.outcome == AGREED
    rows = db.session.execute(select(
        one.c.body_id, one.c.year, func.count(), func.count(one.c.accepted_on),
        *(_how_many(one.c.outcome == outcome) for outcome in (AGREED, NO_AGREEMENT, WITHDRAWN, NOT_ACCEPTED)),
        _how_many(and_(agreed, one.c.confirmed)), _how_many(and_(agreed, one.c.late)),
        _how_many(and_(agreed, one.c.at_court)), *(_how_many(column > 0) for column in (
            one.c.asked_fen, one.c.agreed_fen, one.c.paid_fen)), func.sum(one.c.asked_fen),
        func.sum(case((agreed, one.c.asked_fen), else_=0)), func.sum(one.c.agreed_fen), func.sum(one.c.paid_fen))
        .group_by(one.c.body_id, one.c.year).order_by(one.c.body_id, one.c.year.desc()))
    return [Counted(*(int(value) for value in row)) for row in rows]


def _how_many(true: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((true, 1), else_=0))


def _each_case(body_ids: Sequence[int], first: date, last: date) -> Subquery:
    """One row for each case that was received in these days, with how it stands and its sums."""
    asked = (select(Claim.case_id, func.sum(Claim.amount_fen).label("fen")).where(Claim.given_up.is_(False))
             .group_by(Claim.case_id).subquery())
    owed = (select(Agreement.case_id, func.sum(Obligation.amount_fen).label("fen"),
                   func.sum(Obligation.paid_fen).label("paid_fen"))
            .join(Obligation, Obligation.agreement_id == Agreement.id)
            .where(Agreement.standing == AgreementStanding.IN_EFFECT.value, Obligation.every_months.is_(None),
                   Obligation.state != ObligationState.WAIVED.value).group_by(Agreement.case_id).subquery())
    confirmed = exists().where(Strengthening.case_id == Case.id,
                               Strengthening.state == StrengtheningState.CONF_GRANTED.value)
    late = exists().where(Agreement.case_id == Case.id, Agreement.standing == AgreementStanding.IN_EFFECT.value,
                          Obligation.agreement_id == Agreement.id, Obligation.state.in_(LATE))
    at_court = exists().where(CourtProceeding.case_id == Case.id)
    return (select(Case.body_id, extract("year", Case.received_on).label("year"), Case.accepted_on,
                   _outcome().label("outcome"), confirmed.label("confirmed"),
                   late.label("late"), at_court.label("at_court"),
                   func.coalesce(asked.c.fen, 0).label("asked_fen"), func.coalesce(owed.c.fen, 0).label("agreed_fen"),
                   func.coalesce(owed.c.paid_fen, 0).label("paid_fen"))
            .outerjoin(asked, asked.c.case_id == Case.id).outerjoin(owed, owed.c.case_id == Case.id)
            .where(Case.body_id.in_(body_ids), Case.received_on.between(first, last)).subquery())


def _outcome() -> ColumnElement[str]:
    """How a case has ended; in an archived one the history tells."""
    agreed = exists().where(Agreement.case_id == Case.id, Agreement.standing.in_(IN_EFFECT))
    return case((agreed, AGREED), (_ended_as(CaseState.NO_AGREEMENT), NO_AGREEMENT),
                (_ended_as(CaseState.WITHDRAWN), WITHDRAWN),
                (or_(_ended_as(CaseState.NOT_ACCEPTED), _ended_as(CaseState.REFERRED)), NOT_ACCEPTED), else_=OPEN)


def _ended_as(state: CaseState) -> ColumnElement[bool]:
    once = exists().where(Step.case_id == Case.id, Step.record_type == "case", Step.to_state == state.value,
                          Step.taken_back_at.is_(None))
    return or_(Case.state == state.value, and_(Case.state == CaseState.ARCHIVED.value, once))
