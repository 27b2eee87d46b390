"""Review of a mediation agreement by an arbitration commission (O17 27; O33 74-79): grounds, time, and the choice.

law.md §5.2. Both sides ask jointly within fifteen days of effect; the commission's paper has the same content and takes
effect when both have signed for it.
"""
from __future__ import annotations

from dataclasses import dataclass

from mediation.law.citation import Article, cite
from mediation.law.terms import Term

MORE_WORKING_DAYS = 5
"""How many working days the review may take longer, once that is approved (O33 76)."""


class ReviewRefusal(Term):
    """Why a commission does not take an application for review (O33 75)."""

    OUT_OF_SCOPE = "out_of_scope", "不属于劳动人事争议仲裁委员会受理争议范围"
    WRONG_COMMISSION = "wrong_commission", "不属于本仲裁委管辖"
    LATE = "late", "超出规定的申请期间"
    EMPLOYMENT_RELATION = "employment_relation", "确认劳动关系"
    CONFIRMED = "confirmed", "调解协议已经人民法院司法确认"


class NoPaperGround(Term):
    """Why a commission that has reviewed an agreement makes no paper of it (O33 78)."""

    MANDATORY_LAW = "mandatory_law", "违反法律、行政法规强制性规定"
    OTHERS_INTERESTS = "others_interests", "损害国家利益、社会公共利益或者公民、法人、其他组织合法权益"
    FALSE_EVIDENCE = "false_evidence", "当事人提供证据材料有弄虚作假嫌疑"
    NOT_VOLUNTARY = "not_voluntary", "违反自愿原则"
    UNCLEAR = "unclear", "内容不明确"
    OTHER = "other", "其他不能制作调解书的情形"


@dataclass(frozen=True)
class Way:
    """What one of the two ways to a title takes and gives, in words, with its articles."""

    name: str
    words: str
    articles: tuple[Article, ...]


REVIEW = Way("仲裁审查", "仲裁委受理后五个工作日内审查完（经批准可以再延长五个工作日），不收费；双方签收仲裁调解书后生效。"
             "协议确认劳动关系的、已经司法确认的，仲裁委不受理。",
             (cite("O17", 27), cite("O33", 74), cite("O33", 75), cite("O33", 76), cite("O33", 77)))
CONFIRMATION = Way("司法确认", "法院立案后三十日内审查完，不收费；裁定有效的，一方不履行，对方可以申请强制执行。"
                   "确认以后不能再申请仲裁审查。",
                   (cite("CPL", 205), cite("CPL", 206), cite("CPL", 187), cite("O33", 75, None, 5)))


def advice(review_open: bool, confirmation_open: bool) -> str:
    """Which of the two to take, by what is still open (law.md §5.2); both lead to what a court enforces."""
    if review_open and confirmation_open:
        return "两条路都可以，由双方选一条：仲裁审查期间短、办得快；十五日过后只剩司法确认。"
    if confirmation_open:
        return "仲裁审查已经不能申请，只剩司法确认。"
    if review_open:
        return "司法确认已经不能申请，还可以共同申请仲裁审查。"
    return "两条路都已经不能申请。协议继续有效，一方逾期不履行的，另行选择救济途径。"
