"""Inviting an employer, letting it in once, registering who speaks for it.

Nothing here works for somebody who may not know of the case yet (security S11).
"""
from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from flask import current_app
from flask_babel import gettext as _

from mediation import clock
from mediation.audit import trail
from mediation.errors import NotNow, RequirementNotMet
from mediation.extensions import db
from mediation.following.told import is_told_of
from mediation.intake.invitations.authority_acts import RepresentativeFacts, register
from mediation.intake.invitations.models import Invitation
from mediation.intake.invitations.queries import open_invitation
from mediation.intake.powers.representation import staff_only
from mediation.law.identity import mask_phone
from mediation.notices.acts import cancel_all, channel_of, takes_texts, tell
from mediation.parties.acting import PartyActing
from mediation.parties.acts import Code, give_code
from mediation.parties.models import Channel, Party
from mediation.parties.queries import codes_in_force
from mediation.people.passwords import hash_secret, matches

LASTS, VISIT_LASTS = timedelta(hours=72), timedelta(minutes=30)
CODE_DIGITS = 8
LINK_WORDS = "有一份通知要请贵方在网上办：{address} 三天内有效，还要用通知上随附的邀请码。本消息不会要求付款。"
READ_OUT = "请单位收到纸面的邀请单以后，用短信或者邮件里的链接进去，填邀请单上的八位数，登记谁来办。"


@dataclass(frozen=True)
class Invited:
    """An invitation as it is given out once: the code for the slip, the link only where nothing could send it."""

    invitation: Invitation
    code: str = field(repr=False)
    address: str = field(default="", repr=False)
    sent_to: str = ""

    @property
    def code_words(self) -> str:
        """The code as the slip shows it."""
        return f"{self.code[:4]} {self.code[4:]}"


def invite(party: Party, *, by: Any) -> Invited:
    """Invite an employer that knows of the case: a link by its own channel, a code for the paper; the one before ends.

    Raises RequirementNotMet for somebody who is no employer, and NotNow before it was told of the case.
    """
    staff_only(party.case, by)
    if not party.is_employer:
        raise RequirementNotMet("邀请只用于单位；劳动者用自己回执上的查询码。")
    if not party.is_active or not party.case.is_open:
        raise NotNow("这个单位已经不在案，或者本案已经办结，不能再邀请。")
    if not is_told_of(party):
        raise NotNow("还没有征询过这个单位，也没有给它送达文书：在那以前，它不能知道有这件案子。请先征询意见。")
    _end(open_invitation(party), by)
    token, code = secrets.token_urlsafe(24), "".join(secrets.choice("0123456789") for _digit in range(CODE_DIGITS))
    now = clock.now()
    invitation = Invitation(party=party, link_hash=hashed(token), code_hash=hash_secret(code), until_at=now + LASTS,
                            made_at=now, made_by_id=by.id)
    db.session.add(invitation)
    db.session.flush()
    address = f"{current_app.config['BASE_URL'].rstrip('/')}/my?by=invited&token={token}"
    trail.record("invite_employer", by=by, record=invitation, case=party.case)
    channel = channel_of(party)
    if channel is Channel.BY_HAND or (channel is Channel.SMS and not takes_texts(party.phone)):
        return Invited(invitation, code, address)
    tell(party.case, party, secret_words=LINK_WORDS.format(address=address), read_out=READ_OUT, by=by,
         key=f"invite:{party.public_id}:{invitation.public_id}")
    return Invited(invitation, code, sent_to="登记的邮箱" if channel is Channel.MAIL else mask_phone(party.phone))


def _end(invitation: Invitation | None, by: Any) -> None:
    """An invitation no longer works; a link to it that is still waiting is not sent."""
    if invitation is not None:
        invitation.ended_at = clock.now()
        db.session.flush()
        cancel_all(f"invite:{invitation.party.public_id}:", by=by)


def works(invitation: Invitation | None) -> bool:
    """Whether an invitation leads anywhere: in its time, neither used up nor replaced, to somebody who may know."""
    if invitation is None or invitation.registered_at is not None or invitation.ended_at is not None:
        return False
    party = invitation.party
    return invitation.until_at > clock.now() and party.is_active and party.case.is_open and is_told_of(party)


def enter(invitation: Invitation, typed: str, key: str | None, heard: bool) -> str:
    """Somebody with the link types the code from the paper: the first one has it, and its browser may come back.

    Returns the key of the visit. Raises RequirementNotMet for a wrong code, for too many tries, and for anybody after
    the first.
    """
    if not heard:
        raise RequirementNotMet(_("试的次数太多了，请过一会儿再试，或者打通知上的电话。"), field="code")
    own = key is not None and invitation.visit_hash == hashed(key)
    if not matches(typed, invitation.code_hash) or (invitation.entered_at is not None and not own):
        raise RequirementNotMet(_("邀请码不对，或者已经有人用过了。请照纸上的数字再填一次；不行就打通知上的电话，请他们重发。"), field="code")
    fresh = secrets.token_urlsafe(24)
    now = clock.now()
    invitation.entered_at = invitation.entered_at or now
    invitation.visit_hash, invitation.visit_until = hashed(fresh), now + VISIT_LASTS
    trail.record("enter_invitation", by=PartyActing(invitation.party), record=invitation, case=invitation.case)
    db.session.flush()
    return fresh


def is_inside(invitation: Invitation | None) -> bool:
    """Whether whoever entered it may still register."""
    return (works(invitation) and invitation is not None and invitation.visit_until is not None
            and invitation.visit_until > clock.now())


def register_representative(invitation: Invitation, said: RepresentativeFacts) -> Code:
    """Who came in says who they are and on what they speak; the employer gets its code to follow the case.

    An agent is only announced: without the signed power, looked at by the staff, nothing is signed or settled by them
    (TJ 24; CPL 61-62). Raises RequirementNotMet on the field at fault.
    """
    party = invitation.party
    by = PartyActing(party)
    if not is_inside(invitation):
        raise NotNow(_("停得太久了，或者已经登记过了。请再用链接和邀请码进来。"))
    representative = register(party, said, invitation.id, by=by)
    invitation.registered_at, invitation.visit_hash = clock.now(), None
    had_code = bool(codes_in_force(party))
    code = give_code(party, by=by, agent=representative.agent)
    if had_code:
        tell(party.case, party, key=f"new-code:{code.locator}", by=by,
             read_out="贵方的查询码和密码换了新的，旧的作废。不是贵方来换的，请马上打电话告诉我们。")
    return code


def hashed(token: str) -> str:
    """How a link or a visit is looked up."""
    return hashlib.sha256(token.encode()).hexdigest()
