"""What a party sees on its status page of its ratings: the bad ones with their day or answer, the quiet link."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mediation.parties.models import Party
from mediation.ratings.models import FollowUp
from mediation.ratings.queries import ratings_of
from mediation.ratings.rateable import Rateable, rateable_by


@dataclass(frozen=True)
class Seen:
    """The follow-ups of a party's own bad ratings, and the last act on which it has said nothing."""

    follow_ups: Sequence[FollowUp]
    last: Rateable | None


def seen_by(party: Party) -> Seen:
    """For the party's own page."""
    follow_ups = [row.follow_up for row in ratings_of(party)
                  if row.follow_up is not None and row.follow_up.dropped_at is None]
    last = next((each for each in rateable_by(party)[:1] if each.rating is None and not each.closing), None)
    return Seen(follow_ups, last)
