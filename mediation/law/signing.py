"""Which ways of signing an agreement take, by the door that it is meant for (law.md §4.3; 电子签名法 3, 13, 14)."""
from __future__ import annotations

from dataclasses import dataclass

from mediation.law.answers import Answer, Verdict
from mediation.law.citation import cite
from mediation.law.identity import normal_name
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
    CERTIFIED = "certified", "本人证书"


def way_allowed(door: Door, way: SigningWay, level: str) -> Answer:
    """Does this door take this way of signing; ``level`` is the court's SIGN_LEVEL_FOR_CONFIRMATION.

    Paper does everywhere. A signature drawn on a screen under a one-time code is an ordinary electronic signature:
    binding between the parties who agreed to it (ES 3, 14), but a court may ask for a certified one; commissions are
    not known to take it, so arbitration review asks for paper (R).
    """
    if way is SigningWay.PAPER:
        return Answer(Verdict.YES, "纸上签名", (cite("TJ", 14, 2),))
    if way is SigningWay.CERTIFIED and door is not Door.ARBITRATION_REVIEW:
        return Answer(Verdict.YES, "用认证机构发给本人的证书签名", (cite("ES", 13), cite("ES", 16)))
    if door is Door.CONFIRMATION and level != ANY_LEVEL:
        return Answer(Verdict.NO, "这家法院要求纸上签名或者有认证的电子签名，请在纸上签", (cite("ES", 13),), note="由法院设置")
    if door is Door.ARBITRATION_REVIEW:
        return Answer(Verdict.NO, "仲裁审查请在纸上签名", (cite("O17", 27),), note="各地仲裁委做法没有核实")
    return Answer(Verdict.YES, "双方同意使用电子签名的，可以电子签名", (cite("ES", 3), cite("ES", 14)))


@dataclass(frozen=True)
class CertificateHolder:
    """Whom a certificate names: the common name, and the number of the person or unit where it bears one."""

    name: str
    number: str = ""


def certificate_is_of(holder: CertificateHolder, name: str, number: str | None) -> Answer:
    """Is this the certificate of the person or unit whose mark is asked for (ES 13: exclusive to the signer).

    The name must be the same, whatever dots and blanks it is written with; a number that the certificate bears must be
    the one on file. A certificate given to somebody in a firm is theirs and not the firm's.
    """
    articles = (cite("ES", 13), cite("ES", 20))
    if normal_name(holder.name) != normal_name(name):
        return Answer(Verdict.NO, f"证书上的名字是“{holder.name}”，签字的应当是“{name}”，不是同一个人或者同一个单位的证书", articles)
    if holder.number and number and holder.number.upper() != number.upper():
        return Answer(Verdict.NO, f"证书上的证件号码和登记的{name}的号码不一样，不能用这张证书签", articles)
    return Answer(Verdict.YES, "证书是本人（本单位）的", articles)
