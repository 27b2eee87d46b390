"""What a court has sent under a number."""
from __future__ import annotations

from sqlalchemy import select

from mediation.extensions import db
from mediation.intake.from_court.models import CourtAssignment


def assignment_numbered(court_id: int, source: str, key: str) -> CourtAssignment | None:
    """What a court has sent under this number and no body has given back."""
    return db.session.scalars(select(CourtAssignment).where(
        CourtAssignment.court_id == court_id, CourtAssignment.source == source,
        CourtAssignment.number_key == key)).one_or_none()
