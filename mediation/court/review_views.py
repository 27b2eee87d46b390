"""Pages beside the review: what one of many answered, flags, the record that is signed; the court's practice."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template
from flask_login import current_user

from mediation import files
from mediation.agreements.signing import signers
from mediation.audit import trail
from mediation.bodies.practice import practice_shown, shown, write_practice
from mediation.bodies.queries import practices_of
from mediation.confirmations import acts
from mediation.court.access import court_of, strengthening_for
from mediation.court.forms import FlagForm, PracticeForm, SignedRecordForm
from mediation.court.points import points_of
from mediation.court.review import address
from mediation.court.review_forms import answers_form
from mediation.documents.views import handed_over
from mediation.errors import NotFound
from mediation.law.sham import FLAG_RULES, FlagRule
from mediation.law.terms import Role
from mediation.web.forms import ConfirmForm
from mediation.web.frame import place
from mediation.web.who_may import may

views = Blueprint("court_review", __name__)
place("本院口径", "court_review.practice", Role.LIAISON, at=60)


@views.route("/court/practice", methods=["GET", "POST"])
@may(Role.LIAISON)
def practice() -> Any:
    """What the liaison's court confirms and leaves out: what holds, what held before, and a new text."""
    court, form = court_of(current_user), PracticeForm()
    if form.accepted():
        with form.refusals():
            write_practice(court, form.words.data, form.concerns.data, form.from_on.data, by=current_user)
        if form.done:
            flash("已写下。办案人起草协议时看得见。")
            return redirect("/court/practice", 303)
    now = practice_shown(court)
    if now is not None and not form.is_submitted():
        form.words.data, form.concerns.data = now.row.words, now.row.concerns
    return render_template("court/practice.html", form=form, court=court, now=now,
                           texts=[shown(row) for row in practices_of(court)]), form.status


@views.route("/court/<public_id>/answers/<party_id>", methods=["GET", "POST"])
@may(Role.LIAISON)
def answers(public_id: str, party_id: str) -> Any:
    """What one of many workers answered to the six points."""
    strengthening = strengthening_for(current_user, public_id)
    party = one_of(signers(strengthening.agreement), party_id, "没有找到这个人。")
    form = answers_form(strengthening, party)
    if form.accepted():
        with form.refusals():
            acts.record_review(strengthening, [], form.heard, by=current_user)
        if form.done:
            flash(f"已记下{party.name}的回答。")
            return redirect(address(strengthening) + "#points", 303)
    trail.record_look("look_at_application", by=current_user, record=strengthening, case=strengthening.case)
    return render_template("court/answers.html", form=form, record=strengthening, party=party,
                           points=points_of(strengthening), others=bool(form.asked_with)), form.status


@views.route("/court/<public_id>/flags/<code>", methods=["GET", "POST"])
@may(Role.LIAISON)
def flag(public_id: str, code: str) -> Any:
    """What was done about one flag of sham mediation."""
    strengthening = strengthening_for(current_user, public_id)
    rule = rule_called(code)
    form = FlagForm(record=strengthening)
    if form.accepted():
        with form.refusals():
            acts.handle_flag(strengthening, code, form.handling.data, form.words.data, by=current_user)
        if form.done:
            flash(f"已记下对“{rule.label}”的处理。")
            return redirect(f"{address(strengthening)}#flag-{code}", 303)
    trail.record_look("look_at_flag", by=current_user, record=strengthening, case=strengthening.case, flag=code)
    return render_template("court/flag.html", form=form, record=strengthening, rule=rule), form.status


@views.post("/court/<public_id>/records")
@may(Role.LIAISON)
def print_record(public_id: str) -> Any:
    """Print the record of the review as it stands."""
    strengthening = strengthening_for(current_user, public_id)
    form = ConfirmForm(record=strengthening)
    if form.accepted():
        with form.refusals():
            acts.print_record(strengthening, by=current_user)
        flash("核实笔录已打印，请下载后给当事人签名。" if form.done else form.form_errors[0])
    return redirect(address(strengthening) + "#records", 303)


@views.get("/court/<public_id>/records/<record_id>")
@may(Role.LIAISON)
def record_file(public_id: str, record_id: str) -> Any:
    """A record of the review, as it was printed."""
    strengthening = strengthening_for(current_user, public_id)
    record = one_of(strengthening.review_records, record_id, "没有找到这份笔录。")
    trail.record_look("open_review_record", by=current_user, record=strengthening, case=strengthening.case)
    return handed_over(files.content_of(record.file_sha256), "application/pdf", "核实笔录", False)


@views.route("/court/<public_id>/records/<record_id>/signed", methods=["GET", "POST"])
@may(Role.LIAISON)
def signed_record(public_id: str, record_id: str) -> Any:
    """The signed scan of a record comes back."""
    strengthening = strengthening_for(current_user, public_id)
    record, form = one_of(strengthening.review_records, record_id, "没有找到这份笔录。"), SignedRecordForm()
    if form.accepted():
        with form.refusals():
            acts.keep_signed_record(record, form.scan.kept(by=current_user), form.signed_on.data, by=current_user)
        if form.done:
            flash("签字的核实笔录已归位。")
            return redirect(address(strengthening) + "#records", 303)
    return render_template("court/signed_record.html", form=form, record=strengthening, printed=record), form.status


def rule_called(code: str) -> FlagRule:
    """The rule of this flag; raises NotFound."""
    found = next((rule for rule in FLAG_RULES if rule.code == code), None)
    if found is None:
        raise NotFound("没有这一项提示。")
    return found


def one_of(rows: Any, public_id: str, message: str) -> Any:
    """The row at this address among those that may be seen; raises NotFound."""
    found = next((row for row in rows if row.public_id == public_id), None)
    if found is None:
        raise NotFound(message)
    return found
