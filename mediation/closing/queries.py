"""What closing a case asks of the file: who has the papers in hand."""
from __future__ import annotations

from sqlalchemy import select

from mediation.cases.models import Case
from mediation.documents.models import Paper, Service
from mediation.extensions import db


def served_parties(case: Case, code: str) -> set[int]:
    """The parties to whom a paper of this kind has been handed over."""
    found = select(Service.party_id).join(Paper).where(
        Paper.case_id == case.id, Paper.code == code, Paper.voided_at.is_(None))
    return set(db.session.scalars(found))
