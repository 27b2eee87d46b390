"""What a person says when an agreement is drafted, settled and signed: frozen, callable without a page."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation.agreements.models import AgreementForm
from mediation.cases.facts import Facts
from mediation.law.agreement import PaymentWay
from mediation.law.terms import MarkKind


@dataclass(frozen=True)
class ObligationFacts:
    """One line: a sum (分) by a day, or an act by a day or event.

    ``joint_with`` are parties who answer jointly with the payer. ``claim`` is the claim that the line settles,
    ``ground`` its words where there is none. ``instalment`` of ``instalments``; ``every_months`` with
    ``recurring_until`` for what is paid again and again.
    """

    payer: Any
    payee: Any
    amount_fen: int | None = None
    act_words: str = ""
    claim: Any = None
    ground: str = ""
    due_on: date | None = None
    due_event: str = ""
    due_event_certain: bool = False
    joint_with: tuple[Any, ...] = ()
    third_party_payer: str = ""
    third_party_signs: bool = False
    instalment: int | None = None
    instalments: int | None = None
    every_months: int | None = None
    recurring_until: date | None = None
    way: PaymentWay = PaymentWay.TRANSFER
    account_holder: str = ""
    bank: str = ""
    account_number: str = ""


@dataclass(frozen=True)
class DraftFacts:
    """The frame of a text. ``parties`` empty: all who take part. ``open_claims`` make it a partial agreement."""

    parties: tuple[Any, ...] = ()
    form: AgreementForm = AgreementForm.WRITTEN
    place: str = ""
    facts_words: str = ""
    settles_all: bool = True
    open_claims: tuple[Any, ...] = ()
    breach_accelerates: bool = True
    breach_interest: str = ""
    tax_words: str = ""
    employment_ends_on: date | None = None
    injury_recognised: bool = False
    injury_graded: bool = False
    wants_confirmation: bool = False
    on_court_platform: bool = False


@dataclass(frozen=True)
class MarkFacts(Facts):
    """One mark as it came back: whose (see ``signing.marks_wanted``), how, on which day.

    ``happened_on`` is the day of the mark, ``happened_at`` the instant where it is known. ``agent`` signed for the
    party with a special power; ``representative`` signed for a worker who consented to the terms. ``certificate`` is
    whose certificate signed, where somebody signed with their own.
    """

    whose: str = ""
    kind: MarkKind = MarkKind.SIGNATURE
    agent: Any = None
    representative: Any = None
    certificate: str = ""


@dataclass(frozen=True)
class CourtPaperFacts(Facts):
    """委托: the court's 调解书, signed for by each party on a day; or the suit withdrawn on the agreement (TY 20, 24)."""

    number: str = ""
    signed_for: tuple[tuple[Any, date], ...] = ()
    suit_withdrawn_on: date | None = None


@dataclass(frozen=True)
class OralFacts(Facts):
    """An oral agreement: the day on which both agreed, noted by the mediator (RTF 30)."""

    agreed_before: str = ""


@dataclass(frozen=True)
class SpotFacts(Facts):
    """Paid across the table: what the record has, so that no agreement need be written."""

    in_the_minutes: bool = False
    receipt_signed: bool = False
