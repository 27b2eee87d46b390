"""A party asks to be called: due on the next working day, done by a contact in the language it asked for."""
from __future__ import annotations

from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.cases import who
from mediation.cases.acts import refresh
from mediation.cases.models import Contact
from mediation.deadlines.acts import begin, end, running
from mediation.deadlines.models import Deadline
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.intake.language_calls.models import LanguageCall
from mediation.intake.language_calls.queries import language_call_waiting, language_calls_waiting
from mediation.law.terms import Language
from mediation.parties.acting import PartyActing, only_itself
from mediation.parties.models import Party

PERIOD = "LANGUAGE-1WD"


def ask_for_call(party: Party, language: Language, words: str = "", phone: str | None = None, *,
                 by: Any) -> LanguageCall:
    """The wish is written down and is due on the desk; by the party itself, or by staff to whom it was said.

    ``words``: what about, when it suits; ``phone``: another number than the one on file.

    Raises NotNow while an earlier one waits or the file is closed, RequirementNotMet where there is no number.
    """
    case = party.case
    if isinstance(by, PartyActing):
        only_itself(party, by=by)
    elif not who.staff(actor=by, model=case):
        raise NotPermitted("只有本人或者本案办案人可以记。")
    if not case.is_open:
        raise NotNow("这件事已经归档，请直接打回执上的电话。")
    if language_call_waiting(party) is not None:
        raise NotNow("已经记下了，还没有打到。等不及的，请直接打回执上的电话。")
    if not (phone or party.phone):
        raise RequirementNotMet("没有您登记的电话，请到“请打电话给我”那一页写一个号码。", field="phone")
    row = LanguageCall(party=party, language=language.value, words=words, phone=phone, asked_at=clock.now())
    db.session.add(row)
    db.session.flush()
    begin(row, case, PERIOD, clock.today())
    refresh(case)
    trail.record("ask_for_call", by=by, record=row, case=case, language=language.value)
    return row


def due_day(call: LanguageCall) -> Deadline | None:
    """The period in which a party that asked for it is called."""
    return running(call, call.case, PERIOD)


def note_call(contact: Contact, language: Language | None) -> LanguageCall | None:
    """A contact that reached the party in the language it asked for; what it has done, None where it is none."""
    waiting = [call for call in language_calls_waiting(contact.case)
               if call.party_id == contact.party.id and language is call.language_term]
    if not waiting:
        return None
    call, period = waiting[0], due_day(waiting[0])
    call.contact = contact
    if period is not None:
        end(period, clock.day_of(contact.happened_at))
    refresh(call.case)
    return call
