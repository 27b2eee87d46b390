"""What an agreement still owes to one party, as the applications that follow a default ask for it."""
from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mediation.agreements.models import Agreement, AgreementStanding, Obligation
from mediation.agreements.places import ground_words
from mediation.agreements.queries import agreements_standing, lines_that_hold
from mediation.agreements.strengthening_states import title_of
from mediation.agreements.wording import breach_words
from mediation.cases.models import Case
from mediation.documents.owed import OwedOnPaper
from mediation.law.payment_order import OwedLine, claimable, may_be_ordered, payment_order_kind
from mediation.law.remedies import Title
from mediation.parties.models import Party


def agreements_in_effect(case: Case) -> list[Agreement]:
    """The agreements that bind, supplements apart, in the order of drafting."""
    return agreements_standing(case, AgreementStanding.IN_EFFECT)


def plain_agreements(case: Case) -> list[Agreement]:
    """The agreements in effect that are not enforced as they are."""
    return [each for each in agreements_in_effect(case)
            if each.strengthening is None or title_of(each.strengthening.state) is Title.NONE]


def claimable_lines(agreement: Agreement, creditor: Party, on: date) -> dict[str, bool]:
    """Which lines a party may claim now, by their address: True for those due early; of one debtor, the first late."""
    by_debtor: dict[int, list[Obligation]] = {}
    for line in sums_owed_to(agreement, creditor):
        by_debtor.setdefault(line.payer_id, []).append(line)
    for lines in by_debtor.values():
        found = claimable([OwedLine(line.public_id, line.due_on, line.left_fen) for line in lines], on,
                          agreement.breach_accelerates)
        if found:
            return found
    return {}


def sums_owed_to(agreement: Agreement, creditor: Party) -> Iterator[Obligation]:
    """The sums owed to a party by what holds of an agreement; what is paid over and over is not among them."""
    return (line for line in lines_that_hold(agreement)
            if line.payee_id == creditor.id and line.amount_fen is not None and not line.every_months)


def overdue_agreement(case: Case, creditor: Party, on: date) -> Agreement | None:
    """The first agreement by which a sum owed to this party is late."""
    return next((each for each in agreements_in_effect(case) if claimable_lines(each, creditor, on)), None)


def claimed_lines(agreement: Agreement, creditor: Party, on: date) -> list[Obligation]:
    """The lines that a party may claim now."""
    wanted = claimable_lines(agreement, creditor, on)
    return [line for line in sums_owed_to(agreement, creditor) if line.public_id in wanted]


def owed_on_paper(agreement: Agreement, creditor: Party, on: date) -> tuple[OwedOnPaper, ...]:
    """The same lines as the papers list them: agreed, paid, left."""
    wanted = claimable_lines(agreement, creditor, on)
    return tuple(OwedOnPaper(
        creditor=creditor.name, ground=_ground(line),
        kind=payment_order_kind(line.claim.type_term if line.claim else None),
        due=line.due_on, amount=line.amount_fen, paid=line.paid_fen or None, early=wanted[line.public_id])
        for line in claimed_lines(agreement, creditor, on))


def _ground(line: Obligation) -> str:
    return f"{ground_words(line)}（第{line.instalment}期）" if line.instalment else ground_words(line)


def early_ground(agreement: Agreement, lines: tuple[OwedOnPaper, ...]) -> str | None:
    """By which words of the agreement some sums fell due early; None where none did."""
    return breach_words(agreement).split("；")[0] + "。" if any(line.early for line in lines) else None


def agreed_penalty(agreement: Agreement) -> str | None:
    """What the agreement says is paid for delay; None where it says nothing."""
    return f"自逾期之日起按{agreement.breach_interest}计算的违约金" if agreement.breach_interest else None


def maybe_ordered(line: Obligation) -> bool:
    """Whether a line may be one of the four kinds of a payment order (TJ 16); without a claim a person has to say."""
    return may_be_ordered(line.claim.type_term if line.claim else None)
