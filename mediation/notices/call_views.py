"""A party's own page to be called: when it wants to hear it from somebody."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from mediation.following import visits
from mediation.following.offers import Place, offer
from mediation.following.visits import PARTY
from mediation.notices.acts import ask_to_be_called
from mediation.notices.call_forms import CallMeForm
from mediation.notices.queries import is_called_for
from mediation.parties.acting import PartyActing
from mediation.web.who_may import visiting

views = Blueprint("call_me", __name__)
offer(lazy_gettext("请办案人打电话给我"), "call_me.ask", lambda party: party.case.is_open and not is_called_for(party),
      Place.MAY, at=90)


@views.route("/my/call-me", methods=["GET", "POST"])
@visiting(PARTY)
def ask() -> Any:
    """What it is about, and under which number."""
    party = visits.party_here()
    form = CallMeForm()
    if form.accepted():
        with form.refusals():
            ask_to_be_called(party, form.words.data, form.phone.data, by=PartyActing(party))
        if form.done:
            flash(_("记下了，办案人会打电话给您。"))
            return redirect(url_for("portal.status"), 303)
    return render_template("notices/my_call.html", form=form, party=party, case=party.case), form.status
