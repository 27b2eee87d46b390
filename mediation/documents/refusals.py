"""Why a paper is not printed: something is missing, contradicts itself, or has no glyph."""
from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from mediation.errors import Refused


@dataclass(frozen=True)
class Missing:
    """One particular that a paper needs and the file does not hold yet."""

    name: str
    words: str
    where: str

    def __str__(self) -> str:
        return f"{self.words}（在“{self.where}”中填写）" if self.where else self.words


class PaperRefused(Refused):
    """The press does not print this paper; the text says what would let it."""


class UnknownPaper(PaperRefused):
    """No kind of paper bears this code."""

    def __init__(self, code: str) -> None:
        super().__init__(f"没有编号为“{code}”的文书。")
        self.code = code


class ParticularsMissing(PaperRefused):
    """Particulars are absent; all of them are listed, so that they can be filled in one go."""

    def __init__(self, title: str, missing: Sequence[Missing]) -> None:
        super().__init__(f"《{title}》暂不能制作，还缺：{'；'.join(str(one) for one in missing)}。")
        self.title = title
        self.missing = tuple(missing)


class ParticularsContradictory(PaperRefused):
    """Particulars do not agree with each other, as when instalments do not add up to the sum."""

    def __init__(self, title: str, contradictions: Sequence[str]) -> None:
        super().__init__(f"《{title}》暂不能制作，内容前后不一致：{'；'.join(contradictions)}。")
        self.title = title
        self.contradictions = tuple(contradictions)


class UnprintableCharacter(PaperRefused):
    """No face holds a glyph for this character; it is refused and never printed as a blank."""

    def __init__(self, character: str, text: str) -> None:
        point = f"U+{ord(character):04X}"
        name = unicodedata.name(character, "没有名称的字符")
        shown = character if character.isprintable() else ""
        excerpt = "".join(one for one in text if one.isprintable())[:24]
        super().__init__(f"“{excerpt}”中的字符{shown}（{point} {name}）没有可用的字形，请换一种写法后再制作文书。")
        self.character = character
        self.point = point
