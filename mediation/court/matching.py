"""What of the file belongs to one clause: its lines, the claims they settle, the evidence and the facts about them.

Nothing is decided here: a piece of evidence that no clause takes stands in the list of all evidence as before.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mediation.agreements.models import Agreement, Obligation
from mediation.agreements.places import lines_of
from mediation.agreements.wording import text_of
from mediation.cases.models import Claim
from mediation.evidence.models import Evidence
from mediation.evidence.scans import Scan, of_agents
from mediation.law.terms import ClaimType
from mediation.parties.models import Party
from mediation.sessions.models import AgreedFact

WORDS: dict[ClaimType, tuple[str, ...]] = {
    ClaimType.WAGES: ("工资", "欠条", "流水", "考勤", "结算"), ClaimType.OVERTIME: ("加班", "考勤", "打卡", "排班"),
    ClaimType.DOUBLE_PAY: ("合同", "入职", "社保"), ClaimType.ANNUAL_LEAVE: ("年休假", "考勤", "请假"),
    ClaimType.SOCIAL_INSURANCE: ("社保", "社会保险", "参保"), ClaimType.SEVERANCE: ("解除", "离职", "合同", "工资"),
    ClaimType.UNLAWFUL_DISMISSAL: ("解除", "辞退", "离职", "通知"), ClaimType.WORK_INJURY: ("工伤", "诊断", "医疗", "鉴定", "病历"),
    ClaimType.EMPLOYMENT_RELATION: ("合同", "工牌", "考勤", "流水"), ClaimType.NON_COMPETE: ("竞业", "合同"),
    ClaimType.TRAINING: ("培训", "服务期"), ClaimType.SERVICE_PAY: ("劳务", "欠条", "结算"),
    ClaimType.PERSONAL_INJURY: ("诊断", "医疗", "病历", "鉴定"), ClaimType.MATERNITY: ("生育", "产假", "诊断"),
    ClaimType.STOPPAGE_PAY: ("停工", "停产", "工资", "考勤"), ClaimType.ALLOWANCE: ("津贴", "补贴"),
    ClaimType.PAPERS_TRANSFER: ("离职", "档案", "社保"), ClaimType.DEATH_BENEFIT: ("死亡", "亲属", "工伤"),
    ClaimType.OCCUPATIONAL_DISEASE: ("职业病", "诊断", "鉴定"), ClaimType.COMMERCIAL_INSURANCE: ("保险", "保单"),
    ClaimType.MALICIOUS_ARREARS: ("工资", "欠条"), ClaimType.OTHER: ()}
"""By which words of its name or purpose a piece of evidence is taken to be about a kind of claim; practice, not law."""


@dataclass(frozen=True)
class Matched:
    """A clause with what of the file belongs to it; ``ref`` is the clause's address on the page."""

    ref: str
    number: str
    words: str
    lines: list[Obligation]
    claims: list[Claim]
    evidence: list[Evidence]
    facts: list[AgreedFact]
    powers: list[Scan]


def matched(texts: Sequence[Agreement], evidence: Sequence[Evidence], facts: Sequence[AgreedFact]) -> Iterator[Matched]:
    """Every clause of the agreement and its supplements that is made from lines, with what belongs to it."""
    for text in texts:
        by_number = {line.ordinal: line for line in text.obligations}
        for number, clause in enumerate(text.clauses, start=1):
            lines = lines_of(clause.words, by_number)
            if not lines:
                continue
            claims = list({line.claim.id: line.claim for line in lines if line.claim is not None}.values())
            people = list({party.id: party for line in lines for party in (line.payer, line.payee)}.values())
            yield Matched(
                clause.public_id, f"{'补充协议' if text.supplements_id else ''}第{number}条", text_of(clause), lines,
                claims,
                [piece for piece in evidence if is_about(piece, claims, people)],
                [fact for fact in facts if fact.claim_type in {claim.type for claim in claims}],
                list(of_agents({agent.id: agent for party in people for agent in party.agents}.values())))


def is_about(piece: Evidence, claims: Iterable[Claim], people: Sequence[Party]) -> bool:
    """Whether a piece is about one of these claims by its words, and comes from one of these people or the body."""
    if piece.party_id is not None and piece.party_id not in {party.id for party in people}:
        return False
    said = f"{piece.name or ''}{piece.proves or ''}"
    return any(word in said for claim in claims for word in (*WORDS[claim.type_term], claim.type_term.label))
