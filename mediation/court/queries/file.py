"""What the court reads of one file: like applications, numbers, what its liaison was told, the shared evidence."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import joinedload

from mediation.agreements.models import Strengthening, agreement_parties
from mediation.cases.models import Case, Exclusion
from mediation.court.access import strengthenings_visible_to
from mediation.evidence.models import Evidence
from mediation.extensions import db
from mediation.law.terms import Zone
from mediation.notices.models import Notice
from mediation.parties.models import Party

MOST_TOLD = 20


def of_the_same_employer(person: Any, strengthening: Strengthening, first: date, last: date) -> Sequence[Strengthening]:
    """Other applications of the same employers that this court got within these days."""
    employers = [party for party in strengthening.agreement.parties if party.is_employer]
    names = [party.name for party in employers]
    codes = [party.credit_code for party in employers if party.credit_code]
    same = exists().where(agreement_parties.c.agreement_id == Strengthening.agreement_id,
                          Party.id == agreement_parties.c.party_id, Party.kind == "employer",
                          or_(Party.name.in_(names), Party.credit_code.in_(codes)))
    return db.session.scalars(
        strengthenings_visible_to(person).where(
            same, Strengthening.id != strengthening.id, Strengthening.filed_on.between(first, last))
        .options(joinedload(Strengthening.case)).order_by(Strengthening.filed_on, Strengthening.id).limit(100)).all()


def by_number(person: Any, numbers: Sequence[str]) -> dict[str, Strengthening]:
    """The applications with these receipt numbers or court numbers."""
    rows = db.session.scalars(strengthenings_visible_to(person).where(or_(
        Strengthening.receipt_number.in_(numbers), Strengthening.court_number.in_(numbers)))).all()
    known = {row.court_number: row for row in rows if row.court_number}
    return known | {row.receipt_number: row for row in rows if row.receipt_number}


def told(person: Any, since: datetime) -> Sequence[tuple[Notice, str | None]]:
    """What this liaison was told since a moment, newest first, with the application that it is about."""
    seen = strengthenings_visible_to(person).where(Strengthening.case_id == Notice.case_id)
    about = seen.with_only_columns(Strengthening.public_id).order_by(Strengthening.id.desc()).limit(1).scalar_subquery()
    recused = select(Exclusion.case_id).where(Exclusion.person_id == person.id)
    rows = db.session.execute(select(Notice, about).where(
        Notice.person_id == person.id, Notice.due_at > since,
        or_(Notice.case_id.is_(None), Notice.case_id.not_in(recused)))
        .order_by(Notice.due_at.desc(), Notice.id.desc()).limit(MOST_TOLD))
    return [(notice, public_id) for notice, public_id in rows]


def shared_evidence(case: Case) -> Sequence[Evidence]:
    """The evidence that both sides may see; nothing else leaves with the file."""
    return db.session.scalars(select(Evidence).where(
        Evidence.case_id == case.id, Evidence.zone == Zone.SHARED.value).order_by(Evidence.ordinal, Evidence.id)).all()
