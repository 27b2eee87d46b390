"""Pages of the acts on the panel and on the period of the mediation."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, make_response, redirect, request
from flask_login import current_user

from mediation.cases.access import case_for
from mediation.cases.act_pages import HANDLING, act_address, add_act_page, case_address
from mediation.cases.models import Case
from mediation.documents.recusal import RecusalGround
from mediation.errors import RequirementNotMet
from mediation.sessions import acts
from mediation.sessions.acts.pausing import extension_to_sign
from mediation.sessions.panel_forms import (KEEP, REFUSE, BeginForm, ChangeMediatorForm, DiscloseForm, LeaveChoiceForm,
                                            NameMediatorsForm)
from mediation.sessions.period_forms import ExtendForm, PrintExtensionForm, ResumeForm, ShamForm, SuspendForm
from mediation.web.who_may import may

views = Blueprint("panel", __name__)
ANCHOR, ORDERED = "sessions", "sessions/act.html"


@views.get("/desk/cases/<case_id>/extension.pdf")
@may(*HANDLING)
def extension_pdf(case_id: str) -> Any:
    case = case_for(current_user, case_id)
    form = PrintExtensionForm(request.args)
    if not form.validate():
        flash("请先填写延长到哪一天和原因，再打印确认书。", "refused")
        return redirect(act_address(case, "extend"), 303)
    try:
        response = make_response(extension_to_sign(case, form.why.data, form.until.data))
    except RequirementNotMet as refused:
        flash(refused.message, "refused")
        return redirect(act_address(case, "extend"), 303)
    response.headers["Content-Type"] = "application/pdf"
    response.headers["Content-Disposition"] = "attachment; filename=D23.pdf"
    return response


def name_mediators(case: Case, form: NameMediatorsForm, *, by: Any) -> str:
    """Name who mediates."""
    presiding = form.people[form.presiding.data]
    acts.name_mediators(case, form.named, presiding, by=by, chosen_by=form.chosen_by.data,
                        panel_reason=form.panel_reason.data, facts=form.facts())
    return case_address(case, ANCHOR)


def leave_choice_to_court(case: Case, form: LeaveChoiceForm, *, by: Any) -> str:
    """Ask the court to name."""
    acts.leave_choice_to_court(case, by=by, facts=form.said(by))
    return case_address(case, ANCHOR)


def disclose(case: Case, form: DiscloseForm, *, by: Any) -> str:
    """Record what a mediator discloses."""
    acts.disclose(case, form.disclosing, form.words.data, by=by)
    return case_address(case, ANCHOR)


def change_mediator(case: Case, form: ChangeMediatorForm, *, by: Any) -> str:
    """Change a mediator, keep one with everybody's consent, or refuse what was asked."""
    facts = form.said(by)
    if form.way.data == KEEP:
        acts.keep_after_disclosure(case, form.leaving, by=by, facts=facts)
    elif form.way.data == REFUSE:
        acts.refuse_recusal(case, form.leaving, form.ground, form.findings.data, by=by, facts=facts)
    else:
        acts.change_mediator(case, form.leaving, form.arriving, RecusalGround(form.way.data), by=by, facts=facts)
    return case_address(case, ANCHOR)


def begin_mediation(case: Case, form: BeginForm, *, by: Any) -> str:
    """Begin the mediation."""
    acts.begin_mediation(case, by=by, facts=form.facts())
    return case_address(case, ANCHOR)


def extend(case: Case, form: ExtendForm, *, by: Any) -> str:
    """Both sides extend the period."""
    acts.extend(case, form.ground.data, by=by, facts=form.said(by), reason_words=form.reason_words.data)
    return case_address(case, ANCHOR)


def suspend(case: Case, form: SuspendForm, *, by: Any) -> str:
    """Let the mediation stand still."""
    acts.suspend(case, by=by, facts=form.said(by))
    return case_address(case, ANCHOR)


def suspend_for_sham(case: Case, form: ShamForm, *, by: Any) -> str:
    """Stop a mediation that looks like a sham, and report it."""
    acts.suspend_for_sham(case, by=by, facts=form.facts(proof=form.scan.kept(by=by)))
    return case_address(case, ANCHOR)


def resume(case: Case, form: ResumeForm, *, by: Any) -> str:
    """Let the mediation go on."""
    acts.resume(case, by=by, facts=form.facts(proof=form.scan.kept(by=by)))
    return case_address(case, ANCHOR)


add_act_page(views, "name_mediators", NameMediatorsForm, name_mediators, template=ORDERED)
add_act_page(views, "leave_choice_to_court", LeaveChoiceForm, leave_choice_to_court, template=ORDERED)
add_act_page(views, "disclose", DiscloseForm, disclose, name="披露", done="已记披露，并已告知各方。")
add_act_page(views, "change_mediator", ChangeMediatorForm, change_mediator, template=ORDERED)
add_act_page(views, "begin_mediation", BeginForm, begin_mediation, template="sessions/begin.html")
add_act_page(views, "extend", ExtendForm, extend, template="sessions/extend.html")
add_act_page(views, "suspend", SuspendForm, suspend, template=ORDERED)
add_act_page(views, "suspend_for_sham", ShamForm, suspend_for_sham, template=ORDERED)
add_act_page(views, "resume", ResumeForm, resume, template=ORDERED)
