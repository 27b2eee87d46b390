"""Which data of which parties stand on a paper: found in its words, so that a correction finds every paper."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from mediation.cases.models import Case, Claim
from mediation.law.money import yuan
from mediation.law.numbers import date_words

DATA = ("name", "identity_number", "credit_code", "address", "service_address", "phone", "born_on",
        "legal_representative", "legal_representative_title", "ethnic_group", "occupation", "native_name")


def borne_by(content: Iterable[Any], case: Case) -> list[str]:
    """Keys of what a paper bears: ``party:<public id>:<column>``, ``claim:<public id>:<sum in fen>``, ``case:number``.

    Nobody's data stand on a paper that does not name them.
    """
    text = "\n".join(_words(list(content)))
    named = [party for party in case.parties if party.name in text]
    found = [f"party:{party.public_id}:{column}" for party in named for column in DATA
             if (said := _as_printed(getattr(party, column))) and said in text]
    found += [bears_sum(claim) for claim in case.claims
              if claim.amount_fen is not None and claim.claimant in named and yuan(claim.amount_fen) in text]
    if case.number and case.number in text:
        found.append("case:number")
    return sorted(found)


def bears_sum(claim: Claim) -> str:
    """The key of a paper on which a claim stands with the sum that is asked now."""
    return f"claim:{claim.public_id}:{claim.amount_fen}"


def _as_printed(value: Any) -> str:
    return date_words(value) if isinstance(value, date) else value or ""


def _words(part: Any) -> Iterator[str]:
    """Every text in the blocks of a paper, however deep."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, (list, tuple)):
        for each in part:
            yield from _words(each)
    elif is_dataclass(part) and not isinstance(part, type):
        for one in fields(part):
            yield from _words(getattr(part, one.name))
