"""The body's book of employers: entered once, so that nobody types a name and a code twice."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from mediation.audit import trail
from mediation.bodies.models import Body, KnownEmployer
from mediation.bodies.queries import employer_called, employer_with_code
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.law import identity
from mediation.law.identity import IdentityError, normal_name


@dataclass(frozen=True)
class EmployerFacts:
    """An employer as its licence shows it."""

    name: str
    credit_code: str = ""
    address: str = ""
    legal_representative: str = ""
    legal_representative_title: str = ""
    phone: str = ""
    industry: str = ""


def add_employer(body: Body, facts: EmployerFacts, *, by: Any) -> KnownEmployer:
    """Enter an employer; raises RequirementNotMet for a number that can't be right, or for one already there."""
    facts = checked(facts)
    _refuse_twins(body, facts, None)
    row = KnownEmployer(body=body, name=facts.name)
    db.session.add(row)
    _write(row, facts)
    trail.record("add_employer", by=by, record=body, employer=row.public_id)
    return row


def change_employer(row: KnownEmployer, facts: EmployerFacts, *, by: Any) -> None:
    """Put an entry right; cases that were taken in keep what they say."""
    facts = checked(facts)
    _refuse_twins(row.body, facts, row)
    _write(row, facts)
    trail.record("change_employer", by=by, record=row.body, employer=row.public_id)


def drop_employer(row: KnownEmployer, *, by: Any) -> None:
    """Take an entry out of the book; cases keep their party."""
    trail.record("drop_employer", by=by, record=row.body, employer=row.public_id)
    db.session.delete(row)


def import_employers(body: Body, many: Sequence[EmployerFacts], *, by: Any) -> tuple[int, int]:
    """Enter many at once: those of the same name or code are brought up to date; returns how many of each."""
    added = changed = 0
    for facts in many:
        facts = checked(facts)
        row = employer_called(body, facts.name) or (
            employer_with_code(body, facts.credit_code) if facts.credit_code else None)
        if row is None:
            add_employer(body, facts, by=by)
            added += 1
        else:
            change_employer(row, _with_what_is_known(row, facts), by=by)
            changed += 1
        db.session.flush()
    return added, changed


def checked(facts: EmployerFacts) -> EmployerFacts:
    """The entry with its numbers as they are kept; raises RequirementNotMet on the field that can't be right."""
    wrong = identity.name_error(facts.name)
    if wrong:
        raise RequirementNotMet(wrong, field="name")
    try:
        code = identity.social_credit_code(facts.credit_code) if facts.credit_code else ""
    except IdentityError as refused:
        raise RequirementNotMet(str(refused), field="credit_code") from refused
    try:
        phone = identity.phone(facts.phone) if facts.phone else ""
    except IdentityError as refused:
        raise RequirementNotMet(str(refused), field="phone") from refused
    return replace(facts, name=facts.name.strip(), credit_code=code, phone=phone)


def _refuse_twins(body: Body, facts: EmployerFacts, but: KnownEmployer | None) -> None:
    same_name = employer_called(body, facts.name)
    if same_name is not None and same_name is not but:
        raise RequirementNotMet("单位簿里已经有这个单位，请改那一条。", field="name")
    same_code = employer_with_code(body, facts.credit_code) if facts.credit_code else None
    if same_code is not None and same_code is not but:
        raise RequirementNotMet(f"这个代码已经登记为“{same_code.name}”，请核对是不是改了名。", field="credit_code")


def _with_what_is_known(row: KnownEmployer, facts: EmployerFacts) -> EmployerFacts:
    """An imported line that leaves something out does not wipe it from the book."""
    return EmployerFacts(
        name=facts.name, credit_code=facts.credit_code or row.credit_code or "", address=facts.address or row.address,
        legal_representative=facts.legal_representative or row.legal_representative,
        legal_representative_title=facts.legal_representative_title or row.legal_representative_title,
        phone=facts.phone or row.phone, industry=facts.industry or row.industry or "")


def _write(row: KnownEmployer, facts: EmployerFacts) -> None:
    row.name, row.search_text = facts.name, normal_name(facts.name)
    row.credit_code, row.industry = facts.credit_code or None, facts.industry or None
    row.address, row.phone = facts.address, facts.phone
    row.legal_representative = facts.legal_representative
    row.legal_representative_title = facts.legal_representative_title
