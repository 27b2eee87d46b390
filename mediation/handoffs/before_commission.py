"""What is asked while a handoff is before the arbitration commission, and of an award (rows 62–64d)."""
from __future__ import annotations

from datetime import date
from typing import Any

from mediation.cases.requirements import refuse
from mediation.handoffs.after_agreement import refused_by
from mediation.handoffs.models import ResultKind
from mediation.handoffs.requirements import must_be_in_time, must_be_over, period_of
from mediation.law.citation import cite
from mediation.law.suits import AwardForce, NoAward, StillWaits, may_annul, sue_on_award, sue_without_award

LONGEST_EXTENSION = 15
"""By how many days an award may be put off with approval (TJ 43)."""


def accepted(handoff: Any, facts: Any) -> bool:
    """已受理的"""
    return handoff.accepted_on is not None


def not_accepted(handoff: Any, facts: Any) -> bool:
    """暂缓受理的"""
    return handoff.accepted_on is None


def an_award(handoff: Any, facts: Any) -> bool:
    """裁决"""
    return facts.kind == ResultKind.AWARD.value


def a_final_award(handoff: Any, facts: Any) -> bool:
    """终局裁决"""
    return an_award(handoff, facts) and facts.force == AwardForce.FINAL.value


def stands_final(handoff: Any, facts: Any) -> bool:
    """终局裁决"""
    return handoff.award_force == AwardForce.FINAL.value


def property_is_held(handoff: Any, facts: Any) -> bool:
    """财产已保全"""
    return handoff.preserved or facts.preserved


def day_to_sue_from(handoff: Any, facts: Any) -> date | None:
    """The worker's day of a final award; of another the later of both, for either may sue (TJ 48, 50)."""
    days = [facts.received_on] if facts.force == AwardForce.FINAL.value else [
        facts.received_on, facts.employer_received_on]
    return max((day for day in days if day is not None), default=None)


def employers_day(handoff: Any, facts: Any) -> date | None:
    """The day on which the employer got the paper."""
    return facts.employer_received_on or facts.received_on


def day_of_receipt(handoff: Any, facts: Any) -> date | None:
    """The later of the days on which both got the paper."""
    return max((day for day in (facts.received_on, facts.employer_received_on) if day is not None), default=None)


def last_day_to_perform(handoff: Any, facts: Any) -> date | None:
    """The last day on which the title says that it is to be performed (CPL 250)."""
    return facts.performance_ends_on


def acceptance_is_told(model: Any) -> None:
    """仲裁委已经受理（办案规则第30条）"""
    if model.accepted_on is None:
        refuse("请先登记仲裁委受理的日期。", None, cite("O33", 30))


def not_yet_accepted(model: Any) -> None:
    """仲裁委还没有受理（办案规则第69条）"""
    if model.accepted_on is not None:
        refuse("已经受理的，不再暂缓受理；庭前可以委托调解。", None, cite("O33", 69))


def extended_by_fifteen_days_at_most(model: Any, facts: Any) -> None:
    """经批准延长，不超过十五日（调解仲裁法第43条）"""
    row = period_of(model, "ARB-45")
    if row is None or row.first_ends_on is None:
        refuse("请先登记仲裁委受理的日期。", "new_last_day", cite("TJ", 43))
    if facts.new_last_day is None or not 0 < (facts.new_last_day - row.first_ends_on).days <= LONGEST_EXTENSION:
        refuse(f"延长后的最后一日，要在{row.first_ends_on}以后十五日内。", "new_last_day", cite("TJ", 43))


def award_is_described(model: Any, facts: Any) -> None:
    """裁决写明是否终局（调解仲裁法第47条、办案规则第50条）"""
    if facts.kind not in (ResultKind.AWARD.value, ResultKind.MEDIATION_PAPER.value):
        refuse("这里只登记裁决书和仲裁调解书。", "kind", cite("O33", 50))
    if facts.kind == ResultKind.AWARD.value and not facts.force:
        refuse("请按裁决书写明的选择：终局，还是非终局。", "force", cite("O33", 50))


def agreed_before_commission(model: Any, facts: Any) -> None:
    """双方签收的仲裁调解书（调解仲裁法第42条）"""
    if facts.kind != ResultKind.MEDIATION_PAPER.value:
        refuse("这里登记仲裁调解书；撤回申请的，用“结束这条出路”。", "kind", cite("TJ", 42))


