"""What is known of a party when it is entered: frozen, usable without a page."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mediation.law.terms import IdentityKind, Language, PartyKind


@dataclass(frozen=True)
class PartyFacts:
    """A worker, an employer or another person. Sex and birth of a resident number need not be said.

    For an employer ``credit_code`` proves who it is; ``relation`` is its place in the matter (law.capacity). ``ref``
    is the public id of a party that is there already, when a draft is changed. ``preferred_channel`` is a Channel.
    """

    name: str
    kind: PartyKind = PartyKind.WORKER
    identity_kind: IdentityKind = IdentityKind.UNKNOWN
    identity_number: str = ""
    credit_code: str = ""
    phone: str = ""
    email: str = ""
    preferred_channel: str = ""
    address: str = ""
    service_address: str = ""
    language: Language = Language.MANDARIN
    native_name: str = ""
    sex: str = ""
    born_on: date | None = None
    ethnic_group: str = ""
    occupation: str = ""
    employed_from: date | None = None
    employment_ended_on: date | None = None
    legal_representative: str = ""
    legal_representative_title: str = ""
    unit_type: str = ""
    industry: str = ""
    relation: str = ""
    bank_account: str = ""
    over_age: bool = False
    migrant: bool = False
    new_form_tier: str = ""
    bankrupt_administrator: str = ""
    ref: str = ""
