"""A court takes an assignment back that the body has not answered in three working days (row 10a, ONL 12)."""
from __future__ import annotations

from typing import Any

from mediation.cases.acts import perform
from mediation.cases.facts import Facts
from mediation.cases.models import Case, Step
from mediation.intake.from_court.assigning import release_number
from mediation.law.terms import Role
from mediation.notices.acts import tell_staff
from mediation.people.queries import holders


def take_assignment_back(case: Case, facts: Facts, *, by: Any) -> Step:
    """The court may now send the matter to another body under the same number; everybody in charge here is told."""
    step = perform(case, "decline_assignment", by=by, facts=facts)
    case.ended_on = step.happened_on
    release_number(case)
    for person in holders(case.body, Role.CLERK, Role.DIRECTOR):
        if not case.excludes(person):
            tell_staff(case, person, words=f"{case.known_as}：法院已收回这件委派、委托。{facts.reason}",
                       key=f"court-took-back:{step.public_id}:{person.public_id}", by=by)
    return step
