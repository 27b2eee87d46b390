"""Paid or not, said by the parties themselves."""
from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from mediation import clock
from mediation.agreements.models import Obligation
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.deadlines.acts import running
from mediation.demo.bodies import Bodies
from mediation.desk.queries.news import News, items, never_seen
from mediation.desk.scans import scans_of
from mediation.documents.queries import latest_paper
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.law.agreement import PaymentWay
from mediation.parties.models import Party
from mediation.performance.acts import PaymentFacts, record_payments
from mediation.performance.models import SaidBy
from mediation.performance.party_acts import (SaidOfPayment, own_lines, say_of_payment, settle_word,
                                              settled_by_payment)
from mediation.performance.word_models import PaymentSaid
from tests.acts.walked import a_scan
from tests.builders import a_case, the_bodies
from tests.following import acting


@pytest.fixture
def bodies(app: Flask) -> Bodies:
    return the_bodies()


@pytest.fixture
def case(bodies: Bodies) -> Case:
    return a_case(bodies, CaseState.EFFECTIVE)


@pytest.fixture
def line(case: Case) -> Obligation:
    found = next(each for each in own_lines(case.applicants[0]) if each.amount_fen is not None)
    assert found.payee is case.applicants[0] and found.state == "performing"
    return found


def is_late(line: Obligation) -> None:
    line.due_on = clock.today() - timedelta(days=1)
    db.session.commit()


def says(line: Obligation, party: Party, said: PaymentSaid, **more):
    if said is not PaymentSaid.NOT_PAID:
        more.setdefault("paid_on", clock.today())
    row = say_of_payment(line, party, SaidOfPayment(said, **more), by=acting(party))
    db.session.commit()
    return row


def test_who_is_paid_confirms_it_and_the_line_is_performed(line: Obligation) -> None:
    row = says(line, line.payee, PaymentSaid.PAID, way=PaymentWay.WECHAT)
    assert line.state == "performed" and line.left_fen == 0 and not row.is_open
    payment = line.payments[-1]
    assert (payment.said_by, payment.way, payment.by_id) == (SaidBy.PAYEE.value, "wechat", None)
    step = next(step for step in line.case.steps if step.act == "record_performed")
    assert step.row == "52" and step.by_words == line.payee.name


def test_the_payer_with_a_voucher_moves_nothing_before_the_clerk_has_looked(line: Obligation, bodies: Bodies) -> None:
    row = says(line, line.payer, PaymentSaid.PAID, proof=a_scan())
    assert line.state == "performing" and line.paid_fen == 0 and row.is_open and row.amount_fen == line.left_fen
    assert running(row, line.case, "REQUEST") is not None
    wang = bodies.people["wangmin"]
    assert any(item.words.endswith("付清了") for item in items(wang, News.PAID, never_seen()))
    assert any("当事人交的凭证" in scan.what for scan in scans_of(line.case, wang))
    record_payments([(line, PaymentFacts(clock.today(), line.left_fen, PaymentWay.TRANSFER, SaidBy.PAYER,
                                         proof=row.proof_sha256))], by=wang)
    settled_by_payment([line], by=wang)
    assert line.state == "performed" and not row.is_open and running(row, line.case, "REQUEST") is None


def test_who_is_paid_confirms_what_the_payer_said(line: Obligation) -> None:
    says(line, line.payer, PaymentSaid.PAID, proof=a_scan())
    says(line, line.payee, PaymentSaid.PAID)
    assert line.state == "performed"


def test_a_payer_shows_a_voucher_and_can_not_say_that_it_did_not_pay(line: Obligation) -> None:
    with pytest.raises(RequirementNotMet) as refused:
        says(line, line.payer, PaymentSaid.PAID)
    assert refused.value.field == "proof"
    is_late(line)
    with pytest.raises(RequirementNotMet, match="商量另定"):
        says(line, line.payer, PaymentSaid.NOT_PAID)


