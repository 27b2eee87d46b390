"""Lists of cases: person first, total order, keyset paging."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from mediation.cases.access import cases_visible_to
from mediation.cases.models import Case, Step
from mediation.extensions import db
from mediation.parties.models import Party


def cases_of_worker(person: Any, identity_lookup: str) -> Sequence[Case]:
    """Cases visible to this person in which somebody with this identity takes part; for the duplicate warning."""
    ids = select(Party.case_id).where(Party.identity_lookup == identity_lookup)
    found = cases_visible_to(person).where(Case.id.in_(ids)).order_by(Case.id.desc())
    return list(db.session.scalars(found))


def step_by_public_id(case: Case, public_id: str) -> Step | None:
    return db.session.scalars(select(Step).where(Step.case_id == case.id, Step.public_id == public_id)).one_or_none()
