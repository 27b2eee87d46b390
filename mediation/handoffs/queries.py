"""The handoffs of a case."""
from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from mediation.cases.models import Case
from mediation.extensions import db
from mediation.handoffs.models import Handoff


def handoffs_of(case: Case) -> Sequence[Handoff]:
    """Every way out of a case, with its results, oldest first."""
    return db.session.scalars(select(Handoff).where(Handoff.case_id == case.id)
                              .options(selectinload(Handoff.results)).order_by(Handoff.id)).all()


def handoff_of(case: Case, public_id: str) -> Handoff | None:
    return db.session.scalars(select(Handoff).where(
        Handoff.case_id == case.id, Handoff.public_id == public_id)).one_or_none()
