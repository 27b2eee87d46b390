"""What the law asks at each step of judicial confirmation (CPL 205-206; CPLI 351-358, 372)."""
from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation.agreements.models import AgreementStanding
from mediation.agreements.queries import lines_that_hold
from mediation.cases.facts import Facts
from mediation.cases.requirements import refuse
from mediation.deadlines.acts import calendar_of
from mediation.law.answers import Verdict
from mediation.law.calendar import LastDay
from mediation.law.citation import cite
from mediation.law.confirmation import may_confirm, thirty_days_end
from mediation.law.confirmation_file import DismissalGround, RefusalGround
from mediation.law.numbers import OLD_KIND, NumberError, court_number, date_words
from mediation.law.return_reasons import RETURN_REASONS, MendedBy
from mediation.law.terms import Basis
from mediation.law.time_limits import last_day

REFUSALS = frozenset(ground.value for ground in RefusalGround)
DISMISSALS = frozenset(ground.value for ground in DismissalGround)


@dataclass(frozen=True)
class ConfirmationFacts(Facts):
    """What is said when a step of the confirmation is recorded.

    ``court_answer`` is what a court said when it was asked first; ``despite`` is why an application goes to the court
    although its check stands on red; ``competent`` and ``joint_error`` are the law's
    answers on the file; ``knew_on`` is when an interested person learned of the ruling.
    """

    court: Any = None
    court_answer: str = ""
    despite: str = ""
    competent: bool = False
    joint_error: str | None = None
    number: str = ""
    judge: str = ""
    grounds: tuple[str, ...] = ()
    request_reasons: tuple[str, ...] = ()
    supplement: Any = None
    both_notified: bool = False
    by_interested_person: bool = False
    knew_on: date | None = None


def doors_open(strengthening: Any, facts: Any) -> bool:
    """法院委托的案件除外"""
    return strengthening.case.basis_term is not Basis.COURT_ENTRUSTED


def day_of_effect(strengthening: Any, facts: Any) -> date | None:
    return strengthening.agreement.effective_on


def day_of_the_thirty(strengthening: Any, facts: Any = None) -> date | None:
    """From which day the thirty days are counted: the first effect, whatever was sent back and mended (CPL 205).

    Where the court has set it otherwise, they are counted anew from the effect of a supplement that it asked for.
    """
    first: date | None = strengthening.agreement.effective_on
    if strengthening.court is None or strengthening.court.setting("RETURN_KEEPS_THIRTY_DAYS"):
        return first
    anew = [request.supplement.effective_on for request in strengthening.court_requests
            if request.supplement is not None and request.supplement.effective_on is not None]
    return max(anew, default=first)


def last_due_day(strengthening: Any, facts: Any) -> date | None:
    """The last day of the last line to be performed, from which enforcement runs (CPL 250)."""
    days = [line.due_on for line in lines_that_hold(strengthening.agreement) if line.due_on]
    return max(days, default=strengthening.agreement.effective_on)


def by_a_party(strengthening: Any, facts: Any) -> bool:
    """当事人异议"""
    return not facts.by_interested_person


def by_an_interested_person(strengthening: Any, facts: Any) -> bool:
    """利害关系人异议"""
    return facts.by_interested_person


def the_agreement_stands(model: Any) -> None:
    """协议没有被认定无效、撤销或解除（民法典第155条）"""
    if model.agreement.standing == AgreementStanding.VOID.value:
        refuse("这份协议已经无效、被撤销或解除，不能申请确认。", None, cite("CC", 155))


