"""Rooms and signers."""
from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from mediation.agreements.models import Agreement
from mediation.extensions import db
from mediation.parties.models import Agent, Party
from mediation.signing.models import Signer, SigningPin, SigningRoom


def room_of(agreement: Agreement) -> SigningRoom | None:
    """The room in which the present text of the agreement is signed."""
    return db.session.scalars(select(SigningRoom).where(
        SigningRoom.agreement_id == agreement.id, SigningRoom.paper_id == agreement.paper_id)).one_or_none()


def signer_with_link(link_hash: str) -> Signer | None:
    return db.session.scalars(select(Signer).where(Signer.link_hash == link_hash)).one_or_none()


def signer_of(room: SigningRoom, whose: str, agent: Agent | None = None) -> Signer | None:
    """Who signs in this place of the room: the party or mediator itself, or this agent of the party."""
    hand = Signer.agent_id.is_(None) if agent is None else Signer.agent_id == agent.id
    return db.session.scalars(select(Signer).where(
        Signer.room_id == room.id, Signer.whose == whose, hand)).one_or_none()


def unsigned_by(party: Party) -> Sequence[Signer]:
    """Where this party itself was called to sign on a screen and has not, the latest first."""
    return db.session.scalars(select(Signer).where(
        Signer.party_id == party.id, Signer.agent_id.is_(None), Signer.signed_at.is_(None),
        Signer.link_hash.is_not(None)).order_by(Signer.id.desc())).all()


def pin_of(party: Party) -> SigningPin | None:
    return db.session.get(SigningPin, party.id)


def held(agreement: Agreement) -> Agreement:
    """The agreement as it is now, for one signer at a time: the others wait until this one is done."""
    return db.session.scalars(select(Agreement).where(Agreement.id == agreement.id).with_for_update()
                              .execution_options(populate_existing=True)).one()
