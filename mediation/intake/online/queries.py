"""What is looked up of an application made on line: its open questions, who stands on its list, who takes it."""
from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from mediation.bodies.models import Body
from mediation.cases.models import Case
from mediation.extensions import db
from mediation.intake.online.models import NamedWorker, OpenQuestion
from mediation.law.identity import normal_name
from mediation.law.terms import Role
from mediation.people.models import Person
from mediation.people.queries import holders


def clerk_with_fewest_cases(body: Body, employers: Sequence[str]) -> Person | None:
    """Who takes an application that came in by itself: a clerk of today, first who does not work for the other side."""
    people = [person for person in holders(body, Role.CLERK) if person.holds(Role.CLERK, body.id)]
    counted: dict[int | None, int] = {clerk_id: count for clerk_id, count in db.session.execute(
        select(Case.clerk_id, func.count()).where(Case.clerk_id.in_([person.id for person in people]),
                                                  Case.is_open.is_(True)).group_by(Case.clerk_id))}
    asked = {normal_name(name) for name in employers}
    return min(people, default=None, key=lambda person: (
        any(normal_name(row.employer_name) in asked for row in person.affiliations), counted.get(person.id, 0),
        person.name))


def named_with_link(link_hash: str) -> NamedWorker | None:
    """Whoever this link was given to."""
    return db.session.scalars(select(NamedWorker).where(NamedWorker.link_hash == link_hash)).one_or_none()


def question_of(case_id: int, value: str) -> OpenQuestion | None:
    return db.session.scalars(select(OpenQuestion).where(
        OpenQuestion.case_id == case_id, OpenQuestion.public_id == value)).one_or_none()


def named_of(case_id: int, value: str) -> NamedWorker | None:
    return db.session.scalars(select(NamedWorker).where(
        NamedWorker.case_id == case_id, NamedWorker.public_id == value)).one_or_none()
