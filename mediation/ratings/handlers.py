"""Who follows up a bad rating: somebody of the body who is not rated and does not work for a party, or those above.

The director of the body, where the director neither handled the case nor works for an employer in it; otherwise, and
when the answer is late or an appeal is to be decided, whoever leads or observes for the body above it.
"""
from __future__ import annotations

from typing import Any

from mediation import clock
from mediation.cases.requirements import is_affiliated
from mediation.law.terms import Role
from mediation.people.models import Person
from mediation.ratings.models import FollowUp, Rating

ABOVE = (Role.DIRECTOR, Role.OBSERVER)


def rated_by(rating: Rating) -> set[int]:
    """Those whom a rating concerns: the clerk, everybody who ever sat on the panel, whoever did the act."""
    case = rating.case
    named = {member.person_id for member in case.panel} | {case.clerk_id, rating.step.by_id}
    return {each for each in named if each is not None}


def is_free(person: Any, rating: Rating) -> bool:
    """Whether a person has nothing to do with what was rated: not rated, not recused, not of a party's firm."""
    return (person.id not in rated_by(rating) and not rating.case.excludes(person)
            and not is_affiliated(rating.case, person))


def own_handlers(rating: Rating, directors: list[Person]) -> list[Person]:
    """Of the directors of the body those who may follow up."""
    return [person for person in directors if person.holds(Role.DIRECTOR, rating.body_id) and is_free(person, rating)]


def may_follow_up(person: Any, follow_up: FollowUp, directors: list[Person]) -> bool:
    """Whether this person is the one to act on it now; ``directors`` are those of the body."""
    rating = follow_up.rating
    if not is_free(person, rating):
        return False
    own = own_handlers(rating, directors)
    if follow_up.appealed_on is not None:
        return follow_up.answered_by_id != person.id and _is_for_appeal(person, follow_up, own)
    return person in own or (_is_above(person, rating) and (not own or follow_up.due_on < clock.today()))


def _is_for_appeal(person: Any, follow_up: FollowUp, own: list[Person]) -> bool:
    """An appeal goes up; where there is nobody above, to another director than who answered."""
    rating = follow_up.rating
    if rating.body.above_id is not None:
        return _is_above(person, rating)
    return person in own


def _is_above(person: Any, rating: Rating) -> bool:
    above = rating.body.above_id
    return above is not None and any(person.holds(role, above) for role in ABOVE)
