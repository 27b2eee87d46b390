"""What a paper is built of: plain declarations that the press sets in type.

A text is a string, a ``Strong`` part, or a tuple of both. A blank that somebody fills in by hand is declared
(``Place``, ``Handwritten``, ``DATE_BY_HAND``, ``BLANK_BY_HAND``): nothing else on a paper is ever empty.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DATE_BY_HAND = "　　年　　月　　日"
"""The day that the signer writes."""
BLANK_BY_HAND = "＿＿＿＿＿＿"
"""What somebody fills in by hand within a line, as on the forms of the courts."""

Align = Literal["left", "centre", "right", "justify"]


@dataclass(frozen=True)
class Strong:
    """A part of a text set in the bold face."""

    text: str


Text = str | Strong | tuple["str | Strong", ...]


@dataclass(frozen=True)
class Handwritten:
    """A place left free on purpose, high enough to be written in by hand."""

    height: float = 9.0


@dataclass(frozen=True)
class Tick:
    """One choice: ticked, not ticked, or left open to the person who signs (``None`` prints an empty box too)."""

    text: str
    ticked: bool | None = None


@dataclass(frozen=True)
class Tickboxes:
    """Choices with a box before each; in one flowing line, or one below the other. ``said``: the same as a sentence."""

    ticks: tuple[Tick, ...]
    stacked: bool = False
    lead: str = ""
    said: Text = ""


@dataclass(frozen=True)
class Title:
    """The name of the paper; above it, where the paper is issued by a body, the body's name."""

    text: str
    issuer: str = ""
    below: str = ""


@dataclass(frozen=True)
class PaperNumber:
    """The paper's number; ``ruled`` draws the red line of an official letter below it."""

    text: str
    ruled: bool = False


@dataclass(frozen=True)
class Letterhead:
    """The head of a letter between offices (GB/T 9704 信函格式): name and double lines in red."""

    issuer: str


@dataclass(frozen=True)
class Addressee:
    """To whom a letter goes, flush left, closed by a full-width colon."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """Running text; indented by two characters unless told otherwise."""

    text: Text
    indent: bool = True
    align: Align = "justify"
    strong: bool = False
    small: bool = False
    keep: bool = False


@dataclass(frozen=True)
class Heading:
    """A heading of the first rank, bold, kept with what follows."""

    text: Text


@dataclass(frozen=True)
class Clauses:
    """Numbered items: ``一、`` the first rank, ``（一）`` the second, ``1.`` the third."""

    items: tuple[Text, ...]
    rank: Literal["一、", "（一）", "1."] = "1."
    start: int = 1


@dataclass(frozen=True)
class Labelled:
    """``申请人：`` in bold and what follows it, hanging below itself when it runs over the line."""

    label: str
    text: Text


@dataclass(frozen=True)
class QuestionAnswer:
    """One exchange of a record: 问 and 答; without an answer, lines to write it by hand."""

    question: str
    answer: str | None
    lines: int = 2


@dataclass(frozen=True)
class Right:
    """A line of a cell set at its right edge, as the day at which somebody signs in it."""

    text: str


@dataclass(frozen=True)
class Lines:
    """Several paragraphs in one cell."""

    texts: tuple["Text | Right", ...]


@dataclass(frozen=True)
class KeyRow:
    """One row of a key table: label and value, once or several times."""

    pairs: tuple[tuple[str, "Text | Handwritten | Tickboxes | Lines"], ...]


def row(*pairs: tuple[str, "Text | Handwritten | Tickboxes | Lines"]) -> KeyRow:
    """A row of a key table."""
    return KeyRow(pairs)


@dataclass(frozen=True)
class KeyTable:
    """A form: labels in narrow columns, values beside them; ``small`` for a counterfoil or a slip."""

    rows: tuple[KeyRow, ...]
    label_width: float = 28.0
    small: bool = False


@dataclass(frozen=True)
class Column:
    """A column of a wide table; its width is a share of the whole."""

    title: str
    share: float
    kind: Literal["text", "centre", "money", "hand"] = "text"


@dataclass(frozen=True)
class WideTable:
    """A list with a head that returns on each page; money columns (分) are summed at the end and, if asked, by page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple["Text | Lines | int | None", ...], ...]
    totals: str = ""
    page_totals: str = ""
    row_height: float = 8.0
    in_words: bool = False


@dataclass(frozen=True)
class Place:
    """A place to sign: who, and in which way the mark is made."""

    who: str
    how: str = "签名"
    dated: bool = True


@dataclass(frozen=True)
class Signatures:
    """Places to sign, two beside each other, with their lines aligned."""

    places: tuple[Place, ...]
    columns: int = 2


@dataclass(frozen=True)
class SealPlace:
    """Where the body's seal goes: over its name and the day (GB/T 9704); the paper is sealed by hand.

    ``beside`` are those who sign at the left of it, as the clerk who took the papers in.
    """

    name: str
    day: str
    mark: str = "（印章）"
    beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class CutLine:
    """The dashed line across which two parts of a paper are separated; the number stands on the seam."""

    text: str = ""


@dataclass(frozen=True)
class SmallTitle:
    """The name of a part below a cut line, as 存根 or 回执."""

    text: str
    number: str = ""


@dataclass(frozen=True)
class Code:
    """A QR code with the words beside it."""

    value: str
    words: tuple[Text, ...]


@dataclass(frozen=True)
class Note:
    """A remark in small type: what is enclosed, in how many copies the paper is made."""

    text: Text


@dataclass(frozen=True)
class Enclosures:
    """What is enclosed, one item a line (GB/T 9704 附件说明)."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Notice:
    """A framed box of explanations."""

    texts: tuple[Text, ...]


@dataclass(frozen=True)
class Pair:
    """A text and its translation beside it; without one, lines on which it is written by hand."""

    text: Text
    translation: Text | None
    strong: bool = False


@dataclass(frozen=True)
class TwoColumns:
    """The Chinese text at the left, which decides, and a second language at the right; ``heads`` name the columns."""

    heads: tuple[str, str]
    pairs: tuple[Pair, ...]


@dataclass(frozen=True)
class Gap:
    """Free space, in millimetres."""

    height: float


@dataclass(frozen=True)
class NewSheet:
    """What follows begins on a new page, which may lie across."""

    landscape: bool = False


Block = (Title | PaperNumber | Letterhead | Addressee | Paragraph | Heading | Clauses | Labelled | QuestionAnswer
         | KeyTable | WideTable | Tickboxes | Signatures | SealPlace | CutLine | SmallTitle | Code | Note
         | Enclosures | Notice | TwoColumns | Gap | NewSheet)
