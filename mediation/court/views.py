"""What the court's liaison sees: the queue, one application with its whole file, the table of many."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask_login import current_user

from mediation import clock
from mediation.agreements.models import Strengthening
from mediation.audit import trail
from mediation.cases import taking_back
from mediation.cases.taking_back import may_take_back
from mediation.confirmations import acts
from mediation.court import drafts, table
from mediation.court.access import strengthening_for
from mediation.court.act_pages import onward
from mediation.court.asking import asked_of
from mediation.court.forms import TableForm, TakeBackForm
from mediation.court.queries import shared_evidence
from mediation.court.review import address, papers_for_the_court, review_of
from mediation.court.review_forms import review_form
from mediation.court.scans import scans_for_the_court
from mediation.court.waiting import queue_book, shown_queue
from mediation.documents import kinds, packing
from mediation.documents.models import Paper
from mediation.documents.views import handed_over, stored_file
from mediation.errors import NotFound, NotNow, RequirementNotMet
from mediation.evidence import handing_over
from mediation.evidence.models import Evidence
from mediation.evidence.scans import scan_among
from mediation.law.terms import Role
from mediation.web.forms import ConfirmForm
from mediation.web.frame import place
from mediation.web.who_may import may
from mediation.web.workbook import spreadsheet

views = Blueprint("court", __name__)
place("确认队列", "court.queue", Role.LIAISON, at=40)
place("批量登记", "court.bulk", Role.LIAISON, at=45)


@views.get("/court")
@may(Role.LIAISON)
def queue() -> Any:
    """What is before the court, nearest day first."""
    return render_template("court/queue.html", shown=shown_queue(current_user, asked_of(request.args)))


@views.get("/court/queue.xlsx")
@may(Role.LIAISON)
def queue_sheet() -> Any:
    """The queue as it is filtered, as a spreadsheet."""
    trail.record_look("export_queue", by=current_user)
    return spreadsheet(queue_book(current_user, asked_of(request.args)), f"司法确认队列-{clock.today()}")


@views.route("/court/<public_id>", methods=["GET", "POST"])
@may(Role.LIAISON)
def review(public_id: str) -> Any:
    """One application with its whole file, and the six points as they are checked."""
    strengthening = strengthening_for(current_user, public_id)
    form = review_form(strengthening)
    if form.accepted():
        with form.refusals():
            acts.record_review(strengthening, form.checked, form.heard, by=current_user)
        if form.done:
            flash("已记下核实情况。")
            return redirect(address(strengthening) + "#points", 303)
    trail.record_look("look_at_application", by=current_user, record=strengthening, case=strengthening.case)
    shown = review_of(strengthening, current_user)
    return render_template("court/review.html", shown=shown, form=form, keep_form=ConfirmForm(record=strengthening),
                           back_form=TakeBackForm(record=strengthening)), form.status


@views.post("/court/<public_id>/take-in-hand")
@may(Role.LIAISON)
def take_in_hand(public_id: str) -> Any:
    """The liaison keeps this application."""
    strengthening = strengthening_for(current_user, public_id)
    if ConfirmForm(record=strengthening).accepted():
        acts.take_in_hand(strengthening, by=current_user)
        flash("这件由您办。")
    return redirect(address(strengthening), 303)


@views.post("/court/<public_id>/take-back")
@may(Role.LIAISON)
def take_back(public_id: str) -> Any:
    """The liaison takes back what they have just recorded."""
    strengthening = strengthening_for(current_user, public_id)
    form, offered = TakeBackForm(record=strengthening), may_take_back(strengthening.case, by=current_user)
    if form.accepted() and offered is not None and offered.step.public_id == form.step.data:
        taking_back.take_back(strengthening.case, offered.step, by=current_user)
        flash(f"已撤回：{offered.words}")
        return redirect(onward(strengthening), 303)
    raise NotNow("之后又办了别的，或者可以撤回的时间已经过了，这一步不能再撤。")


@views.get("/court/<public_id>/papers/<paper_id>")
@may(Role.LIAISON)
def paper_file(public_id: str, paper_id: str) -> Any:
    """A paper that goes with the application, as it was made."""
    strengthening = strengthening_for(current_user, public_id)
    paper = _one(papers_for_the_court(strengthening), paper_id, "没有找到这份文书。")
    trail.record_look("open_paper", by=current_user, record=paper, case=strengthening.case)
    keep = paper.is_registered_scan or request.args.get("keep") == "1"
    return handed_over(packing.bytes_of(paper), paper.file.media_type, f"{paper.title} {paper.number or ''}", keep)


@views.get("/court/<public_id>/drafts/<code>.<ending>")
@may(Role.LIAISON)
def draft(public_id: str, code: str, ending: str) -> Any:
    """A draft of one of the court's own papers, made now from the file, to be kept and written on."""
    strengthening = strengthening_for(current_user, public_id)
    content = drafts.draft_file(strengthening, code, ending)
    trail.record_look("open_court_draft", by=current_user, record=strengthening, case=strengthening.case, code=code)
    return handed_over(content, drafts.MEDIA_TYPES[ending], f"{kinds.paper(code).title}（草稿）", True)


@views.get("/court/<public_id>/evidence/<evidence_id>")
@may(Role.LIAISON)
def evidence_file(public_id: str, evidence_id: str) -> Any:
    """A piece of evidence that both sides may see, as it was handed in."""
    strengthening = strengthening_for(current_user, public_id)
    piece = _one(shared_evidence(strengthening.case), evidence_id, "没有找到这份证据。")
    trail.record_look("open_evidence", by=current_user, record=piece, case=strengthening.case)
    return handing_over.to_a_court(piece)


@views.get("/court/<public_id>/scans/<sha256>")
@may(Role.LIAISON)
def scan(public_id: str, sha256: str) -> Any:
    """The scan of what was signed for this application, supplied or decided."""
    strengthening = strengthening_for(current_user, public_id)
    kept = scan_among(scans_for_the_court(strengthening), sha256)
    trail.record_look("open_scan", by=current_user, record=strengthening, case=strengthening.case, sha256=kept.sha256)
    return stored_file(kept.sha256, kept.words)


def _one(rows: Any, public_id: str, message: str) -> Any:
    """The row at this address among those that may be seen."""
    found: Paper | Evidence | Strengthening | None = next((row for row in rows if row.public_id == public_id), None)
    if found is None:
        raise NotFound(message)
    return found


@views.route("/court/bulk", methods=["GET", "POST"])
@may(Role.LIAISON)
def bulk() -> Any:
    """Many docket numbers or rulings at once; nothing is recorded until every row is in order and confirmed."""
    form, lines = TableForm(), []
    if form.accepted():
        with form.refusals():
            lines = checked_lines(form)
        if form.done and form.sure.data and not any(line.error for line in lines):
            flash(f"已登记{table.record(lines, by=current_user)}件。")
            return redirect("/court", 303)
    return render_template("court/bulk.html", form=form, lines=lines, columns=table.COLUMNS,
                           wrong=sum(bool(line.error) for line in lines)), form.status


def checked_lines(form: TableForm) -> list[table.Line]:
    """The rows of the pasted table, each tried by its act."""
    try:
        lines = table.read(form.pasted.data, current_user, form.both_notified.data)
    except table.TableError as wrong:
        raise RequirementNotMet(str(wrong), field="pasted") from wrong
    table.check(lines, by=current_user)
    return lines
