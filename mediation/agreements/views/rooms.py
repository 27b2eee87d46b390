"""The blueprint of the agreement's pages, and how each of them finds its agreement."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template
from flask_login import current_user
from werkzeug.wrappers import Response

from mediation.agreements.models import Agreement, Clause, Obligation
from mediation.agreements.queries import agreement_by_public_id, clause_by_public_id, line_of
from mediation.cases.access import case_for
from mediation.cases.models import Case
from mediation.errors import NotFound
from mediation.web.forms import BaseForm

views = Blueprint("agreements", __name__)
PDF = {"Content-Disposition": "inline"}


def found(case_id: str, ref: str) -> Agreement:
    """The agreement of this address, for this person; raises NotFound."""
    agreement = agreement_by_public_id(case_for(current_user, case_id), ref)
    if agreement is None:
        raise NotFound("没有找到这份协议。")
    return agreement


def found_line(case_id: str, ref: str, line_ref: str) -> Obligation:
    """A line of the agreement; raises NotFound."""
    line = line_of(found(case_id, ref), line_ref)
    if line is None:
        raise NotFound("没有找到这一行。")
    return line


def found_clause(case_id: str, ref: str, clause_ref: str) -> Clause:
    """A clause of the agreement; raises NotFound."""
    clause = clause_by_public_id(found(case_id, ref), clause_ref)
    if clause is None:
        raise NotFound("没有找到这一条。")
    return clause


def address(agreement: Agreement, more: str = "", anchor: str = "") -> str:
    """Where a page of the agreement is."""
    place = f"/desk/cases/{agreement.case.public_id}/agreements/{agreement.public_id}{'/' + more if more else ''}"
    return f"{place}#{anchor}" if anchor else place


def back_to(agreement: Agreement, anchor: str = "", *, said: str = "", lost: list[str] | None = None) -> Response:
    """Go back to the draft; a wording by hand that gave way is shown, so that it can be put in again."""
    if said:
        flash(said)
    for words in lost or []:
        flash(f"各行变了，这一条改写过的文字已按新的各行重写。原来写的是：{words}", "told")
    return redirect(address(agreement, anchor=anchor), 303)


def asked(template: str, form: BaseForm, case: Case, **more: Any) -> tuple[str, int]:
    """The page of a form with what was typed; 422 when it was refused."""
    return render_template(f"agreements/{template}.html", form=form, case=case, **more), form.status
