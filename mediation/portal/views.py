"""What anybody may open: the start, following a case by code, the status, leaving."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from mediation.audit import trail
from mediation.portal import following
from mediation.portal.forms import FollowForm
from mediation.portal.queries import open_bodies
from mediation.portal.status import status_of
from mediation.signing.acts import choose_signing_password
from mediation.signing.forms import PinForm
from mediation.web.who_may import everybody, visiting, visitors

views = Blueprint("portal", __name__)
visitors(following.PARTY, following.is_here, "portal.follow")


@views.get("/")
@everybody
def start() -> Any:
    return render_template("public/start.html", bodies=open_bodies(), follow_url=url_for("portal.follow"),
                           verify_url=url_for("verification.verify"), sign_in_url=url_for("people.sign_in"))


@views.route("/my", methods=["GET", "POST"])
@everybody
def follow() -> Any:
    form = FollowForm(data={"locator": request.args.get("q", "")[:12]} if request.method == "GET" else None)
    if form.accepted():
        party, let_in = following.begin(form.locator.data, form.secret.data, request.remote_addr or "")
        if party is not None:
            trail.record("follow", case=party.case, record=party)
            return redirect(url_for("portal.status"), 303)
        trail.record_look("follow", outcome="refused")
        form.refuse(_("查询码或密码不对，请照回执再填一次。") if let_in else _("试的次数太多了，请过十五分钟再试，或者打回执上的电话。"),
                    "secret")
    return render_template("portal/follow.html", form=form), form.status


@views.get("/my/status")
@visiting(following.PARTY)
def status() -> Any:
    party = following.party_here()
    trail.record_look("see_status", record=party, case=party.case)
    return render_template("portal/status.html", status=status_of(party), party=party, case=party.case,
                           run_by={"name": party.case.body.name, "phone": party.case.body.phone,
                                   "paid_by": party.case.body.run_by})


@views.route("/my/signing-password", methods=["GET", "POST"])
@visiting(following.PARTY)
def signing_password() -> Any:
    """A password for signing, which only the party knows; set by whoever came in with the party's own code."""
    row = following.current()
    assert row is not None
    form = PinForm()
    if form.accepted():
        with form.refusals():
            choose_signing_password(row.code, form.pin.data)
        if form.done:
            flash(_("签字密码设好了。签文件时在您自己的链接里填。"))
            return redirect(url_for("portal.status"), 303)
    return render_template("portal/signing_password.html", form=form), form.status


@views.post("/my/leave")
@visiting(following.PARTY)
def leave() -> Any:
    following.end()
    return redirect(url_for("portal.start"), 303)
