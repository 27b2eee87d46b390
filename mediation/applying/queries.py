"""Looking up applications that are being filled in, who fills them in, and what has lain too long."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from mediation.applying.models import ApplicationDraft, DraftPhoto, DraftVisit
from mediation.bodies.models import Body
from mediation.extensions import db
from mediation.law.terms import LegalType
from mediation.parties.models import AccessCode


def draft_with_locator(locator: str) -> ApplicationDraft | None:
    """The application under this locator."""
    return db.session.scalars(select(ApplicationDraft).where(ApplicationDraft.locator == locator)).one_or_none()


def locator_in_use(locator: str) -> bool:
    """Whether an application or a code to follow a case has this locator: nobody has to know which of them it is."""
    return draft_with_locator(locator) is not None or db.session.get(AccessCode, locator) is not None


def visit_with_key(key_hash: str) -> DraftVisit | None:
    return db.session.get(DraftVisit, key_hash)


def visits_of(draft: ApplicationDraft) -> Sequence[DraftVisit]:
    return db.session.scalars(select(DraftVisit).where(DraftVisit.draft_id == draft.id)).all()


def still_showing(before: datetime) -> Sequence[DraftVisit]:
    """Visits that were last used before this moment and still hold what was shown."""
    return db.session.scalars(select(DraftVisit).where(
        DraftVisit.shown_sealed.is_not(None), DraftVisit.seen_at < before)).all()


def photo_of(draft: ApplicationDraft, value: str) -> DraftPhoto | None:
    return next((photo for photo in draft.photos if photo.public_id == value), None)


def drafts_saved_before(body: Body, moment: datetime, limit: int = 200) -> Sequence[ApplicationDraft]:
    """Applications to a body that were not handed in and have not been touched since, the oldest first."""
    return db.session.scalars(select(ApplicationDraft).where(
        ApplicationDraft.body_id == body.id, ApplicationDraft.handed_in_at.is_(None),
        ApplicationDraft.saved_at < moment).order_by(ApplicationDraft.saved_at, ApplicationDraft.id).limit(limit)).all()


def photos_taken_away(limit: int = 500) -> Sequence[DraftPhoto]:
    """Photographs that their owner took away again."""
    return db.session.scalars(select(DraftPhoto).where(DraftPhoto.removed_at.is_not(None))
                              .order_by(DraftPhoto.id).limit(limit)).all()


def bodies_that_mediate() -> Sequence[Body]:
    """All mediation bodies, by name."""
    kinds = [kind.value for kind in LegalType if kind.value.endswith(("committee", "body", "studio", "invited"))]
    found = db.session.scalars(select(Body).where(Body.legal_type.in_(kinds)).order_by(Body.name, Body.id)).all()
    return [body for body in found if body.mediates]


def body_for(value: str) -> Body | None:
    return next((body for body in bodies_that_mediate() if body.public_id == value), None)
