"""The shapes in which the law answers: a finding on a paper, a yes / no / ask, a refusal."""
from __future__ import annotations

from dataclasses import dataclass

from mediation.law.citation import Article
from mediation.law.terms import Term


class Severity(Term):
    """How bad a finding is: red stops the signing, yellow is shown and may be passed over."""

    RED = "red", "须改正"
    YELLOW = "yellow", "请留意"


class Audience(Term):
    """Who has to read a finding."""

    STAFF = "staff", "办案人员"
    MEDIATOR = "mediator", "调解员"
    COURT = "court", "法院"


class Mark(Term):
    """How well a rule was verified (law.md §0); anything but V is shown with its note."""

    VERIFIED = "V", "已核原文"
    EXCERPT = "Vp", "只核到摘录"
    PRACTICE = "P", "实务做法"
    REMEMBERED = "R", "未核原文"
    LOCAL = "CFG", "各地不同，由本机构或法院设置"


class Verdict(Term):
    """The answer to a question of law."""

    YES = "yes", "可以"
    NO = "no", "不可以"
    ASK = "ask", "先问清"


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong or weak in a draft or a pack of papers, and what to do about it."""

    code: str
    severity: Severity
    message: str
    article: Article | None
    row: str | None = None
    audience: Audience = Audience.STAFF
    note: str = ""
    quoted: str = ""
    instead: str = ""


@dataclass(frozen=True)
class Answer:
    """Yes, no or 'ask first', with the reason in Chinese; true only when it is yes."""

    verdict: Verdict
    why: str
    articles: tuple[Article, ...] = ()
    note: str = ""

    def __bool__(self) -> bool:
        return self.verdict is Verdict.YES


@dataclass(frozen=True)
class Refusal:
    """Why something may not be done, and what would satisfy the rule."""

    code: str
    message: str
    articles: tuple[Article, ...] = ()
    note: str = ""
