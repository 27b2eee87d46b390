"""Whether an application is joint: who has joined it, in person or through an agent (CPL 205; CPLI 351)."""
from __future__ import annotations

from datetime import date

from mediation.agreements.models import Strengthening
from mediation.agreements.signing import signers
from mediation.law.capacity import AuthorityScope, PowerOfAttorney, SpecialPower
from mediation.law.confirmation import JointFacts, joint_application_error
from mediation.parties.models import Agent


def joint_error(strengthening: Strengthening, on: date) -> str | None:
    """Why the application is not joint yet, by the law; None when everybody has joined properly (CPL 205, CPLI 351)."""
    parties = signers(strengthening.agreement)
    refusal = joint_application_error(JointFacts(
        parties=tuple(party.public_id for party in parties),
        initiated_by=strengthening.initiator.public_id if strengthening.initiator else None,
        confirmed_by=frozenset(row.party.public_id for row in strengthening.joint_confirmations),
        agents=tuple((row.party.public_id, row.agent.name, _power(row.agent))
                     for row in strengthening.joint_confirmations if row.agent),
        sides=tuple((party.public_id, party.side) for party in parties),
        names=tuple((party.public_id, party.name) for party in parties)), on)
    return refusal.message if refusal else None


def _power(agent: Agent) -> PowerOfAttorney:
    scope = AuthorityScope.SPECIAL if agent.special else AuthorityScope.GENERAL
    return PowerOfAttorney(scope, frozenset(SpecialPower(value) for value in agent.special_powers), agent.until_on,
                           agent.from_on)
