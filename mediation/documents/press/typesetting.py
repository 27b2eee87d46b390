"""From text to lines: widths, where a line may end (GB/T 15834), squeezed marks, flush right edges."""
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from mediation.documents.blocks import Align, Strong, Text
from mediation.documents.press.faces import ARABIC_RUN, located, naskh_width, shaped

NEVER_FIRST = frozenset("，。、；：？！）〕】》〉」』”’％‰℃·・~～-－—…,.;:?!)]}%")
NEVER_LAST = frozenset("（〔【《〈「『“‘￥¥$＄([{№□")
RIGHT_HALF_FREE = frozenset("，。、）〕】》〉」』”’；：")
LEFT_HALF_FREE = frozenset("（〔【《〈「『“‘")
BLANK = re.compile("[\u00a0\t]|\r?\n")
IN_PAIRS = frozenset("—…＿")
"""Signs that are not parted from their like; a blank to be filled in by hand stays on one line."""
EMPTY_BOX, TICK, AFTER_BOX = "□", "√", 0.18
IN_WORDS = frozenset("._@/:+*#&=_-,'")
BEYOND_ALPHABETS = "\u0530"
"""Latin, Greek and Cyrillic letters come before; their words are not parted."""
COUNTED = frozenset("年月日时分号元条款项份页期人名家次件万亿个")
"""What a figure counts stays on its line."""
NASKH_SCALE = 1.2
"""Arabic letters look small beside Chinese ones of the same size."""
STRETCH = 0.14
"""How much of a character's width may be added between two characters to make a right edge flush."""
SQUEEZE = 0.045
"""How much of a character's width may be taken between two characters to keep a long number on the line."""


@dataclass(frozen=True)
class Style:
    """Size and leading in points, and whether the face is bold."""

    size: float
    leading: float
    strong: bool = False


class Span(NamedTuple):
    """Characters of one face drawn in one go: where, what, face, size and the space added after each.

    ``spoken`` is what a right-to-left run says, in the order in which its glyphs stand: readers of the text turn it
    around as they turn glyphs around.
    """

    x: float
    text: str
    face: str
    size: float
    tracking: float
    spoken: str = ""


class Line(NamedTuple):
    """One line of type, ready to be drawn."""

    spans: tuple[Span, ...]
    width: float
    text: str


class Units:
    """The characters of one paragraph, with width, face and direction; a right-to-left word is one unit."""

    __slots__ = ("texts", "widths", "advances", "faces", "rightward", "spoken", "size")

    def __init__(self, text: Text, style: Style) -> None:
        self.texts: list[str] = []
        self.widths: list[float] = []
        self.faces: list[str] = []
        self.rightward: list[bool] = []
        self.spoken: list[str] = []
        self.size = style.size
        for part in text if isinstance(text, tuple) else (text,):
            if isinstance(part, Strong):
                self._take(part.text, True)
            else:
                self._take(part, style.strong)
        self.advances = self._squeezed()

    def __len__(self) -> int:
        return len(self.texts)

    def _take(self, text: str, strong: bool) -> None:
        text = BLANK.sub(" ", text)
        position = 0
        for run in ARABIC_RUN.finditer(text):
            self._take_plain(text[position:run.start()], strong, text)
            self._take_arabic(run.group(), text)
            position = run.end()
        self._take_plain(text[position:], strong, text)

    def _take_plain(self, part: str, strong: bool, text: str) -> None:
        for character in part:
            face, width = located(character, strong, text)
            self._add(character, width, face)

    def _take_arabic(self, words: str, text: str) -> None:
        for number, word in enumerate(words.split()):
            if number:
                self._add(" ", naskh_width(" ", text), "Naskh", " ")
            drawn = shaped(word)
            self._add(drawn, naskh_width(drawn, text), "Naskh", word)

    def _add(self, text: str, width: float, face: str, spoken: str = "") -> None:
        self.texts.append(text)
        self.widths.append(width * self.size * (NASKH_SCALE if spoken else 1.0))
        self.faces.append(face)
        self.rightward.append(bool(spoken))
        self.spoken.append(spoken)

    def _squeezed(self) -> list[float]:
        """The advance of each unit: a mark gives up its free half beside another mark, a tick stands in its box."""
        advances = list(self.widths)
        half = self.size / 2
        for at in range(len(advances) - 1):
            mark, after = self.texts[at], self.texts[at + 1]
            if mark in RIGHT_HALF_FREE and (after in RIGHT_HALF_FREE or after in LEFT_HALF_FREE):
                advances[at] -= half
            elif mark in LEFT_HALF_FREE and after in LEFT_HALF_FREE:
                advances[at] -= half
            elif mark == EMPTY_BOX:
                advances[at] = 0.0 if after == TICK else advances[at] + AFTER_BOX * self.size
            elif mark == TICK and at and self.texts[at - 1] == EMPTY_BOX:
                advances[at] += AFTER_BOX * self.size
        return advances

    def seen(self, at: int) -> float:
        """The width a unit takes at the end of a line, where its free half counts for nothing."""
        text = self.texts[at]
        if text == " ":
            return 0.0
        return self.widths[at] - (self.size / 2 if text in RIGHT_HALF_FREE else 0.0)

    def may_break(self, at: int) -> bool:
        """Whether a line may end before the unit at this place."""
        before, after = self.texts[at - 1], self.texts[at]
        if after in NEVER_FIRST and (before != " " or after in RIGHT_HALF_FREE):
            return False
        if before in NEVER_LAST or (before == after and before in IN_PAIRS):
            return False
        if before.isascii() and before.isdigit() and after in COUNTED:
            return False
        if " " in (before, after) and self._within_number(at):
            return False
        return not (_of_a_word(before) and _of_a_word(after))

    def _within_number(self, at: int) -> bool:
        """Whether the blank beside this place stands between the groups of a long number, as of an account."""
        blank = at if self.texts[at] == " " else at - 1
        around = self.texts[max(0, blank - 1):blank] + self.texts[blank + 1:blank + 2]
        return len(around) == 2 and all(text.isdigit() for text in around)


