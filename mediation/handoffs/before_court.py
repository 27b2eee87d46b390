"""What is asked while a handoff is before a court (rows 63a–63g, 64e)."""
from __future__ import annotations

from typing import Any

from mediation.cases.requirements import refuse
from mediation.handoffs.models import ResultKind
from mediation.handoffs.requirements import must_be_in_time, must_be_over, period_of
from mediation.law.citation import cite

ENDINGS_OF_A_SUIT = frozenset({
    ResultKind.NOT_DOCKETED.value, ResultKind.DISMISSED.value, ResultKind.WITHDRAWN.value, ResultKind.SETTLED.value,
    ResultKind.OTHER.value})
DECISIONS = frozenset({
    ResultKind.JUDGMENT.value, ResultKind.RULING.value, ResultKind.LAST_JUDGMENT.value, ResultKind.COURT_PAPER.value})
APPEALS = ("APPEAL-15", "APPEAL-10")


def a_judgment(handoff: Any, facts: Any) -> bool:
    """可以上诉的判决"""
    return facts.kind == ResultKind.JUDGMENT.value


def a_ruling(handoff: Any, facts: Any) -> bool:
    """可以上诉的裁定"""
    return facts.kind == ResultKind.RULING.value


def docketing_is_told(model: Any) -> None:
    """法院已经立案（民诉法第126条）"""
    if model.docketed_on is None:
        refuse("请先登记法院立案。", None, cite("CPL", 126))


def not_yet_docketed(model: Any) -> None:
    """还没有登记立案（民诉法第126条）"""
    if model.docketed_on is not None:
        refuse("已经登记过立案。", None, cite("CPL", 126))


def a_number_is_told(model: Any, facts: Any) -> None:
    """写明案号（民诉法第126条）"""
    if not facts.number.strip():
        refuse("请填写法院的案号。", "number", cite("CPL", 126))


def court_has_decided(model: Any, facts: Any) -> None:
    """判决、裁定，或者法院调解书（民诉法第171条）"""
    if facts.kind not in DECISIONS:
        refuse("这里登记判决、裁定、法院调解书；撤诉、驳回起诉、不予立案的，用另外的步骤。", "kind", cite("CPL", 171))


def both_signed_the_courts_paper(model: Any, facts: Any) -> None:
    """双方签收的法院调解书（特邀规定第20条、民诉法第100条）"""
    if facts.kind != ResultKind.COURT_PAPER.value:
        refuse("这里登记双方签收的法院调解书；撤诉的，用“结束这条出路”。", "kind", cite("TY", 20))


def withdrawn_on_an_agreement(model: Any, facts: Any) -> None:
    """达成协议后撤诉（民诉法第100条）"""
    if facts.kind not in (ResultKind.WITHDRAWN.value, ResultKind.SETTLED.value):
        refuse("请选择撤回或者和解。", "kind", cite("CPL", 100))


def appealed_in_time(model: Any, facts: Any) -> None:
    """判决十五日、裁定十日内上诉（民诉法第171条）"""
    if all(period_of(model, clock_id) is None for clock_id in APPEALS):
        refuse("终审、一审终审的裁判和法院调解书不能上诉。", None, cite("CPL", 171))
    for clock_id in APPEALS:
        must_be_in_time(model, clock_id, facts, "不能再上诉。")


def no_appeal_is_open(model: Any, facts: Any) -> None:
    """上诉期间已满，或者不能上诉（民诉法第171条）"""
    for clock_id in APPEALS:
        must_be_over(model, clock_id, facts, "裁判还没有生效。")


def no_award_stands_behind(model: Any, facts: Any) -> None:
    """不予立案、驳回起诉或者撤诉，后面没有裁决（民诉法第126条）"""
    if facts.kind not in ENDINGS_OF_A_SUIT:
        refuse("请选择不予立案、驳回起诉、撤回或者和解；判决和调解书用另外的步骤。", "kind", cite("CPL", 126))
    if model.award_force is not None and facts.kind != ResultKind.SETTLED.value:
        refuse("这件起诉前有裁决：撤诉、驳回起诉后裁决恢复效力，请用“撤诉、驳回起诉，裁决恢复”。", "kind", cite("J1", 21))


def suit_fell_away(model: Any, facts: Any) -> None:
    """撤诉或者驳回起诉，裁决恢复效力（劳动争议解释一第21条；恢复效力没有明文）"""
    if model.award_force is None:
        refuse("这件起诉前没有裁决；请用“结束这条出路”。", None, cite("J1", 21))
    if facts.kind not in (ResultKind.WITHDRAWN.value, ResultKind.DISMISSED.value):
        refuse("请选择撤回或者驳回起诉。", "kind", cite("J1", 21))
