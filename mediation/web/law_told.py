"""What the law says, in the language of the page: its articles, its reasons, how a period was counted.

The law speaks Chinese, which prevails; what it says is stored as it was said. Elsewhere it is read clause by clause,
and what has no translation stays in Chinese as a whole, marked as Chinese for who has the page read out.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any

from flask_babel import format_date, gettext, lazy_gettext
from markupsafe import Markup

from mediation.law import counting, remedies
from mediation.law.citation import STATUTES, Article, in_hanzi
from mediation.law.holidays import NOTICES
from mediation.law.terms import ClaimType, Role
from mediation.web.languages import CHINESE, is_chinese

MOST_ARTICLES = 1300
NUMBER = re.compile("第(?P<article>[^条]+)条(?:至第(?P<last>[^条]+)条)?(?:第(?P<paragraph>[^款]+)款)?(?:第(?P<item>[^项]+)项)?")
OF_LAW, SPAN = lazy_gettext("%(law)s第%(article)s条"), lazy_gettext("%(law)s第%(article)s条至第%(last)s条")
PARAGRAPH, ITEM = lazy_gettext("第%(n)s款"), lazy_gettext("第%(n)s项")
DAY = r"\d{4}(?:年\d{1,2}月\d{1,2}日|-\d{2}-\d{2})"
PLACES = {"start": DAY, "end": DAY, "day": rf"{DAY}(?:（周.）)?", "n": r"\d+", "holiday": "[^，]+?",
          "title": ".+?", "by": f"{counting.BY_BOTH_SIDES}|{counting.BY_THE_COMMISSION}"}


def _pattern(words: str) -> re.Pattern[str]:
    """What a text with places for words looks like once they are filled in."""
    return re.compile(re.sub(r"%\\\((\w+)\\\)s", lambda place: f"(?P<{place[1]}>{PLACES[place[1]]})", re.escape(words)))


ENFORCEABLE = _pattern(remedies.ENFORCEABLE)
CODES = ("law/routes.py", "law/doors.py", "law/scope.py", "law/remedies.py", "performance/remedies.py")
"""Where the reasons stand that the pages of the parties show: every text of these modules is one."""


def article(cited: Any) -> str:
    """An article as it is cited: 劳动争议调解仲裁法第十六条; Labour Dispute Mediation and Arbitration Law, art. 16."""
    words = str(cited)
    title = next((each for each in _titles() if words.startswith(each)), None)
    if title is None or gettext(title) == title:
        return _in_chinese(words)
    found = NUMBER.fullmatch(words.removeprefix(title))
    if found is None:
        return gettext(title) if words == title else _in_chinese(words)
    numbers = {name: _figures(hanzi) for name, hanzi in found.groupdict().items() if hanzi}
    said = str(SPAN if "last" in numbers else OF_LAW) % {"law": gettext(title), **numbers}
    more = ((PARAGRAPH, "paragraph"), (ITEM, "item"))
    return said + "".join(str(words) % {"n": numbers[name]} for words, name in more if name in numbers)


def articles(cited: Iterable[Article]) -> Markup:
    """Several articles; those of one statute in a row bear its title once."""
    said, before = list[str](), ""
    for each in cited:
        words, title = article(each), article(each.statute)
        if each.statute == before and not isinstance(words, Markup):
            words = words.removeprefix(title).lstrip(", ")
        said.append(words)
        before = each.statute
    return Markup("、" if is_chinese() else "; ").join(said)


@cache
def _titles() -> list[str]:
    """The titles of the statute book, longer ones first: one may begin like another."""
    return sorted({statute.title for statute in STATUTES.values()}, key=len, reverse=True)


@cache
def _figures(hanzi: str) -> int | str:
    """第十四条 has the number 14."""
    return next((number for number in range(1, MOST_ARTICLES) if in_hanzi(number) == hanzi), hanzi)


def told(words: str) -> str:
    """A reason that the law gives."""
    said = gettext(words)
    if found := ENFORCEABLE.fullmatch(words):
        title = found["title"]
        said = gettext(remedies.ENFORCEABLE) % {"title": gettext(title)}
    return said if said != words else _in_chinese(words)


def counted(how: str) -> str:
    """How a period was counted, clause by clause; the whole sentence stays in Chinese where one is not known."""
    said, left = "", how
    while left:
        read = next(((found, words) for pattern, words in _clauses() if (found := pattern.match(left))), None)
        if read is None or gettext(read[1]) == read[1]:
            return _in_chinese(how)
        found, words = read
        said += gettext(words) % {name: _place(name, value) for name, value in found.groupdict().items()}
        left = left[found.end():]
    return said


def _in_chinese(words: str) -> str:
    """What has no translation, which a page in another language says of it."""
    return words if is_chinese() or not words else Markup('<span lang="{}">{}</span>').format(CHINESE.code, words)


@cache
def _clauses() -> list[tuple[re.Pattern[str], str]]:
    return [(_pattern(words), words) for words in counting.CLAUSES]


def _place(name: str, value: str) -> str:
    if name in ("start", "end", "day"):
        year, month, day = (int(part) for part in re.findall(r"\d+", value))
        return format_date(date(year, month, day), "full" if "周" in value else "long")
    return gettext("、").join(gettext(part) for part in value.split("、")) if name == "holiday" else gettext(value)


def texts(marked: Callable[[str], Iterator[str]]) -> Iterator[tuple[str, str]]:
    """What of the law has to be translated, with where it stands; ``marked`` finds the texts of a module."""
    for words in (*counting.CLAUSES, counting.BY_BOTH_SIDES, counting.BY_THE_COMMISSION):
        yield "law/counting.py", words
    for statute in STATUTES.values():
        yield "law/citation.py", statute.title
    for name in {part for year in NOTICES.values() for name in year.off.values() for part in name.split("、")}:
        yield "law/holidays.py", name
    for term in (*ClaimType, *Role):
        yield "law/terms.py", term.label
    for place in CODES:
        yield from ((place, words) for words in marked(place))
