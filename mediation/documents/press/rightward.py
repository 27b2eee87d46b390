"""Right-to-left paragraphs: lines broken in the order of speech, each then put in the order of drawing (UAX 9)."""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from mediation.documents.press.bidirectional import CLOSES, OPENS, drawn
from mediation.documents.press.faces import ARABIC, joined_letters, located, naskh_width, plain_letters, shaped
from mediation.documents.press.typesetting import (
    EMPTY_BOX,
    NASKH_SCALE,
    NEVER_FIRST,
    NEVER_LAST,
    TICK,
    Line,
    Span,
    Style,
)

WORD = re.compile(f"[{ARABIC}][{ARABIC}\u200c\u200d]*")
PIECE = re.compile(f"[{ARABIC}][{ARABIC}\u200c\u200d]*| +|[0-9A-Za-z\u00c0-\u024f\u0400-\u04ff]+|.", re.S)
UNSEEN = re.compile("[\u200c-\u200f\u202a-\u202e\u2066-\u2069]")
ISOLATES = re.compile(f"{OPENS}[^{CLOSES}]*{CLOSES}")
TICKED_BOX = "\u2611"
"""A box with its tick while the line is put in order: the tick alone would be turned around and stand beside it."""


def runs_rightward(words: str) -> bool:
    """Whether the first letter of a paragraph, values apart, belongs to a right-to-left script (UAX 9, P2)."""
    for character in ISOLATES.sub("", words):
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL", "L"):
            return direction != "L"
    return False


def rightward_lines(words: str, style: Style, width: float) -> list[Line]:
    """The lines of one paragraph, flush right."""
    words = words.replace(EMPTY_BOX + TICK, TICKED_BOX)
    said = list(_broken(words, style, width))
    ordered = drawn([joined_letters(line) for line in said])
    return [_line(spoken, left_to_right, style, width, words) for spoken, left_to_right in zip(said, ordered)]


def _broken(words: str, style: Style, width: float) -> Iterator[str]:
    line, used = "", 0.0
    for group in _unbreakable(words):
        wide = sum(_width(piece, style, words) for piece in group)
        if line.strip() and used + wide > width and not group[0].isspace():
            yield line.strip()
            line, used = "", 0.0
        if group[0].isspace() and not line:
            continue
        line, used = line + "".join(group), used + wide
    if line.strip():
        yield line.strip()


def _unbreakable(words: str) -> Iterator[list[str]]:
    """Pieces between which a line may end: words, blanks, Chinese characters with the marks that go with them."""
    group: list[str] = []
    for piece in PIECE.findall(words):
        tied = bool(group) and not group[-1].isspace() and (
            piece in NEVER_FIRST or UNSEEN.fullmatch(piece) or UNSEEN.fullmatch(group[-1]) or group[-1] in NEVER_LAST)
        if group and not tied:
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _width(piece: str, style: Style, words: str) -> float:
    if WORD.fullmatch(piece):
        return naskh_width(shaped(piece), words) * style.size * NASKH_SCALE
    return sum(_faced(one, style, words)[1] for one in UNSEEN.sub("", piece))


def _line(said: str, ordered: str, style: Style, width: float, words: str) -> Line:
    characters = list(_characters(UNSEEN.sub("", ordered), style, words))
    whole = sum(wide for _, _, wide in characters)
    spans, x = [], width - whole
    for (face, _), run in groupby(characters, key=lambda each: (each[1], each[2] == 0)):
        taken = list(run)
        text = "".join(one for one, _, _ in taken)
        naskh = face == "Naskh"
        spoken = "".join(plain_letters(one)[::-1] for one in text) if naskh else ""
        spans.append(Span(x, text, face, style.size * (NASKH_SCALE if naskh else 1.0), 0.0, spoken))
        x += sum(wide for _, _, wide in taken)
    return Line(tuple(spans), whole, UNSEEN.sub("", said).replace(TICKED_BOX, EMPTY_BOX + TICK))


def _characters(ordered: str, style: Style, words: str) -> Iterator[tuple[str, str, float]]:
    """Each character with its face and width in points; a tick is drawn into its box."""
    for one in ordered:
        if one == TICKED_BOX:
            yield (EMPTY_BOX, located(EMPTY_BOX, style.strong, words)[0], 0.0)
            one = TICK
        yield (one, *_faced(one, style, words))


def _faced(one: str, style: Style, words: str) -> tuple[str, float]:
    """The face of one drawn character and its width in points."""
    if WORD.fullmatch(one):
        return "Naskh", naskh_width(one, words) * style.size * NASKH_SCALE
    face, width = located(EMPTY_BOX if one == TICKED_BOX else one, style.strong, words)
    return face, width * style.size
