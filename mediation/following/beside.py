"""Somebody beside the party: who helps it at the screen is named, so that the record says whose hand was there.

Reading badly is no reason to lose a right: a clerk, a colleague or a child may press what the party wants. The party
says who that is; every act done meanwhile bears both names, and each page reminds the helper to read aloud first.
"""
from __future__ import annotations

from flask import session

from mediation.audit import trail
from mediation.following import visits
from mediation.parties.acting import BESIDE, PartyActing
from mediation.parties.models import Party


def name_beside() -> str:
    """Who is beside the party in this visit; empty when it is by itself, or gone."""
    return str(session[BESIDE]) if BESIDE in session and visits.is_here() else ""


def comes(party: Party, name: str) -> None:
    """The party says who helps it from now on, until it leaves or says that it goes on by itself."""
    session[BESIDE] = name
    trail.record("has_somebody_beside", by=PartyActing(party), record=party, case=party.case)


def goes(party: Party) -> None:
    """The party goes on by itself."""
    session.pop(BESIDE, None)
    trail.record("goes_on_alone", by=PartyActing(party), record=party, case=party.case)
