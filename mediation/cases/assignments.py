"""What is asked when a court's 委派 or 委托 is taken, taken back, sent back with its result, and received there."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mediation.cases import who
from mediation.cases.facts import Facts
from mediation.cases.requirements import COURT_BASES, refuse
from mediation.cases.rows import of_the_case
from mediation.cases.states import CaseState
from mediation.deadlines.models import Deadline
from mediation.law.citation import cite
from mediation.law.terms import Basis, Term

ENDED = (CaseState.NO_AGREEMENT, CaseState.WITHDRAWN, CaseState.NOT_ACCEPTED, CaseState.REFERRED, CaseState.EFFECTIVE)


class CourtTakesBack(Term):
    """Why a court takes an assignment back before the body has taken it (ONL 9, 12)."""

    NO_ANSWER = "no_answer", "三个工作日内没有确认"
    WRONG_LIST = "wrong_list", "不在本院特邀名册，或者指派有误"


@dataclass(frozen=True)
class GoingBack(Facts):
    """What goes back with the result: what the applicant wants now, what raised the other side's costs (ONL 21)."""

    wish: str = ""
    conduct: str = ""


@dataclass(frozen=True)
class ReceivedBack(Facts):
    """What the court says to a return: whole, or what is still lacking."""

    lacking: str = ""


def confirmed_step(case: Any) -> Any:
    """The act by which the body signed for the papers; None while it has not, or where it was taken back."""
    return next((step for step in case.steps
                 if step.act == "confirm_assignment" and step.taken_back_at is None), None)


def is_taken(case: Any) -> bool:
    """Whether the body has signed for the papers; a row of a list knows it without its history."""
    known = getattr(case, "taken", None)
    return confirmed_step(case) is not None if known is None else bool(known)


def confirmation_period(case: Any) -> Deadline | None:
    """The three working days for the body's answer, running or over."""
    return next((row for row in case.deadlines if row.clock_id == "CONFIRM-ORG-3WD" and row.is_running), None)


@of_the_case
def not_yet_taken(model: Any) -> None:
    """还没有确认接受（在线规则第12条）"""
    if is_taken(model):
        refuse("已经确认接受，期限从那一天起算，不再重新起算。", None, cite("TY", 27))


def assignment_is_taken(model: Any) -> None:
    """法院的委派或委托已由本机构确认（在线规则第12条）"""
    if model.basis_term in COURT_BASES and not is_taken(model):
        refuse("请先确认接受法院的委派或委托（签收材料），再征询对方意愿。", None, cite("ONL", 12))


def is_court_asked(case: Any) -> bool:
    """Whether the court was asked to name the mediator; a row of a list knows it without its history."""
    known = getattr(case, "court_asked", None)
    return any(step.act == "leave_choice_to_court" and step.taken_back_at is None
               for step in case.steps) if known is None else bool(known)


@of_the_case
def the_court_is_not_asked_yet(model: Any) -> None:
    """还没有请法院指定（在线规则第10条）"""
    if is_court_asked(model):
        refuse("已经请法院指定了，等法院指定调解员。", None, cite("ONL", 10))


def the_court_may_take_back(model: Any, facts: Any, actor: Any) -> None:
    """法院收回的：三个工作日已过没有确认，或者指派有误（在线规则第9、12条）"""
    if who.staff(actor=actor, model=model):
        return
    if confirmed_step(model) is not None:
        refuse("调解组织已经确认接受，不能收回；确实不宜调解的，请与调解组织联系，由其终结后交回。", None, cite("ONL", 12))
    if facts.reason_code == CourtTakesBack.WRONG_LIST:
        return
    if facts.reason_code != CourtTakesBack.NO_ANSWER:
        refuse("请选择为什么收回。", "reason_code", cite("ONL", 12))
    period = confirmation_period(model)
    if period is not None and period.ends_on is not None and facts.happened_on <= period.ends_on:
        refuse(f"调解组织可以在{period.ends_on}（含当日）以前确认，届满没有确认的才收回；指派有误的，请改选原因。",
               "reason_code", cite("ONL", 12))


def the_court_was_asked(model: Any, actor: Any) -> None:
    """法院指定的：当事人没有共同选定，已请法院指定（在线规则第10条）"""
    asked = any(row.clock_id == "NAME-3WD" and row.is_running for row in model.deadlines)
    if not asked and not who.clerk_or_director(actor=actor, model=model):
        refuse("当事人还没有请法院指定调解员，由调解组织办理。", None, cite("ONL", 10))


@of_the_case
def goes_back_to_a_court(model: Any) -> None:
    """法院委派、委托，已签收，有了结果（特邀规定第21、26条；在线规则第21条）"""
    basis = model.basis_term
    if basis not in COURT_BASES or model.court_assignment is None:
        refuse("只有法院委派、委托的案件交回法院。", None, cite("TY", 26))
    if not is_taken(model):
        refuse("还没有签收法院的材料，请用“退回委派、委托”。", None, cite("ONL", 12))
    if model.state == CaseState.SIGNING.value and basis is not Basis.COURT_ENTRUSTED:
        refuse("协议还没有生效，生效后报送法院备案。", None, cite("TY", 24))
    if model.state == CaseState.EFFECTIVE.value and basis is Basis.COURT_ENTRUSTED:
        refuse("法院已经据协议办结，不用再交回。", None, cite("TY", 20))
    if model.court_assignment.received_on is not None:
        refuse("法院已经签收交回的材料。", None, cite("TY", 26))


@of_the_case
def is_not_on_its_way(model: Any) -> None:
    """没有交回过，或者法院要求补充（特邀规定第26条）"""
    row = model.court_assignment
    if row.returned_on is not None and not row.lacking:
        refuse(f"已于{row.returned_on}交回，等法院签收。", None, cite("TY", 26))


def the_applicant_was_asked(model: Any, facts: Any) -> None:
    """委派的案件没有调成的，问明当事人是否坚持起诉（特邀规定第27条）"""
    if model.basis_term is Basis.COURT_DELEGATED and model.state == CaseState.NO_AGREEMENT.value and not facts.wish:
        refuse("请问明申请人：坚持起诉，还是改走仲裁；还没有决定的，也请选明。", "wish", cite("TY", 27))


@of_the_case
def something_came_back(model: Any) -> None:
    """调解组织已交回，法院还没有签收（特邀规定第26条）"""
    row = model.court_assignment if model.basis_term in COURT_BASES else None
    if row is None or row.returned_on is None:
        refuse("调解组织还没有交回。", None, cite("TY", 26))
    if row.received_on is not None or row.lacking:
        refuse("本院已经答复过；要求补充的，等调解组织再次交回。", None, cite("TY", 26))
