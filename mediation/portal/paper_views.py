"""The papers of a party: listed, read as pictures, kept as PDF; the two that go along to the commission."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, render_template, url_for
from flask_babel import gettext as _

from mediation.audit import trail
from mediation.documents.models import Paper
from mediation.documents.packing import bytes_of
from mediation.documents.page_pictures import page_picture
from mediation.errors import NotFound
from mediation.following.visits import READER, party_here
from mediation.parties.acting import PartyActing
from mediation.portal import queries
from mediation.portal.papers import PapersOfCase, can_be_read, paper_given, plan_of
from mediation.web.who_may import visiting

views = Blueprint("portal_papers", __name__)
SHUT_IN = {"Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'"}
MOST_DIGITS = 4


@views.get("/my/papers")
@visiting(READER)
def papers() -> Any:
    """What the party was given, the newest first."""
    given = reversed(PapersOfCase(party_here().case).given_to(party_here()))
    return render_template("portal/papers.html", papers=[(paper, can_be_read(paper)) for paper in given])


@views.get("/my/papers/<paper_id>")
@visiting(READER)
def paper(paper_id: str) -> Any:
    """One paper, page by page."""
    found = _opened(paper_id)
    return render_template("portal/paper.html", heading=found.title, papers=[found],
                           way_back=url_for("portal_papers.papers"))


@views.get("/my/papers/<paper_id>/<page>.png")
@visiting(READER)
def page(paper_id: str, page: str) -> Any:
    """One page as a picture."""
    found = paper_given(party_here(), paper_id)
    if not page.isascii() or not page.isdigit() or len(page) > MOST_DIGITS or not 1 <= int(page) <= found.pages:
        raise NotFound("没有这一页。")
    return Response(page_picture(found.file_sha256, int(page)), mimetype="image/png", headers=SHUT_IN)


@views.get("/my/papers/<paper_id>.pdf")
@visiting(READER)
def file(paper_id: str) -> Any:
    """The file as it was issued; its name says nothing of what it is about."""
    return Response(bytes_of(_opened(paper_id)), mimetype="application/pdf",
                    headers={**SHUT_IN, "Content-Disposition": 'inline; filename="paper.pdf"'})


@views.get("/my/take-along")
@visiting(READER)
def take_along() -> Any:
    """What the page of a failed mediation says to take along, all pages in a row."""
    party = party_here()
    plan = plan_of(party, queries.handoffs_told_to(party), PapersOfCase(party.case).given_to(party))
    return render_template("portal/paper.html", heading=_("去的时候带上"), papers=plan.papers if plan else [],
                           way_back=url_for("portal.status"))


def _opened(public_id: str) -> Paper:
    """A paper of the party that follows, with the look on record."""
    party = party_here()
    found = paper_given(party, public_id)
    trail.record_look("open_own_paper", by=PartyActing(party), record=found, case=party.case)
    return found
