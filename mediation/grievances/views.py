"""Complaints as those see them who answer them, or who are complained of once it was opened to them."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_login import current_user

from mediation.audit import trail
from mediation.grievances import acts
from mediation.grievances.access import answers, grievance_for, grievances_for
from mediation.grievances.forms import ReplyForm
from mediation.law.terms import Role
from mediation.web.forms import ConfirmForm
from mediation.web.frame import place
from mediation.web.who_may import may

views = Blueprint("grievances", __name__)
WHO = (Role.DIRECTOR, Role.OBSERVER, Role.CLERK, Role.MEDIATOR)
place("投诉", "grievances.incoming", Role.OBSERVER, Role.DIRECTOR, at=70)


@views.get("/desk/grievances")
@may(*WHO)
def incoming() -> Any:
    """Those to be answered first, by their last day."""
    return render_template("grievances/incoming.html", rows=grievances_for(current_user))


@views.route("/desk/grievances/<ref>", methods=["GET", "POST"])
@may(*WHO)
def one(ref: str) -> Any:
    """What was said, and the answer."""
    row = grievance_for(current_user, ref)
    form = ReplyForm()
    if form.accepted():
        with form.refusals():
            acts.reply(row, form.reply.data, by=current_user)
        if form.done:
            flash("已答复，投诉的当事人看得到。")
            return redirect(url_for("grievances.incoming"), 303)
    trail.record_look("read_grievance", by=current_user, record=row)
    return render_template("grievances/one.html", row=row, form=form, opening=ConfirmForm(),
                           answers=answers(current_user, row)), form.status


@views.post("/desk/grievances/<ref>/open")
@may(*WHO)
def open_to_subject(ref: str) -> Any:
    """Who is complained of may read it from now on."""
    row = grievance_for(current_user, ref)
    if ConfirmForm().accepted():
        acts.open_to_subject(row, by=current_user)
        flash(f"{row.about.name}现在看得到这件投诉。")
    return redirect(url_for("grievances.one", ref=ref), 303)
