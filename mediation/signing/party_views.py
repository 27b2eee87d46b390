"""A party's own page when it is called to sign: the link to the place of signing is sent to its telephone again."""
from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from mediation.errors import NotNow
from mediation.following import visits
from mediation.following.offers import Place, offer
from mediation.following.visits import PARTY
from mediation.parties.acting import PartyActing
from mediation.people.throttle import Tried
from mediation.signing.party_acts import called_to_sign, send_own_link
from mediation.signing.secrets_of_signers import has_text_messages
from mediation.web.forms import ConfirmForm
from mediation.web.who_may import visiting

views = Blueprint("party_signing", __name__)
MOST_LINKS_A_DAY, DAY = 3, timedelta(hours=24)
offer(lazy_gettext("去签字"), "party_signing.sign", lambda party: bool(called_to_sign(party)), Place.NOW, at=5)


@views.route("/my/signing", methods=["GET", "POST"])
@visiting(PARTY)
def sign() -> Any:
    """Where to sign: by the link on one's own telephone, with the code or the password for signing."""
    party = visits.party_here()
    waiting = called_to_sign(party)
    if not waiting:
        raise NotNow(_("现在没有等您签的文件。"))
    form = ConfirmForm()
    if form.accepted():
        tried = Tried("sign-link", party.public_id, request.remote_addr or "", most=MOST_LINKS_A_DAY, within=DAY)
        with form.refusals():
            send_own_link(waiting[0], party, tried.allowed, by=PartyActing(party))
        if form.done:
            flash(_("链接发到您登记的手机上了，三天内有效。"))
            return redirect(url_for("portal.status"), 303)
    return render_template("signing/my_signing.html", form=form, party=party, case=party.case, signer=waiting[0],
                           by_text_message=has_text_messages(waiting[0])), form.status
