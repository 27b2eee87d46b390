"""Supplements to an agreement in effect, and the plain sheets of the workers."""
from __future__ import annotations

from typing import Any

from flask import redirect
from flask_login import current_user

from mediation.agreements import acts
from mediation.agreements.signing_forms import SupplementForm
from mediation.agreements.views.rooms import address, asked, back_to, found, views
from mediation.cases.act_pages import HANDLING
from mediation.web.forms import ConfirmForm
from mediation.web.who_may import may


@views.post("/desk/cases/<case_id>/agreements/<ref>/supplement")
@may(*HANDLING)
def draft_supplement(case_id: str, ref: str) -> Any:
    """Begin a supplement as a copy of the agreement's lines."""
    first = found(case_id, ref)
    if ConfirmForm(record=first).accepted():
        first = acts.draft_supplement(first, by=current_user)
        return back_to(first, said="补充协议已起草：改要改的各行，没有改的不会印出来。")
    return redirect(address(first), 303)


@views.route("/desk/cases/<case_id>/agreements/<ref>/settle-supplement", methods=["GET", "POST"])
@may(*HANDLING)
def settle_supplement(case_id: str, ref: str) -> Any:
    """What differs is numbered, printed and handed out for signing."""
    supplement = found(case_id, ref)
    form = SupplementForm(record=supplement)
    if form.accepted():
        with form.refusals():
            acts.settle_supplement(supplement, form.facts(), by=current_user, sham_suspected=form.sham.data == "yes")
        if form.done:
            return back_to(supplement, said="补充协议已交付签署。")
    return asked("settle_supplement", form, supplement.case, agreement=supplement)


@views.post("/desk/cases/<case_id>/agreements/<ref>/worker-sheets")
@may(*HANDLING)
def worker_sheets(case_id: str, ref: str) -> Any:
    """Print the sheets that are lacking, or that no longer say what the text says."""
    agreement = found(case_id, ref)
    if ConfirmForm(record=agreement).accepted():
        acts.offer_sheets(agreement, by=current_user)
        return back_to(agreement, said="给劳动者的一页纸都是现在的内容，可以逐人打印。")
    return redirect(address(agreement), 303)
