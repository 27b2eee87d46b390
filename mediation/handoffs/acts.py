"""The ways out: preparing what goes along, filing, handing back to the court, legal aid, the receiver's result."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation import clock
from mediation.cases.acts import perform
from mediation.cases.facts import Facts
from mediation.cases.models import Case
from mediation.cases.states import BEFORE_EFFECT, CaseState
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.handoffs.papers import print_aid_referral, print_transfer_letter
from mediation.handoffs.models import Handoff, HandoffResult, HandoffWay
from mediation.handoffs.requirements import HandoffFacts
from mediation.intake.acceptance_endings import end_for_arbitration
from mediation.law.remedies import Receiver, transfer_materials
from mediation.parties.models import Party

RECEIVERS = {HandoffWay.ARBITRATION: Receiver.ARBITRATION, HandoffWay.COURT: Receiver.COURT,
             HandoffWay.LEGAL_AID: Receiver.LEGAL_AID}


@dataclass(frozen=True)
class HandoffPlan:
    """Where the case is to go, for whom, with which papers (all that may go, when none are named), the planned day."""

    way: HandoffWay
    receiver: str
    address: str = ""
    party: Party | None = None
    items: tuple[str, ...] = ()
    plan_on: date | None = None
    issues: str = ""
    difficulties: str = ""


def allowed_items(way: HandoffWay) -> Sequence[tuple[str, str]]:
    """What of the file may go to this receiver, as (key, name); offers and concessions are not among it."""
    return [(item.key, item.name) for item in transfer_materials(RECEIVERS[way]) if item.allowed]


def prepare(case: Case, plan: HandoffPlan, facts: Facts, *, by: Any) -> Handoff:
    """Choose the receiver and the papers that go along (row 29a)."""
    handoff = _opened(case, plan)
    step = perform(handoff, "prepare_handoff", by=by, facts=facts)
    print_transfer_letter(handoff, plan.issues, plan.difficulties, step.happened_on, by=by)
    return handoff


def drop(handoff: Handoff, facts: Facts, *, by: Any) -> None:
    """It is not sent (row 29b)."""
    perform(handoff, "drop", by=by, facts=facts)


def file_arbitration(case: Case, plan: HandoffPlan, facts: HandoffFacts, *, by: Any,
                     prepared: Handoff | None = None) -> Handoff:
    """A party files arbitration, at any time before effect (row 32) or after the mediation has ended (row 30).

    Before effect the mediation then ends for that reason (row 32a), which is the second act of the same filing.
    """
    handoff = prepared or _opened(case, plan)
    handoff.sent_on = facts.happened_on or clock.today()
    state = case.state_term
    early = state in BEFORE_EFFECT or state in (CaseState.NOT_ACCEPTED, CaseState.REFERRED, CaseState.WITHDRAWN)
    perform(handoff, "file_at_any_time" if early else "file_after_ending", by=by, facts=facts)
    if state in BEFORE_EFFECT and state is not CaseState.DRAFT:
        end_for_arbitration(case, facts, by=by)
    return handoff


def hand_to_court(case: Case, plan: HandoffPlan, facts: HandoffFacts, *, by: Any,
                  prepared: Handoff | None = None) -> Handoff:
    """Back to the court that delegated or entrusted the case (row 31)."""
    handoff = prepared or _opened(case, plan)
    handoff.sent_on = facts.happened_on or clock.today()
    step = perform(handoff, "hand_to_court", by=by, facts=facts)
    if prepared is None:
        print_transfer_letter(handoff, plan.issues, plan.difficulties, step.happened_on, by=by)
    return handoff


def ask_for_aid(case: Case, plan: HandoffPlan, facts: Facts, *, by: Any, prepared: Handoff | None = None) -> Handoff:
    """A worker asks for legal aid (row 29c)."""
    handoff = prepared or _opened(case, plan)
    handoff.party = plan.party or handoff.party
    step = perform(handoff, "ask_for_aid", by=by, facts=facts)
    print_aid_referral(handoff, step.happened_on, by=by)
    return handoff


def record_aid_granted(handoff: Handoff, facts: Facts, *, by: Any) -> None:
    """Legal aid was granted, or given first (row 29d)."""
    perform(handoff, "record_aid_granted", by=by, facts=facts)


def record_aid_ended(handoff: Handoff, facts: Facts, *, by: Any) -> None:
    """Refused, or a lawyer has been named (row 29e)."""
    perform(handoff, "record_aid_ended", by=by, facts=facts)


def record_result(handoff: Handoff, kind: str, forum_number: str, decided_on: date, words: str, *, by: Any,
                  scan: str | None = None, late_reason: str = "") -> HandoffResult:
    """What the receiver decided is an entry of the handoff, never a state of the case."""
    if decided_on > clock.today():
        raise RequirementNotMet("结果的日期不能晚于今天。", field="decided_on")
    row = HandoffResult(handoff=handoff, kind=kind, forum_number=forum_number, decided_on=decided_on, words=words,
                        scan_sha256=scan, recorded_at=clock.now(), by_id=by.id)
    db.session.add(row)
    perform(handoff, "record_result", by=by, facts=HandoffFacts(
        happened_on=decided_on, late_reason=late_reason, result=words or kind, proof=scan))
    return row


def close_handoff(handoff: Handoff, facts: Facts, *, by: Any) -> None:
    """The result is entered and nothing more is to be done here (rows 62e, 63b)."""
    perform(handoff, "close_handoff", by=by, facts=facts)


def _opened(case: Case, plan: HandoffPlan) -> Handoff:
    if not plan.receiver.strip():
        raise RequirementNotMet("请填写接收单位。", field="receiver")
    allowed = [key for key, _name in allowed_items(plan.way)]
    if not set(plan.items) <= set(allowed):
        raise RequirementNotMet("为达成调解所作的让步、单方谈话和内部笔记不能移送。", field="items",
                                article="人民法院在线调解规则第十八条")
    handoff = Handoff(case=case, way=plan.way.value, receiver=plan.receiver, receiver_address=plan.address,
                      party=plan.party, items=list(plan.items) or allowed, plan_on=plan.plan_on)
    db.session.add(handoff)
    return handoff
