"""What another body decided, as it stands on its paper: an entry of the handoff beside the step."""
from __future__ import annotations

from typing import Any

from mediation import clock
from mediation.cases.models import Step
from mediation.extensions import db
from mediation.handoffs.models import Handoff, HandoffResult, ResultKind
from mediation.handoffs.requirements import HandoffFacts


def enter_result(handoff: Handoff, facts: HandoffFacts, step: Step, *, by: Any,
                 kind: ResultKind | None = None) -> HandoffResult:
    """Keep what was decided: by which paper, on which day, when each side got it."""
    row = HandoffResult(
        handoff=handoff, kind=kind.value if kind else facts.kind, forum_number=facts.number,
        decided_on=facts.decided_on or step.happened_on, received_on=facts.received_on,
        employer_received_on=facts.employer_received_on, words=facts.result or facts.reason,
        scan_sha256=facts.proof, recorded_at=clock.now(), by_id=by.id)
    db.session.add(row)
    return row
