"""The forms of a proposal: what the mediator puts to a party; taking it back."""
from __future__ import annotations

from typing import Any

from flask_login import current_user

from mediation.cases.models import Case
from mediation.cases.seats import may_speak_alone_with
from mediation.sessions.panel_forms import party_choices
from mediation.sessions.record_forms import claim_words
from mediation.web.forms import BaseForm
from mediation.web.widgets import ChoiceField, Filled, LongText, MoneyField


class PutOfferForm(BaseForm):
    """To whom, on which claim, how much or how."""

    party = ChoiceField("给谁看", validators=[Filled()])
    claim = ChoiceField("对哪一项请求", blank="全部请求")
    amount_fen = MoneyField("金额")
    words = LongText("怎么做", most=1000, description="当事人照原样看到这些字；不要写对方单独说的话。")

    def __init__(self, *args: Any, record: Case, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.to = {party.public_id: party for party in record.taking_part
                   if may_speak_alone_with(record, party, current_user)}
        self.claims = {claim.public_id: claim for claim in record.claims if not claim.given_up}
        self.party.offer(party_choices(list(self.to.values())), "请选择")
        self.claim.offer([(ref, claim_words(claim)) for ref, claim in self.claims.items()], "全部请求")
