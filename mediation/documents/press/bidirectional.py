"""Right-to-left lines in the order in which they are drawn, with brackets turned to face what they enclose (UAX 9, L4).

The library that orders them leaves the brackets as they are, so it is asked where each of them came to stand.
"""
from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from mediation.documents.press.faces import ordered_rightward

PAIRS = dict(zip("([{（〔【《〈«‹", ")]}）〕】》〉»›"))
TURNED = {**PAIRS, **{closing: opening for opening, closing in PAIRS.items()}}
NO_BRACKETS = frozenset("«»‹›")
"""Quotation marks: turned like brackets, but not ordered like them."""
MARKED, MARKED_QUOTES = ("\u2985", "\u2986"), ("\u2606", "\u2605")
OPENS, CLOSES = "\u2068", "\u2069"
"""What stands between them keeps an order of its own."""


def faulty_marks(words: str) -> str:
    """The first mark in a right-to-left text that could not be turned rightly: without its other half, or not known."""
    known = {at for pair in _pairs(words) for at in pair}
    return next((one for at, one in enumerate(words)
                 if one in TURNED and at not in known or unicodedata.mirrored(one) and one not in TURNED), "")


def drawn(lines: list[str]) -> list[str]:
    """The lines of one right-to-left paragraph as they are drawn from left to right."""
    whole, made, start = "".join(lines), [], 0
    facing = {at for pair in _pairs(whole) if _runs_rightward(whole, pair) for at in pair}
    partners = {at: other for pair in _pairs(whole) for at, other in (pair, pair[::-1])}
    is_open = False
    for line in lines:
        said = OPENS + line if is_open else line
        first = start - (len(said) - len(line))
        is_open = said.rfind(OPENS) > said.rfind(CLOSES)
        said = said + CLOSES if is_open else said
        here = [at for at in range(start, start + len(line)) if at in facing]
        made.append(_turned(said, [(at - first, partners[at] - first) for at in here]))
        start += len(line)
    return made


def _turned(said: str, marks: list[tuple[int, int]]) -> str:
    ordered = list(ordered_rightward(said))
    for at, partner in marks:
        place = _place_of(said, at, partner)
        ordered[place] = TURNED[ordered[place]]
    return "".join(ordered)


def _place_of(said: str, at: int, partner: int) -> int:
    """Where a mark comes to stand in the drawn line; both of a pair are marked, so that they are ordered as before."""
    here = (at, partner) if 0 <= partner < len(said) else (at,)
    asked = list(said)
    for each in here:
        asked[each] = _mark_for(said[each])
    return ordered_rightward("".join(asked)).index(_mark_for(said[at]))


def _mark_for(mark: str) -> str:
    return (MARKED_QUOTES if mark in NO_BRACKETS else MARKED)[0 if mark in PAIRS else 1]


def _runs_rightward(whole: str, pair: tuple[int, int]) -> bool:
    return _place_of(whole, *pair) > _place_of(whole, *pair[::-1])


def _pairs(words: str) -> Iterator[tuple[int, int]]:
    """The places of an opening mark and of the closing one that belongs to it."""
    waiting: list[int] = []
    for at, one in enumerate(words):
        if one in PAIRS:
            waiting.append(at)
        elif one in TURNED and waiting and PAIRS[words[waiting[-1]]] == one:
            yield waiting.pop(), at
