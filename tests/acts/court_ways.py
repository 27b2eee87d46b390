"""Lines in default and what is asked of a court about them, as tests of payment order and enforcement need them."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from mediation import clock, files
from mediation.agreements.models import Obligation
from mediation.cases.states import CaseState
from mediation.deadlines.acts import running
from mediation.demo.bodies import Bodies
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.law.agreement import PaymentWay
from mediation.law.payment_order import Gate, OrderCondition, OrderEnd
from mediation.performance import acts, court_acts
from mediation.performance.acts import PaymentFacts, SaidBy
from mediation.performance.court_models import CourtProceeding
from mediation.performance.court_requirements import CourtFacts
from mediation.performance.queries import lines_in_effect
from mediation.performance.requirements import PerformanceFacts
from tests.builders import a_case

NOON = date(2026, 11, 20)
ORDER, ENFORCEMENT = "（2026）粤0699民督12号", "（2027）粤0699执77号"
COURT = "云岭市青溪区人民法院"


def in_default(line: Obligation, wang: Any, on: Any) -> Obligation:
    assert line.due_on is not None
    on(line.due_on + timedelta(days=1))
    acts.record_default(line, PerformanceFacts(), by=wang)
    return line


def a_scan(words: str = "paper") -> str:
    return files.put(b"%PDF-1.7 " + words.encode(), "application/pdf").sha256


def asking(**more: Any) -> CourtFacts:
    return CourtFacts(**{"court_name": COURT, "gate": Gate.AGREEMENT, "conditions": tuple(OrderCondition),
                         "proof": a_scan("application"), **more})


def decided(**more: Any) -> CourtFacts:
    return CourtFacts(**{"number": ORDER, "judge": "周岚", "proof": a_scan("order"), **more})


def paid(line: Obligation) -> PaymentFacts:
    return PaymentFacts(paid_on=clock.today(), amount_fen=line.left_fen, way=PaymentWay.TRANSFER, said_by=SaidBy.COURT,
                        proof=a_scan("receipt"))


def filed(line: Obligation, by: Any, **more: Any) -> CourtProceeding:
    return court_acts.file_payment_order([line], asking(**more), by=by)


def issued(line: Obligation, by: Any, **more: Any) -> CourtProceeding:
    filed(line, by, **more)
    court_acts.docket_payment_order(line, CourtFacts(number=ORDER), by=by)
    return court_acts.issue_payment_order(line, decided(), by=by)


def served(line: Obligation, by: Any, **more: Any) -> CourtProceeding:
    issued(line, by, **more)
    return court_acts.serve_payment_order(line, CourtFacts(proof=a_scan("served")), by=by)


def ended(line: Obligation, by: Any, **more: Any) -> CourtProceeding:
    served(line, by, **more)
    return court_acts.end_payment_order(line, decided(
        reason_code=OrderEnd.OBJECTION.value, objected_on=clock.today()), by=by)


def enforced(line: Obligation, by: Any, on: Any) -> CourtProceeding:
    """By way of a payment order that nobody objected to."""
    served(line, by)
    on(ends(line, "PO-15D") + timedelta(days=1))
    return court_acts.apply_for_enforcement([line], CourtFacts(court_name=COURT, proof=a_scan("apply")), by=by)


def ends(line: Obligation, clock_id: str) -> date:
    period = running(line, line.case, clock_id)
    assert period is not None and period.ends_on is not None
    return period.ends_on


def refused_field(act: Callable[[], Any]) -> str | None:
    with pytest.raises(RequirementNotMet) as refused:
        act()
    assert refused.value.article
    return refused.value.field


def two_lines(bodies: Bodies, wang: Any, on: Any) -> list[Obligation]:
    """Two sums of one worker, both late."""
    first = lines_in_effect(a_case(bodies, CaseState.EFFECTIVE))[0]
    added(first, ordinal=9, payer=first.payer, payee=first.payee, claim=first.claim, amount_fen=100_00,
          due_on=first.due_on, state="performing")
    return [in_default(each, wang, on) for each in lines_in_effect(first.case)
            if each.payee_id == first.payee_id and each.payer_id == first.payer_id]


def added(line: Obligation, **values: Any) -> Obligation:
    """One more line in the agreement of another."""
    one = Obligation(**values)
    line.agreement.obligations.append(one)
    db.session.flush()
    return one
