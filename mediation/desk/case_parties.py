"""The parties of a case and what each asks, as the page shows them; numbers masked."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation import clock
from mediation.cases.models import Case, Claim
from mediation.deadlines.models import Deadline
from mediation.intake.powers.representation import Liability
from mediation.law.capacity import PartyRelation, SpecialPower
from mediation.law.identity import mask_number, mask_phone
from mediation.law.money import yuan
from mediation.law.terms import IdentityKind, PartyKind, Side
from mediation.parties.models import Agent, HeirStanding, Party, PartyStanding

FOLDED_FROM = 9


@dataclass(frozen=True)
class AgentLine:
    """Somebody who acts for a party: what the power covers, and until when."""

    name: str
    words: str
    lacks: str
    power: str | None


@dataclass(frozen=True)
class PartyLine:
    """One party with what a colleague has to know of it."""

    party: Party
    kind: str
    marks: tuple[str, ...]
    number: str
    phone: str
    address: str
    agents: tuple[AgentLine, ...]


@dataclass(frozen=True)
class SideLines:
    """One side of the case; the many of a collective case stand folded."""

    name: str
    lines: list[PartyLine]
    folded: bool


@dataclass(frozen=True)
class ClaimLine:
    """One claim with the last day of its limitation."""

    claim: Claim
    claimant: str
    against: str
    limitation: Deadline | None


@dataclass(frozen=True)
class ClaimSection:
    """All claims; those of many claimants stand folded."""

    lines: list[ClaimLine]
    folded: bool
    facts: str


def parties(case: Case, _person: Any) -> list[SideLines]:
    """The sides of the case, for one reader."""
    today = clock.today()
    found = []
    for side in Side:
        members = [party for party in case.parties if party.side == side.value]
        if members:
            lines = [_party(party, today) for party in members]
            found.append(SideLines(side.label, lines, len(lines) >= FOLDED_FROM))
    return found


def _party(party: Party, today: date) -> PartyLine:
    number = party.credit_code or (mask_number(party.identity_number) if party.identity_number else "")
    kind = IdentityKind(party.identity_kind).label if party.identity_number else ""
    return PartyLine(
        party=party, kind=_kind(party), marks=tuple(_marks(party)),
        number=f"{kind} {number}".strip() if not party.is_employer else number,
        phone=mask_phone(party.phone) if party.phone else "", address=party.address or "",
        agents=tuple(_agent(agent, today) for agent in party.agents))


def _kind(party: Party) -> str:
    """What a party is, and its place in the matter."""
    known = {each.value: each.label for each in PartyRelation}
    place = known.get(party.relation, party.relation) if party.relation else ""
    return f"{PartyKind(party.kind).label}·{place}" if place else PartyKind(party.kind).label


def _marks(party: Party) -> Iterator[str]:
    if party.standing != PartyStanding.ACTIVE.value:
        yield PartyStanding(party.standing).label
    if party.is_representative:
        yield "代表人"
    if party.liability:
        share = f"{yuan(party.share_fen)}元" if party.share_fen is not None else ""
        yield f"{Liability(party.liability).label}{share}"
    if party.over_age:
        yield "超龄"
    if party.migrant:
        yield "进城务工"
    if party.deceased_on:
        yield "已去世"
    if party.heir_of is not None:
        standing = HeirStanding(party.heir_standing).label if party.heir_standing else "未定"
        yield f"{party.heir_of.name}的继承人·{standing}"
    if party.bankrupt_administrator:
        yield f"破产，管理人 {party.bankrupt_administrator}"


def _agent(agent: Agent, today: date) -> AgentLine:
    powers = "、".join(SpecialPower(value).label for value in agent.special_powers)
    words = f"特别授权：{powers}" if agent.special else "一般授权"
    until = f"，至 {agent.until_on}" if agent.until_on else ""
    lacks = "委托书缺" if agent.power_file is None else "委托已到期" if agent.until_on and agent.until_on < today else ""
    return AgentLine(agent.name, f"{words}{until}", lacks, agent.power_file)


def claims(case: Case, _person: Any) -> ClaimSection:
    """What is asked, of whom, and until when it may go to arbitration without a defence of limitation."""
    limits = {row.record_ref: row for row in case.deadlines if row.clock_id == "LIM-1Y" and row.record_type == "claim"}
    lines = [ClaimLine(claim, claim.claimant.name, _against(claim.against), limits.get(claim.public_id))
             for claim in case.claims]
    application = getattr(case, "application", None)
    return ClaimSection(lines, len(lines) >= FOLDED_FROM, application.facts_and_reasons if application else "")


def _against(others: Sequence[Party]) -> str:
    return "、".join(party.name for party in others)
