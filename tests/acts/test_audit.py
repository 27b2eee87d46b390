"""The audit trail: with the change or not at all, never changed afterwards, and every change found."""
from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from mediation.audit import trail
from mediation.audit.models import AuditEvent
from mediation.extensions import db


def write(number: int) -> None:
    for place in range(number):
        trail.record("noted", place=place)
        db.session.commit()


def test_an_event_is_written_with_the_change_and_goes_with_it(app) -> None:
    trail.record("noted")
    db.session.rollback()
    db.session.commit()
    assert db.session.get(AuditEvent, 1) is None
    write(3)
    assert db.session.get(AuditEvent, 3) is not None and trail.first_broken_number() is None


@pytest.mark.parametrize("statement", ["update audit_event set action = 'other' where number = 2",
                                       "delete from audit_event where number = 2"])
def test_the_database_itself_refuses_to_change_or_delete_an_event(app, statement: str) -> None:
    write(3)
    with pytest.raises(DBAPIError):
        db.session.execute(text(statement))
    db.session.rollback()
    assert trail.first_broken_number() is None


@pytest.mark.databases("sqlite")
@pytest.mark.parametrize("statement, first_bad", [
    ("update audit_event set action = 'other' where number = 2", 2),
    ("update audit_event set details = '{\"place\": 7}' where number = 3", 3),
    ("delete from audit_event where number = 2", 2),
    ("delete from audit_event where number = 4", 4),
    ("update audit_event set number = 9 where number = 4", 4),
])
def test_a_change_behind_the_guard_is_found_with_the_first_bad_number(app, statement: str, first_bad: int) -> None:
    write(4)
    for trigger in ("audit_event_no_update", "audit_event_no_delete"):
        db.session.execute(text(f"drop trigger {trigger}"))
    db.session.execute(text(statement))
    db.session.commit()
    assert trail.first_broken_number() == first_bad
