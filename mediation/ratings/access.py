"""The only door to a bad rating: for who follows it up; to whoever is rated it does not exist."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mediation.errors import NotFound
from mediation.ratings.handlers import may_follow_up
from mediation.ratings.models import FollowUp
from mediation.ratings.queries import bodies_under, directors_of, follow_up_at, follow_ups_in


def follow_up_for(person: Any, public_id: str) -> FollowUp:
    """The follow-up at this address, for somebody who acts on it; raises NotFound for everybody else."""
    found = follow_up_at(public_id)
    if found is None or not _may(person, found, directors_of([found.rating.body])):
        raise NotFound("没有找到这件差评。")
    return found


def follow_ups_for(person: Any, *, still_open: bool = True) -> Sequence[FollowUp]:
    """All that this person has to follow up, by the last day; or what they followed up before."""
    bodies = bodies_under(person)
    if not bodies:
        return []
    directors = directors_of(bodies)
    return [row for row in follow_ups_in(bodies, still_open=still_open) if _may(person, row, directors)]


def _may(person: Any, follow_up: FollowUp, directors: dict[int, list[Any]]) -> bool:
    """Who is to act now; of what is done, who did it."""
    if follow_up.is_open:
        return may_follow_up(person, follow_up, directors[follow_up.rating.body_id])
    return person.id in (follow_up.answered_by_id, follow_up.decided_by_id)
