"""Pages of the evidence: taking in, moving to another zone with a preview, downloading the original."""
from __future__ import annotations

from io import BytesIO
from typing import Any

from flask import Blueprint, send_file
from flask_login import current_user

from mediation import files
from mediation.audit import trail
from mediation.cases.access import case_for
from mediation.cases.act_pages import HANDLING, add_act_page, case_address
from mediation.cases.models import Case
from mediation.errors import NotNow
from mediation.evidence import acts
from mediation.evidence.access import evidence_for
from mediation.evidence.forms import MoveForm, TakeInForm
from mediation.evidence.models import Evidence
from mediation.law.terms import Zone
from mediation.web.who_may import may

views = Blueprint("evidence", __name__)
SANDBOX = "sandbox; default-src 'none'"


@views.get("/desk/cases/<case_id>/evidence/<ref>/file")
@may(*HANDLING)
def file(case_id: str, ref: str) -> Any:
    case = case_for(current_user, case_id)
    piece = evidence_for(current_user, case, ref)
    trail.record_look("look_evidence", by=current_user, record=piece, case=case)
    try:
        content = files.content_of(piece.file_sha256)
    except files.FileDamaged as damaged:
        raise NotNow("这份证据的原件损坏或者丢失，请立即告诉系统管理员。") from damaged
    response = send_file(BytesIO(content), mimetype=piece.file.media_type, as_attachment=True,
                         download_name=piece.original_name)
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["Cache-Control"] = "no-store"
    return response


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
             done="证据已收，原件已封存。")
add_act_page(views, "move_to_zone", MoveForm, move_to_zone, name="改变谁看得见", load=_visible, collection="evidence",
             template="evidence/move.html", done="已改，已留记录。")
