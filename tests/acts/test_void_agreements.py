"""An agreement that is void or cancelled takes everything with it that counted from it (row 44a)."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask

from mediation import clock
from mediation.agreements.models import Agreement, AgreementStanding
from mediation.cases.acts import perform
from mediation.cases.facts import Facts, Reopening
from mediation.cases.states import CaseState
from mediation.closing import reopening
from mediation.confirmations.requirements import ConfirmationFacts
from mediation.deadlines.acts import running
from mediation.demo.bodies import Bodies
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.law.agreement import PaymentWay
from mediation.notices.queries import notices_of
from mediation.performance.acts import PaymentFacts, SaidBy, record_payment
from mediation.sweep import sweep
from tests.acts.walked import a_scan
from tests.builders import a_case, the_bodies

MONDAY = date(2026, 3, 2)


@pytest.fixture
def bodies(app: Flask, on: Callable[..., None]) -> Bodies:
    on(MONDAY, "17:00")
    return the_bodies()


def void(**more: object) -> Reopening:
    return Reopening(reason="被撤销", ruling_or_paper=True, proof=a_scan(), **more)


def test_row_44a_what_a_void_agreement_still_owes_is_owed_no_more_and_nobody_is_reminded(
        bodies: Bodies, on: Callable[..., None]) -> None:
    case = a_case(bodies, CaseState.EFFECTIVE)
    line, doors = case.agreements[0].obligations[0], case.agreements[0].strengthening
    director = bodies.people["liguoqiang"]
    on(line.due_on - timedelta(days=3))
    sweep()
    reminders = [notice for notice in notices_of(case) if notice.key.startswith("perf:")]
    assert reminders and not any(notice.left_the_house for notice in reminders)
    reopening.reopen_void(case, void(), by=director)
    assert (line.state, case.steps[-1].row, case.steps[-1].reason_code) == ("waived", "52b", "void")
    assert case.steps[-1].proof is not None
    assert [running(doors, case, clock_id) for clock_id in ("CONF-30", "ARBREV-15", "PERF")] == [None, None, None]
    assert running(line, case, "PERF") is None
    assert all(notice.state == "cancelled" for notice in reminders)
    on(line.due_on + timedelta(days=3))
    sweep()
    assert not [notice for notice in notices_of(case) if notice.key.startswith("perf:") and notice.state != "cancelled"]


def test_row_44a_what_was_paid_stays_paid_and_a_void_agreement_cannot_go_on(bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.EFFECTIVE)
    line, director = case.agreements[0].obligations[0], bodies.people["liguoqiang"]
    record_payment(line, PaymentFacts(paid_on=clock.today(), amount_fen=line.amount_fen, way=PaymentWay.CASH,
                                      said_by=SaidBy.PAYEE), by=director)
    reopening.reopen_void(case, void(), by=director)
    assert line.state == "performed"
    with pytest.raises(RequirementNotMet, match="没有有效的协议"):
        reopening.agreement_stands(case, Facts(reason="有新的事实"), by=director)


def test_row_44a_of_several_agreements_only_the_void_one_falls(bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.EFFECTIVE)
    other = Agreement(case=case, standing=AgreementStanding.IN_EFFECT.value, drafted_on=clock.today())
    db.session.add(other)
    db.session.flush()
    fallen = case.agreements[0]
    reopening.reopen_void(case, void(agreements=(fallen,)), by=bodies.people["liguoqiang"])
    assert (fallen.standing, other.standing) == ("void", "in_effect")


def test_row_44a_a_void_agreement_is_not_taken_to_the_court(bodies: Bodies) -> None:
    case = a_case(bodies, CaseState.EFFECTIVE)
    doors = case.agreements[0].strengthening
    reopening.reopen_void(case, void(), by=bodies.people["liguoqiang"])
    with pytest.raises(RequirementNotMet, match="已经无效"):
        perform(doors, "choose_confirmation", by=bodies.people["wangmin"], facts=ConfirmationFacts())
