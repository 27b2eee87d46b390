"""What the case page shows of confirmation: each agreement, its doors, the application, what the court did."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from mediation import clock
from mediation.agreements.models import Agreement, Strengthening, StrengtheningState
from mediation.agreements.queries import lines_that_hold
from mediation.agreements.signing import signers
from mediation.agreements.strengthening_states import TITLES as TITLES_OF_STATES
from mediation.cases.act_pages import act_address, case_address
from mediation.cases.acts import may_now
from mediation.cases.models import Case
from mediation.cases.who import court_or_clerk, staff_for_party
from mediation.confirmations.acts.hours import bookable
from mediation.confirmations.acts.rulings import GROUNDS
from mediation.confirmations.arbitration_section import Choice, ReviewShown, choice, reviews_of
from mediation.confirmations.hours_models import CourtBooking
from mediation.confirmations.models import JointConfirmation, Ruling
from mediation.confirmations.papers import TITLES, awaited_papers
from mediation.confirmations.places import address_of
from mediation.confirmations.queries import bookings_in, open_request, papers_about, strengthenings_of
from mediation.confirmations.requirements import original_last_day
from mediation.confirmations.returned import Asked, asked, needs_supplement
from mediation.deadlines.models import Deadline
from mediation.documents.models import Paper
from mediation.law.remedies import DismissalFacts, Remedy, after_dismissal
from mediation.parties.models import Party

S = StrengtheningState
TONES = {**{state: "done" for state in TITLES_OF_STATES}, S.CONF_CORRECT: "wait", S.B_EXPIRED: "ended",
         S.CONF_REVOKED: "ended", S.CONF_DISMISSED: "ended", S.CONF_TERMINATED: "ended",
         S.ARBREV_REFUSED: "ended", S.ARBREV_NOPAPER: "ended"}
FAILED = (S.CONF_DISMISSED, S.CONF_REFUSED, S.CONF_TERMINATED, S.CONF_REVOKED)
MAIN = ("choose_confirmation", "file_application", "supply_before_docketing", "supply_after_docketing", "docket_review",
        "issue_review_paper")


@dataclass(frozen=True)
class Act:
    """One act to press."""

    label: str
    url: str
    main: bool = False


@dataclass(frozen=True)
class Decision:
    """A ruling, its grounds in words, and whom it has reached."""

    ruling: Ruling
    grounds: list[str]
    served: list[tuple[Party, date | None]]


@dataclass(frozen=True)
class Confirmation:
    """One strengthening as the case page shows it."""

    strengthening: Strengthening
    agreement: Agreement
    state: str
    tone: str
    periods: list[Deadline]
    joined: list[tuple[Party, JointConfirmation | None]]
    asked: list[Asked]
    decisions: list[Decision]
    papers: list[Paper]
    awaited: list[str]
    remedies: list[Remedy]
    acts: list[Act]
    choice: Choice | None = None
    reviews: Sequence[ReviewShown] = ()


@dataclass(frozen=True)
class ConfirmationSection:
    """All of them, in the order in which the agreements took effect; what is booked at the court, and where to book."""

    confirmations: list[Confirmation]
    bookings: Sequence[CourtBooking]
    book_at: str


def section(case: Case, person: Any) -> ConfirmationSection:
    """The section for one reader."""
    waits = any(bookable(agreement) for agreement in case.agreements) and staff_for_party(actor=person, model=case)
    return ConfirmationSection([shown(each, person) for each in strengthenings_of(case)], bookings_in(case),
                               f"{case_address(case)}/court-hours" if waits else "")


def shown(strengthening: Strengthening, person: Any) -> Confirmation:
    """One agreement's confirmation, with what this person may do now."""
    agreement, state = strengthening.agreement, strengthening.state_term
    joined = {row.party_id: row for row in strengthening.joint_confirmations}
    return Confirmation(
        strengthening=strengthening, agreement=agreement, state=state.label, tone=TONES.get(state, "open"),
        periods=periods(strengthening),
        joined=[(party, joined.get(party.id)) for party in signers(agreement) if joined or state is S.CONF_PREP],
        asked=[asked(request, partial(address_of, strengthening)) for request in strengthening.court_requests],
        decisions=[decision(ruling) for ruling in strengthening.rulings],
        papers=[paper for paper in papers_about(strengthening) if paper.code in OF_CONFIRMATION],
        awaited=[TITLES[code] for code in awaited_papers(strengthening)],
        remedies=list(remedies(strengthening)), acts=list(acts_of(strengthening, person)),
        choice=choice(strengthening), reviews=reviews_of(strengthening))


