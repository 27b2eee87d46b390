"""The page on which a party says that somebody helps it, and the name that each of its pages then bears."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from mediation.following import beside, visits
from mediation.following.beside_forms import BesideForm
from mediation.following.offers import Place, offer
from mediation.following.visits import PARTY
from mediation.web.who_may import visiting

views = Blueprint("beside", __name__)
offer(lazy_gettext("有人在旁边帮我"), "beside.somebody", lambda party: not beside.name_beside(), Place.OTHER, at=80)


@views.app_context_processor
def _for_the_frame() -> dict[str, str]:
    return {"beside": beside.name_beside()}


@views.route("/my/beside", methods=["GET", "POST"])
@visiting(PARTY)
def somebody() -> Any:
    """Who helps, and what that person will see."""
    party, form = visits.party_here(), BesideForm()
    if form.accepted():
        beside.comes(party, form.name.data)
        flash(_("好，%(name)s在旁边帮您。", name=form.name.data))
        return redirect(url_for("portal.status", type="big"), 303)
    return render_template("following/beside.html", form=form), form.status


@views.post("/my/alone")
@visiting(PARTY)
def alone() -> Any:
    """From here on the party is by itself."""
    beside.goes(visits.party_here())
    return redirect(url_for("portal.status"), 303)
