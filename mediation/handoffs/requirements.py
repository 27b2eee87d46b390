"""What is asked before a case is handed on."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mediation.cases.facts import Facts
from mediation.cases.requirements import refuse
from mediation.cases.states import BEFORE_EFFECT, CaseState
from mediation.law.citation import cite
from mediation.law.terms import Basis

NEVER_GOES_ALONG = frozenset({"offers", "concessions", "caucus", "notes"})


@dataclass(frozen=True)
class HandoffFacts(Facts):
    """What is said when a handoff moves: whether the party insists, what the receiver decided."""

    result: str = ""
    insists: bool = False


def delegated(handoff: Any, facts: Any) -> bool:
    """委派"""
    return handoff.case.basis_term is Basis.COURT_DELEGATED


def only_allowed_papers(model: Any) -> None:
    """让步和单方谈话不随案移送（在线规则第18条、特邀规定第22条）"""
    if NEVER_GOES_ALONG & set(model.items):
        refuse("为达成调解所作的让步、单方谈话和内部笔记不能移送。", "items", cite("ONL", 18))


def worker_asks_for_aid(model: Any) -> None:
    """劳动者本人同意转介（法律援助法第31条）"""
    if model.party is None or not model.party.is_worker:
        refuse("请选择申请法律援助的劳动者。", "party", cite("LA", 31))


def case_has_ended(model: Any) -> None:
    """调解不成，或部分达成后的未决请求（令17第30条）"""
    case = model.case
    if case.state == CaseState.NO_AGREEMENT.value:
        return
    if case.state == CaseState.EFFECTIVE.value and case.is_partial:
        return
    refuse("本案还没有终结；当事人可以随时直接申请仲裁，请用“直接申请仲裁”。", None, cite("TJ", 5))


def came_from_a_court(model: Any) -> None:
    """法院委派、委托的案件交回法院（特邀规定第21、26条）"""
    if model.case.basis_term not in (Basis.COURT_DELEGATED, Basis.COURT_ENTRUSTED):
        refuse("只有法院委派、委托的案件交回法院；其他劳动争议先申请仲裁。", None, cite("TJ", 5))


def the_party_insists_on_a_suit(model: Any, facts: Any) -> None:
    """委派的案件，当事人坚持起诉（特邀规定第27条）"""
    if model.case.basis_term is Basis.COURT_DELEGATED and not facts.insists:
        refuse("委派的案件，当事人坚持起诉的才移交法院立案。请问明当事人：坚持起诉的，勾选“当事人坚持起诉”；"
               "改走仲裁的，用“登记申请仲裁”。", "insists", cite("TY", 27))


def before_effect(model: Any) -> None:
    """协议生效前随时可以申请仲裁（调解仲裁法第5条）"""
    before = {state.value for state in BEFORE_EFFECT} | {
        CaseState.NOT_ACCEPTED.value, CaseState.REFERRED.value, CaseState.WITHDRAWN.value}
    if model.case.state not in before:
        refuse("协议已生效或调解已终结；终结后请用“终结后申请仲裁”。", None, cite("TJ", 5))


def result_is_told(model: Any, facts: Any) -> None:
    """写明结果"""
    if not facts.result.strip():
        refuse("请写明结果。", "result", cite("O17", 32))


def a_result_is_entered(model: Any) -> None:
    """已登记对方的处理结果"""
    if not model.results:
        refuse("请先登记仲裁委或法院的处理结果。", "result", cite("O17", 32))
