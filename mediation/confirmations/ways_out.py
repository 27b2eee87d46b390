"""The joint application for arbitration review (D43), begun from the file."""
from __future__ import annotations

from typing import Any

from mediation import clock
from mediation.agreements.models import Strengthening, StrengtheningState
from mediation.agreements.on_paper import application_of
from mediation.agreements.signing import signers
from mediation.agreements.strengthening_states import BEFORE_THE_COMMISSION, REVIEW_WITHOUT_PAPER, TITLES
from mediation.cases.models import Case
from mediation.confirmations.arbitration_requirements import review_last_day, review_route
from mediation.confirmations.papers import is_performed, review_end
from mediation.confirmations.queries import strengthenings_of
from mediation.documents.kinds.d43_review_application import ReviewApplication
from mediation.documents.offers import Offer, To, offer
from mediation.documents.queries import papers_of
from mediation.documents.remembering import recall
from mediation.law.numbers import date_words
from mediation.parties.models import Party

S = StrengtheningState
OPEN_FOR_REVIEW = (S.UNOPENED, S.B_NONE, S.CONF_PREP, S.CONF_WITHDRAWN, S.CONF_REFUSED)


def begin_review(case: Case, by: Any) -> ReviewApplication:
    """The next agreement for which the commission may still be asked."""
    return review_application(reviewable(case)[0])


def review_application(one: Strengthening, commission: str | None = None) -> ReviewApplication:
    """What D43 says of one agreement; the commission is the one named, else that of the body."""
    case = one.case
    said, end = application_of(one.agreement), review_end(one)
    return ReviewApplication(
        addresses=tuple(address or "未登记" for address in said.addresses),
        commission=commission or (case.body.commission.name if case.body.commission else None),
        agreement_number=one.agreement.number or case.number,
        agreed_on=one.agreement.agreed_on or one.agreement.effective_on, effective_on=one.agreement.effective_on,
        until=end.last_day if end else None, dispute_words=said.dispute_words, terms=said.terms)


def reviewable(case: Case) -> list[Strengthening]:
    """Agreements in effect for which the door is open and no application has been printed."""
    return [one for one in strengthenings_of(case) if why_no_review(one) is None and not review_printed(one)]


def review_printed(one: Strengthening) -> bool:
    """Whether the application for review of this agreement has been printed."""
    return (one.agreement.number or one.case.number) in {
        _number_asked(paper) for paper in papers_of(one.case) if paper.code == "D43" and paper.voided_at is None}


def _number_asked(paper: Any) -> str | None:
    said = recall(paper)
    return said.extra.agreement_number if said is not None else None


def why_no_review(one: Strengthening) -> str | None:
    """Why the commission can't be asked about this agreement, by the law's list of doors (O33 74, 75)."""
    agreement = one.agreement
    if agreement.effective_on is None:
        return "协议还没有生效。"
    if one.state_term in (*BEFORE_THE_COMMISSION, *REVIEW_WITHOUT_PAPER):
        return f"仲裁审查：{one.state_term.label}，不用再出申请书。"
    if one.state_term not in (*OPEN_FOR_REVIEW, *TITLES, S.B_EXPIRED):
        return "已经向法院申请司法确认，不再申请仲裁审查。"
    route, last = review_route(one, clock.today()), review_last_day(one)
    if not route.open:
        return f"{route.why}。"
    if last is not None and clock.today() > last.on:
        return f"共同申请仲裁审查的期间已于{date_words(last.on)}（含当日）届满。"
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


offer(Offer("D43", To.TOGETHER, begin_review, no_review_now, who_asks_for_review))
