"""The application for arbitration (D47), begun from a party's claims, or from what an agreement still owes it."""
from __future__ import annotations

from typing import Any

from mediation import clock
from mediation.agreements.models import AgreementStanding
from mediation.agreements.owed import agreements_in_effect, claimed_lines, owed_on_paper, plain_agreements
from mediation.cases.models import Case, Claim
from mediation.cases.states import CaseState
from mediation.documents import kinds
from mediation.documents.filling import period_words
from mediation.documents.kinds.d47_arbitration_application import (
    ArbitrationApplication,
    ArbitrationClaim,
    EvidenceOnPaper,
)
from mediation.documents.offers import offer_to_one
from mediation.documents.queries import papers_of
from mediation.documents.stage_papers import standing
from mediation.evidence.access import evidence_visible_to
from mediation.evidence.models import Evidence
from mediation.law.claims import WITHOUT_SUM
from mediation.law.money import yuan
from mediation.law.terms import CaseKind, Zone
from mediation.parties.models import Party

GO_ALONG = ("D30", "D21", "D26", "D27", "D28")


def begin_arbitration(case: Case, by: Any, party: Party) -> ArbitrationApplication:
    """What a party asks for, on which facts and evidence; offers and concessions are never among them."""
    return ArbitrationApplication(
        commission=case.body.commission.name if case.body.commission else None,
        claims=(*unpaid(case, party), *(claim_of(claim) for claim in open_claims(case, party))),
        facts=facts_of(case), evidence=tuple(piece_of(piece) for piece in own_evidence(case, by, party)),
        enclosures=enclosed(case))


def facts_of(case: Case) -> str | None:
    """The facts as they were told when the case came in."""
    return (case.application.facts_and_reasons if case.application else "") or case.matter or None


def claim_of(claim: Claim) -> ArbitrationClaim:
    """One claim with its time, its sum and how it was worked out, as far as the file knows."""
    return ArbitrationClaim(
        claimant=claim.claimant.name, what=claim.type_term.label, period=period_words(claim.from_on, claim.until_on),
        formula=claim.formula or claim.ground or None, amount=claim.amount_fen,
        without_sum=claim.amount_fen is None and claim.type_term in WITHOUT_SUM)


def open_claims(case: Case, party: Party) -> list[Claim]:
    """The claims of a party that nothing has settled: all of them before an agreement, else those left open."""
    settled = case.state == CaseState.EFFECTIVE.value
    left = {claim.id for each in case.agreements for claim in each.open_claims
            if each.standing == AgreementStanding.IN_EFFECT.value}
    return [claim for claim in party.claims if not claim.given_up and (not settled or claim.id in left)]


def unpaid(case: Case, party: Party) -> tuple[ArbitrationClaim, ...]:
    """What an agreement owes a party and is late; the commission may decide by it (O17 28)."""
    today = clock.today()
    return tuple(
        ArbitrationClaim(claimant=party.name, what=f"支付调解协议约定的{said.ground}", amount=said.left,
                         formula=f"{each.number or '口头调解'}协议第{line.ordinal}项约定{yuan(said.amount or 0)}元，"
                                 f"已付{yuan(said.paid or 0)}元")
        for each in plain_agreements(case)
        for said, line in zip(owed_on_paper(each, party, today), claimed_lines(each, party, today), strict=True))


def own_evidence(case: Case, by: Any, party: Party) -> list[Evidence]:
    """What the party gave, and what both sides see, as far as whoever makes the paper may see it."""
    return [piece for piece in evidence_visible_to(by, case)
            if piece.party_id == party.id or piece.zone_term is Zone.SHARED]


def piece_of(piece: Evidence) -> EvidenceOnPaper:
    """One piece as the application lists it."""
    source = f"{piece.party.name}提交（{piece.form_term.label}）" if piece.party else f"调解组织收集（{piece.form_term.label}）"
    return EvidenceOnPaper(name=piece.name, source=source, proves=piece.proves or None)


def enclosed(case: Case) -> tuple[str, ...]:
    """The papers of the mediation that go along, as far as they have been made."""
    made = {paper.code for paper in standing(papers_of(case))}
    return tuple(kinds.paper(code).title for code in GO_ALONG if code in made)


def claimants(case: Case) -> list[Party]:
    """Who has something to ask of the commission."""
    return [party for party in case.active_parties if open_claims(case, party) or unpaid(case, party)]


def no_arbitration_now(case: Case) -> str | None:
    """Why there is nothing to bring before the commission; before an agreement it may be asked at any time (TJ 5)."""
    if case.kind_term is CaseKind.CIVIL_SERVICE:
        return "劳务等民事纠纷不属于劳动人事争议仲裁，直接向人民法院起诉。"
    if claimants(case):
        return None
    if agreements_in_effect(case):
        return "请求已经由生效的协议解决，没有到期未付的款项；协议经法院确认或者已出调解书的，申请强制执行。"
    return "还没有登记请求。"


offer_to_one("D47", begin_arbitration, no_arbitration_now, claimants)
