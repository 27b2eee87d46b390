"""The second half of docs/terms.md, as the code has it: periods, papers, and every closed list of words."""
from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module

import mediation
from mediation.documents.kinds import catalogue
from mediation.law.terms import Term
from mediation.law.time_limits import CLOCKS

UNITS = {"days": "日", "working_days": "个工作日", "months": "个月", "years": "年"}


def glossary() -> str:
    """What docs/terms.md says below its line."""
    return "\n".join([*_periods(), *_papers(), *_lists()]) + "\n"


def _periods() -> Iterator[str]:
    yield from ("## Periods 期限", "",
                "Identifiers of `mediation.law.time_limits`; the day of the start is not counted.", "",
                "| 中文 | identifier | 起算 | 长度 | 依据 |", "|---|---|---|---|---|")
    for clock in CLOCKS.values():
        articles = "；".join(str(article) for article in clock.articles) or "法律没有规定，可设置"
        length = f"{clock.length}{UNITS[clock.unit]}" if clock.length else "设置" if clock.setting else "约定"
        yield f"| {clock.name} | `{clock.id}` | {clock.starts} | {length} | {articles} |"
    yield ""


def _papers() -> Iterator[str]:
    yield from ("## Papers 文书", "",
                "Codes of `mediation.documents.kinds`; `flask papers` lists who signs, and how many copies.", "",
                "| 中文 | code | 阶段 | 依据 |", "|---|---|---|---|")
    for line in catalogue():
        yield f"| {line.title} | `{line.code}` | {line.stage} | {line.articles} |"
    yield ""


def _lists() -> Iterator[str]:
    yield from ("## Closed lists 词表", "", "The value is stored, the label is shown.", "")
    for term in _terms():
        yield f"### {term.__module__.removeprefix('mediation.')}.{term.__name__}"
        yield from ("", " ".join((inspect.getdoc(term) or "").split()), "", "| 中文 | identifier |", "|---|---|")
        yield from (f"| {member.label} | `{member.value}` |" for member in term)
        yield ""


def _terms() -> list[type[Term]]:
    for module in pkgutil.walk_packages(mediation.__path__, "mediation."):
        if ".fonts." not in module.name:
            import_module(module.name)
    return sorted(Term.__subclasses__(), key=lambda term: (term.__module__, inspect.getsourcelines(term)[1]))
