"""The draft: begun, its frame, its clauses, the paper beside it."""
from __future__ import annotations

from typing import Any

from flask import Response, flash, redirect, render_template
from flask_login import current_user

from mediation.agreements import acts
from mediation.agreements.draft_page import draft_page
from mediation.agreements.forms import FrameForm, LineForm, WordsForm
from mediation.agreements.models import AgreementStanding
from mediation.agreements.preview import draft_pdf
from mediation.agreements.queries import agreements_standing
from mediation.agreements.views.rooms import PDF, address, asked, back_to, found, found_clause, views
from mediation.cases.access import case_for
from mediation.cases.act_pages import HANDLING
from mediation.web.forms import ConfirmForm
from mediation.web.who_may import may


@views.route("/desk/cases/<case_id>/draft-agreement", methods=["GET", "POST"])
@may(*HANDLING)
def draft_agreement(case_id: str) -> Any:
    """Begin a text; where one is being drafted, go on with it."""
    case = case_for(current_user, case_id)
    drafts = agreements_standing(case, AgreementStanding.DRAFT)
    form = FrameForm(case=case, record=case)
    if drafts and not form.is_submitted():
        return redirect(address(drafts[0]))
    if form.accepted():
        with form.refusals():
            drafts = acts.draft_agreements(case, form.facts(), by=current_user)
        if form.done:
            return back_to(drafts[0], said="已开始起草。先写各行：谁付给谁、多少、哪一天。")
    return asked("begin", form, case)


@views.get("/desk/cases/<case_id>/agreements/<ref>")
@may(*HANDLING)
def agreement(case_id: str, ref: str) -> Any:
    """The agreement: while it is drafted with its forms, afterwards as it was issued and signed."""
    text = found(case_id, ref)
    page = draft_page(text, current_user)
    template = "draft" if page.is_draft else "text"
    line_form = LineForm(agreement=text) if page.is_draft else None
    return render_template(f"agreements/{template}.html", page=page, case=text.case, agreement=text, form=line_form,
                           confirm=ConfirmForm(record=text))


@views.route("/desk/cases/<case_id>/agreements/<ref>/frame", methods=["GET", "POST"])
@may(*HANDLING)
def frame(case_id: str, ref: str) -> Any:
    """Place, facts, scope, breach, taxes, confirmation."""
    text = found(case_id, ref)
    form = FrameForm(agreement=text, case=text.case, record=text)
    if form.accepted():
        lost: list[str] = []
        with form.refusals():
            lost = acts.change_frame(text, form.facts(), by=current_user)
        if form.done:
            return back_to(text, "frame", said="已保存。", lost=lost)
    return asked("frame", form, text.case, agreement=text)


@views.post("/desk/cases/<case_id>/agreements/<ref>/drop")
@may(*HANDLING)
def drop(case_id: str, ref: str) -> Any:
    """A draft that is not wanted."""
    text = found(case_id, ref)
    if ConfirmForm(record=text).accepted():
        acts.drop_draft(text, by=current_user)
        flash("草稿已弃用，仍留在案卷里。")
    return redirect(f"/desk/cases/{text.case.public_id}#agreements", 303)


@views.route("/desk/cases/<case_id>/agreements/<ref>/clauses/new", methods=["GET", "POST"])
@may(*HANDLING)
def new_clause(case_id: str, ref: str) -> Any:
    """A clause by hand."""
    text = found(case_id, ref)
    form = WordsForm(record=text)
    if form.accepted():
        with form.refusals():
            acts.add_clause(text, form.words.data, by=current_user)
        if form.done:
            return back_to(text, "clauses", said="已添加条款。")
    return asked("clause", form, text.case, agreement=text, clause=None)


@views.route("/desk/cases/<case_id>/agreements/<ref>/clauses/<clause_ref>", methods=["GET", "POST"])
@may(*HANDLING)
def clause(case_id: str, ref: str, clause_ref: str) -> Any:
    """Word a clause by hand."""
    one = found_clause(case_id, ref, clause_ref)
    form = WordsForm(data={"words": one.words}, record=one.agreement)
    if form.accepted():
        with form.refusals():
            acts.edit_clause(one, form.words.data, by=current_user)
        if form.done:
            return back_to(one.agreement, "clauses", said="已改写。")
    return asked("clause", form, one.agreement.case, agreement=one.agreement, clause=one,
                 confirm=ConfirmForm(record=one.agreement))


@views.post("/desk/cases/<case_id>/agreements/<ref>/clauses/<clause_ref>/restore")
@may(*HANDLING)
def restore_clause(case_id: str, ref: str, clause_ref: str) -> Any:
    """Take back the wording by hand."""
    one = found_clause(case_id, ref, clause_ref)
    text = one.agreement
    if ConfirmForm(record=text).accepted():
        acts.restore_clause(one, by=current_user)
    return back_to(text, "clauses", said="已恢复为按各行生成的文字。")


@views.post("/desk/cases/<case_id>/agreements/<ref>/clauses/<clause_ref>/drop")
@may(*HANDLING)
def drop_clause(case_id: str, ref: str, clause_ref: str) -> Any:
    """Take out a clause that was added by hand."""
    one = found_clause(case_id, ref, clause_ref)
    text = one.agreement
    if ConfirmForm(record=text).accepted():
        acts.drop_clause(one, by=current_user)
    return back_to(text, "clauses", said="已删去这一条。")


@views.get("/desk/cases/<case_id>/agreements/<ref>/draft.pdf")
@may(*HANDLING)
def draft(case_id: str, ref: str) -> Response:
    """The draft as it will print, marked as a draft."""
    return Response(draft_pdf(found(case_id, ref)), mimetype="application/pdf", headers=PDF)
