"""What the court asked, as it is read: its coded reasons, what each is about and where that is, what mends it."""
from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from mediation.bodies.models import Body
from mediation.confirmations.models import CourtRequest
from mediation.confirmations.places import Place
from mediation.confirmations.queries import reasons_used_at
from mediation.law.return_reasons import RETURN_REASONS, MendedBy, ReturnReason, most_used

Address = Callable[[Place], str]


@dataclass(frozen=True)
class AskedReason:
    """One reason with the places that it is about, each with its words and its address for the reader."""

    reason: ReturnReason
    places: list[tuple[str, str]]


@dataclass(frozen=True)
class Asked:
    """A return by the court, with its reasons."""

    request: CourtRequest
    reasons: list[AskedReason]

    @property
    def is_open(self) -> bool:
        return self.request.supplied_on is None

    @property
    def said_elsewhere(self) -> str:
        """What it is about, where no reason says so with a link."""
        return "" if any(each.places for each in self.reasons) else self.request.clause


def asked(request: CourtRequest, at: Address) -> Asked:
    """A return with its reasons in words; ``at`` gives the address of a place on the pages of the reader."""
    kept = [(each["reason"], Place(each["kind"], each["ref"], each["words"])) for each in request.places or ()]
    return Asked(request, [
        AskedReason(reason, [(place.words, at(place)) for code, place in kept if code == reason.code])
        for reason in reasons_of(request)])


def reasons_of(request: CourtRequest) -> list[ReturnReason]:
    """The coded reasons of a return."""
    return [RETURN_REASONS[code] for code in request.reasons if code in RETURN_REASONS]


def needs_supplement(request: CourtRequest) -> bool:
    """Whether only a supplement mends what the court asked."""
    return any(reason.mended_by is MendedBy.SUPPLEMENT for reason in reasons_of(request))


def usual_reasons(court: Body) -> tuple[str, ...]:
    """The five reasons that this court has used most, by its own returns."""
    return most_used(Counter(code for reasons in reasons_used_at(court) for code in reasons))
