"""The only door to a body that one keeps: what a person may not keep answers as what does not exist."""
from __future__ import annotations

from typing import Any

from mediation.bodies.models import Body
from mediation.bodies.queries import body_by_public_id
from mediation.errors import NotFound
from mediation.law.terms import Role

KEEPERS = (Role.DIRECTOR, Role.ADMINISTRATOR)
WRITERS = (Role.CLERK, *KEEPERS)


def body_for(person: Any, public_id: str, *roles: Role) -> Body:
    """The body of this address, for somebody who holds one of these posts in it; raises NotFound."""
    body = body_by_public_id(public_id)
    if body is None or not any(person.holds(role, body.id) for role in roles):
        raise NotFound("没有找到这个机构。")
    return body


def bodies_kept_by(person: Any, *roles: Role) -> list[Body]:
    """The bodies in which the person holds one of these posts today, by name."""
    wanted = {role.value for role in roles}
    found = {post.body.id: post.body for post in person.posts_today() if post.role in wanted}
    return sorted(found.values(), key=lambda body: (body.name, body.id))
