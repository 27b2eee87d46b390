"""Which ways of signing an agreement take, by the door that it is meant for (law.md §4.3; 电子签名法 3, 13, 14)."""
from __future__ import annotations

from mediation.law.answers import Answer, Verdict
from mediation.law.citation import cite
from mediation.law.terms import Term

ANY_LEVEL = "any"


class Door(Term):
    """What the parties mean to do with the agreement once it is in effect."""

    CONFIRMATION = "confirmation", "申请司法确认"
    ARBITRATION_REVIEW = "arbitration_review", "申请仲裁审查"
    NONE = "none", "不再申请，各自履行"


class SigningWay(Term):
    """How somebody signs."""

    PAPER = "paper", "纸上签名"
    DRAWN = "drawn", "手机上手写签名"


def way_allowed(door: Door, way: SigningWay, level: str) -> Answer:
    """Does this door take this way of signing; ``level`` is the court's SIGN_LEVEL_FOR_CONFIRMATION.

    Paper does everywhere. A signature drawn on a screen under a one-time code is an ordinary electronic signature:
    binding between the parties who agreed to it (ES 3, 14), but a court may ask for a certified one; commissions are
    not known to take it, so arbitration review asks for paper (R).
    """
    if way is SigningWay.PAPER:
        return Answer(Verdict.YES, "纸上签名", (cite("TJ", 14, 2),))
    if door is Door.CONFIRMATION and level != ANY_LEVEL:
        return Answer(Verdict.NO, "这家法院要求纸上签名或者有认证的电子签名，请在纸上签", (cite("ES", 13),), note="由法院设置")
    if door is Door.ARBITRATION_REVIEW:
        return Answer(Verdict.NO, "仲裁审查请在纸上签名", (cite("O17", 27),), note="各地仲裁委做法没有核实")
    return Answer(Verdict.YES, "双方同意使用电子签名的，可以电子签名", (cite("ES", 3), cite("ES", 14)))
