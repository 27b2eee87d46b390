"""Pages of the evidence: taking in, looking, moving to another zone with a preview, downloading the original."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template
from flask_login import current_user

from mediation.audit import trail
from mediation.cases.access import case_for
from mediation.cases.act_pages import HANDLING, add_act_page, case_address
from mediation.cases.models import Case
from mediation.evidence import acts, handing_over
from mediation.evidence.access import evidence_for
from mediation.evidence.derivatives import pictures_in
from mediation.evidence.forms import MoveForm, TakeInForm
from mediation.evidence.kinds import MOST_AT_ONCE
from mediation.evidence.models import Evidence
from mediation.evidence.sections import damaged_among, line_of
from mediation.evidence.words import why_held_back
from mediation.law.terms import Zone
from mediation.web.who_may import may

views = Blueprint("evidence", __name__)


@views.get("/desk/cases/<case_id>/evidence/<ref>")
@may(*HANDLING)
def piece(case_id: str, ref: str) -> Any:
    """What can be seen of a piece without opening the file that came, and what it is."""
    case = case_for(current_user, case_id)
    found = evidence_for(current_user, case, ref)
    trail.record_look("look_evidence", by=current_user, record=found, case=case)
    return render_template("evidence/piece.html", case=case, piece=found, line=line_of(found),
                           numbers=pictures_in(found), damaged=damaged_among([found]),
                           held_back=why_held_back(found.check.why if found.check else ""))


@views.get("/desk/cases/<case_id>/evidence/<ref>/pictures/<number>")
@may(*HANDLING)
def picture(case_id: str, ref: str, number: str) -> Any:
    """One picture of a piece, as everybody else sees it."""
    case = case_for(current_user, case_id)
    found = evidence_for(current_user, case, ref)
    trail.record_look("look_evidence_picture", by=current_user, record=found, case=case)
    return handing_over.picture(found, number)


@views.get("/desk/cases/<case_id>/evidence/<ref>/file")
@may(*HANDLING)
def file(case_id: str, ref: str) -> Any:
    """The sealed original, to be kept."""
    case = case_for(current_user, case_id)
    found = evidence_for(current_user, case, ref)
    trail.record_look("look_evidence", by=current_user, record=found, case=case)
    return handing_over.original_of(found)


def add_evidence(case: Case, form: TakeInForm, *, by: Any) -> str:
    """Take a piece in."""
    acts.take_in(case, form.handed_in(), form.scan.upload, by=by)
    return case_address(case, "evidence")


def move_to_zone(piece: Evidence, form: MoveForm, *, by: Any) -> str:
    """Move a piece by its owner's wish."""
    acts.move_to_zone(piece, acts.Wish(
        zone=Zone(form.zone.data), on=form.wished_on.data, words=form.words.data, proof=form.scan.kept(by=by)), by=by)
    return case_address(piece.case, "evidence")


def _visible(case: Case, ref: str) -> Evidence:
    return evidence_for(current_user, case, ref)


add_act_page(views, "add_evidence", TakeInForm, add_evidence, name="收证据", template="evidence/add.html",
             done="证据已收，原件已封存。", most_bytes=MOST_AT_ONCE)
add_act_page(views, "move_to_zone", MoveForm, move_to_zone, name="改变谁看得见", load=_visible, collection="evidence",
             template="evidence/move.html", done="已改，已留记录。")
