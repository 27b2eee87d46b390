"""Whether somebody speaks for an employer yet, and what was answered before that was known (TJ 24; CPL 61-62)."""
from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mediation import clock
from mediation.cases.states import CaseState
from mediation.following.told import is_told_of
from mediation.intake.powers.models import EmployerRepresentative
from mediation.parties.models import Party

if TYPE_CHECKING:
    from mediation.intake.acceptance.models import PartyAnswer


@dataclass(frozen=True)
class Unproven:
    """Who came last for an employer, while their authority does not hold; ``answer`` waits for it and does not count.

    ``why``: "missing" (no paper yet), "waiting" (the staff have not looked), "refused" (for the reason in the remark),
    "over" (its last day has gone by).
    """

    representative: EmployerRepresentative
    why: str
    answer: PartyAnswer | None


def holds(row: EmployerRepresentative) -> bool:
    """Whether they speak for the employer today: a head found to be one, an agent by a signed power in its time."""
    if row.agent is None:
        return bool(row.is_accepted)
    return row.agent.speaks_for_them and (row.agent.until_on is None or clock.today() <= row.agent.until_on)


def unproven(party: Party) -> Unproven | None:
    """Who came last for a party by its invitation and does not speak for it; None where they do, or nobody came."""
    rows = party.came if party.is_employer else ()
    if not rows:
        return None
    last = rows[-1]
    if any(holds(row) for row in rows if (row.agent_id, row.name) == (last.agent_id, last.name)):
        return None
    return Unproven(last, _why(last), answer_awaiting_check(party))


def _why(row: EmployerRepresentative) -> str:
    if row.checked_at is None:
        return "waiting" if row.paper_sha256 else "missing"
    return "over" if row.is_accepted else "refused"


def is_shut_out(party: Party, coded: Container[int]) -> bool:
    """Whether an employer waits for a new invitation: who came last was refused and has no code any more.

    ``coded``: the parties of the case with a code in force.
    """
    found = unproven(party) if party.is_active and party.id not in coded else None
    return found is not None and found.why == "refused"


def answer_awaiting_check(party: Party) -> PartyAnswer | None:
    """What was answered for a party since it was last asked, while nobody had looked at the authority to answer."""
    last = next((row for row in reversed(party.case.party_answers) if row.party is party), None)
    if last is None or last.representative_id is None:
        return None
    asked = [step.recorded_at for step in party.case.steps
             if step.to_state == CaseState.CONSENT_PENDING.value and step.from_state != step.to_state]
    return last if not asked or max(asked) <= last.recorded_at else None


def may_be_invited(party: Party) -> bool:
    """Whether an employer may be let in by an invitation now: it is in the case, and knows of it."""
    return party.is_employer and party.is_active and party.case.is_open and is_told_of(party)
