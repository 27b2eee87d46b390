"""Recording a contact: one tap from the worklist and from the case."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask_login import current_user

from mediation.audit import trail
from mediation.cases.access import case_for
from mediation.cases.act_pages import HANDLING, case_address
from mediation.cases.models import Case
from mediation.intake.contacts.acts import record_contact
from mediation.intake.contacts.forms import ContactForm
from mediation.intake.contacts.sections import NumberLine, calls_awaited, number_for, number_line
from mediation.web.addresses import inside
from mediation.web.who_may import may

views = Blueprint("contacts", __name__)


@views.route("/desk/cases/<case_id>/contact", methods=["GET", "POST"])
@may(*HANDLING)
def contact(case_id: str) -> Any:
    """Enter a try to reach a party, and go back to where one came from."""
    case = case_for(current_user, case_id)
    form = ContactForm(record=case)
    if form.accepted():
        with form.refusals():
            record_contact(case, form.tried(), by=current_user)
        if form.done:
            flash("联系已记。")
            return redirect(inside(form.onward.data) or case_address(case, "contacts"), 303)
    return render_template("intake/contacts_page.html", form=form, case=case, numbers=numbers(case, form),
                           back_to=inside(form.onward.data) or case_address(case),
                           awaited=calls_awaited(case)), form.status


def numbers(case: Case, form: ContactForm) -> list[NumberLine]:
    """The telephones of the parties, masked but for the one that was asked for; that somebody looked at it is kept."""
    asked = form.parties.get(request.args.get("number", ""))
    if asked is not None and number_for(asked):
        trail.record_look("open_phone", by=current_user, record=asked, case=case)
    return [number_line(party, party is asked, form.onward.data) for party in form.parties.values()]
