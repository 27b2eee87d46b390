"""The two-column form: the Chinese text at the left decides, the language of a party stands at the right.

No translation is invented: what the body has none of prints as ruled lines, for an interpreter to write on.
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence

from mediation.documents.blocks import (
    Block,
    Clauses,
    Handwritten,
    Heading,
    KeyTable,
    Note,
    Pair,
    Paragraph,
    Text,
    Tickboxes,
    Title,
    TwoColumns,
    row,
)
from mediation.documents.particulars import Particulars
from mediation.documents.phrases import day
from mediation.documents.sentences import NEVER_WRITTEN, TITLE, Said, Translated
from mediation.law.terms import Language

CHINESE_DECIDES = "本文书以国家通用语言文本为准，译文仅供参考。"
BY_HAND = "右栏空白处没有现成的译文，由翻译人员书写，或者当面口译后签名。"


def second_languages(particulars: Particulars) -> tuple[Language, ...]:
    """The written languages, besides Chinese, of those whom a paper is for: who it goes to, else everybody."""
    readers = particulars.recipients or particulars.case.parties
    return tuple(dict.fromkeys(party.language for party in readers
                               if party.language not in NEVER_WRITTEN and not party.reads_chinese))


def in_two_columns(particulars: Particulars, blocks: Sequence[Block]) -> list[Block]:
    """The same paper with its sentences in two columns for each second language; unchanged where there is none."""
    languages = second_languages(particulars)
    if not languages:
        return list(blocks)
    made: list[Block] = []
    title: list[tuple[Text, bool]] = []
    waiting: list[tuple[Text, bool]] = []
    by_hand = False
    for block in blocks:
        texts = list(_sentences(block))
        if texts and not isinstance(block, Title):
            waiting += texts
            continue
        if waiting:
            by_hand |= _set_down(made, particulars, languages, title + waiting)
            title, waiting = [], []
        title += texts
        made.append(block)
    if waiting:
        by_hand |= _set_down(made, particulars, languages, title + waiting)
    return _closed(made, particulars, languages, by_hand)


def _set_down(made: list[Block], particulars: Particulars, languages: Sequence[Language],
              texts: Sequence[tuple[Text, bool]]) -> bool:
    """Puts these sentences down once for each language; whether any of them is left to the interpreter's hand."""
    by_hand = False
    for language in languages:
        pairs = tuple(Pair(text, _in(language, text, particulars), strong) for text, strong in texts)
        made.append(TwoColumns((Language.MANDARIN.label, language.label), pairs))
        by_hand |= any(pair.translation is None for pair in pairs)
    return by_hand


def _in(language: Language, text: Text, particulars: Particulars) -> Text | None:
    if isinstance(text, Said):
        return text.translated.get(language)
    title = _entered(particulars, language).get(TITLE)
    return title.words if isinstance(text, _TitleWords) and title else None


class _TitleWords(str):
    """The title of a paper among its sentences."""


def _sentences(block: Block) -> Iterator[tuple[Text, bool]]:
    """What a block says in sentences, each with whether it is set bold; nothing where it is no running text."""
    if isinstance(block, Title):
        yield _TitleWords(block.text), True
    elif isinstance(block, Heading):
        yield block.text, True
    elif isinstance(block, Paragraph) and block.align != "right":
        yield block.text, block.strong
    elif isinstance(block, Clauses):
        yield from ((_numbered(number, item), False) for number, item in enumerate(block.items, start=block.start))
    elif isinstance(block, Tickboxes) and block.said:
        yield block.said, False


def _numbered(number: int, item: Text) -> Text:
    parts = item if isinstance(item, tuple) else (item,)
    if not isinstance(item, Said):
        return (f"{number}. ", *parts)
    said = Said((f"{number}. ", *parts))
    said.translated = {language: f"{number}. {text}" for language, text in item.translated.items()}
    return said


def _entered(particulars: Particulars, language: Language) -> dict[str, Translated]:
    return dict(particulars.phrasing.translated.get(language, {}))


def _closed(made: list[Block], particulars: Particulars, languages: Sequence[Language], by_hand: bool) -> list[Block]:
    """Says below the columns which text decides and who translated, and lets the interpreter sign what is by hand."""
    last = max((at for at, block in enumerate(made) if isinstance(block, TwoColumns)), default=None)
    if last is None:
        return made
    words = CHINESE_DECIDES + "".join(_translators(particulars, languages))
    note: list[Block] = [Note(words + BY_HAND if by_hand else words)]
    if by_hand:
        note.append(KeyTable((row(("翻译人员签名", Handwritten(9)), ("日期", Handwritten(9))),), small=True))
    return [*made[:last + 1], *note, *made[last + 1:]]


def _translators(particulars: Particulars, languages: Sequence[Language]) -> Iterator[str]:
    for language in languages:
        entered = sorted({(each.translator, each.on) for each in _entered(particulars, language).values()})
        if entered:
            who = "；".join(f"{translator}，{day(on)}" for translator, on in entered)
            yield f"{language.label}译文：{who}。"
