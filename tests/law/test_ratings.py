"""The last day of an answer to a bad rating, and what may be published of few people."""
from __future__ import annotations

from datetime import date
from itertools import product
from random import Random

import pytest

from mediation.law.calendar import CHINA
from mediation.law.ratings import (
    BAD,
    COMPLAINTS,
    PRAISE,
    SATISFIED,
    SMALLEST,
    Level,
    answer_due,
    publishable,
    reasons_for,
)

CELLS = tuple(frozenset({cell}) for cell in range(5))
ALL, GOOD, BAD_CELLS = frozenset(range(5)), frozenset({0, 1}), frozenset({3, 4})
WANTED = (ALL, GOOD, BAD_CELLS, *CELLS)
UNKIND = frozenset({2, 3, 4})


@pytest.mark.parametrize(("given", "last"), [
    (date(2026, 3, 2), date(2026, 3, 23)),
    (date(2026, 9, 18), date(2026, 10, 15)),
    (date(2026, 2, 6), date(2026, 3, 5)),
    (date(2026, 12, 24), date(2027, 1, 15))])
def test_fifteen_working_days_leave_out_weekends_and_holidays_and_count_the_working_weekends(
        given: date, last: date) -> None:
    """The day of the rating is not counted; over the holidays of spring and autumn with the days worked instead."""
    due = answer_due(given, CHINA, 15)
    assert due.on == last
    assert sum(CHINA.is_working_day(date.fromordinal(day)) for day in range(given.toordinal() + 1, last.toordinal() + 1)
               ) == 15 and CHINA.is_working_day(last)


def test_the_two_last_levels_are_bad_and_the_two_first_satisfied() -> None:
    assert BAD == (Level.DISSATISFIED, Level.VERY_DISSATISFIED)
    assert SATISFIED == (Level.VERY_SATISFIED, Level.SATISFIED)
    assert [level.label for level in Level] == ["非常满意", "满意", "基本满意", "不满意", "非常不满意"]


def test_the_reasons_fit_the_level() -> None:
    assert all(reasons_for(level) == COMPLAINTS for level in BAD)
    assert all(reasons_for(level) == PRAISE for level in SATISFIED)
    assert set(reasons_for(Level.BASICALLY)) == set(PRAISE + COMPLAINTS)


def reckoned_out(counts: tuple[int, ...], shown: set[frozenset[int]]) -> list[frozenset[int]]:
    """What an attacker reckons out: every set of cells that some small combination of the sums isolates."""
    sums = sorted(shown, key=sorted)
    found = set()
    for weights in product((-1, 0, 1), repeat=len(sums)):
        vector = [sum(weight for weight, group in zip(weights, sums, strict=True) if cell in group)
                  for cell in range(len(counts))]
        if set(vector) <= {0, 1} and any(vector):
            found.add(frozenset(cell for cell, value in enumerate(vector) if value))
    return [group for group in found if 0 < sum(counts[cell] for cell in group) < SMALLEST]


def test_of_five_hundred_months_no_difference_of_published_sums_isolates_fewer_than_ten() -> None:
    dice = Random(12)
    published = 0
    for _ in range(500):
        counts = tuple(dice.choice((0, 1, 3, 9, 10, 11, 15, 24, 60)) for _cell in range(5))
        shown = publishable(counts, WANTED, UNKIND)
        published += len(shown)
        assert not reckoned_out(counts, shown), counts
    assert published > 500


def test_a_single_small_cell_takes_another_with_it() -> None:
    """Otherwise the rest of the total is the small one."""
    shown = publishable((40, 30, 20, 12, 3), WANTED, UNKIND)
    assert ALL in shown and CELLS[4] not in shown
    assert BAD_CELLS in shown and CELLS[3] not in shown
    assert {CELLS[0], CELLS[1], CELLS[2]} <= shown


def test_of_nine_ratings_nothing_is_published_and_of_ten_alike_all() -> None:
    assert publishable((9, 0, 0, 0, 0), WANTED, UNKIND) == set()
    assert publishable((10, 0, 0, 0, 0), WANTED, UNKIND) == set(WANTED)


def test_where_everybody_was_dissatisfied_only_their_number_is_published() -> None:
    """Else it would be known of each of them what they said."""
    assert publishable((0, 0, 0, 0, 12), WANTED, UNKIND) == {ALL}


def test_sums_that_may_be_published_one_by_one_are_not_published_together_when_they_give_few_away() -> None:
    """Satisfied 21 and very satisfied 19 would give away that 2 were satisfied."""
    shown = publishable((19, 2, 30, 10, 10), WANTED, UNKIND)
    assert GOOD in shown and CELLS[0] not in shown
