"""What the creditor of a line can do now, as the law's picker answers for this line (law: ``remedies``)."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mediation.agreements.models import Obligation, ObligationState
from mediation.cases.limitation import limitation_of
from mediation.deadlines.acts import calendar_of, running
from mediation.law.citation import cite
from mediation.law.remedies import DefaultFacts, Remedy, RemedyKey, Title, after_default, after_order_ended
from mediation.law.scope import tj10_body
from mediation.performance.titles import first_agreement, payment_order_of, title_of


def of_tj10_body(line: Obligation) -> bool:
    """Whether the agreement was made before a body of TJ 10; before others a court may refuse the order (T36)."""
    basis = line.case.body.basis_term
    return basis is not None and bool(tj10_body(basis))


def default_of(line: Obligation, limitation_last_day: date | None, day: date) -> DefaultFacts:
    """The default as the law's picker of remedies asks for it, with the title that stands behind the line."""
    agreement, held = first_agreement(line), title_of(line, day)
    days = [one.due_on for one in agreement.obligations if one.due_on]
    if held is not None and held.title is Title.PAYMENT_ORDER and held.effective_on:
        days = [held.effective_on]
    return DefaultFacts(
        on=day, title=held.title if held else Title.NONE,
        claims=frozenset({line.claim.type_term} if line.claim else ()), kind=line.case.kind_term,
        tj10_body=of_tj10_body(line), effective_on=agreement.effective_on, last_due_on=max(days, default=None),
        limitation_last_day=limitation_last_day, worker_is_creditor=line.payee.is_worker)


def remedies_of(line: Obligation, day: date) -> Sequence[Remedy]:
    """The ways on from a line that was not paid, fastest first; empty where nothing is late or the court has it."""
    answer = limitation_of(line.claim).last_day if line.claim is not None else None
    limit = answer.on if answer is not None else None
    claims = [line.claim.type_term] if line.claim else []
    if line.state == ObligationState.PAYORDER_ENDED.value:
        order = payment_order_of(line)
        return after_order_ended(order.gate_term, claims, limit) if order and order.gate_term else []
    if line.state == ObligationState.PAYORDER_SERVED.value and title_of(line, day) is not None:
        return after_default(default_of(line, limit, day), calendar_of(line.case.body))
    if line.state == ObligationState.ENFORCE_PAUSED.value:
        return [Remedy(RemedyKey.ENFORCEMENT, "发现财产线索，随时可以再申请执行，不受申请执行期间的限制", (cite("CPLI", 517),))]
    if line.state != ObligationState.DEFAULTED.value:
        return []
    return [*_after_refusal(line), *after_default(default_of(line, limit, day), calendar_of(line.case.body))]


def _after_refusal(line: Obligation) -> list[Remedy]:
    """Enforcement of an arbitral paper was refused: thirty days to sue (J1 24)."""
    period = running(line, line.case, "SUE-30R")
    if period is None:
        return []
    return [Remedy(RemedyKey.SUIT, "仲裁文书被裁定不予执行的，可以向人民法院起诉", (cite("J1", 24),), period.ends_on, "D48")]
