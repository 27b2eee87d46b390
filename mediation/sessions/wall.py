"""The wall: what one side said alone is read by the mediators of the case, never by the other side nor with the file.

A member of a company committee who sits for the other side, and a mediator who works for an employer of the case,
do not read what the opposite side said alone; what somebody wrote down, they may read again.
"""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mediation.cases.models import Case
from mediation.cases.seats import may_speak_alone_with, seat_of
from mediation.law.terms import Zone
from mediation.sessions.models import CaucusNote, Offer
from mediation.sessions.put_models import PutOffer
from mediation.sessions.queries import caucus_notes_of, offers_of, put_offers_of


def notes_for(case: Case, person: Any) -> Sequence[CaucusNote]:
    """The caucus notes that this person may read."""
    return [note for note in caucus_notes_of(case)
            if seat_of(case, person) and not case.excludes(person)
            and (note.by_id == person.id or may_speak_alone_with(case, note.party, person))]


def offers_for(case: Case, person: Any) -> Sequence[Offer]:
    """The offers that this person may read: those made at the common table, and by caucus those of their own wall."""
    if case.excludes(person):
        return []
    return [offer for offer in offers_of(case)
            if offer.zone == Zone.SHARED.value
            or (seat_of(case, person) is not None
                and (offer.by_id == person.id or may_speak_alone_with(case, offer.party, person)))]


def put_offers_for(case: Case, person: Any) -> Sequence[PutOffer]:
    """The proposals put to parties, and their answers, that this person may read: those of the own side of the wall."""
    if case.excludes(person) or seat_of(case, person) is None:
        return []
    return [row for row in put_offers_of(case)
            if row.by_id == person.id or may_speak_alone_with(case, row.party, person)]
