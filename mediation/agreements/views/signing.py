"""Signing: the terms settled, the pack printed, what came back on paper, consents, who is left out, ways to effect."""
from __future__ import annotations

from typing import Any

from flask import Response, flash, redirect, render_template, request
from flask_login import current_user

from mediation.agreements import acts
from mediation.agreements.checking import represented
from mediation.agreements.models import Agreement, AgreementStanding
from mediation.agreements.preview import pack_pdf
from mediation.agreements.queries import agreements_standing
from mediation.agreements.signing_forms import (
    ConsentsForm,
    LeaveOutForm,
    MarksForm,
    OralForm,
    RejectForm,
    SettleForm,
    court_paper_form,
    marks_form,
)
from mediation.agreements.views.rooms import PDF, address, asked, back_to, found, views
from mediation.cases.access import case_for
from mediation.cases.act_pages import HANDLING, add_act_page, case_address
from mediation.cases.facts import Facts
from mediation.cases.models import Case
from mediation.cases.splitting import split_off
from mediation.notices.acts import tell_of_new_number
from mediation.web.forms import ConfirmForm
from mediation.web.who_may import may

SIGNING = AgreementStanding.SIGNING
LEFT_OUT = "已移出协议，出了新文本；请打印新文本，附在已签的原件后面。"
SIGN_AGAIN = "司法确认申请书和承诺书也已重出，请留下的各方在新的一份上签名；先前签的那份不再使用。"


def settle_terms(case: Case, form: SettleForm, *, by: Any) -> str:
    """The terms are agreed; the pack goes out for signing."""
    return address(acts.settle_terms(case, form.facts(), by=by, sham_suspected=form.sham.data == "yes")[0])


def reject_text(case: Case, form: RejectForm, *, by: Any) -> str:
    """The text is refused and talk goes on."""
    return address(acts.reject_text(case, form.facts(proof=form.scan.kept(by=by)), by=by)[0])


def take_effect_orally(case: Case, form: OralForm, *, by: Any) -> None:
    """An oral agreement before a people's committee."""
    acts.agree_orally(case, form.facts(), by=by)


add_act_page(views, "settle_terms", SettleForm, settle_terms, template="agreements/settle.html",
             done="已交付签署。请打印整套文书，签回后记录签名。")
add_act_page(views, "reject_text", RejectForm, reject_text, done="已退回起草：原文本留在案卷，下面是它的副本。")
add_act_page(views, "take_effect_orally", OralForm, take_effect_orally, anchor="agreements")


@views.get("/desk/cases/<case_id>/marks")
@may(*HANDLING)
def marks_of_case(case_id: str) -> Any:
    """Where the marks of the case are recorded: straight to the agreement where there is but one."""
    case = case_for(current_user, case_id)
    out = agreements_standing(case, SIGNING)
    if len(out) == 1:
        return redirect(address(out[0], "marks"))
    return render_template("agreements/out.html", case=case, out=out)


@views.route("/desk/cases/<case_id>/agreements/<ref>/marks", methods=["GET", "POST"])
@may(*HANDLING)
def marks(case_id: str, ref: str) -> Any:
    """The grid of people and papers: tick what came back."""
    text = found(case_id, ref)
    form = marks_form(text)
    if form.accepted():
        with form.refusals():
            record_what_came_back(text, form)
        if form.done:
            flash(f"已记录。协议自{text.effective_on}生效。" if text.effective_on else "已记录。")
            return redirect(address(text, "marks"), 303)
    return asked("marks", form, text.case, agreement=text, confirm=ConfirmForm(record=text))


def record_what_came_back(agreement: Agreement, form: MarksForm) -> None:
    """Every tick of the grid, with the one scan."""
    proof = form.scan.kept(by=current_user)
    placed, signed = form.marks(agreement, proof), list(form.signed())
    facts = Facts(happened_on=form.happened_on.data, proof=proof)
    for paper, party in signed:
        acts.record_signed_copy(paper, party, facts, by=current_user)
    if placed or not signed:
        acts.place_marks(agreement, placed, by=current_user)


