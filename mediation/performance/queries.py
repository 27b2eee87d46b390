"""The obligations of a case that stand in agreements in effect."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import joinedload, selectinload

from mediation.agreements.models import Agreement, AgreementStanding, Obligation
from mediation.agreements.states import AT_THE_COURT
from mediation.cases.models import Case
from mediation.extensions import db
from mediation.performance.court_models import CourtProceeding, HandoffTitle
from mediation.performance.word_models import PaymentWord


def lines_in_effect(case: Case) -> Sequence[Obligation]:
    """Every line of every agreement in effect and of every title from a handoff, in the order of its due day.

    What was asked of a court on a line of an agreement that has been replaced stays here until the court has done.
    """
    stands = Agreement.standing.in_([AgreementStanding.IN_EFFECT.value, AgreementStanding.TITLE.value])
    at_court = and_(Agreement.standing == AgreementStanding.REPLACED.value, Obligation.state.in_(AT_THE_COURT))
    return db.session.scalars(
        select(Obligation).join(Agreement).where(Agreement.case_id == case.id, or_(stands, at_court))
        .options(joinedload(Obligation.payer), joinedload(Obligation.payee), selectinload(Obligation.payments),
                 selectinload(Obligation.payment_words))
        .order_by(Obligation.due_on, Obligation.agreement_id, Obligation.ordinal)).all()


def last_paid_on(line: Obligation) -> date | None:
    """The day of the last payment on a line that arrived."""
    return max((payment.paid_on for payment in line.payments if not payment.bounced), default=None)


def line_of(case: Case, public_id: str) -> Obligation | None:
    return db.session.scalars(
        select(Obligation).join(Agreement)
        .where(Agreement.case_id == case.id, Obligation.public_id == public_id)).one_or_none()


def word_of(case: Case, public_id: str) -> PaymentWord | None:
    """What a party said of a payment in this case."""
    return db.session.scalars(select(PaymentWord).where(
        PaymentWord.case_id == case.id, PaymentWord.public_id == public_id)).one_or_none()


def words_with_proof(case: Case) -> Sequence[PaymentWord]:
    """What parties said of payments and showed a voucher for."""
    return db.session.scalars(select(PaymentWord).where(
        PaymentWord.case_id == case.id, PaymentWord.proof_sha256.is_not(None)).order_by(PaymentWord.id)).all()


def line_with(public_id: str) -> Obligation | None:
    """The obligation that a period belongs to."""
    return db.session.scalars(select(Obligation).where(Obligation.public_id == public_id)).one_or_none()


def proceedings_in(case: Case) -> Sequence[CourtProceeding]:
    """Every payment order and enforcement asked in the case, with its lines and entries, in the order of asking."""
    return db.session.scalars(
        select(CourtProceeding).where(CourtProceeding.case_id == case.id)
        .options(selectinload(CourtProceeding.lines), selectinload(CourtProceeding.entries),
                 joinedload(CourtProceeding.creditor), joinedload(CourtProceeding.debtor))
        .order_by(CourtProceeding.id)).all()


def title_of_handoff(handoff_ref: str) -> HandoffTitle | None:
    """The title whose lines were written in from this handoff."""
    return db.session.scalars(select(HandoffTitle).where(HandoffTitle.handoff_ref == handoff_ref)).one_or_none()
