"""Two texts of an agreement beside each other."""
from __future__ import annotations

from flask import render_template, request

from mediation.agreements.version_page import version_page
from mediation.agreements.views.rooms import found, views
from mediation.cases.act_pages import HANDLING
from mediation.web.who_may import may


@views.get("/desk/cases/<case_id>/agreements/<ref>/versions")
@may(*HANDLING)
def versions(case_id: str, ref: str) -> str:
    """What was changed between two texts; without a choice, the last change."""
    text = found(case_id, ref)
    page = version_page(text, request.args.get("old", ""), request.args.get("new", ""))
    return render_template("agreements/versions.html", page=page, case=text.case, agreement=text)
