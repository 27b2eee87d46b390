"""The one-year limitation of each claim: what interrupted it, and its last day; a warning, never a bar."""
from __future__ import annotations

from datetime import date
from typing import Any

from mediation.cases import models
from mediation.cases.states import EndReason
from mediation.deadlines.acts import begin, calendar_of, running
from mediation.deadlines.models import Deadline
from mediation.extensions import db
from mediation.law.limitation import (Interruption, LimitationAnswer, LimitationEvent, LimitationFacts, limitation_end,
                                      regime_of)
from mediation.law.terms import ClaimType

BY_ACT = {
    "end_talks": Interruption.NEGOTIATION_REFUSED, "default_on_settlement": Interruption.SETTLEMENT_UNPERFORMED,
    "submit": Interruption.MEDIATION_APPLIED, "receive_assignment": Interruption.MEDIATION_APPLIED,
    "refuse_acceptance": Interruption.MEDIATION_REFUSED, "file_after_ending": Interruption.ARBITRATION_FILED,
    "file_at_any_time": Interruption.ARBITRATION_FILED, "file_after_review": Interruption.ARBITRATION_FILED,
    "file_after_default": Interruption.ARBITRATION_FILED,
    "end_for_arbitration": Interruption.ARBITRATION_FILED, "record_default": Interruption.AGREEMENT_UNPERFORMED,
    "undo_performed": Interruption.AGREEMENT_UNPERFORMED, "take_partial_effect": Interruption.MEDIATION_OVER,
}


def interruption_by(act: str, reason_code: str | None) -> Interruption:
    """Which event of O17 31 or O33 27 an act is."""
    if act == "refuse_acceptance" and reason_code not in ("other_side_refuses", "no_answer"):
        return Interruption.MEDIATION_APPLIED
    if act in ("end_without_agreement", "stop_suspended"):
        over = reason_code in (EndReason.PERIOD_OVER.value, EndReason.TOO_FAR_APART.value)
        return Interruption.MEDIATION_OVER if over else Interruption.MEDIATION_STOPPED
    return BY_ACT[act]


def restart_limitation(record: Any, act: str, facts: Any, step: models.Step) -> None:
    """Interrupt the limitation of the claims that an act concerns: those of the case that are still open."""
    kind = interruption_by(act, facts.reason_code)
    concerned = _concerned(record)
    for claim in concerned:
        claim.interruptions.append(models.Interruption(step_id=step.id, happened_on=facts.happened_on, kind=kind.value))
    db.session.flush()
    with db.session.no_autoflush:
        for claim in concerned:
            recount(record.case, claim)


def _concerned(record: Any) -> list[models.Claim]:
    if record.record_type == "obligation" and record.claim is not None:
        return [record.claim]
    return [claim for claim in record.case.claims if claim.is_open and not claim.given_up]


def limitation_of(claim: models.Claim) -> LimitationAnswer:
    """What the law answers for this claim: its last day, or why none runs."""
    ended = claim.claimant.employment_ended_on
    return limitation_end(
        LimitationFacts(
            knew_on=claim.knew_on, employment_ended_on=ended,
            wages_while_employed=claim.type == ClaimType.WAGES.value and (ended is None or claim.knew_on is None),
            events=tuple(LimitationEvent(row.happened_on, Interruption(row.kind)) for row in claim.interruptions),
            regime=regime_of(claim.case.kind_term)),
        calendar=calendar_of(claim.case.body))


def recount(case: models.Case, claim: models.Claim) -> Deadline | None:
    """Bring the row of the claim's limitation in step with its events."""
    answer = limitation_of(claim)
    row = running(claim, case, "LIM-1Y")
    if answer.last_day is None:
        return row
    first_day = _counted_from(claim, answer)
    if row is None:
        return begin(claim, case, "LIM-1Y", first_day, counted=answer.last_day)
    row.starts_on, row.ends_on = first_day, answer.last_day.on
    row.provisional, row.how = answer.last_day.provisional, answer.last_day.how
    return row


def _counted_from(claim: models.Claim, answer: LimitationAnswer) -> date:
    if answer.restarts:
        return answer.restarts[-1].on
    begun = claim.knew_on or claim.claimant.employment_ended_on
    assert begun is not None
    return begun
