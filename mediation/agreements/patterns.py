"""Lines by pattern: what each is to get, times when it is to be paid. Sums in 分, never lost by rounding."""
from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation.agreements.facts import ObligationFacts
from mediation.agreements.models import Agreement
from mediation.cases.models import Claim
from mediation.errors import RequirementNotMet
from mediation.law.agreement import PaymentWay
from mediation.parties.models import Party

MOST_INSTALMENTS = 120


@dataclass(frozen=True)
class Due:
    """One who is to be paid, for which claim, how much in all; the account where it is known."""

    payee: Party
    fen: int
    claim: Claim | None = None
    ground: str = ""
    account_holder: str = ""
    bank: str = ""
    account_number: str = ""


@dataclass(frozen=True)
class Share:
    """A part of each sum in hundredths of a percent; None for all that is left."""

    per_ten_thousand: int | None
    due_on: date


def percent_of_claims(agreement: Agreement, percent: int, payees: Iterable[Party] = ()) -> list[Due]:
    """So many percent of each claim with a known sum, to the fen; raises RequirementNotMet where no sum is known."""
    chosen = list(payees) or [party for party in agreement.parties if party.is_worker]
    claims = [claim for claim in agreement.case.claims if claim.claimant in chosen and not claim.given_up
              and claim not in agreement.open_claims and claim.amount_fen]
    if not claims:
        raise RequirementNotMet("选中的人没有写明金额的请求，不能按比例生成；请按名单填写各人金额。", field="base")
    return [_with_account(agreement, Due(claim.claimant, _part(claim.amount_fen or 0, percent * 100), claim))
            for claim in claims]


def same_for_each(agreement: Agreement, fen: int, payees: Sequence[Party]) -> list[Due]:
    """The same sum for each of them, on the claim of each where there is only one."""
    return [_with_account(agreement, Due(party, fen, only_claim(agreement, party))) for party in payees]


def only_claim(agreement: Agreement, party: Party) -> Claim | None:
    """The claim of a party, where there is but one that this agreement settles."""
    own = [claim for claim in agreement.case.claims
           if claim.claimant is party and not claim.given_up and claim not in agreement.open_claims]
    return own[0] if len(own) == 1 else None


def by_shares(dues: Iterable[Due], shares: Sequence[Share], *, payer: Party, joint_with: tuple[Party, ...] = (),
              way: PaymentWay = PaymentWay.TRANSFER) -> list[ObligationFacts]:
    """Each sum in its parts; what rounding leaves falls to the last part."""
    lines: list[ObligationFacts] = []
    for due in dues:
        left = due.fen
        for count, share in enumerate(shares, start=1):
            last = count == len(shares)
            fen = left if last else min(left, _part(due.fen, share.per_ten_thousand or 0))
            left -= fen
            lines.append(_line(due, fen, share.due_on, count, len(shares), payer, joint_with, way))
    return lines


def by_months(dues: Iterable[Due], count: int, first: date, *, payer: Party, joint_with: tuple[Party, ...] = (),
              way: PaymentWay = PaymentWay.TRANSFER) -> list[ObligationFacts]:
    """Equal monthly instalments; the odd fen come with the last."""
    lines: list[ObligationFacts] = []
    for due in dues:
        each = due.fen // count
        for number, day in enumerate(months_from(first, count), start=1):
            fen = each if number < count else due.fen - each * (count - 1)
            lines.append(_line(due, fen, day, number, count, payer, joint_with, way))
    return lines


def months_from(first: date, count: int) -> list[date]:
    """The same day of each month from ``first`` on; the last of the month where it has no such day."""
    days = []
    for number in range(count):
        year, month = divmod(first.month - 1 + number, 12)
        year, month = first.year + year, month + 1
        days.append(date(year, month, min(first.day, monthrange(year, month)[1])))
    return days


def leaving_papers(agreement: Agreement, payer: Party, on: date, transfer_by: date) -> list[ObligationFacts]:
    """What is owed when employment ends: the certificate at once, then the transfer of file and insurance (LCL 50)."""
    lines = []
    for worker in agreement.parties:
        if worker.is_worker:
            lines.append(ObligationFacts(payer=payer, payee=worker, act_words="出具解除劳动合同证明（离职证明）", due_on=on))
            lines.append(ObligationFacts(payer=payer, payee=worker, act_words="办理档案和社会保险关系转移手续",
                                         due_on=transfer_by))
    return lines


def _part(fen: int, per_ten_thousand: int) -> int:
    """A part of a sum, rounded to the fen, half up."""
    return (fen * per_ten_thousand + 5000) // 10000


def _line(due: Due, fen: int, day: date, number: int, of: int, payer: Party, joint_with: tuple[Party, ...],
          way: PaymentWay) -> ObligationFacts:
    series: dict[str, Any] = {"instalment": number, "instalments": of} if of > 1 else {}
    return ObligationFacts(
        payer=payer, payee=due.payee, amount_fen=fen, claim=due.claim, ground=due.ground, due_on=day, way=way,
        joint_with=joint_with, account_holder=due.account_holder, bank=due.bank, account_number=due.account_number,
        **series)


def _with_account(agreement: Agreement, due: Due) -> Due:
    """The account that a line of the same payee already names."""
    known = next((line for line in agreement.obligations if line.payee is due.payee and line.account_number), None)
    if known is None:
        return due
    return Due(due.payee, due.fen, due.claim, due.ground, known.account_holder, known.bank, known.account_number or "")
