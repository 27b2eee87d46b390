"""The application for enforcement (D45), begun from the title that stands behind what is late (CPL 250)."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from mediation import clock
from mediation.agreements.models import Agreement, AgreementStanding, Obligation
from mediation.agreements.owed import (
    agreed_penalty,
    agreements_in_effect,
    claimable_lines,
    claimed_lines,
    early_ground,
    owed_on_paper,
)
from mediation.agreements.queries import lines_that_hold
from mediation.cases.models import Case
from mediation.deadlines.acts import calendar_of
from mediation.documents.kinds.d45_enforcement_application import EnforcementApplication
from mediation.documents.offers import offer_to_one
from mediation.law.remedies import Title
from mediation.law.time_limits import last_day
from mediation.parties.models import Party
from mediation.performance.titles import TitleHeld, payment_order_of, title_of


def begin_enforcement(case: Case, by: Any, creditor: Party) -> EnforcementApplication:
    """What a title gives a creditor and is late: principal, what was agreed for delay, since when, until when."""
    today = clock.today()
    agreement = next(each for each in enforceable(case) if claimable_lines(each, creditor, today))
    owed, lines = owed_on_paper(agreement, creditor, today), claimed_lines(agreement, creditor, today)
    held = _held(lines, today)
    late = min(line.due_on for line in lines if line.due_on)
    return EnforcementApplication(
        debtor=lines[0].payer.name, court=_court(lines[0], held), title=held.title, title_by=held.made_by or None,
        title_number=held.number or None, title_effective_on=held.effective_on, agreement_number=agreement.number,
        lines=owed, early_ground=early_ground(agreement, owed), agreed_words=agreed_penalty(agreement),
        delay_from=late + timedelta(days=1), last_day=last_day_to_enforce(agreement, held))


def last_day_to_enforce(agreement: Agreement, held: TitleHeld) -> date:
    """The last of the two years, from the last line to be performed; of an order, from the end of its fifteen days."""
    days = [line.due_on for line in lines_that_hold(agreement) if line.due_on]
    if held.title is Title.PAYMENT_ORDER and held.effective_on is not None:
        days = [held.effective_on]
    return last_day("ENF-2Y", max(days), calendar_of(agreement.case.body)).on


def enforceable(case: Case) -> list[Agreement]:
    """The agreements in effect and the titles from handoffs behind whose lines a title stands."""
    titles = [each for each in case.agreements if each.standing == AgreementStanding.TITLE.value]
    standing = [*agreements_in_effect(case), *titles]
    return [each for each in standing if any(title_of(line) is not None for line in each.obligations)]


def creditors(case: Case) -> list[Party]:
    """To whom a sum is late by something that is enforced."""
    today = clock.today()
    return [party for party in case.active_parties if any(
        any(title_of(line, today) is not None for line in claimed_lines(each, party, today))
        for each in enforceable(case))]


def no_enforcement_yet(case: Case) -> str | None:
    """Why enforcement can't be asked now."""
    if not agreements_in_effect(case) and not enforceable(case):
        return "有了生效的协议和法院的裁定书、调解书，到期不付的才能申请强制执行。"
    if not enforceable(case):
        return "协议没有经司法确认，也没有法院调解书，不能直接申请强制执行；到期不付的，可以申请支付令、仲裁。"
    return None if creditors(case) else "还没有到期未付的款项（应付日期当天不算逾期）。"


def _held(lines: Sequence[Obligation], today: date) -> TitleHeld:
    return next(held for line in lines if (held := title_of(line, today)) is not None)


def _court(line: Obligation, held: TitleHeld) -> str | None:
    """Which court: of an order the court that made it, of a ruling its own, else the body's."""
    order = payment_order_of(line) if held.title is Title.PAYMENT_ORDER else None
    court = line.case.body.court
    if order is not None:
        return order.court_name
    if held.title in (Title.RULING, Title.COURT_PAPER, Title.JUDGMENT) and held.made_by:
        return held.made_by
    return court.name if court is not None else None


offer_to_one("D45", begin_enforcement, no_enforcement_yet, creditors)
