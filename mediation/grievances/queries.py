"""To whom a complaint may go besides the director: the offices outside that answer here."""
from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from mediation.bodies.models import Body
from mediation.extensions import db
from mediation.law.terms import LegalType, Role
from mediation.people.models import Post

OUTSIDE = (LegalType.UNION_FEDERATION, LegalType.HR_BUREAU)


def offices_outside(body: Body) -> list[Body]:
    """Who hears what is said against a body: whoever guides it first, then the union and the bureau of labour."""
    offices = db.session.scalars(select(Body).where(Body.legal_type.in_([kind.value for kind in OUTSIDE]))
                                 .order_by(Body.name, Body.id)).all()
    guiding = [body.above] if body.above is not None else []
    return [*guiding, *(office for office in offices if office not in guiding)]


def read_by_somebody(bodies: Sequence[Body]) -> list[Body]:
    """Those in which somebody reads and answers here; the others have an address only."""
    wanted = [body.id for body in bodies]
    posts = db.session.scalars(select(Post).where(
        Post.body_id.in_(wanted), Post.role.in_([Role.OBSERVER.value, Role.DIRECTOR.value]))).all()
    read = {post.body_id for post in posts if post.person.holds(Role(post.role), post.body_id)}
    return [body for body in bodies if body.id in read]
