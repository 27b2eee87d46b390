"""A party says that it comes to a session, or that it can't: then it is called about another time in a working day."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from mediation import clock
from mediation.errors import NotNow
from mediation.following import visits
from mediation.following.offers import Place, offer
from mediation.following.visits import PARTY
from mediation.intake.language_calls.acts import ask_for_call
from mediation.intake.language_calls.queries import language_call_waiting
from mediation.parties.acting import PartyActing
from mediation.parties.models import Party
from mediation.portal.forms import CannotComeForm
from mediation.portal.status import near_time, session_ahead
from mediation.sessions.acts.coming import say_it_can_not_come, say_it_comes, will_come
from mediation.sessions.models import Session
from mediation.web.forms import ConfirmForm
from mediation.web.who_may import visiting

views = Blueprint("coming", __name__)


def may_say_so(party: Party) -> bool:
    """Whether there is a session that the party is to come to, and nobody is to call it yet."""
    return session_ahead(party) is not None and language_call_waiting(party) is None


offer(lazy_gettext("我来不了，换时间"), "coming.cannot", may_say_so, Place.MEETING, at=10)


@views.app_context_processor
def _for_the_status() -> dict[str, Any]:
    return {"will_come": will_come}


@views.post("/my/session/coming")
@visiting(PARTY)
def comes() -> Any:
    """The party comes to the session that is fixed."""
    party = visits.party_here()
    session = session_ahead(party)
    if session is None:
        raise NotNow(_("现在没有要来的会。"))
    if ConfirmForm().accepted():
        say_it_comes(session, party, by=PartyActing(party))
        flash(_("记下了：您能来。临时来不了，请提前说。"))
    return redirect(url_for("portal.status"), 303)


@views.route("/my/session", methods=["GET", "POST"])
@visiting(PARTY)
def cannot() -> Any:
    """Why not, and when the party could."""
    party = visits.party_here()
    session = session_ahead(party)
    if session is None or not may_say_so(party):
        raise NotNow(_("现在没有要来的会，或者已经记下要打电话给您。"))
    form = CannotComeForm()
    if form.accepted():
        with form.refusals():
            say_it_can_not_come(session, party, by=PartyActing(party))
            ask_for_call(party, party.language_term, _said(session, form.words.data), form.phone.data,
                         by=PartyActing(party))
        if form.done:
            flash(_("记下了，会打电话给您换时间。没换以前还是这个时间。"))
            return redirect(url_for("portal.status"), 303)
    return render_template("portal/session.html", form=form, party=party, case=party.case, session=session,
                           moment=near_time(session.starts_at)), form.status


def _said(session: Session, words: str) -> str:
    """What stands on the desk, in Chinese whatever the page was read in."""
    local = session.starts_at.astimezone(clock.SHANGHAI)
    return f"{local.month}月{local.day}日{local:%H:%M}的调解会来不了：{words}"
