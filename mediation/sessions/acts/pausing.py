"""The period of the mediation: extended by both sides, standing still, going on."""
from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from mediation import clock
from mediation.cases import conditions
from mediation.cases.acts import perform
from mediation.cases.facts import Extension, Facts, Suspension
from mediation.cases.models import Case, Step
from mediation.deadlines.acts import calendar_of, running
from mediation.deadlines.models import Deadline
from mediation.documents import phrases
from mediation.documents.acts import issue, keep_signed_scan
from mediation.documents.filling import case_on_paper
from mediation.documents.kinds.d23_extension import Extension as ExtensionOnPaper
from mediation.documents.kinds.d23_extension import ExtensionReason
from mediation.documents.kinds.d24_suspension_notice import SuspensionNotice, SuspensionReason
from mediation.documents.particulars import ClockOnPaper, Particulars
from mediation.documents.press import make
from mediation.documents.refusals import PaperRefused
from mediation.errors import RequirementNotMet
from mediation.law.terms import Basis
from mediation.notices.acts import tell
from mediation.sessions.models import SuspensionGround
from mediation.sessions.requirements import appraisal_is_before_docketing

TO_SIGN = "待双方签名"
SUSPENSIONS = ("suspend", "suspend_for_sham")
RESUMED_WHEN = {
    SuspensionGround.APPRAISAL: "收到鉴定意见或者认定结论", SuspensionGround.DEATH: "继承人参加调解",
    SuspensionGround.INCAPACITY: "法定代理人参加调解", SuspensionGround.EMPLOYER_ENDED: "承继单位参加调解",
    SuspensionGround.LEAD_CASE: "相关案件有了结果", SuspensionGround.ILLNESS: "当事人能够参加调解",
    SuspensionGround.OTHER: "中止的原因消除"}


def extend(case: Case, reason: ExtensionReason, *, by: Any, facts: Extension, reason_words: str = "") -> Step:
    """Both sides agree to a later last day, before the period ends (row 18; O17 29), and D23 is printed.

    ``facts.happened_on`` is the day on which they agreed: recorded later it still counts, after the end it does not.
    """
    period = running(case, case, case.mediation_clock)
    paper = extension_on_paper(case, period, reason, reason_words, facts) if period and facts.new_last_day else None
    step = perform(case, "extend", by=by, facts=replace(
        facts, reason_code=reason.value, reason=reason_words or reason.label))
    printed = issue(case, "D23", paper, by=by, on=step.happened_on)
    if facts.proof:
        keep_signed_scan([printed], facts.proof, by=by)
    return step


def extension_on_paper(case: Case, period: Deadline, reason: ExtensionReason, reason_words: str,
                       facts: Extension) -> ExtensionOnPaper:
    """The paper on which both sides agree, with the period as it stands before."""
    assert facts.new_last_day is not None and period.ends_on is not None
    moved = calendar_of(case.body).roll(facts.new_last_day)
    length = phrases.period(period.clock_id) if period.ends_on == period.first_ends_on else "延长后"
    return ExtensionOnPaper(
        since_words=_since_words(case), since=period.starts_on, reason=reason, reason_words=reason_words or None,
        clock=ClockOnPaper(words=length, last_day=period.ends_on, provisional=period.provisional),
        extended_to=ClockOnPaper(words="延长后的调解期限", last_day=moved.on, provisional=moved.provisional),
        agreed_on=facts.happened_on or clock.today())


def extension_to_sign(case: Case, reason: ExtensionReason, until: date) -> bytes:
    """The paper as both sides are to sign it before the extension is recorded; it is not issued and not kept.

    Raises RequirementNotMet where no period runs, or the paper still lacks something.
    """
    period = running(case, case, case.mediation_clock)
    if period is None or period.ends_on is None or until <= period.ends_on:
        last = f"（{period.ends_on}）" if period is not None else ""
        raise RequirementNotMet(f"新的最后一日要晚于原来的最后一日{last}。", field="new_last_day")
    extra = extension_on_paper(case, period, reason, "", Extension(new_last_day=until))
    try:
        return make("D23", Particulars(case=case_on_paper(case), number=case.number, made_on=clock.today(),
                                       extra=extra), copy_words=TO_SIGN).pdf
    except PaperRefused as refused:
        raise RequirementNotMet(str(refused)) from refused


