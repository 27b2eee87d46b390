"""Finding cases: by any part of a name, by a number or the check code of a paper, by a telephone or identity number."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, or_, select

from mediation.agreements.models import Agreement, Strengthening
from mediation.cases.access import cases_visible_to
from mediation.cases.models import Case
from mediation.documents.check_codes import code_in
from mediation.documents.models import Paper
from mediation.extensions import db
from mediation.law.identity import FULL_WIDTH, IdentityError, normal_name, phone
from mediation.law.numbers import NumberError, court_number
from mediation.parties.models import Agent, Party
from mediation.sealed import lookup

MOST_EXACT = 20
SEQUENCE = re.compile(r"(?:第)?0*(\d{1,7})号?", re.ASCII)
RECEIPT = re.compile(r"(?:收|回执号?)?[：:]?(\d{8})", re.ASCII)
SECRET_NUMBER = re.compile(r"[0-9A-Z]{5,18}", re.ASCII)
PAPER_NUMBER = re.compile(r".+〔\d{4}〕第?\d{1,7}号", re.ASCII)
BRACKETS = str.maketrans("[]()【】［］（）", "〔〕〔〕〔〕〔〕〔〕")


@dataclass(frozen=True)
class Found:
    """One page of hits: those that bear exactly what was typed, then the rest, newest first."""

    exact: tuple[int, ...]
    ids: tuple[int, ...]
    older: int | None


def search(person: Any, text: str, size: int, before_id: int | None = None) -> Found:
    """The cases this person may see in which ``text`` occurs; ``before_id`` goes on where a page ended."""
    typed = " ".join(text.split())
    exact = _exact(person, typed)
    found = cases_visible_to(person).with_only_columns(Case.id).where(_part_of_a_name(typed), Case.id.not_in(exact))
    if before_id is not None:
        found = found.where(Case.id < before_id)
    ids = db.session.scalars(found.order_by(Case.id.desc()).limit(size + 1)).all()
    older = ids[size - 1] if len(ids) > size else None
    return Found(tuple(exact) if before_id is None else (), tuple(ids[:size]), older)


def _part_of_a_name(typed: str) -> ColumnElement[bool]:
    """Any part of the name of a party, an agent or an employer, with whatever dot; any part of a number."""
    wanted = normal_name(typed)
    numbered = normal_name(typed.translate(BRACKETS))
    if not wanted:
        return Case.id < 0
    named = select(Party.case_id).where(Party.search_text.contains(wanted, autoescape=True))
    for_others = select(Agent.case_id).where(Agent.name.contains(typed, autoescape=True))
    return or_(Case.search_text.contains(wanted, autoescape=True), Case.search_text.contains(numbered, autoescape=True),
               Case.id.in_(named), Case.id.in_(for_others))


def _exact(person: Any, typed: str) -> Sequence[int]:
    """Cases that bear this very number, or a party with this very telephone or identity number."""
    conditions = [*_numbers(typed), *_secrets(typed)]
    found = cases_visible_to(person).with_only_columns(Case.id).where(or_(*conditions))
    return db.session.scalars(found.order_by(Case.id.desc()).limit(MOST_EXACT)).all()


def _numbers(typed: str) -> list[ColumnElement[bool]]:
    plain = "".join(typed.translate(FULL_WIDTH).split())
    as_numbered = plain.translate(BRACKETS)
    found: list[ColumnElement[bool]] = [
        Case.number == as_numbered, Case.source_number.in_({typed, plain, as_numbered}),
        Case.file_number.in_({typed, plain, as_numbered}),
        Case.id.in_(select(Agreement.case_id).where(Agreement.number == as_numbered))]
    found += _on_papers(typed, as_numbered)
    receipt, sequence = RECEIPT.fullmatch(plain), SEQUENCE.fullmatch(plain)
    if receipt:
        found.append(Case.receipt_number == receipt[1])
    if sequence:
        found.append(Case.sequence == int(sequence[1]))
    try:
        docket = str(court_number(typed))
    except NumberError:
        return found
    return [*found, Case.source_number == docket,
            Case.id.in_(select(Strengthening.case_id).where(Strengthening.court_number == docket))]


def _on_papers(typed: str, as_numbered: str) -> list[ColumnElement[bool]]:
    """What a paper bears: its check code, or a number with its year in brackets."""
    found: list[ColumnElement[bool]] = []
    read = code_in(typed)
    if read is not None:
        found.append(Case.id.in_(select(Paper.case_id).where(Paper.check_code == read.code)))
    if PAPER_NUMBER.fullmatch(as_numbered):
        found.append(Case.id.in_(select(Paper.case_id).where(Paper.number == as_numbered)))
    return found


def _secrets(typed: str) -> list[ColumnElement[bool]]:
    """Sealed values are found by their keyed fingerprint, and only when they are given in full."""
    found: list[ColumnElement[bool]] = []
    number = "".join(typed.translate(FULL_WIDTH).split()).upper()
    if SECRET_NUMBER.fullmatch(number):
        found += [Case.id.in_(select(Party.case_id).where(Party.identity_lookup == lookup(number, "identity"))),
                  Case.id.in_(select(Party.case_id).where(Party.credit_code == number))]
    try:
        reached = phone(typed)
    except IdentityError:
        return found
    return [*found, Case.id.in_(select(Party.case_id).where(Party.phone_lookup == lookup(reached, "phone")))]
