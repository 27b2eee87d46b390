"""Before a court: docketed, mediated, judged, appealed, in effect; and the end of a way out."""
from __future__ import annotations

from typing import Any

from mediation.cases.acts import perform
from mediation.handoffs.acts.results import enter_result
from mediation.handoffs.models import Handoff, ResultKind
from mediation.handoffs.requirements import HandoffFacts


def record_docketed(handoff: Handoff, facts: HandoffFacts, *, by: Any) -> None:
    """The court registered the suit (row 63a)."""
    step = perform(handoff, "record_docketed", by=by, facts=facts)
    handoff.docketed_on = step.happened_on
    enter_result(handoff, facts, step, by=by, kind=ResultKind.DOCKETED)


def entrust_suit(handoff: Handoff, facts: HandoffFacts, *, by: Any) -> None:
    """The court entrusts mediation to a body (row 63c)."""
    perform(handoff, "entrust_suit", by=by, facts=facts)


def resume_trial(handoff: Handoff, facts: HandoffFacts, *, by: Any) -> None:
    """No agreement: the trial goes on (row 63c)."""
    perform(handoff, "resume_trial", by=by, facts=facts)


def sign_court_paper(handoff: Handoff, facts: HandoffFacts, *, by: Any) -> None:
    """Both signed for the court's mediation paper (row 63d)."""
    enter_result(handoff, facts, perform(handoff, "sign_court_paper", by=by, facts=facts), by=by)


def record_judgment(handoff: Handoff, facts: HandoffFacts, *, by: Any) -> None:
    """A judgment, a ruling or the court's paper has come (row 63e)."""
    enter_result(handoff, facts, perform(handoff, "record_judgment", by=by, facts=facts), by=by)


def appeal(handoff: Handoff, court_name: str, facts: HandoffFacts, *, by: Any) -> None:
    """A party appeals (row 63f)."""
    perform(handoff, "appeal", by=by, facts=facts)
    handoff.court_name = court_name


def judgment_takes_effect(handoff: Handoff, facts: HandoffFacts, *, by: Any) -> None:
    """The judgment binds and may be enforced (row 63g)."""
    handoff.preserved = facts.preserved
    perform(handoff, "judgment_takes_effect", by=by, facts=facts)


def award_stands(handoff: Handoff, facts: HandoffFacts, *, by: Any) -> None:
    """The suit was withdrawn or dismissed and the award stands again (row 64e)."""
    enter_result(handoff, facts, perform(handoff, "award_stands", by=by, facts=facts), by=by)
    handoff.court_name = ""


def close_handoff(handoff: Handoff, facts: HandoffFacts, *, by: Any) -> None:
    """Nothing more is to be done on this way (rows 62c, 62e, 63b, 63d, 63g, 64c, 64d)."""
    enter_result(handoff, facts, perform(handoff, "close_handoff", by=by, facts=facts), by=by)
