"""Writing and checking the audit trail.

``record()`` notes an event in the running transaction: it is written with the change itself or not at all.
``record_look()`` notes a look, a refusal or a failed sign-in, which must be kept even when the request changes
nothing: it is written in a short transaction of its own when the request is over.
"""
from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from flask import g, has_request_context
from sqlalchemy import event
from sqlalchemy.orm import Session

from mediation import clock
from mediation.audit.models import AuditEvent, AuditHead
from mediation.audit.queries import events_in_order, head, locked_head
from mediation.extensions import db

GENESIS = "0" * 64


@dataclass(frozen=True)
class Entry:
    """What is to be written, before it has its place in the chain."""

    action: str
    outcome: str
    person_ref: str | None
    role: str | None
    record_type: str | None
    record_ref: str | None
    case_ref: str | None
    details: dict[str, Any]
    request_ref: str | None


def entry(action: str, *, by: Any = None, record: Any = None, case: Any = None, outcome: str = "done",
          **details: Any) -> Entry:
    """Describe an event; details are short facts that name no person."""
    return Entry(
        action=action, outcome=outcome,
        person_ref=getattr(by, "public_id", None), role=getattr(by, "role_words", None),
        record_type=getattr(record, "record_type", None), record_ref=getattr(record, "public_id", None),
        case_ref=getattr(case, "public_id", None), details=details,
        request_ref=g.get("request_ref") if has_request_context() else None)


def record(action: str, *, by: Any = None, record: Any = None, case: Any = None, outcome: str = "done",
           **details: Any) -> None:
    """Note an event in the transaction of the change that it describes."""
    noted = entry(action, by=by, record=record, case=case, outcome=outcome, **details)
    if not db.session().in_transaction():
        db.session().begin()
    db.session.info.setdefault("audit", []).append(noted)


def record_look(action: str, *, by: Any = None, record: Any = None, case: Any = None, outcome: str = "seen",
                **details: Any) -> None:
    """Note a look or a refusal; it is kept whatever becomes of the request."""
    g.setdefault("looks", []).append(
        entry(action, by=by, record=record, case=case, outcome=outcome, **details))


def write_looks() -> None:
    """Write what record_look() noted; called when the request's own transaction has ended."""
    looks = g.pop("looks", None)
    if looks:
        db.session.info.setdefault("audit", []).extend(looks)
        db.session.commit()


def _canonical(number: int, at: str, noted: Entry, previous: str) -> str:
    return json.dumps([number, at, noted.person_ref, noted.role, noted.action, noted.record_type, noted.record_ref,
                       noted.case_ref, noted.outcome, noted.details, noted.request_ref, previous],
                      ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@event.listens_for(Session, "before_commit")
def _append(session: Session) -> None:
    """Give the noted events their numbers and hashes as the last thing before the commit."""
    pending = session.info.pop("audit", None)
    if not pending:
        return
    session.flush()
    last = locked_head(session)
    if last is None:
        last = AuditHead(id=1, number=0, hash=GENESIS)
        session.add(last)
    for noted in pending:
        at = clock.now().replace(microsecond=0)
        number, previous = last.number + 1, last.hash
        digest = hashlib.sha256(_canonical(number, at.isoformat(), noted, previous).encode()).hexdigest()
        session.add(AuditEvent(
            number=number, at=at, person_ref=noted.person_ref, role=noted.role, action=noted.action,
            record_type=noted.record_type, record_ref=noted.record_ref, case_ref=noted.case_ref,
            outcome=noted.outcome, details=json.dumps(noted.details, ensure_ascii=False, sort_keys=True),
            request_ref=noted.request_ref, previous_hash=previous, hash=digest))
        last.number, last.hash = number, digest


@event.listens_for(Session, "after_soft_rollback")
def _forget(session: Session, _previous: Any) -> None:
    """What was noted of a change goes with the change."""
    session.info.pop("audit", None)


def first_broken_number() -> int | None:
    """Walk the chain; the first number that is missing, moved or changed, or None when all is whole."""
    expected, previous = 1, GENESIS
    for row in events_in_order():
        if row.number != expected or row.previous_hash != previous:
            return expected
        noted = Entry(row.action, row.outcome, row.person_ref, row.role, row.record_type, row.record_ref,
                      row.case_ref, json.loads(row.details), row.request_ref)
        if hashlib.sha256(_canonical(row.number, row.at.isoformat(), noted, previous).encode()).hexdigest() != row.hash:
            return row.number
        expected, previous = expected + 1, row.hash
    last = head()
    if last is not None and (last.number, last.hash) != (expected - 1, previous):
        return expected
    return None
