"""好差评: what somebody who was served may say of it, when that is a bad rating, and what may be published of it.

The levels are those of the rating of government services (国办发〔2019〕51号; levels as used by the provinces, P), which
public-service bodies are to follow by analogy. Rating is voluntary; whoever is rated does not learn who said what.
"""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from mediation.law.calendar import Calendar, LastDay
from mediation.law.terms import Term

SOURCE = "国务院办公厅关于建立政务服务“好差评”制度提高政务服务水平的意见（国办发〔2019〕51号）"
CARD_DAYS = 60
"""How long after the end of a case its rating is asked for; the system's own rule."""
ACT_DAYS = 30
"""How long after an act it may be rated; the system's own rule."""
SMALLEST = 10
"""Fewer people than this are not published: among them somebody could be made out."""


class Level(Term):
    """How content somebody is with how they were served; five levels, the last two are a bad rating."""

    VERY_SATISFIED = "very_satisfied", "非常满意"
    SATISFIED = "satisfied", "满意"
    BASICALLY = "basically", "基本满意"
    DISSATISFIED = "dissatisfied", "不满意"
    VERY_DISSATISFIED = "very_dissatisfied", "非常不满意"


class Reason(Term):
    """Why: the first half praises, the second half complains."""

    CLEAR = "clear", "讲得清楚，听得懂"
    PATIENT = "patient", "态度好、有耐心"
    QUICK = "quick", "办得快"
    FAIR = "fair", "不偏不倚"
    SIMPLE = "simple", "手续简单，少跑路"
    UNCLEAR = "unclear", "没讲清楚，听不懂"
    RUDE = "rude", "态度不好"
    SLOW = "slow", "拖得久"
    PARTIAL = "partial", "偏向对方"
    TROUBLE = "trouble", "手续麻烦，来回跑"
    LANGUAGE = "language", "没有人用我的语言讲"
    PRESSED = "pressed", "催我签字，或者劝我撤回"


class Finding(Term):
    """What came of looking into a bad rating."""

    TRUE = "true", "情况属实"
    PARTLY = "partly", "部分属实"
    NOT_FOUND = "not_found", "没有查到这样的情况"


SATISFIED = (Level.VERY_SATISFIED, Level.SATISFIED)
BAD = (Level.DISSATISFIED, Level.VERY_DISSATISFIED)
PRAISE = (Reason.CLEAR, Reason.PATIENT, Reason.QUICK, Reason.FAIR, Reason.SIMPLE)
COMPLAINTS = (Reason.UNCLEAR, Reason.RUDE, Reason.SLOW, Reason.PARTIAL, Reason.TROUBLE, Reason.LANGUAGE,
              Reason.PRESSED)


def reasons_for(level: Level) -> tuple[Reason, ...]:
    """The reasons that go with a level: both kinds in the middle."""
    if level in BAD:
        return COMPLAINTS
    return PRAISE if level in SATISFIED else PRAISE + COMPLAINTS


def answer_due(day: date, calendar: Calendar, length: int) -> LastDay:
    """The last day (included) on which a bad rating, or an appeal, of a day is answered, in working days."""
    return calendar.add_working_days(day, length)


def publishable(counts: Sequence[int], wanted: Sequence[frozenset[int]], unkind: frozenset[int]) -> set[frozenset[int]]:
    """Which of these sums over the cells may be published together, so that no few people can be made out.

    ``counts`` are the people in each cell, ``wanted`` the sums in the order of their weight, as sets of cells; the
    first is of all. A sum is left out when with those already taken some set of cells of 1 to 9 people could be
    reckoned out. Of too few people altogether nothing is published; where all of them are in ``unkind`` cells only
    how many they are: else everybody's word would be known.
    """
    cells = len(counts)
    if sum(counts) < SMALLEST:
        return set()
    if not any(count for cell, count in enumerate(counts) if cell not in unkind):
        return {wanted[0]}
    few = [group for group in _groups(cells) if 0 < sum(counts[cell] for cell in group) < SMALLEST]
    taken: set[frozenset[int]] = set()
    basis: list[list[Fraction]] = []
    for group in wanted:
        tried = _with(basis, _vector(group, cells))
        if not any(_is_within(tried, _vector(each, cells)) for each in few):
            taken.add(group)
            basis = tried
    return taken


def _groups(cells: int) -> list[frozenset[int]]:
    return [frozenset(cell for cell in range(cells) if number >> cell & 1) for number in range(1, 1 << cells)]


def _vector(group: frozenset[int], cells: int) -> list[Fraction]:
    return [Fraction(int(cell in group)) for cell in range(cells)]


def _rest(basis: Sequence[Sequence[Fraction]], vector: Sequence[Fraction]) -> list[Fraction]:
    """What is left of a vector when the basis (each with its own leading cell) has been taken from it."""
    left = list(vector)
    for row in basis:
        lead = next(cell for cell, value in enumerate(row) if value)
        if left[lead]:
            share = left[lead] / row[lead]
            left = [value - share * taken for value, taken in zip(left, row, strict=True)]
    return left


def _with(basis: list[list[Fraction]], vector: list[Fraction]) -> list[list[Fraction]]:
    left = _rest(basis, vector)
    return [*basis, left] if any(left) else basis


def _is_within(basis: list[list[Fraction]], vector: list[Fraction]) -> bool:
    return not any(_rest(basis, vector))
