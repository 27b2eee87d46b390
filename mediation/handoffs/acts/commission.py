"""Before the arbitration commission: accepted or put off, mediated, decided; and what follows an award."""
from __future__ import annotations

from typing import Any

from mediation.cases.acts import perform
from mediation.handoffs.acts.opening import end_mediation
from mediation.handoffs.acts.results import enter_result
from mediation.handoffs.models import Handoff, ResultKind
from mediation.handoffs.requirements import HandoffFacts
from mediation.law.suits import NoAward


def record_accepted(handoff: Handoff, facts: HandoffFacts, *, by: Any) -> None:
    """The commission took it in, or the forty-five days begin anew (row 62b)."""
    step = perform(handoff, "record_accepted", by=by, facts=facts)
    handoff.accepted_on = step.happened_on
    enter_result(handoff, facts, step, by=by, kind=ResultKind.ACCEPTED)


def extend_award(handoff: Handoff, facts: HandoffFacts, *, by: Any) -> None:
    """The award is put off by up to fifteen days, with approval (row 62b)."""
    perform(handoff, "extend_award", by=by, facts=facts)


def defer_acceptance(handoff: Handoff, facts: HandoffFacts, *, by: Any) -> None:
    """The commission puts off its decision and suggests mediation first (row 62a)."""
    perform(handoff, "defer_acceptance", by=by, facts=facts)


def delegate_mediation(handoff: Handoff, facts: HandoffFacts, *, by: Any) -> None:
    """The commission delegates mediation before the hearing (row 62)."""
    perform(handoff, "delegate_mediation", by=by, facts=facts)


def resume_arbitration(handoff: Handoff, facts: HandoffFacts, *, by: Any) -> None:
    """No agreement: arbitration goes on (row 62); a mediation that had gone on for its sake ends."""
    perform(handoff, "resume_arbitration", by=by, facts=facts)
    end_mediation(handoff.case, facts, by=by)


def sign_arbitration_paper(handoff: Handoff, facts: HandoffFacts, *, by: Any) -> None:
    """Both signed for the commission's mediation paper (row 62c)."""
    enter_result(handoff, facts, perform(handoff, "sign_arbitration_paper", by=by, facts=facts), by=by)


def record_award(handoff: Handoff, facts: HandoffFacts, *, by: Any) -> None:
    """The award, or the commission's mediation paper, has come (row 62d)."""
    step = perform(handoff, "record_award", by=by, facts=facts)
    handoff.award_force = facts.force if facts.kind == ResultKind.AWARD.value else None
    enter_result(handoff, facts, step, by=by)


def sue_without_award(handoff: Handoff, court_name: str, facts: HandoffFacts, *, by: Any) -> None:
    """The commission refused or is late: a party sues (row 63)."""
    step = perform(handoff, "sue_without_award", by=by, facts=facts)
    handoff.court_name = court_name
    if facts.ground == NoAward.REFUSED.value:
        enter_result(handoff, facts, step, by=by, kind=ResultKind.REFUSED)


def sue_on_award(handoff: Handoff, court_name: str, facts: HandoffFacts, *, by: Any) -> None:
    """Within fifteen days of the award somebody sues (row 64)."""
    perform(handoff, "sue_on_award", by=by, facts=facts)
    handoff.court_name, handoff.docketed_on = court_name, None


def award_takes_effect(handoff: Handoff, facts: HandoffFacts, *, by: Any) -> None:
    """The award binds and may be enforced (row 64)."""
    handoff.preserved = facts.preserved
    perform(handoff, "award_takes_effect", by=by, facts=facts)


def record_annulled(handoff: Handoff, facts: HandoffFacts, *, by: Any) -> None:
    """A court set the final award aside (row 64a)."""
    step = perform(handoff, "record_annulled", by=by, facts=facts)
    handoff.award_force = None
    enter_result(handoff, facts, step, by=by, kind=ResultKind.ANNULLED)


def sue_after_annulment(handoff: Handoff, court_name: str, facts: HandoffFacts, *, by: Any) -> None:
    """Within fifteen days of the ruling somebody sues (row 64c)."""
    perform(handoff, "sue_after_annulment", by=by, facts=facts)
    handoff.court_name, handoff.docketed_on = court_name, None
