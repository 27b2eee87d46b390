"""Where a person lives and is called stands on no paper that the other side has, unless the person has opened it."""
from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from mediation.documents import copies, kinds, press
from mediation.documents.contacts import withheld
from mediation.documents.particulars import PersonOnPaper
from tests.documents.reading import text_of, without_blanks
from tests.documents.samples import particulars

OF_BOTH_SIDES = ("D01", "D02", "D26", "D27", "D28", "D29", "D40", "D43", "S01")
"""What is given to every party, to every opponent, or signed by both on one sheet (documents.copies, signers)."""


def people(value: Any) -> list[PersonOnPaper]:
    found: list[PersonOnPaper] = []

    def note(one: Any) -> None:
        if isinstance(one, PersonOnPaper):
            found.append(one)
        elif isinstance(one, tuple):
            for each in one:
                note(each)
        elif hasattr(one, "__dataclass_fields__") and not isinstance(one, type):
            for name in one.__dataclass_fields__:
                note(getattr(one, name))
    note(value)
    return found


def opened(value: Any) -> Any:
    """The same particulars of people who let everybody read how they are reached."""
    if isinstance(value, tuple):
        return tuple(opened(each) for each in value)
    if isinstance(value, PersonOnPaper):
        return replace(value, keeps_contact=False)
    if hasattr(value, "__dataclass_fields__") and not isinstance(value, type):
        return replace(value, **{name: opened(getattr(value, name)) for name in value.__dataclass_fields__})
    return value


def printed(code: str, of: Any) -> str:
    return without_blanks(text_of(press.make(code, of).pdf))


@pytest.mark.parametrize("variant", ["normal", "long"])
@pytest.mark.parametrize("code", OF_BOTH_SIDES)
def test_a_paper_of_both_sides_says_neither_telephone_nor_address_of_a_person(code: str, variant: str) -> None:
    of = particulars(code, variant)
    text = printed(code, of)
    known = people((of.case.applicants, of.case.respondents, of.recipients, getattr(of.extra, "parties", ())))
    assert known
    for one in known:
        assert not one.phone or one.phone not in text
        assert not one.address or without_blanks(one.address) not in text
    assert kinds.paper(code).contact_stands in text


@pytest.mark.parametrize("code", ["D01", "D26", "D40"])
def test_who_has_opened_it_is_reached_as_the_paper_says(code: str) -> None:
    of = opened(particulars(code, "normal"))
    one = people((of.case.applicants, getattr(of.extra, "parties", ())))[0]
    text = printed(code, of)
    assert one.phone and one.phone in text and without_blanks(str(one.address)) in text


def test_the_employer_is_reached_as_before_and_who_has_not_opened_beside_one_who_has() -> None:
    of = particulars("D26", "normal")
    unit = next(party.employer for party in of.extra.parties if party.employer)
    assert unit.phone in printed("D26", of)
    whole = particulars("D26", "long")
    parties = whole.extra.parties
    first = next(number for number, party in enumerate(parties) if party.person)
    mixed = replace(whole, extra=replace(whole.extra, parties=(
        *parties[:first], opened(parties[first]), *parties[first + 1:])))
    text = printed("D26", mixed)
    assert parties[first].person.phone in text and parties[first + 1].person.phone not in text


def test_every_kind_that_the_other_side_is_given_is_thought_of() -> None:
    """A new kind with copies for parties either says where the contact stands, or prints no person in full."""
    given = {code for code, rule in copies.RULES.items() if rule.each is not copies.Besides.NOBODY}
    to_another_forum = {"D44", "D45", "D47", "D48"}
    for code in sorted(given - to_another_forum):
        of = particulars(code, "normal")
        text = printed(code, of)
        for one in people(of):
            assert not one.phone or one.phone not in text, code


def test_only_who_keeps_it_is_withheld() -> None:
    one = PersonOnPaper(name="赵强", phone="13800000000", address="示例路1号")
    assert withheld((one,), "见卷内")[0] == replace(one, phone=None, address=None, contact_stands="见卷内")
    assert withheld(replace(one, keeps_contact=False), "见卷内").phone == "13800000000"