OF_CONFIRMATION = ("D40", "D41", "D42", "D43", "D56", *TITLES)


def periods(strengthening: Strengthening) -> list[Deadline]:
    """The periods of this record that run, are over or stand still, nearest first."""
    rows = [row for row in strengthening.case.deadlines if row.record_ref == strengthening.public_id
            and row.state in ("running", "over", "paused") and row.ends_on is not None]
    return sorted(rows, key=lambda row: (row.ends_on, row.id))


def decision(ruling: Ruling) -> Decision:
    """A ruling as it is shown."""
    parties = signers(ruling.strengthening.agreement)
    return Decision(ruling, [GROUNDS[ground] for ground in ruling.grounds if ground in GROUNDS],
                    [(party, ruling.served_on(party)) for party in parties])


def remedies(strengthening: Strengthening) -> Iterator[Remedy]:
    """What stays open when the court did not confirm (CPL 206)."""
    if strengthening.state_term not in FAILED:
        return
    case, agreement = strengthening.case, strengthening.agreement
    claims = frozenset(line.claim.type_term for line in lines_that_hold(agreement) if line.claim is not None)
    yield from after_dismissal(DismissalFacts(
        on=clock.today(), claims=claims, kind=case.kind_term, effective_on=agreement.effective_on,
        original_end=original_last_day(strengthening).on,
        refused_to_take=strengthening.state_term is S.CONF_REFUSED))


def acts_of(strengthening: Strengthening, person: Any) -> Iterator[Act]:
    """What this person of the body may do now, each with its page; the court's own acts are on the court's page."""
    docketed, request = strengthening.court_number is not None, open_request(strengthening)
    useless = "supply_before_docketing" if docketed else "supply_after_docketing"
    allowed = dict(may_now(strengthening, person))
    waiting = strengthening.state_term is S.CONF_PREP and len(strengthening.joint_confirmations) < len(
        signers(strengthening.agreement))
    if waiting and "file_application" in allowed:
        yield Act("记录当事人确认", act_address(strengthening, "join_application"), True)
    for act, name in allowed.items():
        if act in OF_THE_BODY and act != useless:
            yield Act(name, act_address(strengthening, act), act in MAIN and not waiting)
    if request is not None and needs_supplement(request) and allowed:
        yield Act("起草补充协议", f"{case_address(strengthening.case)}/agreements/{strengthening.agreement.public_id}")
    if court_or_clerk(actor=person, model=strengthening):
        yield from _records_of_the_court(strengthening)


def _records_of_the_court(strengthening: Strengthening) -> Iterator[Act]:
    if any(day is None for ruling in strengthening.rulings for _, day in decision(ruling).served):
        yield Act("登记裁定送达", act_address(strengthening, "record_service"))
    if awaited_papers(strengthening):
        yield Act("补登法院文书", act_address(strengthening, "keep_court_paper"))
    if strengthening.state_term is S.B_EXPIRED and "D56" not in {paper.code for paper in papers_about(strengthening)}:
        yield Act("出期间届满告知", act_address(strengthening, "tell_of_expiry"))


OF_THE_BODY = ("choose_confirmation", "file_application", "drop_confirmation", "withdraw_application",
               "supply_before_docketing", "supply_after_docketing", "open_doors_again", "object_to_ruling",
               "file_review", "docket_review", "issue_review_paper", "extend_review", "refuse_review", "give_no_paper",
               "leave_review_unsigned", "withdraw_review", "issue_court_paper", "leave_court_paper_unsigned")
