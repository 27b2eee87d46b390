"""What this liaison handed in of the court's papers, and which application a code on a page leads to."""
from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, selectinload

from mediation.agreements.models import Agreement, Strengthening
from mediation.confirmations.incoming_models import CourtDelivery, DeliveredPaper
from mediation.court.access import strengthenings_visible_to
from mediation.documents.models import Paper
from mediation.errors import NotFound
from mediation.extensions import db


def delivery_of(person: Any, public_id: str) -> CourtDelivery:
    """What this person handed in; raises NotFound: what others did is not there."""
    found = db.session.scalars(
        select(CourtDelivery).where(CourtDelivery.by_id == person.id, CourtDelivery.public_id == public_id)
        .options(selectinload(CourtDelivery.papers).joinedload(DeliveredPaper.recorded_with)
                 .joinedload(Strengthening.case))).one_or_none()
    if found is None:
        raise NotFound("没有找到这批法院文书。")
    return found


def deliveries_waiting(person: Any) -> Sequence[CourtDelivery]:
    """What this person handed in and has not settled yet, the latest first."""
    return db.session.scalars(
        select(CourtDelivery).where(CourtDelivery.by_id == person.id, CourtDelivery.papers.any(
            DeliveredPaper.settled_at.is_(None)))
        .options(selectinload(CourtDelivery.papers)).order_by(CourtDelivery.id.desc()).limit(20)).all()


def by_paper_code(person: Any, codes: Collection[str]) -> dict[str, Strengthening]:
    """The applications of which a paper bears one of these codes: their own papers or those of their agreement."""
    about = or_(Paper.about_ref == Strengthening.public_id, Paper.about_ref == Agreement.public_id)
    rows = db.session.execute(
        strengthenings_visible_to(person).join(Agreement, Agreement.id == Strengthening.agreement_id)
        .join(Paper, about).where(Paper.check_code.in_(codes)).options(joinedload(Strengthening.case))
        .add_columns(Paper.check_code)).all()
    return {code: strengthening for strengthening, code in rows}
