"""Before the first datum: each body with who runs and pays it, who reads what is written, and where else one can go."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mediation.applying.queries import bodies_that_mediate
from mediation.bodies.models import Body
from mediation.intake.registering.entering import inside_an_employer
from mediation.people.queries import holders
from mediation.law.terms import Role


@dataclass(frozen=True)
class BodyShown:
    """A body as it is chosen: whether it sits inside an employer, and the staff that work for that employer."""

    body: Body
    inside: bool
    of_the_employer: Sequence[str]
    online: bool


def bodies_shown() -> list[BodyShown]:
    """Every body that mediates, those inside an employer last."""
    found = [_shown(body) for body in bodies_that_mediate()]
    return sorted(found, key=lambda each: (not each.online, each.inside))


def _shown(body: Body) -> BodyShown:
    inside = inside_an_employer(body)
    people = holders(body, Role.CLERK, Role.DIRECTOR) if inside else []
    theirs = [person.name for person in people if person.affiliations]
    return BodyShown(body, inside, theirs, bool(body.setting("ONLINE_APPLICATIONS")))
