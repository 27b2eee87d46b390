"""Opening a way out: preparing what goes along, filing, suing, handing back to the court, legal aid, the answer."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation import clock
from mediation.agreements.models import Agreement, Obligation
from mediation.cases.acts import perform
from mediation.cases.facts import Facts
from mediation.cases.models import Case
from mediation.cases.states import BEFORE_EFFECT, CaseState
from mediation.deadlines.acts import end, running
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.handoffs.papers import print_aid_referral, print_transfer_letter
from mediation.handoffs.models import Handoff, HandoffWay
from mediation.handoffs.requirements import HandoffFacts
from mediation.intake.acceptance.endings import end_for_arbitration
from mediation.law.remedies import Receiver, transfer_materials
from mediation.parties.models import Party

RECEIVERS = {HandoffWay.ARBITRATION: Receiver.ARBITRATION, HandoffWay.COURT: Receiver.COURT,
             HandoffWay.LEGAL_AID: Receiver.LEGAL_AID}


@dataclass(frozen=True)
class HandoffPlan:
    """Where the case is to go, for whom, with which papers (all that may go, when none are named), the planned day.

    ``agreement`` or ``obligation`` is what is sued or arbitrated on, where there is an agreement.
    """

    way: HandoffWay
    receiver: str
    address: str = ""
    party: Party | None = None
    agreement: Agreement | None = None
    obligation: Obligation | None = None
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
                     prepared: Handoff | None = None, deferred: bool = False) -> Handoff:
    """A party files arbitration, at any time before effect (row 32) or after the mediation has ended (row 30).

    Before effect the mediation then ends for that reason (row 32a), which is the second act of the same filing; not
    where the commission puts off its decision for the mediation's sake (``deferred``, row 62a).
    """
    state = case.state_term
    early = state in BEFORE_EFFECT or state in (CaseState.NOT_ACCEPTED, CaseState.REFERRED, CaseState.WITHDRAWN)
    handoff = _sent(case, plan, "file_at_any_time" if early else "file_after_ending", facts, by=by, prepared=prepared)
    if deferred:
        perform(handoff, "defer_acceptance", by=by, facts=facts)
    else:
        end_mediation(case, facts, by=by)
    return handoff


def end_mediation(case: Case, facts: HandoffFacts, *, by: Any) -> None:
    """A mediation that still runs ends when the commission has the case (row 32a)."""
    if case.state_term in BEFORE_EFFECT and case.state_term is not CaseState.DRAFT:
        end_for_arbitration(case, facts, by=by)


def file_after_review(case: Case, plan: HandoffPlan, facts: HandoffFacts, *, by: Any,
                      prepared: Handoff | None = None) -> Handoff:
    """Arbitration after the review was refused or its time has passed (row 50b)."""
    return _sent(case, plan, "file_after_review", facts, by=by, prepared=prepared)


def file_after_payment_order(case: Case, plan: HandoffPlan, facts: HandoffFacts, *, by: Any,
                             prepared: Handoff | None = None) -> Handoff:
    """Arbitration after the payment order has ended (row 58)."""
    return _sent(case, plan, "file_after_payment_order", facts, by=by, prepared=prepared)


def file_after_default(case: Case, plan: HandoffPlan, facts: HandoffFacts, *, by: Any,
                       prepared: Handoff | None = None) -> Handoff:
    """Arbitration on a line that was not performed (row 59)."""
    return _sent(case, plan, "file_after_default", facts, by=by, prepared=prepared)


def sue_on_agreement(case: Case, plan: HandoffPlan, facts: HandoffFacts, *, by: Any,
                     prepared: Handoff | None = None) -> Handoff:
    """A suit on an agreement that a court did not confirm (row 45)."""
    return _sent(case, plan, "sue_on_agreement", facts, by=by, prepared=prepared)


def sue_after_payment_order(case: Case, plan: HandoffPlan, facts: HandoffFacts, *, by: Any,
                            prepared: Handoff | None = None) -> Handoff:
    """A suit on the agreement after the payment order has ended (row 58)."""
    return _sent(case, plan, "sue_after_payment_order", facts, by=by, prepared=prepared)


def sue_for_wages(case: Case, plan: HandoffPlan, facts: HandoffFacts, *, by: Any,
                  prepared: Handoff | None = None) -> Handoff:
    """A suit on an agreement that is only about wages, or on a note of wages owed (row 60)."""
    return _sent(case, plan, "sue_for_wages", facts, by=by, prepared=prepared)


def sue_after_refused_enforcement(case: Case, plan: HandoffPlan, facts: HandoffFacts, *, by: Any,
                                  prepared: Handoff | None = None) -> Handoff:
    """A suit after a court refused to enforce (row 61b); the thirty days, which run on the line, end."""
    handoff = _sent(case, plan, "sue_after_refused_enforcement", facts, by=by, prepared=prepared)
    assert handoff.obligation is not None and handoff.sent_on is not None
    right = running(handoff.obligation, case, "SUE-30R")
    if right is not None:
        end(right, handoff.sent_on)
    return handoff


def hand_to_court(case: Case, plan: HandoffPlan, facts: HandoffFacts, *, by: Any,
                  prepared: Handoff | None = None) -> Handoff:
    """Back to the court that delegated or entrusted the case (row 31)."""
    handoff = prepared or _opened(case, plan)
    handoff.sent_on = facts.happened_on or clock.today()
    step = perform(handoff, "hand_to_court", by=by, facts=facts)
    case.arbitration_done = case.arbitration_done or facts.arbitration_done
    if prepared is None and not _went_back(case):
        print_transfer_letter(handoff, plan.issues, plan.difficulties, step.happened_on, by=by)
    return handoff


def _went_back(case: Case) -> bool:
    """Whether the body's letter with the papers is at the court already."""
    return case.court_assignment is not None and case.court_assignment.returned_on is not None


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


def record_answer(handoff: Handoff, facts: HandoffFacts, *, by: Any) -> None:
    """The receiver took it in, or sent it back with its reason: then it waits here until a person decides (row 29f)."""
    step = perform(handoff, "record_answer", by=by, facts=facts)
    handoff.answer, handoff.answered_on, handoff.answer_words = facts.answer, step.happened_on, facts.reason.strip()


def _sent(case: Case, plan: HandoffPlan, act: str, facts: HandoffFacts, *, by: Any,
          prepared: Handoff | None) -> Handoff:
    """The handoff goes out by one of the acts that open it, or that send what was prepared, and waits for an answer."""
    handoff = prepared or _opened(case, plan)
    handoff.agreement, handoff.obligation = plan.agreement or handoff.agreement, plan.obligation or handoff.obligation
    handoff.party = plan.party or handoff.party
    handoff.sent_on = facts.happened_on or clock.today()
    handoff.answer, handoff.answered_on, handoff.answer_words = None, None, ""
    perform(handoff, act, by=by, facts=facts)
    return handoff


def _opened(case: Case, plan: HandoffPlan) -> Handoff:
    if not plan.receiver.strip():
        raise RequirementNotMet("请填写接收单位。", field="receiver")
    allowed = [key for key, _name in allowed_items(plan.way)]
    if not set(plan.items) <= set(allowed):
        raise RequirementNotMet("为达成调解所作的让步、单方谈话和内部笔记不能移送。", field="items",
                                article="人民法院在线调解规则第十八条")
    handoff = Handoff(case=case, way=plan.way.value, receiver=plan.receiver, receiver_address=plan.address,
                      party=plan.party, agreement=plan.agreement, obligation=plan.obligation,
                      items=list(plan.items) or allowed, plan_on=plan.plan_on)
    db.session.add(handoff)
    return handoff
