"""An applicant's own page to withdraw: what it means, the wish, and taking the wish back."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from mediation.cases.requesting import last_request, take_back_request
from mediation.cases.requests_models import RequestKind
from mediation.closing.party_acts import ask_to_withdraw, may_ask_to_withdraw, wants_to_withdraw
from mediation.closing.party_forms import WithdrawalWishForm
from mediation.errors import NotNow
from mediation.following import visits
from mediation.following.offers import Place, offer
from mediation.following.visits import PARTY
from mediation.parties.acting import PartyActing
from mediation.web.forms import ConfirmForm
from mediation.web.who_may import visiting

views = Blueprint("party_closing", __name__)
offer(lazy_gettext("撤回申请"), "party_closing.withdraw", may_ask_to_withdraw, Place.OTHER, at=90)


@views.route("/my/withdrawal", methods=["GET", "POST"])
@visiting(PARTY)
def withdraw() -> Any:
    """The wish; it is final only after somebody has spoken with the applicant alone."""
    party = visits.party_here()
    if not may_ask_to_withdraw(party):
        raise NotNow(_("现在没有可以撤回的申请。"))
    form = WithdrawalWishForm()
    if form.accepted():
        with form.refusals():
            ask_to_withdraw(party, form.words.data, by=PartyActing(party))
        if form.done:
            return redirect(url_for("party_closing.withdraw"), 303)
    return render_template("closing/my_withdrawal.html", form=form, party=party, case=party.case, back=ConfirmForm(),
                           asked=wants_to_withdraw(party), last=last_request(party, RequestKind.WITHDRAW)), form.status


@views.post("/my/withdrawal/back")
@visiting(PARTY)
def take_back() -> Any:
    """The applicant does not want to withdraw after all."""
    party = visits.party_here()
    form = ConfirmForm()
    asked = wants_to_withdraw(party)
    if form.accepted():
        if asked is None:
            raise NotNow(_("没有等着办的撤回。"))
        take_back_request(asked, by=PartyActing(party))
        flash(_("好，不撤了，照常办。"))
    return redirect(url_for("portal.status"), 303)
