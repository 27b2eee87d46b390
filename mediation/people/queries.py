"""Finding accounts, sessions, and how often a door was tried."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import CursorResult, delete, func, select
from sqlalchemy.orm import selectinload

from mediation.bodies.models import Body
from mediation.extensions import db
from mediation.law.terms import Role
from mediation.people.models import Attempt, Person, Post, SignedInSession


def person_by_login(login: str) -> Person | None:
    return db.session.scalars(select(Person).where(Person.login == login)).one_or_none()


def person_by_public_id(value: str) -> Person | None:
    return db.session.scalars(select(Person).where(Person.public_id == value)).one_or_none()


def people_by_id(ids: Iterable[int | None]) -> Sequence[Person]:
    """These people, with the employers for which they work."""
    return db.session.scalars(select(Person).where(Person.id.in_([each for each in ids if each is not None]))
                              .options(selectinload(Person.affiliations))).all()


def session_by_key(key_hash: str) -> SignedInSession | None:
    return db.session.get(SignedInSession, key_hash)


def sessions_of(person: Person) -> Sequence[SignedInSession]:
    """The sessions of a person that have not ended."""
    return db.session.scalars(select(SignedInSession).where(
        SignedInSession.person_id == person.id, SignedInSession.ended_at.is_(None))).all()


def holders(body: Body, *roles: Role) -> Sequence[Person]:
    """Who holds one of these roles in a body, by name; whether today is for the caller to ask."""
    wanted = [role.value for role in roles]
    return db.session.scalars(
        select(Person).join(Post).where(Post.body_id == body.id, Post.role.in_(wanted), Person.disabled.is_(False))
        .distinct().order_by(Person.name, Person.id)).all()


def people_of(body: Body) -> Sequence[Person]:
    """Everybody who holds or held a post in a body, by name."""
    return db.session.scalars(select(Person).join(Post).where(Post.body_id == body.id).distinct()
                              .order_by(Person.disabled, Person.name, Person.id)).all()


def person_with_post(body: Body, public_id: str) -> Person | None:
    """Somebody who holds or held a post in a body."""
    return db.session.scalars(select(Person).join(Post).where(
        Post.body_id == body.id, Person.public_id == public_id).distinct()).one_or_none()


def wait_for_turn(*fingerprints: str) -> None:
    """Whoever tries the same at this moment waits for the end of this transaction; SQLite has one writer anyway."""
    if db.engine.dialect.name == "postgresql":
        for fingerprint in sorted(fingerprints):
            db.session.execute(select(func.pg_advisory_xact_lock(int(fingerprint[:15], 16))))


def last_attempt(door: str, subject: str) -> datetime | None:
    """When somebody last tried a wrong secret for a subject at a door."""
    return db.session.scalar(select(func.max(Attempt.at)).where(Attempt.door == door, Attempt.subject == subject))


def forget_attempts_before(moment: datetime) -> int:
    """Delete the tries that no limit counts any more; how many they were."""
    return cast(CursorResult[Any], db.session.execute(delete(Attempt).where(Attempt.at < moment))).rowcount


def attempts_since(door: str, moment: datetime, *, subject: str | None = None, origin: str | None = None) -> int:
    """How many tries at a door failed since a moment: for one subject, from one origin, or altogether."""
    counted = select(func.count()).select_from(Attempt).where(Attempt.door == door, Attempt.at >= moment)
    if subject is not None:
        counted = counted.where(Attempt.subject == subject)
    if origin is not None:
        counted = counted.where(Attempt.origin == origin)
    return db.session.scalar(counted) or 0
