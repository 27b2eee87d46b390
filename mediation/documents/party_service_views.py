"""A party's own pages of the papers for it: reading them, and confirming that they have come."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from mediation.audit import trail
from mediation.documents.acts import confirm_receipt
from mediation.documents.models import Paper
from mediation.documents.page_pictures import page_picture
from mediation.documents.receiving import handed_out_to, waiting_for
from mediation.documents.views import SHUT_IN
from mediation.errors import NotFound
from mediation.following import visits
from mediation.following.offers import Place, offer
from mediation.following.visits import PARTY
from mediation.parties.acting import PartyActing
from mediation.parties.models import Party
from mediation.web.forms import ConfirmForm
from mediation.web.who_may import visiting

views = Blueprint("party_service", __name__)
MOST_DIGITS = 3
offer(lazy_gettext("看文书，签收"), "party_service.receipts", lambda party: bool(waiting_for(party)), Place.NOW, at=30)


@views.get("/my/receipts")
@visiting(PARTY)
def receipts() -> Any:
    """The papers of the body for this party that are still to be confirmed; what it has is under its papers."""
    party = visits.party_here()
    return render_template("documents/my_receipts.html", party=party, case=party.case, waiting=waiting_for(party))


@views.route("/my/receipts/<ref>", methods=["GET", "POST"])
@visiting(PARTY)
def receipt(ref: str) -> Any:
    """One paper, page by page; below it the confirmation that it has come."""
    party = visits.party_here()
    paper = found(party, ref)
    form = ConfirmForm()
    if form.accepted():
        with form.refusals():
            confirm_receipt(paper, party, by=PartyActing(party))
        if form.done:
            flash(_("已经记下：您收到了这份文书。"))
            return redirect(url_for("party_service.receipts"), 303)
    trail.record_look("read_own_paper", record=paper, case=party.case)
    return render_template("documents/my_receipt.html", form=form, party=party, case=party.case, paper=paper,
                           is_waiting=paper in waiting_for(party)), form.status


@views.get("/my/receipts/<ref>/pages/<page>.png")
@visiting(PARTY)
def page_of(ref: str, page: str) -> Any:
    """One page of the very file, as a picture."""
    paper = found(visits.party_here(), ref)
    if not page.isascii() or not page.isdigit() or len(page) > MOST_DIGITS or not 1 <= int(page) <= paper.pages:
        raise NotFound("没有这一页。")
    return Response(page_picture(paper.file_sha256, int(page)), mimetype="image/png",
                    headers={"Content-Security-Policy": SHUT_IN})


def found(party: Party, ref: str) -> Paper:
    """A paper for this party; what is for somebody else does not exist."""
    paper = next((each for each in handed_out_to(party) if each.public_id == ref), None)
    if paper is None:
        raise NotFound(_("没有找到这份文书。"))
    return paper
