"""The pages of the capsule at a handoff and at an application: preview, making, download, receipt."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template
from flask_login import current_user

from mediation import files
from mediation.agreements.models import Strengthening
from mediation.audit import trail
from mediation.capsule import acts
from mediation.capsule.forms import MakeForm, ReceiptFileForm, ReceiptForm
from mediation.capsule.making import MEDIA_TYPE
from mediation.capsule.models import Capsule
from mediation.capsule.queries import capsule_of
from mediation.capsule.shown import page_of, record_address
from mediation.cases.access import case_for
from mediation.cases.act_pages import HANDLING
from mediation.confirmations.queries import strengthening_of
from mediation.documents.views import handed_over, stored_file
from mediation.errors import NotFound, NotNow
from mediation.handoffs.models import Handoff
from mediation.handoffs.queries import handoff_of
from mediation.web.who_may import may

views = Blueprint("capsule", __name__)
ONE = "/desk/cases/<case_id>/capsules/<capsule_id>"


@views.route("/desk/cases/<case_id>/handoffs/<ref>/capsule", methods=["GET", "POST"])
@may(*HANDLING)
def of_handoff(case_id: str, ref: str) -> Any:
    """The capsules of a handoff."""
    return _page(handoff_of(case_for(current_user, case_id), ref))


@views.route("/desk/cases/<case_id>/strengthenings/<ref>/capsule", methods=["GET", "POST"])
@may(*HANDLING)
def of_application(case_id: str, ref: str) -> Any:
    """The capsules of an application for judicial confirmation."""
    return _page(strengthening_of(case_for(current_user, case_id), ref))


def _page(record: Handoff | Strengthening | None) -> Any:
    if record is None:
        raise NotFound("没有找到。")
    form = MakeForm(record=record)
    if form.accepted():
        with form.refusals():
            acts.ask_for_capsule(record, by=current_user)
        if form.done:
            return redirect(page_of(record).here, 303)
    trail.record_look("look_at_capsules", by=current_user, record=record, case=record.case)
    return render_template("capsule/capsule.html", shown=page_of(record), case=record.case, form=form), form.status


@views.get(f"{ONE}.zip")
@may(*HANDLING)
def download(case_id: str, capsule_id: str) -> Any:
    """The capsule as it was made, the same bytes each time."""
    return handed_to(_one(case_id, capsule_id), current_user)


@views.route(f"{ONE}/receipt", methods=["GET", "POST"])
@may(*HANDLING)
def receipt(case_id: str, capsule_id: str) -> Any:
    """What the receiver said, or the receipt with its stamp."""
    capsule, form = _one(case_id, capsule_id), ReceiptForm()
    if form.accepted():
        with form.refusals():
            acts.record_receipt(capsule, form.told(by=current_user), by=current_user)
        if form.done:
            flash("已登记回执。")
            return redirect(record_address(capsule), 303)
    return render_template("capsule/receipt.html", capsule=capsule, form=form, signed=False,
                           back=record_address(capsule)), form.status


@views.route(f"{ONE}/signed-receipt", methods=["GET", "POST"])
@may(*HANDLING)
def signed_receipt(case_id: str, capsule_id: str) -> Any:
    """The receipt that the receiver signed with its own key."""
    capsule, form = _one(case_id, capsule_id), ReceiptFileForm()
    if form.accepted():
        with form.refusals():
            acts.import_receipt(capsule, form.file.content, by=current_user)
        if form.done:
            flash("签名有效，已登记回执。")
            return redirect(record_address(capsule), 303)
    return render_template("capsule/receipt.html", capsule=capsule, form=form, signed=True,
                           back=record_address(capsule)), form.status


@views.get(f"{ONE}/receipts/<receipt_id>")
@may(*HANDLING)
def proof(case_id: str, capsule_id: str, receipt_id: str) -> Any:
    """The stamped or signed receipt as it came."""
    capsule = _one(case_id, capsule_id)
    found = next((each for each in capsule.receipts if each.public_id == receipt_id and each.proof_sha256), None)
    if found is None or found.proof_sha256 is None:
        raise NotFound("没有找到这份回执。")
    trail.record_look("open_capsule_receipt", by=current_user, record=found, case=capsule.case)
    return stored_file(found.proof_sha256, f"回执 {capsule.file_name}")


def _one(case_id: str, capsule_id: str) -> Capsule:
    capsule = capsule_of(case_for(current_user, case_id), capsule_id)
    if capsule is None:
        raise NotFound("没有找到这个移送包。")
    return capsule


def handed_to(capsule: Capsule, person: Any) -> Response:
    """The bytes that were kept, with a note of who took them; raises NotNow where they are not there."""
    if capsule.file_sha256 is None:
        raise NotNow("这个移送包还没有做好，请稍等。")
    try:
        content = files.content_of(capsule.file_sha256)
    except files.FileDamaged as damaged:
        raise NotNow("做好的移送包损坏或者丢失了，请立即告诉系统管理员。") from damaged
    trail.record_look("open_capsule", by=person, record=capsule, case=capsule.case, sha256=capsule.file_sha256)
    return handed_over(content, MEDIA_TYPE, capsule.file_name, True)
