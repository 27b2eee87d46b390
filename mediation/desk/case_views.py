"""The case page, a scan that it keeps, a case for another system, one's own note on a case."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask_login import current_user

from mediation.audit import trail
from mediation.bodies.queries import copy_sheet_of
from mediation.cases.access import case_for
from mediation.cases.act_pages import HANDLING, case_address
from mediation.desk import acts
from mediation.desk.asking import one_of
from mediation.desk.case_page import case_page
from mediation.desk.case_workers import Which
from mediation.desk.copying import copied
from mediation.desk.forms import NoteForm
from mediation.desk.queries.news import note_of
from mediation.desk.scans import scans_of
from mediation.documents.views import stored_file
from mediation.errors import NotFound
from mediation.evidence.scans import scan_among
from mediation.web.who_may import may

views = Blueprint("case_page", __name__)


@views.get("/desk/cases/<case_id>")
@may(*HANDLING)
def case(case_id: str) -> Any:
    """One case from top to bottom."""
    found = case_for(current_user, case_id)
    which = Which(one_of(request.args.get("workers"), [each.value for each in Which]) or Which.ALL)
    shown = case_page(found, current_user, which, request.args.get("whole") == "1",
                      request.args.getlist("open"))
    trail.record_look("open_case", by=current_user, record=found, case=found)
    return render_template("desk/case.html", page=shown, case=found, note_form=NoteForm(note=shown.note))


@views.get("/desk/cases/<case_id>/scans/<sha256>")
@may(*HANDLING)
def scan(case_id: str, sha256: str) -> Any:
    """A scan that proves something in this case, as it was handed in."""
    found = case_for(current_user, case_id)
    kept = scan_among(scans_of(found, current_user), sha256)
    trail.record_look("open_scan", by=current_user, record=found, case=found, sha256=kept.sha256)
    return stored_file(kept.sha256, kept.words)


@views.get("/desk/cases/<case_id>/copy-sheets/<sheet_id>")
@may(*HANDLING)
def copy_sheet(case_id: str, sheet_id: str) -> Any:
    """A case in the field order of another system, in full; the look is kept in the trail."""
    found = case_for(current_user, case_id)
    sheet = copy_sheet_of(found.body, sheet_id)
    if sheet is None:
        raise NotFound("没有找到这张抄录单。")
    trail.record_look("open_copy_sheet", by=current_user, record=found, case=found, sheet=sheet.public_id)
    return render_template("desk/copy_sheet.html", case=found, sheet=sheet, rows=copied(found, sheet))


@views.route("/desk/cases/<case_id>/note", methods=["GET", "POST"])
@may(*HANDLING)
def note(case_id: str) -> Any:
    """One's own note on a case; nobody else sees it."""
    found = case_for(current_user, case_id)
    form = NoteForm(note=note_of(current_user, found))
    if form.accepted():
        acts.write_note(found, form.words.data, by=current_user)
        flash("笔记已保存，只有您自己看得见。")
        return redirect(case_address(found, "note"), 303)
    return render_template("desk/note.html", case=found, form=form), form.status
