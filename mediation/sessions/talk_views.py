"""Pages of what is noted in the talks: facts for both, caucus and offers behind the wall, interpreters."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template
from flask_login import current_user

from mediation.audit import trail
from mediation.cases.access import case_for
from mediation.cases.act_pages import HANDLING, add_act_page, case_address
from mediation.cases.models import Case
from mediation.cases.seats import seat_of
from mediation.errors import NotFound
from mediation.law.terms import Zone
from mediation.sessions import acts
from mediation.sessions.models import Interpreter
from mediation.sessions.queries import fact_of, facts_of, interpreter_of
from mediation.sessions.record_forms import (AmendInterpreterForm, CaucusForm, FactForm, InterpreterForm,
                                             NeedsNoneForm, OfferForm, PrintFactsForm, ReleaseForm, SignFactsForm,
                                             SignRegistrationForm)
from mediation.sessions.acts.putting import put_offer as put_offer_to, take_back_put_offer
from mediation.sessions.put_forms import PutOfferForm
from mediation.sessions.put_models import PutOffer
from mediation.sessions.wall import notes_for, offers_for, put_offers_for
from mediation.web.forms import ConfirmForm
from mediation.web.who_may import may

views = Blueprint("talks", __name__)
FACTS, CAUCUS = "/desk/cases/<case_id>/facts", "/desk/cases/<case_id>/caucus"


@views.route(FACTS, methods=["GET", "POST"])
@may(*HANDLING)
def facts(case_id: str) -> Any:
    case = case_for(current_user, case_id)
    form = FactForm(record=case)
    if form.accepted():
        with form.refusals():
            acts.note_fact(case, form.topic.data, form.words.data, by=current_user, disputed=form.disputed.data,
                           claim_type=form.kind, amount_fen=form.amount_fen.data)
        if form.done:
            flash("已记。")
            return redirect(f"{case_address(case)}/facts", 303)
    return _facts_page(case, form), form.status


@views.post(FACTS + "/print")
@may(*HANDLING)
def print_facts(case_id: str) -> Any:
    case = case_for(current_user, case_id)
    form = PrintFactsForm(record=case)
    if form.accepted():
        with form.refusals():
            acts.print_facts(case, by=current_user, nothing_disputed=form.nothing_disputed.data)
        if form.done:
            flash("无争议事实记载表已出，请双方签名。")
            return redirect(f"{case_address(case)}/facts", 303)
    return _facts_page(case, printing=form), form.status


@views.post(FACTS + "/<ref>/drop")
@may(*HANDLING)
def drop_fact(case_id: str, ref: str) -> Any:
    case = case_for(current_user, case_id)
    fact = fact_of(case, ref)
    if fact is None:
        raise NotFound("没有找到这条事实。")
    if ConfirmForm(record=case).accepted():
        acts.drop_fact(fact, by=current_user)
        flash("已删去。")
    return redirect(f"{case_address(case)}/facts", 303)


def _facts_page(case: Case, form: FactForm | None = None, printing: PrintFactsForm | None = None) -> str:
    return render_template("sessions/facts.html", case=case, facts=facts_of(case),
                           address=f"{case_address(case)}/facts", form=form or FactForm(formdata=None, record=case),
                           printing=printing or PrintFactsForm(formdata=None, record=case),
                           dropping=ConfirmForm(formdata=None, record=case))


@views.get(CAUCUS)
@may(*HANDLING)
def caucus(case_id: str) -> Any:
    case = case_for(current_user, case_id)
    notes, offers = notes_for(case, current_user), offers_for(case, current_user)
    put = put_offers_for(case, current_user)
    for ref in {row.party.public_id: None for row in (*notes, *offers, *put)}:
        trail.record_look("look_caucus", by=current_user, record=case, case=case, alone=ref)
    return render_template("sessions/caucus.html", case=case, notes=notes, offers=offers, put=put,
                           sits=seat_of(case, current_user) is not None)


def note_caucus(case: Case, form: CaucusForm, *, by: Any) -> str:
    """Write down what a party said alone."""
    acts.note_caucus(case, form.heard[form.party.data], form.words.data, by=by)
    return f"{case_address(case)}/caucus"


def make_offer(case: Case, form: OfferForm, *, by: Any) -> str:
    """Write down what a party would give or take."""
    acts.make_offer(case, form.offering[form.party.data], by=by, zone=Zone(form.zone.data),
                    claim=form.claims.get(form.claim.data or ""), amount_fen=form.amount_fen.data,
                    words=form.words.data)
    return f"{case_address(case)}/caucus"


def put_offer(case: Case, form: PutOfferForm, *, by: Any) -> str:
    """Put a proposal to a party."""
    put_offer_to(form.to[form.party.data], claim=form.claims.get(form.claim.data or ""),
                 amount_fen=form.amount_fen.data, words=form.words.data, by=by)
    return f"{case_address(case)}/caucus"


def take_back_offer(row: PutOffer, _form: ConfirmForm, *, by: Any) -> str:
    """Take back a proposal that waits for its answer."""
    take_back_put_offer(row, by=by)
    return f"{case_address(row.case)}/caucus"


def _put_by(case: Case, ref: str) -> PutOffer | None:
    return next((row for row in put_offers_for(case, current_user) if row.public_id == ref), None)


def sign_facts(case: Case, form: SignFactsForm, *, by: Any) -> str:
    """Record that everybody signed the facts."""
    proof = form.scan.kept(by=by)
    acts.sign_facts(case, form.parties, form.signed_on.data, by=by, proof=proof)
    return f"{case_address(case)}/facts"


def book_interpreter(case: Case, form: InterpreterForm, *, by: Any) -> str:
    """Book an interpreter."""
    acts.book_interpreter(case, form.for_whom[form.party.data], form.booking(), by=by)
    return case_address(case, "sessions")


def amend_booking(interpreter: Interpreter, form: AmendInterpreterForm, *, by: Any) -> str:
    """Add what is known of an interpreter."""
    acts.amend_booking(interpreter, form.booking(), by=by)
    return case_address(interpreter.case, "sessions")


def sign_registration(interpreter: Interpreter, form: SignRegistrationForm, *, by: Any) -> str:
    """Record the signed registration."""
    proof = form.scan.kept(by=by)
    acts.sign_registration(interpreter, form.signed_on.data, by=by, proof=proof)
    return case_address(interpreter.case, "sessions")


def release_interpreter(interpreter: Interpreter, _form: ReleaseForm, *, by: Any) -> str:
    """An interpreter does not come."""
    acts.release_interpreter(interpreter, by=by)
    return case_address(interpreter.case, "sessions")


def record_needs_none(case: Case, form: NeedsNoneForm, *, by: Any) -> str:
    """Record that a party needs no interpreter."""
    proof = form.scan.kept(by=by)
    acts.record_needs_none(case, form.who[form.party.data], by=by, proof=proof)
    return case_address(case, "sessions")


add_act_page(views, "note_caucus", CaucusForm, note_caucus, name="记单方谈话", template="sessions/behind.html",
             done="谈话已记，对方看不见。")
add_act_page(views, "put_offer", PutOfferForm, put_offer, name="把方案给当事人看", template="sessions/behind.html",
             done="已经放到他的案件页上，答复了会告诉您。")
add_act_page(views, "take_back_offer", ConfirmForm, take_back_offer, name="收回方案", load=_put_by,
             collection="put-offers", done="已收回。")
add_act_page(views, "make_offer", OfferForm, make_offer, name="记方案", template="sessions/behind.html",
             done="方案已记；不作证据，也不随案移送。")
add_act_page(views, "sign_facts", SignFactsForm, sign_facts, name="记双方签名", done="双方已确认的事实已记，可以随案移送。")
add_act_page(views, "book_interpreter", InterpreterForm, book_interpreter, name="约翻译", template="sessions/book.html",
             done="翻译已约。")
add_act_page(views, "record_needs_none", NeedsNoneForm, record_needs_none, name="登记不需要翻译", done="声明已存。")
add_act_page(views, "amend_booking", AmendInterpreterForm, amend_booking, name="补全翻译登记", load=interpreter_of,
             collection="interpreters", template="sessions/book.html", done="已补。")
add_act_page(views, "sign_registration", SignRegistrationForm, sign_registration, name="记翻译登记表的签名",
             load=interpreter_of, collection="interpreters", done="翻译登记已签。")
add_act_page(views, "release_interpreter", ReleaseForm, release_interpreter, name="取消翻译", load=interpreter_of,
             collection="interpreters", done="已取消。")
