"""What the file says about the ways that are open to the parties: agreements, titles, awards, rights that run."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from mediation import clock
from mediation.agreements.models import Agreement, Obligation
from mediation.agreements.owed import agreements_in_effect
from mediation.agreements.queries import lines_that_hold
from mediation.agreements.strengthening_states import TITLES, StrengtheningState, title_of
from mediation.cases.models import Case
from mediation.cases.states import BEFORE_EFFECT
from mediation.deadlines.models import Deadline, DeadlineState
from mediation.evidence.queries import evidence_of
from mediation.handoffs.after_agreement import NOT_CONFIRMED, ORDER_ENDED, claims_of, gate_of, standing_of
from mediation.handoffs.complaints import commission_has_had_it
from mediation.handoffs.models import Handoff, HandoffState, ResultKind
from mediation.handoffs.openings import late_lines
from mediation.handoffs.queries import handoffs_of
from mediation.handoffs.requirements import period_of
from mediation.law.answers import Verdict
from mediation.law.claims import all_payment_order_kinds, only_wages, over_age_labour_matters
from mediation.law.confirmation import may_confirm
from mediation.law.direct_suits import SuitFacts
from mediation.law.remedies import Title
from mediation.law.routes import NewFormTier, RouteFacts, TierRoute
from mediation.law.scope import tj10_body
from mediation.law.suits import AwardForce, NoAward
from mediation.law.terms import Basis, ClaimType
from mediation.law.ways import RunningRight, WayFacts

RIGHTS = ("SUE-15", "SUE-15A", "ANNUL-30", "ANNUL-30B", "APPEAL-15", "APPEAL-10")
CONFIRMING = frozenset({StrengtheningState.CONF_FILED, StrengtheningState.CONF_CORRECT,
                        StrengtheningState.CONF_DOCKETED, StrengtheningState.CONF_OBJECTION})
REVIEWING = frozenset({StrengtheningState.ARBREV_FILED, StrengtheningState.ARBREV_DOCKETED})
COUNTING = (DeadlineState.RUNNING.value, DeadlineState.OVER.value)


def facts_of_ways(case: Case) -> WayFacts:
    """The case as the law's list of ways asks for it, on this day."""
    agreement, handed = _agreement(case), handoffs_of(case)
    title, due_on = _title(agreement, handed)
    late = late_lines(case)
    passed = min((line.due_on for line in late if line.due_on), default=None)
    if agreement is None and due_on is not None and due_on < clock.today():
        passed = due_on
    return WayFacts(
        routes=_routes(case, agreement, bool(late)), suits=_suits(case, late, handed), rights=tuple(_rights(handed)),
        still_here=case.state_term in BEFORE_EFFECT, title=title, due_on=due_on,
        late_since=passed + timedelta(days=1) if passed else None)


def _agreement(case: Case) -> Agreement | None:
    """The agreement that is asked about: of several the first without a title, for it needs a way most."""
    found = agreements_in_effect(case)
    plain = [each for each in found if standing_of(each) not in TITLES]
    return next(iter((*plain, *found)), None)


def _claims(case: Case, agreement: Agreement | None) -> frozenset[ClaimType]:
    agreed = frozenset(claim for claim in claims_of(agreement) if claim) if agreement is not None else frozenset()
    return agreed or frozenset(claim.type_term for claim in case.claims if not claim.given_up)


def dispute_of(case: Case, claims: frozenset[ClaimType]) -> RouteFacts:
    """What the dispute is, by which the law says whether a commission takes it (``law.routes.arbitrable``)."""
    tiers = {party.new_form_tier for party in case.workers if party.new_form_tier}
    return RouteFacts(
        on=clock.today(), kind=case.kind_term, tier=NewFormTier(min(tiers)) if tiers else None,
        tier_b_route=TierRoute(case.body.setting("NEW_FORM_TIER_B_ROUTE")),
        over_age=any(party.over_age for party in case.workers), claims=claims)


def _routes(case: Case, agreement: Agreement | None, late: bool) -> RouteFacts:
    standing, body = standing_of(agreement), case.body
    return replace(
        dispute_of(case, _claims(case, agreement)),
        limitation_last_day=_limitation(case), effective_on=agreement.effective_on if agreement else None,
        clocks_start=case.basis_term is not Basis.COURT_ENTRUSTED, confirmable=_confirmable(case),
        confirmed=standing in ("conf_granted", "court_doc"),
        reviewed=standing == StrengtheningState.ARBREV_ISSUED, confirming=standing in CONFIRMING,
        reviewing=standing in REVIEWING, defaulted=late,
        tj10_body=_listed(case), wage_iou=_has_iou(case),
        arbitration_tried=case.arbitration_done or commission_has_had_it(case),
        violation_ended_on=max((party.employment_ended_on for party in case.workers if party.employment_ended_on),
                               default=None),
        review_limit=body.setting("ARBREV_TIME_LIMIT") is not None)


