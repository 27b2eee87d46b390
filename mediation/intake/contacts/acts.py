"""The log of contacts: every try to reach a party and what came of it; the proof for "unreachable" (ONL 15)."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.cases import who
from mediation.cases.models import Case, Contact
from mediation.errors import NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.intake.language_calls.acts import note_call
from mediation.law.terms import Language, Term
from mediation.parties.models import Party


class ContactWay(Term):
    """How a party was tried."""

    PHONE = "phone", "电话"
    MESSAGE = "message", "短信、微信"
    VISIT = "visit", "上门、当面"
    POST = "post", "邮寄"
    THROUGH_OTHERS = "through_others", "托人转告"


class ContactOutcome(Term):
    """What came of it."""

    REACHED = "reached", "联系上了"
    NO_ANSWER = "no_answer", "没人接、没回"
    NOT_VALID = "not_valid", "空号、停机、地址不对"
    MESSAGE_LEFT = "message_left", "留了言、留了条"


@dataclass(frozen=True)
class Tried:
    """One try: whom, how, what came of it, what was said, in which language; now unless another moment is said."""

    party: Party
    way: ContactWay = ContactWay.PHONE
    outcome: ContactOutcome = ContactOutcome.NO_ANSWER
    words: str = ""
    happened_at: datetime | None = None
    language: Language | None = None


def record_contact(case: Case, tried: Tried, *, by: Any) -> Contact:
    """Enter a try to reach a party; the log only grows.

    It stops no period. CONTACT-3WD is the body's own aim to *ask* the other side (ONL 15, "可以": no duty), and having
    reached somebody on the phone is not yet having their answer: by the table of the procedure it stops when every
    consent is stored (row 11a) or the case ends, never with a contact. Who asked to be called in a language has been
    called when they were reached in it.
    """
    if not who.staff(actor=by, model=case):
        raise NotPermitted("只有本案办案人可以记联系。")
    if tried.party.case is not case:
        raise RequirementNotMet("请选择本案的当事人。", field="party")
    now = clock.now()
    happened_at = tried.happened_at or now
    if happened_at > now:
        raise RequirementNotMet("联系的时间不能晚于现在。", field="happened_on")
    row = Contact(case=case, party=tried.party, by=by, happened_at=happened_at, recorded_at=now,
                  way=tried.way.value, outcome=tried.outcome.value, words=tried.words,
                  language=tried.language.value if tried.language else None)
    db.session.add(row)
    if tried.outcome is ContactOutcome.REACHED:
        note_call(row, tried.language)
    trail.record("record_contact", by=by, record=tried.party, case=case, way=tried.way.value,
                 outcome=tried.outcome.value)
    return row
