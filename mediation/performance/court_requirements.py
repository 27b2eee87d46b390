"""What the law asks before a payment order or enforcement goes on a step."""
from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation import clock
from mediation.cases.requirements import refuse
from mediation.deadlines.acts import running
from mediation.law.citation import cite
from mediation.law.numbers import NumberError, court_number, date_words
from mediation.law.payment_order import (
    ENFORCEMENT_NUMBERS,
    ORDER_NUMBERS,
    Gate,
    OrderCondition,
    OrderEnd,
    conditions_open,
    deemed_suit,
    may_be_ordered,
    order_articles,
)
from mediation.law.terms import CaseKind, ClaimType, Term
from mediation.performance.requirements import PerformanceFacts
from mediation.performance.titles import (
    MADE_BY_ARBITRATION,
    enforcement_of,
    last_day_to_pay_or_object,
    payment_order_of,
    title_of,
)

PAY = frozenset({ClaimType.WAGES, ClaimType.OVERTIME, ClaimType.STOPPAGE_PAY, ClaimType.MALICIOUS_ARREARS})


class Pause(Term):
    """Why enforcement stands still (CPLI 517; J1 25)."""

    NO_ASSETS = "no_assets", "没有发现可供执行的财产，终结本次执行程序"
    ANNULMENT = "annulment", "用人单位申请撤销终局裁决，中止执行"


class EnforcementEnd(Term):
    """Why a title is enforced no more (J1 24; CPL 247; CPLI 372)."""

    NOT_ENFORCED = "not_enforced", "法院裁定不予执行"
    REVOKED = "revoked", "确认裁定或者其他执行依据被撤销"
    ANNULLED = "annulled", "仲裁裁决被撤销"


class AfterOrder(Term):
    """What came after a payment order that the court ended (row 58a)."""

    TAKEN_ON = "taken_on", "已经起诉或者申请仲裁"
    NOTHING = "nothing", "没有起诉，也没有申请仲裁"


@dataclass(frozen=True)
class CourtFacts(PerformanceFacts):
    """What is said of a step at the court; ``received_on`` is the day on which the applicant had the paper.

    ``objected_on``: the day of the debtor's written objection. ``conditions``: those of CPLI 427 gone through.
    """

    court_name: str = ""
    number: str = ""
    judge: str = ""
    gate: Gate | None = None
    conditions: tuple[OrderCondition, ...] = ()
    received_on: date | None = None
    objected_on: date | None = None


def a_labour_dispute(model: Any) -> None:
    """劳动争议（民事纠纷不适用调解仲裁法第16条）"""
    if model.case.kind_term is CaseKind.CIVIL_SERVICE:
        refuse("民事纠纷不适用劳动争议调解仲裁法第十六条的支付令。", None, cite("TJ", 16))


def owed_to_a_worker_in_money(model: Any) -> None:
    """用人单位欠劳动者的款项（调解仲裁法第16条）"""
    if model.amount_fen is None or not model.payee.is_worker or not model.payer.is_employer:
        refuse("支付令只能由劳动者向用人单位请求给付款项。", None, cite("TJ", 16))


def one_of_the_four_kinds(model: Any) -> None:
    """拖欠劳动报酬、工伤医疗费、经济补偿、赔偿金四类之一（调解仲裁法第16条）"""
    if not may_be_ordered(model.claim.type_term if model.claim else None):
        refuse("这一项不属于拖欠劳动报酬、工伤医疗费、经济补偿、赔偿金四类，不能申请支付令；可以申请仲裁。", None, cite("TJ", 16))


def no_title_yet(model: Any) -> None:
    """还没有可以强制执行的文书"""
    held = title_of(model)
    if held is not None:
        refuse(f"已经有{held.title.label}，到期不付的直接申请强制执行，不用支付令。", None, cite("CPL", 250))


def a_title_stands_behind_it(model: Any) -> None:
    """有执行依据：确认裁定、调解书、生效的支付令、裁决、判决（民诉法第250条、民诉解释第461条）"""
    if title_of(model) is None:
        refuse("调解协议本身不能申请强制执行：先申请支付令、仲裁，或者双方共同申请司法确认。", None, cite("CPLI", 461))


def the_seven_conditions(model: Any, facts: Any) -> None:
    """民诉解释第427条的七项受理条件逐项核对：能够送达、没有对待给付义务、没有诉前保全等"""
    if facts.gate is None:
        refuse("请选择依哪一条申请：终结以后能不能直接起诉，由它决定。", "gate", cite("J1", 13))
    if facts.gate is Gate.ARREARS and model.claim is not None and model.claim.type_term not in PAY:
        refuse("依劳动合同法第三十条只能就拖欠的劳动报酬申请；这一项请持调解协议申请。", "gate", cite("LCL", 30, 2))
    for condition, article in conditions_open(facts.conditions):
        refuse(f"还没有核对：{condition.label}。不符合的，法院不受理；符合的，请勾选。", "conditions", article)
    if not facts.court_name.strip():
        refuse("请填写被申请人住所地的基层人民法院。", "court_name", cite("CPLI", 427, 1, 6))


