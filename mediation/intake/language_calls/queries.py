"""Who waits for a call in its language."""
from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from mediation.cases.models import Case
from mediation.extensions import db
from mediation.intake.language_calls.models import LanguageCall
from mediation.parties.models import Party


def language_calls_waiting(case: Case) -> Sequence[LanguageCall]:
    """The wishes to be called in a language to which nobody has called yet, the oldest first."""
    return db.session.scalars(select(LanguageCall).join(Party, Party.id == LanguageCall.party_id).where(
        Party.case_id == case.id, LanguageCall.contact_id.is_(None)).order_by(LanguageCall.id)).all()


def language_call_waiting(party: Party) -> LanguageCall | None:
    """The wish of one party to be called, while it waits."""
    return db.session.scalars(select(LanguageCall).where(
        LanguageCall.party_id == party.id, LanguageCall.contact_id.is_(None))).one_or_none()
