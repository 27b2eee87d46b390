"""A party that follows its case with its own code, and the pages it is offered there."""
from __future__ import annotations

from mediation.extensions import db
from mediation.parties.acting import PartyActing
from mediation.parties.acts import give_code
from mediation.parties.models import Party
from tests.page_client import PageClient


def acting(party: Party) -> PartyActing:
    """The party as the actor of its own act."""
    return PartyActing(party)


def comes_in(client: PageClient, party: Party) -> PageClient:
    """The party has a new code and comes in with it."""
    code = give_code(party, by=acting(party))
    db.session.commit()
    client.submit(client.see("/my"), {"locator": code.locator, "secret": code.secret})
    return client


def offered(client: PageClient) -> str:
    """What the status page says now."""
    return client.see("/my/status").text
