"""Opening accounts, giving and ending posts, disabling."""
from __future__ import annotations

from datetime import date
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.bodies.models import Body
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.law.terms import MemberSide, Role
from mediation.people.models import Affiliation, Person, Post
from mediation.people.passwords import hash_secret, password_error
from mediation.people.queries import person_by_login
from mediation.people.sessions import end_all


def open_account(login: str, name: str, password: str, *, by: Any) -> Person:
    """Open an account; raises RequirementNotMet for a taken login or a weak password."""
    if person_by_login(login) is not None:
        raise RequirementNotMet("这个账号已经有人用了，请换一个。", field="login")
    refused = password_error(password, login)
    if refused:
        raise RequirementNotMet(refused, field="password")
    person = Person(login=login, name=name, password_hash=hash_secret(password))
    db.session.add(person)
    db.session.flush()
    trail.record("open_account", by=by, record=person)
    return person


def give_post(person: Person, body: Body, role: Role, *, by: Any, side: MemberSide | None = None,
              from_on: date | None = None) -> Post:
    """Give a person a role in a body, from today unless said."""
    post = Post(person=person, body=body, role=role.value, side=side.value if side else None,
                from_on=from_on or clock.today())
    db.session.add(post)
    trail.record("give_post", by=by, record=person, role=role.value, body=body.public_id)
    return post


def end_post(post: Post, *, by: Any, on: date) -> None:
    """End a post; its holder's sessions end, so that the next request finds no more."""
    post.until_on = on
    end_all(post.person)
    trail.record("end_post", by=by, record=post.person, role=post.role, body=post.body.public_id)


def affiliate(person: Person, employer_name: str, employer_code: str | None, *, by: Any) -> Affiliation:
    """Record that a person works for an employer."""
    row = Affiliation(person=person, employer_name=employer_name, employer_code=employer_code)
    db.session.add(row)
    trail.record("affiliate", by=by, record=person)
    return row


def disable(person: Person, *, by: Any) -> None:
    """Close an account at once, in every session."""
    person.disabled = True
    end_all(person)
    trail.record("disable_account", by=by, record=person)


def end_affiliation(row: Affiliation, *, by: Any) -> None:
    """The person no longer works for this employer; what was seen meanwhile stays in the trail."""
    trail.record("end_affiliation", by=by, record=row.person)
    row.person.affiliations.remove(row)
    db.session.delete(row)


def set_password(person: Person, password: str, *, by: Any) -> None:
    """Give a person a new password; every session ends. Raises RequirementNotMet for a weak one."""
    refused = password_error(password, person.login)
    if refused:
        raise RequirementNotMet(refused, field="password")
    person.password_hash = hash_secret(password)
    end_all(person)
    trail.record("set_password", by=by, record=person)
