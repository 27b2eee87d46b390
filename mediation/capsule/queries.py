"""The capsules of a record, the next one to be made, and the one that somebody holds."""
from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from mediation.agreements.models import Strengthening
from mediation.capsule.models import Capsule, CapsuleReceipt, CapsuleStanding
from mediation.cases.models import Case
from mediation.extensions import db
from mediation.files import StoredFile
from mediation.handoffs.models import Handoff


def _of(record: Handoff | Strengthening) -> ColumnElement[bool]:
    return Capsule.handoff_id == record.id if isinstance(record, Handoff) else Capsule.strengthening_id == record.id


def capsules_of(record: Handoff | Strengthening) -> Sequence[Capsule]:
    """Every capsule of a record with its receipts, the latest first."""
    return db.session.scalars(
        select(Capsule).where(_of(record)).order_by(Capsule.id.desc())
        .options(selectinload(Capsule.receipts).joinedload(CapsuleReceipt.by), joinedload(Capsule.asked_by),
                 joinedload(Capsule.file))).all()


def last_ordinal(record: Handoff | Strengthening) -> int:
    """The number of the last capsule of a record, 0 where there is none."""
    return db.session.scalar(select(func.max(Capsule.ordinal)).where(_of(record))) or 0


def capsule_of(case: Case, public_id: str) -> Capsule | None:
    """The capsule of this address in this case."""
    return db.session.scalars(select(Capsule).where(
        Capsule.case_id == case.id, Capsule.public_id == public_id)).one_or_none()


def capsule_with_manifest(sha256: str) -> Capsule | None:
    """The capsule that this installation made with exactly this manifest."""
    return db.session.scalars(select(Capsule).where(Capsule.manifest_sha256 == sha256)).one_or_none()


def receipt_with(capsule: Capsule, said: str) -> CapsuleReceipt | None:
    """The receipt of a capsule that says exactly this."""
    return db.session.scalars(select(CapsuleReceipt).where(
        CapsuleReceipt.capsule_id == capsule.id, CapsuleReceipt.said_sha256 == said)).one_or_none()


def next_to_make(left_before: datetime) -> Capsule | None:
    """The first capsule that waits, or that nobody has worked on since a moment; locked against a second maker."""
    return db.session.scalars(
        select(Capsule).where(or_(
            Capsule.standing == CapsuleStanding.WAITING.value,
            (Capsule.standing == CapsuleStanding.MAKING.value) & (Capsule.worked_at < left_before)))
        .order_by(Capsule.id).limit(1).with_for_update(skip_locked=True)).one_or_none()


def stored(contents: Collection[str]) -> dict[str, tuple[int, str]]:
    """Size and media type of stored contents."""
    rows = db.session.execute(
        select(StoredFile.sha256, StoredFile.size, StoredFile.media_type).where(StoredFile.sha256.in_(contents)))
    return {row.sha256: (row.size, row.media_type) for row in rows}


def ready_capsules(cases: Collection[int]) -> Sequence[Capsule]:
    """The finished capsules of these cases."""
    return db.session.scalars(select(Capsule).where(
        Capsule.case_id.in_(cases), Capsule.standing == CapsuleStanding.READY.value).order_by(Capsule.id)).all()