@views.post("/desk/cases/<case_id>/agreements/<ref>/take-back-mark")
@may(*HANDLING)
def take_back_mark(case_id: str, ref: str) -> Any:
    """Take back a mark that was recorded by mistake a moment ago."""
    text = found(case_id, ref)
    if ConfirmForm(record=text).accepted():
        acts.take_back_mark(text, request.form.get("whose", ""), by=current_user)
        flash("已撤回这个签名记录。")
    return redirect(address(text, "marks"), 303)


@views.route("/desk/cases/<case_id>/agreements/<ref>/consents", methods=["GET", "POST"])
@may(*HANDLING)
def consents(case_id: str, ref: str) -> Any:
    """Each whom a representative speaks for agrees to the terms."""
    text = found(case_id, ref)
    agreed = {consent.party_id for consent in text.consents}
    waiting = [party for party in represented(text) if party.id not in agreed]
    form = ConsentsForm(waiting=waiting, record=text)
    if form.accepted():
        with form.refusals():
            facts = Facts(happened_on=form.happened_on.data, proof=form.scan.kept(by=current_user))
            for party in [party for party in waiting if party.public_id in form.parties.data]:
                acts.consent_to_terms(text, party, facts, by=current_user)
        if form.done:
            return back_to(text, said="已记录同意。")
    return asked("consents", form, text.case, agreement=text, waiting=waiting)


@views.route("/desk/cases/<case_id>/agreements/<ref>/leave-out", methods=["GET", "POST"])
@may(*HANDLING)
def leave_out(case_id: str, ref: str) -> Any:
    """Somebody does not sign: their lines leave the text, and by choice they get a case of their own."""
    text = found(case_id, ref)
    form = LeaveOutForm(agreement=text)
    if form.accepted():
        with form.refusals():
            goes_on = without(text, form)
        if form.done:
            flash(LEFT_OUT + (SIGN_AGAIN if text.wants_confirmation else ""))
            return redirect(address(text) if goes_on is text.case else case_address(goes_on), 303)
    return asked("leave_out", form, text.case, agreement=text)


def without(agreement: Agreement, form: LeaveOutForm) -> Case:
    """The case in which the one left out goes on."""
    party = next(each for each in agreement.parties if each.public_id == form.party.data)
    goes_on = agreement.case
    if form.splits.data and party.is_worker:
        goes_on = split_off(agreement.case, [party], Facts(reason=form.reason.data), by=current_user)
        tell_of_new_number(goes_on, by=current_user)
    acts.leave_out(agreement, party, form.reason.data, by=current_user)
    return goes_on


@views.route("/desk/cases/<case_id>/take-effect-at-court", methods=["GET", "POST"])
@may(*HANDLING)
def take_effect_at_court(case_id: str) -> Any:
    """委托: both have signed for the court's paper, or the suit was withdrawn on the agreement."""
    case = case_for(current_user, case_id)
    form = court_paper_form(case, agreements_standing(case, SIGNING))
    if form.accepted():
        with form.refusals():
            acts.receive_court_paper(case, form.facts(form.scan.kept(by=current_user)), by=current_user)
        if form.done:
            flash("已记录法院文书，协议生效。")
            return redirect(case_address(case, "agreements"), 303)
    return asked("court_paper", form, case)


@views.get("/desk/cases/<case_id>/agreements/<ref>/pack.pdf")
@may(*HANDLING)
def pack(case_id: str, ref: str) -> Response:
    """Everything that is to be signed, in the right number of copies, with the slip on top."""
    return Response(pack_pdf(found(case_id, ref)), mimetype="application/pdf", headers=PDF)


@views.post("/desk/cases/<case_id>/agreements/<ref>/open-claims-notice")
@may(*HANDLING)
def open_claims_notice(case_id: str, ref: str) -> Any:
    """Print the notice for the claims that stayed open, when the file has all that it needs."""
    text = found(case_id, ref)
    if ConfirmForm(record=text).accepted():
        acts.issue_notice(text, by=current_user)
        flash("已出具未达成请求的告知书。")
    return redirect(address(text), 303)
