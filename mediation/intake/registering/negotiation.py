"""Talks before any mediation (O17 10-12): asked for, answered, settled in writing, failed, kept or broken."""
from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from mediation import clock
from mediation.cases.acts import perform
from mediation.cases.facts import Facts
from mediation.cases.models import Case
from mediation.cases.naming import name_the_case
from mediation.cases.numbering import number_file
from mediation.documents.acts import keep_signed_scan, register_scan
from mediation.documents.models import Paper
from mediation.documents.queries import latest_paper
from mediation.evidence.uploads import Upload, keep
from mediation.intake.facts import RegisteringFacts
from mediation.intake.registering.entering import new_case
from mediation.law.terms import Source


def ask_to_talk(facts: RegisteringFacts, *, by: Any) -> Case:
    """One side asks the other to talk (row 1): five days to answer."""
    case = new_case(replace(facts, source=Source.NEGOTIATION), by=by)
    perform(case, "ask_to_talk", by=by, facts=Facts(
        happened_on=facts.received_on, late_reason=facts.late_reason, on_behalf_of=tuple(case.applicants)))
    return case


def answer_talks(case: Case, facts: Facts, *, by: Any) -> None:
    """The other side answers, or both agree in writing on a period or a longer one (row 1a)."""
    perform(case, "answer_talks", by=by, facts=facts)


def settle_privately(case: Case, facts: Facts, agreement: Upload, *, due_on: date | None, by: Any) -> Paper:
    """Both sign a settlement of their own (row 2, D29): the scan belongs to the print, where it was printed here."""
    sha256 = keep(agreement, by=by)
    perform(case, "settle_privately", by=by, facts=replace(facts, until=due_on, proof=sha256))
    printed = latest_paper(case, "D29")
    if printed is not None:
        keep_signed_scan([printed], sha256, by=by)
        return printed
    return register_scan(case, "D29", "和解协议书", agreement.content, agreement.media_type, by=by)


def end_talks(case: Case, facts: Facts, *, by: Any) -> None:
    """The talks came to nothing (row 3): limitation begins anew, an application may be made."""
    perform(case, "end_talks", by=by, facts=facts)


def default_on_settlement(case: Case, facts: Facts, *, by: Any) -> None:
    """The settlement was not kept (row 4): an application for mediation may be made, limitation begins anew."""
    perform(case, "default_on_settlement", by=by, facts=facts)


def close_settled(case: Case, facts: Facts, proof: Upload, *, by: Any, file_number: str = "") -> Paper:
    """The settlement was kept (row 4a): the proof of payment is filed, and the case with it, under its file number."""
    number = number_file(case, facts.happened_on or clock.today(), file_number)
    perform(case, "close_settled", by=by, facts=replace(facts, proof=keep(proof, by=by)))
    case.file_number = number
    name_the_case(case)
    return register_scan(case, "D38", "履行凭证", proof.content, proof.media_type, by=by)
