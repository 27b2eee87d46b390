"""The joint application for arbitration review (D43) and the application for enforcement (D45), begun from the file."""
from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from mediation import clock
from mediation.agreements.models import Agreement, Strengthening, StrengtheningState
from mediation.agreements.on_paper import application_of
from mediation.agreements.owed import (
    agreed_penalty,
    agreements_in_effect,
    claimable_lines,
    claimed_lines,
    early_ground,
    owed_on_paper,
)
from mediation.agreements.queries import lines_that_hold
from mediation.agreements.signing import signers
from mediation.cases.models import Case
from mediation.confirmations.models import Ruling, RulingKind
from mediation.confirmations.papers import claimed, is_performed, review_end
from mediation.confirmations.queries import strengthenings_of
from mediation.deadlines.acts import calendar_of
from mediation.documents.kinds.d43_review_application import ReviewApplication
from mediation.documents.kinds.d45_enforcement_application import EnforcementApplication
from mediation.documents.offers import Offer, To, offer, offer_to_one
from mediation.documents.queries import papers_of
from mediation.documents.remembering import recall
from mediation.law.remedies import Title
from mediation.law.routes import RouteFacts, RouteKey, open_routes
from mediation.law.terms import Basis
from mediation.law.time_limits import last_day
from mediation.parties.models import Party

S = StrengtheningState
OPEN_FOR_REVIEW = (S.UNOPENED, S.B_NONE, S.CONF_PREP, S.CONF_WITHDRAWN, S.CONF_REFUSED)
TITLES = {S.CONF_GRANTED: Title.RULING, S.COURT_DOC: Title.COURT_PAPER}


def begin_review(case: Case, by: Any) -> ReviewApplication:
    """The next agreement for which the commission may still be asked."""
    one = reviewable(case)[0]
    said, end = application_of(one.agreement), review_end(one)
    return ReviewApplication(
        addresses=tuple(address or "未登记" for address in said.addresses),
        commission=case.body.commission.name if case.body.commission else None,
        agreement_number=one.agreement.number or case.number,
        agreed_on=one.agreement.agreed_on or one.agreement.effective_on, effective_on=one.agreement.effective_on,
        until=end.last_day if end else None, dispute_words=said.dispute_words, terms=said.terms)


def reviewable(case: Case) -> list[Strengthening]:
    """Agreements in effect for which the door is open and no application has been printed."""
    asked = {_number_asked(paper) for paper in papers_of(case) if paper.code == "D43" and paper.voided_at is None}
    return [one for one in strengthenings_of(case)
            if why_no_review(one) is None and (one.agreement.number or case.number) not in asked]


def _number_asked(paper: Any) -> str | None:
    said = recall(paper)
    return said.extra.agreement_number if said is not None else None


def why_no_review(one: Strengthening) -> str | None:
    """Why the commission can't be asked about this agreement, by the law's list of doors (O33 74, 75)."""
    case, agreement = one.case, one.agreement
    if agreement.effective_on is None:
        return "协议还没有生效。"
    if one.state_term not in (*OPEN_FOR_REVIEW, S.CONF_GRANTED, S.COURT_DOC, S.B_EXPIRED):
        return "已经向法院申请司法确认，不再申请仲裁审查。"
    routes = open_routes(RouteFacts(
        on=clock.today(), kind=case.kind_term, claims=frozenset(claimed(agreement)) | {
            claim.type_term for claim in case.claims}, effective_on=agreement.effective_on,
        clocks_start=case.basis_term is not Basis.COURT_ENTRUSTED, confirmed=one.state_term is S.CONF_GRANTED,
        review_limit=case.body.setting("ARBREV_TIME_LIMIT") is not None), calendar_of(case.body))
    route = next(route for route in routes if route.key is RouteKey.ARBITRATION_REVIEW)
    if not route.open:
        return f"{route.why}。"
    return "协议已经全部履行，不用再申请仲裁审查。" if is_performed(agreement) else None


def no_review_now(case: Case) -> str | None:
    """Why no arbitration review can be asked now."""
    strengthenings = strengthenings_of(case)
    if not strengthenings:
        return "协议生效以后，双方共同申请仲裁审查。"
    if reviewable(case):
        return None
    reasons = [why for one in strengthenings if (why := why_no_review(one))]
    return reasons[0] if reasons else "每份协议的仲裁审查申请书都已经出具。"


def who_asks_for_review(case: Case) -> list[Party]:
    """Everybody who signed the agreement."""
    found = reviewable(case)
    return list(signers(found[0].agreement)) if found else []


def begin_enforcement(case: Case, by: Any, creditor: Party) -> EnforcementApplication:
    """What a title gives a creditor and is late: principal, what was agreed for delay, since when, until when."""
    today = clock.today()
    one = next(each for each in with_title(case) if claimable_lines(each.agreement, creditor, today))
    agreement, ruling = one.agreement, last_ruling(one)
    owed, lines = owed_on_paper(agreement, creditor, today), claimed_lines(agreement, creditor, today)
    late = min(line.due_on for line in lines if line.due_on)
    court = one.court or case.body.court
    return EnforcementApplication(
        debtor=lines[0].payer.name, court=court.name if court else None, title=TITLES[one.state_term],
        title_by=court.name if court else None, title_number=ruling.number if ruling else None,
        title_effective_on=effective_on(ruling), agreement_number=agreement.number, lines=owed,
        early_ground=early_ground(agreement, owed), agreed_words=agreed_penalty(agreement),
        delay_from=late + timedelta(days=1), last_day=last_day_to_enforce(agreement))


def last_day_to_enforce(agreement: Agreement) -> date:
    """The last of the two years, from the last line to be performed (CPL 250)."""
    days = [line.due_on for line in lines_that_hold(agreement) if line.due_on]
    return last_day("ENF-2Y", max(days), calendar_of(agreement.case.body)).on


def last_ruling(one: Strengthening) -> Ruling | None:
    """The ruling that stands behind the agreement."""
    granted = [ruling for ruling in one.rulings if ruling.kind_term in (RulingKind.GRANTED, RulingKind.CHANGED)]
    return granted[-1] if granted else None


def effective_on(ruling: Ruling | None) -> date | None:
    """The day on which the ruling had reached everybody; as long as that is not recorded, the day of the ruling."""
    if ruling is None:
        return None
    return max([date.fromisoformat(day) for day in ruling.served.values()], default=ruling.decided_on)


def with_title(case: Case) -> list[Strengthening]:
    """The agreements that are enforced as they are."""
    binding = {agreement.id for agreement in agreements_in_effect(case)}
    return [one for one in strengthenings_of(case) if one.state_term in TITLES and one.agreement_id in binding]


def creditors(case: Case) -> list[Party]:
    """To whom a sum is late by an agreement with a title."""
    return [party for party in case.active_parties if any(
        claimable_lines(one.agreement, party, clock.today()) for one in with_title(case))]


def no_enforcement_yet(case: Case) -> str | None:
    """Why enforcement can't be asked now."""
    if not agreements_in_effect(case):
        return "有了生效的协议和法院的裁定书、调解书，到期不付的才能申请强制执行。"
    if not with_title(case):
        return "协议没有经司法确认，也没有法院调解书，不能直接申请强制执行；到期不付的，可以申请支付令、仲裁。"
    return None if creditors(case) else "还没有到期未付的款项（应付日期当天不算逾期）。"


offer(Offer("D43", To.TOGETHER, begin_review, no_review_now, who_asks_for_review))
offer_to_one("D45", begin_enforcement, no_enforcement_yet, creditors)
