"""The seats of a panel: who sits where, and with which party a member may speak alone.

A member of a company committee who sits for the other side, and a mediator who works for an employer of the case, do
not hear what the opposite side says alone; what was heard stands behind the wall (``sessions.wall``).
"""
from __future__ import annotations

from typing import Any

from mediation.cases.models import Case, PanelMember
from mediation.cases.requirements import is_affiliated
from mediation.law.terms import MemberSide
from mediation.parties.models import Party


def seat_of(case: Case, person: Any) -> PanelMember | None:
    """The place of a person on the panel now named."""
    return next((member for member in case.mediators if member.person_id == person.id), None)


def may_speak_alone_with(case: Case, party: Party, person: Any) -> bool:
    """Whether this person may hear and read what this party says alone."""
    seat = seat_of(case, person)
    if seat is None or case.excludes(person):
        return False
    if seat.side == MemberSide.ENTERPRISE.value:
        return not party.is_worker
    if seat.side == MemberSide.WORKER.value:
        return not party.is_employer
    return party.is_employer or not is_affiliated(case, person)
