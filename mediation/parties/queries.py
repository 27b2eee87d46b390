"""Looking up codes of access and the parties of a case."""
from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from mediation.extensions import db
from mediation.parties.models import AccessCode, Agent, Party


def code_by_locator(locator: str) -> AccessCode | None:
    """The code with this locator, dead or alive."""
    return db.session.get(AccessCode, locator)


def codes_in_force(party: Party) -> Sequence[AccessCode]:
    """The codes of a party that have not been replaced; one at most."""
    if party.id is None:
        return ()
    return db.session.scalars(select(AccessCode).where(
        AccessCode.party_id == party.id, AccessCode.revoked_at.is_(None)).order_by(AccessCode.locator)).all()


def codes_of_case(case_id: int) -> Sequence[AccessCode]:
    """The codes of all parties of a case that have not been replaced."""
    return db.session.scalars(select(AccessCode).join(Party).where(
        Party.case_id == case_id, AccessCode.revoked_at.is_(None)).order_by(AccessCode.locator)).all()


def party_of(case_id: int, public_id: str) -> Party | None:
    """A party of this case."""
    return db.session.scalars(select(Party).where(
        Party.case_id == case_id, Party.public_id == public_id)).one_or_none()


def agent_of(case_id: int, public_id: str) -> Agent | None:
    """An agent of this case."""
    return db.session.scalars(select(Agent).where(
        Agent.case_id == case_id, Agent.public_id == public_id)).one_or_none()