def this_court_confirms_this_body(model: Any, facts: Any) -> None:
    """该法院对本组织的协议办理司法确认（民诉法第205条）"""
    if model.case.basis_term is Basis.COURT_ENTRUSTED:
        refuse("法院委托的案件由法院制作调解书，不另行司法确认。", None, cite("CPL", 205))
    court = facts.court or model.court
    if court is None:
        refuse("请选择申请确认的法院。", "court", cite("CPL", 205))
    answer = confirmable_at(court, model.case)
    if answer.verdict is Verdict.NO:
        last = last_day("ARBREV-15", model.agreement.effective_on, calendar_of(model.case.body)).on
        refuse(f"{answer.why}。仲裁审查要由双方在{date_words(last)}（含当日）前共同申请。", "court", cite("CPL", 205))
    if answer.verdict is Verdict.ASK and not facts.court_answer.strip():
        refuse(f"{answer.why}。", "court_answer", cite("CPL", 205))


def confirmable_at(court: Any, case: Any) -> Any:
    """Whether a court confirms agreements of the case's body made on its basis: the law's answer with its reason."""
    body = case.body
    return may_confirm(body.type_term, case.basis_term, court.setting("CONFIRMABLE_ORG_TYPES"), body.basis_term)


def everyone_joins(model: Any, facts: Any) -> None:
    """双方共同申请（民诉法第205条）"""
    if facts.joint_error:
        refuse(facts.joint_error, None, cite("CPL", 205))


def original_last_day(model: Any) -> LastDay:
    """The last of the thirty days, counted as ``day_of_the_thirty`` says."""
    day = day_of_the_thirty(model)
    assert day is not None
    return thirty_days_end(day, calendar_of(model.case.body))


def within_the_thirty_days(model: Any, facts: Any) -> None:
    """自协议生效之日起三十日内（民诉法第205条）"""
    last = original_last_day(model)
    if facts.happened_on > last.on:
        refuse(f"三十日已于{date_words(last.on)}（含当日）届满，不能再申请司法确认。协议继续有效，逾期不履行的可以申请仲裁或者支付令。",
               "happened_on", cite("CPL", 205))


def thirty_days_are_over(model: Any, facts: Any) -> None:
    """三十日已届满"""
    last = original_last_day(model)
    if facts.happened_on <= last.on:
        refuse(f"三十日到{date_words(last.on)}（含当日）届满。", None, cite("CPL", 205))


def court_is_competent(model: Any, facts: Any) -> None:
    """有管辖权的法院（民诉法第205条、民诉解释第352条）"""
    if not facts.competent:
        refuse("按所选的理由，该法院没有管辖权：应向邀请调解的法院，或者当事人住所地、标的物所在地、调解组织所在地的基层法院申请。",
               "court", cite("CPL", 205))


def request_says_what_and_when(model: Any, facts: Any) -> None:
    """列明要补什么、限期到哪天（民诉解释第354、356条）"""
    if not set(facts.request_reasons) & set(RETURN_REASONS):
        refuse("请选择要补正的事项。", "request_reasons", cite("CPLI", 354))
    if facts.until is None or facts.until < facts.happened_on:
        refuse("请填写补正的最后一日，不能早于退回的日期。", "until", cite("CPLI", 354))


def was_asked_before_docketing(model: Any) -> None:
    """立案前的补正"""
    if model.court_number is not None:
        refuse("本件已经受理，请用“已补充，回到审查”。", None, cite("CPLI", 356))


def was_asked_after_docketing(model: Any) -> None:
    """受理后的补充"""
    if model.court_number is None:
        refuse("本件尚未受理，请用“已补齐，回到立案前”。", None, cite("CPLI", 354))


def what_was_asked_is_supplied(model: Any, facts: Any) -> None:
    """补来的与法院要的相符：材料、说明或者补充协议（民诉解释第354、356条）"""
    wanted = {RETURN_REASONS[code].mended_by for code in facts.request_reasons if code in RETURN_REASONS}
    if MendedBy.PAPER in wanted and facts.proof is None:
        refuse("法院要的是材料，请上传补交材料的扫描件。", "scan", cite("CPLI", 354))
    if MendedBy.STATEMENT in wanted and facts.proof is None and not facts.reason.strip():
        refuse("法院要当事人说明，请写下说明，或者上传当事人签名的说明。", "reason", cite("CPLI", 356))
    if MendedBy.SUPPLEMENT in wanted and facts.supplement is None:
        refuse("原协议已经签署，不能改。请由双方签订补充协议，补充协议生效后再报法院。", "supplement", cite("CPLI", 356))


