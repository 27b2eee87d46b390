"""What the case page shows of performance: asked, agreed, paid, line by line."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mediation import clock
from mediation.agreements.models import Obligation, ObligationState
from mediation.agreements.states import OWED
from mediation.cases import who
from mediation.cases.act_pages import act_address, case_address
from mediation.cases.acts import may_now
from mediation.cases.models import Case
from mediation.law.agreement import PaymentWay
from mediation.law.money import yuan
from mediation.people.models import Person
from mediation.performance.court_sections import (
    ON_ONE_APPLICATION,
    ApplicationShown,
    WayOn,
    applications_of,
    lacks,
    titles_to_open,
    ways_on,
)
from mediation.performance.models import Payment, SaidBy
from mediation.performance.queries import lines_in_effect
from mediation.performance.word_models import PaymentWord

ON_ITS_PAGE = {"record_performed", "record_late_performance", "record_part_payment"}


@dataclass(frozen=True)
class PaymentLine:
    """One payment: what came and how, and who says so."""

    payment: Payment
    what: str
    said_by: str


@dataclass(frozen=True)
class WordLine:
    """What a party said of the line on its own page; where the staff answer it."""

    word: PaymentWord
    what: str
    settle: str | None


@dataclass(frozen=True)
class PerformanceLine:
    """One obligation with what came on it, and what may be done on it now."""

    obligation: Obligation
    state: ObligationState
    payments: Sequence[PaymentLine]
    acts: tuple[tuple[str, str], ...]
    ways: Sequence[WayOn]
    words: Sequence[WordLine]


@dataclass(frozen=True)
class PerformanceSection:
    """All obligations of the case and their sums, in 分."""

    lines: Sequence[PerformanceLine]
    agreed_fen: int
    paid_fen: int
    payable: bool
    record_address: str
    applications: Sequence[ApplicationShown]
    titles: Sequence[tuple[str, str]]


def section(case: Case, person: Person) -> PerformanceSection:
    """The section for one reader."""
    lines = [PerformanceLine(line, ObligationState(line.state), _payments(line), _acts(line, person),
                             ways_on(line, person, clock.today()), _words(line, person))
             for line in lines_in_effect(case)]
    return PerformanceSection(
        lines=lines, agreed_fen=sum(line.obligation.amount_fen or 0 for line in lines
                                    if line.state is not ObligationState.WAIVED),
        paid_fen=sum(line.obligation.paid_fen for line in lines),
        payable=any(line.state in OWED for line in lines),
        record_address=f"/desk/cases/{case.public_id}/payments", applications=applications_of(case, person),
        titles=titles_to_open(case, person))


def _payments(line: Obligation) -> list[PaymentLine]:
    """What came on a line, in the order of its days; an act that was done has no sum."""
    return [PaymentLine(payment, f"{yuan(payment.amount_fen)}元　{PaymentWay(payment.way).label}"
                        if line.amount_fen is not None else "已办", SaidBy(payment.said_by).label)
            for payment in sorted(line.payments, key=lambda each: (each.paid_on, each.id))]


def _words(line: Obligation, person: Person) -> list[WordLine]:
    """What waits for the staff first; of what they have looked at, the answer."""
    found = []
    for row in line.payment_words:
        sum_words = f" {yuan(row.amount_fen)}元" if row.amount_fen else ""
        day = f"{row.paid_on} " if row.paid_on else ""
        settle = (f"{case_address(line.case)}/payment-words/{row.public_id}/settle-payment-word"
                  if row.is_open and who.staff(person, line) else None)
        found.append(WordLine(row, f"{row.party.name}说：{day}{row.said_term.label}{sum_words}", settle))
    return found


def _acts(line: Obligation, person: Person) -> tuple[tuple[str, str], ...]:
    """Names and addresses of the acts on a line; payments are recorded on the page of all lines."""
    return tuple((name, act_address(line, act)) for act, name in may_now(line, person)
                 if act not in ON_ITS_PAGE and act not in ON_ONE_APPLICATION and not lacks(line, act))
