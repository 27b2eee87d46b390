"""Telling the parties that the agreement is in effect, and what follows from it."""
from __future__ import annotations

from typing import Any

from mediation.agreements.models import Agreement
from mediation.agreements.signing import signers
from mediation.documents.phrases import period
from mediation.law.numbers import date_words
from mediation.notices.acts import tell


def tell_of_effect(agreement: Agreement, *, by: Any) -> None:
    """Each party is told the day of effect; what can be asked of court and commission stands in the agreement."""
    assert agreement.effective_on is not None
    for party in signers(agreement):
        tell(agreement.case, party, by=by, key=f"effect:{agreement.public_id}:{party.public_id}",
             read_out=f"调解协议已于{date_words(agreement.effective_on)}生效，请按协议约定的日期履行。"
                      f"双方可以自生效之日起{period('CONF-30')}内共同向人民法院申请司法确认。")