def test_not_paid_after_its_day_is_a_default_and_both_are_told(line: Obligation, bodies: Bodies) -> None:
    is_late(line)
    row = says(line, line.payee, PaymentSaid.NOT_PAID, words="一分没到")
    assert line.state == "defaulted" and row.is_open and running(row, line.case, "REQUEST") is not None
    assert latest_paper(line.case, "D30") is not None
    step = next(step for step in line.case.steps if step.act == "record_default")
    assert step.row == "53" and step.by is None and step.by_words == line.payee.name
    assert items(bodies.people["wangmin"], News.UNPAID, never_seen())


def test_said_again_of_a_line_in_default_it_waits_for_the_staff(line: Obligation) -> None:
    is_late(line)
    first = says(line, line.payee, PaymentSaid.NOT_PAID)
    second = says(line, line.payee, PaymentSaid.NOT_PAID)
    assert not first.is_open and second.is_open
    assert sum(step.act == "record_default" for step in line.case.steps) == 1


def test_before_its_day_nobody_says_that_it_was_not_paid(line: Obligation) -> None:
    with pytest.raises(RequirementNotMet, match="还没有到约定的日子"):
        says(line, line.payee, PaymentSaid.NOT_PAID)
    assert line.state == "performing" and not line.payment_words


def test_a_part_waits_for_the_staff_and_is_less_than_what_is_owed(line: Obligation) -> None:
    for amount in (None, 0, line.left_fen, line.left_fen + 1):
        with pytest.raises(RequirementNotMet) as refused:
            says(line, line.payee, PaymentSaid.PART, amount_fen=amount)
        assert refused.value.field == "amount_fen"
    row = says(line, line.payee, PaymentSaid.PART, amount_fen=100)
    assert row.is_open and line.paid_fen == 0


def test_paid_after_a_default_is_recorded_by_the_staff(line: Obligation) -> None:
    is_late(line)
    says(line, line.payee, PaymentSaid.NOT_PAID)
    row = says(line, line.payee, PaymentSaid.PAID)
    assert line.state == "defaulted" and row.is_open


@pytest.mark.parametrize("days", [1, None])
def test_a_payment_has_its_day_and_not_tomorrow(line: Obligation, days: int | None) -> None:
    day = clock.today() + timedelta(days=days) if days else None
    with pytest.raises(RequirementNotMet) as refused:
        says(line, line.payee, PaymentSaid.PAID, paid_on=day)
    assert refused.value.field == "paid_on"


def test_nobody_pays_before_the_agreement_was_in_effect(line: Obligation) -> None:
    with pytest.raises(RequirementNotMet, match="早于协议生效"):
        says(line, line.payee, PaymentSaid.PAID, paid_on=line.agreement.effective_on - timedelta(days=1))


def test_nobody_speaks_for_another_or_of_a_line_that_is_not_theirs(line: Obligation, bodies: Bodies) -> None:
    said = SaidOfPayment(PaymentSaid.PAID, clock.today())
    for other in (acting(line.payer), bodies.people["wangmin"]):
        with pytest.raises(NotPermitted):
            say_of_payment(line, line.payee, said, by=other)
    other = a_case(bodies, CaseState.EFFECTIVE).applicants[0]
    with pytest.raises(NotNow):
        say_of_payment(line, other, said, by=acting(other))
    says(line, line.payee, PaymentSaid.PAID)
    with pytest.raises(NotNow, match="已经付清"):
        says(line, line.payee, PaymentSaid.PAID)


def test_the_staff_answer_what_was_said(line: Obligation, bodies: Bodies) -> None:
    row = says(line, line.payer, PaymentSaid.PART, amount_fen=100, proof=a_scan())
    with pytest.raises(NotPermitted):
        settle_word(row, "看过了", by=bodies.people["gulnar"])
    with pytest.raises(RequirementNotMet) as refused:
        settle_word(row, " ", by=bodies.people["wangmin"])
    assert refused.value.field == "answer"
    settle_word(row, "回单上不是这笔钱，请再交。", by=bodies.people["wangmin"])
    assert not row.is_open and "回单" in row.answer
    with pytest.raises(NotNow):
        settle_word(row, "再说一次", by=bodies.people["wangmin"])
