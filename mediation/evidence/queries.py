"""The evidence of a case; who may see which piece is for ``evidence.access`` to say."""
from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from mediation.cases.models import Case
from mediation.evidence.models import Evidence, ZoneMove
from mediation.extensions import db
from mediation.law.terms import Zone


def evidence_of(case: Case) -> Sequence[Evidence]:
    """Every piece of the case in the order in which it was taken in, with its party and its moves."""
    return db.session.scalars(
        select(Evidence).where(Evidence.case_id == case.id)
        .options(joinedload(Evidence.party), joinedload(Evidence.received_by),
                 selectinload(Evidence.moves).joinedload(ZoneMove.by))
        .order_by(Evidence.ordinal)).all()


def next_ordinal(case: Case) -> int:
    """The number of the next piece of this case."""
    return (db.session.scalar(select(func.max(Evidence.ordinal)).where(Evidence.case_id == case.id)) or 0) + 1


def shared_evidence(case: Case) -> Sequence[Evidence]:
    """What both sides see; nothing else may go out with the file."""
    return db.session.scalars(select(Evidence).where(
        Evidence.case_id == case.id, Evidence.zone == Zone.SHARED.value).order_by(Evidence.ordinal)).all()
