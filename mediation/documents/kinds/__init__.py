"""The kinds of paper: each is one file of this folder that declares ``PAPER``; a new file is found by itself."""
from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Literal

from mediation.documents.blocks import Block
from mediation.documents.contacts import withheld
from mediation.documents.particulars import Particulars
from mediation.documents.refusals import Missing, UnknownPaper
from mediation.documents.sentences import Sentence, Speech
from mediation.law.citation import Article


def nothing_more(particulars: Particulars) -> Iterable[Missing]:
    """No condition beyond the required particulars."""
    return ()


def no_contradiction(particulars: Particulars) -> Iterable[str]:
    """Nothing in the particulars that could contradict itself."""
    return ()


@dataclass(frozen=True)
class Paper:
    """One kind of paper.

    ``layout``: L letter, T table, N record, F form (documents.md §16). ``number_word`` stands in its number,
    None where it bears the case's. ``requires`` names particulars by path, as ``case.body.name``; a step that ends
    in ``?`` is passed over where there is nothing. ``also`` adds what only some cases need. ``extra`` is the class
    of the particulars that no other paper asks for. ``long`` papers are set in the smaller size at once.
    ``drafted_for`` is the office that makes the original: ours is a draft for it, never issued.
    ``left_open`` lists what a form leaves to be filled in by hand: told to whoever makes it, never in the way.
    The pages of one that is not ``numbered`` bear no numbers of their own.
    ``contact_stands``: of a paper that the other side has too, where the address and telephone of a person stand
    instead (``contacts``); empty where the paper itself says them.

    ``sentences`` are what the kind says in fixed words; ``own_words`` where they come from practice and the body may
    put them otherwise, ``two_languages`` where a party of another language reads them in two columns.
    """

    code: str
    version: int
    title: str
    stage: str
    articles: tuple[Article, ...]
    signers: str
    copies: str
    layout: Literal["L", "T", "N", "F"]
    body: Callable[[Particulars], Sequence[Block]]
    requires: tuple[str, ...]
    number_word: str | None = None
    extra: type | None = None
    also: Callable[[Particulars], Iterable[Missing]] = nothing_more
    contradictions: Callable[[Particulars], Iterable[str]] = no_contradiction
    drafted_for: str = ""
    left_open: Callable[[Particulars], Iterable[Missing]] = nothing_more
    long: bool = False
    numbered: bool = True
    sentences: tuple[Sentence, ...] = ()
    own_words: bool = False
    two_languages: bool = False
    contact_stands: str = ""

    def content(self, particulars: Particulars) -> Sequence[Block]:
        """What is printed: on a paper of both sides without where a person is reached, unless they have opened it."""
        return self.body(withheld(particulars, self.contact_stands) if self.contact_stands else particulars)

    def speech(self, particulars: Particulars) -> Speech:
        """Says the sentences of this kind as the body puts them."""
        return Speech(self.sentences, particulars.phrasing)


@dataclass(frozen=True)
class CatalogueLine:
    """A kind of paper as ``flask papers`` lists it."""

    code: str
    title: str
    stage: str
    articles: str
    signers: str
    copies: str


@cache
def papers() -> dict[str, Paper]:
    """Every kind of paper by its code, in the order of the codes."""
    found = [import_module(f"{__name__}.{module.name}").PAPER for module in pkgutil.iter_modules(__path__)]
    return {paper.code: paper for paper in sorted(found, key=lambda paper: paper.code)}


def paper(code: str) -> Paper:
    """The kind of paper with this code; raises UnknownPaper."""
    try:
        return papers()[code]
    except KeyError:
        raise UnknownPaper(code) from None


def catalogue() -> list[CatalogueLine]:
    """What ``flask papers`` prints: each kind with its title, stage, articles, who signs and in how many copies."""
    return [CatalogueLine(one.code, one.title, one.stage, "；".join(str(article) for article in one.articles),
                          one.signers, one.copies) for one in papers().values()]
