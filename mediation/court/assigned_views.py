"""The court's pages of what it has delegated or entrusted: the list, one of them, and what the court may do with it."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask_login import current_user

from mediation.agreements import acts as agreement_acts
from mediation.agreements.models import AgreementStanding
from mediation.agreements.queries import agreements_standing
from mediation.agreements.signing_forms import court_paper_form
from mediation.assignments import acts
from mediation.assignments.forms import ReceiveReturnForm
from mediation.audit import trail
from mediation.cases.acts import may_now
from mediation.cases.models import Case
from mediation.court.access import assignment_for
from mediation.court.assigned import address_of, shown_list
from mediation.court.assigned_forms import CourtNamesForm, ResumeAssignedForm, TakeBackAssignmentForm, TakeUpForm
from mediation.court.assigned_page import file_of, may_be_taken_up, papers_back
from mediation.documents import packing
from mediation.documents.views import handed_over, stored_file
from mediation.errors import NotFound, NotNow
from mediation.intake.from_court.taking_back import take_assignment_back
from mediation.law.terms import Role
from mediation.sessions import acts as session_acts
from mediation.sessions.models import ChosenBy
from mediation.web.frame import place
from mediation.web.who_may import may

views = Blueprint("court_assigned", __name__)
place("本院委派、委托", "court_assigned.delegated", Role.LIAISON, at=42)


@views.get("/court/delegated")
@may(Role.LIAISON)
def delegated() -> Any:
    """What this court has handed over, the latest first."""
    return render_template("court/delegated.html", shown=shown_list(current_user, request.args))


@views.get("/court/delegated/<public_id>")
@may(Role.LIAISON)
def one(public_id: str) -> Any:
    """One of them: its days, where it stands, what the court may do now."""
    assignment = assignment_for(current_user, public_id)
    trail.record_look("look_at_assignment", by=current_user, record=assignment, case=assignment.case)
    return render_template("court/delegated_one.html", shown=file_of(assignment, current_user), assignment=assignment)


@views.get("/court/delegated/<public_id>/letter")
@may(Role.LIAISON)
def letter(public_id: str) -> Any:
    """The letter that the court itself has sent."""
    assignment = assignment_for(current_user, public_id)
    if assignment.letter_sha256 is None:
        raise NotFound("没有上传委派函、委托函。")
    trail.record_look("open_assignment_letter", by=current_user, record=assignment, case=assignment.case,
                      sha256=assignment.letter_sha256)
    return stored_file(assignment.letter_sha256, "委派函、委托函")


@views.get("/court/delegated/<public_id>/papers/<paper_id>")
@may(Role.LIAISON)
def paper(public_id: str, paper_id: str) -> Any:
    """A paper that has come back with the result."""
    assignment = assignment_for(current_user, public_id)
    found = next((each for each in papers_back(assignment) if each.public_id == paper_id), None)
    if found is None:
        raise NotFound("没有找到这份文书。")
    trail.record_look("open_paper", by=current_user, record=found, case=assignment.case)
    return handed_over(packing.bytes_of(found), found.file.media_type, f"{found.title} {found.number or ''}",
                       found.is_registered_scan)


def take_back(case: Case, form: TakeBackAssignmentForm, *, by: Any) -> None:
    """The body has not answered, or it was the wrong one."""
    take_assignment_back(case, form.facts(), by=by)


def receive(case: Case, form: ReceiveReturnForm, *, by: Any) -> None:
    """The court signs for what came back, or says what is lacking."""
    acts.receive_return(case, form.received(), by=by)


def name_mediators(case: Case, form: CourtNamesForm, *, by: Any) -> None:
    """The court names the mediator."""
    session_acts.name_mediators(case, form.named, form.people[form.presiding.data], by=by, chosen_by=ChosenBy.COURT,
                                panel_reason=form.panel_reason.data, facts=form.facts())


def resume(case: Case, form: ResumeAssignedForm, *, by: Any) -> None:
    """What stood still goes on."""
    session_acts.resume(case, by=by, facts=form.facts())


def take_up(case: Case, form: TakeUpForm, *, by: Any) -> None:
    """The court dockets the suit, or resumes the trial."""
    acts.court_takes_it_up(case, form.facts(proof=form.scan.kept(by=by)), by=by)


def add_page(page: str, name: str, form: Any, do: Callable[..., None], act: str) -> None:
    """Give an act of the court its page; ``act`` is the line of the case that must be open now."""
    def view(public_id: str) -> Any:
        assignment = assignment_for(current_user, public_id)
        _check_now(assignment, act, name)
        filled = form(record=assignment.case)
        if filled.accepted():
            with filled.refusals():
                do(assignment.case, filled, by=current_user)
            if filled.done:
                flash(f"已登记：{name}")
                return redirect(address_of(assignment), 303)
        return render_template("court/delegated_act.html", form=filled, assignment=assignment, name=name,
                               shown=file_of(assignment, current_user)), filled.status

    view.__name__ = page.replace("-", "_")
    view.__doc__ = (do.__doc__ or "").split("\n")[0]
    views.add_url_rule(f"/court/delegated/<public_id>/{page}", view.__name__, may(Role.LIAISON)(view),
                       methods=["GET", "POST"])


def _check_now(assignment: Any, act: str, name: str) -> None:
    """Refuse at once what can't be done now, rather than after a form has been filled."""
    possible = may_be_taken_up(assignment) if act == "hand_to_court" else act in dict(
        may_now(assignment.case, current_user))
    if not possible:
        raise NotNow(f"本件现在不能“{name}”。请刷新页面看最新进展。")


@views.route("/court/delegated/<public_id>/court-paper", methods=["GET", "POST"])
@may(Role.LIAISON)
def court_paper(public_id: str) -> Any:
    """委托: both have signed for the court's 调解书, or the suit was withdrawn on the agreement."""
    assignment = assignment_for(current_user, public_id)
    _check_now(assignment, "take_effect_at_court", "登记法院调解书")
    form = court_paper_form(assignment.case, agreements_standing(assignment.case, AgreementStanding.SIGNING))
    if form.accepted():
        with form.refusals():
            agreement_acts.receive_court_paper(assignment.case, form.facts(form.scan.kept(by=current_user)),
                                               by=current_user)
        if form.done:
            flash("已登记法院文书，协议生效。")
            return redirect(address_of(assignment), 303)
    return render_template("court/delegated_paper.html", form=form, assignment=assignment), form.status


add_page("take-back", "收回", TakeBackAssignmentForm, take_back, "decline_assignment")
add_page("receive", "签收交回的材料", ReceiveReturnForm, receive, "receive_return")
add_page("name-mediators", "指定调解员", CourtNamesForm, name_mediators, "name_mediators")
add_page("resume", "恢复调解", ResumeAssignedForm, resume, "resume")
add_page("take-up", "立案、恢复审理", TakeUpForm, take_up, "hand_to_court")
