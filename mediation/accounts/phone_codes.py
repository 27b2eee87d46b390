"""Six digits to the telephone on file: for ten minutes, for once, five tries; a second way in beside a password."""
from __future__ import annotations

import secrets
from datetime import timedelta

from mediation import clock
from mediation.cases.proof import telephone_on_file
from mediation.audit import trail
from mediation.extensions import db
from mediation.following.models import CodePurpose, PartyAccount, PhoneCode
from mediation.following.queries import cases_of, last_phone_code
from mediation.following.texting import has_text_messages
from mediation.notices.acts import tell
from mediation.notices.models import NoticeState
from mediation.parties.acting import PartyActing
from mediation.parties.models import Channel, Party
from mediation.people.passwords import hash_secret, matches, spend_the_same_time
from mediation.people.throttle import Tried

LASTS = timedelta(minutes=10)
DIGITS, MOST_TRIES = 6, 5
WORDS = "您的验证码是{code}，十分钟内有效。工作人员不会问您要验证码，请不要告诉任何人。"
NOT_SENT = "验证码短信没有发出去。验证码不能由别人转告，请他带身份证到现场换回执。"


def party_with_telephone(account: PartyAccount) -> Party | None:
    """Of the cases of an account the newest whose party has a number on file that may be used."""
    return next((row.code.party for row in cases_of(account) if telephone_on_file(row.code.party)), None)


def send_code(purpose: CodePurpose, number: str, party: Party) -> PhoneCode:
    """Send a code to the telephone on file and nowhere else; the one before it is dead."""
    code = "".join(secrets.choice("0123456789") for _ in range(DIGITS))
    now, by = clock.now(), PartyActing(party)
    row = PhoneCode(purpose=purpose.value, number=number, code_hash=hash_secret(code), sent_at=now, until=now + LASTS)
    db.session.add(row)
    db.session.flush()
    notice = tell(party.case, party, read_out=NOT_SENT, by=by, key=f"phone-code:{row.public_id}",
                  secret_words=WORDS.format(code=code), is_asked_for=True)
    notice.channel, notice.address, notice.state = Channel.SMS.value, party.phone, NoticeState.PENDING.value
    trail.record("send_phone_code", by=by, record=row, case=party.case)
    return row


def code_is_right(purpose: CodePurpose, number: str, typed: str, address: str) -> bool:
    """Whether this is the last code that was sent, within its ten minutes; a right one is used up.

    Each code bears five tries, counted in the database before it is compared.
    """
    row = last_phone_code(purpose, number)
    tried = Tried("phone-code", row.public_id if row is not None else number, address, most=MOST_TRIES, within=LASTS)
    row = last_phone_code(purpose, number)
    if row is None or not tried.allowed or row.used_at is not None or clock.now() > row.until \
            or not has_text_messages():
        spend_the_same_time(typed)
        return False
    if not matches(typed, row.code_hash):
        return False
    row.used_at = clock.now()
    tried.succeeded()
    return True
