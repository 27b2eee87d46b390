"""The page of like applications: checked together, decided each by each."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template
from flask_login import current_user

from mediation.audit import trail
from mediation.court.access import strengthening_for
from mediation.court.alike import decide_together, like_ones_shown, together_form
from mediation.law.terms import Role
from mediation.web.who_may import may

views = Blueprint("court_alike", __name__)


@views.route("/court/<public_id>/alike", methods=["GET", "POST"])
@may(Role.LIAISON)
def alike(public_id: str) -> Any:
    """What they have in common, how each differs, a result for each."""
    strengthening = strengthening_for(current_user, public_id)
    form = together_form(current_user, strengthening)
    if form.accepted():
        with form.refusals():
            recorded, carried = decide_together(strengthening, form, by=current_user)
        if form.done:
            flash(f"已逐件登记{recorded}件；六点带到{carried}件。")
            return redirect(f"/court/{public_id}/alike" if strengthening.queue_on else "/court", 303)
    trail.record_look("look_at_like_applications", by=current_user, record=strengthening, case=strengthening.case)
    return render_template("court/alike.html", one=strengthening, form=form,
                           shown=like_ones_shown(form.members)), form.status
