"""The only door to a case: what a person may not see answers exactly as what does not exist."""
from __future__ import annotations

from typing import Any

from sqlalchemy import Select, false, or_, select

from mediation.cases.models import Case, Exclusion
from mediation.errors import NotFound
from mediation.extensions import db
from mediation.law.terms import Role

HANDLING_ROLES = (Role.CLERK, Role.MEDIATOR, Role.DIRECTOR)


def cases_visible_to(person: Any) -> Select[Case]:
    """Every case that this person may see, as a selection that lists, searches and exports start from.

    Staff see the cases of their bodies. Whoever is recused sees nothing of the case, whatever posts they hold.
    The court's liaison has a door of their own: what has been submitted to the court.
    """
    bodies = person.body_ids(*HANDLING_ROLES) if person is not None else []
    if not bodies:
        return select(Case).where(false())
    excluded = select(Exclusion.case_id).where(Exclusion.person_id == person.id)
    return select(Case).where(or_(Case.body_id.in_(bodies)), Case.id.not_in(excluded))


def case_for(person: Any, public_id: str) -> Case:
    """The case of this address, for this person; raises NotFound when it does not exist for them."""
    found = db.session.scalars(cases_visible_to(person).where(Case.public_id == public_id)).one_or_none()
    if found is None:
        raise NotFound("没有找到这个案件。")
    return found
