"""What the court asked, as it is read: its coded reasons and what mends each."""
from __future__ import annotations

from dataclasses import dataclass

from mediation.confirmations.models import CourtRequest
from mediation.law.confirmation_file import RETURN_REASONS, MendedBy, ReturnReason


@dataclass(frozen=True)
class Asked:
    """A return by the court, with its reasons."""

    request: CourtRequest
    reasons: list[ReturnReason]

    @property
    def is_open(self) -> bool:
        return self.request.supplied_on is None


def asked(request: CourtRequest) -> Asked:
    """A return with its reasons in words."""
    return Asked(request, reasons_of(request))


def reasons_of(request: CourtRequest) -> list[ReturnReason]:
    """The coded reasons of a return."""
    return [RETURN_REASONS[code] for code in request.reasons if code in RETURN_REASONS]


def needs_supplement(request: CourtRequest) -> bool:
    """Whether only a supplement mends what the court asked."""
    return any(reason.mended_by is MendedBy.SUPPLEMENT for reason in reasons_of(request))
