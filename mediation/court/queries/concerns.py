"""The applications before a court by how much they ask to be looked at, and which are still to be reckoned."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, and_, delete, exists, or_, select, tuple_
from sqlalchemy.orm import joinedload, selectinload

from mediation.agreements.models import Agreement, Strengthening, agreement_parties
from mediation.cases.models import Case, Exclusion
from mediation.confirmations.review_models import ApplicationConcern
from mediation.extensions import db
from mediation.law.terms import Role
from mediation.parties.models import Party

NEAR_DAYS = 90
"""Applications of one employer whose agreements lie no further apart are looked at together; judgement, not law."""
MOST_BESIDE = 20


@dataclass(frozen=True)
class ConcernPage:
    """One page of the list, and whether there is more before and behind it."""

    rows: Sequence[ApplicationConcern]
    newer: bool
    older: bool


def concerns(person: Any, *, after: str = "", before: str = "", size: int = 30) -> ConcernPage:
    """The applications with flags before this liaison's courts, those that ask most first.

    ``after`` and ``before`` name the application that the page follows or goes before; one that is not there any more
    begins anew. Whoever is recused in a case sees nothing of it.
    """
    place = _place(person, after or before)
    backwards = bool(before) and place is not None
    columns = (ApplicationConcern.weight, ApplicationConcern.sum_fen, ApplicationConcern.strengthening_id)
    found = _seen_by(person)
    if place is not None:
        here, there = tuple_(*columns), tuple_(place.weight, place.sum_fen, place.strengthening_id)
        found = found.where(here > there if backwards else here < there)
    ordered = found.order_by(*(column.asc() if backwards else column.desc() for column in columns))
    rows = list(db.session.scalars(_loaded(ordered.limit(size + 1))).unique())
    more = len(rows) > size
    rows = rows[:size][::-1] if backwards else rows[:size]
    return ConcernPage(rows, *((more, True) if backwards else (place is not None, more)))


def _seen_by(person: Any) -> Select[ApplicationConcern]:
    excluded = select(Exclusion.case_id).where(Exclusion.person_id == person.id)
    return select(ApplicationConcern).join(ApplicationConcern.strengthening).where(
        ApplicationConcern.court_id.in_(person.body_ids(Role.LIAISON)), ApplicationConcern.weight > 0,
        Strengthening.case_id.not_in(excluded))


def _place(person: Any, public_id: str) -> ApplicationConcern | None:
    if not public_id:
        return None
    return db.session.scalars(_seen_by(person).where(Strengthening.public_id == public_id)).one_or_none()


def _loaded(found: Select[ApplicationConcern]) -> Select[ApplicationConcern]:
    """With everything that a row shows."""
    return found.options(joinedload(ApplicationConcern.strengthening).options(
        joinedload(Strengthening.case).joinedload(Case.body), joinedload(Strengthening.handled_by),
        joinedload(Strengthening.agreement).selectinload(Agreement.parties),
        selectinload(Strengthening.flags_handled)))


def to_be_reckoned(today: date, most: int) -> Sequence[Strengthening]:
    """Applications before a court that were never reckoned, changed since, or were last reckoned before today."""
    known = ApplicationConcern.strengthening_id == Strengthening.id
    stale = or_(ApplicationConcern.strengthening_id.is_(None), ApplicationConcern.of_version != Strengthening.version,
                ApplicationConcern.court_id != Strengthening.court_id, ApplicationConcern.reckoned_on < today)
    return db.session.scalars(
        select(Strengthening).outerjoin(ApplicationConcern, known)
        .where(Strengthening.queue_on.is_not(None), Strengthening.court_id.is_not(None), stale)
        .order_by(ApplicationConcern.reckoned_on.is_not(None), ApplicationConcern.reckoned_on, Strengthening.id)
        .limit(most)).all()


def kept_concern(strengthening: Strengthening) -> ApplicationConcern | None:
    """What was last reckoned of this application."""
    return db.session.get(ApplicationConcern, strengthening.id)


def let_go_of_decided() -> None:
    """What the court has decided, or what was withdrawn, is looked at no more."""
    gone = select(Strengthening.id).where(
        Strengthening.id == ApplicationConcern.strengthening_id, Strengthening.queue_on.is_(None))
    db.session.execute(delete(ApplicationConcern).where(exists(gone)))


def grave_of_the_same_employer(among: Select[Strengthening],
                               strengthening: Strengthening) -> Sequence[tuple[Strengthening, list[str]]]:
    """Other applications of the same employers, agreed within NEAR_DAYS, with the codes of their own grave flags."""
    employers = [party for party in strengthening.agreement.parties if party.is_employer]
    agreed_on = strengthening.agreement.agreed_on
    if not employers or agreed_on is None:
        return []
    names, codes = [party.name for party in employers], [party.credit_code for party in employers if party.credit_code]
    same = exists().where(and_(
        agreement_parties.c.agreement_id == Strengthening.agreement_id, Party.id == agreement_parties.c.party_id,
        Party.kind == "employer", or_(Party.name.in_(names), Party.credit_code.in_(codes))))
    near = timedelta(days=NEAR_DAYS)
    days = Agreement.agreed_on.between(agreed_on - near, agreed_on + near)
    rows = db.session.execute(
        among.join(ApplicationConcern, ApplicationConcern.strengthening_id == Strengthening.id)
        .join(Agreement, Agreement.id == Strengthening.agreement_id)
        .where(same, Strengthening.id != strengthening.id, days)
        .add_columns(ApplicationConcern.grave).order_by(Strengthening.id).limit(MOST_BESIDE)).all()
    return [(other, grave) for other, grave in rows if grave]
