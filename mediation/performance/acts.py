"""Paid, part, not paid: what is recorded of each obligation, by whom it was said and with which proof."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation import clock
from mediation.agreements.ledger import print_ledgers
from mediation.agreements.models import Obligation
from mediation.agreements.states import LATE
from mediation.cases.acts import perform, refresh
from mediation.deadlines.acts import begin, end, running
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.law.agreement import PaymentWay
from mediation.law.calendar import CHINA
from mediation.notices.acts import tell
from mediation.parties.models import Party
from mediation.performance.models import BOUNCED, Payment, SaidBy
from mediation.performance.papers import issue_reminder, reminder_words, tell_of_default
from mediation.performance.requirements import PerformanceFacts


@dataclass(frozen=True)
class PaymentFacts:
    """One payment: sum in 分 (0 for an act done), day, how, who said so, the proof."""

    paid_on: date
    amount_fen: int
    way: PaymentWay
    said_by: SaidBy
    proof: str | None = None
    words: str = ""
    late_reason: str = ""
    on_behalf_of: tuple[Party, ...] = ()


def record_payment(obligation: Obligation, facts: PaymentFacts, *, by: Any) -> Payment:
    """Record a payment on one line, and print the ledger anew."""
    return record_payments([(obligation, facts)], by=by)[0]


def record_payments(came: Sequence[tuple[Obligation, PaymentFacts]], *, by: Any) -> list[Payment]:
    """Record what came at the same time on several lines; the ledger of each agreement is printed anew once (D36)."""
    payments = [_record(line, facts, by) for line, facts in came]
    print_ledgers([line for line, _facts_of_line in came], by=by)
    return payments


def _record(obligation: Obligation, facts: PaymentFacts, by: Any) -> Payment:
    """Paid in full a line is performed (rows 52, 52a), else partly performed.

    Raises RequirementNotMet for a day in the future, a sum above what is left, or a full payment without proof.
    """
    if facts.paid_on > clock.today():
        raise RequirementNotMet("到账的日期不能晚于今天。", field="paid_on")
    if obligation.amount_fen is not None and not 0 < facts.amount_fen <= obligation.left_fen:
        raise RequirementNotMet(f"这一项还欠{obligation.left_fen / 100:,.2f}元，请填写不超过它的金额。", field="amount_fen")
    payment = Payment(obligation=obligation, paid_on=facts.paid_on, amount_fen=facts.amount_fen, way=facts.way.value,
                      said_by=facts.said_by.value, words=facts.words, proof_sha256=facts.proof,
                      recorded_at=clock.now(), by_id=by.id)
    db.session.add(payment)
    obligation.paid_fen += facts.amount_fen
    if _another_period_follows(obligation):
        perform(obligation, "record_part_payment", by=by, facts=_facts(facts))
        _go_on_to_the_next_period(obligation, facts.paid_on)
        return payment
    perform(obligation, _act_of(obligation), by=by, facts=_facts(facts))
    return payment


def next_due(obligation: Obligation) -> date | None:
    """The day on which a recurring line falls due again; None after its last period."""
    if not obligation.every_months or obligation.due_on is None:
        return None
    following = CHINA.add_months(obligation.due_on, obligation.every_months).raw
    return following if obligation.recurring_until is not None and following <= obligation.recurring_until else None


def _another_period_follows(obligation: Obligation) -> bool:
    return obligation.left_fen <= 0 and next_due(obligation) is not None


def _go_on_to_the_next_period(obligation: Obligation, day: date) -> None:
    """A recurring line that is paid for its period is owed again for the next one, which has its own last day."""
    period = running(obligation, obligation.case, "PERF")
    if period is not None:
        end(period, day)
    obligation.due_on, obligation.paid_fen = next_due(obligation), 0
    assert obligation.due_on is not None
    begin(obligation, obligation.case, "PERF", obligation.due_on)
    refresh(obligation.case)


def _act_of(obligation: Obligation) -> str:
    """Which act a payment is: the last one performs the line, in time or late; the others are part payments."""
    if obligation.amount_fen is not None and obligation.left_fen > 0:
        return "record_part_payment"
    late = obligation.state in LATE
    return "record_late_performance" if late else "record_performed"


def _facts(facts: PaymentFacts) -> PerformanceFacts:
    return PerformanceFacts(
        happened_on=facts.paid_on, late_reason=facts.late_reason, on_behalf_of=facts.on_behalf_of, proof=facts.proof,
        amount_fen=facts.amount_fen, reason=facts.words, confirmed_by_payee=facts.said_by is SaidBy.PAYEE)


def record_default(obligation: Obligation, facts: PerformanceFacts, *, by: Any) -> None:
    """The day has passed and the line is unpaid (row 53): limitation is interrupted, both are told in writing (D30)."""
    step = perform(obligation, "record_default", by=by, facts=facts)
    tell_of_default(obligation, step.happened_on, by=by)
    tell(obligation.case, obligation.payer, key=f"default:{step.public_id}", by=by,
         read_out=f"{obligation.payer.name}：调解协议第{obligation.ordinal}项已过履行日，还没有履行，请尽快履行并告诉我们。")
    print_ledgers([obligation], by=by)


def agree_new_day(obligation: Obligation, facts: PerformanceFacts, *, by: Any) -> None:
    """Both sides sign a new day for a line in default (row 53a)."""
    obligation.due_on = facts.until
    perform(obligation, "agree_new_day", by=by, facts=facts)
    print_ledgers([obligation], by=by)


def waive(obligation: Obligation, facts: PerformanceFacts, *, by: Any) -> None:
    """The creditor waives, or another title takes the line's place (row 52b)."""
    perform(obligation, "waive", by=by, facts=facts)
    print_ledgers([obligation], by=by)


def undo_performed(obligation: Obligation, facts: PerformanceFacts, *, by: Any) -> None:
    """A payment bounced or was never made (row 66c): the line is owed again; past its day, the payer is called on."""
    last = max(obligation.payments, key=lambda payment: payment.id, default=None)
    if last is not None:
        obligation.paid_fen -= last.amount_fen
        last.words = f"{last.words}{BOUNCED}"
    step = perform(obligation, "undo_performed", by=by, facts=facts)
    if obligation.due_on is None or obligation.due_on < step.happened_on:
        issue_reminder(obligation, facts, by=by)
    print_ledgers([obligation], by=by)


def remind_of_performance(obligation: Obligation, facts: PerformanceFacts, *, by: Any) -> None:
    """Call on the payer to perform, by word and in writing (D37); a side act, the line stands where it stood."""
    step = perform(obligation, "remind_of_performance", by=by, facts=facts)
    tell(obligation.case, obligation.payer, key=f"remind:{step.public_id}", by=by,
         read_out=reminder_words(obligation))
    issue_reminder(obligation, facts, by=by)
