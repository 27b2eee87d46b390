"""A matter that belongs elsewhere: to whom, why, where and until when (rows 10, 10a, 10b); legal aid on the way."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mediation.cases.acts import perform
from mediation.cases.facts import Facts, Referral
from mediation.cases.models import Case, Step
from mediation.cases.proposals_models import ProposedAct
from mediation.cases.proposing import done_as_proposed, may_propose, propose
from mediation.cases.requirements import reason_and_address_are_given
from mediation.cases.states import CaseState, EndReason
from mediation.documents.acts import issue
from mediation.documents.kinds import d46_transfer_letter as d46
from mediation.documents.kinds import d55_legal_aid_referral as d55
from mediation.documents.kinds.d06_refusal_notice import RefusalReason
from mediation.documents.models import Paper
from mediation.documents.particulars import MaterialOnPaper
from mediation.intake.acceptance.endings import tell_ending, tell_refusal
from mediation.intake.acceptance.papers import contact_person, limitation_words
from mediation.intake.from_court.assigning import release_number, tell_court
from mediation.law.citation import cite
from mediation.law.limitation import Interruption
from mediation.law.remedies import legal_aid_no_means_test, less_than_seven_days
from mediation.law.scope import OutsideMatter, matters_outside
from mediation.law.terms import ClaimType, Source
from mediation.notices.acts import tell_directors
from mediation.parties.models import Party

OTHER_BODY = "other_body"
BY_A_SPECIAL_OFFICE = ("inspection_matters", "administrative_matters", "injury_recognition", "grade_objection")
PAY = {ClaimType.WAGES, ClaimType.OVERTIME, ClaimType.STOPPAGE_PAY, ClaimType.DOUBLE_PAY, ClaimType.SERVICE_PAY,
       ClaimType.MALICIOUS_ARREARS}
INJURY = {ClaimType.WORK_INJURY, ClaimType.DEATH_BENEFIT, ClaimType.OCCUPATIONAL_DISEASE, ClaimType.PERSONAL_INJURY}


@dataclass(frozen=True)
class Referred(Referral):
    """To which office the matter belongs. ``matter`` is the line of the address book, ``other_body`` a labour dispute
    that another body takes; ``deadline`` the period that runs there, in words; ``aid_for`` the workers whose case is
    also referred to legal aid, with their consent.
    """

    matter: str = OTHER_BODY
    deadline: str = ""
    aid_for: tuple[Party, ...] = ()


def address_book(case: Case) -> tuple[OutsideMatter, ...]:
    """The matters that are no labour dispute, and where each belongs at the place of the case's body."""
    return matters_outside(arrears_suit=case.body.setting("INSURANCE_ARREARS_SUIT"))


def propose_referral(case: Case, facts: Referred, *, by: Any) -> ProposedAct:
    """Ask the director to refer a matter elsewhere: to whom and why must be said; nothing moves yet."""
    may_propose(case, referral_act(case), by=by)
    reason_and_address_are_given(case, facts)
    said = {"matter": facts.matter, "reason": facts.reason, "goes_to": facts.goes_to, "address": facts.address,
            "deadline": facts.deadline, "aid_for": [worker.public_id for worker in facts.aid_for]}
    row = propose(case, referral_act(case), said, by=by)
    tell_directors(case, f"{by.name}提请转介到{facts.goes_to}，请确认。", key=f"propose:{row.public_id}", by=by)
    return row


def referral_act(case: Case) -> str:
    """The act by which a matter is referred from where the case stands: row 10, later 10b."""
    return "refer" if case.state == CaseState.SUBMITTED.value else "refer_out_of_scope"


def refer(case: Case, facts: Referred, *, by: Any) -> Step:
    """Not a labour dispute, or for another body (row 10): D06 with reason and address; D55 for whom it is wanted."""
    step = perform(case, "refer", by=by, facts=facts)
    done_as_proposed(case, "refer", by=by)
    case.ended_on = step.happened_on
    _tell_reasons(case, facts, step, by)
    _refer_to_legal_aid(case, facts.aid_for, step, by)
    return step


