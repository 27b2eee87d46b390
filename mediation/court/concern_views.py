"""按提示看: the applications with flags, those first that ask most to be looked at; the court's alone."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, request
from flask_login import current_user

from mediation.audit import trail
from mediation.court.asking import asked_of
from mediation.court.concerns import concern_list
from mediation.law.terms import Role
from mediation.web.who_may import may

views = Blueprint("court_concerns", __name__)


@views.get("/court/flags")
@may(Role.LIAISON)
def listed() -> Any:
    """What to look at first; nothing is decided by it."""
    place = asked_of(request.args)
    trail.record_look("look_flags", by=current_user)
    return render_template("court/flags.html", shown=concern_list(current_user, place.after, place.before))
