"""What stands behind a line for its enforcement: a ruling, a paper of court or commission, an award, an order."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mediation import clock
from mediation.agreements.models import Agreement, Obligation, ObligationState, Strengthening
from mediation.agreements.strengthening_states import TITLES
from mediation.deadlines.acts import calendar_of
from mediation.law.remedies import Title
from mediation.law.time_limits import last_day
from mediation.performance.court_models import CourtProceeding, ProceedingKind

MADE_BY_ARBITRATION = frozenset({Title.ARBITRATION_PAPER, Title.AWARD})


@dataclass(frozen=True)
class TitleHeld:
    """A title: what it is, who made it, its number, since when it is in effect (None while nobody recorded that)."""

    title: Title
    made_by: str = ""
    number: str = ""
    effective_on: date | None = None


def title_of(line: Obligation, on: date | None = None) -> TitleHeld | None:
    """The title by which a line may be enforced on a day; None where it has none, or where it was refused or undone."""
    held = _order_in_force(line, on or clock.today()) or _of_handoff(line.agreement) or _of_strengthening(line)
    return None if held is None or _lost(line, held) else held


def first_agreement(line: Obligation) -> Agreement:
    """The agreement that a line belongs to: a line of a supplement belongs to the first one."""
    return line.agreement.supplements or line.agreement


def payment_order_of(line: Obligation) -> CourtProceeding | None:
    """The last payment order that was asked on a line."""
    return _last(line, ProceedingKind.PAYMENT_ORDER)


def enforcement_of(line: Obligation) -> CourtProceeding | None:
    """The last enforcement that was asked on a line."""
    return _last(line, ProceedingKind.ENFORCEMENT)


def last_day_to_pay_or_object(order: CourtProceeding) -> date | None:
    """The last of the debtor's fifteen days from the receipt of the order (CPL 227)."""
    return last_day("PO-15D", order.served_on, calendar_of(order.case.body)).on if order.served_on else None


def _last(line: Obligation, kind: ProceedingKind) -> CourtProceeding | None:
    return next((each for each in reversed(line.proceedings) if each.kind == kind.value), None)


def _order_in_force(line: Obligation, on: date) -> TitleHeld | None:
    """A payment order that was neither objected to nor paid within the fifteen days (CPL 227)."""
    order = payment_order_of(line)
    last = last_day_to_pay_or_object(order) if order is not None and order.ended_on is None else None
    if order is None or last is None or on <= last:
        return None
    stood = {ObligationState.PAYORDER_SERVED.value, ObligationState.ENFORCING.value,
             ObligationState.ENFORCE_PAUSED.value, ObligationState.DEFAULTED.value}
    return TitleHeld(Title.PAYMENT_ORDER, order.court_name, order.number, last) if line.state in stood else None


def _of_handoff(agreement: Agreement) -> TitleHeld | None:
    """The award, judgment or other paper that a handoff came to."""
    found = agreement.of_title
    return TitleHeld(found.kind_term, found.made_by, found.number, found.effective_on) if found is not None else None


def _of_strengthening(line: Obligation) -> TitleHeld | None:
    """The ruling that confirms the agreement, or the paper that took its place."""
    one = first_agreement(line).strengthening
    title = TITLES.get(one.state_term) if one is not None else None
    if one is None or title is None:
        return None
    return _of_commission(one) if title is Title.ARBITRATION_PAPER else _of_court(one, title)


def _of_commission(one: Strengthening) -> TitleHeld:
    """The commission's paper, in effect since the last of both has signed for it (O33 77)."""
    review = one.arbitration_reviews[-1]
    paper = review.decisions[-1]
    return TitleHeld(Title.ARBITRATION_PAPER, review.commission, paper.number,
                     max((date.fromisoformat(day) for day in paper.signed.values()), default=None))


def _of_court(one: Strengthening, title: Title) -> TitleHeld:
    """The ruling, or the court's own paper; the number of a court that recorded none is that of its docket."""
    granted = [ruling for ruling in one.rulings if ruling.kind in ("granted", "changed", "court_paper")]
    court = one.court or one.case.body.court
    return TitleHeld(title, court.name if court else "", granted[-1].number if granted else one.court_number or "",
                     effective_day(granted))


def effective_day(rulings: list) -> date | None:
    """The day on which the last ruling had reached everybody; while that is not recorded, the day of the ruling."""
    if not rulings:
        return None
    return max([date.fromisoformat(day) for day in rulings[-1].served.values()], default=rulings[-1].decided_on)


def _lost(line: Obligation, held: TitleHeld) -> bool:
    """Whether this very title was refused enforcement, revoked or set aside on this line (row 61a)."""
    return any(each.ended_on is not None and each.title == held.title.value and each.title_number == held.number
               for each in line.proceedings)
