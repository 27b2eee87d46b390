"""What is looked up at the counter: numbers in use, cases of the same people."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from mediation.cases.access import cases_visible_to
from mediation.cases.models import Case
from mediation.extensions import db
from mediation.parties.models import Party


def receipt_number_in_use(number: str) -> bool:
    """Whether a case already has this receipt number."""
    return db.session.scalar(select(Case.id).where(Case.receipt_number == number)) is not None


def cases_of_any(person: Any, lookups: Sequence[str], but: Case | None = None) -> Sequence[Case]:
    """Cases visible to this person in which one of these identities is a party, newest first."""
    if not lookups:
        return ()
    ids = select(Party.case_id).where(Party.identity_lookup.in_(lookups))
    found = cases_visible_to(person).where(Case.id.in_(ids))
    if but is not None and but.id is not None:
        found = found.where(Case.id != but.id)
    return list(db.session.scalars(found.order_by(Case.id.desc()).limit(50)))
