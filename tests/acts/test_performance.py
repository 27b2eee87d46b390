"""Paid, part, not paid, waived: record P row by row."""
from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from mediation import clock, files
from mediation.agreements.models import Obligation
from mediation.cases.states import CaseState
from mediation.cases.taking_back import may_take_back, take_back
from mediation.deadlines.acts import running
from mediation.demo.bodies import Bodies
from mediation.documents import packing
from mediation.documents.models import Paper
from mediation.documents.queries import latest_paper, papers_of
from mediation.documents.stage_papers import standing
from mediation.errors import NotNow, RequirementNotMet
from mediation.extensions import db
from mediation.law.agreement import PaymentWay
from mediation.law.calendar import CHINA
from mediation.law.money import yuan
from mediation.law.numbers import date_words
from mediation.performance import acts
from mediation.performance.acts import PaymentFacts, SaidBy
from mediation.performance.papers import print_receipt
from mediation.performance.queries import lines_in_effect
from mediation.performance.requirements import PerformanceFacts
from mediation.verification.verdict import standing_of
from tests.builders import a_case, the_bodies
from tests.documents.reading import text_of

NOON = date(2026, 11, 20)


@pytest.fixture
def bodies(app: Any, on: Any) -> Bodies:
    on(NOON, "17:00")
    return the_bodies()


@pytest.fixture
def wang(bodies: Bodies) -> Any:
    return bodies.people["wangmin"]


@pytest.fixture
def line(bodies: Bodies) -> Obligation:
    return lines_in_effect(a_case(bodies, CaseState.EFFECTIVE))[0]


def paid(line: Obligation, amount: int | None = None, **more: Any) -> PaymentFacts:
    return PaymentFacts(**{"paid_on": clock.today(), "amount_fen": line.left_fen if amount is None else amount,
                           "way": PaymentWay.TRANSFER, "said_by": SaidBy.PAYEE, **more})


def test_row_24b_every_line_of_an_agreement_in_effect_is_watched_until_its_day(line: Obligation) -> None:
    period = running(line, line.case, "PERF")
    assert line.state == "performing" and period is not None and period.ends_on == line.due_on


def test_row_52_a_line_paid_in_full_is_performed_and_nothing_runs_on_it(line: Obligation, wang: Any) -> None:
    acts.record_payment(line, paid(line), by=wang)
    assert line.state == "performed" and line.left_fen == 0 and running(line, line.case, "PERF") is None


def test_row_52_without_proof_or_the_payees_word_a_payment_is_not_believed(line: Obligation, wang: Any) -> None:
    with pytest.raises(RequirementNotMet) as refused:
        acts.record_payment(line, paid(line, said_by=SaidBy.PAYER), by=wang)
    assert refused.value.field == "proof"


def test_a_part_payment_leaves_the_rest_owed_and_asked_agreed_paid_apart(line: Obligation, wang: Any) -> None:
    whole = line.amount_fen
    acts.record_payment(line, paid(line, 100_00), by=wang)
    assert (line.state, line.paid_fen, line.left_fen) == ("performing", 100_00, whole - 100_00)


@pytest.mark.parametrize("amount", [0, -1, 10**12])
def test_more_than_is_owed_or_nothing_at_all_is_refused_on_the_sum(line: Obligation, wang: Any, amount: int) -> None:
    with pytest.raises(RequirementNotMet) as refused:
        acts.record_payment(line, paid(line, amount), by=wang)
    assert refused.value.field == "amount_fen"


def test_a_payment_of_tomorrow_is_refused(line: Obligation, wang: Any) -> None:
    with pytest.raises(RequirementNotMet) as refused:
        acts.record_payment(line, paid(line, paid_on=clock.today() + timedelta(days=1)), by=wang)
    assert refused.value.field == "paid_on"


def test_row_53_before_the_day_has_passed_nobody_is_in_default(line: Obligation, wang: Any) -> None:
    with pytest.raises(RequirementNotMet) as refused:
        acts.record_default(line, PerformanceFacts(), by=wang)
    assert "含当日" in refused.value.message


