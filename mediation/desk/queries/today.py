"""What today's sessions need."""
from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from mediation.extensions import db
from mediation.sessions.models import Interpreter


def interpreters_in(case_ids: Sequence[int]) -> Sequence[Interpreter]:
    """Who interprets in these cases."""
    return db.session.scalars(
        select(Interpreter).where(Interpreter.case_id.in_(case_ids), Interpreter.left_on.is_(None))
        .order_by(Interpreter.id)).all()
