"""请假交接: one act hands all that a liaison keeps to a colleague, from a day to a day, and takes it back early."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template
from flask_login import current_user

from mediation import clock
from mediation.bodies.models import Body
from mediation.confirmations import acts
from mediation.confirmations.queries import cover_called, covers_on, kept_by
from mediation.court.access import courts_of
from mediation.court.leave_forms import LeaveForm
from mediation.errors import NotFound
from mediation.law.terms import Role
from mediation.people.queries import holders
from mediation.web.forms import ConfirmForm
from mediation.web.who_may import may

views = Blueprint("court_leave", __name__)


@views.route("/court/leave", methods=["GET", "POST"])
@may(Role.LIAISON)
def leave() -> Any:
    """Who is on leave, who stands in; another is handed over."""
    courts = list(courts_of(current_user))
    form = LeaveForm(people={court: list(holders(court, Role.LIAISON)) for court in courts}, me=current_user)
    if form.accepted():
        with form.refusals():
            acts.hand_over_for_leave(form.chosen_court, form.who, form.stand_in, form.first.data, form.last.data,
                                     by=current_user)
        if form.done:
            flash("已交接：对方从那天起在“我的”里看到这些件，到期自动交还。")
            return redirect("/court/leave", 303)
    return render_template("court/leave.html", form=form, end_form=ConfirmForm(), kept=_kept(courts),
                           covers=covers_on([court.id for court in courts], clock.today())), form.status


def _kept(courts: list[Body]) -> int:
    """How many applications the person keeps that could be handed over."""
    return sum(kept_by(current_user, court) for court in courts)


@views.post("/court/leave/<cover_id>/end")
@may(Role.LIAISON)
def end(cover_id: str) -> Any:
    """Back earlier."""
    cover = cover_called(current_user.body_ids(Role.LIAISON), cover_id)
    if cover is None:
        raise NotFound("没有找到这次交接，可能已经收回。")
    if ConfirmForm().accepted():
        acts.end_leave(cover, by=current_user)
        flash("已收回，各件仍由本人办。")
    return redirect("/court/leave", 303)
