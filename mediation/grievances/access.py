"""The only door to complaints: who answers them, and who is complained of once it was opened to them."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, and_, func, or_, select

from mediation.cases.models import Exclusion
from mediation.errors import NotFound
from mediation.extensions import db
from mediation.grievances.models import Grievance
from mediation.law.terms import Role
from mediation.parties.models import Party


def grievances_visible_to(person: Any) -> Select[Grievance]:
    """What this person answers, and what was opened to them; of what is said against themselves nothing before that.

    The director answers for the body of the case and an observer for the body outside that the party chose; whoever is
    recused in a case sees nothing of it.
    """
    own = and_(Grievance.to_body_id.in_(person.body_ids(Role.DIRECTOR, Role.OBSERVER)),
               or_(Grievance.about_id.is_(None), Grievance.about_id != person.id))
    opened = and_(Grievance.about_id == person.id, Grievance.opened_at.is_not(None))
    excluded = select(Exclusion.case_id).where(Exclusion.person_id == person.id)
    return select(Grievance).where(or_(and_(own, Grievance.case_id.not_in(excluded)), opened))


def answers(person: Any, grievance: Grievance) -> bool:
    """Whether this person answers it: never who is complained of, nor who is recused."""
    if grievance.about_id == person.id or grievance.case.excludes(person):
        return False
    return grievance.to_body_id in person.body_ids(Role.DIRECTOR, Role.OBSERVER)


def grievances_for(person: Any) -> Sequence[Grievance]:
    """All of them: those to be answered first, by their last day."""
    return db.session.scalars(grievances_visible_to(person).order_by(
        Grievance.replied_at.is_not(None), Grievance.reply_by, Grievance.id)).all()


def waiting_count(person: Any) -> int:
    """How many wait for an answer among those that this person sees."""
    waiting = grievances_visible_to(person).where(Grievance.replied_at.is_(None)).subquery()
    return db.session.scalar(select(func.count()).select_from(waiting)) or 0


def grievance_for(person: Any, public_id: str) -> Grievance:
    """One of them; raises NotFound for what this person may not know of."""
    found = db.session.scalars(grievances_visible_to(person).where(Grievance.public_id == public_id)).one_or_none()
    if found is None:
        raise NotFound("没有找到这件投诉。")
    return found


def grievances_of(party: Party) -> Sequence[Grievance]:
    """What this party has complained of, the latest first."""
    return db.session.scalars(select(Grievance).where(Grievance.party_id == party.id)
                              .order_by(Grievance.id.desc())).all()
