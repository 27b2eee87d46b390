"""A party's own page to complain, and to read what came of it."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from mediation.following import visits
from mediation.following.offers import Place, offer
from mediation.following.visits import PARTY
from mediation.grievances.access import grievances_of
from mediation.grievances.acts import complain
from mediation.grievances.forms import GrievanceForm
from mediation.grievances.queries import offices_outside
from mediation.parties.acting import PartyActing
from mediation.web.who_may import visiting

views = Blueprint("party_grievances", __name__)
offer(lazy_gettext("投诉"), "party_grievances.mine", lambda party: True, Place.OTHER, at=80)


@views.route("/my/grievances", methods=["GET", "POST"])
@visiting(PARTY)
def mine() -> Any:
    """What was said and answered; below it the form."""
    party = visits.party_here()
    form = GrievanceForm(case=party.case)
    if form.accepted():
        with form.refusals():
            complain(party, form.whom, form.receiver, form.words.data, by=PartyActing(party))
        if form.done:
            flash(_("投诉交上去了，答复会写在这里。"))
            return redirect(url_for("party_grievances.mine"), 303)
    return render_template("grievances/mine.html", form=form, party=party, case=party.case, rows=grievances_of(party),
                           offices=offices_outside(party.case.body)), form.status