def number_is_well_formed(model: Any, facts: Any) -> None:
    """案号格式正确（法〔2018〕335号）"""
    check_number(model.court, facts, model.court.setting("CASE_NO_TYPES") if model.court else None)


def check_number(court: Any, facts: Any, kinds: Collection[str] | None) -> None:
    """Refuse what is no court's case number, or not one of this court and of these kinds (法〔2018〕335号)."""
    try:
        number = court_number(facts.number, kinds)
    except NumberError as error:
        refuse(str(error), "number", cite("CPL", 206))
    own = court.court_character if court else None
    if own and number.kind != OLD_KIND and number.court != own:
        refuse(f"案号里的法院代字是“{number.court}”，{court.short_name}的是“{own}”，请核对。", "number", cite("CPL", 206))


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
    judge_is_named(facts)
    number_is_well_formed(model, facts)


def decision_on_objection_is_on_paper(model: Any, facts: Any) -> None:
    """异议裁定的案号、法官齐全（民诉解释第372条）"""
    judge_is_named(facts)
    check_number(model.court, facts, None)


def judge_is_named(facts: Any) -> None:
    """法官姓名齐全"""
    if not facts.judge.strip():
        refuse("请填写法官姓名。", "judge", cite("CPL", 206))


def withdrawal_is_allowed(model: Any, facts: Any) -> None:
    """受理前凭当事人签字材料，受理后经法院准许（民诉解释第357条）"""
    if model.court_number is not None:
        decision_is_on_paper(model, facts)
    elif facts.proof is None and not facts.reason.strip():
        refuse("请上传当事人签名的撤回申请，或者写明谁在什么情形下提出撤回。", "reason", cite("CPLI", 357))


def both_were_notified(model: Any, facts: Any) -> None:
    """已通知双方到场核实（民诉解释第356条）"""
    if not facts.both_notified:
        refuse("裁定前法院应通知双方到场核实，请核对后勾选。", "both_notified", cite("CPLI", 356))


def objection_is_in_time(model: Any, facts: Any) -> None:
    """当事人自收到裁定十五日内、利害关系人自知道之日起六个月内（民诉解释第372条）"""
    article, calendar = cite("CPLI", 372), calendar_of(model.case.body)
    if facts.by_interested_person:
        if facts.knew_on is None:
            refuse("请填写利害关系人知道或者应当知道裁定的日期。", "knew_on", article)
        last = last_day("OBJ-6M", facts.knew_on, calendar).on
    else:
        received = [served_day(model, party) for party in facts.on_behalf_of]
        if not received:
            refuse("请选择提出异议的当事人。", "objectors", article)
        if None in received:
            return
        last = last_day("OBJ-15", min(received), calendar).on
    if facts.happened_on > last:
        refuse(f"提出异议的期间已于{date_words(last)}（含当日）届满。", "happened_on", article)


def served_day(strengthening: Any, party: Any) -> date | None:
    """When a party received the ruling that confirms, as far as that is recorded."""
    granted = [ruling for ruling in strengthening.rulings if ruling.kind == "granted"]
    return granted[-1].served_on(party) if granted else None


def everyone_has_received_it(strengthening: Any, facts: Any) -> bool:
    """双方都已收到裁定"""
    return last_receipt(strengthening, facts) is not None


def last_receipt(strengthening: Any, facts: Any) -> date | None:
    """The day on which the last of the parties received the ruling; None while somebody has not."""
    days = [served_day(strengthening, party) for party in strengthening.agreement.parties]
    return max(days) if days and None not in days else None
