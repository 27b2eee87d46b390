"""What the sweep prepares when a period of a mediation is over: the letter that a person will need to decide with."""
from __future__ import annotations

from typing import Any

from mediation import clock
from mediation.cases.limitation import interruption_by
from mediation.cases.models import Case
from mediation.cases.states import EndReason
from mediation.deadlines.models import Deadline
from mediation.documents.drafts import prepare
from mediation.documents.kinds.d06_refusal_notice import RefusalReason
from mediation.documents.models import PaperDraft
from mediation.intake.acceptance.endings import closing_letter, refusal_letter
from mediation.intake.acceptance.papers import limitation_words
from mediation.law.limitation import Interruption
from mediation.law.terms import Side

NOT_COMPLETED = "补齐材料后可以重新申请调解，也可以直接申请仲裁。"


def prepare_ending(period: Deadline, *, by: Any) -> PaperDraft | None:
    """The letter for the end of this period; None for a period whose end asks for none."""
    if period.record_ref != period.case.public_id:
        return None
    if period.clock_id == period.case.mediation_clock:
        return prepare_closing(period, by=by)
    if period.clock_id == "CONSENT-WAIT":
        return prepare_refusal(period, by=by)
    return prepare_lapse(period, by=by) if period.clock_id == "CORRECT" else None


def prepare_closing(period: Deadline, *, by: Any) -> PaperDraft:
    """D30 for a mediation whose period is over."""
    case, today = period.case, clock.today()
    kind = interruption_by("end_without_agreement", EndReason.PERIOD_OVER.value)
    letter = closing_letter(case, EndReason.PERIOD_OVER, today, limitation_words(case, kind, today))
    return prepare(period, "D30", letter, by=by)


def prepare_refusal(period: Deadline, *, by: Any) -> PaperDraft:
    """D06 for a case whose other side has not answered in time."""
    case = period.case
    kind = interruption_by("refuse_acceptance", RefusalReason.NO_ANSWER.value)
    letter = refusal_letter(case, RefusalReason.NO_ANSWER, clock.today(), kind=kind, words=None)
    return prepare(period, "D06", letter, by=by, recipients=case.heard(Side.APPLICANT))


def prepare_lapse(period: Deadline, *, by: Any) -> PaperDraft:
    """D06 for an application that was not completed in time."""
    case = period.case
    return prepare(period, "D06", not_completed(case), by=by, recipients=case.heard(Side.APPLICANT))


def not_completed(case: Case) -> Any:
    """What the letter says when nothing came to complete an application: it had interrupted limitation when it came."""
    return refusal_letter(case, RefusalReason.NOT_CORRECTED, case.received_on or clock.today(),
                          kind=Interruption.MEDIATION_APPLIED, words=NOT_COMPLETED)
