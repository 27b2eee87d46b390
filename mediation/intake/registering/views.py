"""The counter: registering, drafts, receipts."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, flash, jsonify, redirect, render_template, request
from flask_login import current_user

from mediation.audit import trail
from mediation.cases.access import case_for
from mediation.documents.queries import paper_of
from mediation.errors import NotFound
from mediation.intake.registering import counter, receipts
from mediation.intake.registering.application_papers import shown_before_signing
from mediation.intake.registering.forms import AssignmentForm, CounterForm
from mediation.intake.registering.list_forms import ListForm
from mediation.intake.registering.listing import HEADS
from mediation.law.terms import Role
from mediation.web.forms import ConfirmForm
from mediation.web.frame import place
from mediation.web.who_may import may

views = Blueprint("intake", __name__)
HANDLING = (Role.CLERK, Role.MEDIATOR, Role.DIRECTOR)
place("登记", "intake.register", *HANDLING)


@views.route("/desk/register", methods=["GET", "POST"])
@may(*HANDLING)
def register() -> Any:
    """Somebody comes with a dispute."""
    form = CounterForm(body=counter.body_asked(current_user, request.args.get("body", "")))
    if form.wants_rows:
        form.change_rows(counter.book_of(form.body))
    elif form.accepted():
        with form.refusals():
            onward = counter.take_in(form, by=current_user)
        if form.done:
            flash(counter.said(form))
            return redirect(onward, 303)
    shown = counter.beside(form, current_user)
    return render_template("intake/registering_counter.html", form=form, counter=shown), form.status


@views.route("/desk/register/list", methods=["GET", "POST"])
@may(*HANDLING)
def register_list() -> Any:
    """Many come with the same dispute: a list is checked row by row, and nothing is taken in while a row is wrong."""
    form = ListForm(body=counter.body_asked(current_user, request.args.get("body", "")))
    found = form.listed() if form.is_submitted() and not form.wants_rows else None
    if form.wants_rows:
        form.change_rows(counter.book_of(form.body))
    elif found and not found.errors and form.do.data != "check":
        with form.refusals():
            onward = counter.take_list(form, found, by=current_user)
        if form.done:
            flash(counter.said(form))
            return redirect(onward, 303)
    shown = counter.beside(form, current_user, found=found)
    return render_template("intake/list_import.html", form=form, found=found, counter=shown, heads=HEADS), (
        422 if found and found.errors else form.status)


@views.route("/court/assign", methods=["GET", "POST"])
@may(Role.LIAISON)
def assign() -> Any:
    """A court hands a case over to a body; its liaison enters it."""
    form = AssignmentForm(body=counter.body_of_court(current_user, request.args.get("body", "")))
    if form.wants_rows:
        form.change_rows(())
    elif form.accepted():
        with form.refusals():
            counter.take_in(form, by=current_user)
        if form.done:
            flash(f"已移送{form.body.name}，等它确认接受。")
            return redirect("/court/delegated", 303)
    shown = counter.beside(form, current_user)
    return render_template("intake/registering_assignment.html", form=form, counter=shown), form.status


@views.route("/desk/cases/<case_id>/application", methods=["GET", "POST"])
@may(*HANDLING)
def application(case_id: str) -> Any:
    """A draft goes on."""
    case = counter.draft_for(case_for(current_user, case_id))
    form = counter.draft_form(case, data=counter.as_filled(case))
    if form.wants_rows:
        form.change_rows(counter.book_of(form.body))
    elif form.accepted():
        with form.refusals():
            onward = counter.take_further(case, form, by=current_user)
        if form.done:
            flash(counter.said(form))
            return redirect(onward, 303)
    shown = counter.beside(form, current_user, case)
    return render_template("intake/registering_counter.html", form=form, counter=shown), form.status


@views.post("/desk/cases/<case_id>/application/saved")
@may(*HANDLING)
def application_saved(case_id: str) -> Any:
    """The draft saves itself while it is being filled in."""
    case = counter.draft_for(case_for(current_user, case_id))
    form = counter.draft_form(case)
    if not form.accepted():
        return jsonify(saved=None), 422
    with form.refusals():
        saved = counter.save_quietly(case, form, by=current_user)
    return (jsonify(saved), 200) if form.done else (jsonify(saved=None), 422)


@views.get("/desk/cases/<case_id>/application.pdf")
@may(*HANDLING)
def application_sheet(case_id: str) -> Any:
    """The application as it will be printed, to be read and signed before it is handed in."""
    return _pdf(shown_before_signing(counter.draft_for(case_for(current_user, case_id))))


@views.get("/desk/cases/<case_id>/receipts")
@may(*HANDLING)
def receipts_of(case_id: str) -> Any:
    """The receipts of a case, each with its own code."""
    case = case_for(current_user, case_id)
    return render_template("intake/registering_receipts.html", case=case, papers=receipts.receipts_of(case),
                           printable=receipts.printable(case), slips=receipts.slips_of(case),
                           waiting=receipts.waiting(case),
                           at_once=receipts.AT_ONCE, form=ConfirmForm(record=case))


@views.post("/desk/cases/<case_id>/receipts/more")
@may(*HANDLING)
def more_receipts(case_id: str) -> Any:
    """The next receipts of a long list."""
    case = case_for(current_user, case_id)
    if receipts.waiting(case) and ConfirmForm(record=case).accepted():
        slips = receipts.issue_receipts(case, by=current_user)
        flash(f"又出了{len(slips)}张回执。")
    return redirect(f"/desk/cases/{case.public_id}/receipts", 303)


@views.get("/desk/cases/<case_id>/receipts.pdf")
@may(*HANDLING)
def receipts_pack(case_id: str) -> Any:
    """All receipts in one go, to be cut apart and handed to each."""
    case = case_for(current_user, case_id)
    papers = [*receipts.slips_of(case), *receipts.printable(case)]
    if not papers:
        raise NotFound("没有现在可以打印的回执。")
    trail.record_look("print_receipts", by=current_user, case=case, count=len(papers))
    return _pdf(receipts.pack_of(papers))


@views.get("/desk/cases/<case_id>/slips.pdf")
@may(*HANDLING)
def slips_pack(case_id: str) -> Any:
    """The codes alone, four slips on a sheet, to be cut apart and handed to each."""
    case = case_for(current_user, case_id)
    papers = receipts.slips_of(case)
    if not papers:
        raise NotFound("没有现在可以打印的小票：带密码的只在出具后半小时内打印。")
    trail.record_look("print_receipts", by=current_user, case=case, count=len(papers))
    return _pdf(receipts.pack_of(papers))


@views.get("/desk/cases/<case_id>/receipts/<paper_id>.pdf")
@may(*HANDLING)
def receipt(case_id: str, paper_id: str) -> Any:
    """One receipt, for the person whose code is on it."""
    case = case_for(current_user, case_id)
    paper = paper_of(case, paper_id)
    if paper is None or paper.code != "D54":
        raise NotFound("没有找到这份回执。")
    trail.record_look("print_receipt", by=current_user, record=paper, case=case)
    return _pdf(receipts.pack_of([paper]))


def _pdf(content: bytes) -> Response:
    return Response(content, mimetype="application/pdf", headers={"Content-Disposition": "inline"})
