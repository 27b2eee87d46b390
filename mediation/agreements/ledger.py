"""D36: what became of each line of an agreement, printed when its lines are opened and anew after what changes them."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from mediation.agreements.models import Agreement, Obligation, ObligationState
from mediation.agreements.places import ground_words, payer_words
from mediation.agreements.queries import lines_with_payments
from mediation.cases.models import Step
from mediation.documents.acts import issue
from mediation.documents.kinds.d36_performance_ledger import Arrived, Ledger, LedgerLine
from mediation.documents.models import Paper
from mediation.law.agreement import PaymentWay

OPENED, REMINDED = "open_performance", "remind_of_performance"
CLOSED = (ObligationState.PERFORMED.value, ObligationState.WAIVED.value)


def print_ledger(agreement: Agreement, *, by: Any) -> Paper | None:
    """Print the ledger as it stands now; the one before counts no more. None where nothing is owed.

    An act on several lines calls it once, at its end: the paper is of the whole agreement.
    """
    lines = lines_with_payments(agreement)
    if not lines:
        return None
    return issue(agreement.case, "D36", ledger_of(agreement, lines), by=by, about=agreement)


def print_ledgers(lines: Iterable[Obligation], *, by: Any) -> None:
    """After an act on these lines: the ledger of each agreement in which one stands, once."""
    for agreement in dict.fromkeys(line.agreement for line in lines):
        print_ledger(agreement, by=by)


def ledger_of(agreement: Agreement, lines: Sequence[Obligation]) -> Ledger:
    """What the paper says of these lines of an agreement."""
    steps: dict[str, list[Step]] = defaultdict(list)
    for step in agreement.case.steps:
        if step.taken_back_at is None and step.takes_back_id is None:
            steps[step.record_ref].append(step)
    return Ledger(agreement_number=agreement.number or agreement.case.known_as, effective_on=agreement.effective_on,
                  lines=tuple(_line(line, steps[line.public_id]) for line in lines))


def _line(line: Obligation, steps: Sequence[Step]) -> LedgerLine:
    came = sorted((each for each in line.payments if not each.bounced), key=lambda each: (each.paid_on, each.id))
    is_sum = line.amount_fen is not None
    acts = [step for step in steps if step.act != OPENED]
    return LedgerLine(
        ordinal=line.ordinal, debtor=payer_words(line), creditor=line.payee.name, what=_what(line), due_on=line.due_on,
        due_words=line.due_event or None, due=_due(line, sum(each.amount_fen for each in came)) if is_sum else None,
        arrived=tuple(Arrived(on=each.paid_on, amount=each.amount_fen if is_sum else None,
                              how=PaymentWay(each.way).label if is_sum else None,
                              proof="有凭证" if each.proof_sha256 else "权利人确认") for each in came),
        is_closed=line.state in CLOSED, state=ObligationState(line.state).label,
        reminded_on=tuple(step.happened_on for step in acts if step.act == REMINDED),
        recorded_by=acts[-1].by_words if acts else None)


def _what(line: Obligation) -> str:
    instalment = f"（第{line.instalment}期）" if line.instalment else ""
    return f"{ground_words(line)}{instalment}" if line.amount_fen is not None else line.act_words or ""


def _due(line: Obligation, arrived: int) -> int:
    """What was to be paid so far: a recurring line owes its sum anew each period, a waived one what was paid."""
    if line.state == ObligationState.WAIVED.value:
        return arrived
    return arrived - line.paid_fen + (line.amount_fen or 0)
