"""How much is asked for what: what happened may each have a sum of its own; the rest of a total is asked."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mediation.law.claims import WITHOUT_SUM
from mediation.law.doors import Happened, claim_of, claims_behind
from mediation.law.terms import ClaimType

OWN_SUM = "about_"
HAVING_SUMS = tuple(each for each in Happened if claim_of(each) not in (None, *WITHOUT_SUM))


def asked_apart(said: Sequence[Happened]) -> list[Happened]:
    """What was said for which a sum of its own can be given; nothing where there is only one such claim."""
    found = [each for each in HAVING_SUMS if each in said]
    return found if len(claims_behind(found)) > 1 else []


def own_sums(said: Sequence[Happened], asking: dict[str, Any]) -> dict[Happened, int]:
    """The sums in 分 that were given each for its own, of what is still said to have happened."""
    given = {each: asking.get(f"{OWN_SUM}{each.value}") for each in HAVING_SUMS if each in said}
    return {each: fen for each, fen in given.items() if fen is not None}


@dataclass(frozen=True)
class Asked:
    """What is asked for, claim by claim in 分; ``together``: the claims for which one sum stands, still to be split."""

    sums: dict[ClaimType, int]
    together: tuple[ClaimType, ...]
    is_known: bool
    total: int | None


def asked_for(said: Sequence[Happened], asking: dict[str, Any]) -> Asked:
    """Split what was said into claims: own sums first; what the total has beyond them is for the others."""
    sums: dict[ClaimType, int] = {}
    for happened, fen in own_sums(said, asking).items():
        claim = claim_of(happened) or ClaimType.OTHER
        sums[claim] = sums.get(claim, 0) + fen
    kinds = claims_behind(said)
    open_ones = [kind for kind in kinds if kind not in WITHOUT_SUM and kind not in sums] or [
        kind for kind in kinds if kind not in sums]
    given, total = sum(sums.values()), asking.get("amount")
    if total is None or total <= given or not open_ones:
        with_sum = [kind for kind in kinds if kind not in WITHOUT_SUM]
        return Asked(sums, (), bool(with_sum) and all(kind in sums for kind in with_sum), given if sums else total)
    together = tuple(open_ones) if len(open_ones) > 1 else ()
    return Asked({**sums, open_ones[0]: total - given}, together, not together, total)
