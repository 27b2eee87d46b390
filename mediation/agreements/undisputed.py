"""What the agreed facts (D21) come to beside what a draft gives: worker by worker where a fact names them (ONL 22)."""
from __future__ import annotations

from collections import defaultdict
from typing import Any

from mediation.agreements.models import Agreement
from mediation.cases.models import Claim
from mediation.law.agreement_facts import UndisputedSum
from mediation.law.terms import ClaimType
from mediation.parties.models import Party

Whose = frozenset[Party]


def undisputed_sums(agreement: Agreement) -> tuple[UndisputedSum, ...]:
    """The sums of the agreed facts, one for each kind of claim and each set of people whom the facts name.

    A fact that names nobody speaks of all who ask for its kind. Where a sum stays in dispute, nothing of that kind
    that touches the same people is held against the draft.
    """
    claims: dict[ClaimType, list[Claim]] = defaultdict(list)
    for claim in agreement.case.claims:
        if claim.claimant in agreement.parties and not claim.given_up:
            claims[claim.type_term].append(claim)
    facts = [fact for fact in getattr(agreement.case, "agreed_facts", ()) if fact.amount_fen is not None]
    return tuple(found for kind, asked in claims.items()
                 for found in _of_a_kind(agreement, asked, [fact for fact in facts if fact.claim_type == kind.value]))


def _of_a_kind(agreement: Agreement, asked: list[Claim], facts: list[Any]) -> list[UndisputedSum]:
    everybody = frozenset(claim.claimant for claim in asked)
    disputed = [_named(fact.words, everybody) for fact in facts if fact.is_disputed]
    sums: dict[Whose, int] = defaultdict(int)
    for fact in facts:
        if not fact.is_disputed:
            sums[_named(fact.words, everybody)] += fact.amount_fen
    return [UndisputedSum(asked[0].type_term, fen, _agreed(agreement, asked, whose),
                          () if whose == everybody else tuple(sorted(party.name for party in whose)))
            for whose, fen in sums.items() if not any(whose & other for other in disputed)]


def _named(words: str, everybody: Whose) -> Whose:
    """Whom a fact names among those who ask; the longer names first, so that 李明 is not found in 李明华."""
    found = set()
    for party in sorted(everybody, key=lambda each: len(each.name), reverse=True):
        if party.name in words:
            found.add(party)
            words = words.replace(party.name, " ")
    return frozenset(found) or everybody


def _agreed(agreement: Agreement, asked: list[Claim], whose: Whose) -> int | None:
    """What the draft gives these people for what they ask; None where it gives no sum."""
    theirs = [claim for claim in asked if claim.claimant in whose]
    sums = [line.amount_fen for line in agreement.obligations
            if line.claim in theirs and line.amount_fen is not None and not line.every_months]
    return sum(sums) if sums else None
