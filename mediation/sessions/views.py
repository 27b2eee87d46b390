"""Pages of the sessions of a case: planned, moved, held; their record."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, jsonify, redirect, render_template
from flask_login import current_user

from mediation import clock
from mediation.cases.access import case_for
from mediation.cases.act_pages import HANDLING, act_address, add_act_page, case_address
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.errors import NotFound, RequirementNotMet
from mediation.parties.models import Party
from mediation.sessions import acts
from mediation.sessions.meeting_forms import CallOffForm, HoldForm, MoveForm, PlanForm, ServeForm
from mediation.sessions.models import Session
from mediation.sessions.queries import newcomers, session_of
from mediation.sessions.record import SECTIONS, as_text, content_of
from mediation.sessions.record_forms import MinutesForm
from mediation.sessions.sections import session_address, session_line
from mediation.web.forms import ConfirmForm
from mediation.web.who_may import may

views = Blueprint("sessions", __name__)
MINUTES = "/desk/cases/<case_id>/sessions/<ref>/minutes"


def _session(case_id: str, ref: str) -> Session:
    found = session_of(case_for(current_user, case_id), ref)
    if found is None:
        raise NotFound("没有找到这次调解会。")
    return found


@views.get("/desk/cases/<case_id>/sessions/<ref>")
@may(*HANDLING)
def show(case_id: str, ref: str) -> Any:
    session = _session(case_id, ref)
    return render_template("sessions/session.html", case=session.case,
                           line=session_line(session.case, session, current_user),
                           newcomers=newcomers(session), receipt=ConfirmForm(record=session))


@views.post("/desk/cases/<case_id>/sessions/<ref>/newcomers")
@may(*HANDLING)
def ask_newcomers(case_id: str, ref: str) -> Any:
    session = _session(case_id, ref)
    form = ConfirmForm(record=session)
    if form.accepted():
        with form.refusals():
            acts.ask_newcomers(session, by=current_user)
        flash(*(("调解通知书已出，见文书。", "message") if form.done else (form.form_errors[0], "refused")))
    return redirect(session_address(session), 303)


@views.post("/desk/cases/<case_id>/sessions/<ref>/receipts/<party_ref>")
@may(*HANDLING)
def print_service_receipt(case_id: str, ref: str, party_ref: str) -> Any:
    session = _session(case_id, ref)
    form = ConfirmForm(record=session)
    if form.accepted():
        with form.refusals():
            acts.print_service_receipt(session, _party(session, party_ref), by=current_user)
        flash(*(("送达回证已出，见文书。", "message") if form.done else (form.form_errors[0], "refused")))
    return redirect(session_address(session), 303)


def _party(session: Session, party_ref: str) -> Party:
    found = next((party for party in session.case.taking_part if party.public_id == party_ref), None)
    if found is None:
        raise NotFound("没有找到这位当事人。")
    return found


@views.route(MINUTES, methods=["GET", "POST"])
@may(*HANDLING)
def minutes(case_id: str, ref: str) -> Any:
    session = _session(case_id, ref)
    form = MinutesForm(record=session)
    if form.accepted():
        try:
            with form.refusals():
                _save(session, form)
        except acts.MinutesChanged:
            return _both_texts(session, form), 409
        if form.done:
            flash("笔录已定稿，请打印后由到场的人签名。" if form.close.data else "笔录已保存。")
            return redirect(_after_minutes(session, form), 303)
    return _minutes_page(session, form), form.status


@views.post(MINUTES + "/save")
@may(*HANDLING)
def autosave(case_id: str, ref: str) -> Any:
    session = _session(case_id, ref)
    form = MinutesForm(record=session)
    if not form.accepted():
        return jsonify(problem="有的内容太长或者含有不能保存的字符，请按“保存”看是哪一处。"), 422
    try:
        saved = acts.save_minutes(session, form.sections(), by=current_user, version=form.opened_version)
    except acts.MinutesChanged as changed:
        return jsonify(problem=changed.message), 409
    return jsonify(saved=f"{clock.now().astimezone(clock.SHANGHAI):%H:%M}", version=str(saved.version))


def _after_minutes(session: Session, form: MinutesForm) -> str:
    """Back to the session once the record is closed; with signs of a sham to what must be done then (TY 18)."""
    if not form.close.data:
        return f"{session_address(session)}/minutes"
    if form.sham.data == "yes" and session.case.state_term is CaseState.IN_MEDIATION:
        flash("笔录里记了虚假调解的可疑情形：请中止调解并报告。")
        return act_address(session.case, "suspend_for_sham")
    return session_address(session)


def _save(session: Session, form: MinutesForm) -> None:
    acts.save_minutes(session, form.sections(), by=current_user, version=form.opened_version)
    if form.close.data:
        acts.close_minutes(session, by=current_user)


def _minutes_page(session: Session, form: MinutesForm) -> str:
    closed = session.minutes.closed_on if session.minutes else None
    return render_template("sessions/minutes.html", case=session.case, session=session, form=form, sections=SECTIONS,
                           closed_on=closed, content=as_text(content_of(session)), address=session_address(session))


def _both_texts(session: Session, form: MinutesForm) -> str:
    """Somebody saved another text meanwhile: both are shown, and what is sent next replaces the other knowingly."""
    form.version.data = str(session.minutes.version) if session.minutes else ""
    return render_template("sessions/minutes_changed.html", case=session.case, session=session, form=form,
                           sections=SECTIONS, theirs=as_text(content_of(session)), mine=as_text(form.sections()),
                           saved_by=session.minutes.saved_by, saved_at=session.minutes.saved_at,
                           address=session_address(session))


def plan_session(case: Case, form: PlanForm, *, by: Any) -> str:
    """Fix a session and tell everybody."""
    session = acts.plan_session(case, form.plan(), by=by, noticed_on=form.noticed_on.data,
                                despite_warnings=form.despite_warnings.data)
    return session_address(session)


def move_session(session: Session, form: MoveForm, *, by: Any) -> str:
    """Put a session to another time or place."""
    acts.move_session(session, form.plan(), form.reason.data, by=by, noticed_on=form.noticed_on.data,
                      despite_warnings=form.despite_warnings.data)
    return session_address(session)


def call_off(session: Session, form: CallOffForm, *, by: Any) -> str:
    """Call a session off."""
    acts.call_off(session, form.reason.data, by=by)
    return case_address(session.case, "sessions")


def serve_notice(session: Session, form: ServeForm, *, by: Any) -> str:
    """Record how the notice reached each party."""
    for party, way, served_on, taken_by in form.said():
        try:
            acts.serve_notice(session, party, way, served_on, by=by, taken_by=taken_by)
        except RequirementNotMet as refused:
            raise RequirementNotMet(f"{party.name}：{refused.message}", article=refused.article) from refused
    return session_address(session)


def hold_session(session: Session, form: HoldForm, *, by: Any) -> str:
    """Record who came."""
    acts.hold_session(session, form.presences(), by=by, began_at=form.instant(form.began),
                      ended_at=form.instant(form.ended))
    return f"{session_address(session)}/minutes"


add_act_page(views, "plan_session", PlanForm, plan_session, name="定调解会", template="sessions/plan.html",
             done="调解会已定，通知书已出，并已告知各方。")
add_act_page(views, "move_session", MoveForm, move_session, name="改期", load=session_of, collection="sessions",
             template="sessions/plan.html", done="已改期，新的通知书已出。")
add_act_page(views, "call_off", CallOffForm, call_off, name="取消调解会", load=session_of, collection="sessions",
             done="已取消，并已告知各方。")
add_act_page(views, "serve_notice", ServeForm, serve_notice, name="记通知的送达", load=session_of,
             collection="sessions", template="sessions/serve.html", done="送达已记。")
add_act_page(views, "hold_session", HoldForm, hold_session, name="记到场", load=session_of, collection="sessions",
             template="sessions/hold.html", done="到场情况已记，请记笔录。")
