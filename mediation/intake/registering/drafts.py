"""Changing a draft: everything may still be corrected, save what an issued paper bears."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mediation.audit import trail
from mediation.cases.models import Case, Claim
from mediation.cases.naming import name_the_case
from mediation.cases.states import CaseState
from mediation.deadlines import acts as deadlines
from mediation.errors import NotNow, RequirementNotMet
from mediation.extensions import db
from mediation.intake.borne import borne_by
from mediation.intake.facts import ClaimFacts, RegisteringFacts
from mediation.intake.registering.entering import (SIDES, add_claims, add_materials, check_door, claimant_of,
                                                   count_workers, describe, write_claim)
from mediation.law.terms import Side
from mediation.parties.acts import change, enter
from mediation.parties.facts import PartyFacts
from mediation.parties.models import Party


def revise(case: Case, facts: RegisteringFacts, *, by: Any, keep: Sequence[str] = ()) -> None:
    """Bring a draft in line with what is now said: rows that are gone go, new ones come, the others change in place.

    ``keep`` names what was not asked (applicants, claims, third, oral) and stays as it is.
    """
    if case.state != CaseState.DRAFT.value:
        raise NotNow("申请已经提交，不能再当草稿改。请在案件页改当事人，或者用“更正”。")
    check_door(facts)
    oral = case.application.is_oral, case.application.place, case.application.oral_answers
    describe(case, facts)
    if "oral" in keep:
        case.application.is_oral, case.application.place, case.application.oral_answers = oral
    case.received_on = facts.received_on
    for name, side in SIDES:
        if name not in keep:
            _revise_side(case, side, getattr(facts, name), name, by)
    if "claims" not in keep:
        _revise_claims(case, facts.claims)
    for material in list(case.materials):
        db.session.delete(material)
    add_materials(case, facts.materials)
    db.session.flush()
    db.session.refresh(case)
    count_workers(case)
    name_the_case(case)
    trail.record("revise_draft", by=by, record=case, case=case)


def _revise_side(case: Case, side: Side, said: Sequence[PartyFacts], name: str, by: Any) -> None:
    there = {party.public_id: party for party in case.side(side)}
    kept = {facts.ref for facts in said}
    for ref, party in there.items():
        if ref not in kept:
            _remove(party)
    db.session.flush()
    for place, facts in enumerate(said):
        party = there.get(facts.ref)
        if party is None:
            enter(case, side, facts, by=by, place=f"{name}-{place}-")
        else:
            change(party, facts, by=by, borne=borne_by(party), place=f"{name}-{place}-")


def _remove(party: Party) -> None:
    """Somebody typed in by mistake goes without a trace, unless a paper names them or somebody acts for them."""
    if borne_by(party) or party.agents or party.heirs:
        raise RequirementNotMet(f"{party.name}已经写入发出的文书或者有代理人，不能从草稿里删去。")
    for claim in list(party.claims):
        _drop(claim)
    for claim in party.case.claims:
        claim.against = [other for other in claim.against if other is not party]
    party.case.parties.remove(party)
    db.session.delete(party)


def _revise_claims(case: Case, said: Sequence[ClaimFacts]) -> None:
    there = {claim.public_id: claim for claim in case.claims if not claim.given_up}
    kept = {facts.ref for facts in said}
    for ref, claim in there.items():
        if ref not in kept:
            _drop(claim)
    for place, facts in enumerate(said):
        claim = there.get(facts.ref)
        if claim is not None:
            claim.claimant = claimant_of(case, facts, place)
            write_claim(claim, facts)
    add_claims(case, [facts for facts in said if facts.ref not in there])


def _drop(claim: Claim) -> None:
    """A claim whose limitation was interrupted by talks stays in the file as given up; another is simply gone."""
    if claim.interruptions:
        claim.given_up = True
        row = deadlines.running(claim, claim.case, "LIM-1Y")
        if row is not None:
            deadlines.end(row, claim.interruptions[-1].happened_on)
        return
    claim.against = []
    claim.case.claims.remove(claim)
    db.session.delete(claim)
