"""One sentence on each line that a party is owed or owes: where it stands, until when, what comes then."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext

from mediation.agreements.models import Obligation
from mediation.agreements.models import ObligationState as P
from mediation.deadlines.models import Deadline
from mediation.law.payment_order import Gate
from mediation.parties.models import Party
from mediation.performance.court_models import CourtProceeding
from mediation.performance.queries import last_paid_on
from mediation.performance.titles import payment_order_of
from mediation.portal import afterwards
from mediation.web.filters import day_words

CLOCK_OF = {P.PAYORDER_FILED: "PO-5", P.PAYORDER_DOCKETED: "PO-15", P.PAYORDER_ISSUED: "PO-30S",
            P.PAYORDER_SERVED: "PO-15D", P.PAYORDER_ENDED: "PO-7"}


@dataclass(frozen=True)
class LineShown:
    """One line of the agreement, the day of the last payment on it, and where it stands in a sentence."""

    line: Obligation
    last_paid_on: date | None
    said: str


def lines_shown(lines: Sequence[Obligation], party: Party) -> list[LineShown]:
    """The lines of a party, each in the words for whoever owes it or is owed it."""
    return [LineShown(line, last_paid_on(line), sentence_of(line, owes=line.payer_id == party.id)) for line in lines]


def sentence_of(line: Obligation, *, owes: bool = False) -> str:
    """The sentence of a line as it stands today."""
    state = P(line.state)
    words = _of_ended_order(line, owes) if state is P.PAYORDER_ENDED else afterwards.of_line(state, owes=owes)
    period = _period(line, CLOCK_OF.get(state, ""))
    until = ""
    if period is not None and period.ends_on is not None:
        until = gettext("最迟%(day)s（含当日）", day=day_words(period.ends_on))
    return str(words) % {"until": until}


def _of_ended_order(line: Obligation, owes: bool) -> Any:
    """After an order has ended: whether one sues on the agreement or arbitrates first (J1 13; CPL 228)."""
    if owes:
        return afterwards.ORDER_ENDED_TO_WHO_OWES
    order = payment_order_of(line)
    if order is None or order.gate_term is None:
        return afterwards.OF_LINE[P.PAYORDER_ENDED]
    if order.gate_term is Gate.ARREARS:
        return afterwards.ORDER_ENDED_FOR_ARREARS
    return afterwards.ORDER_ENDED_SUIT_OPEN if _is_no_suit_by_itself(order) else afterwards.ORDER_ENDED_ON_AGREEMENT


def _is_no_suit_by_itself(order: CourtProceeding) -> bool:
    """Whether the ended order is not taken for a suit: the worker said no, or it ended without an objection."""
    return order.suit_declined_on is not None or order.ended_as != "objection"


def _period(line: Obligation, clock_id: str) -> Deadline | None:
    return next((row for row in line.case.deadlines
                 if row.record_ref == line.public_id and row.clock_id == clock_id and row.is_running), None)
