"""The status page: three questions answered — who has it, until when, what can I do now."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mediation import clock
from mediation.agreements.models import Obligation, ObligationState
from mediation.agreements.models import StrengtheningState as S
from mediation.bodies.models import Body
from mediation.cases.models import Step
from mediation.cases.states import MEETING, CaseState
from mediation.cases.taking_back import WITH_REGRET, regret_ends
from mediation.deadlines.models import Deadline
from mediation.documents.models import Paper
from mediation.handoffs.models import Handoff, HandoffState, ResultKind
from mediation.law.terms import Side
from mediation.parties.models import Party
from mediation.performance.queries import last_paid_on
from mediation.portal import queries
from mediation.portal.at_court import sentence_of
from mediation.portal.sentences import OF_CONFIRMATION, OF_HANDOFF, Sentence, from_the_court, sentence
from mediation.sessions.models import Session


@dataclass(frozen=True)
class LineShown:
    """One line of the agreement, the day of the last payment on it, and what a court is doing about it."""

    line: Obligation
    last_paid_on: date | None
    at_court: str


@dataclass(frozen=True)
class Status:
    """Everything the page shows; nothing of it belongs to anybody else's side."""

    party: Party
    handler: str
    sentence: Sentence
    until: Deadline | None
    asked_fen: int | None
    agreed_fen: int | None
    paid_fen: int
    lines: Sequence[LineShown]
    session: Session | None
    confirmation: str | None
    confirm_by: Deadline | None
    handoffs: Sequence[tuple[str, str, str]]
    limitation: Deadline | None
    commission: Body | None
    papers: Sequence[Paper]
    steps: Sequence[tuple[date, str]]
    court: str | None = None


def status_of(party: Party) -> Status:
    """Gather the status of one party."""
    case = party.case
    lines = queries.lines_of(party)
    money = [line for line in lines if line.amount_fen is not None]
    kept_back = _not_told_yet(party)
    state = CaseState(kept_back.from_state) if kept_back and case.state == kept_back.to_state else case.state_term
    agreed = [line.amount_fen for line in money if line.state != ObligationState.WAIVED.value]
    strengthening = queries.strengthening_of(party)
    member = next((one for one in case.mediators if one.presides), case.mediators[0] if case.mediators else None)
    return Status(
        party=party, handler=_name(member, case), sentence=sentence(state, applied=_applied(party)),
        until=_nearest(case.deadlines), asked_fen=queries.asked_fen(party),
        agreed_fen=sum(agreed) if agreed else None,
        paid_fen=sum(line.paid_fen for line in money),
        lines=[LineShown(line, last_paid_on(line), sentence_of(line)) for line in lines],
        session=queries.next_session(party, clock.now()) if state in MEETING else None,
        confirmation=OF_CONFIRMATION[S(strengthening.state)] if strengthening else None,
        handoffs=[_handed(row) for row in queries.handoffs_told_to(party)],
        confirm_by=_of(case.deadlines, "CONF-30"), limitation=_limitation(party),
        commission=case.body.commission, papers=queries.papers_given_to(party),
        steps=[(step.happened_on, step.act_words) for step in case.steps
               if step.record_type == "case" and step is not kept_back
               and step.taken_back_at is None and step.takes_back_id is None],
        court=from_the_court(case))


def _handed(row: Handoff) -> tuple[str, str, str]:
    """A way out: before whom, where it stands in a sentence, what was decided last."""
    last = row.results[-1] if row.results else None
    decided = f"{last.decided_on.isoformat()} {ResultKind(last.kind).label} {last.forum_number}".strip() if last else ""
    return row.court_name or row.receiver, OF_HANDOFF[HandoffState(row.state)], decided


def _applied(party: Party) -> bool:
    return party.side == Side.APPLICANT.value


def _not_told_yet(party: Party) -> Step | None:
    """A withdrawal that may still be taken back: the other side learns of it only when it is final."""
    if _applied(party):
        return None
    withdrawn = [step for step in party.case.steps if step.act in WITH_REGRET and step.taken_back_at is None]
    if not withdrawn:
        return None
    final = regret_ends(party.case, clock.day_of(withdrawn[-1].recorded_at))
    return withdrawn[-1] if clock.now() < final else None


def _name(member: object, case: object) -> str:
    person = getattr(member, "person", None) or getattr(case, "clerk", None)
    return person.name if person is not None else ""


def _nearest(rows: Sequence[Deadline]) -> Deadline | None:
    """The nearest last day of whoever has the case now."""
    running = [row for row in rows if row.whose == "body" and row.is_running and row.ends_on is not None]
    return min(running, key=lambda row: (row.ends_on, row.id), default=None)


def _of(rows: Sequence[Deadline], clock_id: str) -> Deadline | None:
    return next((row for row in rows if row.clock_id == clock_id and row.is_running), None)


def _limitation(party: Party) -> Deadline | None:
    """The earliest last day for arbitration among the party's own claims."""
    refs = {claim.public_id for claim in party.claims}
    rows = [row for row in party.case.deadlines
            if row.clock_id == "LIM-1Y" and row.record_ref in refs and row.is_running and row.ends_on]
    return min(rows, key=lambda row: (row.ends_on, row.id), default=None)
