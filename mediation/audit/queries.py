"""Reading the audit trail."""
from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.audit.models import AuditEvent, AuditHead
from mediation.extensions import db


def locked_head(session: Session) -> AuditHead | None:
    """The head of the chain, locked until the transaction ends."""
    return session.scalars(select(AuditHead).with_for_update()).one_or_none()


def head() -> AuditHead | None:
    return db.session.get(AuditHead, 1)


def events_in_order() -> Iterator[AuditEvent]:
    """Every event from the first, a thousand at a time."""
    yield from db.session.scalars(select(AuditEvent).order_by(AuditEvent.number).execution_options(yield_per=1000))


def looks_at(case_ref: str, limit: int = 200) -> list[AuditEvent]:
    """Who looked at or changed a case, newest first."""
    return list(db.session.scalars(select(AuditEvent).where(AuditEvent.case_ref == case_ref)
                                   .order_by(AuditEvent.number.desc()).limit(limit)))
