"""A party that acts by itself, without an account: by a personal link, after it has shown who it is."""
from __future__ import annotations

from typing import Any

from flask import has_request_context, session
from flask_login import current_user

from mediation.errors import NotPermitted
from mediation.parties.models import Party
from mediation.people.models import SystemActor

BESIDE = "beside"
"""Under this name a visit keeps who sits beside the party."""


def helper_here() -> str:
    """Who sits beside whoever asks: as the party said, or as the browser shows by who has signed in; else empty."""
    if not has_request_context():
        return ""
    return str(session.get(BESIDE) or (current_user.name if current_user.is_authenticated else ""))


class PartyActing(SystemActor):
    """The actor of an act that nobody of the staff can cause; the step names the party and no account.

    Where the party has said who helps it at the screen, the step names that person too; and who of the staff is signed
    in there: a party that uses the desk's browser is not alone.
    """

    role_words = "party"

    def __init__(self, party: Party) -> None:
        self.party = party
        helped_by = helper_here()
        self.name = f"{party.name}（{helped_by}在旁协助）" if helped_by else party.name
        self.public_id = party.public_id


def only_itself(party: Party, *, by: Any) -> None:
    """Refuse everybody but this very party: what it says for itself nobody says in its place."""
    if not isinstance(by, PartyActing) or by.party.id != party.id:
        raise NotPermitted("这一步只能由本人在自己的页面上办。")
