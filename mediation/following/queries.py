"""Looking up codes in force, visits, accounts and what was sent to telephones."""
from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from mediation import clock
from mediation.extensions import db
from mediation.following.models import (AccountCase, AccountInvitation, CodePurpose, Following, LostSlip, PartyAccount,
                                        PhoneCode)
from mediation.parties.models import AccessCode, Party


def code_with_locator(locator: str) -> AccessCode | None:
    """The code in force under this locator."""
    found = db.session.scalars(select(AccessCode).where(
        AccessCode.locator == locator, AccessCode.revoked_at.is_(None))).one_or_none()
    return found if found is not None and found.is_in_force(clock.today()) else None


def following_with_key(key_hash: str) -> Following | None:
    """A visit by the hash of its key, whether it still counts or not."""
    return db.session.get(Following, key_hash)


def account_with_number(number: str) -> PartyAccount | None:
    """The account with this number, unless it was closed."""
    return db.session.scalars(select(PartyAccount).where(
        PartyAccount.number == number, PartyAccount.closed_at.is_(None))).one_or_none()


def is_number_taken(number: str) -> bool:
    """Whether an account had this number, open or closed."""
    return db.session.scalar(select(PartyAccount.id).where(PartyAccount.number == number)) is not None


def case_in_account(account_id: int, locator: str) -> AccountCase | None:
    """One case of an account, by its code."""
    return db.session.scalars(select(AccountCase).where(
        AccountCase.account_id == account_id, AccountCase.locator == locator)).one_or_none()


def holder_of(locator: str) -> AccountCase | None:
    """In which account the case of a code stands."""
    return db.session.get(AccountCase, locator)


def cases_of(account: PartyAccount) -> Sequence[AccountCase]:
    """The cases of an account whose codes are in force, the newest first."""
    return db.session.scalars(
        select(AccountCase).join(AccessCode, AccessCode.locator == AccountCase.locator)
        .where(AccountCase.account_id == account.id, AccessCode.revoked_at.is_(None))
        .order_by(AccountCase.added_at.desc(), AccountCase.locator)).all()


def visits_of(account: PartyAccount) -> Sequence[Following]:
    """The visits with an account that have not ended."""
    return db.session.scalars(select(Following).where(
        Following.account_id == account.id, Following.ended_at.is_(None))).all()


def invitation_with(code_hash: str) -> AccountInvitation | None:
    """What was given at the desk, by the hash of its code; locked, so that it is used once."""
    return db.session.scalars(select(AccountInvitation).where(
        AccountInvitation.code_hash == code_hash).with_for_update(of=AccountInvitation)).one_or_none()


def invitations_to(party: Party) -> Sequence[AccountInvitation]:
    """Those to a party that nobody has used."""
    return db.session.scalars(select(AccountInvitation).where(
        AccountInvitation.party_id == party.id, AccountInvitation.used_at.is_(None))).all()


def last_phone_code(purpose: CodePurpose, number: str) -> PhoneCode | None:
    """The last code that was sent for a purpose; the ones before it are dead."""
    return db.session.scalars(select(PhoneCode).where(
        PhoneCode.purpose == purpose.value, PhoneCode.number == number)
        .order_by(PhoneCode.id.desc()).limit(1).with_for_update()).one_or_none()


def waiting_loss(locator: str) -> LostSlip | None:
    """The wish for a new code that was neither stopped nor fulfilled."""
    return db.session.scalars(select(LostSlip).where(
        LostSlip.locator == locator, LostSlip.stopped_at.is_(None), LostSlip.given_at.is_(None))
        .order_by(LostSlip.id.desc()).limit(1).with_for_update(of=LostSlip)).one_or_none()


def waiting_losses_of(party: Party) -> Sequence[LostSlip]:
    """Wishes for a new code of this party that still wait."""
    return db.session.scalars(select(LostSlip).join(AccessCode).where(
        AccessCode.party_id == party.id, LostSlip.stopped_at.is_(None), LostSlip.given_at.is_(None),
        AccessCode.revoked_at.is_(None)).order_by(LostSlip.id)).all()


def with_waiting_losses(case_id: int) -> frozenset[int]:
    """For which parties of a case somebody asked for a new code that is still to be given."""
    return frozenset(db.session.scalars(select(AccessCode.party_id).join(LostSlip).join(Party).where(
        Party.case_id == case_id, LostSlip.stopped_at.is_(None), LostSlip.given_at.is_(None),
        AccessCode.revoked_at.is_(None))))
