"""Which data of which parties stand on a paper: found in its words, so that a correction finds every paper."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from mediation.cases.models import Case, Claim
from mediation.documents.filling import period_words
from mediation.law.money import yuan
from mediation.law.numbers import date_words

SUM = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})*\.\d{2}(?!\d)", re.ASCII)
DATA = ("name", "identity_number", "credit_code", "address", "service_address", "phone", "born_on",
        "legal_representative", "legal_representative_title", "ethnic_group", "occupation", "native_name")


def borne_by(content: Iterable[Any], case: Case) -> list[str]:
    """Keys of what a paper bears: ``party:<public id>:<column>``, ``claim:<public id>:<sum in fen>``, ``case:number``.

    Of a claim also ``claim:<public id>:type``, ``period`` and ``ground``; where only the total of the claims is
    printed, the paper bears each sum in it. Nobody's data stand on a paper that does not name them.
    """
    text = "\n".join(texts_in(list(content)))
    named = [party for party in case.parties if party.name in text]
    found = [f"party:{party.public_id}:{column}" for party in named for column in DATA
             if (said := _as_printed(getattr(party, column))) and said in text]
    sums, total = frozenset(SUM.findall(text)), sum(claim.amount_fen or 0 for claim in case.claims)
    for claim in case.claims:
        found += _of_a_claim(claim, text, sums, total) if claim.claimant in named else []
    if case.number and case.number in text:
        found.append("case:number")
    return sorted(found)


def bears_sum(claim: Claim) -> str:
    """The key of a paper on which a claim stands with the sum that is asked now."""
    return f"claim:{claim.public_id}:{claim.amount_fen}"


def bears(claim: Claim, part: str) -> str:
    """The key of a paper on which type, period or ground of a claim stands."""
    return f"claim:{claim.public_id}:{part}"


def _of_a_claim(claim: Claim, text: str, sums: frozenset[str], total: int) -> list[str]:
    """``sums`` as they stand in the text, each whole; ``total`` of all claims."""
    found = [bears_sum(claim)] if claim.amount_fen is not None and (
        yuan(claim.amount_fen) in sums or yuan(total) in sums) else []
    printed = {"type": claim.type_term.label, "period": period_words(claim.from_on, claim.until_on),
               "ground": claim.formula or claim.ground}
    return found + [bears(claim, part) for part, words in printed.items() if words and words in text]


def _as_printed(value: Any) -> str:
    return date_words(value) if isinstance(value, date) else value or ""


def texts_in(part: Any) -> Iterator[str]:
    """Every text in the blocks or particulars of a paper, however deep."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, (list, tuple)):
        for each in part:
            yield from texts_in(each)
    elif is_dataclass(part) and not isinstance(part, type):
        for one in fields(part):
            yield from texts_in(getattr(part, one.name))