def commission_did_not_award(model: Any, facts: Any) -> None:
    """不予受理，或者逾期没有决定、没有裁决（调解仲裁法第29、43条；劳动争议解释一第5、7、12条除外）"""
    if not facts.ground:
        refuse("请选择没有裁决的原因。", "ground", cite("TJ", 29))
    ground = NoAward(facts.ground)
    if ground is NoAward.NO_DECISION:
        _decision_is_late(model, facts)
    if ground is NoAward.OVERDUE:
        acceptance_is_told(model)
        must_be_over(model, "ARB-45", facts, "现在还不能以逾期未裁决为由起诉。")
    refused_by(sue_without_award(ground, [StillWaits(one) for one in facts.waits]), "waits")


def _decision_is_late(model: Any, facts: Any) -> None:
    if model.accepted_on is not None:
        refuse("仲裁委已经受理，请看是否逾期没有裁决。", "ground", cite("TJ", 29))
    must_be_over(model, "ARB-5WD", facts, "现在还不能以没有决定为由起诉。")


def whoever_may_sue_sues_in_time(model: Any, facts: Any) -> None:
    """不服裁决，收到之日起十五日内起诉；终局裁决只有劳动者可以（调解仲裁法第48、50条）"""
    if model.award_force is None:
        refuse("仲裁调解书、判决不能再按不服裁决起诉。", None, cite("TJ", 42))
    if not facts.on_behalf_of:
        refuse("请选择是哪一方起诉。", "party", cite("TJ", 50))
    refused_by(sue_on_award(AwardForce(model.award_force), all(one.is_worker for one in facts.on_behalf_of)), "party")
    must_be_in_time(model, "SUE-15", facts, "裁决已经生效。")


def award_is_in_effect(model: Any, facts: Any) -> None:
    """终局裁决、仲裁调解书即生效；非终局裁决满十五日无人起诉（调解仲裁法第47、50条）"""
    if model.award_force == AwardForce.NOT_FINAL.value:
        must_be_over(model, "SUE-15", facts, "非终局裁决还没有生效。")


def a_final_award_is_set_aside(model: Any, facts: Any) -> None:
    """用人单位申请，法院裁定撤销终局裁决（调解仲裁法第49条）"""
    if model.award_force is None:
        refuse("没有裁决可以撤销。", None, cite("TJ", 49))
    refused_by(may_annul(AwardForce(model.award_force)))


def still_fifteen_days_after_annulment(model: Any, facts: Any) -> None:
    """裁决被撤销，收到裁定之日起十五日内起诉（调解仲裁法第49条第3款）"""
    must_be_in_time(model, "SUE-15A", facts, "不能再起诉。")


def nobody_sued_after_annulment(model: Any, facts: Any) -> None:
    """满十五日没有人起诉（调解仲裁法第49条第3款）"""
    must_be_over(model, "SUE-15A", facts, "当事人还可以起诉。")


def no_step_before_a_court_is_left(model: Any, facts: Any) -> None:
    """起诉、申请撤销的期间都已满；结果写进履行，或者没有可以执行的（调解仲裁法第48、49条）"""
    for clock_id in ("SUE-15", "ANNUL-30", "ANNUL-30B"):
        must_be_over(model, clock_id, facts, "还不能办结。")


def nothing_was_decided(model: Any, facts: Any) -> None:
    """撤回或者视为撤回，不予受理而没有起诉（办案规则第31、35、39条）"""
    if facts.kind not in (ResultKind.WITHDRAWN.value, ResultKind.REFUSED.value, ResultKind.SETTLED.value,
                          ResultKind.OTHER.value):
        refuse("有裁决书、调解书的，用“登记裁决、仲裁调解书”。", "kind", cite("O33", 31))


def withdrawn_while_mediated(model: Any, facts: Any) -> None:
    """达成协议或者和解后撤回仲裁申请（办案规则第35条）"""
    if facts.kind not in (ResultKind.WITHDRAWN.value, ResultKind.SETTLED.value):
        refuse("请选择撤回或者和解；制作了仲裁调解书的，用“签收仲裁调解书”。", "kind", cite("O33", 35))
