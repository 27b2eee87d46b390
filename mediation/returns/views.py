"""扫描件归位: scans of signed papers are handed in, from a case or from the desk, looked through, and filed."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template
from flask_login import current_user

from mediation.audit import trail
from mediation.cases.access import case_for
from mediation.cases.act_pages import HANDLING, case_address
from mediation.cases.models import Case
from mediation.documents.views import SHUT_IN, stored_file
from mediation.errors import NotFound
from mediation.returns import acts
from mediation.returns.forms import HandInForm, cases_of, filing_form
from mediation.returns.models import ScanHandIn
from mediation.returns.queries import hand_in_of, may_see_all, waiting_of
from mediation.returns.reading import read_files
from mediation.returns.review import picture_for, review_of
from mediation.web.who_may import may

views = Blueprint("returns", __name__)
HOME = "/desk/scans"


@views.route("/desk/scans", methods=["GET", "POST"])
@may(*HANDLING)
def hand_in() -> Any:
    """Scans of whatever cases: the codes say of which."""
    return _handed_in(None)


@views.route("/desk/cases/<case_id>/scans", methods=["GET", "POST"])
@may(*HANDLING)
def hand_in_for_case(case_id: str) -> Any:
    """Scans of the papers of one case."""
    return _handed_in(case_id)


def _handed_in(case_id: str | None) -> Any:
    case = case_for(current_user, case_id) if case_id else None
    form = HandInForm()
    if form.accepted():
        with form.refusals():
            read = read_files(form.scans.uploads)
            case = case_for(current_user, case_id) if case_id else None
            row = acts.hand_in(read, case, by=current_user)
        if form.done:
            return redirect(f"{HOME}/{row.public_id}", 303)
    return render_template("returns/hand_in.html", form=form, case=case, waiting=waiting_of(current_user)), form.status


@views.route("/desk/scans/<ref>", methods=["GET", "POST"])
@may(*HANDLING)
def filing(ref: str) -> Any:
    """Which page of which paper each page is; a person confirms."""
    row = _found(ref)
    form = filing_form(row)
    if form.accepted():
        with form.refusals():
            count = acts.file_pages(row, form.assigned(), form.left_out(), by=current_user)
        if form.done:
            flash(f"已归位：{count}份文书的签字扫描件。")
            return redirect(_after(row), 303)
    trail.record_look("look_scans", by=current_user, record=row, case=row.case)
    return render_template("returns/filing.html", form=form, row=row, review=review_of(row)), form.status


@views.get("/desk/scans/<ref>/files/<file_ref>/pages/<page>.jpg")
@may(*HANDLING)
def picture(ref: str, file_ref: str, page: str) -> Any:
    """One page as it was scanned, upright."""
    return Response(picture_for(_found(ref), file_ref, page), mimetype="image/jpeg",
                    headers={"Content-Security-Policy": SHUT_IN, "Cache-Control": "no-store"})


@views.get("/desk/scans/<ref>/files/<file_ref>")
@may(*HANDLING)
def file(ref: str, file_ref: str) -> Any:
    """A file exactly as it was handed in."""
    row = _found(ref)
    kept = next((each for each in row.files if each.public_id == file_ref), None)
    if kept is None:
        raise NotFound("没有这个文件。")
    trail.record_look("open_scan", by=current_user, record=row, case=row.case, sha256=kept.file_sha256)
    return stored_file(kept.file_sha256, kept.name.rpartition(".")[0] or kept.name)


def _found(ref: str) -> ScanHandIn:
    """What this person handed in, as long as they may see every case that it is about."""
    row = hand_in_of(current_user, ref)
    if row is None or not may_see_all(current_user, [case.id for case in cases_of(row)]):
        raise NotFound("没有找到这批扫描件。")
    return row


def _after(row: ScanHandIn) -> str:
    """Back to the case, where it is one; else to the hand-in, which says what was filed."""
    about: list[Case] = list(cases_of(row))
    return case_address(about[0], "papers") if len(about) == 1 else f"{HOME}/{row.public_id}"
