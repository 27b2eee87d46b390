"""What a person says about an act when recording it: frozen, handed to the procedure as one argument.

``happened_on`` is the day the law counts from; it is today unless the person says another, never tomorrow.
"""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

SHAM_ANSWERS = (("no", "没有"), ("yes", "有"))
"""Whether the mediator sees signs of a sham (TY 18): asked when a record is closed and when terms are settled."""


@dataclass(frozen=True)
class Facts:
    """What every act carries.

    ``on_behalf_of`` are the parties whose act it is when staff record it, ``proof`` the SHA-256 of the stored paper
    they signed, ``late_reason`` the line asked when more than three days lie between happening and recording.
    ``also_due`` are codes of papers that this act makes due in this case beyond those of its row.
    """

    happened_on: date | None = None
    happened_at: datetime | None = None
    late_reason: str = ""
    reason_code: str | None = None
    reason: str = ""
    on_behalf_of: tuple[Any, ...] = ()
    proof: str | None = None
    until: date | None = None
    also_due: tuple[str, ...] = ()


@dataclass(frozen=True)
class Filing(Facts):
    """An application is handed in; an oral one is recorded on the spot and signed (O17 21, TJ 12)."""

    oral: bool = False
    signed_on_the_spot: bool = False


@dataclass(frozen=True)
class Assignment(Facts):
    """A court or commission hands a case over: its number, and that the parties' consent is on record."""

    consent_recorded: bool = False
    consented_on: date | None = None


@dataclass(frozen=True)
class Missing(Facts):
    """All that is missing, told once (O33 29 by analogy)."""

    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Referral(Facts):
    """Where the matter belongs: reason and address are given to the applicant."""

    goes_to: str = ""
    address: str = ""


@dataclass(frozen=True)
class Acceptance(Facts):
    """What is checked before acceptance."""

    capacity_in_order: bool = False
    not_judged: bool = False


@dataclass(frozen=True)
class NamingOfMediators(Facts):
    """Who is to mediate: pairs of person and side; who presides; who chose them."""

    members: tuple[Any, ...] = ()
    presiding: Any = None
    chosen_by: str = "body"


@dataclass(frozen=True)
class Opening(Facts):
    """What is done before the first session: identity checked, rights and duties told, notice served.

    That everybody has confirmed an address is seen from the parties.
    """

    identity_checked: bool = False
    rights_told: bool = False
    notice_served: bool = False
    sham_warning_given: bool = False


@dataclass(frozen=True)
class Extension(Facts):
    """Both sides agree to a new last day, before the period ends."""

    new_last_day: date | None = None


@dataclass(frozen=True)
class Suspension(Facts):
    """Why mediation stands still; a suspicion of sham mediation is reported as well."""

    reported_to: str = ""
    both_agree: bool = False


@dataclass(frozen=True)
class Withdrawal(Facts):
    """A withdrawal; somebody has spoken with the applicant alone first."""

    spoken_alone_on: date | None = None
    spoken_alone_by: str = ""
    own_settlement: bool = False


@dataclass(frozen=True)
class Terms(Facts):
    """The terms are agreed: what the drafting checks still find red, and who of the represented has not consented.

    ``sham_suspected`` is the mediator's answer, None where nobody asked.
    """

    red_findings: tuple[str, ...] = ()
    not_consented: tuple[str, ...] = ()
    partial: bool = False
    sham_suspected: bool | None = None


@dataclass(frozen=True)
class Effect(Facts):
    """What the marks say: the day of effect, and what is still missing for it."""

    effective_on: date | None = None
    missing: tuple[str, ...] = ()
    partial: bool = False
    court_paper: bool = False


@dataclass(frozen=True)
class EndWithoutAgreement(Facts):
    """Why the mediation ends; for no-shows how many proper notices were ignored."""

    no_shows: int = 0


@dataclass(frozen=True)
class ArbitrationFiled(Facts):
    """A party has filed arbitration: the handoff that records it."""

    handoff_recorded: bool = False
    acceptance_deferred: bool = False


@dataclass(frozen=True)
class Archiving(Facts):
    """Whether the file is complete and approved."""

    missing_papers: tuple[str, ...] = ()
    approved_by: Any = None
    open_lines: tuple[str, ...] = ()
    notice_served: bool = False
    explained: str = ""


@dataclass(frozen=True)
class Reopening(Facts):
    """Why a finished case is taken up again; for a new agreement, how the old one's confirmation ended.

    ``agreements`` are those that are void or cancelled, where it is not every one in effect.
    """

    strengthening_state: str | None = None
    ruling_or_paper: bool = False
    agreements: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Correction(Facts):
    """A correction of error by two people: the old value stays on record."""

    proposed_by: Any = None
    old_value: str = ""
    new_value: str = ""
    field_name: str = ""
