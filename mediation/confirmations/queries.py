"""The strengthenings of a case, their papers, and what must be there only once at a court."""
from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import or_, select

from mediation.agreements.models import Agreement, Strengthening
from mediation.bodies.models import Body
from mediation.cases.models import Case
from mediation.confirmations.models import CourtRequest, Ruling
from mediation.documents.models import Paper
from mediation.extensions import db


def strengthenings_of(case: Case) -> Sequence[Strengthening]:
    """Every strengthening of the case, in the order in which the agreements took effect."""
    return db.session.scalars(select(Strengthening).where(Strengthening.case_id == case.id)
                              .order_by(Strengthening.id)).all()


def strengthening_of(case: Case, public_id: str) -> Strengthening | None:
    """The strengthening of this address in this case."""
    return db.session.scalars(select(Strengthening).where(
        Strengthening.case_id == case.id, Strengthening.public_id == public_id)).one_or_none()


def papers_about(strengthening: Strengthening) -> Sequence[Paper]:
    """The papers issued for the application or with its agreement that count, in the order of issue."""
    own = or_(Paper.about_ref == strengthening.public_id, Paper.about_ref == strengthening.agreement.public_id)
    return db.session.scalars(select(Paper).where(
        Paper.case_id == strengthening.case_id, own, Paper.voided_at.is_(None)).order_by(Paper.id)).all()


def receipt_number_is_taken(number: str) -> bool:
    """Whether an application has this receipt number already."""
    return db.session.scalar(select(Strengthening.id).where(Strengthening.receipt_number == number)) is not None


def docketed_under(court: Body, number: str) -> Strengthening | None:
    """The application that this court has docketed under this number."""
    return db.session.scalars(select(Strengthening).where(
        Strengthening.court_id == court.id, Strengthening.court_number == number)).first()


def open_request(strengthening: Strengthening) -> CourtRequest | None:
    """What the court has asked and not yet got."""
    return db.session.scalars(select(CourtRequest).where(
        CourtRequest.strengthening_id == strengthening.id, CourtRequest.supplied_on.is_(None))
        .order_by(CourtRequest.id.desc())).first()


def ruling_of(strengthening: Strengthening, public_id: str) -> Ruling | None:
    return db.session.scalars(select(Ruling).where(
        Ruling.strengthening_id == strengthening.id, Ruling.public_id == public_id)).one_or_none()


def supplement_in_effect(agreement: Agreement, public_id: str) -> Agreement | None:
    """A supplement to this agreement that is in effect."""
    return db.session.scalars(select(Agreement).where(
        Agreement.supplements_id == agreement.id, Agreement.public_id == public_id,
        Agreement.effective_on.is_not(None))).one_or_none()


def reasons_used_at(court: Body, last: int = 1000) -> Sequence[list[str]]:
    """The reasons of the last returns of a court, the latest first."""
    return db.session.scalars(
        select(CourtRequest.reasons).join(Strengthening, Strengthening.id == CourtRequest.strengthening_id)
        .where(Strengthening.court_id == court.id).order_by(CourtRequest.id.desc()).limit(last)).all()
