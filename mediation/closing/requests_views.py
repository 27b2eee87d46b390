"""Answering what a party asked for on its own page, where no act of the procedure does it."""
from __future__ import annotations

from typing import Any

from flask import Blueprint

from mediation.cases.act_pages import add_act_page, case_address
from mediation.cases.models import Case
from mediation.cases.requesting import settle
from mediation.cases.requests_models import PartyRequest, RequestOutcome
from mediation.closing.requests_forms import SettleRequestForm
from mediation.errors import NotFound
from mediation.notices.acts import tell

views = Blueprint("requests", __name__)


def request_of(case: Case, ref: str) -> PartyRequest:
    """A request of this case; raises NotFound."""
    found = next((row for row in case.party_requests if row.public_id == ref), None)
    if found is None:
        raise NotFound("没有找到这件请求。")
    return found


def settle_request(row: PartyRequest, form: SettleRequestForm, *, by: Any) -> str:
    """答复当事人在网上提出的请求"""
    settle(row, RequestOutcome.NOT_DONE, form.answer.data, by=by)
    tell(row.case, row.party, key=f"request-answer:{row.public_id}", by=by, read_out="您在网上提出的，已经有答复，请看您的页面。")
    return case_address(row.case, "requests")


add_act_page(views, "settle_request", SettleRequestForm, settle_request, name="答复当事人", load=request_of,
             collection="requests", done="已答复，当事人在自己的页面上看得到。")
