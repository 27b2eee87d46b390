"""The page of an act of the court: load the application through the court's door, ask, do the one act, go back."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template
from flask_login import current_user

from mediation.cases.act_pages import ActWords, Do, words_of
from mediation.cases.acts import may_now
from mediation.court.access import SUBMITTED, strengthening_for
from mediation.court.review import address
from mediation.errors import NotNow
from mediation.law.terms import Role
from mediation.web.forms import BaseForm
from mediation.web.who_may import may


def add_court_page(views: Blueprint, page: str, name: str, form: type[BaseForm], do: Do, acts: tuple[str, ...] = (),
                   template: str = "court/act.html") -> None:
    """Give an act of the court its page under the application's address.

    ``acts`` are the lines of the procedure that it may walk: one of them must be open now. ``do(strengthening, form,
    by=person)`` does it.
    """
    def view(public_id: str) -> Any:
        strengthening = strengthening_for(current_user, public_id)
        words = _words(strengthening, name, acts)
        filled = form(record=strengthening)
        if filled.accepted():
            with filled.refusals():
                do(strengthening, filled, by=current_user)
            if filled.done:
                flash(f"已登记：{name}")
                return redirect(onward(strengthening), 303)
        return render_template(template, form=filled, record=strengthening, case=strengthening.case, act=words,
                               whole=address(strengthening)), filled.status

    view.__name__ = page.replace("-", "_")
    view.__doc__ = (do.__doc__ or "").split("\n")[0]
    views.add_url_rule(f"/court/<public_id>/{page}", view.__name__, may(Role.LIAISON)(view), methods=["GET", "POST"])


def onward(strengthening: Any) -> str:
    """Back to the application while it is before the court, else to the queue."""
    return address(strengthening) if strengthening.state in SUBMITTED else "/court"


def _words(strengthening: Any, name: str, acts: tuple[str, ...]) -> ActWords:
    """What the procedure says of the act as it stands; refused at once where none of its lines is open now."""
    allowed = dict(may_now(strengthening, current_user))
    possible = [act for act in acts if act in allowed]
    if acts and not possible:
        raise NotNow(f"本件现在是“{strengthening.state_term.label}”，不能“{name}”。请刷新页面看最新进展。")
    found = words_of(strengthening, possible[0]) if possible else ActWords(name, (), (), ())
    return ActWords(name, found.requires, found.clocks, found.papers)
