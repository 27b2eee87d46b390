"""Changing what is known of the parties and claims of a case, as long as no paper in the house bears it."""
from __future__ import annotations

from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.cases.limitation import recount
from mediation.cases.models import Case, Claim, Interruption
from mediation.cases.naming import name_the_case
from mediation.cases.states import BEFORE_EFFECT, CaseState
from mediation.errors import NotNow
from mediation.extensions import db
from mediation.intake.borne import borne_by
from mediation.intake.entering import add_claims, count_workers, write_claim
from mediation.intake.facts import ClaimFacts, PartyFacts
from mediation.intake.representation import staff_only
from mediation.law.limitation import Interruption as Event
from mediation.law.terms import Side
from mediation.parties.acts import change, enter
from mediation.parties.models import Party

NOT_FILED = frozenset({CaseState.NEGOTIATING.value, CaseState.SETTLED_PRIVATE.value, CaseState.DRAFT.value})


def change_party(party: Party, facts: PartyFacts, *, by: Any) -> tuple[str, ...]:
    """Correct what is known of a party; what an issued paper bears is refused with the names of those papers."""
    staff_only(party.case, by)
    changed = change(party, facts, by=by, borne=borne_by(party))
    name_the_case(party.case)
    return changed


def add_party(case: Case, side: Side, facts: PartyFacts, *, by: Any) -> Party:
    """Somebody more takes part; those who are asked for something are asked whether they agree like the others."""
    staff_only(case, by)
    _still_open(case)
    with db.session.no_autoflush:
        party = enter(case, side, facts, by=by, place="")
    if side is Side.RESPONDENT:
        for claim in case.claims:
            if claim.is_open and claim.claimant.side == Side.APPLICANT.value:
                claim.against.append(party)
    count_workers(case)
    db.session.flush()
    name_the_case(case)
    trail.record("add_party", by=by, record=party, case=case, side=side.value)
    return party


def add_claim(case: Case, facts: ClaimFacts, *, by: Any) -> Claim:
    """One claim more; after the application its limitation is interrupted by this day."""
    staff_only(case, by)
    _still_open(case)
    add_claims(case, [facts])
    claim = case.claims[-1]
    if case.state not in NOT_FILED:
        claim.interruptions.append(Interruption(happened_on=clock.today(), kind=Event.MEDIATION_APPLIED.value))
    db.session.flush()
    recount(case, claim)
    trail.record("add_claim", by=by, record=claim, case=case)
    return claim


def change_claim(claim: Claim, facts: ClaimFacts, *, by: Any) -> None:
    """Type, period, sum or ground of a claim are put otherwise, before anything is agreed on it."""
    staff_only(claim.case, by)
    _still_open(claim.case)
    if claim.agreed_fen is not None:
        raise NotNow("这一项请求已经谈定，不能再改；请在协议里改。")
    write_claim(claim, facts)
    recount(claim.case, claim)
    trail.record("change_claim", by=by, record=claim, case=claim.case)


def give_up_claim(claim: Claim, *, by: Any) -> None:
    """The claimant no longer asks for it, of their own free will."""
    staff_only(claim.case, by)
    _still_open(claim.case)
    claim.given_up, claim.is_open = True, False
    trail.record("give_up_claim", by=by, record=claim, case=claim.case)


def _still_open(case: Case) -> None:
    if case.state_term not in BEFORE_EFFECT:
        raise NotNow("本案已经办结，当事人和请求不能再增改；写错的请用“更正”。")
