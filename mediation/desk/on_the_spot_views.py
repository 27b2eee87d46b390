"""The page of 即时办结, and row 26 for a case that has been mediated in the usual way."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask_login import current_user

from mediation.agreements import acts as agreements
from mediation.cases.act_pages import HANDLING, add_act_page
from mediation.cases.models import Case
from mediation.desk.on_the_spot import pay_lines, settle_at_the_table
from mediation.desk.on_the_spot_forms import OnTheSpotForm, PaidAtTheTableForm
from mediation.intake.registering import counter
from mediation.web.who_may import may

views = Blueprint("on_the_spot", __name__)


@views.route("/desk/on-the-spot", methods=["GET", "POST"])
@may(*HANDLING)
def on_the_spot() -> Any:
    """People, matter, sum, paid how, who saw it: all acts in one transaction, and one sheet to print."""
    body = counter.body_asked(current_user, request.args.get("body", ""))
    form = OnTheSpotForm(body=body, by=current_user)
    if form.wants_rows:
        form.change_rows(counter.book_of(body))
    elif form.accepted():
        form.fill_from(counter.book_of(body))
        with form.refusals():
            sheet = settle_at_the_table(form.at_the_table(form.scan.kept(by=current_user)), by=current_user)
        if form.done:
            flash("已即时办结。请打印即时办结单，由双方、调解员和见证人签名，盖章。")
            return redirect(f"/desk/cases/{sheet.case.public_id}#papers", 303)
    return render_template("desk/on_the_spot.html", form=form, counter=counter.beside(form, current_user)), form.status


def take_effect_paid(case: Case, form: PaidAtTheTableForm, *, by: Any) -> None:
    """Paid across the table and noted in the record: nothing is left to sign or to strengthen."""
    proof = form.scan.kept(by=by)
    for agreement in agreements.settle_on_the_spot(case, form.facts(proof=proof), by=by):
        pay_lines(agreement.obligations, form.way.data, proof=proof, words=f"当场付清，在场见证人：{form.witness.data}", by=by)


add_act_page(views, "take_effect_paid", PaidAtTheTableForm, take_effect_paid, anchor="performance")
