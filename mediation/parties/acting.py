"""A party that acts by itself, without an account: by a personal link, after it has shown who it is."""
from __future__ import annotations

from typing import Any

from mediation.errors import NotPermitted
from mediation.parties.models import Party
from mediation.people.models import SystemActor


class PartyActing(SystemActor):
    """The actor of an act that nobody of the staff can cause; the step names the party and no account."""

    role_words = "party"

    def __init__(self, party: Party) -> None:
        self.party = party
        self.name = party.name
        self.public_id = party.public_id


def only_itself(party: Party, *, by: Any) -> None:
    """Refuse everybody but this very party: what it says for itself nobody says in its place."""
    if not isinstance(by, PartyActing) or by.party.id != party.id:
        raise NotPermitted("这一步只能由本人在自己的页面上办。")
