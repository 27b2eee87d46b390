"""What comes next for one party, and by which day: the status page and the receipts say the same.

Its own answer, while that is awaited; else the step that whoever has the case owes it. Not every period is a day of a
party: that in which a body takes a court's file (在线调解规则第十二条) or a court names somebody is between the two of
them, that of choosing a mediator together is nobody's duty, and the day of a wait is the body's own reminder, but
where a notice tells it (D24).
"""
from __future__ import annotations

from dataclasses import dataclass

from mediation import clock
from mediation.cases.states import CaseState as S
from mediation.deadlines.models import Deadline
from mediation.following.told import has_applied
from mediation.law.time_limits import MEDIATION_CLOCKS
from mediation.parties.models import Answer, Party


def N_(words: str) -> str:
    """Chinese words that a page of the parties translates where it shows them; papers print them as they are."""
    return words


OWN = {(S.NEGOTIATING, False): ("NEG-5", N_("答复愿不愿意协商")),
       (S.CONSENT_PENDING, False): ("CONSENT-WAIT", N_("答复是否同意调解")),
       (S.NEED_CORRECTION, True): ("CORRECT", N_("补齐缺的材料"))}
"""In which state which side owes an answer by a day: the other side to the question, the applicant to complete."""
MEDIATING = dict.fromkeys(MEDIATION_CLOCKS, N_("调解"))
TALKS = {"NEG-5": N_("等对方答复愿不愿意协商"), "NEG-AGREED": N_("双方协商")}
ASKS = {"CONTACT-3WD": N_("联系对方，征询是否同意调解")}
ACCEPTS = {"ACC-3WD": N_("决定是否受理")}
STEPS: dict[S, dict[str, str]] = {
    S.NEGOTIATING: TALKS,
    S.SUBMITTED: ASKS | ACCEPTS | MEDIATING,
    S.CONSENT_PENDING: {"CONSENT-WAIT": N_("等各方答复是否同意调解")} | ACCEPTS | MEDIATING,
    S.CONSENTED: ACCEPTS | MEDIATING,
    **dict.fromkeys((S.ACCEPTED, S.ASSIGNED, S.IN_MEDIATION, S.SIGNING), MEDIATING),
    S.SUSPENDED: {"REVIEW": N_("复查能不能恢复调解")}}
"""Which periods of the case itself are a step towards its parties, by state, and what is done in each. Where the
applicant is to complete something there is no other day, and after the talks no day of the case but those of lines."""

TO_THE_OTHER_SIDE = {"CONTACT-3WD": N_("征询各方是否同意调解")}
"""Where who did not apply needs other words."""


@dataclass(frozen=True)
class Ahead:
    """What is done next and the period in which it is done."""

    step: str
    period: Deadline


def next_for(party: Party) -> Ahead | None:
    """What a party is told comes next: a day that is still ahead, its own first; None where there is none."""
    state = party.case.state_term
    own = own_day(party, state)
    if own is not None:
        return Ahead(OWN[state, has_applied(party)][1], own) if not _is_past(own) else None
    ahead = [row for row in _of_the_step(party.case.deadlines, state) if not _is_past(row)]
    row = min(ahead, key=_first, default=None)
    if row is None:
        return None
    words = {} if has_applied(party) else TO_THE_OTHER_SIDE
    return Ahead(words.get(row.clock_id, STEPS[state][row.clock_id]), row)


def own_day(party: Party, state: S) -> Deadline | None:
    """Until when the party itself is to do something that it has not done."""
    if state is S.CONSENT_PENDING and party.answer != Answer.ASKED.value:
        return None
    return of_clock(party.case.deadlines, OWN.get((state, has_applied(party)), ("", ""))[0])


def day_of_the_step(rows: list[Deadline], state: S) -> Deadline | None:
    """The nearest last day of the step that the case is in, gone by or not; None where no party is owed one."""
    return min(_of_the_step(rows, state), key=_first, default=None)


def of_clock(rows: list[Deadline], clock_id: str) -> Deadline | None:
    """The period of this clock that runs."""
    return next((row for row in rows if row.clock_id == clock_id and row.is_running), None)


def _of_the_step(rows: list[Deadline], state: S) -> list[Deadline]:
    steps = STEPS.get(state, {})
    return [row for row in rows if row.clock_id in steps and row.record_type == "case" and row.is_running
            and row.ends_on is not None]


def _is_past(row: Deadline) -> bool:
    return row.ends_on is not None and row.ends_on < clock.today()


def _first(row: Deadline) -> tuple[object, int]:
    return row.ends_on, row.id
