"""The payment order: record P from a default to enforcement or its end, row by row, and each refusal."""
from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from mediation import clock
from mediation.agreements.models import Obligation, StrengtheningState
from mediation.cases.states import CaseState
from mediation.deadlines.acts import running
from mediation.demo.bodies import Bodies
from mediation.documents.queries import latest_paper
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.handoffs.models import Handoff
from mediation.law.payment_order import Gate, ObjectionFlaw, OrderCondition, OrderEnd
from mediation.law.remedies import RemedyKey, Title
from mediation.law.terms import CaseKind, ClaimType
from mediation.performance import acts, court_acts
from mediation.performance.court_requirements import AfterOrder, CourtFacts
from mediation.performance.queries import lines_in_effect
from mediation.performance.remedies import remedies_of
from mediation.performance.titles import title_of
from mediation.sweep import end_periods_of
from tests.builders import a_case, the_bodies
from tests.acts.court_ways import (
    COURT,
    ENFORCEMENT,
    NOON,
    ORDER,
    a_scan,
    added,
    asking,
    decided,
    ended,
    ends,
    filed,
    in_default,
    issued,
    paid,
    refused_field,
    served,
    two_lines,
)


@pytest.fixture
def bodies(app: Any, on: Any) -> Bodies:
    on(NOON, "17:00")
    return the_bodies()


@pytest.fixture
def wang(bodies: Bodies) -> Any:
    return bodies.people["wangmin"]


@pytest.fixture
def line(bodies: Bodies, on: Any, wang: Any) -> Obligation:
    """A line in default since yesterday."""
    return in_default(lines_in_effect(a_case(bodies, CaseState.EFFECTIVE))[0], wang, on)


def test_rows_55_to_56b_a_line_goes_from_default_through_the_order_to_enforcement_and_money(
        line: Obligation, wang: Any, on: Any) -> None:
    order = filed(line, wang)
    assert line.state == "payorder_filed" and ends(line, "PO-5") >= clock.today() + timedelta(days=5)
    court_acts.docket_payment_order(line, CourtFacts(number="(2026)粤0699民督12号"), by=wang)
    assert line.state == "payorder_docketed" and order.number == ORDER
    assert running(line, line.case, "PO-5") is None and running(line, line.case, "PO-15") is not None
    court_acts.issue_payment_order(line, decided(), by=wang)
    kept = latest_paper(line.case, "E06")
    assert line.state == "payorder_issued" and running(line, line.case, "PO-30S") is not None
    assert kept is not None and kept.is_registered_scan and kept.number == ORDER
    court_acts.serve_payment_order(line, CourtFacts(proof=a_scan("served")), by=wang)
    assert line.state == "payorder_served" and running(line, line.case, "PO-30S") is None
    on(ends(line, "PO-15D") + timedelta(days=1))
    end_periods_of(line.case)
    assert line.state == "payorder_served", "no timer ends a record"
    enforcement = court_acts.apply_for_enforcement(
        [line], CourtFacts(court_name=COURT, number=ENFORCEMENT, proof=a_scan("apply")), by=wang)
    assert line.state == "enforcing" and enforcement.title == Title.PAYMENT_ORDER and enforcement.title_number == ORDER
    assert running(line, line.case, "PO-15D") is None and running(line, line.case, "ENF-2Y") is None
    acts.record_payment(line, paid(line), by=wang)
    assert line.state == "performed" and line.left_fen == 0
    assert [entry.act for entry in order.entries] == [
        "file_payment_order", "docket_payment_order", "issue_payment_order", "serve_payment_order"]


def test_one_application_is_on_several_lines_and_what_the_court_does_moves_them_together(
        bodies: Bodies, wang: Any, on: Any) -> None:
    lines = two_lines(bodies, wang, on)
    order = court_acts.file_payment_order(lines, asking(), by=wang)
    assert order.lines == lines and court_acts.lines_together(lines[0]) == lines
    court_acts.docket_payment_order(lines[1], CourtFacts(number=ORDER), by=wang)
    assert {each.state for each in lines} == {"payorder_docketed"} and len(order.entries) == 2


def test_one_of_several_lines_that_was_paid_stays_out_of_what_the_court_does_next(
        bodies: Bodies, wang: Any, on: Any) -> None:
    first, second = two_lines(bodies, wang, on)
    court_acts.file_payment_order([first, second], asking(), by=wang)
    acts.record_payment(first, paid(first), by=wang)
    court_acts.docket_payment_order(second, CourtFacts(number=ORDER), by=wang)
    assert (first.state, second.state) == ("performed", "payorder_docketed")


def test_an_application_is_of_one_creditor_and_of_at_least_one_line(line: Obligation, wang: Any) -> None:
    with pytest.raises(RequirementNotMet, match="勾选"):
        court_acts.file_payment_order([], asking(), by=wang)
    other = added(line, ordinal=8, payer=line.payee, payee=line.payer, amount_fen=1, state="defaulted")
    with pytest.raises(RequirementNotMet, match="同一个权利人"):
        court_acts.file_payment_order([line, other], asking(), by=wang)


