"""The fixed sentences of a kind of paper, with places for what differs: 〔申请人〕, 〔时间〕; 〖 〗 is set bold.

A body may put the sentences of some kinds in its own words, and enter a translation of those that parties of another
language read. What a statute dictates is named with its article and stays as it is.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from mediation.documents.blocks import Strong, Text, Tick, Tickboxes
from mediation.law.citation import Article
from mediation.law.terms import Language

PLACE = re.compile("〔([^〔〕]{1,20})〕")
PART = re.compile("〔([^〔〕]{1,20})〕|〖([^〖〗]*)〗")
ARABIC_LETTERS = re.compile("[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff]")
ISOLATED, AFTER_ISOLATED = "\u2068", "\u2069"
"""Around a value in a right-to-left sentence: its own order stays its own (Unicode UAX 9)."""
TITLE = "title"
NEVER_WRITTEN = frozenset({Language.MANDARIN, Language.SIGN})


@dataclass(frozen=True)
class Sentence:
    """One sentence: its name within the kind, its words, and the article that dictates them where one does."""

    key: str
    words: str
    article: Article | None = None

    @property
    def places(self) -> tuple[str, ...]:
        return places_in(self.words)


@dataclass(frozen=True)
class Translated:
    """A sentence in another language, who translated it, and when."""

    words: str
    translator: str
    on: date


@dataclass(frozen=True)
class Phrasing:
    """How a body puts the sentences of one kind: in its own words, and in other languages."""

    own: Mapping[str, str] = field(default_factory=dict)
    translated: Mapping[Language, Mapping[str, Translated]] = field(default_factory=dict)


class Said(tuple[str | Strong, ...]):
    """A sentence as a paper says it, and what it says in each language into which it was translated."""

    translated: Mapping[Language, Text]


class Speech:
    """Says the sentences of a kind in the words of the body whose paper it is."""

    def __init__(self, sentences: Iterable[Sentence], phrasing: Phrasing) -> None:
        self.sentences = {sentence.key: sentence for sentence in sentences}
        self.phrasing = phrasing

    def __call__(self, key: str, places: Mapping[str, str | Strong] | None = None) -> Said:
        """A sentence with its places filled; a place for which nothing is given is a fault of the kind."""
        said = Said(filled(self.phrasing.own.get(key, self.sentences[key].words), places or {}))
        said.translated = {language: filled_in_translation(sentences[key].words, places or {})
                           for language, sentences in self.phrasing.translated.items() if key in sentences}
        return said

    def ticks(self, key: str, ticks: Sequence[Tick], lead: str = "", *,
              places: Mapping[str, str | Strong] | None = None) -> Tickboxes:
        """Choices that were declared with ``choices``; translated as one sentence whose boxes are places."""
        boxes = {f"□{number}": "□√" if tick.ticked else "□" for number, tick in enumerate(ticks, start=1)}
        return Tickboxes(tuple(ticks), lead=lead, said=self(key, {**boxes, **(places or {})}))


def choices(key: str, words: Sequence[str], lead: str = "") -> Sentence:
    """Choices as one sentence: 方式：〔□1〕现场　〔□2〕视频."""
    boxed = "　".join(f"〔□{number}〕{each}" for number, each in enumerate(words, start=1))
    return Sentence(key, lead + boxed)


def numbered(key: str, words: Iterable[str], article: Article | None = None) -> tuple[Sentence, ...]:
    """Several sentences of one list: ``key_1``, ``key_2`` and so on."""
    return tuple(Sentence(f"{key}_{number}", each, article) for number, each in enumerate(words, start=1))


def places_in(words: str) -> tuple[str, ...]:
    """The places of a sentence, each once, in their order."""
    return tuple(dict.fromkeys(PLACE.findall(words)))


def filled(words: str, places: Mapping[str, str | Strong]) -> tuple[str | Strong, ...]:
    """The parts of a sentence with its places filled; neighbours in the same face are one part."""
    parts: list[str | Strong] = []
    for part in _parts(words, places):
        if parts and isinstance(part, str) and isinstance(parts[-1], str):
            parts[-1] += part
        elif part not in ("", Strong("")):
            parts.append(part)
    return tuple(parts)


def _parts(words: str, places: Mapping[str, str | Strong]) -> Iterator[str | Strong]:
    end = 0
    for found in PART.finditer(words):
        yield words[end:found.start()]
        yield places[found[1]] if found[1] else Strong("".join(map(_plain, _parts(found[2], places))))
        end = found.end()
    yield words[end:]


def _plain(part: str | Strong) -> str:
    return part.text if isinstance(part, Strong) else part


def filled_in_translation(words: str, places: Mapping[str, str | Strong]) -> str:
    """The same in another language, in one face; in a right-to-left script each value keeps its own order."""
    plain = {place: _plain(value) for place, value in places.items()}
    if ARABIC_LETTERS.search(words):
        plain = {place: f"{ISOLATED}{value}{AFTER_ISOLATED}" for place, value in plain.items()}
    return "".join(map(_plain, _parts(words, plain)))


def wrong_places(words: str, sentence: Sentence) -> str:
    """What is wrong with the places of another wording or of a translation, in Chinese; empty if nothing is."""
    there, wanted = places_in(words), sentence.places
    lacking = [f"〔{place}〕" for place in wanted if place not in there]
    if lacking:
        return f"少了{'、'.join(lacking)}：印的时候这里要换成本案的内容，请放回句子里。"
    unknown = [f"〔{place}〕" for place in there if place not in wanted]
    if unknown:
        return f"{'、'.join(unknown)}不是这一句里的内容，请改成普通文字或者删去。"
    if any(mark in PART.sub("", words) for mark in "〔〕〖〗"):
        return "有一个括号〔 〕或者〖 〗没有成对，请核对。"
    return ""
