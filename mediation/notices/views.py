"""What nobody can send: whom to call, what to read out, and that it has been told."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_login import current_user

from mediation import clock
from mediation.audit import trail
from mediation.cases import who
from mediation.cases.act_pages import HANDLING
from mediation.errors import NotFound, NotPermitted
from mediation.notices import acts, queries
from mediation.notices.models import Notice
from mediation.notices.sections import how_words, state_words
from mediation.web.forms import ConfirmForm
from mediation.web.who_may import may

views = Blueprint("notices", __name__)
MOST_SHOWN = 100


@views.get("/desk/to-call")
@may(*HANDLING)
def to_call() -> Any:
    """Everything that has to be told by telephone or in person, the oldest first."""
    notices = queries.to_call(current_user, clock.now(), MOST_SHOWN + 1)
    return render_template("notices/to_call.html", stands=state_words, more=len(notices) > MOST_SHOWN, most=MOST_SHOWN,
                           notices=[(notice, ConfirmForm()) for notice in notices[:MOST_SHOWN]])


@views.get("/desk/to-call/<notice_id>")
@may(*HANDLING)
def number(notice_id: str) -> Any:
    """One of them, with the telephone number in full; the look is kept in the trail."""
    notice = found(notice_id)
    trail.record_look("open_phone", by=current_user, record=notice, case=notice.case)
    return render_template("notices/call.html", notice=notice, form=ConfirmForm(), how=how_said(notice),
                           stands=state_words(notice))


@views.post("/desk/to-call/<notice_id>/told")
@may(*HANDLING)
def told(notice_id: str) -> Any:
    """It has been told."""
    notice = found(notice_id)
    if not who.staff(actor=current_user, model=notice.case):
        raise NotPermitted("只有本案办案人可以记“已告知”。")
    form = ConfirmForm()
    if form.accepted():
        acts.mark_told(notice, by=current_user)
        flash(f"已记：告知了{notice.to_whom}。")
    return redirect(url_for("notices.to_call"), 303)


@views.post("/desk/to-call/<notice_id>/again")
@may(*HANDLING)
def again(notice_id: str) -> Any:
    """What could not be sent is tried anew."""
    notice = found(notice_id)
    if not who.staff(actor=current_user, model=notice.case):
        raise NotPermitted("只有本案办案人可以重新发。")
    form = ConfirmForm()
    if form.accepted():
        with form.refusals():
            acts.resend(notice, by=current_user)
        if form.done:
            flash(f"会再发给{notice.to_whom}，发不出去的还会回到这里。")
            return redirect(url_for("notices.to_call"), 303)
    notice = found(notice_id)
    return render_template("notices/call.html", notice=notice, form=form, how=how_said(notice),
                           stands=state_words(notice)), form.status


def how_said(notice: Notice) -> str:
    """How the receiver wants to be told."""
    choice = queries.choice_of(notice.party) if notice.party is not None else None
    return how_words(notice.party, {choice.party_id: choice} if choice is not None else {})


def found(notice_id: str) -> Notice:
    """The notice at this address, of a case that one may see."""
    notice = queries.notice_for(current_user, notice_id)
    if notice is None or notice.person_id is not None:
        raise NotFound("没有找到这条告知。")
    return notice
