"""Signing in and out, and unlocking a page that was left open."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask_login import current_user

from mediation.audit import trail
from mediation.law.terms import Role
from mediation.people import locking, sessions
from mediation.people.forms import SignInForm, UnlockForm
from mediation.people.models import Person
from mediation.people.passwords import matches, spend_the_same_time
from mediation.people.queries import person_by_login
from mediation.people.throttle import Tried
from mediation.web.addresses import inside
from mediation.web.frame import HANDLING
from mediation.web.who_may import anybody_signed_in, everybody

views = Blueprint("people", __name__)
TOO_MANY = "试的次数太多了，请过十五分钟再试；忘了密码请找系统管理员重设。"


@views.route("/sign-in", methods=["GET", "POST"])
@everybody
def sign_in() -> Any:
    form = SignInForm()
    if form.accepted():
        tried = Tried("sign-in", form.login.data, request.remote_addr or "")
        person = _check(form.login.data, form.password.data) if tried.allowed else None
        if person is not None:
            tried.succeeded()
            sessions.begin(person)
            trail.record("sign_in", by=person)
            return redirect(inside(request.args.get("next")) or home_of(person), 303)
        trail.record_look("sign_in", outcome="refused")
        form.refuse("账号或密码不对。" if tried.allowed else TOO_MANY, "password")
    return render_template("public/sign_in.html", form=form, **_demo()), form.status


@views.post("/sign-out")
@everybody
def sign_out() -> Any:
    trail.record("sign_out", by=current_user if current_user.is_authenticated else None)
    sessions.end()
    flash("已退出。")
    return redirect(url_for("people.sign_in"), 303)


@views.route("/unlock", methods=["GET", "POST"])
@everybody
def unlock() -> Any:
    row = sessions.current()
    if row is None:
        return redirect(url_for("people.sign_in"), 303)
    form = UnlockForm(next=request.args.get("next"))
    if form.validate_on_submit():
        tried = Tried("sign-in", row.person.login, request.remote_addr or "")
        row = sessions.again()
        if tried.allowed and row and matches(form.password.data, row.person.password_hash):
            tried.succeeded()
            sessions.unlock(row)
            return locking.go_on(form.next.data, home_of(row.person))
        form.password.errors = ["密码不对。" if tried.allowed else TOO_MANY]
    return locking.page(form)


@views.get("/home")
@anybody_signed_in
def home() -> Any:
    return redirect(home_of(current_user))


def home_of(person: Person) -> str:
    """The page a person begins with, by their posts."""
    if person.holds(Role.LIAISON):
        return "/court"
    if any(person.holds(role) for role in HANDLING):
        return "/desk"
    if person.holds(Role.ADMINISTRATOR):
        return "/desk/bodies"
    return "/desk/counts" if person.holds(Role.OBSERVER) else "/account"


def _check(login: str, password: str) -> Person | None:
    person = person_by_login(login)
    if person is None or person.disabled:
        spend_the_same_time(password)
        return None
    return person if matches(password, person.password_hash) else None


def _demo() -> dict[str, Any]:
    """The demo accounts, while the demo world is loaded."""
    return {"demo_people": current_app.extensions["demo_people"](),
            "demo_parties": current_app.extensions["demo_parties"]()}
