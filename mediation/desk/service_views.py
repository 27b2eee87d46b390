"""Recording that a paper was handed over, and that it came back signed."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask_login import current_user

from mediation.cases.access import case_for
from mediation.cases.act_pages import HANDLING, case_address
from mediation.cases.models import Case
from mediation.desk.forms import ServiceForm, SignedScanForm
from mediation.documents.acts import keep_signed_scan, serve
from mediation.documents.models import Paper
from mediation.documents.queries import paper_of, papers_in
from mediation.documents.serving import check_staff
from mediation.documents.stage_papers import coming_back
from mediation.errors import NotFound
from mediation.web.who_may import may

views = Blueprint("service", __name__)


@views.route("/desk/cases/<case_id>/papers/<paper_id>/serve", methods=["GET", "POST"])
@may(*HANDLING)
def record_service(case_id: str, paper_id: str) -> Any:
    """To whom a paper was handed, how, when, and who took it."""
    case = case_for(current_user, case_id)
    paper = paper_of(case, paper_id)
    if paper is None or paper.voided_at is not None:
        raise NotFound("没有找到这份文书，或者它已经作废。")
    form = ServiceForm(paper=paper)
    if form.accepted():
        with form.refusals():
            hand_over(paper, form, by=current_user)
        if form.done:
            flash(f"已记送达：{paper.title}。")
            return redirect(case_address(case, "papers"), 303)
    return render_template("desk/service.html", case=case, paper=paper, form=form), form.status


@views.route("/desk/cases/<case_id>/signed-scans", methods=["GET", "POST"])
@may(*HANDLING)
def signed_scans(case_id: str) -> Any:
    """One scan of one paper or of several that came back signed."""
    case = case_for(current_user, case_id)
    form = SignedScanForm(papers=coming_back(papers_in(case)), asked=request.args.getlist("paper"))
    if form.accepted():
        with form.refusals():
            came_back(case, form, by=current_user)
        if form.done:
            flash("签字扫描件已归位。")
            return redirect(case_address(case, "papers"), 303)
    return render_template("desk/signed_scans.html", case=case, form=form), form.status


def came_back(case: Case, form: SignedScanForm, *, by: Any) -> None:
    """Keep the scan with every paper that is on it."""
    check_staff(case, by)
    keep_signed_scan(form.chosen, form.scan.kept(by=by), by=by)


def hand_over(paper: Paper, form: ServiceForm, *, by: Any) -> None:
    """Record the service for each party that was ticked; one scan may prove them all."""
    check_staff(paper.case, by)
    proof = form.scan.kept(by=by)
    for party in paper.case.taking_part:
        if party.public_id in form.parties.data:
            serve(paper, party, form.way.data, form.served_on.data, by=by, taken_by=form.taken_by.data,
                  remark=form.remark.data, proof=proof)
