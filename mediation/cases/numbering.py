"""Numbers of cases, receipts and papers."""
from __future__ import annotations

import secrets
from datetime import date

from mediation.bodies.models import Body
from mediation.bodies.queries import next_number
from mediation.cases.models import Case
from mediation.cases.queries import file_numbered
from mediation.errors import RequirementNotMet
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


def number_file(case: Case, on: date, typed: str = "") -> str:
    """The number (卷号) of the file that goes to the archive: what was typed, else by the setting of the body.

    A file keeps the number it has. Raises RequirementNotMet where another file bears what was typed, and where the
    body has its numbers typed and none was.
    """
    nobody_elses(case, typed)
    number = _file_number(case, on, typed)
    if number is None:
        raise RequirementNotMet("请填写卷号：本机构设为归档时由人填写。", field="file_number")
    return number


def nobody_elses(case: Case, number: str) -> None:
    """Raise RequirementNotMet where another file of the body bears this number."""
    other = file_numbered(case.body, number) if number else None
    if other is not None and other is not case:
        raise RequirementNotMet(f"卷号{number}已经是{other.known_as}的，请核对后另填。", field="file_number")


def _file_number(case: Case, on: date, typed: str) -> str | None:
    way = case.body.setting("FILE_NUMBERS")
    if typed or case.file_number or way == "typed":
        return typed or case.file_number
    if way == "case_number" and case.number is not None:
        return case.number
    number = None
    while number is None or file_numbered(case.body, number) is not None:
        number = f"{on.year}-{next_number(case.body, 'file', on.year):04d}"
    return number


def number_paper(body: Body, word: str, on: date) -> str:
    """The next number of a kind of paper of this body and year."""
    return document_number(body.org_code or body.short_name, word, on.year, next_number(body, word, on.year))