def suspend_for_sham(case: Case, *, by: Any, facts: Suspension) -> Step:
    """A suspicion of sham mediation: the mediator must stop and report (row 19; TY 18); D24 does not say the signs."""
    facts = replace(facts, until=facts.until or review_day(case, facts))
    step = perform(case, "suspend_for_sham", by=by, facts=facts)
    _notify(case, replace(suspended_as(step), review_on=facts.until), step, by)
    return step


def suspend(case: Case, *, by: Any, facts: Suspension) -> Step:
    """Mediation stands still by both sides' wish, for an appraisal, or because a party is no longer there (row 20).

    Both sides agree when every party is among those for whom it is recorded.
    """
    facts = replace(facts, both_agree=not case.without_the_word_of(facts.on_behalf_of))
    appraisal_is_before_docketing(case, facts)
    step = perform(case, "suspend", by=by, facts=facts)
    _notify(case, replace(suspended_as(step), review_on=facts.until), step, by)
    _tell(case, f"调解自{step.happened_on}起中止，{facts.until}前复查。您随时可以直接申请仲裁。", "suspended", step, by)
    return step


def resume(case: Case, *, by: Any, facts: Facts | None = None) -> Step:
    """Mediation goes on; the days on which it stood still are added to the period (row 21)."""
    stood_still = [step for step in case.steps if step.act in SUSPENSIONS and step.taken_back_at is None]
    step = perform(case, "resume", by=by, facts=facts)
    period = running(case, case, case.mediation_clock)
    notice = suspended_as(stood_still[-1])
    goes_on = ClockOnPaper(words="调解期限", last_day=period.ends_on, provisional=period.provisional) if period else None
    _notify(case, replace(notice, resume_when=(step.reason or notice.resume_when or "").rstrip("。"),
                          resumed_on=step.happened_on, clock=goes_on), step, by)
    until = f"，调解期限到{period.ends_on}" if period is not None else ""
    _tell(case, f"调解自{step.happened_on}起恢复{until}。", "resumed", step, by)
    return step


def suspended_as(step: Step) -> SuspensionNotice:
    """What the notice says of a suspension: the reason that it offers, and what ends it."""
    if step.act == "suspend_for_sham":
        return SuspensionNotice(reason=SuspensionReason.SHAM, suspended_on=step.happened_on, not_counted=True,
                                resume_when="经核查排除虚假调解的嫌疑")
    ground = SuspensionGround(step.reason_code or SuspensionGround.OTHER.value)
    words = "：".join(each for each in (ground.label, (step.reason or "").rstrip("。")) if each)
    appraisal = ground is SuspensionGround.APPRAISAL
    return SuspensionNotice(
        reason=SuspensionReason.APPRAISAL if appraisal else SuspensionReason.OTHER, reason_words=words,
        suspended_on=step.happened_on, not_counted=True, resume_when=RESUMED_WHEN[ground])


def _notify(case: Case, notice: SuspensionNotice, step: Step, by: Any) -> None:
    """D24 to everybody who takes part."""
    issue(case, "D24", notice, by=by, recipients=tuple(case.taking_part), on=step.happened_on,
          copies=len(case.taking_part))


def review_day(case: Case, facts: Facts | None = None) -> date:
    """When a suspension is looked at again, where nobody names another day: the body's setting."""
    day = (facts.happened_on if facts else None) or clock.today()
    return day + timedelta(days=case.body.setting("SUSPEND_REVIEW_DAYS"))


def _since_words(case: Case) -> str:
    if conditions.by_own_bodies(case, None):
        return "收到申请之日" if conditions.first_day_of_mediation(case, None) else "受理之日"
    return "双方同意委托调解之日" if case.basis_term is Basis.ARB_DELEGATED else "签收法院材料或者确认接受之日"


def _tell(case: Case, words: str, word: str, step: Step, by: Any) -> None:
    for party in case.taking_part:
        tell(case, party, by=by, key=f"{word}:{step.public_id}:{party.public_id}", read_out=words)