def _of_a_word(text: str) -> bool:
    if text.isascii():
        return text.isalnum() or text in IN_WORDS
    return text < BEYOND_ALPHABETS and text.isalpha()


def lines_of(units: Units, measure: Callable[[int], float], align: Align = "left",
             indent: float = 0.0, hanging: float = 0.0) -> list[Line]:
    """The lines of a paragraph; ``measure`` gives the room of the whole line by its number."""
    def room(number: int) -> float:
        return measure(number) - (indent if number == 0 else hanging)

    bounds = _without_lonely_end(units, _bounds(units, room))
    last = len(bounds) - 1
    made = []
    for number, (start, end) in enumerate(bounds):
        offset = indent if number == 0 else hanging
        ends = align == "justify" and number == last
        made.append(_line(units, start, end, room(number), "left" if ends else align, offset))
    return made


@lru_cache(maxsize=4096)
def set_lines(text: Text, style: Style, width: float, align: Align = "left", indent: float = 0.0,
              hanging: float = 0.0) -> tuple[Line, ...]:
    """The lines of a paragraph in a column; known already for what is printed again and again."""
    return tuple(lines_of(Units(text, style), lambda _: width, align, indent, hanging))


@lru_cache(maxsize=4096)
def width_of(text: Text, style: Style) -> float:
    """The width of a text on one line."""
    return sum(Units(text, style).advances)


def _bounds(units: Units, room: Callable[[int], float]) -> list[tuple[int, int]]:
    bounds: list[tuple[int, int]] = []
    start, count = 0, len(units)
    while start < count:
        limit = room(len(bounds)) + 0.01
        end, width = start, 0.0
        while end < count and width + units.seen(end) <= limit:
            width += units.advances[end]
            end += 1
        if end < count:
            end = _chosen_break(units, start, end, limit)
        bounds.append((start, end))
        start = end
        while start < count and units.texts[start] == " ":
            start += 1
    return bounds or [(0, 0)]


def _chosen_break(units: Units, start: int, end: int, limit: float) -> int:
    """Where the line ends: before what no longer fits, or after it, if the line is then squeezed less than noticed."""
    before = _last_break(units, start, end)
    if end - before < 2:
        return before
    after = end + 1
    while after < len(units) and not units.may_break(after):
        after += 1
    width = sum(units.advances[start:after - 1]) + units.seen(after - 1)
    gaps = sum(1 for at in range(start, after - 1) if _stretches(units, at))
    return after if gaps and width - limit <= SQUEEZE * units.size * gaps else before


