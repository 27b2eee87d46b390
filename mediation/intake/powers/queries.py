"""Who came in for the employers of a case."""
from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation.cases.models import Case
from mediation.extensions import db
from mediation.intake.powers.models import EmployerRepresentative
from mediation.parties.models import Party


def representatives_in(case: Case) -> Sequence[EmployerRepresentative]:
    """Who came in for the employers of a case, in their order."""
    return db.session.scalars(
        select(EmployerRepresentative).join(Party, Party.id == EmployerRepresentative.party_id)
        .where(Party.case_id == case.id)
        .options(joinedload(EmployerRepresentative.party), joinedload(EmployerRepresentative.agent))
        .order_by(EmployerRepresentative.id)).all()


def representative_of(case: Case, public_id: str) -> EmployerRepresentative | None:
    """One of them."""
    return next((row for row in representatives_in(case) if row.public_id == public_id), None)
