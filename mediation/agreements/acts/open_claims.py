"""Row 29: the claims that a partial agreement leaves open get their own notice (D30), with their own last day."""
from __future__ import annotations

from typing import Any

from mediation.agreements.models import Agreement
from mediation.cases.limitation import limitation_of
from mediation.cases.models import Claim
from mediation.cases.states import EndReason
from mediation.documents import acts as documents
from mediation.documents.filling import claim_on_paper
from mediation.documents.kinds.d30_closing_letter import Closing
from mediation.documents.models import Paper
from mediation.documents.particulars import ClockOnPaper
from mediation.documents.phrases import claim_text
from mediation.errors import RequirementNotMet
from mediation.extensions import db
from mediation.law.citation import cite


def notify_open_claims(agreement: Agreement, *, by: Any) -> Paper | None:
    """Print the notice for the open claims; where the file still lacks something for it, it stays due.

    The agreement's effect does not wait for this paper.
    """
    try:
        with db.session.begin_nested():
            return issue_notice(agreement, by=by)
    except RequirementNotMet:
        return None


def issue_notice(agreement: Agreement, *, by: Any) -> Paper:
    """D30 for what was not agreed; raises RequirementNotMet listing what it lacks."""
    claims = agreement.open_claims
    if not agreement.is_partial or not claims or agreement.effective_on is None:
        raise RequirementNotMet("只有部分达成且已生效的协议，才出具未达成请求的告知书。")
    extra = Closing(
        ended_on=agreement.effective_on, reason=EndReason.TOO_FAR_APART,
        open_claims=tuple(claim_text(claim_on_paper(claim), True) for claim in claims),
        agreement_number=agreement.number, limitation_from=agreement.effective_on,
        limitation_ground=str(cite("O17", 31)), limitation=_limitation(claims))
    return documents.issue(agreement.case, "D30", extra, by=by, about=agreement,
                           recipients=agreement.case.active_parties)


def _limitation(claims: list[Claim]) -> ClockOnPaper | None:
    """The first last day among the open claims: whoever keeps that one keeps all."""
    ends = [answer.last_day for answer in map(limitation_of, claims) if answer.last_day is not None]
    if not ends:
        return None
    first = min(ends, key=lambda end: end.on)
    return ClockOnPaper(words="一年", last_day=first.on, article=str(cite("TJ", 27)), provisional=first.provisional)