def _last_break(units: Units, start: int, end: int) -> int:
    """The last place at or before ``end`` where the line may end; inside a word if it is wider than the line."""
    at = end
    while at > start and not units.may_break(at):
        at -= 1
    if at > start:
        return at
    return max(end, start + 1)


@lru_cache(maxsize=4096)
def longest_unbroken(text: Text, style: Style) -> float:
    """The width of the longest part of a text within which no line may end."""
    units = Units(text, style)
    longest, current = 0.0, 0.0
    for at in range(len(units)):
        if at and units.may_break(at):
            current = 0.0
        current += 0.0 if units.texts[at] == " " and not current else units.advances[at]
        longest = max(longest, current)
    return longest


def _without_lonely_end(units: Units, bounds: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """No paragraph of several lines ends in one character and its mark: one more comes down to it."""
    if len(bounds) < 2:
        return bounds
    start, end = bounds[-1]
    if sum(1 for text in units.texts[start:end] if text not in NEVER_FIRST) > 1:
        return bounds
    first, before = bounds[-2]
    at = start - 1
    while at > first and (units.texts[at] == " " or not units.may_break(at)):
        at -= 1
    if at <= first or before - at > 6:
        return bounds
    return [*bounds[:-2], (first, at), (at, end)]


def _line(units: Units, start: int, end: int, room: float, align: Align, offset: float) -> Line:
    while end > start and units.texts[end - 1] == " ":
        end -= 1
    if start == end:
        return Line((), 0.0, "")
    width = sum(units.advances[start:end - 1]) + units.seen(end - 1)
    tracking, shift = 0.0, 0.0
    if align == "justify" or width > room:
        gaps = sum(1 for at in range(start, end - 1) if _stretches(units, at))
        if gaps and (room - width) / gaps <= STRETCH * units.size:
            tracking = (room - width) / gaps
            width = room
    if align in ("centre", "right"):
        full = sum(units.advances[start:end - 1]) + units.widths[end - 1]
        shift = max(0.0, (room - full) / (2 if align == "centre" else 1))
    return Line(_spans(units, _drawn_order(units, start, end), end, offset + shift, tracking), width,
                "".join(said or text for said, text in zip(units.spoken[start:end], units.texts[start:end])))


def _stretches(units: Units, at: int) -> bool:
    return units.widths[at] > 0.9 * units.size and not units.rightward[at]


def _drawn_order(units: Units, start: int, end: int) -> list[int]:
    """The units from left to right: words of a right-to-left run come in reverse."""
    order: list[int] = []
    at = start
    while at < end:
        stop = at
        while stop < end and units.rightward[stop]:
            stop += 1
        if stop > at:
            order.extend(range(stop - 1, at - 1, -1))
            at = stop
        else:
            order.append(at)
            at += 1
    return order


def _spans(units: Units, order: list[int], end: int, x: float, tracking: float) -> tuple[Span, ...]:
    """Neighbours of one face and one spacing are drawn together; a squeezed mark ends its span.

    A line of right-to-left words alone is drawn word by word: readers then keep the words in their order.
    """
    spans: list[Span] = []
    alone = all(units.rightward[at] for at in order)
    text, spoken, face, spacing, begun = "", "", "", 0.0, x
    for at in order:
        added = tracking if tracking and at < end - 1 and _stretches(units, at) else 0.0
        if text and (face != units.faces[at] or spacing != added):
            spans.append(Span(begun, text, face, _size(units, spoken), spacing, spoken))
            text, spoken = "", ""
        if not text:
            face, spacing, begun = units.faces[at], added, x
        text += units.texts[at]
        spoken += units.spoken[at][::-1]
        x += units.advances[at] + added
        if alone or units.advances[at] != units.widths[at]:
            spans.append(Span(begun, text, face, _size(units, spoken), spacing, spoken))
            text, spoken = "", ""
    if text:
        spans.append(Span(begun, text, face, _size(units, spoken), spacing, spoken))
    return tuple(spans)


def _size(units: Units, spoken: str) -> float:
    return units.size * NASKH_SCALE if spoken else units.size
