"""What the law asks of talks before any mediation (O17 8-12), and of an application given up."""
from __future__ import annotations

from typing import Any

from mediation.cases.requirements import refuse
from mediation.deadlines.acts import running
from mediation.law.citation import cite
from mediation.law.terms import Term


class TalksOver(Term):
    """How talks came to nothing (O17 10, 31)."""

    REFUSED = "refused", "对方不愿协商"
    NO_ANSWER = "no_answer", "五日内没有答复"
    PERIOD_OVER = "period_over", "约定的期限届满没有谈成"
    NO_RESULT = "no_result", "没有谈成，一方不再协商"


ENDED_BY = {TalksOver.NO_ANSWER.value: "NEG-5", TalksOver.PERIOD_OVER.value: "NEG-AGREED"}


def a_period_is_agreed(model: Any, facts: Any) -> None:
    """书面约定协商到哪一天（令17第10条）"""
    if facts.until is None:
        refuse("请填写双方书面约定的协商期限届满日。", "until", cite("O17", 10))
    if facts.until < facts.happened_on:
        refuse("协商期限的届满日不能早于约定的那一天。", "until", cite("O17", 10))


def talks_have_ended(model: Any, facts: Any) -> None:
    """对方拒绝、五日不答复、约定期限届满或者不再协商（令17第10条）"""
    if facts.reason_code not in {over.value for over in TalksOver}:
        refuse("请选择协商怎么结束的。", "reason_code", cite("O17", 10))
    clock_id = ENDED_BY.get(facts.reason_code)
    row = running(model, model, clock_id) if clock_id else None
    if clock_id and row is None:
        refuse("本案没有正在计算的这一期限，请改选协商怎么结束的。", "reason_code", cite("O17", 10))
    if row is not None and row.ends_on is not None and facts.happened_on <= row.ends_on:
        refuse(f"期限到{row.ends_on}（含当日）届满，届满后才能这样结束；对方已明确拒绝的，请改选。",
               "reason_code", cite("O17", 10))


def settlement_is_written(model: Any, facts: Any) -> None:
    """双方签订书面和解协议（令17第11条）"""
    if facts.proof is None:
        refuse("请上传双方签字的和解协议书。", "scan", cite("O17", 11))


def settlement_was_not_kept(model: Any, facts: Any) -> None:
    """写明哪一项没有履行（令17第12条）"""
    if not facts.reason.strip():
        refuse("请写明和解协议的哪一项没有履行。", "reason", cite("O17", 12))


def payment_is_proven(model: Any, facts: Any) -> None:
    """有付款凭证（令17第16条）"""
    if facts.proof is None:
        refuse("请上传付款凭证或者收条。", "scan", cite("O17", 16))


def has_a_due_day(case: Any, facts: Any) -> bool:
    """约定了履行日"""
    return facts.until is not None
