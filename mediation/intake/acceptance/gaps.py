"""What is lacking in an application is told once; it is completed, or the application lapses (rows 8, 9, 9a)."""
from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from mediation import clock
from mediation.cases.acts import perform
from mediation.cases.facts import Facts, Missing
from mediation.cases.models import Case, Step
from mediation.deadlines.acts import running
from mediation.documents.acts import issue, keep_signed_scan
from mediation.documents.kinds.d07_correction_notice import Correction, Lacking
from mediation.documents.kinds.d25_withdrawal import WithdrawalOnPaper
from mediation.errors import NotNow, RequirementNotMet
from mediation.extensions import db
from mediation.intake.acceptance.ending_drafts import not_completed
from mediation.intake.acceptance.papers import clock_of, contact_person
from mediation.intake.facts import MaterialFacts
from mediation.intake.registering.models import Material
from mediation.intake.registering.receipts import Slip, issue_receipt
from mediation.law.terms import Side
from mediation.notices.acts import tell


@dataclass(frozen=True)
class Gaps(Missing):
    """Everything that is lacking, ticked from the list of the notice, and in words."""

    lacking: tuple[Lacking, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class Completed(Facts):
    """What was handed in to complete the application."""

    materials: tuple[MaterialFacts, ...] = ()


def ask_correction(case: Case, gaps: Gaps, *, by: Any) -> Step:
    """Tell the applicants all that is lacking (row 8), once: the period to complete it runs, D07 goes out."""
    asked = next((step for step in case.steps if step.act == "ask_correction" and step.taken_back_at is None), None)
    if asked is not None and case.state == "submitted":
        raise NotNow(f"补正只能一次性告知，本案已在{asked.happened_on}告知过。还缺的材料请在受理通知书里写明，受理后补交。")
    if Lacking.OTHER in gaps.lacking and not gaps.words.strip():
        raise RequirementNotMet("勾了“其他”的，请在说明里写明还缺什么。", field="words")
    step = perform(case, "ask_correction", by=by, facts=replace(gaps, items=tuple(each.label for each in gaps.lacking)))
    extra = Correction(lacking=gaps.lacking, words=gaps.words or None, by=clock_of(case, "CORRECT"),
                       contact=contact_person(case, by))
    issue(case, "D07", extra, by=by, recipients=tuple(case.heard(Side.APPLICANT)), on=step.happened_on)
    for party in case.heard(Side.APPLICANT):
        tell(case, party, read_out="您的申请材料还缺几样，缺什么、补到哪一天写在补正材料通知书上，请领取。",
             key=f"gaps:{step.public_id}:{party.public_id}", by=by)
    return step


def complete_correction(case: Case, facts: Completed, *, by: Any) -> list[Slip]:
    """What was lacking has come (row 9): it is listed, each applicant gets a receipt for it."""
    if not facts.materials:
        raise RequirementNotMet("请列出补交的材料，回执上要写。", field="materials")
    perform(case, "complete_correction", by=by, facts=facts)
    moment = _moment(facts)
    rows = [Material(case=case, name=one.name, copies=one.copies, pages=one.pages, is_original=one.is_original,
                     received_at=moment) for one in facts.materials]
    db.session.add_all(rows)
    db.session.flush()
    return [issue_receipt(case, party, by=by, received_at=moment, materials=rows, what="补充材料", how="当面递交",
                          new_code=False) for party in case.heard(Side.APPLICANT)]


def _moment(facts: Facts) -> datetime:
    """When it came in: the moment said, else now; an earlier day needs its time, which the receipt prints."""
    if facts.happened_at is not None:
        return facts.happened_at
    if facts.happened_on not in (None, clock.today()):
        raise RequirementNotMet("不是今天收到的，请填写收到的时间（几点几分），回执上要写。", field="happened_time")
    return clock.now()


def lapse_correction(case: Case, facts: Facts, *, by: Any) -> Step:
    """It was not completed in time (then D06 says so), or is not wanted any more (row 9a); one may apply again."""
    period = running(case, case, "CORRECT")
    step = perform(case, "lapse_correction", by=by, facts=facts)
    case.ended_on = step.happened_on
    if period is not None and period.ends_on is not None and period.ends_on < step.happened_on:
        issue(case, "D06", not_completed(case), by=by, recipients=case.heard(Side.APPLICANT), on=step.happened_on)
    elif step.proof:
        given_up = issue(case, "D25", WithdrawalOnPaper(), by=by, recipients=case.heard(Side.APPLICANT),
                         on=step.happened_on)
        keep_signed_scan([given_up], step.proof, by=by)
    for party in case.heard(Side.APPLICANT):
        tell(case, party, read_out="您的调解申请因为没有补齐材料，按撤回处理。补齐后可以重新申请，也可以直接申请仲裁。",
             key=f"lapse:{step.public_id}:{party.public_id}", by=by)
    return step
