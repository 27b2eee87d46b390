"""The open monthly figures, and the desk of who follows up bad ratings."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask_login import current_user

from mediation.audit import trail
from mediation.bodies.models import Body
from mediation.errors import NotFound
from mediation.law.terms import Role
from mediation.ratings import acts
from mediation.ratings.access import follow_up_for, follow_ups_for
from mediation.ratings.counting import published
from mediation.ratings.exporting import book_of, csv_of
from mediation.ratings.forms import AnswerForm, CallForm, DecisionForm
from mediation.ratings.queries import rated_bodies
from mediation.ratings.wording import LEVELS
from mediation.web.frame import place
from mediation.web.who_may import everybody, may
from mediation.web.workbook import spreadsheet

views = Blueprint("rating_follow_ups", __name__)
FOLLOWING_UP = (Role.DIRECTOR, Role.OBSERVER)
place("差评", "rating_follow_ups.home", *FOLLOWING_UP, at=85)


@views.get("/ratings")
@everybody
def figures() -> Any:
    """Each body's ratings, month by month, for everybody."""
    bodies = rated_bodies()
    chosen = _body_asked(bodies, request.args.get("body", ""))
    return render_template("ratings/figures.html", bodies=bodies, chosen=chosen,
                           months=published(chosen) if chosen else [], levels=LEVELS)


@views.get("/desk/ratings/<body_id>.<ending>")
@may(Role.CLERK, Role.MEDIATOR, *FOLLOWING_UP)
def sheet(body_id: str, ending: str) -> Any:
    """The same figures as a file."""
    body = _body_asked(rated_bodies(), body_id)
    if body is None or ending not in ("xlsx", "csv"):
        raise NotFound("没有找到这张表。")
    trail.record_look("export_ratings", by=current_user, record=body)
    if ending == "xlsx":
        return spreadsheet(book_of(body), f"评价-{body.short_name}")
    return Response(csv_of(body), mimetype="text/csv",
                    headers={"Content-Disposition": "attachment; filename=ratings.csv"})


@views.get("/desk/ratings")
@may(*FOLLOWING_UP)
def home() -> Any:
    """The bad ratings that one follows up, and those that one has answered."""
    return render_template("ratings/to_follow_up.html", waiting=follow_ups_for(current_user),
                           done=follow_ups_for(current_user, still_open=False), bodies=rated_bodies())


@views.get("/desk/ratings/follow-ups/<follow_up_id>")
@may(*FOLLOWING_UP)
def follow_up(follow_up_id: str) -> Any:
    """One bad rating: what was said, and the name and number only of who asked to be called."""
    found = follow_up_for(current_user, follow_up_id)
    rater = found.rating.party if found.rating.call_me else None
    opened = rater is not None and request.args.get("number") == "1"
    trail.record_look("open_phone" if opened else "open_rating", by=current_user, record=found)
    return render_template("ratings/follow_up.html", follow_up=found, rating=found.rating, rater=rater, opened=opened)


@views.route("/desk/ratings/follow-ups/<follow_up_id>/call", methods=["GET", "POST"])
@may(*FOLLOWING_UP)
def call(follow_up_id: str) -> Any:
    """A call back is entered."""
    found = follow_up_for(current_user, follow_up_id)
    form = CallForm(record=found)
    if form.accepted():
        with form.refusals():
            acts.record_call(found, form.outcome.data, form.words.data or "", by=current_user)
        if form.done:
            flash("电话已记。")
            return redirect(_address(follow_up_id), 303)
    return render_template("ratings/act.html", title="记一次电话", form=form, follow_up=found), form.status


@views.route("/desk/ratings/follow-ups/<follow_up_id>/answer", methods=["GET", "POST"])
@may(*FOLLOWING_UP)
def answer(follow_up_id: str) -> Any:
    """What was found, and the answer."""
    found = follow_up_for(current_user, follow_up_id)
    form = AnswerForm(record=found)
    if form.accepted():
        with form.refusals():
            acts.answer(found, form.finding.data, form.found.data, form.answer.data, by=current_user)
        if form.done:
            flash("已答复，评价人在自己的页面上看得到。")
            return redirect(url_for("rating_follow_ups.home"), 303)
    return render_template("ratings/act.html", title="查明并答复", form=form, follow_up=found), form.status


@views.route("/desk/ratings/follow-ups/<follow_up_id>/decide", methods=["GET", "POST"])
@may(*FOLLOWING_UP)
def decide(follow_up_id: str) -> Any:
    """The answer to an appeal."""
    found = follow_up_for(current_user, follow_up_id)
    form = DecisionForm(record=found)
    if form.accepted():
        with form.refusals():
            acts.decide(found, form.decision.data, form.answer.data, by=current_user)
        if form.done:
            flash("已复核答复。")
            return redirect(url_for("rating_follow_ups.home"), 303)
    return render_template("ratings/act.html", title="复核申诉", form=form, follow_up=found), form.status


def _address(follow_up_id: str) -> str:
    return url_for("rating_follow_ups.follow_up", follow_up_id=follow_up_id)


def _body_asked(bodies: list[Body], ref: str) -> Body | None:
    """The body of this address among those that mediate."""
    return next((body for body in bodies if body.public_id == ref), None)
