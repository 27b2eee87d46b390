"""Every row of a case that keeps a scan, in one statement for each kind of row."""
from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from mediation.agreements.models import Agreement, Obligation, Strengthening
from mediation.cases.models import Case, Claim
from mediation.confirmations.arbitration_models import ArbitrationReview
from mediation.confirmations.models import CourtRequest, JointConfirmation, Ruling
from mediation.documents.models import Paper, Service
from mediation.extensions import db
from mediation.handoffs.models import Handoff, HandoffResult
from mediation.intake.acceptance.models import PartyAnswer
from mediation.intake.registering.models import ClaimChange
from mediation.performance.models import Payment
from mediation.sessions.models import Interpreter


def answers_with_proof(case: Case) -> Sequence[PartyAnswer]:
    """Answers that came on a signed slip."""
    return db.session.scalars(
        select(PartyAnswer).where(PartyAnswer.case_id == case.id, PartyAnswer.proof.is_not(None))
        .options(joinedload(PartyAnswer.party)).order_by(PartyAnswer.id)).all()


def changes_with_consent(case: Case) -> Sequence[ClaimChange]:
    """Changed claims to which the represented agreed on a paper of their own."""
    return db.session.scalars(
        select(ClaimChange).join(Claim).where(Claim.case_id == case.id, ClaimChange.consent.is_not(None))
        .options(joinedload(ClaimChange.claim), joinedload(ClaimChange.step)).order_by(ClaimChange.id)).all()


def interpreters_who_signed(case: Case) -> Sequence[Interpreter]:
    """Interpreters whose signed registration is in the file."""
    return db.session.scalars(
        select(Interpreter).where(Interpreter.case_id == case.id, Interpreter.signed_scan.is_not(None))
        .options(joinedload(Interpreter.party)).order_by(Interpreter.id)).all()


def payments_with_proof(case: Case) -> Sequence[Payment]:
    """Payments shown by a receipt or a transfer slip."""
    return db.session.scalars(
        select(Payment).join(Obligation).join(Agreement)
        .where(Agreement.case_id == case.id, Payment.proof_sha256.is_not(None))
        .options(joinedload(Payment.obligation).joinedload(Obligation.payee)).order_by(Payment.id)).all()


def joinings_with_proof(case: Case) -> Sequence[JointConfirmation]:
    """Who joined an application by a signed paper."""
    return db.session.scalars(
        select(JointConfirmation).join(Strengthening)
        .where(Strengthening.case_id == case.id, JointConfirmation.proof_sha256.is_not(None))
        .options(joinedload(JointConfirmation.party)).order_by(JointConfirmation.id)).all()


def requests_with_supply(case: Case) -> Sequence[CourtRequest]:
    """What the court asked for and got as a paper."""
    return db.session.scalars(
        select(CourtRequest).join(Strengthening)
        .where(Strengthening.case_id == case.id, CourtRequest.supply_sha256.is_not(None))
        .order_by(CourtRequest.id)).all()


def rulings_with_scan(case: Case) -> Sequence[Ruling]:
    """Decisions of the court that are in the file as a scan."""
    return db.session.scalars(
        select(Ruling).join(Strengthening)
        .where(Strengthening.case_id == case.id, Ruling.scan_sha256.is_not(None)).order_by(Ruling.id)).all()


def reviews_of(case: Case) -> Sequence[ArbitrationReview]:
    """Applications for arbitration review, each with what the commission did."""
    return db.session.scalars(
        select(ArbitrationReview).join(Strengthening).where(Strengthening.case_id == case.id)
        .options(selectinload(ArbitrationReview.decisions)).order_by(ArbitrationReview.id)).all()


def results_with_scan(case: Case) -> Sequence[HandoffResult]:
    """What another body decided, as a scan."""
    return db.session.scalars(
        select(HandoffResult).join(Handoff)
        .where(Handoff.case_id == case.id, HandoffResult.scan_sha256.is_not(None))
        .options(joinedload(HandoffResult.handoff)).order_by(HandoffResult.id)).all()


def papers_that_came_back(case: Case) -> Sequence[Paper]:
    """Issued papers of which the signed copy was scanned."""
    return db.session.scalars(
        select(Paper).where(Paper.case_id == case.id, Paper.signed_scan_sha256.is_not(None))
        .options(joinedload(Paper.party)).order_by(Paper.id)).all()


def services_with_proof(case: Case) -> Sequence[Service]:
    """Papers of which the handing over is proved by a scan."""
    return db.session.scalars(
        select(Service).join(Paper).where(Paper.case_id == case.id, Service.proof_sha256.is_not(None))
        .options(joinedload(Service.paper), joinedload(Service.party)).order_by(Service.id)).all()
