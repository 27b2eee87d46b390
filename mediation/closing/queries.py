"""What closing a case asks of the file: no-shows after notice, agreed facts, papers handed over."""
from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from mediation.cases.models import Case
from mediation.documents.models import Paper, Service
from mediation.extensions import db
from mediation.sessions.models import AgreedFact, Attendance, Attending, Session


def no_shows_of(case: Case) -> int:
    """How many sessions the party that stayed away most often missed without excuse, after it had been notified."""
    counted = (select(func.count(Attendance.id).label("missed")).join(Session).where(
        Session.case_id == case.id, Session.noticed_on.is_not(None), Attendance.attending == Attending.NO_SHOW.value)
        .group_by(Attendance.party_id).subquery())
    return db.session.scalar(select(func.max(counted.c.missed))) or 0


def agreed_facts_of(case: Case) -> Sequence[AgreedFact]:
    """The facts that both sides confirmed; they stay usable when the mediation has failed (ONL 18, 22)."""
    return db.session.scalars(select(AgreedFact).where(
        AgreedFact.case_id == case.id, AgreedFact.is_disputed.is_(False)).order_by(AgreedFact.id)).all()


def served_parties(case: Case, code: str) -> set[int]:
    """The parties to whom a paper of this kind has been handed over."""
    found = select(Service.party_id).join(Paper).where(Paper.case_id == case.id, Paper.code == code)
    return set(db.session.scalars(found))
