"""The obligations of a case that stand in agreements in effect."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from mediation.agreements.models import Agreement, AgreementStanding, Obligation
from mediation.cases.models import Case
from mediation.extensions import db


def lines_in_effect(case: Case) -> Sequence[Obligation]:
    """Every line of every agreement in effect, in the order of its due day."""
    return db.session.scalars(
        select(Obligation).join(Agreement)
        .where(Agreement.case_id == case.id, Agreement.standing == AgreementStanding.IN_EFFECT.value)
        .options(joinedload(Obligation.payer), joinedload(Obligation.payee), selectinload(Obligation.payments))
        .order_by(Obligation.due_on, Obligation.agreement_id, Obligation.ordinal)).all()


def last_paid_on(line: Obligation) -> date | None:
    """The day of the last payment on a line that arrived."""
    return max((payment.paid_on for payment in line.payments if not payment.bounced), default=None)


def line_of(case: Case, public_id: str) -> Obligation | None:
    return db.session.scalars(
        select(Obligation).join(Agreement)
        .where(Agreement.case_id == case.id, Obligation.public_id == public_id)).one_or_none()


def line_with(public_id: str) -> Obligation | None:
    """The obligation that a period belongs to."""
    return db.session.scalars(select(Obligation).where(Obligation.public_id == public_id)).one_or_none()
