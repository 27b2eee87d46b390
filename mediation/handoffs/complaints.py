"""The complaint by elements (D48), begun from the file for one worker: claims, employment, arbitration, evidence."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mediation import clock
from mediation.cases.models import Case, Claim
from mediation.documents.complaint import ClaimDetail, Complaint, Said, UnitKind
from mediation.documents.filling import period_words
from mediation.documents.offers import offer_to_one
from mediation.handoffs.arbitration import claimants, open_claims, own_evidence, plain_agreements, unpaid
from mediation.handoffs.models import Handoff, HandoffResult, HandoffState, HandoffWay, ResultKind
from mediation.handoffs.queries import handoffs_of
from mediation.law.claims import CLAIM_RULES
from mediation.law.money import yuan
from mediation.law.numbers import date_words
from mediation.law.routes import NewFormTier, RouteFacts, RouteKey, TierRoute, open_routes
from mediation.law.scope import tj10_body
from mediation.law.terms import CaseKind, ClaimType
from mediation.parties.models import Party

SEVEN = {
    ClaimType.WAGES: "wages", ClaimType.STOPPAGE_PAY: "wages", ClaimType.MALICIOUS_ARREARS: "wages",
    ClaimType.DOUBLE_PAY: "double_pay", ClaimType.OVERTIME: "overtime", ClaimType.ANNUAL_LEAVE: "annual_leave",
    ClaimType.SOCIAL_INSURANCE: "social_insurance", ClaimType.SEVERANCE: "severance",
    ClaimType.UNLAWFUL_DISMISSAL: "unlawful_dismissal"}

OF_THE_COMMISSION = frozenset({ResultKind.AWARD.value, ResultKind.MEDIATION_PAPER.value, ResultKind.REFUSED.value})
COMMISSION_CLOCKS = ("ARB-5WD", "ARB-45")


def begin_complaint(case: Case, by: Any, worker: Party) -> Complaint:
    """The elements that the file knows; whatever else the form asks stays open."""
    claims = open_claims(case, worker)
    employer = next((party for party in case.active_parties if party.is_employer), None)
    arbitration = last_arbitration(case)
    result = last_award(arbitration)
    asked = seven(claims)
    known = [claim.amount_fen for claim in claims if claim.amount_fen is not None]
    owed = [claim.amount or 0 for claim in unpaid(case, worker)]
    return Complaint(
        court=case.body.court.name if case.body.court else None,
        service_address=worker.service_address or worker.address, service_receiver=worker.name,
        service_phone=worker.phone, electronic=_said(worker.electronic_service),
        unit_kind=unit_kind(employer), **asked, other_claims=other_claims(case, worker, claims),
        costs="由被告负担", total=sum(known) + sum(owed) or None,
        entered_on=date_words(worker.employed_from) if worker.employed_from else None,
        employer_name=employer.name if employer else None, post=worker.occupation,
        end_on=date_words(worker.employment_ended_on) if worker.employment_ended_on else None,
        injured=Said.YES if any(CLAIM_RULES[claim.type_term].injury for claim in worker.claims) else None,
        arbitrated=Said.YES if arbitration or case.arbitration_done else Said.NO,
        arbitration_on=date_words(arbitration.sent_on) if arbitration and arbitration.sent_on else None,
        award_number=result.forum_number or None if result else None,
        award_result=result.words or None if result else None,
        other_facts="；".join(other_facts(case, worker)) or None,
        evidence=tuple(str(piece.name) for piece in own_evidence(case, by, worker)))


def _said(yes: bool | None) -> Said | None:
    return None if yes is None else Said.YES if yes else Said.NO


def seven(claims: list[Claim]) -> dict[str, ClaimDetail]:
    """The claims that the form has a row for; several of one row are told together."""
    rows: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.type_term in SEVEN:
            rows.setdefault(SEVEN[claim.type_term], []).append(claim)
    return {name: detail(together) for name, together in rows.items()}


def detail(claims: list[Claim]) -> ClaimDetail:
    """One row: for which time, how much, on what ground; a sum that is not known of each stays open."""
    sums = [claim.amount_fen for claim in claims if claim.amount_fen is not None]
    return ClaimDetail(
        asked=True, over="；".join(_words(period_words(claim.from_on, claim.until_on) for claim in claims)) or None,
        amount=sum(sums) if len(sums) == len(claims) else None,
        ground="；".join(_words(claim.formula or claim.ground for claim in claims)) or None)


def _words(parts: Iterator[str | None]) -> Iterator[str]:
    return (part for part in parts if part)


def other_claims(case: Case, worker: Party, claims: list[Claim]) -> str | None:
    """What the form has no row for: other kinds of claim, and what an agreement still owes."""
    others = [claim for claim in claims if claim.type_term not in SEVEN]
    said = [f"{claim.type_term.label}{f'，{yuan(claim.amount_fen)}元' if claim.amount_fen is not None else ''}"
            for claim in others]
    said += [f"{claim.what}，{yuan(claim.amount or 0)}元（{claim.formula}）" for claim in unpaid(case, worker)]
    return "；".join(said) or "无"


def unit_kind(employer: Party | None) -> UnitKind | None:
    """The kind of unit, where the file names one of the form's fifteen."""
    return next((kind for kind in UnitKind if employer and employer.unit_type == kind.label), None)


