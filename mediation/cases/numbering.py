"""Numbers of cases, receipts and papers."""
from __future__ import annotations

import secrets
from datetime import date

from mediation.bodies.models import Body
from mediation.bodies.queries import next_number
from mediation.cases.models import Case
from mediation.law.numbers import case_number, document_number

RECEIPT_ALPHABET = "0123456789"


def receipt_number() -> str:
    """A random number for the time before acceptance: nothing can be read from it, no gap shows a withdrawn draft."""
    return "".join(secrets.choice(RECEIPT_ALPHABET) for _ in range(8))


def number_case(case: Case, accepted_on: date) -> str:
    """Give the case its number, consecutive in its body and year, on acceptance; it is never given twice."""
    if case.number is None:
        case.year = accepted_on.year
        case.sequence = next_number(case.body, "case", accepted_on.year)
        case.number = case_number(case.body.org_code or case.body.short_name, case.year, case.sequence)
    return case.number


def number_paper(body: Body, word: str, on: date) -> str:
    """The next number of a kind of paper of this body and year."""
    return document_number(body.org_code or body.short_name, word, on.year, next_number(body, word, on.year))
