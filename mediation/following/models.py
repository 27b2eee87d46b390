"""Who follows cases: visits by the code on a slip or by an account, what an account holds, codes to a telephone."""
from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import Instant, db
from mediation.law.terms import Term
from mediation.parties.models import AccessCode, Party
from mediation.sealed import public_id


class CodePurpose(Term):
    """What a code that was sent to somebody's telephone is for."""

    COME_IN = "come_in", "进入账号"
    LOST_SLIP = "lost_slip", "回执丢了换查询码"
    PROVE = "prove", "证明是本人"


class PartyAccount(db.Model):
    """A person's account for all of their cases: a number that is no secret, and a password of digits of their own.

    It is made by whoever came in with a slip, or in person with a code of the desk's; it names nobody.
    """

    __tablename__ = "party_account"
    record_type = "party_account"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    number: Mapped[str] = mapped_column(String(9), unique=True)
    pin_hash: Mapped[str] = mapped_column(String(200))
    made_at: Mapped[datetime] = mapped_column(Instant)
    pin_set_at: Mapped[datetime] = mapped_column(Instant)
    closed_at: Mapped[datetime | None] = mapped_column(Instant)

    cases: Mapped[list[AccountCase]] = relationship(back_populates="account", order_by="AccountCase.added_at")


class AccountCase(db.Model):
    """That an account holds the case to which a code belongs; it falls away with the code."""

    __tablename__ = "account_case"

    locator: Mapped[str] = mapped_column(ForeignKey("access_code.locator"), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("party_account.id"), index=True)
    added_at: Mapped[datetime] = mapped_column(Instant)

    account: Mapped[PartyAccount] = relationship(back_populates="cases")
    code: Mapped[AccessCode] = relationship(lazy="joined")


class AccountInvitation(db.Model):
    """A code for once, given in person at the desk: whoever types it chooses the password of an account."""

    __tablename__ = "account_invitation"
    record_type = "account_invitation"

    code_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), index=True)
    given_at: Mapped[datetime] = mapped_column(Instant)
    until: Mapped[datetime] = mapped_column(Instant)
    used_at: Mapped[datetime | None] = mapped_column(Instant)

    party: Mapped[Party] = relationship(lazy="joined")


class PhoneCode(db.Model):
    """Six digits sent to the telephone on file, for ten minutes, for once, for a few tries."""

    __tablename__ = "phone_code"
    __table_args__ = (CheckConstraint(f"purpose in ({', '.join(repr(p.value) for p in CodePurpose)})", name="purpose"),)
    record_type = "phone_code"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    purpose: Mapped[str] = mapped_column(String(16))
    number: Mapped[str] = mapped_column(String(9), index=True)
    code_hash: Mapped[str] = mapped_column(String(200))
    sent_at: Mapped[datetime] = mapped_column(Instant)
    until: Mapped[datetime] = mapped_column(Instant)
    used_at: Mapped[datetime | None] = mapped_column(Instant)


class LostSlip(db.Model):
    """That somebody with the telephone on file asked for a new code: it is given after twelve hours, unless stopped."""

    __tablename__ = "lost_slip"
    record_type = "lost_slip"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=public_id)
    locator: Mapped[str] = mapped_column(ForeignKey("access_code.locator"), index=True)
    asked_at: Mapped[datetime] = mapped_column(Instant)
    ready_at: Mapped[datetime] = mapped_column(Instant)
    stopped_at: Mapped[datetime | None] = mapped_column(Instant)
    stopped_by: Mapped[str] = mapped_column(String(60), default="")
    given_at: Mapped[datetime | None] = mapped_column(Instant)

    code: Mapped[AccessCode] = relationship(lazy="joined")


class Following(db.Model):
    """A visit, on the server: by a code, or by an account with the case that was chosen from it.

    It dies with its code or its account, after ten idle minutes, and when the person leaves.
    """

    __tablename__ = "following"
    __table_args__ = (CheckConstraint("locator is not null or account_id is not null", name="by_code_or_account"),)

    key_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    locator: Mapped[str | None] = mapped_column(ForeignKey("access_code.locator"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("party_account.id"), index=True)
    began_at: Mapped[datetime] = mapped_column(Instant)
    seen_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)

    code: Mapped[AccessCode | None] = relationship(lazy="joined")
    account: Mapped[PartyAccount | None] = relationship(lazy="joined")
