"""A case that has ended, and what its parties say of it."""
from __future__ import annotations

from datetime import date
from typing import Any

from mediation.cases.models import Case, Step
from mediation.cases.states import CaseState
from mediation.demo.bodies import Bodies
from mediation.extensions import db
from mediation.law.ratings import Level, Reason
from mediation.parties.acting import PartyActing
from mediation.parties.models import Party
from mediation.ratings.acts import Given, rate
from mediation.ratings.models import FollowUp, Rating
from mediation.ratings.rateable import card_of
from tests.builders import a_case

MONDAY = date(2026, 3, 2)
BAD = Given(Level.DISSATISFIED, (Reason.SLOW, Reason.RUDE), "打了三次电话没人接", call_me=True)
QUIET = Given(Level.VERY_DISSATISFIED, (Reason.PARTIAL,))
GOOD = Given(Level.VERY_SATISFIED, (Reason.CLEAR,))


def an_ended_case(bodies: Bodies, body: str = "township", **more: Any) -> Case:
    """Talked over and ended without agreement today, before a body whose director took no part."""
    case = a_case(bodies, CaseState.NO_AGREEMENT, body=body, **more)
    db.session.commit()
    return case


def the_end(party: Party) -> Step:
    """The act that ended the party's case, on the card that asks for a rating."""
    card = card_of(party)
    assert card is not None
    return card.step


def said(party: Party, given: Given) -> Rating:
    """The party rates the end of its case."""
    rating = rate(party, the_end(party), given, by=PartyActing(party))
    db.session.commit()
    return rating


def complained(party: Party, given: Given = BAD) -> FollowUp:
    """The party is dissatisfied; what is to be followed up."""
    follow_up = said(party, given).follow_up
    assert follow_up is not None
    return follow_up
