"""A party's own page on which it asks to be called."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from mediation.following.offers import Place, offer
from mediation.following.visits import PARTY, party_here
from mediation.intake.language_calls.acts import ask_for_call, due_day
from mediation.intake.language_calls.forms import SPOKEN, LanguageCallForm
from mediation.intake.language_calls.queries import language_call_waiting
from mediation.law.terms import Language
from mediation.parties.acting import PartyActing
from mediation.parties.models import Party
from mediation.web.who_may import visiting

views = Blueprint("language_call", __name__)
offer(lazy_gettext("请打电话给我"), "language_call.ask",
      lambda party: party.case.is_open and language_call_waiting(party) is None, Place.MAY, at=80)


@views.app_context_processor
def _for_the_status_page() -> dict[str, Any]:
    return {"language_call_of": language_call_of, "spoken": SPOKEN, "spoken_in": lambda code: SPOKEN[Language(code)]}


def language_call_of(party: Party) -> tuple[Any, Any] | None:
    """The call that a party waits for, and by when it comes."""
    waiting = language_call_waiting(party)
    return (waiting, due_day(waiting)) if waiting is not None else None


@views.route("/my/call-me", methods=["GET", "POST"])
@visiting(PARTY)
def ask() -> Any:
    """In which language, what about, under which number."""
    party = party_here()
    form = LanguageCallForm(spoken=party.language_term)
    if form.accepted():
        with form.refusals():
            ask_for_call(party, form.chosen(), form.words.data or "", form.phone.data, by=PartyActing(party))
        if form.done:
            flash(_("记下了，会有人打给您。"))
            return redirect(url_for("portal.status"), 303)
    return render_template("intake/my_language_call.html", form=form, party=party, case=party.case), form.status
