"""Whether an application is joint: who has joined it, in person or through an agent (CPL 205; CPLI 351; O17 27)."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mediation.agreements.models import Strengthening
from mediation.agreements.signing import signers
from mediation.law.capacity import AuthorityScope, PowerOfAttorney, SpecialPower
from mediation.law.citation import cite
from mediation.law.confirmation import JointFacts, joint_application_error
from mediation.parties.models import Agent, Party


def joint_error(strengthening: Strengthening, on: date) -> str | None:
    """Why the application is not joint yet, by the law; None when everybody has joined properly (CPL 205, CPLI 351)."""
    joined = [(row.party, row.agent) for row in strengthening.joint_confirmations]
    refusal = joint_application_error(_facts(strengthening, strengthening.initiator, joined), on)
    return refusal.message if refusal else None


def joint_review_error(strengthening: Strengthening, joined: Sequence[tuple[Party, Agent | None]],
                       on: date) -> str | None:
    """Why the application for arbitration review is not joint yet, by who has signed it (O17 27, O33 74)."""
    first = joined[0][0] if joined else None
    refusal = joint_application_error(_facts(strengthening, first, joined), on, "仲裁审查",
                                      (cite("O17", 27), cite("O33", 74)))
    return refusal.message if refusal else None


def _facts(strengthening: Strengthening, first: Party | None,
           joined: Sequence[tuple[Party, Agent | None]]) -> JointFacts:
    parties = signers(strengthening.agreement)
    return JointFacts(
        parties=tuple(party.public_id for party in parties), initiated_by=first.public_id if first else None,
        confirmed_by=frozenset(party.public_id for party, _ in joined),
        agents=tuple((party.public_id, agent.name, _power(agent)) for party, agent in joined if agent),
        sides=tuple((party.public_id, party.side) for party in parties),
        names=tuple((party.public_id, party.name) for party in parties))


def _power(agent: Agent) -> PowerOfAttorney:
    scope = AuthorityScope.SPECIAL if agent.special else AuthorityScope.GENERAL
    return PowerOfAttorney(scope, frozenset(SpecialPower(value) for value in agent.special_powers), agent.until_on,
                           agent.from_on)
