"""Files that are held back, and what was asked about them."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from mediation.cases.access import cases_visible_to
from mediation.cases.models import Case
from mediation.evidence.access import may_see
from mediation.evidence.check_models import CheckStanding, FileCheck
from mediation.evidence.models import Evidence
from mediation.extensions import db
from mediation.releases.models import Release

MOST_SHOWN = 200


def held_back_for(person: Any) -> Sequence[Evidence]:
    """Every piece of this person's cases that is held back and that they may know of, the newest first."""
    visible = cases_visible_to(person).with_only_columns(Case.id)
    found = db.session.scalars(
        select(Evidence).join(FileCheck, FileCheck.sha256 == Evidence.file_sha256)
        .where(FileCheck.standing == CheckStanding.HELD_BACK.value, Evidence.case_id.in_(visible))
        .options(joinedload(Evidence.case).options(selectinload(Case.parties), selectinload(Case.panel),
                                                   selectinload(Case.exclusions)),
                 joinedload(Evidence.party), joinedload(Evidence.check))
        .order_by(Evidence.id.desc()).limit(MOST_SHOWN)).all()
    return [piece for piece in found if may_see(piece, person)]


def releases_of(piece: Evidence) -> Sequence[Release]:
    """What was asked about a piece, the newest first."""
    return db.session.scalars(
        select(Release).where(Release.evidence_id == piece.id)
        .options(joinedload(Release.asked_by), joinedload(Release.decided_by)).order_by(Release.id.desc())).all()


def release_in(case: Case, public_id: str) -> Release | None:
    """What was asked about a piece of this case."""
    return db.session.scalars(select(Release).join(Evidence).where(
        Evidence.case_id == case.id, Release.public_id == public_id)).one_or_none()
