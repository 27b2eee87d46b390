"""What the law asks at each step of judicial confirmation (CPL 205-206; CPLI 351-358, 372)."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation.cases.facts import Facts
from mediation.cases.requirements import refuse
from mediation.deadlines.acts import calendar_of, running
from mediation.law.calendar import LastDay
from mediation.law.citation import cite
from mediation.law.answers import Verdict
from mediation.law.confirmation import may_confirm, thirty_days_end
from mediation.law.confirmation_file import DismissalGround, RefusalGround
from mediation.law.numbers import NumberError, court_number
from mediation.law.terms import Basis

REFUSALS = frozenset(ground.value for ground in RefusalGround)
DISMISSALS = frozenset(ground.value for ground in DismissalGround)


@dataclass(frozen=True)
class ConfirmationFacts(Facts):
    """What is said when a step of the confirmation is recorded."""

    court: Any = None
    court_asked: bool = False
    competent: bool = False
    not_joined: tuple[str, ...] = ()
    number: str = ""
    judge: str = ""
    grounds: tuple[str, ...] = ()
    request_reasons: tuple[str, ...] = ()
    both_notified: bool = False
    by_interested_person: bool = False


def doors_open(strengthening: Any, facts: Any) -> bool:
    """法院委托的案件除外"""
    return strengthening.case.basis_term is not Basis.COURT_ENTRUSTED


def day_of_effect(strengthening: Any, facts: Any) -> date | None:
    return strengthening.agreement.effective_on


def last_due_day(strengthening: Any, facts: Any) -> date | None:
    """The last day of the last line to be performed, from which enforcement runs (CPL 250)."""
    days = [line.due_on for line in strengthening.agreement.obligations if line.due_on]
    return max(days, default=strengthening.agreement.effective_on)


def by_a_party(strengthening: Any, facts: Any) -> bool:
    """当事人异议"""
    return not facts.by_interested_person


def by_an_interested_person(strengthening: Any, facts: Any) -> bool:
    """利害关系人异议"""
    return facts.by_interested_person


def this_court_confirms_this_body(model: Any, facts: Any) -> None:
    """该法院对本组织的协议办理司法确认（民诉法第205条）"""
    if model.case.basis_term is Basis.COURT_ENTRUSTED:
        refuse("法院委托的案件由法院制作调解书，不另行司法确认。", None, cite("CPL", 205))
    court = facts.court or model.court
    if court is None:
        refuse("请选择申请确认的法院。", "court", cite("CPL", 205))
    body = model.case.body
    answer = may_confirm(body.type_term, model.case.basis_term, court.setting("CONFIRMABLE_ORG_TYPES"), body.basis_term)
    if answer.verdict is Verdict.NO:
        refuse(f"{answer.why}；仲裁审查要在协议生效起十五日内共同申请。", "court", cite("CPL", 205))
    if answer.verdict is Verdict.ASK and not facts.court_asked:
        refuse(f"{answer.why}。问清可以办理后，勾选“已问过法院，可以办理”。", "court_asked", cite("CPL", 205))


def everyone_joins(model: Any, facts: Any) -> None:
    """双方共同申请（民诉法第205条）"""
    if facts.not_joined:
        refuse("司法确认要双方共同申请，还没有确认的：" + "、".join(facts.not_joined) + "。", "joined", cite("CPL", 205))


def original_last_day(model: Any) -> LastDay:
    """The last of the thirty days, counted from the first effect."""
    return thirty_days_end(model.agreement.effective_on, calendar_of(model.case.body))


def within_the_thirty_days(model: Any, facts: Any) -> None:
    """自协议生效之日起三十日内（民诉法第205条）"""
    last = original_last_day(model)
    if facts.happened_on > last.on:
        refuse(f"三十日已于{last.on}（含当日）届满，不能再申请司法确认。", "happened_on", cite("CPL", 205))


def thirty_days_are_over(model: Any, facts: Any) -> None:
    """三十日已届满"""
    last = original_last_day(model)
    if facts.happened_on <= last.on:
        refuse(f"三十日到{last.on}（含当日）届满。", None, cite("CPL", 205))


def court_is_competent(model: Any, facts: Any) -> None:
    """有管辖权的法院（民诉法第205条、民诉解释第352条）"""
    if not facts.competent:
        refuse("该法院没有管辖权：邀请调解的法院，或当事人住所地、标的物所在地、调解组织所在地的基层法院。",
               "court", cite("CPL", 205))


def request_says_what_and_when(model: Any, facts: Any) -> None:
    """列明要补什么、限期到哪天（民诉解释第354、356条）"""
    if not facts.request_reasons:
        refuse("请选择要补正的事项。", "reasons", cite("CPLI", 354))
    if facts.until is None or facts.until < facts.happened_on:
        refuse("请填写补正的最后一日。", "until", cite("CPLI", 354))


def was_asked_before_docketing(model: Any) -> None:
    """立案前的补正"""
    if model.court_number is not None:
        refuse("本件已经受理，请用“已补充，回到审查”。", None, cite("CPLI", 356))


def was_asked_after_docketing(model: Any) -> None:
    """受理后的补充"""
    if model.court_number is None:
        refuse("本件尚未受理，请用“已补齐，回到立案前”。", None, cite("CPLI", 354))


def number_is_well_formed(model: Any, facts: Any) -> None:
    """案号格式正确（法〔2018〕335号）"""
    kinds = model.court.setting("CASE_NO_TYPES") if model.court else None
    try:
        court_number(facts.number, kinds)
    except NumberError as error:
        refuse(str(error), "number", cite("CPL", 206))


def refusal_names_its_ground(model: Any, facts: Any) -> None:
    """不予受理的五类情形之一（民诉解释第355条）"""
    if not set(facts.grounds) & REFUSALS:
        refuse("请选择不予受理的情形。", "grounds", cite("CPLI", 355))
    decision_is_on_paper(model, facts)


def dismissal_names_its_ground(model: Any, facts: Any) -> None:
    """驳回的六类情形之一，或受理后发现不应受理（民诉解释第358、355条）"""
    if not set(facts.grounds) & (DISMISSALS | REFUSALS):
        refuse("请选择驳回的情形。", "grounds", cite("CPLI", 358))


def decision_is_on_paper(model: Any, facts: Any) -> None:
    """裁定的案号、法官齐全"""
    if not facts.judge.strip():
        refuse("请填写法官姓名。", "judge", cite("CPL", 206))
    number_is_well_formed(model, facts)


def both_were_notified(model: Any, facts: Any) -> None:
    """已通知双方到场核实（民诉解释第356条）"""
    if not facts.both_notified:
        refuse("裁定前法院应通知双方到场核实，请核对后勾选。", "both_notified", cite("CPLI", 356))


def objection_is_in_time(model: Any, facts: Any) -> None:
    """当事人十五日、利害关系人六个月内（民诉解释第372条）"""
    clock_id = "OBJ-6M" if facts.by_interested_person else "OBJ-15"
    period = running(model, model.case, clock_id)
    if period is None or (period.ends_on is not None and facts.happened_on > period.ends_on):
        refuse("提出异议的期间已过。", "happened_on", cite("CPLI", 372))
