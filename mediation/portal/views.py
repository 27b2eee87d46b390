"""What anybody may open: the start, following a case by code, the status, leaving."""
from __future__ import annotations

import re
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from mediation import clock
from mediation.audit import trail
from mediation.bodies.hosting import host
from mediation.bodies.queries import open_bodies
from mediation.following import visits
from mediation.following.offers import Place, offer, offers_to
from mediation.following.visits import ACCOUNT, PARTY, READER
from mediation.parties.acting import PartyActing
from mediation.portal import door
from mediation.portal.elsewhere import elsewhere_of
from mediation.portal.looks import AT_ONCE, alike_together, looks_of
from mediation.portal.status import limitation_of, near, near_time, status_of
from mediation.signing.acts import choose_signing_password
from mediation.signing.forms import PinForm
from mediation.web.who_may import everybody, visiting

NUMBER = re.compile(r"[0-9]{1,15}")

views = Blueprint("portal", __name__)
offer(lazy_gettext("设签字密码（在手机上签文件用）"), "portal.signing_password", lambda party: True, Place.OTHER)


@views.get("/")
@everybody
def start() -> Any:
    return render_template("public/start.html", bodies=open_bodies(), apply_url=url_for("applying.start"),
                           follow_url=url_for("portal.follow"), verify_url=url_for("verification.verify"),
                           sign_in_url=url_for("people.sign_in"),
                           ratings_url=url_for("rating_follow_ups.figures"))


@views.route("/my", methods=["GET", "POST"])
@everybody
def follow() -> Any:
    """The door: whichever way somebody comes in, or goes out in a hurry."""
    return door.WAYS.get(request.args.get("by", ""), door.by_slip)()


@views.app_context_processor
def quick_exit() -> dict[str, Any]:
    """Where the quick exit leads, out on the server too, without a script; and whose page it is."""
    return {"quick_exit_url": url_for("portal.follow", by="away") if visits.may_leave() else door.AWAY,
            "body_of_visit": visits.body_of_visit}


@views.app_context_processor
def foot() -> dict[str, Any]:
    """Whose pages these are: for the foot of those that show nothing else of the case."""
    return {"followed_case": lambda: visits.party_here().case if visits.is_here() else None}


@views.get("/my/status")
@visiting(READER)
def status() -> Any:
    return _status_page("portal/status.html")


@views.get("/my/print")
@visiting(READER)
def printed() -> Any:
    """The same on one sheet in large letters, for whoever helps or has no telephone."""
    return _status_page("portal/printed.html")


def _status_page(template: str) -> Any:
    party = visits.party_here()
    trail.record_look("see_status", by=PartyActing(party), record=party, case=party.case)
    return render_template(
        template, status=status_of(party), party=party, case=party.case, offers=offers_to(party), near=near,
        near_time=near_time, today=clock.today(), elsewhere=elsewhere_of(party))


@views.get("/my/looks")
@visiting(READER)
def looks() -> Any:
    """Who looked, newest first; older ones on further pages."""
    party = visits.party_here()
    before = request.args.get("before", "")
    found = looks_of(party, int(before) if NUMBER.fullmatch(before) else None)
    return render_template("portal/looks.html", looks=alike_together(found), host=host(),
                           older=found[-1].number if len(found) == AT_ONCE else None)


@views.get("/my/elsewhere")
@visiting(READER)
def elsewhere() -> Any:
    """The way that is open at any time instead."""
    party = visits.party_here()
    return render_template("portal/elsewhere.html", party=party, elsewhere=elsewhere_of(party),
                           limitation=limitation_of(party))


@views.route("/my/signing-password", methods=["GET", "POST"])
@visiting(PARTY)
def signing_password() -> Any:
    """A password for signing, which only the party knows; set by whoever came in with the party's own code."""
    row = visits.current()
    assert row is not None and row.code is not None
    form = PinForm()
    if form.accepted():
        with form.refusals():
            choose_signing_password(row.code, form.pin.data)
        if form.done:
            flash(_("签字密码设好了。签文件时在您自己的链接里填。"))
            return redirect(url_for("portal.status"), 303)
    return render_template("portal/signing_password.html", form=form), form.status


@views.post("/my/leave")
@visiting(READER, ACCOUNT)
def leave() -> Any:
    visits.end()
    return redirect(url_for("portal.start"), 303)
