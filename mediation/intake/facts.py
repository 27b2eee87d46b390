"""What a clerk knows when a case is taken in: frozen, usable without a page (the demo world walks the same acts)."""
from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from mediation.law.terms import Basis, CaseKind, ClaimType, CourtProcedure, Source, Term
from mediation.parties.facts import PartyFacts

__all__ = ["ClaimFacts", "ConsentWay", "HandedOver", "MaterialFacts", "OralFacts", "PartyFacts", "RegisteringFacts",
           "Submission"]


class ConsentWay(Term):
    """How the court recorded that the parties agree to be sent to mediation (TY 11, ONL 4)."""

    SIGNED = "signed", "书面，当事人签名"
    ONLINE = "online", "在平台上确认"
    ORAL = "oral", "口头，记入笔录"


@dataclass(frozen=True)
class ClaimFacts:
    """One claim of one party: ``of`` is its place among the applicants (from 0), or among the respondents where
    ``by_respondent``. A sum of None is not known; ``about`` says that it is only about right.
    """

    type: ClaimType
    of: int = 0
    amount_fen: int | None = None
    about: bool = False
    from_on: date | None = None
    until_on: date | None = None
    formula: str = ""
    ground: str = ""
    knew_on: date | None = None
    by_respondent: bool = False
    against: tuple[int, ...] = ()
    ref: str = ""


@dataclass(frozen=True)
class MaterialFacts:
    """Something handed in with the application."""

    name: str
    copies: int = 1
    pages: int = 1
    is_original: bool = False


@dataclass(frozen=True)
class OralFacts:
    """An application made by word of mouth, recorded on the spot (TJ 12): when and where, and what was answered."""

    begins: datetime
    ends: datetime
    place: str
    matter: str
    when: str
    asks: str
    reasons: str
    elsewhere: str = "没有反映过。"
    told: str = "听清了。"


@dataclass(frozen=True)
class RegisteringFacts:
    """Everything that is asked at the counter; a draft may lack most of it.

    ``choice_told``: before anything was stored, the applicant was told who runs a body inside an employer, who pays
    it, and where else they may go (security S1).
    """

    body: Any
    basis: Basis
    source: Source = Source.WRITTEN
    kind: CaseKind = CaseKind.LABOUR
    applicants: tuple[PartyFacts, ...] = ()
    respondents: tuple[PartyFacts, ...] = ()
    third: tuple[PartyFacts, ...] = ()
    claims: tuple[ClaimFacts, ...] = ()
    materials: tuple[MaterialFacts, ...] = ()
    matter: str = ""
    facts_and_reasons: str = ""
    tried_elsewhere: str = ""
    oral: OralFacts | None = None
    own_form: bool = False
    source_number: str = ""
    source_body: str = ""
    court_procedure: CourtProcedure | None = None
    choice_told: bool = False
    duplicate_reason: str = ""
    received_on: date | None = None
    late_reason: str = ""


@dataclass(frozen=True)
class Submission:
    """The application is handed in. ``received_at`` may be left out today, the day of the moment is the day of receipt.

    ``own_form``: the applicant brought a written application of their own; else ours is printed. ``lacking`` are
    papers seen to be missing at once (all of them are told later, in one notice). ``reason`` is what whoever takes it
    on has to know first.
    """

    received_at: datetime | None = None
    signed_on_the_spot: bool = False
    lacking: tuple[str, ...] = ()
    late_reason: str = ""
    proof: str | None = None
    reason: str = ""


@dataclass(frozen=True)
class HandedOver:
    """A court or a commission hands a case over: the parties' consent is on its record, since when and in which way.

    ``proof`` is the scan of the letter.
    """

    consent_recorded: bool = False
    consented_on: date | None = None
    received_at: datetime | None = None
    late_reason: str = ""
    proof: str | None = None
    until: date | None = field(default=None)
    consent_way: ConsentWay | None = None
