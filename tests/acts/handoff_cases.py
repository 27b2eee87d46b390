"""Handoffs led to where a test of record H begins."""
from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mediation import clock
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.deadlines.acts import running
from mediation.demo.bodies import Bodies
from mediation.errors import RequirementNotMet
from mediation.handoffs import acts
from mediation.handoffs.acts import HandoffPlan
from mediation.handoffs.models import Handoff, HandoffWay, ResultKind
from mediation.handoffs.requirements import HandoffFacts
from mediation.law.suit_first import StraightToCourt
from mediation.law.suits import AwardForce
from mediation.law.terms import Basis
from tests.builders import a_case

COMMISSION, COURT = "云岭市青溪区劳动人事争议仲裁委员会", "云岭市青溪区人民法院"
DAY = date(2026, 3, 2)


def to_commission(**more: Any) -> HandoffPlan:
    return HandoffPlan(way=HandoffWay.ARBITRATION, receiver=COMMISSION, **more)


def to_court(**more: Any) -> HandoffPlan:
    return HandoffPlan(way=HandoffWay.COURT, receiver=COURT, **more)


def said(kind: ResultKind, **more: Any) -> HandoffFacts:
    """What a paper of the receiver says."""
    return HandoffFacts(kind=kind.value, **{"number": "青劳人仲案〔2026〕1号", "result": "支付工资8,200元", **more})


def filed(bodies: Bodies, case: Case | None = None) -> Handoff:
    """Before the commission, which has not decided whether to take it in."""
    case = case or a_case(bodies, CaseState.NO_AGREEMENT)
    return acts.file_arbitration(case, to_commission(), HandoffFacts(on_behalf_of=tuple(case.applicants[:1])),
                                 by=bodies.people["wangmin"])


def accepted(bodies: Bodies) -> Handoff:
    handoff = filed(bodies)
    acts.record_accepted(handoff, HandoffFacts(number="青劳人仲案〔2026〕1号"), by=bodies.people["wangmin"])
    return handoff


def awarded(bodies: Bodies, force: AwardForce = AwardForce.NOT_FINAL, **more: Any) -> Handoff:
    handoff = accepted(bodies)
    acts.record_award(handoff, said(ResultKind.AWARD, force=force.value, **more), by=bodies.people["wangmin"])
    return handoff


def sued(bodies: Bodies, force: AwardForce = AwardForce.NOT_FINAL) -> Handoff:
    """The worker sues on the award."""
    handoff = awarded(bodies, force)
    acts.sue_on_award(handoff, COURT, by_worker(handoff), by=bodies.people["wangmin"])
    return handoff


def docketed(bodies: Bodies, force: AwardForce = AwardForce.NOT_FINAL) -> Handoff:
    handoff = sued(bodies, force)
    acts.record_docketed(handoff, HandoffFacts(number="（2026）粤0699民初9号"), by=bodies.people["wangmin"])
    return handoff


def judged(bodies: Bodies, kind: ResultKind = ResultKind.JUDGMENT) -> Handoff:
    handoff = docketed(bodies)
    acts.record_judgment(handoff, said(kind, number="（2026）粤0699民初9号"), by=bodies.people["wangmin"])
    return handoff


def handed_to_court(bodies: Bodies) -> Handoff:
    """A delegated case back at its court, without arbitration before it."""
    case = a_case(bodies, CaseState.NO_AGREEMENT, body="studio", basis=Basis.COURT_DELEGATED)
    return acts.hand_to_court(case, HandoffPlan(way=HandoffWay.COURT, receiver="塔河市人民法院", issues="工资数额"),
                              HandoffFacts(insists=True, ground=StraightToCourt.IOU), by=bodies.people["aygul"])


def by_worker(handoff: Handoff, **more: Any) -> HandoffFacts:
    return HandoffFacts(on_behalf_of=tuple(handoff.case.workers[:1]), **more)


def by_employer(handoff: Handoff, **more: Any) -> HandoffFacts:
    return HandoffFacts(on_behalf_of=tuple(handoff.case.respondents[:1]), **more)


def today() -> date:
    return clock.today()


def runs(handoff: Handoff, clock_id: str) -> date | None:
    """When a period of a handoff ends that runs; None where it does not run."""
    row = running(handoff, handoff.case, clock_id)
    return row.ends_on if row is not None else None


def refused(field: str | None, article: str) -> Any:
    """The act is refused on a field, by an article."""
    return pytest.raises(RequirementNotMet, check=lambda e: e.field == field and article in str(e.article))
