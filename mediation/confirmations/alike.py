"""Which applications are alike: the same body and employers, the same text but for names, sums, days and accounts."""
from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from mediation.agreements.models import Agreement
from mediation.agreements.places import PLACE
from mediation.agreements.queries import supplements_of
from mediation.agreements.wording import text_of

DIFFERS = "…"
FIGURES = re.compile(r"[0-9０-９][0-9０-９,，.．%]*|[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整]{2,}")


def like_key(agreement: Agreement) -> str:
    """The same for agreements that a court can check together."""
    employers = sorted(party.credit_code or party.name for party in agreement.parties if party.is_employer)
    said = [str(agreement.case.body_id), agreement.case.kind, *employers, *text_without_differences(agreement)]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def text_without_differences(agreement: Agreement) -> list[str]:
    """The clauses of an agreement and its supplements in effect, with a sign where each has something of its own."""
    texts = [agreement, *(each for each in supplements_of(agreement) if each.effective_on)]
    return [words for text in texts for words in _clauses(text)]


def _clauses(text: Agreement) -> Iterator[str]:
    names = sorted({party.name for party in text.parties if not party.is_employer}, key=len, reverse=True)
    for clause in text.clauses:
        words = PLACE.sub(DIFFERS, clause.words) if PLACE.search(clause.words) else text_of(clause)
        for name in names:
            words = words.replace(name, DIFFERS)
        yield FIGURES.sub(DIFFERS, words)
