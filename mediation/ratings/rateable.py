"""Which acts of its case a party may rate now: the one that ended it, and each of the last weeks."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from mediation import clock
from mediation.cases.models import Case, Step
from mediation.cases.taking_back import WITH_REGRET, regret_ends
from mediation.law.ratings import ACT_DAYS, CARD_DAYS
from mediation.law.terms import Side
from mediation.parties.models import Party
from mediation.ratings.models import ENDED, Rating
from mediation.ratings.queries import ratings_of

FIRST_TOLD_TO_RESPONDENTS = "ask_other_side"


@dataclass(frozen=True)
class Rateable:
    """An act that may be rated, and what this party has said of it."""

    step: Step
    closing: bool
    rating: Rating | None


def ends_the_case(step: Step) -> bool:
    """Whether this act brought the case to its end; putting an ended case into the archive is no second end."""
    return step.record_type == "case" and step.to_state in ENDED and step.from_state not in ENDED


def rateable_by(party: Party) -> list[Rateable]:
    """What this party may rate now, the latest first; what ended the case stands before all else."""
    said = {rating.step_id: rating for rating in ratings_of(party)}
    now, found = clock.now(), []
    for step in reversed(_known_to(party)):
        closing = ends_the_case(step) and party.case.state in ENDED
        if now - step.recorded_at <= timedelta(days=CARD_DAYS if closing else ACT_DAYS):
            found.append(Rateable(step, closing, said.get(step.id)))
    return sorted(found, key=lambda each: not each.closing)


def card_of(party: Party) -> Rateable | None:
    """The card at the end of the case, while it is open and nothing has been said on it."""
    return next((each for each in rateable_by(party) if each.closing and each.rating is None), None)


def _known_to(party: Party) -> list[Step]:
    """The acts that this party knows of: a respondent those since it was asked, nobody what may yet be taken back, who
    has left those until then.
    """
    steps = [step for step in party.case.steps if step.record_type == "case" and step.taken_back_at is None
             and step.takes_back_id is None and not _may_be_regretted(party.case, step)
             and (party.left_at is None or step.recorded_at <= party.left_at)]
    if party.side == Side.RESPONDENT.value:
        told = next((place for place, step in enumerate(steps) if step.act == FIRST_TOLD_TO_RESPONDENTS), None)
        steps = steps[told:] if told is not None else []
    return steps


def _may_be_regretted(case: Case, step: Step) -> bool:
    return step.act in WITH_REGRET and clock.now() < regret_ends(case, clock.day_of(step.recorded_at))
