"""Taking a case in: a draft, the application itself, what a court hands over, what the body starts by itself."""
from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from mediation import clock
from mediation.cases.acts import perform
from mediation.cases.facts import Assignment, Facts, Filing
from mediation.cases.limitation import recount
from mediation.cases.models import Case
from mediation.cases.naming import name_the_case
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.intake.facts import HandedOver, RegisteringFacts, Submission
from mediation.intake.from_court.assigning import check_assignment, note_assignment, tell_court
from mediation.intake.registering.application_papers import enter_in_register, print_application, register_of
from mediation.intake.registering.duplicates import matter_of_case, similar_cases
from mediation.intake.registering.entering import HANDED_OVER, check_door, new_case
from mediation.intake.registering.models import Material
from mediation.intake.registering.receipts import Slip, issue_receipts
from mediation.law.numbers import date_words
from mediation.law.terms import Source

__all__ = ["receive_assignment", "register", "start_own_motion", "submit"]


def register(facts: RegisteringFacts, *, by: Any) -> Case:
    """Begin an application (row 4b): a draft with what is known so far.

    Raises RequirementNotMet where this body may not take it, or where a number can't be right.
    """
    if facts.source in HANDED_OVER:
        raise RequirementNotMet("法院、仲裁委转来的案件没有草稿：材料齐了直接登记。", field="source")
    if facts.source is Source.OWN_MOTION:
        raise RequirementNotMet("主动调解没有草稿：由主任直接登记。", field="source")
    case = new_case(facts, by=by)
    perform(case, "begin_application", by=by,
            facts=Facts(happened_on=facts.received_on, late_reason=facts.late_reason,
                        on_behalf_of=tuple(case.applicants)))
    db.session.flush()
    return case


def submit(case: Case, said: Submission = Submission(), *, by: Any) -> list[Slip]:
    """The application is handed in (row 5): the periods begin, each applicant gets a receipt with their own code.

    Returns the slips in the order of the applicants; their secrets are kept nowhere else. Of a long list the first
    ``receipts.AT_ONCE`` get theirs now, the others by ``receipts.issue_receipts``.
    """
    received_at = _moment_of_receipt(case, said.received_at)
    application = case.application
    application.signed_on_the_spot = said.signed_on_the_spot
    _refuse_duplicates(case, by)
    case.received_on = clock.day_of(received_at)
    perform(case, "submit", by=by, facts=Filing(
        happened_on=case.received_on, happened_at=received_at, late_reason=said.late_reason, proof=said.proof,
        reason=said.reason, oral=application.is_oral, signed_on_the_spot=said.signed_on_the_spot,
        on_behalf_of=tuple(case.applicants), also_due=register_of(case)))
    return _take_receipt_of(case, received_at, said.lacking, by)


def receive_assignment(facts: RegisteringFacts, said: HandedOver, *, by: Any) -> Case:
    """A court or a commission hands a case over (row 6): its number and the parties' consent are on record."""
    if facts.source not in HANDED_OVER:
        raise RequirementNotMet("请选择移送的是法院（委派、委托）还是仲裁委。", field="source")
    check_door(facts)
    check_assignment(facts, said)
    case = new_case(facts, by=by)
    received_at = _moment_of_receipt(case, said.received_at)
    case.received_on = clock.day_of(received_at)
    case.application.received_at = received_at
    if facts.source is Source.ARBITRATION and said.consented_on is None:
        raise RequirementNotMet("仲裁委委托的期限从双方同意之日起算，请填写双方同意的日期。", field="consented_on")
    perform(case, "receive_assignment", by=by, facts=Assignment(
        happened_on=case.received_on, happened_at=received_at, late_reason=said.late_reason, proof=said.proof,
        consent_recorded=said.consent_recorded, consented_on=said.consented_on))
    note_assignment(case, said)
    _refuse_duplicates(case, by)
    return case


def start_own_motion(facts: RegisteringFacts, *, by: Any) -> Case:
    """The body starts by itself (row 7): both sides are asked next, and nothing goes on if one clearly refuses.

    Nobody has applied: the fifteen days of an application do not run, and limitation is counted, not interrupted.
    """
    case = new_case(replace(facts, source=Source.OWN_MOTION), by=by)
    case.received_on = facts.received_on or clock.today()
    perform(case, "start_own_motion", by=by, facts=Facts(
        happened_on=case.received_on, late_reason=facts.late_reason, reason=facts.facts_and_reasons))
    for claim in case.claims:
        recount(case, claim)
    _refuse_duplicates(case, by)
    return case


def confirm_assignment(case: Case, facts: Facts, *, by: Any) -> list[Slip]:
    """The body signs for what a court handed over (row 6a): its period begins, each applicant gets a receipt."""
    step = perform(case, "confirm_assignment", by=by, facts=facts)
    tell_court(case, f"{case.body.short_name}已于{date_words(step.happened_on)}签收材料，调解期限从这一天起算。",
               key=f"confirmed:{step.public_id}", by=by)
    received_at = case.application.received_at
    assert received_at is not None
    if not case.materials:
        db.session.add(Material(case=case, name=f"{Source(case.source).label}函及所附材料", received_at=received_at))
        db.session.flush()
    return issue_receipts(case, by=by)


def _take_receipt_of(case: Case, received_at: datetime, lacking: tuple[str, ...], by: Any) -> list[Slip]:
    """The application's own paper, a people's committee's register, what was handed in, each applicant's receipt."""
    application = case.application
    application.received_at = received_at
    paper = None if application.own_form else print_application(case, by=by)
    if paper is not None:
        db.session.add(Material(case=case, name=paper.title, copies=1, pages=paper.pages, is_original=True,
                                received_at=received_at))
    for material in case.materials:
        material.received_at = received_at
    db.session.flush()
    if application.made_online_at is None:
        enter_in_register(case, by=by)
    slips = issue_receipts(case, by=by, lacking=lacking)
    name_the_case(case)
    return slips


def _moment_of_receipt(case: Case, said: datetime | None) -> datetime:
    """When it came in: now, unless another moment is said; an earlier day needs its time, which the receipt prints."""
    if said is not None:
        return said
    if case.received_on is None or case.received_on == clock.today():
        return clock.now()
    raise RequirementNotMet("不是今天收到的，请填写收到的时间（几点几分），回执上要写。", field="received_time")


def _refuse_duplicates(case: Case, by: Any) -> None:
    """The same worker, employer and time in another case: it goes on only with a reason."""
    if case.application.duplicate_reason.strip():
        return
    found = similar_cases(by, matter_of_case(case), but=case)
    if found:
        words = "；".join(f"{each.case.known_as} {'、'.join(each.names)}" for each in found[:5])
        raise RequirementNotMet(f"可能重复：同一劳动者、同一单位、期间重叠的已有 {words}。确实要另立一件的，请写明理由。",
                                field="duplicate_reason")
