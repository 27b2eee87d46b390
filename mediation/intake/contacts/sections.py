"""The log of contacts as the case page shows it, with the tiny form above it."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from mediation.cases import who
from mediation.cases.act_pages import case_address
from mediation.cases.models import Case, Contact
from mediation.deadlines.models import Deadline
from mediation.intake.contacts.acts import ContactOutcome, ContactWay
from mediation.intake.contacts.forms import ContactForm
from mediation.intake.language_calls.acts import due_day
from mediation.intake.language_calls.models import LanguageCall
from mediation.intake.language_calls.queries import language_call_waiting, language_calls_waiting
from mediation.law.identity import mask_phone
from mediation.law.terms import Language
from mediation.parties.models import Party
from mediation.people.models import Person


@dataclass(frozen=True)
class ContactLine:
    """One try to reach a party, in words."""

    happened_at: datetime
    recorded_at: datetime
    name: str
    way: str
    outcome: str
    words: str
    by: str


@dataclass(frozen=True)
class CallAwaited:
    """Somebody who waits to be called: who, in which language (none for Chinese), until when, about what, who can
    interpret.
    """

    name: str
    language: str
    until: Deadline | None
    words: str
    interpreter: str


@dataclass(frozen=True)
class ContactSection:
    """The tries, the latest first; how often each party was tried in vain; the form for whoever may add one.

    ``awaited``: who asked to be called and has not been.
    """

    lines: Sequence[ContactLine]
    in_vain: Sequence[tuple[str, int]]
    form: ContactForm | None
    url: str
    awaited: Sequence[CallAwaited] = ()


@dataclass(frozen=True)
class NumberLine:
    """The telephone of a party: in full for who asked for it, else masked, with the address at which it is shown."""

    name: str
    full: str
    masked: str
    address: str


def number_line(party: Party, opened: bool, onward: str | None) -> NumberLine:
    """One party's telephone, which may be another for a call it waits for."""
    phone = number_for(party)
    wanted = {"number": party.public_id, "party": party.public_id} | ({"onward": onward} if onward else {})
    return NumberLine(party.name, (phone or "") if opened else "", mask_phone(phone) if phone else "",
                      f"?{urlencode(wanted)}")


def number_for(party: Party) -> str | None:
    """Under which number a party is called now: the one it gave for a call it waits for, else the one on file."""
    waiting = language_call_waiting(party)
    return waiting.number if waiting is not None else party.phone


def section(case: Case, person: Person) -> ContactSection:
    """The section for one reader."""
    lines = [ContactLine(row.happened_at, row.recorded_at, row.party.name, ContactWay(row.way).label,
                         ContactOutcome(row.outcome).label, _said(row), row.by.name)
             for row in sorted(case.contacts, key=lambda row: (row.happened_at, row.id), reverse=True)]
    may = who.staff(actor=person, model=case) and case.is_open and bool(case.active_parties)
    form = ContactForm(formdata=None, record=case) if may else None
    return ContactSection(lines, _in_vain(case), form, f"{case_address(case)}/contact", calls_awaited(case))


def calls_awaited(case: Case) -> list[CallAwaited]:
    """Who waits to be called, with an interpreter of this case where another language needs one."""
    return [CallAwaited(call.party.name, _foreign(call), due_day(call), call.words, _interpreter(call))
            for call in language_calls_waiting(case)]


def _foreign(call: LanguageCall) -> str:
    return "" if call.language_term is Language.MANDARIN else call.language_term.label


def _interpreter(call: LanguageCall) -> str:
    if not _foreign(call):
        return ""
    found = next((each for each in call.party.interpreters if each.language == call.language), None)
    return f"翻译：{found.name}" if found is not None else "本案还没有登记这种语言的翻译，请先约好再打"


def _in_vain(case: Case) -> list[tuple[str, int]]:
    """Parties never reached, with how often they were tried."""
    reached = {row.party_id for row in case.contacts if row.outcome == ContactOutcome.REACHED.value}
    tries: dict[str, int] = {}
    for row in case.contacts:
        if row.party_id not in reached:
            tries[row.party.name] = tries.get(row.party.name, 0) + 1
    return list(tries.items())


def _said(row: Contact) -> str:
    """What was said, and in which language where another was asked for."""
    language = f"（{Language(row.language).label}）" if row.language and row.language != Language.MANDARIN.value else ""
    return f"{language}{row.words}"
