"""The six points that a court checks before it confirms an agreement, and what it asks about each (CPLI 356, 358)."""
from __future__ import annotations

from mediation.law.citation import Article, cite
from mediation.law.terms import Term


class Point(Term):
    """What a court checks before it confirms (CPLI 356, 358)."""

    VOLUNTARY = "voluntary", "自愿"
    LAWFUL = "lawful", "合法"
    OTHERS = "others", "不损他人"
    MORALS = "morals", "公序良俗"
    CLEAR = "clear", "明确"
    JURISDICTION = "jurisdiction", "管辖"


QUESTIONS: dict[Point, str] = {
    Point.VOLUNTARY: "是您自己愿意签的吗？有没有人强迫、欺骗？您知道放弃了哪些、少了多少吗？",
    Point.LAWFUL: "协议里有没有不缴社会保险、放弃工伤认定之类的约定？双方是真实的劳动争议吗？",
    Point.OTHERS: "这笔钱牵涉别的人或者单位吗？有没有串通、虚构欠款？",
    Point.MORALS: "协议有没有违背公序良俗的内容？",
    Point.CLEAR: "谁付、付多少、哪天付到哪个账户，您清楚吗？",
    Point.JURISDICTION: "您的住所、单位的住所在哪里？双方都愿意向本院申请吗？",
}
"""What each side is asked; the wording is practice, the points are those of the interpretation."""
GROUNDS: dict[Point, Article] = {
    Point.VOLUNTARY: cite("CPLI", 358, None, 4), Point.LAWFUL: cite("CPLI", 358, None, 1),
    Point.OTHERS: cite("CPLI", 358, None, 2), Point.MORALS: cite("CPLI", 358, None, 3),
    Point.CLEAR: cite("CPLI", 358, None, 5), Point.JURISDICTION: cite("CPLI", 355, 1, 2)}
"""On which ground an application fails where a point does not hold."""
