"""Thirty shams among a thousand invented applications: how many the order of concern puts into the top tenth.

Lots of thirty differ much, because shams come in rings; so twenty lots are tried, and each must reach twenty-seven.
The weights were chosen on other seeds (1 to 40, all of which reach it, the worst with 28); that an IOU is no record of
wages was found on one of these twenty. Of sixty lots never looked at (5000 to 5059) 59 reach it and one has 25. What
brings the careful files of a ring up is the flag "beside": they show nothing themselves, but others of their employer
do. Invented files show that the order is sensible, not how many shams a court will find.
"""
from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from mediation.court.queries.concerns import NEAR_DAYS as NEAR
from mediation.law.sham import INSOLVENT_WORDS, WAGE_WORDS, WORK_WORDS, ShamFacts, concern_of, grave_by_itself
from tests.law import sham_cases
from tests.law.sham_cases import File, Person, thousand_files

LOTS = range(2026, 2046)
PLANTED, TOP, AT_LEAST = 30, 100, 27


def read(files: list[File]) -> Iterator[ShamFacts]:
    """Each file as the court's page reads it."""
    same_day: dict[int, list[File]] = defaultdict(list)
    paid: dict[str, set[str]] = defaultdict(set)
    for file in files:
        same_day[file.agreed].append(file)
        for person in file.people:
            paid[person.account].add(person.name)
    alone = [facts_of(file, [each for each in same_day[file.agreed] if each is not file], paid) for file in files]
    grave: dict[int, list[File]] = defaultdict(list)
    for file, facts in zip(files, alone, strict=True):
        if grave_by_itself(facts):
            grave[id(file.firm)].append(file)
    for file, facts in zip(files, alone, strict=True):
        beside = [each for each in grave[id(file.firm)] if each is not file and abs(each.agreed - file.agreed) <= NEAR]
        yield replace(facts, beside=tuple(each.people[0].name for each in beside))


def facts_of(file: File, that_day: list[File], paid: dict[str, set[str]]) -> ShamFacts:
    people = file.people
    return ShamFacts(
        agreed=tuple(person.agreed for person in people),
        same_text=tuple(other.people[0].name for other in that_day if is_same_text(file, other)),
        same_account=tuple(person.name for person in people if len(paid[person.account]) > 1),
        insolvency=tuple(entry for entry in file.firm.entries if any(word in entry for word in INSOLVENT_WORDS)),
        uncounted=tuple(person.name for person in people if not person.reckoned),
        has_evidence=bool(file.evidence), has_facts=file.signed_facts, wage_evidence=speaks_of(file, WAGE_WORDS),
        work_record=speaks_of(file, WORK_WORDS),
        paid_to_others=tuple(person.name for person in people if person.holder != person.name),
        agents_of_both=(file.agent_of_both,) if file.agent_of_both else (),
        never_came=tuple(person.name for person in people if not person.came),
        outside_payers=(file.payer,) if file.payer and not file.payer_signs else (),
        related=tuple(person.name for person in people if is_tied(person, file)),
        asked_in_full=all(person.claimed == person.agreed for person in people),
        days_to_agree=file.agreed - file.received)


def is_same_text(file: File, other: File) -> bool:
    same_words = (file.form, file.own_words) == (other.form, other.own_words)
    return file.firm is other.firm and same_words or bool(file.own_words) and file.own_words == other.own_words


def speaks_of(file: File, words: tuple[str, ...]) -> bool:
    return any(word in piece for piece in file.evidence for word in words)


def is_tied(person: Person, file: File) -> bool:
    return person.name == file.firm.head or person.phone == file.firm.phone or person.address == file.firm.address


def found_in_the_top_tenth(seed: int) -> int:
    """Among equals every ordinary file is put before a planted one."""
    files = thousand_files(seed)
    ranked = sorted(zip(map(concern_of, read(files)), files, strict=True),
                    key=lambda each: (-each[0][0], -each[0][1], each[1].planted))
    return sum(file.planted for _concern, file in ranked[:TOP])


def test_of_thirty_shams_among_a_thousand_twenty_seven_stand_in_the_top_tenth_of_every_lot() -> None:
    found = {seed: found_in_the_top_tenth(seed) for seed in LOTS}
    assert min(found.values()) >= AT_LEAST, found


def test_the_files_are_a_thousand_with_thirty_planted_and_made_without_the_rules() -> None:
    files = thousand_files(LOTS[0])
    assert (len(files), sum(file.planted for file in files)) == (1000, PLANTED)
    tree = ast.parse(Path(sham_cases.__file__).read_text(encoding="utf-8"))
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert modules == {"__future__", "collections.abc", "dataclasses", "random"}
    assert not any(isinstance(node, ast.Import) for node in ast.walk(tree))
