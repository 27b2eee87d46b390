"""The same worker, the same employer, the same time: a case that may be in the house already."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation.cases.models import Case
from mediation.intake.facts import ClaimFacts, PartyFacts, RegisteringFacts
from mediation.intake.registering.queries import cases_of_any
from mediation.law.identity import normal_name
from mediation.law.terms import IdentityKind, PartyKind
from mediation.parties.models import Party
from mediation.sealed import lookup

Period = tuple[date, date]


@dataclass(frozen=True)
class Matter:
    """What makes two cases look alike: who works, for whom, and the time that each one's claims are about."""

    periods: dict[str, Period]
    employers: frozenset[str]


@dataclass(frozen=True)
class Similar:
    """A case that looks like the one being taken in, and by whom."""

    case: Case
    names: tuple[str, ...]


def matter_of_case(case: Case) -> Matter:
    """The matter of a case that is stored."""
    periods = {party.identity_lookup: _period((claim.from_on, claim.until_on) for claim in party.claims)
               for party in case.active_parties if party.identity_lookup and not party.is_employer}
    employers = {key for party in case.active_parties if party.is_employer for key in _keys(party)}
    return Matter(periods, frozenset(employers))


def matter_of_facts(facts: RegisteringFacts) -> Matter:
    """The matter of a case that is being filled in."""
    periods = {}
    for by_respondent, side in ((False, facts.applicants), (True, facts.respondents)):
        for place, party in enumerate(side):
            if party.identity_number and party.identity_kind is not IdentityKind.USCC:
                own = [claim for claim in facts.claims if claim.of == place and claim.by_respondent == by_respondent]
                periods[lookup(party.identity_number, "identity")] = _period_of_claims(own)
    units = [party for party in (*facts.applicants, *facts.respondents) if party.kind is PartyKind.EMPLOYER]
    return Matter(periods, frozenset(key for unit in units for key in _keys(unit)))


def similar_cases(person: Any, matter: Matter, but: Case | None = None) -> list[Similar]:
    """The cases visible to this person of the same worker against the same employer about an overlapping time."""
    found = []
    for case in cases_of_any(person, sorted(matter.periods), but):
        other = matter_of_case(case)
        alike = [key for key in matter.periods.keys() & other.periods.keys()
                 if _overlap(matter.periods[key], other.periods[key])]
        if alike and matter.employers & other.employers:
            found.append(Similar(case, tuple(p.name for p in case.active_parties if p.identity_lookup in alike)))
    return found


def _keys(unit: Party | PartyFacts) -> list[str]:
    """By what an employer is known to be the same: its code, else its name."""
    return [key for key in (unit.credit_code, normal_name(unit.name)) if key]


def _period_of_claims(claims: Iterable[ClaimFacts]) -> Period:
    return _period((claim.from_on, claim.until_on) for claim in claims)


def _period(spans: Iterable[tuple[date | None, date | None]]) -> Period:
    """From the first day to the last that any claim is about; what is not known is open."""
    spans = list(spans)
    firsts, lasts = [first for first, _ in spans], [last for _, last in spans]
    first = date.min if not firsts or None in firsts else min(day for day in firsts if day)
    last = date.max if not lasts or None in lasts else max(day for day in lasts if day)
    return first, last


def _overlap(one: Period, other: Period) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
