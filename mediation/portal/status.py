"""The status page: three questions answered — who has it, until when, what can I do now."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from mediation import clock
from mediation.agreements.models import Obligation, ObligationState
from mediation.agreements.models import StrengtheningState as S
from mediation.bodies.models import Body
from mediation.cases.ahead import day_of_the_step, of_clock, own_day
from mediation.cases.models import Case, Step
from mediation.cases.states import MEETING, CaseState
from mediation.cases.taking_back import WITH_REGRET, regret_ends
from mediation.deadlines.models import Deadline
from mediation.documents.models import Paper
from mediation.following.told import has_applied
from mediation.handoffs.models import Handoff, HandoffState, ResultKind
from mediation.law.citation import cite
from mediation.law.limitation import LimitationRegime, regime_of
from mediation.law.suits import AwardForce
from mediation.parties.models import Party, PartyStanding
from mediation.portal import queries
from mediation.portal.afterwards import DECIDED, of_confirmation, of_handoff
from mediation.portal.lines import LineShown, lines_shown
from mediation.portal.history import step_told
from mediation.portal.looks import Look, looks_of
from mediation.portal.papers import PapersOfCase, Plan, plan_of
from mediation.portal.seen import Seen, seen_by_the_other_side
from mediation.portal.sentences import Sentence, from_the_court
from mediation.portal.standing import has_gone_on, sentence_for
from mediation.sessions.models import Session
from mediation.web.filters import day_of_year, day_words, in_its_order

NEAR = {0: _("今天"), 1: _("明天"), 2: _("后天")}


@dataclass(frozen=True)
class Status:
    """Everything the page shows; nothing of it belongs to anybody else's side.

    ``gone_on``: the matter has come before the commission or a court, whose periods count now.
    """

    party: Party
    handler: str
    sentence: Sentence
    until: Deadline | None
    yours: Deadline | None
    asked_fen: int | None
    agreed_fen: int | None
    paid_fen: int
    lines: Sequence[LineShown]
    session: Session | None
    confirmation: Any
    handoffs: Sequence[tuple[str, Any, str]]
    plan: Plan | None
    confirm_by: Deadline | None
    limitation: Deadline | None
    commission: Body | None
    seen: Seen
    last_look: Look | None
    papers: Sequence[Paper]
    steps: Sequence[tuple[date, str]]
    court: str | None = None
    gone_on: bool = False

    @property
    def is_civil(self) -> bool:
        """Whether it is the limitation of the civil code that runs, and a suit by which it is kept."""
        return regime_of(self.party.case.kind_term) is LimitationRegime.CIVIL

    @property
    def limitation_article(self) -> str:
        """On which provision the limitation rests: of three years, or of one (CC 188; TJ 27)."""
        return str(cite("CC", 188) if self.is_civil else cite("TJ", 27))


def status_of(party: Party) -> Status:
    """Gather the status of one party."""
    queries.read_people(party.case)
    case, rows = party.case, queries.lines_of(party)
    kept_back = _not_told_yet(party)
    steps = _known_steps(party, kept_back)
    state = _state_known(party, kept_back, steps)
    strengthening = queries.strengthening_of(party)
    handoffs = [row for row in queries.handoffs_told_to(party) if _was_then(row, party)]
    papers = PapersOfCase(case)
    given = papers.given_to(party)
    owes, session, gone_on = owes_most(party, rows), session_ahead(party), has_gone_on(handoffs)
    return Status(
        party=party, handler=_handler(case),
        sentence=sentence_for(party, state, rows, handoffs, owes=owes, session=session),
        until=day_of_the_step(case.deadlines, state) if party.left_at is None else None, yours=own_day(party, state),
        asked_fen=queries.asked_fen(party), agreed_fen=_agreed(rows), paid_fen=sum(
            line.paid_fen for line in rows if line.amount_fen is not None),
        lines=lines_shown(rows, party), session=session,
        confirmation=of_confirmation(S(strengthening.state), owes=owes) if strengthening else None,
        handoffs=[_handed(row, party) for row in handoffs], plan=plan_of(party, handoffs, given),
        confirm_by=of_clock(case.deadlines, "CONF-30"),
        limitation=None if gone_on else limitation_of(party), gone_on=gone_on, commission=case.body.commission,
        seen=seen_by_the_other_side(party, papers), last_look=next(iter(looks_of(party, limit=1)), None),
        papers=given, steps=[(step.happened_on, step_told(step)) for step in steps],
        court=from_the_court(case) if party.left_at is None else None)


def session_ahead(party: Party) -> Session | None:
    """When it is to come; where the others meet is no business of one that has left."""
    may = party.is_active and _state_shown(party.case, _not_told_yet(party)) in MEETING
    return queries.next_session(party, clock.now()) if may else None


def _state_shown(case: Case, kept_back: Step | None) -> CaseState:
    """The state as the party knows it: that of before, while the last step is not told to it yet."""
    return CaseState(kept_back.from_state) if kept_back and case.state == kept_back.to_state else case.state_term


def owes_most(party: Party, lines: Sequence[Obligation]) -> bool:
    """Whether the party owes more lines than it is owed; without lines, whether others ask of it."""
    if not lines:
        return not has_applied(party)
    return 2 * sum(line.payer_id == party.id for line in lines) > len(lines)


def _agreed(lines: Sequence[Obligation]) -> int | None:
    agreed = [line.amount_fen for line in lines
              if line.amount_fen is not None and line.state != ObligationState.WAIVED.value]
    return sum(agreed) if agreed else None


def _known_steps(party: Party, kept_back: Step | None) -> list[Step]:
    """What has happened, without what was taken back or is not told yet; who has left knows what was until then."""
    return [step for step in party.case.steps
            if step.record_type == "case" and step is not kept_back
            and step.taken_back_at is None and step.takes_back_id is None
            and (party.left_at is None or step.recorded_at <= party.left_at)]


def _state_known(party: Party, kept_back: Step | None, steps: Sequence[Step]) -> CaseState:
    """Where the case stands as far as this party knows."""
    if party.standing == PartyStanding.LEFT.value:
        return CaseState.WITHDRAWN
    if party.left_at is not None and steps:
        return CaseState(steps[-1].to_state)
    return _state_shown(party.case, kept_back)


def _was_then(row: Handoff, party: Party) -> bool:
    """Whether a way out is this party's own, or was there before the party left."""
    return party.left_at is None or row.party_id == party.id or (
        row.sent_on is not None and row.sent_on <= clock.day_of(party.left_at))


