"""To whom a notice goes: each party its own, the workers of a collective case one for all of them."""
from __future__ import annotations

from mediation.cases.models import Case
from mediation.law.capacity import COLLECTIVE_FROM
from mediation.law.terms import Side
from mediation.parties.models import Party


def addressed_together(case: Case) -> list[tuple[Party, ...]]:
    """The parties by the notice that they get: ten or more workers of a side get one together (TJ 7)."""
    groups: list[tuple[Party, ...]] = []
    for side in Side:
        parties = case.heard(side)
        workers = tuple(party for party in parties if party.is_worker)
        if len(workers) >= COLLECTIVE_FROM:
            groups.append(workers)
            parties = [party for party in parties if not party.is_worker]
        groups += [(party,) for party in parties]
    return groups
