"""Issued papers of a case and how they were handed over."""
from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from mediation.cases.models import Case
from mediation.documents.models import Paper, Service
from mediation.extensions import db


def papers_of(case: Case) -> Sequence[Paper]:
    """Every paper of the case, in the order of issue."""
    return db.session.scalars(select(Paper).where(Paper.case_id == case.id).order_by(Paper.id)).all()


def paper_of(case: Case, public_id: str) -> Paper | None:
    return db.session.scalars(select(Paper).where(Paper.case_id == case.id, Paper.public_id == public_id)).one_or_none()


def latest_paper(case: Case, code: str, party_id: int | None = None) -> Paper | None:
    """The last paper of a kind that counts, for a party where one is named."""
    found = select(Paper).where(Paper.case_id == case.id, Paper.code == code, Paper.voided_at.is_(None))
    if party_id is not None:
        found = found.where(Paper.party_id == party_id)
    return db.session.scalars(found.order_by(Paper.id.desc()).limit(1)).one_or_none()


def services_of(case: Case) -> Sequence[Service]:
    """Every handing over of a paper of the case."""
    return db.session.scalars(select(Service).join(Paper).where(Paper.case_id == case.id).order_by(Service.id)).all()
