"""A party's own page on how it is told of what is new."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from mediation.following import visits
from mediation.following.offers import Place, offer
from mediation.following.visits import PARTY
from mediation.law.identity import mask_phone
from mediation.notices.acts import choose
from mediation.notices.party_forms import NoticeChoiceForm
from mediation.notices.queries import choice_of
from mediation.notices.quiet import quiet_of
from mediation.parties.acting import PartyActing
from mediation.web.who_may import visiting

views = Blueprint("own_notices", __name__)
offer(lazy_gettext("有新消息怎么告诉我"), "own_notices.how", lambda party: True, Place.MAY, at=80)


@views.route("/my/notices", methods=["GET", "POST"])
@visiting(PARTY)
def how() -> Any:
    """By what it is told, when not, in which language."""
    party = visits.party_here()
    form = NoticeChoiceForm(party=party, choice=choice_of(party))
    if form.accepted():
        with form.refusals():
            choose(party, form.chosen(), by=PartyActing(party))
        if form.done:
            flash(_("记下了，从下一条消息起照办。"))
            return redirect(url_for("portal.status"), 303)
    party = visits.party_here()
    return render_template("notices/how.html", form=form, phone=mask_phone(party.phone) if party.phone else "",
                           has_mail=bool(party.email), usual=quiet_of(party.case.body, None)), form.status
