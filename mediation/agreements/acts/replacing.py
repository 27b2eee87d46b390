"""A new agreement of the same people takes the place of the one before, and its lines of those still owed (row 52b)."""
from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from mediation.agreements.ledger import print_ledgers
from mediation.agreements.models import Agreement, AgreementStanding, Obligation, ObligationState
from mediation.agreements.queries import agreements_standing
from mediation.cases.acts import last_step_day, perform
from mediation.cases.facts import Facts

REPLACED = "replaced"
OWED = (ObligationState.PERFORMING.value, ObligationState.DEFAULTED.value, ObligationState.ENFORCE_PAUSED.value)
"""What may be replaced (row 52b): what a court has in hand stays with it until it has done."""


def replace_older(agreement: Agreement, day: date, late_reason: str = "", *, by: Any) -> list[Agreement]:
    """After a reopening: the earlier agreement of the same workers is replaced, its claims are settled anew."""
    workers = {party.id for party in agreement.parties if party.is_worker}
    older = [each for each in agreements_standing(agreement.case, AgreementStanding.IN_EFFECT)
             if each is not agreement and workers & {party.id for party in each.parties}]
    for each in older:
        each.standing = AgreementStanding.REPLACED.value
        replace_lines(each.obligations, day, "由新协议替代", late_reason, by=by)
        for claim in agreement.case.claims:
            if claim.claimant_id in workers and not claim.given_up:
                claim.is_open = True
    return older


def replace_lines(lines: Iterable[Obligation], day: date, words: str, late_reason: str = "", *, by: Any) -> None:
    """Lines that are still owed are owed no more under this agreement."""
    owed = [line for line in lines if line.state in OWED]
    for line in owed:
        perform(line, "waive", by=by, facts=Facts(happened_on=max(day, last_step_day(line) or day), reason=words,
                                                  late_reason=late_reason, reason_code=REPLACED))
    print_ledgers(owed, by=by)