def test_row_53_the_day_after_an_unpaid_line_is_in_default_and_limitation_starts_anew(
        line: Obligation, wang: Any, on: Any) -> None:
    on(line.due_on + timedelta(days=1))
    acts.record_default(line, PerformanceFacts(), by=wang)
    assert line.state == "defaulted" and running(line, line.case, "PERF") is None
    assert line.case.claims[0].interruptions[-1].kind == "agreement_unperformed"


def test_row_53_both_are_told_in_writing_that_one_may_go_to_arbitration(line: Obligation, wang: Any, on: Any) -> None:
    in_default(line, wang, on)
    letter = latest_paper(line.case, "D30")
    assert letter is not None and letter.about_ref == line.public_id


def test_a_recurring_line_is_owed_again_for_its_next_month_until_the_last(line: Obligation, wang: Any, on: Any) -> None:
    line.every_months, line.recurring_until = 1, CHINA.add_months(line.due_on, 1).raw
    first_day = line.due_on
    acts.record_payment(line, paid(line), by=wang)
    assert line.state == "performing" and line.due_on == line.recurring_until and line.left_fen == line.amount_fen
    assert running(line, line.case, "PERF").ends_on == line.due_on > first_day
    acts.record_payment(line, paid(line), by=wang)
    assert line.state == "performed" and running(line, line.case, "PERF") is None


def in_default(line: Obligation, wang: Any, on: Any) -> None:
    on(line.due_on + timedelta(days=1))
    acts.record_default(line, PerformanceFacts(), by=wang)


def test_row_53_a_reminder_is_a_letter_to_the_payer_with_its_last_day_and_what_may_follow(
        line: Obligation, wang: Any, on: Any) -> None:
    on(line.due_on + timedelta(days=3))
    acts.remind_of_performance(line, PerformanceFacts(days=5), by=wang)
    letter = latest_paper(line.case, "D37", line.payer_id)
    assert letter is not None and letter.about_ref == line.public_id and "催" in letter.number
    printed = text_of(packing.bytes_of(letter))
    assert f"{date_words(clock.today() + timedelta(days=5))}前（含当日）" in printed and "3日" in printed
    assert "未经司法确认" in printed and yuan(line.left_fen) in printed


def test_row_53_nobody_is_called_on_before_the_day_has_passed(line: Obligation, wang: Any) -> None:
    with pytest.raises(RequirementNotMet, match="还没有过"):
        acts.remind_of_performance(line, PerformanceFacts(), by=wang)


def test_row_52a_paid_late_it_is_performed_all_the_same(line: Obligation, wang: Any, on: Any) -> None:
    in_default(line, wang, on)
    acts.record_payment(line, paid(line), by=wang)
    assert line.state == "performed"


def test_row_53a_a_new_day_signed_by_both_starts_the_period_again(line: Obligation, wang: Any, on: Any) -> None:
    in_default(line, wang, on)
    new_day = clock.today() + timedelta(days=20)
    with pytest.raises(RequirementNotMet):
        acts.agree_new_day(line, PerformanceFacts(until=new_day), by=wang)
    line = lines_in_effect(line.case)[0]
    acts.agree_new_day(line, PerformanceFacts(until=new_day, proof=a_scan()), by=wang)
    assert line.state == "performing" and running(line, line.case, "PERF").ends_on == new_day


def a_scan() -> str:
    return files.put(b"%PDF-1.7 signed", "application/pdf").sha256


def test_row_52b_a_waiver_needs_the_creditors_signature(line: Obligation, wang: Any) -> None:
    with pytest.raises(RequirementNotMet):
        acts.waive(line, PerformanceFacts(reason_code="waived"), by=wang)
    acts.waive(line, PerformanceFacts(reason_code="waived", proof=a_scan()), by=wang)
    assert line.state == "waived"


def test_row_66c_a_payment_that_bounced_is_owed_again_while_the_case_is_open(
        line: Obligation, wang: Any, bodies: Bodies) -> None:
    acts.record_payment(line, paid(line), by=wang)
    acts.undo_performed(line, PerformanceFacts(reason="支票退回"), by=bodies.people["liguoqiang"])
    assert line.state == "defaulted" and line.left_fen == line.amount_fen