def _handed(row: Handoff, party: Party) -> tuple[str, Any, str]:
    """A way out: before whom, where it stands in a sentence, what was decided last."""
    last = row.results[-1] if row.results else None
    decided = ""
    if last is not None:
        on = in_its_order(last.decided_on.isoformat())
        decided = f"{on} {DECIDED[ResultKind(last.kind)]} {last.forum_number}".strip()
    said = of_handoff(HandoffState(row.state), is_employer=party.is_employer,
                      force=AwardForce(row.award_force) if row.award_force else None)
    return row.forum, said, decided


def _not_told_yet(party: Party) -> Step | None:
    """A withdrawal that may still be taken back: the other side learns of it only when it is final."""
    if has_applied(party):
        return None
    withdrawn = [step for step in party.case.steps if step.act in WITH_REGRET and step.taken_back_at is None]
    if not withdrawn:
        return None
    final = regret_ends(party.case, clock.day_of(withdrawn[-1].recorded_at))
    return withdrawn[-1] if clock.now() < final else None


def _handler(case: Case) -> str:
    """Who has it, with what they are: the mediator once one is named, else the clerk, else the body."""
    member = next((one for one in case.mediators if one.presides), case.mediators[0] if case.mediators else None)
    if member is not None:
        return gettext("调解员%(name)s", name=member.person.name)
    return gettext("办案人%(name)s", name=case.clerk.name) if case.clerk is not None else case.body.short_name


def limitation_of(party: Party) -> Deadline | None:
    """The earliest last day for arbitration among the party's own claims."""
    refs = {claim.public_id for claim in party.claims}
    rows = [row for row in party.case.deadlines
            if row.clock_id == "LIM-1Y" and row.record_ref in refs and row.is_running and row.ends_on]
    return min(rows, key=lambda row: (row.ends_on, row.id), default=None)


def near(day: date) -> str:
    """A day as one says it: 明天 11月24日; with its year if that is not the present one."""
    today = clock.today()
    word, said = NEAR.get((day - today).days), day_of_year(day) if day.year == today.year else day_words(day)
    return f"{word} {said}" if word is not None else said


def near_time(at: datetime) -> str:
    """A moment as one says it: 明天 11月24日 9:30."""
    local = at.astimezone(clock.SHANGHAI)
    return f"{near(local.date())} {local.hour}:{local.minute:02d}"