def other_facts(case: Case, worker: Party) -> Iterator[str]:
    """What the form asks besides: migrant worker, new form of employment, collective dispute, mediation tried."""
    if worker.migrant:
        yield "农民工"
    if case.kind_term is CaseKind.NEW_FORM or worker.new_form_tier:
        yield "新就业形态劳动者"
    if case.is_collective:
        yield "集体争议"
    if case.ended_on:
        yield f"经{case.body.name}调解，于{date_words(case.ended_on)}终止"


def last_arbitration(case: Case) -> Handoff | None:
    """The last application to the commission that the file knows of."""
    filed = [handoff for handoff in handoffs_of(case) if handoff.way == HandoffWay.ARBITRATION.value
             and handoff.state != HandoffState.PREPARED.value and (handoff.sent_on or handoff.results)]
    return filed[-1] if filed else None


def last_award(arbitration: Handoff | None) -> HandoffResult | None:
    """What the commission decided last: its award or paper, or that it refused."""
    found = [each for each in arbitration.results if each.kind in OF_THE_COMMISSION] if arbitration else []
    return found[-1] if found else None


def commission_has_had_it(case: Case) -> bool:
    """Whether there is an award or a refusal, or the commission let its days pass (TJ 29, 43, 50)."""
    for handoff in handoffs_of(case):
        if handoff.way != HandoffWay.ARBITRATION.value:
            continue
        late = any(row.record_ref == handoff.public_id and row.clock_id in COMMISSION_CLOCKS and row.is_running
                   and row.ends_on is not None and row.ends_on < clock.today() for row in case.deadlines)
        if late or handoff.court_name or last_award(handoff) is not None:
            return True
    return False


def plaintiffs(case: Case) -> list[Party]:
    """The workers who have something to ask; the form is for a natural person."""
    return [party for party in claimants(case) if party.is_worker]


def no_suit_yet(case: Case) -> str | None:
    """Why the court can't be asked yet: in labour matters arbitration comes first (TJ 5), with its exceptions."""
    if not plaintiffs(case):
        return "没有劳动者的未了请求，也没有到期未付的款项。"
    tiers = {party.new_form_tier for party in case.workers if party.new_form_tier}
    late = any(unpaid(case, party) for party in plaintiffs(case))
    basis, effects = case.body.basis_term, [each.effective_on for each in plain_agreements(case)]
    suit = next(route for route in open_routes(RouteFacts(
        on=clock.today(), kind=case.kind_term, tier=NewFormTier(min(tiers)) if tiers else None,
        tier_b_route=TierRoute(case.body.setting("NEW_FORM_TIER_B_ROUTE")),
        over_age=any(party.over_age for party in case.workers),
        claims=frozenset(claim.type_term for claim in case.claims if not claim.given_up),
        effective_on=effects[0] if effects else None, defaulted=late, tj10_body=bool(basis and tj10_body(basis)),
        arbitration_tried=case.arbitration_done or commission_has_had_it(case)))
        if route.key is RouteKey.SUIT)
    return None if suit.open else f"{suit.why}：收到裁决书、不予受理通知，或者逾期没有决定的，再向人民法院起诉。"


offer_to_one("D48", begin_complaint, no_suit_yet, plaintiffs)
