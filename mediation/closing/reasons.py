"""Which reasons the file supports for ending a mediation without agreement, and why the others are refused."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mediation.cases.facts import EndWithoutAgreement
from mediation.cases.models import Case
from mediation.cases.requirements import reason_fits_the_file
from mediation.cases.states import EndReason
from mediation.errors import RequirementNotMet
from mediation.sessions.queries import no_shows


@dataclass(frozen=True)
class ReasonLine:
    """One reason with what speaks against it in this file; nothing when the file supports it."""

    reason: EndReason
    against: str = ""

    @property
    def supported(self) -> bool:
        return not self.against


def reasons_of(case: Case, on: date) -> list[ReasonLine]:
    """Every reason for which somebody may end this mediation on a day; who filed arbitration ends it by its own act."""
    missed = no_shows(case)
    return [ReasonLine(reason, _against(case, reason, missed, on)) for reason in EndReason
            if reason is not EndReason.ARB_FILED]


def _against(case: Case, reason: EndReason, missed: int, on: date) -> str:
    try:
        reason_fits_the_file(case, EndWithoutAgreement(happened_on=on, reason_code=reason.value, no_shows=missed))
    except RequirementNotMet as refused:
        return refused.message
    return ""
