"""Whether a party has been told of its case: before that nothing of it exists for the other side (security S11).

Those who applied know. A respondent knows once it was asked, or something was served on it or issued to it; the rooms
above say when that is so (``told_when``), and everything that lets a party in asks here.
"""
from __future__ import annotations

from collections.abc import Callable

from mediation.law.terms import Side
from mediation.parties.models import Answer, Party

TOLD: list[Callable[[Party], bool]] = []


def told_when(fact: Callable[[Party], bool]) -> None:
    """A room says by what fact a respondent knows of its case."""
    if fact not in TOLD:
        TOLD.append(fact)


def has_applied(party: Party) -> bool:
    """Whether the party is on the side that applied."""
    return party.side == Side.APPLICANT.value


def is_told_of(party: Party) -> bool:
    """Whether the party may know that there is a case: who applied always, the other side from when it was told."""
    if has_applied(party) or party.answer != Answer.NOT_ASKED.value:
        return True
    return any(fact(party) for fact in TOLD)
