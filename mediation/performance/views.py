"""Pages of performance."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template
from flask_login import current_user

from mediation.agreements.models import Obligation
from mediation.agreements.states import OWED
from mediation.cases.access import case_for
from mediation.cases.act_pages import HANDLING, add_act_page, case_address
from mediation.cases.models import Case
from mediation.errors import RequirementNotMet
from mediation.performance import acts
from mediation.performance.papers import print_receipt
from mediation.performance.party_acts import settle_word, settled_by_payment
from mediation.performance.forms import (DefaultForm, NewDayForm, PaymentsForm, PerformanceForm, ReminderForm,
                                         SettleWordForm, WaiveForm)
from mediation.performance.queries import line_of, lines_in_effect, word_of
from mediation.performance.word_models import PaymentWord
from mediation.web.who_may import may

views = Blueprint("performance", __name__)


@views.route("/desk/cases/<case_id>/payments", methods=["GET", "POST"])
@may(*HANDLING)
def payments(case_id: str) -> Any:
    case = case_for(current_user, case_id)
    owed = [line for line in lines_in_effect(case) if line.state in OWED]
    form = PaymentsForm(lines=owed, record=case)
    if form.accepted():
        with form.refusals():
            record_payments(case, owed, form)
        if form.done:
            flash(f"已记录{len(form.lines.data)}项到账。")
            return redirect(case_address(case, "performance"), 303)
    return render_template("performance/payments.html", form=form, case=case, owed=owed), form.status


def record_payments(case: Case, owed: list[Obligation], form: PaymentsForm) -> None:
    """Record the ticked lines as paid: in full, or the one line in part."""
    chosen = [line for line in owed if line.public_id in form.lines.data]
    if form.amount_fen.data is not None and len(chosen) != 1:
        raise RequirementNotMet("填了部分到账的金额，只能勾选一项。", field="amount_fen")
    proof = form.scan.kept(by=current_user)
    came = acts.record_payments([(line, _payment(form, line, proof)) for line in chosen], by=current_user)
    settled_by_payment(chosen, by=current_user)
    for payment in came if form.print_receipt.data else ():
        print_receipt(payment, by=current_user, witness=form.witness.data or "")


def _payment(form: PaymentsForm, line: Obligation, proof: str | None) -> acts.PaymentFacts:
    """One ticked line as a payment: what is left of it, or the part that came."""
    amount = form.amount_fen.data if form.amount_fen.data is not None else max(line.left_fen, 0)
    return acts.PaymentFacts(
        paid_on=form.paid_on.data, amount_fen=amount, way=form.way.data, said_by=form.said_by.data, proof=proof,
        words=form.words.data or "", late_reason=form.late_reason.data or "", on_behalf_of=(line.payee,))


def _with_proof(do: Any) -> Any:
    """An act on a line whose form brings a signed paper."""
    def done(line: Obligation, form: PerformanceForm, *, by: Any) -> str:
        do(line, form.facts(proof=form.scan.kept(by=by) if "scan" in form else None, on_behalf_of=(line.payee,)), by=by)
        return case_address(line.case, "performance")
    done.__doc__ = do.__doc__
    return done


def settle_payment_word(row: PaymentWord, form: SettleWordForm, *, by: Any) -> str:
    """处理当事人说的付没付"""
    settle_word(row, form.answer.data, by=by)
    return case_address(row.case, "performance")


add_act_page(views, "settle_payment_word", SettleWordForm, settle_payment_word, name="答复当事人说的付没付",
             load=word_of, collection="payment-words", done="已答复，当事人在自己的页面上看得到。")
for act, form_class, do in (("waive", WaiveForm, acts.waive), ("agree_new_day", NewDayForm, acts.agree_new_day),
                            ("undo_performed", PerformanceForm, acts.undo_performed),
                            ("record_default", DefaultForm, acts.record_default),
                            ("remind_of_performance", ReminderForm, acts.remind_of_performance)):
    add_act_page(views, act, form_class, _with_proof(do), load=line_of, collection="obligations")