def test_row_66c_after_the_day_the_payer_is_called_on_in_writing(
        line: Obligation, wang: Any, bodies: Bodies, on: Callable[..., None]) -> None:
    acts.record_payment(line, paid(line), by=wang)
    assert line.due_on is not None
    on(line.due_on + timedelta(days=1))
    acts.undo_performed(line, PerformanceFacts(reason="支票退回"), by=bodies.people["liguoqiang"])
    assert [paper.code for paper in papers_of(line.case)].count("D37") == 1


def test_a_line_that_is_performed_takes_no_second_payment(line: Obligation, wang: Any) -> None:
    acts.record_payment(line, paid(line), by=wang)
    with pytest.raises(RequirementNotMet):
        acts.record_payment(line, paid(line, 1), by=wang)
    with pytest.raises(NotNow):
        acts.waive(line, PerformanceFacts(reason_code="replaced"), by=wang)


def test_a_receipt_is_printed_for_the_payee_and_a_cash_payment_needs_its_witness(line: Obligation, wang: Any) -> None:
    payment = acts.record_payment(line, paid(line, way=PaymentWay.CASH), by=wang)
    with pytest.raises(RequirementNotMet) as refused:
        print_receipt(payment, by=wang)
    assert "见证人" in refused.value.message
    assert print_receipt(payment, by=wang, witness="周慧").code == "D38"


def ledgers(case: Any) -> list[Paper]:
    return [paper for paper in papers_of(case) if paper.code == "D36" and paper.voided_at is None]


def ledger_text(case: Any) -> str:
    return text_of(packing.bytes_of(ledgers(case)[-1])).replace("\n", "")


def test_the_ledger_is_printed_with_the_effect_and_anew_after_each_change_and_only_the_last_counts(
        line: Obligation, wang: Any, bodies: Bodies) -> None:
    assert len(ledgers(line.case)) == 1 and "0.0%" in ledger_text(line.case)
    acts.record_payment(line, paid(line, 100_00), by=wang)
    acts.record_payment(line, paid(line), by=wang)
    acts.undo_performed(line, PerformanceFacts(reason="银行退回"), by=bodies.people["liguoqiang"])
    acts.waive(line, PerformanceFacts(proof=files.put(b"free", "application/pdf").sha256), by=wang)
    assert len(ledgers(line.case)) == 5
    assert [paper for paper in standing(papers_of(line.case)) if paper.code == "D36"] == ledgers(line.case)[-1:]
    assert standing_of(ledgers(line.case)[0])[1] is False and standing_of(ledgers(line.case)[-1])[1] is True


def test_the_ledger_says_what_is_due_what_arrived_and_how_much_of_it(line: Obligation, wang: Any) -> None:
    part = line.amount_fen // 4
    acts.record_payment(line, paid(line, part), by=wang)
    said = ledger_text(line.case)
    total = sum(each.amount_fen or 0 for each in line.agreement.obligations)
    tenths = part * 1000 // total
    assert f"{yuan(total)}元" in said and f"{yuan(part)}元" in said and f"{tenths // 10}.{tenths % 10}%" in said


def test_a_bounced_payment_is_not_in_the_ledger(line: Obligation, wang: Any, bodies: Bodies) -> None:
    acts.record_payment(line, paid(line), by=wang)
    assert "银行转账" in ledger_text(line.case)
    acts.undo_performed(line, PerformanceFacts(reason="银行退回"), by=bodies.people["liguoqiang"])
    assert "银行转账" not in ledger_text(line.case) and "0.0%" in ledger_text(line.case)


def test_payments_of_one_act_make_one_ledger(bodies: Bodies, wang: Any) -> None:
    case = a_case(bodies, CaseState.EFFECTIVE)
    lines = lines_in_effect(case)
    acts.record_payments([(line, paid(line, 1_00)) for line in (*lines, *lines)], by=wang)
    assert len(ledgers(case)) == 2


def test_a_payment_that_is_taken_back_takes_its_ledger_along(line: Obligation, wang: Any) -> None:
    db.session.commit()
    acts.record_payment(line, paid(line, 100_00), by=wang)
    db.session.commit()
    offered = may_take_back(line.case, by=wang)
    assert offered is not None
    take_back(line.case, offered.step, by=wang)
    assert len(ledgers(line.case)) == 1
    assert [paper for paper in standing(papers_of(line.case)) if paper.code == "D36"] == ledgers(line.case)
