"""The body's page for sending the result back to the court, and for the court's word on paper."""
from __future__ import annotations

from typing import Any

from flask import Blueprint

from mediation.assignments import acts
from mediation.assignments.forms import CourtsReceiptForm, ReturnToCourtForm
from mediation.cases.act_pages import add_act_page, case_address
from mediation.cases.models import Case
from mediation.law.terms import Role

views = Blueprint("assignments", __name__)


def return_to_court(case: Case, form: ReturnToCourtForm, *, by: Any) -> str:
    """The result goes back to the court."""
    acts.return_to_court(case, form.plan(), form.going_back(), by=by)
    return case_address(case, "handoffs")


def receive_return(case: Case, form: CourtsReceiptForm, *, by: Any) -> str:
    """The court's word on paper: it has signed for everything, or says what is lacking."""
    acts.receive_return(case, form.received(proof=form.scan.kept(by=by)), by=by)
    return case_address(case, "handoffs")


add_act_page(views, "return_to_court", ReturnToCourtForm, return_to_court,
             done="已交回法院，反馈函在文书里；等法院签收。")
add_act_page(views, "receive_return", CourtsReceiptForm, receive_return, roles=(Role.CLERK, Role.DIRECTOR),
             done="已登记法院的答复；要求补充的，补齐后再次交回。")