def the_application_is_signed(model: Any, facts: Any) -> None:
    """申请人签名的申请书"""
    if facts.proof is None:
        refuse("请上传申请人签名的申请书。", "scan", cite("CPL", 225))


def enforcement_is_asked(model: Any, facts: Any) -> None:
    """申请人签名的申请书，写明执行法院（民诉法第235条）"""
    if not facts.court_name.strip():
        refuse("请填写执行法院。", "court_name", cite("CPL", 235))
    if facts.proof is None:
        refuse("请上传申请人签名的强制执行申请书。", "scan", cite("CPL", 235))


def fifteen_days_are_over(model: Any, facts: Any) -> None:
    """债务人收到支付令满十五日，没有异议也没有清偿（民诉法第227条）"""
    order = payment_order_of(model)
    last = last_day_to_pay_or_object(order) if order is not None else None
    if last is None or facts.happened_on <= last:
        until = f"到{date_words(last)}（含当日）届满" if last else "还没有开始"
        refuse(f"债务人清偿或者异议的十五日{until}，届满后才能申请强制执行。", "happened_on", cite("CPL", 227))
    if model.left_fen <= 0:
        refuse("这一项已经付清。", None, cite("CPL", 227))


def docketed_under_its_number(model: Any, facts: Any) -> None:
    """受理通知书的案号（民督字）；超出五日的照实登记（民诉法第226条）"""
    check_number(facts, ORDER_NUMBERS, cite("CPL", 226))


def the_order_is_on_paper(model: Any, facts: Any) -> None:
    """支付令或者驳回裁定的案号、法官、扫描件（民诉法第227条、民诉解释第428条）"""
    _decided(facts, ORDER_NUMBERS, cite("CPL", 227))


def served_in_thirty_days(model: Any, facts: Any) -> None:
    """发出之日起三十日内送达债务人；可以留置，不能公告（民诉解释第429、430条）"""
    period = running(model, model.case, "PO-30S")
    if period is not None and period.ends_on is not None and facts.happened_on > period.ends_on:
        refuse(f"支付令应当在{date_words(period.ends_on)}（含当日）前送达；逾期没有送达的，由法院裁定终结督促程序。", "happened_on",
               cite("CPLI", 430, None, 2))
    if facts.proof is None:
        refuse("请上传法院的送达回证。", "scan", cite("CPLI", 429))


def the_end_fits_the_order(model: Any, facts: Any) -> None:
    """终结的事由与支付令进行到哪一步相符（民诉法第228条、民诉解释第430、435条）"""
    if facts.reason_code not in {end.value for end in OrderEnd}:
        refuse("请选择终结的事由。", "reason_code", cite("CPLI", 430))
    end, served = OrderEnd(facts.reason_code), model.state == "payorder_served"
    article = order_articles(end)[0]
    if end is OrderEnd.WITHDRAWN and served:
        refuse("债务人已经收到支付令，不能再以撤回终结。", "reason_code", article)
    if end is OrderEnd.UNSERVED:
        _unserved(model, facts, article)
    if end is OrderEnd.OBJECTION:
        _objection(model, facts, served, article)
    _decided(facts, ORDER_NUMBERS, article)


def _unserved(model: Any, facts: Any, article: Any) -> None:
    period = running(model, model.case, "PO-30S")
    if model.state != "payorder_issued" or period is None:
        refuse("支付令还没有发出或者已经送达，不是“不能送达”。", "reason_code", article)
    elif facts.happened_on <= period.ends_on:
        refuse(f"送达的三十日到{date_words(period.ends_on)}（含当日）届满，届满后才能以不能送达终结。", "happened_on", article)


def _objection(model: Any, facts: Any, served: bool, article: Any) -> None:
    order = payment_order_of(model)
    last = last_day_to_pay_or_object(order) if order is not None else None
    if not served or last is None:
        refuse("异议要在债务人收到支付令以后提出；还没有送达的，请先登记送达。", "reason_code", article)
    elif facts.objected_on is None:
        refuse("请填写债务人提出书面异议的日期。", "objected_on", article)
    elif not order.served_on <= facts.objected_on <= last:
        refuse(f"异议要在{date_words(order.served_on)}至{date_words(last)}（含当日）之间提出；逾期的没有效力，请记“异议不成立”。",
               "objected_on", article)


def the_flaw_is_named(model: Any, facts: Any) -> None:
    """异议为什么没有效力：只审查形式（民诉解释第432、435、436条）"""
    if not facts.reason_code:
        refuse("请选择异议为什么不成立。", "reason_code", cite("CPLI", 436))


