"""What is looked up of invitations: the open one, the one behind a link or a visit; what is asked of a party."""
from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation.cases.models import Claim
from mediation.extensions import db
from mediation.intake.invitations.models import Invitation
from mediation.parties.models import Party


def open_invitation(party: Party) -> Invitation | None:
    """The invitation of a party that nobody has used up and that was not replaced."""
    return db.session.scalars(select(Invitation).where(
        Invitation.party_id == party.id, Invitation.registered_at.is_(None),
        Invitation.ended_at.is_(None))).one_or_none()


def invitation_with_link(link_hash: str) -> Invitation | None:
    """The invitation behind a link, whether it still works or not."""
    return db.session.scalars(select(Invitation).where(Invitation.link_hash == link_hash)).one_or_none()


def invitation_with_visit(visit_hash: str) -> Invitation | None:
    """The invitation that somebody entered, by the key that their browser keeps."""
    return db.session.scalars(select(Invitation).where(Invitation.visit_hash == visit_hash)).one_or_none()


def claims_against(party: Party) -> Sequence[Claim]:
    """What is asked of a party now."""
    rows = db.session.scalars(
        select(Claim).where(Claim.case_id == party.case_id, Claim.claimant_id != party.id, Claim.given_up.is_(False))
        .options(joinedload(Claim.claimant)).order_by(Claim.id)).all()
    return [row for row in rows if row.claimant.side != party.side and row.claimant.is_active
            and (not row.against or party in row.against)]
