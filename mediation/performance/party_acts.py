"""Paid or not, said by the parties themselves: who is to be paid confirms or complains, who pays shows the voucher.

Paid in full and confirmed by who is to be paid, a line is performed (row 52: O17 16 asks for a voucher or that word).
Not paid after its day, it is in default (row 53). Whatever else is said waits for the staff to record it.
"""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation import clock
from mediation.agreements.models import Agreement, AgreementStanding, Obligation, ObligationState
from mediation.agreements.states import OWED
from mediation.audit import trail
from mediation.cases import who
from mediation.cases.acts import refresh
from mediation.cases.models import Case
from mediation.cases.requesting import WATCHED_BY
from mediation.deadlines.acts import begin, end, running
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.law.agreement import PaymentWay
from mediation.parties.acting import only_itself
from mediation.parties.models import Party
from mediation.performance.acts import PaymentFacts, next_due, record_default, record_payment
from mediation.performance.models import SaidBy
from mediation.performance.queries import lines_in_effect
from mediation.performance.requirements import PerformanceFacts, has_fallen_due
from mediation.performance.word_models import PaymentSaid, PaymentWord

IN_FORCE = (AgreementStanding.IN_EFFECT.value, AgreementStanding.TITLE.value)
SAID_ONLINE = "收款人在自己的页面上确认。"


@dataclass(frozen=True)
class SaidOfPayment:
    """What a party says of a line: on which day, how much (分) of it, how; ``proof`` is the photograph it shows."""

    said: PaymentSaid
    paid_on: date | None = None
    amount_fen: int | None = None
    way: PaymentWay = PaymentWay.OTHER
    words: str = ""
    proof: str | None = None


def own_lines(party: Party) -> list[Obligation]:
    """The lines on which this party pays or is paid and that are still owed."""
    return [line for line in lines_in_effect(party.case) if party.id in (line.payer_id, line.payee_id)
            and line.state in OWED and _in_force(line.agreement)]


def _in_force(agreement: Agreement) -> bool:
    return agreement.standing in IN_FORCE


def say_of_payment(line: Obligation, party: Party, said: SaidOfPayment, *, by: Any) -> PaymentWord:
    """A party says what came, or what it paid; raises RequirementNotMet on the field of what can't be so."""
    only_itself(party, by=by)
    if line not in own_lines(party):
        raise NotNow("这一项已经付清、免除了，或者不是您的。请回到“我的案件”看最新情况。")
    is_payee = party.id == line.payee_id
    _can_be_said(line, said, is_payee)
    for earlier in line.payment_words:
        if earlier.party_id == party.id and earlier.is_open:
            _settle(earlier, None)
    row = PaymentWord(case=line.case, obligation=line, party=party, said=said.said.value, paid_on=said.paid_on,
                      amount_fen=_sum(line, said), words=said.words, proof_sha256=said.proof, said_at=clock.now())
    db.session.add(row)
    db.session.flush()
    trail.record("say_of_payment", by=by, record=row, case=line.case, said=said.said.value)
    if is_payee and _performs(line, said):
        record_payment(line, _payment(line, party, said), by=by)
        _settle(row, None)
        return row
    begin(row, line.case, WATCHED_BY, clock.today())
    if is_payee and said.said is PaymentSaid.NOT_PAID and line.state == ObligationState.PERFORMING.value:
        record_default(line, PerformanceFacts(reason=said.words, on_behalf_of=(party,)), by=by)
    refresh(line.case)
    return row


def _performs(line: Obligation, said: SaidOfPayment) -> bool:
    """Whether this word alone performs the line: paid in full before it was in default, and nothing falls due again."""
    return said.said is PaymentSaid.PAID and line.state == ObligationState.PERFORMING.value and next_due(line) is None


def _sum(line: Obligation, said: SaidOfPayment) -> int:
    if said.said is PaymentSaid.NOT_PAID or line.amount_fen is None:
        return 0
    return line.left_fen if said.said is PaymentSaid.PAID else said.amount_fen or 0


def _payment(line: Obligation, party: Party, said: SaidOfPayment) -> PaymentFacts:
    assert said.paid_on is not None
    return PaymentFacts(
        paid_on=said.paid_on, amount_fen=_sum(line, said), way=said.way, said_by=SaidBy.PAYEE, proof=said.proof,
        words=said.words, late_reason=SAID_ONLINE, on_behalf_of=(party,))


def _can_be_said(line: Obligation, said: SaidOfPayment, is_payee: bool) -> None:
    if said.said is PaymentSaid.NOT_PAID:
        if not is_payee:
            raise RequirementNotMet("付不出的，请打电话给办案人，商量另定日子。", field="said")
        if not has_fallen_due(line, clock.today()):
            raise RequirementNotMet(f"还没有到约定的日子（{line.due_on}，含当日），过了再说。", field="said")
        return
    if said.paid_on is None or said.paid_on > clock.today():
        raise RequirementNotMet("请填写哪天付的，不能晚于今天。", field="paid_on")
    if line.agreement.effective_on is not None and said.paid_on < line.agreement.effective_on:
        raise RequirementNotMet(f"付款的日子不能早于协议生效（{line.agreement.effective_on}）。", field="paid_on")
    if said.said is PaymentSaid.PART and not 0 < (said.amount_fen or 0) < line.left_fen:
        raise RequirementNotMet("请填写付了多少，要比还欠的少；付清的请选“付清了”。", field="amount_fen")
    if not is_payee and said.proof is None:
        raise RequirementNotMet("请附上转账回单或者收条的照片。", field="proof")


def settle_word(row: PaymentWord, answer: str, *, by: Any) -> None:
    """The staff have looked at what a party said; the party reads the answer."""
    if not who.staff(actor=by, model=row.case):
        raise NotPermitted("只有本案办案人可以办。")
    if not row.is_open:
        raise NotNow("这一条已经处理过了，请刷新页面。")
    if not answer.strip():
        raise RequirementNotMet("请写明怎么处理的，当事人在自己的页面上看得到。", field="answer")
    _settle(row, by)
    row.answer = answer.strip()
    trail.record("settle_payment_word", by=by, record=row, case=row.case)


def settled_by_payment(lines: list[Obligation], *, by: Any) -> None:
    """The staff have recorded what came on these lines: what was said of it is settled."""
    for line in lines:
        for row in line.payment_words:
            if row.is_open and row.said_term is not PaymentSaid.NOT_PAID:
                _settle(row, by)


def open_words(case: Case) -> list[PaymentWord]:
    """What parties said and the staff have not looked at."""
    return [row for line in lines_in_effect(case) for row in line.payment_words if row.is_open]


def _settle(row: PaymentWord, by: Any) -> None:
    row.settled_at, row.settled_by_id = clock.now(), by.id if by is not None else None
    period = running(row, row.case, WATCHED_BY)
    if period is not None:
        end(period, clock.today())
    db.session.flush()
    refresh(row.case)
