"""Which ways out can be opened in a case as it stands: each with its name and its page."""
from __future__ import annotations

from collections.abc import Iterator

from mediation.agreements.models import Obligation, ObligationState
from mediation.agreements.owed import agreements_in_effect
from mediation.agreements.queries import lines_that_hold
from mediation.cases.models import Case
from mediation.cases.states import BEFORE_EFFECT, CaseState
from mediation.handoffs.after_agreement import NOT_CONFIRMED, NOT_REVIEWED, ORDER_ENDED, TITLES, gate_of, standing_of
from mediation.handoffs.requirements import period_of
from mediation.law.claims import only_wages
from mediation.law.money import yuan
from mediation.law.terms import Basis

NEVER_MET = (CaseState.NO_AGREEMENT, CaseState.NOT_ACCEPTED, CaseState.REFERRED, CaseState.WITHDRAWN)
TO_COMMISSION = frozenset({
    "file_after_ending", "file_at_any_time", "file_after_review", "file_after_payment_order", "file_after_default"})
TO_COURT = frozenset({
    "hand_to_court", "sue_on_agreement", "sue_after_payment_order", "sue_for_wages", "sue_after_refused_enforcement"})


def late_lines(case: Case) -> list[Obligation]:
    """The lines of the agreements in effect that were not performed in time, or whose payment order has ended."""
    return [line for agreement in agreements_in_effect(case) for line in lines_that_hold(agreement)
            if line.state in (ObligationState.DEFAULTED.value, ORDER_ENDED)]


def line_words(line: Obligation) -> str:
    """A line as a choice: who owes whom what."""
    what = f"{yuan(line.left_fen)}元" if line.amount_fen is not None else line.act_words or ""
    return f"第{line.ordinal}项　{line.payer.name} → {line.payee.name}　{what}"


def openings(case: Case) -> list[tuple[str, str]]:
    """The acts that open a way out now, with their names; the act's page is on the case."""
    return [*_arbitration_and_court(case), *_after_an_agreement(case), *_aid(case)]


def _arbitration_and_court(case: Case) -> Iterator[tuple[str, str]]:
    """Arbitration is open before effect and after an ending; back to a court only where the case came from one."""
    state = CaseState(case.state)
    partial = state is CaseState.EFFECTIVE and case.is_partial
    if state in NEVER_MET or state in BEFORE_EFFECT or partial:
        yield "file_arbitration", "登记申请仲裁"
    if state in NEVER_MET or partial:
        yield "prepare_handoff", "准备移送材料"
    if case.basis_term in (Basis.COURT_DELEGATED, Basis.COURT_ENTRUSTED) and state is CaseState.NO_AGREEMENT:
        yield "hand_to_court", "移交法院"


def _after_an_agreement(case: Case) -> Iterator[tuple[str, str]]:
    """What is open because an agreement was not confirmed, not reviewed, or not performed."""
    agreements, late = agreements_in_effect(case), late_lines(case)
    ended = [line for line in late if line.state == ORDER_ENDED]
    defaulted = [line for line in late if line.state == ObligationState.DEFAULTED.value]
    if any(standing_of(each) in NOT_CONFIRMED for each in agreements):
        yield "sue_on_agreement", "确认不成，持协议起诉"
    if any(standing_of(each) in NOT_REVIEWED for each in agreements):
        yield "file_after_review", "审查不成，申请仲裁"
    if any(standing_of(line.agreement) not in TITLES for line in defaulted):
        yield "file_after_default", "协议未履行，申请仲裁"
    if ended:
        yield "file_after_payment_order", "支付令终结，申请仲裁"
    if any(gate_of(line) == "a" for line in ended):
        yield "sue_after_payment_order", "支付令终结，持协议起诉"
    if only_wages(claim.type_term for claim in case.claims if not claim.given_up):
        yield "sue_for_wages", "只有劳动报酬，直接起诉"
    if any(period_of(line, "SUE-30R") is not None for line in defaulted):
        yield "sue_after_refused_enforcement", "不予执行后起诉"


def _aid(case: Case) -> Iterator[tuple[str, str]]:
    if case.workers:
        yield "ask_for_aid", "申请法律援助"
