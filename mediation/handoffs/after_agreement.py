"""What is asked before a party goes on from an agreement: not confirmed, not reviewed, not performed (rows 45–61b)."""
from __future__ import annotations

from typing import Any

from mediation.agreements.models import ObligationState, StrengtheningState
from mediation.agreements.strengthening_states import TITLES
from mediation.bodies.models import Body
from mediation.cases.requirements import refuse
from mediation.handoffs.requirements import must_be_in_time, period_of
from mediation.law.answers import Answer
from mediation.law.citation import Article, cite
from mediation.law.claims import only_wages
from mediation.law.payment_order import Gate
from mediation.law.scope import tj10_body
from mediation.law.suits import sue_on_agreement
from mediation.law.terms import ClaimType

NOT_CONFIRMED = frozenset({
    StrengtheningState.CONF_DISMISSED.value, StrengtheningState.CONF_REFUSED.value,
    StrengtheningState.CONF_TERMINATED.value, StrengtheningState.CONF_REVOKED.value})
NOT_REVIEWED = frozenset({StrengtheningState.ARBREV_REFUSED.value, StrengtheningState.ARBREV_NOPAPER.value,
                          StrengtheningState.B_EXPIRED.value})
ORDER_ENDED = ObligationState.PAYORDER_ENDED.value


def refused_by(answer: Answer, field: str | None = None) -> None:
    """Refuse with the words and the article of the law's own answer, where it is not yes."""
    if not answer:
        refuse(f"{answer.why}。", field, answer.articles[0])


def claims_of(agreement: Any) -> list[ClaimType | None]:
    """What the lines of an agreement that are not waived are for."""
    return [line.claim.type_term if line.claim else None for line in agreement.obligations
            if line.state != ObligationState.WAIVED.value]


def standing_of(agreement: Any) -> str:
    """Where the strengthening of an agreement stands; empty without one."""
    return agreement.strengthening.state if agreement is not None and agreement.strengthening is not None else ""


def confirmation_has_failed(model: Any) -> None:
    """确认被不予受理、驳回、终结或撤销（民诉法第206条）"""
    if standing_of(model.agreement) not in NOT_CONFIRMED:
        refuse("这份协议没有被法院不予受理、驳回、终结程序或者撤销确认。", "agreement", cite("CPL", 206))


def agreement_is_of_the_four_kinds(model: Any) -> None:
    """协议是劳动报酬、工伤医疗费、经济补偿、赔偿金（人社部发〔2022〕9号，只核到摘录）"""
    wanted = claims_of(model.agreement)
    refused_by(sue_on_agreement([claim for claim in wanted if claim is not None]), "agreement")


def review_has_failed(model: Any) -> None:
    """仲裁审查不受理、不制作调解书，或者申请期间已过（人社部发〔2022〕9号第1条）"""
    if standing_of(model.agreement) not in NOT_REVIEWED:
        refuse("仲裁审查被拒绝，或者确认、审查的期间都已过的，才按这一条申请仲裁。", "agreement", cite("R9", 1))


def line_is_late_without_title(model: Any) -> None:
    """逾期未履行，也没有可以执行的文书（调解仲裁法第15条）"""
    line = model.obligation
    if line is None or line.state != ObligationState.DEFAULTED.value:
        refuse("请先在“履行”里登记这一项逾期未履行。", "obligation", cite("TJ", 15))
    if standing_of(line.agreement) in TITLES:
        refuse("协议已经确认或者换成了调解书，直接申请强制执行，不再仲裁。", "obligation", cite("CPL", 206))


def payment_order_has_ended(model: Any) -> None:
    """督促程序已经终结（劳动争议解释一第13条）"""
    if model.obligation is None or model.obligation.state != ORDER_ENDED:
        refuse("这一项的支付令程序没有终结。", "obligation", cite("J1", 13))


def order_was_on_an_agreement(model: Any) -> None:
    """依调解协议申请的支付令终结后可以起诉；依劳动合同法第30条的先仲裁（劳动争议解释一第13条）"""
    if gate_of(model.obligation) == "b":
        refuse("按劳动合同法第三十条申请的支付令终结后，先申请仲裁。", "obligation", cite("J1", 13, 2))


def gate_of(line: Any) -> str:
    """By which gate a payment order was asked: a, on an agreement (TJ 16); b, for arrears without one (LCL 30)."""
    orders = [each for each in line.proceedings if each.gate is not None]
    return "b" if orders and orders[-1].gate == Gate.ARREARS.value else "a"


def only_wages_or_an_iou(model: Any, facts: Any) -> None:
    """只有劳动报酬的协议（第10条的组织主持）逾期未履行，或者有工资欠条（劳动争议解释一第51条第2款、第15条）"""
    if facts.iou:
        _claims_only_wages([claim.type_term for claim in model.case.claims if not claim.given_up], cite("J1", 15))
        if facts.proof is None:
            refuse("请上传工资欠条。", "scan", cite("J1", 15))
        return
    line = model.obligation
    if line is None or line.state != ObligationState.DEFAULTED.value:
        refuse("没有工资欠条的，要有一项逾期未履行的劳动报酬；请先在“履行”里登记逾期。", "obligation", cite("J1", 51, 2))
    _claims_only_wages([claim for claim in claims_of(line.agreement) if claim], cite("J1", 51, 2))
    refused_by(_by_a_listed_body(model.case.body), "obligation")


def _claims_only_wages(claims: list[ClaimType], article: Article) -> None:
    if not only_wages(claims):
        refuse("还有劳动报酬以外的请求，先申请仲裁。", "obligation", article)


def _by_a_listed_body(body: Body) -> Answer:
    basis = body.basis_term
    if basis is None:
        refuse("本组织还没有登记设立依据；请主任先在“机构设置”里登记。", "obligation", cite("TJ", 10))
    return tj10_body(basis)


def enforcement_was_refused(model: Any, facts: Any) -> None:
    """裁定不予执行，收到裁定次日起三十日内（劳动争议解释一第24条）"""
    line = model.obligation
    if line is None or period_of(line, "SUE-30R") is None:
        refuse("请先在“履行”里登记法院裁定不予执行。", "obligation", cite("J1", 24))
    must_be_in_time(line, "SUE-30R", facts, "不能再起诉。")
