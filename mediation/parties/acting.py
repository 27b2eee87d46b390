"""A party that acts by itself, without an account: by a personal link, after it has shown who it is."""
from __future__ import annotations

from mediation.parties.models import Party
from mediation.people.models import SystemActor


class PartyActing(SystemActor):
    """The actor of an act that nobody of the staff can cause; the step names the party and no account."""

    role_words = "party"

    def __init__(self, party: Party) -> None:
        self.party = party
        self.name = party.name
        self.public_id = party.public_id
