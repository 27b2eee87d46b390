"""What every act of a confirmation has in common: the step, the court's own next day, and who is told."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from mediation import clock
from mediation.agreements.models import Strengthening, StrengtheningState
from mediation.agreements.signing import signers
from mediation.cases.acts import perform, refresh
from mediation.cases.facts import Facts
from mediation.cases.models import Case, Step
from mediation.confirmations.acts.cover import acting_for
from mediation.confirmations.requirements import ConfirmationFacts, original_last_day
from mediation.deadlines.acts import end, running
from mediation.deadlines.models import DeadlineState
from mediation.errors import NotNow, NotPermitted
from mediation.law.numbers import date_words
from mediation.law.terms import Role
from mediation.notices.acts import tell, tell_staff
from mediation.people.models import SYSTEM
from mediation.people.queries import holders

COURT_CLOCKS = frozenset({"CONF-TAKE", "CONF-SUPPLY", "CONF-REVIEW", "REVIEW"})
RUNNING = (DeadlineState.RUNNING.value, DeadlineState.OVER.value)
S = StrengtheningState


def move(strengthening: Strengthening, act: str, *, by: Any, facts: ConfirmationFacts) -> Step:
    """Perform an act and keep the day by which the court must do its next thing; the queue is sorted by it."""
    step = perform(strengthening, act, by=by, facts=facts)
    strengthening.court_due_on = min(
        (row.ends_on for row in strengthening.case.deadlines
         if row.record_ref == strengthening.public_id and row.clock_id in COURT_CLOCKS and row.state in RUNNING
         and row.ends_on is not None), default=None)
    return step


def expire_if_over(strengthening: Strengthening, step: Step, *, by: Any) -> None:
    """What is open again after its thirty days closes at once (rows 35a, 50a): no end of a period will do it."""
    last = original_last_day(strengthening).on
    if clock.today() <= last:
        return
    perform(strengthening, "expire", by=SYSTEM, facts=Facts(reason="原来的三十日已届满"))
    row = running(strengthening, strengthening.case, "CONF-30")
    if row is not None:
        end(row, last, DeadlineState.CLOSED)
    refresh(strengthening.case)
    tell_clerk(strengthening, f"三十日已于{date_words(last)}届满，不能再申请司法确认。", step, by=by, about="expired")


def only_when(strengthening: Strengthening, states: Iterable[StrengtheningState], may: Callable[..., bool], name: str,
              *, by: Any) -> None:
    """Refuse what leaves the record where it stands, but is not for now or not for this person."""
    if strengthening.state not in {state.value for state in states}:
        raise NotNow(f"本件现在是“{strengthening.state_term.label}”，不能“{name}”。请刷新页面看最新进展。")
    if not may(actor=by, model=strengthening):
        raise NotPermitted(f"您的岗位不能“{name}”。")


def known_as(strengthening: Strengthening) -> str:
    """The court's number, or before docketing its receipt number, or the agreement's number."""
    return (strengthening.court_number or (strengthening.receipt_number and f"收法{strengthening.receipt_number}")
            or strengthening.agreement.number or strengthening.case.known_as)


def whether_again(strengthening: Strengthening) -> str:
    """Whether the parties can apply once more within the original thirty days, and until when (CPL 205)."""
    last = original_last_day(strengthening)
    if clock.today() > last.on:
        return f"原来的三十日已于{date_words(last.on)}届满，不能再申请司法确认；逾期不履行的，可以申请仲裁或者支付令"
    return f"最迟{date_words(last.on)}（含当日{'，预估' if last.provisional else ''}）还可以再次共同申请"


def tell_clerk(strengthening: Strengthening, words: str, step: Step, *, by: Any, about: str = "") -> None:
    """Tell whoever keeps the case at the body, or its directors where nobody does; ``about`` is of a second word."""
    case = strengthening.case
    people = [case.clerk] if case.clerk else list(holders(case.body, Role.DIRECTOR))
    for person in people:
        tell_staff(case, person, words=f"{case.known_as}：{words}",
                   key=f"conf:{step.public_id}:{person.public_id}{about and f':{about}'}", by=by)


def tell_court(strengthening: Strengthening, words: str, step: Step, *, by: Any) -> None:
    """Tell the court's liaison and who stands in for them, or all while nobody has taken the matter in hand."""
    if strengthening.court is None:
        return
    keeper, court = strengthening.handled_by, strengthening.court
    people = acting_for(keeper, court) if keeper else list(holders(court, Role.LIAISON))
    for person in people:
        tell_staff(strengthening.case, person, words=f"{known_as(strengthening)}：{words}",
                   key=f"conf:{step.public_id}:{person.public_id}", by=by)


def tell_parties(strengthening: Strengthening, words: str, step: Step, *, by: Any) -> None:
    """Tell everybody who has applied; what is read out names the person, the matter and the body."""
    case: Case = strengthening.case
    for party in signers(strengthening.agreement):
        tell(case, party, read_out=f"{party.name}：{words}（{case.body.name}）",
             key=f"conf:{step.public_id}:{party.public_id}", by=by)
