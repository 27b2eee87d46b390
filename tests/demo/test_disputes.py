"""The published disputes: read as they are, told with invented people, their sums kept to the fen."""
from __future__ import annotations

from random import Random

import pytest

from mediation.demo import stories
from mediation.demo.disputes import Dispute, disputes
from mediation.demo.names import PECULIAR, Names
from mediation.demo.parties_of_disputes import uneven
from mediation.demo.tales import TALES, Tale
from mediation.law.identity import name_error
from mediation.law.terms import Language

MAIN = [tale for tale in TALES if not tale.variation]


def test_every_published_dispute_is_on_the_stage_once_and_every_other_tale_says_that_it_is_a_variation():
    assert stories is not None
    assert sorted(tale.key for tale in MAIN) == sorted(each.id for each in disputes())
    assert all(len(tale.key) == 4 for tale in MAIN)
    assert all(tale.title.startswith("变化：") for tale in TALES if tale.variation)
    assert len(TALES) == len({tale.key for tale in TALES})


@pytest.mark.parametrize("report", disputes(), ids=lambda report: report.id)
def test_a_dispute_has_its_source_and_its_claims_are_of_the_twenty_two_kinds(report: Dispute):
    assert report.source.startswith("http") and report.title and report.facts
    assert report.claims and all(claim.type for claim in report.claims)


@pytest.mark.parametrize("tale", TALES, ids=lambda tale: tale.key)
def test_nobody_of_a_report_is_named_in_the_facts_as_an_applicant_tells_them(tale: Tale):
    assert "某" not in tale.told


@pytest.mark.parametrize(("total", "parts"), [(550_000_000, 235), (605_000, 17), (29_600, 1), (1_135, 3), (7, 3)])
def test_a_sum_split_among_many_comes_to_the_sum_exactly(total: int, parts: int):
    shares = uneven(total, parts, Random(1))
    assert sum(shares) == total and len(shares) == parts and min(shares) >= 0


def test_a_sum_that_is_only_about_right_says_so_and_an_exact_one_does_not():
    about = {report.id for report in disputes() for claim in report.claims if claim.about}
    assert {"C001", "C066", "C106"} <= about
    assert not {"C005", "C108", "C153", "C160"} & about


def test_names_are_well_formed_and_nobody_is_called_like_another():
    names = Names(1)
    made = [names.person(number % 2 == 0) for number in range(500)]
    made += [names.person(False, Language.UYGHUR) for _ in range(20)]
    made += [names.person(True, ethnic="彝族") for _ in range(90)]
    assert len(set(made)) == len(made)
    assert all(name_error(name) is None for name in (*made, *PECULIAR.values()))


def test_equal_seeds_give_equal_names():
    assert [Names(7).person(True) for _ in range(5)] == [Names(7).person(True) for _ in range(5)]
