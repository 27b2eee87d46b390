"""The result goes back to the court that sent the case (TY 21, 26; ONL 21), and the court says whether it is whole."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mediation.assignments.papers import print_return
from mediation.cases.acts import perform
from mediation.cases.assignments import GoingBack, ReceivedBack
from mediation.cases.models import Case, Step
from mediation.documents.models import Paper
from mediation.errors import RequirementNotMet
from mediation.handoffs.acts import HandoffPlan, allowed_items, hand_to_court
from mediation.handoffs.models import Handoff, HandoffWay
from mediation.handoffs.requirements import HandoffFacts
from mediation.intake.from_court.assigning import tell_court
from mediation.law.citation import cite
from mediation.law.numbers import date_words
from mediation.law.terms import Role
from mediation.notices.acts import tell_staff
from mediation.people.queries import holders


@dataclass(frozen=True)
class ReturnPlan:
    """What the letter to the court says besides the result, and which papers go along."""

    items: tuple[str, ...] = ()
    issues: str = ""
    difficulties: str = ""


def sendable() -> Sequence[tuple[str, str]]:
    """What of the file may go to a court, as (key, name); offers and concessions are not among it."""
    return allowed_items(HandoffWay.COURT)


def return_to_court(case: Case, plan: ReturnPlan, facts: GoingBack, *, by: Any) -> Paper:
    """Send the result back: D46 with the list of what goes along; the court's liaisons are told.

    Raises RequirementNotMet for papers that may not go (ONL 18).
    """
    if not set(plan.items) <= {key for key, _name in sendable()}:
        raise RequirementNotMet("为达成调解所作的让步、单方谈话和内部笔记不能移送。", field="items", article=str(cite("ONL", 18)))
    step = perform(case, "return_to_court", by=by, facts=facts)
    row = case.court_assignment
    row.returned_on, row.lacking = step.happened_on, ""
    row.conduct, row.wish = facts.conduct.strip(), facts.wish or None
    paper = print_return(case, plan, facts, step.happened_on, by=by)
    tell_court(case, f"{case.body.short_name}已于{date_words(step.happened_on)}交回，请签收。",
               key=f"returned:{step.public_id}", by=by)
    return paper


def receive_return(case: Case, facts: ReceivedBack, *, by: Any) -> Step:
    """The court signs for what came back, or says what is lacking; then the body sends it again."""
    step = perform(case, "receive_return", by=by, facts=facts)
    row = case.court_assignment
    row.lacking = facts.lacking.strip()
    if not row.lacking:
        row.received_on = step.happened_on
    words = f"法院要求补充：{row.lacking}。补齐后再次交回。" if row.lacking else f"法院已于{date_words(step.happened_on)}签收。"
    for person in holders(case.body, Role.CLERK, Role.DIRECTOR):
        if person is not by and not case.excludes(person):
            tell_staff(case, person, words=f"{case.known_as}：{words}",
                       key=f"received:{step.public_id}:{person.public_id}", by=by)
    return step


def court_takes_it_up(case: Case, facts: HandoffFacts, *, by: Any) -> Handoff:
    """The court dockets what its applicant insists on, or resumes the trial of what it had entrusted (row 31)."""
    court = case.court_assignment.court
    plan = HandoffPlan(HandoffWay.COURT, court.name, f"{court.address} {court.phone}".strip())
    return hand_to_court(case, plan, facts, by=by)
