"""The application for a payment order (D44), begun from what an agreement owes a worker (TJ 16; CPLI 427)."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mediation import clock
from mediation.agreements.models import Agreement
from mediation.agreements.owed import (
    agreed_penalty,
    agreements_in_effect,
    claimable_lines,
    claimed_lines,
    early_ground,
    maybe_ordered,
    owed_on_paper,
    plain_agreements,
)
from mediation.cases.models import Case
from mediation.documents.kinds.d44_payment_order import PaymentOrderApplication
from mediation.documents.offers import offer_to_one
from mediation.law.payment_order import OrderCondition
from mediation.law.terms import CaseKind
from mediation.parties.models import Party

EVIDENCE = ("调解协议书及履行情况说明", "申请人身份证明", "债权债务文书", "证据清单")
SHOWN_BY_THE_FILE = (OrderCondition.MONEY, OrderCondition.DUE)


def begin_payment_order(case: Case, by: Any, worker: Party) -> PaymentOrderApplication:
    """What is due to a worker of the four kinds; the conditions that the file shows are ticked."""
    today, agreement = clock.today(), _agreement_of(case, worker)
    owed = owed_on_paper(agreement, worker, today)
    wanted = claimed_lines(agreement, worker, today)
    lines = tuple(said for said, line in zip(owed, wanted, strict=True) if maybe_ordered(line))
    court = case.body.court
    return PaymentOrderApplication(
        debtor=wanted[0].payer.name, court=court.name if court else None, agreement_number=agreement.number,
        agreed_on=agreement.agreed_on or agreement.effective_on, lines=lines,
        early_ground=early_ground(agreement, lines), penalty=agreed_penalty(agreement),
        conditions=tuple(_shown(agreement, worker)), evidence=EVIDENCE)


def _shown(agreement: Agreement, worker: Party) -> Iterator[OrderCondition]:
    """Money that is due; and no duty of the worker's own in return where the agreement has none."""
    yield from SHOWN_BY_THE_FILE
    if not any(line.payer_id == worker.id for line in agreement.obligations):
        yield OrderCondition.NO_COUNTER_DUTY


def workers_who_may_ask(case: Case) -> list[Party]:
    """Workers to whom a sum of the four kinds is late, by an agreement that no ruling stands behind."""
    today = clock.today()
    return [party for party in case.workers if any(
        maybe_ordered(line) for each in plain_agreements(case) for line in claimed_lines(each, party, today))]


def no_payment_order_yet(case: Case) -> str | None:
    """Why no payment order can be asked now; None where it can."""
    if case.kind_term is CaseKind.CIVIL_SERVICE:
        return "民事纠纷不适用劳动争议调解仲裁法第十六条的支付令。"
    if not agreements_in_effect(case):
        return "协议生效以后，用人单位到期不支付的，才能申请支付令。"
    if not plain_agreements(case):
        return "协议已经司法确认，或者由法院、仲裁委出了调解书，到期不付的直接申请强制执行。"
    late = [party for party in case.workers if any(
        claimable_lines(each, party, clock.today()) for each in plain_agreements(case))]
    if not late:
        return "还没有到期未付给劳动者的款项（应付日期当天不算逾期）。"
    if not workers_who_may_ask(case):
        return "到期未付的款项不属于拖欠劳动报酬、工伤医疗费、经济补偿、赔偿金四类，不能申请支付令。"
    return None


def _agreement_of(case: Case, worker: Party) -> Agreement:
    """The first agreement by which something of the four kinds is late for a worker."""
    return next(each for each in plain_agreements(case) if any(
        maybe_ordered(line) for line in claimed_lines(each, worker, clock.today())))


offer_to_one("D44", begin_payment_order, no_payment_order_yet, workers_who_may_ask)