def refer_out_of_scope(case: Case, facts: Referred, *, by: Any) -> Step:
    """Found out of scope later (row 10b): D06 before acceptance, D30 after it."""
    accepted = case.state not in (CaseState.CONSENT_PENDING.value, CaseState.CONSENTED.value)
    step = perform(case, "refer_out_of_scope", by=by, facts=facts)
    done_as_proposed(case, "refer_out_of_scope", by=by)
    case.ended_on = step.happened_on
    if accepted:
        case.end_reason = EndReason.OTHER.value
        tell_ending(case, EndReason.OTHER, step, by=by, words=_why_and_where(facts),
                    kind=Interruption.MEDIATION_APPLIED)
    else:
        _tell_reasons(case, facts, step, by)
    _refer_to_legal_aid(case, facts.aid_for, step, by)
    return step


def decline_assignment(case: Case, facts: Facts, *, by: Any) -> Step:
    """Give an assignment back to the court or commission that handed it over (row 10a): D46 with the reason."""
    step = perform(case, "decline_assignment", by=by, facts=facts)
    case.ended_on = step.happened_on
    receiver = case.source_body or (case.body.court.name if case.body.court else None)
    from_court = case.source != Source.ARBITRATION.value
    materials = tuple(MaterialOnPaper(name=row.name, copies=row.copies, pages=row.pages,
                                      form="原件" if row.is_original else "复印件") for row in case.materials)
    extra = d46.Transfer(
        receiver=receiver, receiver_calls_itself="贵院" if from_court else "贵委", ended_on=step.happened_on,
        agreed=False, reason=facts.reason, ground=str(cite("ONL", 12) if from_court else cite("O33", 70)),
        materials=materials or (MaterialOnPaper(name="移送来的全部材料", copies=1, pages=1, form="原件"),),
        undisputed="未开始调解", issues="未开始调解", contact=contact_person(case, by))
    issue(case, "D46", extra, by=by, on=step.happened_on, copies=2)
    release_number(case)
    tell_court(case, f"{case.body.short_name}退回：{facts.reason}", key=f"declined:{step.public_id}", by=by)
    return step


def _tell_reasons(case: Case, facts: Referred, step: Step, by: Any) -> None:
    special = facts.matter == OTHER_BODY or facts.matter in BY_A_SPECIAL_OFFICE
    kind = Interruption.MEDIATION_APPLIED if facts.matter == OTHER_BODY else None
    tell_refusal(case, RefusalReason.OTHER_FORUM if special else RefusalReason.OUT_OF_SCOPE, step, by=by, kind=kind,
                 words=_why_and_where(facts),
                 inspection=facts.goes_to if facts.matter == "inspection_matters" else None)


def _why_and_where(facts: Referred) -> str:
    deadline = f"，期限：{facts.deadline}" if facts.deadline else ""
    return f"{facts.reason.rstrip('。')}。请向{facts.goes_to}（{facts.address}）提出{deadline}。"


def _refer_to_legal_aid(case: Case, workers: Sequence[Party], step: Step, by: Any) -> list[Paper]:
    """D55 for each worker who agrees: what for, whether the means are tested, how urgent it is (LA 31, 42, 44)."""
    told = limitation_words(case, Interruption.MEDIATION_APPLIED, step.happened_on)
    assert told.clock.last_day is not None
    papers = []
    for worker in workers:
        claims = [claim.type_term for claim in worker.claims]
        free = legal_aid_no_means_test(claims, worker.migrant)
        matter = (d55.AidMatter.INJURY if INJURY & set(claims) else d55.AidMatter.PAY if PAY & set(claims)
                  else d55.AidMatter.OTHER)
        extra = d55.Referral(
            matter=matter, no_means_test=bool(free), no_means_test_ground=free.why if free else None, ends=told.clock,
            matter_words="、".join(claim.label for claim in claims) if matter is d55.AidMatter.OTHER else None,
            under_seven_days=less_than_seven_days(told.clock.last_day, step.happened_on),
            summary=case.application.facts_and_reasons or case.matter, materials=len(case.materials))
        papers.append(issue(case, "D55", extra, by=by, recipients=(worker,), on=step.happened_on, copies=3))
    return papers
