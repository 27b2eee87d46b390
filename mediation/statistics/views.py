"""The page of figures, for observers and directors."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template
from flask_login import current_user

from mediation.audit import trail
from mediation.law.terms import Role
from mediation.statistics import counts
from mediation.web.frame import place
from mediation.web.who_may import may

views = Blueprint("statistics", __name__)
place("统计", "statistics.figures", Role.OBSERVER, Role.DIRECTOR, at=80)


@views.get("/desk/counts")
@may(Role.OBSERVER, Role.DIRECTOR)
def figures() -> Any:
    """How many cases each body received, how they ended, what was asked, agreed and paid; no names."""
    trail.record_look("look_at_counts", by=current_user)
    return render_template("statistics/counts.html", bodies=counts.shown(current_user), heads=counts.HEADS,
                           years=counts.YEARS)