def _limitation(case: Case) -> date | None:
    """The earliest last day of limitation among the claims that are open."""
    return min((row.ends_on for row in case.deadlines
                if row.clock_id == "LIM-1Y" and row.state in COUNTING and row.ends_on is not None), default=None)


def _confirmable(case: Case) -> Verdict:
    court = case.body.court
    if court is None:
        return Verdict.ASK
    return may_confirm(case.body.type_term, case.basis_term, court.setting("CONFIRMABLE_ORG_TYPES"),
                       case.body.basis_term).verdict


def _listed(case: Case) -> bool:
    basis = case.body.basis_term
    return bool(basis and tj10_body(basis))


def _has_iou(case: Case) -> bool:
    """Whether a note of wages owed is among the evidence, by its name."""
    return any("欠条" in piece.name for piece in evidence_of(case))


def _title(agreement: Agreement | None, handed: Sequence[Handoff]) -> tuple[Title | None, date | None]:
    """What may be enforced: a handoff's award or judgment, else what stands in the place of the agreement."""
    for handoff in handed:
        if handoff.state == HandoffState.ENFORCE_TITLE.value:
            period = period_of(handoff, "ENF-2Y")
            kinds = {each.kind for each in handoff.results}
            by_court = kinds & {ResultKind.JUDGMENT.value, ResultKind.LAST_JUDGMENT.value, ResultKind.COURT_PAPER.value}
            return Title.JUDGMENT if by_court else Title.AWARD, period.starts_on if period else None
    if agreement is None:
        return None, None
    days = [line.due_on for line in lines_that_hold(agreement) if line.due_on]
    return title_of(standing_of(agreement)), max(days, default=None)


def _suits(case: Case, late: list[Obligation], handed: Sequence[Handoff]) -> SuitFacts:
    claims = frozenset(claim.type_term for claim in case.claims if not claim.given_up)
    refused = [row for line in late if (row := period_of(line, "SUE-30R")) is not None]
    ended = {gate_of(line) for line in late if line.state == ORDER_ENDED}
    today = clock.today()
    outside = claims - over_age_labour_matters(claims, today)
    return SuitFacts(
        on=today, iou=_has_iou(case), only_wages=only_wages(claims),
        late_wage_agreement=any(_wages_without_title(line) for line in late), tj10_body=_listed(case),
        order_gate=min(ended, default=""),
        four_kinds_not_confirmed=any(_four_kinds_refused(each) for each in agreements_in_effect(case)),
        no_award=_no_award(handed), refused_until=max((row.ends_on for row in refused if row.ends_on), default=None),
        over_age_outside=any(party.over_age for party in case.workers) and bool(outside))


def _wages_without_title(line: Obligation) -> bool:
    wanted = claims_of(line.agreement)
    return standing_of(line.agreement) not in TITLES and None not in wanted and only_wages(
        claim for claim in wanted if claim)


def _four_kinds_refused(agreement: Agreement) -> bool:
    wanted = claims_of(agreement)
    return standing_of(agreement) in NOT_CONFIRMED and None not in wanted and all_payment_order_kinds(
        claim for claim in wanted if claim)


def _no_award(handed: Sequence[Handoff]) -> NoAward | None:
    """Why the commission has not decided: it is late with taking in, or with the award."""
    for handoff in handed:
        if handoff.state == HandoffState.ARBITRATION.value:
            for clock_id, ground in (("ARB-5WD", NoAward.NO_DECISION), ("ARB-45", NoAward.OVERDUE)):
                if _is_over(period_of(handoff, clock_id)):
                    return ground
        if handoff.state == HandoffState.ENDED.value and any(
                each.kind == ResultKind.REFUSED.value for each in handoff.results):
            return NoAward.REFUSED
    return None


def _is_over(row: Deadline | None) -> bool:
    return row is not None and row.state in COUNTING and row.ends_on is not None and row.ends_on < clock.today()


def _rights(handed: Sequence[Handoff]) -> list[RunningRight]:
    found = []
    for handoff in handed:
        rows = [period_of(handoff, clock_id) for clock_id in RIGHTS]
        found += [RunningRight(row.clock_id, row.starts_on, row.ends_on, handoff.award_force == AwardForce.FINAL.value)
                  for row in rows if row is not None and row.state in COUNTING and row.ends_on is not None]
    return found
