"""What is asked before a payment, a default or a waiver is recorded."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation.agreements.states import LATE
from mediation.cases.facts import Facts
from mediation.cases.requirements import refuse
from mediation.cases.states import CaseState
from mediation.law.citation import cite


DAYS_AFTER_A_REMINDER = 7
"""What a reminder gives when nothing else is said; no law sets it."""


@dataclass(frozen=True)
class PerformanceFacts(Facts):
    """What is said of a payment: its sum (分) and who confirms it; ``days`` are those that a reminder gives."""

    amount_fen: int = 0
    confirmed_by_payee: bool = False
    days: int = DAYS_AFTER_A_REMINDER


def has_a_due_day(obligation: Any, facts: Any) -> bool:
    """有确定的履行日"""
    return obligation.due_on is not None


def due_day(obligation: Any, facts: Any) -> date | None:
    return obligation.due_on


def new_due_day(obligation: Any, facts: Any) -> date | None:
    return facts.until


def fully_paid_with_proof(model: Any, facts: Any) -> None:
    """付清并有凭证或权利人确认（令17第16条）"""
    if model.amount_fen is not None and model.left_fen > 0:
        refuse("这一项还没有付清；请记“部分履行”。", "amount", cite("O17", 16))
    if facts.proof is None and not facts.confirmed_by_payee:
        refuse("请上传收条、转账凭证，或记录权利人已确认收到。", "proof", cite("RTF", 31))


def waiver_is_signed(model: Any, facts: Any) -> None:
    """权利人签字的免除材料，或替代本项的新协议、裁判（令17第16条）"""
    if facts.proof is None and facts.reason_code != "replaced":
        refuse("免除要有权利人签字的材料。", "proof", cite("O17", 16))


def due_day_has_passed(model: Any, facts: Any) -> None:
    """履行日已过，或者约定一期逾期全部提前到期，而未付清（令17第31条第八项）"""
    if not has_fallen_due(model, facts.happened_on):
        refuse(f"履行日是{model.due_on}（含当日），还没有过。", "happened_on", cite("O17", 31))
    if model.amount_fen is not None and model.left_fen <= 0:
        refuse("这一项已经付清。", None, cite("O17", 31))


def has_fallen_due(line: Any, on: date) -> bool:
    """Whether a line can be late on a day: the last day counts in full; what has no day may be claimed at once."""
    return line.due_on is None or line.due_on < on or fell_due_early(line)


def fell_due_early(line: Any) -> bool:
    """Whether all that is left is due because another sum between the same two is late, as the agreement says."""
    return bool(line.agreement.breach_accelerates) and line.amount_fen is not None and any(
        each is not line and each.state in LATE and (each.payer_id, each.payee_id) == (line.payer_id, line.payee_id)
        for each in line.agreement.obligations)


def new_day_is_signed(model: Any, facts: Any) -> None:
    """双方签字另定的履行日（民法典第543条）"""
    if facts.until is None or facts.until <= facts.happened_on:
        refuse("请填写新的履行日，要晚于今天。", "until", cite("CC", 543))
    if facts.proof is None:
        refuse("请上传双方签字的材料。", "proof", cite("CC", 543))


def case_is_open_again(model: Any) -> None:
    """案件已重新办理或协议仍在履行中"""
    if model.case.state not in (CaseState.REOPENED.value, CaseState.EFFECTIVE.value):
        refuse("案件已归档；请先“重新办理”。", None, cite("O17", 16))
