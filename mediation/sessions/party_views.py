"""A party's own pages about who mediates: asking for another, and taking that back."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from mediation.cases.requesting import last_request, open_request
from mediation.cases.requests_models import RequestKind
from mediation.errors import NotNow
from mediation.following import visits
from mediation.following.offers import Place, offer
from mediation.following.visits import PARTY
from mediation.parties.acting import PartyActing
from mediation.parties.models import Party
from mediation.sessions.acts.asking import (ask_for_other_mediator, may_ask_for_other_mediator,
                                            no_other_mediator_wanted)
from mediation.sessions.party_forms import OtherMediatorForm
from mediation.web.forms import ConfirmForm
from mediation.web.who_may import visiting

views = Blueprint("party_sessions", __name__)


def _has_asked_or_may(party: Party) -> bool:
    return may_ask_for_other_mediator(party) or last_request(party, RequestKind.CHANGE_MEDIATOR) is not None


offer(lazy_gettext("换调解员、申请回避"), "party_sessions.other_mediator", _has_asked_or_may, Place.OTHER, at=70)


@views.route("/my/mediator", methods=["GET", "POST"])
@visiting(PARTY)
def other_mediator() -> Any:
    """Whom the party does not want, and why; afterwards what the director decided."""
    party = visits.party_here()
    if not _has_asked_or_may(party):
        raise NotNow(_("现在还没有定下调解员。"))
    form = OtherMediatorForm(case=party.case)
    if form.accepted():
        with form.refusals():
            ask_for_other_mediator(party, form.unwanted, form.why, form.words.data, by=PartyActing(party))
        if form.done:
            flash(_("您的申请交上去了，由主任决定。"))
            return redirect(url_for("party_sessions.other_mediator"), 303)
    return render_template("sessions/my_mediator.html", form=form, party=party, case=party.case, back=ConfirmForm(),
                           may_ask=may_ask_for_other_mediator(party),
                           asked=open_request(party, RequestKind.CHANGE_MEDIATOR),
                           last=last_request(party, RequestKind.CHANGE_MEDIATOR)), form.status


@views.post("/my/mediator/back")
@visiting(PARTY)
def take_back() -> Any:
    """The party does not ask for another mediator after all."""
    party = visits.party_here()
    asked = open_request(party, RequestKind.CHANGE_MEDIATOR)
    if ConfirmForm().accepted():
        if asked is None:
            raise NotNow(_("没有等着决定的申请。"))
        no_other_mediator_wanted(asked, by=PartyActing(party))
        flash(_("收回了，调解员不换。"))
    return redirect(url_for("portal.status"), 303)
