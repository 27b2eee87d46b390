"""A party's own page of proposals: what the mediator puts to it, and its answer, which binds nobody yet."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from mediation.audit import trail
from mediation.errors import NotFound, NotNow
from mediation.following import visits
from mediation.following.offers import Place, offer
from mediation.following.visits import PARTY
from mediation.parties.acting import PartyActing
from mediation.parties.models import Party
from mediation.sessions.acts.putting import answer_put_offer
from mediation.sessions.party_offer_forms import PutAnswerForm
from mediation.sessions.put_models import PutOffer
from mediation.sessions.queries import open_put_offers, put_offer_of
from mediation.sessions.requirements import TALKING
from mediation.web.who_may import visiting

views = Blueprint("party_offers", __name__)


def has_offers(party: Party) -> bool:
    """Whether a proposal waits for this party's answer while there is still talk."""
    return party.takes_part and party.case.state_term in TALKING and bool(open_put_offers(party))


offer(lazy_gettext("调解员有一个方案，请您看"), "party_offers.waiting", has_offers, Place.NOW, at=20)


@views.get("/my/offers")
@visiting(PARTY)
def waiting() -> Any:
    """On to the first proposal that waits."""
    party = visits.party_here()
    if not has_offers(party):
        raise NotNow(_("现在没有要您看的方案。"))
    return redirect(url_for("party_offers.answer", ref=open_put_offers(party)[0].public_id))


@views.route("/my/offers/<ref>", methods=["GET", "POST"])
@visiting(PARTY)
def answer(ref: str) -> Any:
    """One proposal as it was put, and what the party says to it."""
    party = visits.party_here()
    row = _put_to(party, ref)
    form = PutAnswerForm()
    if form.accepted():
        with form.refusals():
            answer_put_offer(row, form.said, amount_fen=form.amount_fen.data, words=form.words.data,
                             by=PartyActing(party))
        if form.done:
            flash(_("您的答复，调解员看得到，对方看不到。"))
            return redirect(url_for("portal.status"), 303)
    trail.record_look("look_put_offer", by=PartyActing(party), record=row, case=party.case)
    return render_template("sessions/my_offer.html", form=form, row=row, case=party.case), form.status


def _put_to(party: Party, ref: str) -> PutOffer:
    row = put_offer_of(party, ref) if party.takes_part else None
    if row is None:
        raise NotFound(_("没有找到这个方案，可能已经收回。"))
    return row