@pytest.mark.parametrize("condition", OrderCondition)
def test_row_55_each_of_the_seven_conditions_is_asked_with_its_article(
        line: Obligation, wang: Any, condition: OrderCondition) -> None:
    others = tuple(each for each in OrderCondition if each is not condition)
    with pytest.raises(RequirementNotMet) as refused:
        filed(line, wang, conditions=others)
    assert condition.label in refused.value.message and refused.value.field == "conditions"
    assert "第四百二十七条" in (refused.value.article or "")


@pytest.mark.parametrize("more, field", [
    ({"gate": None}, "gate"), ({"court_name": " "}, "court_name"), ({"proof": None}, "scan")])
def test_row_55_gate_court_and_signature_are_asked(line: Obligation, wang: Any, more: Any, field: str) -> None:
    assert refused_field(lambda: filed(line, wang, **more)) == field
    assert line.state == "defaulted"


def test_row_55_only_the_four_kinds_of_money_may_be_ordered(line: Obligation, wang: Any) -> None:
    line.claim.type = ClaimType.SOCIAL_INSURANCE.value
    with pytest.raises(RequirementNotMet, match="四类"):
        filed(line, wang)


def test_row_55_arrears_alone_are_asked_only_for_pay(line: Obligation, wang: Any) -> None:
    line.claim.type = ClaimType.SEVERANCE.value
    assert refused_field(lambda: filed(line, wang, gate=Gate.ARREARS)) == "gate"
    filed(line, wang)


def test_row_55_not_for_a_civil_dispute_nor_against_a_worker_nor_where_there_is_a_title(
        line: Obligation, wang: Any) -> None:
    line.case.kind = CaseKind.CIVIL_SERVICE.value
    with pytest.raises(RequirementNotMet, match="民事纠纷"):
        filed(line, wang)
    line = lines_in_effect(line.case)[0]
    line.case.kind = CaseKind.LABOUR.value
    line.agreement.strengthening.state = StrengtheningState.CONF_GRANTED.value
    with pytest.raises(RequirementNotMet, match="直接申请强制执行"):
        filed(line, wang)


def test_row_55a_the_number_is_one_of_a_payment_order(line: Obligation, wang: Any) -> None:
    filed(line, wang)
    assert refused_field(lambda: court_acts.docket_payment_order(
        line, CourtFacts(number="（2026）粤0699诉前调确1号"), by=wang)) == "number"


@pytest.mark.parametrize("docketed", [False, True])
def test_row_56_a_refusal_leaves_the_line_in_default_and_it_may_be_asked_again(
        line: Obligation, wang: Any, docketed: bool) -> None:
    order = filed(line, wang)
    if docketed:
        court_acts.docket_payment_order(line, CourtFacts(number=ORDER), by=wang)
    court_acts.refuse_payment_order(line, decided(), by=wang)
    assert line.state == "defaulted" and order.ended_as == "refused"
    assert running(line, line.case, "PO-5") is None and running(line, line.case, "PO-15") is None
    assert filed(line, wang) is not order


@pytest.mark.parametrize("more, field", [
    ({"judge": ""}, "judge"), ({"proof": None}, "scan"), ({"number": "1"}, "number")])
def test_row_56_the_order_comes_with_number_judge_and_scan(line: Obligation, wang: Any, more: Any, field: str) -> None:
    filed(line, wang)
    court_acts.docket_payment_order(line, CourtFacts(number=ORDER), by=wang)
    assert refused_field(lambda: court_acts.issue_payment_order(line, decided(**more), by=wang)) == field


def test_row_56a_after_thirty_days_it_is_served_no_more_and_the_court_ends_it(
        line: Obligation, wang: Any, on: Any) -> None:
    order = issued(line, wang)
    last = ends(line, "PO-30S")
    assert refused_field(lambda: court_acts.end_payment_order(
        line, decided(reason_code=OrderEnd.UNSERVED.value), by=wang)) == "happened_on"
    line = lines_in_effect(line.case)[0]
    on(last + timedelta(days=1))
    end_periods_of(line.case)
    assert running(line, line.case, "PO-30S").state == "over" and line.state == "payorder_issued"
    assert refused_field(lambda: court_acts.serve_payment_order(
        line, CourtFacts(proof=a_scan()), by=wang)) == "happened_on"
    court_acts.end_payment_order(line, decided(reason_code=OrderEnd.UNSERVED.value), by=wang)
    assert line.state == "payorder_ended" and order.ended_as == "unserved"


def test_row_56b_before_the_fifteen_days_are_over_nothing_is_enforced(line: Obligation, wang: Any, on: Any) -> None:
    served(line, wang)
    on(ends(line, "PO-15D"))
    assert refused_field(lambda: court_acts.apply_for_enforcement(
        [line], CourtFacts(court_name=COURT, proof=a_scan()), by=wang)) == "happened_on"
    assert line.state == "payorder_served" and title_of(line) is None


