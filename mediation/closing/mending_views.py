"""The pages of taking back, dividing and joining cases, and correcting what papers bear."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template
from flask_login import current_user

from mediation.cases import correcting, correcting_claims, taking_back
from mediation.cases.access import case_for
from mediation.cases.act_pages import HANDLING, add_act_page, case_address
from mediation.cases.models import Case, Claim
from mediation.cases.queries import claim_of, step_by_public_id
from mediation.closing import corrected, dividing
from mediation.closing.forms import (CorrectClaimForm, DecideCorrectionForm, JoinForm, ProposeCorrectionForm,
                                     SendBackForm, SplitForm)
from mediation.closing.proposals import sent_back
from mediation.closing.sections import correction_of, decision_shown, proposal_of
from mediation.errors import NotFound
from mediation.law.terms import Role
from mediation.web.forms import ConfirmForm
from mediation.web.who_may import may

views = Blueprint("mending", __name__)


@views.route("/desk/cases/<case_id>/steps/<step_id>/take-back", methods=["GET", "POST"])
@may(*HANDLING)
def take_back(case_id: str, step_id: str) -> Any:
    """Take the last act back."""
    case = case_for(current_user, case_id)
    step = step_by_public_id(case, step_id)
    if step is None:
        raise NotFound("没有找到这一步。")
    form = ConfirmForm(record=case)
    if form.accepted():
        words = taking_back.take_back(case, step, by=current_user).act_words
        flash(f"已办：{words}")
        return redirect(case_address(case), 303)
    offer = taking_back.may_take_back(case, by=current_user)
    return render_template("closing/take_back.html", form=form, case=case, step=step, offer=offer), form.status


@views.route("/desk/cases/<case_id>/proposals/<ref>/send-back", methods=["GET", "POST"])
@may(*HANDLING)
def send_back(case_id: str, ref: str) -> Any:
    """What was proposed goes back to whoever proposed it."""
    case = case_for(current_user, case_id)
    row = proposal_of(case, ref)
    form = SendBackForm(record=case)
    if form.accepted():
        with form.refusals():
            sent_back(row, form.words.data, by=current_user)
        if form.done:
            flash(f"已退回：{row.act_words}")
            return redirect(case_address(case, "closing"), 303)
    return render_template("closing/send_back.html", form=form, case=case, proposed=row), form.status


def split_off(case: Case, form: SplitForm, *, by: Any) -> str:
    """分案"""
    return case_address(dividing.split_off(case, form.moving(), form.facts(), by=by))


def join(case: Case, form: JoinForm, *, by: Any) -> str:
    """并案"""
    dividing.join_by_number(case, form.number.data, form.facts(), by=by)
    return case_address(case, "closing")


def propose_correction(case: Case, form: ProposeCorrectionForm, *, by: Any) -> str:
    """提出更正"""
    correcting.propose_correction(case, form.whose(), form.column.data, form.new_value.data, form.reason.data, by=by)
    return case_address(case, "closing")


def correct_claim(record: Claim, form: CorrectClaimForm, *, by: Any) -> str:
    """更正录错的请求"""
    correcting_claims.propose_claim_correction(record, form.said(), form.reason.data, by=by)
    return case_address(record.case, "closing")


@views.route("/desk/cases/<case_id>/corrections/<ref>/decide", methods=["GET", "POST"])
@may(Role.DIRECTOR)
def decide_correction(case_id: str, ref: str) -> Any:
    """The director looks at what would change, and decides."""
    case = case_for(current_user, case_id)
    proposed = correction_of(case, ref)
    form = DecideCorrectionForm(record=case)
    if form.accepted():
        with form.refusals():
            flash(corrected.decide(proposed, form.decision.data == "confirm", by=current_user))
        if form.done:
            return redirect(case_address(case, "closing"), 303)
    shown = decision_shown(proposed)
    return render_template("closing/decide_correction.html", form=form, case=case, shown=shown), form.status


add_act_page(views, "split_off", SplitForm, split_off, name="分案", template="closing/split_off.html",
             done="已分案：这是新案件，原案件里他们标为“已分案”。")
add_act_page(views, "join", JoinForm, join, name="并案", done="已并案。")
add_act_page(views, "propose_correction", ProposeCorrectionForm, propose_correction, name="提出更正",
             template="closing/propose_correction.html", done="更正已提出，请主任确认。")
add_act_page(views, "correct_claim", CorrectClaimForm, correct_claim, name="提出更正请求", load=claim_of,
             collection="claims", template="closing/correct_claim.html", done="更正已提出，请主任确认。")
