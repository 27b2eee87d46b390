"""Times for a session: proposed by the staff, chosen by the parties on their own pages, fixed by one press."""
from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_login import current_user

from mediation import clock
from mediation.cases.access import case_for
from mediation.cases.act_pages import HANDLING, case_address
from mediation.errors import NotNow
from mediation.following import visits
from mediation.following.offers import Place, offer
from mediation.following.visits import PARTY
from mediation.parties.acting import PartyActing
from mediation.sessions.acts.times import (choose_times, fix_time, has_chosen, may_choose, open_proposal, propose_times,
                                           who_can_not)
from mediation.sessions.times_forms import ChooseTimesForm, ProposeTimesForm
from mediation.web.filters import day_words
from mediation.web.forms import ConfirmForm
from mediation.web.who_may import may, visiting

views = Blueprint("times", __name__)
offer(lazy_gettext("选调解的时间"), "times.choose", lambda party: may_choose(party) and not has_chosen(party), Place.NOW,
      at=15)
offer(lazy_gettext("改选的时间"), "times.choose", lambda party: may_choose(party) and has_chosen(party), Place.MAY, at=15)


def _moment(at: datetime) -> str:
    local = at.astimezone(clock.SHANGHAI)
    return f"{day_words(local.date())} {local:%H:%M}"


@views.route("/my/times", methods=["GET", "POST"])
@visiting(PARTY)
def choose() -> Any:
    """Which of the proposed times the party can come to."""
    party = visits.party_here()
    proposal = open_proposal(party.case)
    if proposal is None or not may_choose(party):
        raise NotNow(_("现在没有要选的时间。"))
    form = ChooseTimesForm(proposal=proposal, party=party, words_of=_moment)
    if form.accepted():
        with form.refusals():
            choose_times(party, form.chosen, form.words.data, by=PartyActing(party))
        if form.done:
            flash(_("记下了。双方都能来的时间，由办案人定，定了会通知您。"))
            return redirect(url_for("portal.status"), 303)
    return render_template("sessions/my_times.html", form=form, party=party, case=party.case,
                           proposal=proposal), form.status


@views.route("/desk/cases/<case_id>/times", methods=["GET", "POST"])
@may(*HANDLING)
def propose(case_id: str) -> Any:
    """Who can when; below it other times."""
    case = case_for(current_user, case_id)
    form = ProposeTimesForm()
    if form.accepted():
        with form.refusals():
            propose_times(case, form.times(), by=current_user)
        if form.done:
            flash("时间已经发给各方，等他们选。")
            return redirect(url_for("times.propose", case_id=case_id), 303)
    now = open_proposal(case)
    rows = [(index, each, who_can_not(now, index)) for index, each in enumerate(now.times)] if now else []
    return render_template("sessions/times.html", case=case, form=form, proposal=now, rows=rows,
                           fixing=ConfirmForm()), form.status


@views.post("/desk/cases/<case_id>/times/<number>")
@may(*HANDLING)
def fix(case_id: str, number: str) -> Any:
    """The time that everybody can becomes the session."""
    case = case_for(current_user, case_id)
    form = ConfirmForm()
    now = open_proposal(case)
    if now is None or not number.isascii() or not number.isdigit() or len(number) > 1:
        raise NotNow("没有要定的时间，请刷新页面。")
    if form.accepted():
        with form.refusals():
            fix_time(now, int(number), by=current_user)
        flash(*(("调解会已定，通知书已出。", "message") if form.done else (form.form_errors[0], "refused")))
    return redirect(case_address(case, "sessions") if form.done else url_for("times.propose", case_id=case_id), 303)