def test_row_57_an_objection_that_says_only_cannot_pay_leaves_the_order_standing(line: Obligation, wang: Any) -> None:
    order = served(line, wang)
    court_acts.dismiss_objection(line, CourtFacts(reason_code=ObjectionFlaw.CANNOT_PAY.value), by=wang)
    assert line.state == "payorder_served" and running(line, line.case, "PO-15D") is not None
    assert "没有能力" in order.entries[-1].words
    assert refused_field(lambda: court_acts.dismiss_objection(line, CourtFacts(), by=wang)) == "reason_code"


def test_row_57_an_objection_comes_after_service_and_in_the_fifteen_days(line: Obligation, wang: Any, on: Any) -> None:
    issued(line, wang)
    objection = {"reason_code": OrderEnd.OBJECTION.value, "objected_on": clock.today()}
    assert refused_field(lambda: court_acts.end_payment_order(line, decided(**objection), by=wang)) == "reason_code"
    court_acts.serve_payment_order(line, CourtFacts(proof=a_scan()), by=wang)
    late = ends(line, "PO-15D") + timedelta(days=1)
    on(late)
    assert refused_field(lambda: court_acts.end_payment_order(
        line, decided(**{**objection, "objected_on": late}), by=wang)) == "objected_on"
    assert refused_field(lambda: court_acts.end_payment_order(
        line, decided(reason_code=OrderEnd.OBJECTION.value), by=wang)) == "objected_on"
    assert refused_field(lambda: court_acts.end_payment_order(
        line, decided(reason_code=OrderEnd.WITHDRAWN.value), by=wang)) == "reason_code"
    assert refused_field(lambda: court_acts.end_payment_order(line, decided(), by=wang)) == "reason_code"


def test_row_57_after_gate_a_one_sues_on_the_agreement_after_gate_b_one_arbitrates_first(
        bodies: Bodies, line: Obligation, wang: Any) -> None:
    order = ended(line, wang)
    assert line.state == "payorder_ended" and line.proceedings[-1].gate == "agreement" == order.gate
    assert running(line, line.case, "PO-15D") is None and running(line, line.case, "ENF-2Y") is None
    assert remedies_of(line, clock.today())[0].key is RemedyKey.SUIT
    order.gate = Gate.ARREARS.value
    assert [each.key for each in remedies_of(line, clock.today())] == [RemedyKey.ARBITRATION]


def test_the_seven_days_count_from_the_receipt_of_the_ruling_and_no_suit_may_be_wanted(
        line: Obligation, wang: Any, on: Any) -> None:
    served(line, wang)
    ruled = clock.today()
    received = ruled + timedelta(days=2)
    end = {"reason_code": OrderEnd.OBJECTION.value, "objected_on": ruled, "happened_on": ruled}
    assert refused_field(lambda: court_acts.end_payment_order(
        line, decided(**end, received_on=received), by=wang)) == "received_on"
    on(received)
    order = court_acts.end_payment_order(line, decided(**end, received_on=received), by=wang)
    assert ends(line, "PO-7") >= received + timedelta(days=7) and order.ruled_on == received
    assert refused_field(lambda: court_acts.decline_suit(line, CourtFacts(), by=wang)) == "scan"
    court_acts.decline_suit(line, CourtFacts(proof=a_scan("no suit")), by=wang)
    assert order.suit_declined_on == clock.today() and running(line, line.case, "PO-7") is None


def test_after_the_seven_days_or_by_gate_b_there_is_no_suit_to_decline(line: Obligation, wang: Any, on: Any) -> None:
    order = ended(line, wang)
    order.gate = Gate.ARREARS.value
    with pytest.raises(RequirementNotMet, match="先申请仲裁"):
        court_acts.decline_suit(line, CourtFacts(proof=a_scan()), by=wang)
    order.gate = Gate.AGREEMENT.value
    on(ends(line, "PO-7") + timedelta(days=1))
    with pytest.raises(RequirementNotMet, match="视为起诉"):
        court_acts.decline_suit(line, CourtFacts(proof=a_scan()), by=wang)


def test_row_58a_the_line_is_in_default_again_once_the_days_are_over_or_something_was_opened(
        line: Obligation, wang: Any, on: Any) -> None:
    ended(line, wang)
    nothing = {"reason_code": AfterOrder.NOTHING.value}
    assert refused_field(lambda: court_acts.close_payment_order(line, CourtFacts(**nothing), by=wang)) == "happened_on"
    assert refused_field(lambda: court_acts.close_payment_order(
        line, CourtFacts(reason_code=AfterOrder.TAKEN_ON.value), by=wang)) == "reason_code"
    assert refused_field(lambda: court_acts.close_payment_order(line, CourtFacts(), by=wang)) == "reason_code"
    on(ends(line, "PO-7") + timedelta(days=1))
    court_acts.close_payment_order(line, CourtFacts(**nothing), by=wang)
    assert line.state == "defaulted" and running(line, line.case, "PO-7") is None


def test_row_58a_a_suit_or_arbitration_that_was_opened_is_enough(line: Obligation, wang: Any) -> None:
    ended(line, wang)
    db.session.add(Handoff(case=line.case, way="court", receiver=COURT, state="litigation"))
    db.session.flush()
    court_acts.close_payment_order(line, CourtFacts(reason_code=AfterOrder.TAKEN_ON.value), by=wang)
    assert line.state == "defaulted"
