"""The two letters by which a case ends without an agreement: D06 before acceptance, D30 after it."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from mediation.cases.acts import perform
from mediation.cases.facts import ArbitrationFiled, Facts
from mediation.cases.limitation import interruption_by
from mediation.cases.models import Case, Step
from mediation.cases.states import EndReason
from mediation.deadlines.acts import calendar_of
from mediation.documents.acts import issue
from mediation.documents.kinds import d06_refusal_notice as d06
from mediation.documents.kinds import d30_closing_letter as d30
from mediation.documents.models import Paper
from mediation.intake.acceptance.papers import LimitationWords, limitation_exceptions, limitation_words
from mediation.law.limitation import INTERRUPTION_ARTICLES, Interruption
from mediation.law.numbers import date_words
from mediation.law.remedies import NoAgreementFacts, Remedy, RemedyKey, after_no_agreement
from mediation.law.routes import NewFormTier, RouteFacts, TierRoute
from mediation.law.terms import Side
from mediation.notices.acts import tell

ON_THE_LETTER_ANYWAY = (RemedyKey.ARBITRATION, RemedyKey.LEGAL_AID)


def refusal_letter(case: Case, reason: d06.RefusalReason, counted_from: date, *, kind: Interruption | None,
                   words: str | None, inspection: str | None = None) -> d06.Refusal:
    """What D06 says; ``kind`` is what the application did to limitation on ``counted_from``, None where nothing."""
    told = limitation_words(case, kind, counted_from) if kind else None
    return d06.Refusal(
        reasons=(reason,), reason_words=words, inspection=inspection, interrupted=kind is not None,
        interruption_words=f"{kind.label}（{INTERRUPTION_ARTICLES[kind]}）" if kind else None,
        limitation=told.clock if told else None)


def tell_refusal(case: Case, reason: d06.RefusalReason, step: Step, *, by: Any, kind: Interruption | None,
                 words: str | None, inspection: str | None = None) -> Paper:
    """D06 to the applicants; ``kind`` is what the application did to limitation, None where it interrupts nothing."""
    extra = refusal_letter(case, reason, step.happened_on, kind=kind, words=words, inspection=inspection)
    paper = issue(case, "D06", extra, by=by, recipients=tuple(case.heard(Side.APPLICANT)), on=step.happened_on)
    for party in case.heard(Side.APPLICANT):
        tell(case, party, read_out="您的调解申请不予受理，理由和可以走的途径写在不予受理通知书上，请领取。",
             key=f"refusal:{step.public_id}:{party.public_id}", by=by)
    return paper


def tell_ending(case: Case, reason: EndReason, step: Step, *, by: Any, words: str = "",
                kind: Interruption | None = None, counted_from: date | None = None,
                open_claims: Sequence[str] = (), agreement_number: str | None = None) -> Paper:
    """D30 for all parties: why the mediation ended, what stays open, from when and until when limitation runs.

    ``kind`` is the event that interrupted limitation, on ``counted_from``, else the one that the act itself is;
    ``open_claims`` where the rest was agreed.
    """
    told = limitation_words(case, kind or interruption_by(step.act, step.reason_code), counted_from or step.happened_on)
    extra = closing_letter(case, reason, step.happened_on, told, words=words, open_claims=open_claims,
                           agreement_number=agreement_number)
    paper = issue(case, "D30", extra, by=by, on=step.happened_on, copies=len(case.active_parties) + 1)
    for party in case.taking_part:
        tell(case, party, read_out="调解已经终止。原因、可以走的途径和申请仲裁的最后日期写在调解终止告知书上，请领取。",
             key=f"ending:{step.public_id}:{party.public_id}", by=by)
    return paper


def closing_letter(case: Case, reason: EndReason, on: date, told: LimitationWords, *, words: str = "",
                   open_claims: Sequence[str] = (), agreement_number: str | None = None) -> d30.Closing:
    """What D30 says when a mediation ends ``on`` a day."""
    ways = [_sentence(remedy) for remedy in ways_on(case, on) if remedy.key not in ON_THE_LETTER_ANYWAY]
    return d30.Closing(
        ended_on=on, reason=reason, reason_words=words or None, open_claims=tuple(open_claims),
        agreement_number=agreement_number, limitation_from=told.counted_from, limitation_ground=told.ground,
        limitation=told.clock, other_routes=(*limitation_exceptions(case, told), *ways))


def ways_on(case: Case, on: date) -> list[Remedy]:
    """What stays open after the mediation failed on a day, as the closing letter lists it."""
    tiers = {party.new_form_tier for party in case.workers if party.new_form_tier}
    routes = RouteFacts(
        on=on, kind=case.kind_term, tier=NewFormTier(min(tiers)) if tiers else None,
        tier_b_route=TierRoute(case.body.setting("NEW_FORM_TIER_B_ROUTE")),
        over_age=any(party.over_age for party in case.workers),
        claims=frozenset(claim.type_term for claim in case.claims if claim.is_open),
        arbitration_tried=case.arbitration_done)
    return after_no_agreement(NoAgreementFacts(case.basis_term, routes, case.arbitration_done), calendar_of(case.body))


def _sentence(remedy: Remedy) -> str:
    articles = "、".join(str(article) for article in remedy.articles)
    until = f"，最迟{date_words(remedy.until)}（含当日）" if remedy.until else ""
    warning = f"；{remedy.warning}" if remedy.warning else ""
    return f"{remedy.key.label}：{remedy.why}{until}{warning}（{articles}）。"


def end_for_arbitration(case: Case, facts: Facts, *, by: Any, deferred: bool = False) -> Step:
    """The mediation ends because a party went to arbitration (row 32a): D30, unless nobody had applied to us yet.

    ``deferred``: the commission has put off its decision for the mediation's sake (O33 69); then it goes on.
    """
    filed = ArbitrationFiled(
        happened_on=facts.happened_on, happened_at=facts.happened_at, late_reason=facts.late_reason,
        reason=facts.reason, proof=facts.proof, on_behalf_of=facts.on_behalf_of,
        reason_code=EndReason.ARB_FILED.value, handoff_recorded=_has_gone_to_arbitration(case),
        acceptance_deferred=deferred)
    step = perform(case, "end_for_arbitration", by=by, facts=filed)
    case.ended_on, case.end_reason = step.happened_on, EndReason.ARB_FILED.value
    if case.received_on is not None:
        tell_ending(case, EndReason.ARB_FILED, step, by=by)
    return step


def _has_gone_to_arbitration(case: Case) -> bool:
    """Whether a handoff of the case stands before the commission (the later stage keeps the handoffs)."""
    return any(handoff.state == "arbitration" for handoff in case.handoffs)