def may_decline_the_suit(model: Any, facts: Any) -> None:
    """依调解协议申请、因异议终结的，七日内可以表明不同意起诉（民诉解释第438、439条）"""
    order = payment_order_of(model)
    if order is None or order.gate_term is None or not deemed_suit(order.gate_term, OrderEnd(order.ended_as)):
        refuse("这次终结不会自动转入诉讼，不用表明；依劳动合同法第三十条申请的，应当先申请仲裁。", None, cite("J1", 13))
    period = running(model, model.case, "PO-7")
    if period is None or facts.happened_on > period.ends_on:
        refuse("七日已经届满，不表明的已经视为起诉；要撤诉的，请向法院申请。", "happened_on", cite("CPLI", 439))
    if facts.proof is None:
        refuse("请上传申请人签名的表明书。", "scan", cite("CPLI", 439))


def what_followed_is_said(model: Any, facts: Any) -> None:
    """已经另行起诉、申请仲裁；或者七日届满、表明不起诉而没有再办（解释一第13条）"""
    if facts.reason_code == AfterOrder.TAKEN_ON.value:
        if not any(handoff.state not in ("unopened", "prepared", "ended") for handoff in model.case.handoffs):
            refuse("还没有登记起诉或者仲裁：请先在“移送”里登记。", "reason_code", cite("J1", 13))
        return
    if facts.reason_code != AfterOrder.NOTHING.value:
        refuse("请选择终结以后怎么样了。", "reason_code", cite("J1", 13))
    order, period = payment_order_of(model), running(model, model.case, "PO-7")
    declined = order is not None and order.suit_declined_on is not None
    if period is not None and not declined and facts.happened_on <= period.ends_on:
        refuse(f"七日到{date_words(period.ends_on)}（含当日）届满；在此以前请先办起诉、仲裁，或者记“不同意起诉”。", "happened_on",
               cite("CPLI", 439))


def paused_on_paper(model: Any, facts: Any) -> None:
    """终结本次执行或者中止执行的裁定（民诉解释第517条、解释一第25条）"""
    if facts.reason_code not in {why.value for why in Pause}:
        refuse("请选择执行为什么停下。", "reason_code", cite("CPLI", 517))
    held = enforcement_of(model)
    if facts.reason_code == Pause.ANNULMENT.value and (held is None or held.title != "award"):
        refuse("只有执行仲裁裁决的，才会因为申请撤销而中止。", "reason_code", cite("J1", 25))
    _decided(facts, ENFORCEMENT_NUMBERS, cite("CPLI", 517))


def assets_or_result_are_told(model: Any, facts: Any) -> None:
    """发现了财产，或者中止的原因消失（民诉解释第517条；再次申请不受期间限制）"""
    if not facts.reason.strip():
        refuse("请写明发现了什么财产，或者撤销申请的结果。", "reason", cite("CPLI", 517))
    if facts.number.strip():
        check_number(facts, ENFORCEMENT_NUMBERS, cite("CPLI", 517))


def refused_on_paper(model: Any, facts: Any) -> None:
    """不予执行的裁定，或者撤销执行依据的文书（解释一第24条、民诉解释第372条）"""
    if facts.reason_code not in {why.value for why in EnforcementEnd}:
        refuse("请选择为什么不再执行。", "reason_code", cite("J1", 24))
    _decided(facts, None, cite("J1", 24))


def an_arbitral_paper_was_refused(model: Any, facts: Any) -> bool:
    """不予执行仲裁裁决、仲裁调解书"""
    held = enforcement_of(model)
    return (facts.reason_code == EnforcementEnd.NOT_ENFORCED.value and held is not None
            and held.title_term in MADE_BY_ARBITRATION)


def the_title_is_told(model: Any, facts: Any) -> None:
    """文书的制作机关、文号、生效日和扫描件（民诉解释第461条）"""
    if facts.proof is None:
        refuse("请上传生效的裁决书、判决书或者调解书。", "scan", cite("CPLI", 461))


def day_received(model: Any, facts: Any) -> date | None:
    return facts.received_on or facts.happened_on


def day_the_order_comes_into_force(model: Any, facts: Any) -> date | None:
    """The last of the debtor's fifteen days: from it the two years to enforce are counted."""
    order = payment_order_of(model)
    return last_day_to_pay_or_object(order) if order is not None else None


def check_number(facts: Any, kinds: Collection[str] | None, article: Any) -> None:
    """A court's case number of these kinds."""
    try:
        court_number(facts.number, kinds)
    except NumberError as error:
        refuse(str(error), "number", article)


def _decided(facts: Any, kinds: Collection[str] | None, article: Any) -> None:
    check_number(facts, kinds, article)
    if not facts.judge.strip():
        refuse("请填写法官姓名。", "judge", article)
    if facts.proof is None:
        refuse("请上传法院文书的扫描件。", "scan", article)
    if facts.received_on is not None and facts.received_on < facts.happened_on:
        refuse("收到的日期不能早于文书的日期。", "received_on", article)
    if facts.received_on is not None and facts.received_on > clock.today():
        refuse("收到的日期不能晚于今天。", "received_on", article)
