"""One sentence on each line that a court has in hand: what it has done, until when, what comes then."""
from __future__ import annotations

from mediation.agreements.models import Obligation
from mediation.agreements.models import ObligationState as S
from mediation.deadlines.models import Deadline
from mediation.law.numbers import date_words
from mediation.law.payment_order import Gate
from mediation.performance.titles import payment_order_of

CLOCK_OF = {S.PAYORDER_FILED: "PO-5", S.PAYORDER_DOCKETED: "PO-15", S.PAYORDER_ISSUED: "PO-30S",
            S.PAYORDER_SERVED: "PO-15D", S.PAYORDER_ENDED: "PO-7"}
SENTENCES = {
    S.PAYORDER_FILED: "已经请法院发支付令，{until}法院答复受不受理。",
    S.PAYORDER_DOCKETED: "法院受理了支付令申请，{until}发出支付令。",
    S.PAYORDER_ISSUED: "法院已发支付令，{until}送到单位。",
    S.PAYORDER_SERVED: "法院已发支付令，单位已经收到，{until}付清或者书面提出异议；过了这一天还不付、也没有异议的，可以申请强制执行。",
    S.ENFORCING: "法院正在强制执行。发现对方的财产，请告诉我们。",
    S.ENFORCE_PAUSED: "法院这一次没有找到可以执行的财产，或者执行先停一停。发现财产，随时可以再申请，没有期限。",
}
AFTER = {
    Gate.AGREEMENT: "支付令程序已经终结。可以直接拿调解协议向法院起诉，不用先仲裁；{until}没有向法院说不同意起诉的，视为已经起诉。",
    Gate.ARREARS: "支付令程序已经终结。接下来要先申请仲裁，不能直接起诉。",
}


def sentence_of(line: Obligation) -> str:
    """The sentence of a line; empty where no court has it."""
    state = S(line.state)
    words = SENTENCES.get(state, "")
    if state is S.PAYORDER_ENDED:
        order = payment_order_of(line)
        gate = order.gate_term if order is not None else None
        words = AFTER[gate] if gate is not None else ""
        if order is not None and (order.suit_declined_on is not None or order.ended_as != "objection"):
            words = words.split("；")[0].rstrip("。") + "。"
    period = _period(line, CLOCK_OF.get(state, ""))
    return words.format(until=f"最迟{date_words(period.ends_on)}（含当日）" if period is not None and period.ends_on else "")


def _period(line: Obligation, clock_id: str) -> Deadline | None:
    return next((row for row in line.case.deadlines
                 if row.record_ref == line.public_id and row.clock_id == clock_id and row.is_running), None)
