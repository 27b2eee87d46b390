"""Ending a case: withdrawn, without agreement; and whoever leaves it while the others go on."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.cases import who
from mediation.cases.acts import perform, told_in_time, write_down
from mediation.cases.facts import EndWithoutAgreement, Facts, Withdrawal
from mediation.cases.models import Case, Step
from mediation.cases.naming import name_the_case
from mediation.cases.requesting import settled_by_act
from mediation.cases.requests_models import RequestKind, RequestOutcome
from mediation.cases.requirements import a_signed_paper_is_attached, spoken_with_alone
from mediation.cases.states import BEFORE_EFFECT, CaseState, EndReason
from mediation.cases.taking_back import regret_ends
from mediation.deadlines.acts import end, running
from mediation.documents.acts import issue, keep_signed_scan
from mediation.documents.filling import case_on_paper, party_on_paper
from mediation.documents.kinds.d25_withdrawal import WithdrawalOnPaper, WithdrawalReason
from mediation.documents.particulars import Particulars
from mediation.documents.press import make
from mediation.documents.queries import latest_paper
from mediation.documents.refusals import PaperRefused
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db
from mediation.following.told import is_told_of
from mediation.intake.acceptance.endings import tell_ending
from mediation.intake.acceptance.models import PartyAnswer, PartyWord
from mediation.law.terms import Side
from mediation.notices.acts import cancel_of_party, tell
from mediation.parties.models import Party, PartyStanding
from mediation.sessions.acts.agreed_facts import print_facts
from mediation.sessions.queries import facts_of, no_shows

AFTER_MIDNIGHT = timedelta(hours=8)


__all__ = ["WithdrawalReason", "end_without_agreement", "leave", "stop_suspended", "withdraw", "withdrawal_to_sign"]


def withdraw(case: Case, facts: Withdrawal, *, by: Any) -> Step:
    """The applicants withdraw, or settled by themselves (rows 14, 14a, 22), after a word with them alone.

    They may take it back until the end of the next working day; the other side is told only then.
    """
    _spoken_not_later(facts)
    parties = facts.on_behalf_of or tuple(case.applicants)
    reason = WithdrawalReason.OWN_SETTLEMENT.value if facts.own_settlement else facts.reason_code
    step = perform(case, "withdraw", by=by, facts=replace(facts, on_behalf_of=parties, reason_code=reason))
    case.ended_on = step.happened_on
    _application_of(case, parties, step, by)
    _as_asked(case, parties, by)
    later = regret_ends(case, clock.today()) + AFTER_MIDNIGHT
    for party in case.taking_part:
        if party.side != Side.APPLICANT.value and is_told_of(party):
            tell(case, party, read_out="申请人已经撤回调解申请，本案到此结束。", by=by, due_at=later,
                 key=f"withdraw:{step.public_id}:{party.public_id}")
    return step


def leave(case: Case, parties: Sequence[Party], facts: Withdrawal, *, by: Any) -> Step:
    """Some of several applicants withdraw and the case goes on for the others; each was spoken with alone.

    It may be taken back as a withdrawal of all may be.
    """
    if not who.staff_for_party(actor=by, model=case):
        raise NotPermitted("只有本案办案人可以记撤回。")
    if case.state_term not in BEFORE_EFFECT - {CaseState.NEGOTIATING, CaseState.SETTLED_PRIVATE}:
        raise NotNow("协议已经生效或者本案已经终结，不能再撤回。请刷新页面看最新进展。")
    facts = replace(facts, on_behalf_of=tuple(parties))
    told_in_time(case, facts)
    spoken_with_alone(case, facts)
    a_signed_paper_is_attached(case, facts)
    _spoken_not_later(facts)
    if not parties:
        raise RequirementNotMet("请选择撤回的申请人。", field="parties")
    if not set(case.applicants) - set(parties):
        raise RequirementNotMet("全部申请人都撤回的，请用“撤回申请”。", field="parties")
    step = write_down(case, "leave", "部分申请人撤回", by=by, facts=facts)
    _application_of(case, parties, step, by)
    for party in parties:
        _leaves(case, party, step, facts, by)
    _as_asked(case, tuple(parties), by)
    name_the_case(case)
    return step


def _as_asked(case: Case, parties: Sequence[Party], by: Any) -> None:
    """Who had asked for it on its own page reads there that it is done."""
    settled_by_act(case, RequestKind.WITHDRAW, RequestOutcome.DONE, "已经跟您本人谈过，撤回办好了。", by=by,
                   parties=tuple(parties))


def _application_of(case: Case, parties: Sequence[Party], step: Step, by: Any) -> None:
    """D25 of those who withdraw, with the scan of what they signed."""
    paper = issue(case, "D25", withdrawal_on_paper(step.reason_code, step.reason or ""), by=by,
                  recipients=tuple(parties), on=step.happened_on)
    if step.proof:
        keep_signed_scan([paper], step.proof, by=by)


def withdrawal_on_paper(reason_code: str | None, words: str = "") -> WithdrawalOnPaper:
    """Why somebody withdraws, as the application says it; where nobody has said it yet, it is ticked on the paper."""
    reason = WithdrawalReason(reason_code) if reason_code else None
    return WithdrawalOnPaper(reason=reason, reason_words=words or None if reason is WithdrawalReason.OTHER else None)


def withdrawal_to_sign(case: Case, reason: WithdrawalReason | None, parties: Sequence[Party]) -> bytes:
    """The application as it is to be signed before it is recorded; it is not issued and not kept.

    Raises RequirementNotMet listing what it still lacks.
    """
    try:
        return make("D25", Particulars(
            case=case_on_paper(case), number=case.number, made_on=clock.today(), extra=WithdrawalOnPaper(reason=reason),
            recipients=tuple(party_on_paper(party) for party in parties)), copy_words="待本人签名").pdf
    except PaperRefused as refused:
        raise RequirementNotMet(str(refused)) from refused


def _leaves(case: Case, party: Party, step: Step, facts: Withdrawal, by: Any) -> None:
    if party.side != Side.APPLICANT.value or not party.is_active:
        raise RequirementNotMet(f"{party.name}不是在案的申请人。", field="parties")
    party.standing, party.left_at = PartyStanding.LEFT.value, clock.now()
    for claim in party.claims:
        claim.is_open = False
        row = running(claim, case, "LIM-1Y")
        if row is not None:
            end(row, step.happened_on)
    db.session.add(PartyAnswer(
        case=case, party=party, word=PartyWord.WITHDREW.value, words=facts.reason, happened_on=step.happened_on,
        recorded_at=clock.now(), late_reason=facts.late_reason, proof=facts.proof, by_id=by.id))
    cancel_of_party(party, by=by)
    trail.record("leave", by=by, record=party, case=case)


def _spoken_not_later(facts: Withdrawal) -> None:
    """The word with the applicant came before the withdrawal was taken."""
    if facts.spoken_alone_on is not None and facts.spoken_alone_on > (facts.happened_on or clock.today()):
        raise RequirementNotMet("单独谈话的日期不能晚于撤回的日期。", field="spoken_alone_on")


def end_without_agreement(case: Case, facts: EndWithoutAgreement, *, by: Any) -> Step:
    """The mediation failed (rows 28, 28a): the reason that the file supports, D30 with the ways on and limitation."""
    _other_says_what(facts)
    step = perform(case, "end_without_agreement", by=by, facts=replace(facts, no_shows=no_shows(case)))
    _ended(case, step, facts, by)
    return step


def stop_suspended(case: Case, facts: EndWithoutAgreement, *, by: Any) -> Step:
    """A suspended mediation is not taken up again (row 21)."""
    _other_says_what(facts)
    step = perform(case, "stop_suspended", by=by, facts=replace(facts, no_shows=no_shows(case)))
    _ended(case, step, facts, by)
    return step


def _other_says_what(facts: Facts) -> None:
    if facts.reason_code == EndReason.OTHER.value and not facts.reason.strip():
        raise RequirementNotMet("选“其他”的，请写明终结的原因，告知书上要写。", field="reason")


def _ended(case: Case, step: Step, facts: Facts, by: Any) -> None:
    case.ended_on, case.end_reason = step.happened_on, step.reason_code
    tell_ending(case, EndReason(step.reason_code or ""), step, by=by, words=facts.reason)
    agreed = any(not fact.is_disputed for fact in facts_of(case))
    if agreed and case.mediators and latest_paper(case, "D21") is None:
        print_facts(case, by=by, nothing_disputed=True)
