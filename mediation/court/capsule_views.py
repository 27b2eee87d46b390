"""移送包 at the court: those of an application that came to this court, and the check of one that came on a disc."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template
from flask_login import current_user

from mediation.audit import trail
from mediation.capsule.models import CapsuleStanding
from mediation.capsule.queries import capsules_of
from mediation.capsule.strangers import examine, note
from mediation.capsule.views import handed_to
from mediation.court.access import strengthening_for
from mediation.court.capsule_forms import CheckForm
from mediation.errors import NotFound
from mediation.law.terms import Role
from mediation.web.frame import place
from mediation.web.who_may import may

views = Blueprint("court_capsules", __name__)
place("查验移送包", "court_capsules.check", Role.LIAISON, at=48)


@views.route("/court/check-capsule", methods=["GET", "POST"])
@may(Role.LIAISON)
def check() -> Any:
    """Whether a capsule that came on a disc is whole, whose it is, and which file was changed."""
    form, found = CheckForm(), None
    if form.accepted():
        found = examine(form.file.content)
        note(found, by=current_user)
    return render_template("court/check_capsule.html", form=form, found=found), form.status


@views.get("/court/<public_id>/capsules")
@may(Role.LIAISON)
def of_application(public_id: str) -> Any:
    """The capsules of an application that is before this court, with their receipts."""
    strengthening = strengthening_for(current_user, public_id)
    trail.record_look("look_at_capsules", by=current_user, record=strengthening, case=strengthening.case)
    return render_template("court/capsules.html", strengthening=strengthening, capsules=_ready(strengthening))


@views.get("/court/<public_id>/capsules/<capsule_id>.zip")
@may(Role.LIAISON)
def download(public_id: str, capsule_id: str) -> Any:
    """The capsule as it was made."""
    ready = _ready(strengthening_for(current_user, public_id))
    found = next((each for each in ready if each.public_id == capsule_id), None)
    if found is None:
        raise NotFound("没有找到这个移送包。")
    return handed_to(found, current_user)


def _ready(strengthening: Any) -> list[Any]:
    return [each for each in capsules_of(strengthening) if each.standing_term is CapsuleStanding.READY]
