"""The accounts of a body, for its director and administrator; one's own account."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_login import current_user

from mediation.bodies.access import KEEPERS, body_for
from mediation.people import keeping
from mediation.people.account_forms import (AffiliationForm, DisableForm, EndAffiliationForm, EndPostForm,
                                            KnownPersonForm, NewPersonForm, OwnPasswordForm, PasswordForm, PersonForm,
                                            PostForm, words_of)
from mediation.people.queries import people_of
from mediation.people.throttle import Tried
from mediation.web.who_may import anybody_signed_in, may

views = Blueprint("accounts", __name__)
PAGES = (("post", "给一个岗位", PostForm, keeping.give_post), ("end-post", "结束岗位", EndPostForm, keeping.end_post),
         ("affiliation", "登记任职单位", AffiliationForm, keeping.affiliate),
         ("end-affiliation", "不再任职", EndAffiliationForm, keeping.end_affiliation),
         ("password", "重设密码", PasswordForm, keeping.reset_password),
         ("disable", "停用账号", DisableForm, keeping.disable))


@views.get("/desk/bodies/<body_id>/people")
@may(*KEEPERS)
def people(body_id: str) -> Any:
    """Everybody with a post in the body, today or before."""
    body = body_for(current_user, body_id, *KEEPERS)
    return render_template("people/people.html", body=body, people=people_of(body), words_of=words_of)


@views.route("/desk/bodies/<body_id>/people/add", methods=["GET", "POST"])
@may(*KEEPERS)
def add_person(body_id: str) -> Any:
    """An account with its first post."""
    return page(body_id, "开一个账号", NewPersonForm, keeping.open_account)


@views.route("/desk/bodies/<body_id>/people/take-in", methods=["GET", "POST"])
@may(*KEEPERS)
def take_in(body_id: str) -> Any:
    """A post here for somebody who has an account already."""
    return page(body_id, "给已有的账号一个岗位", KnownPersonForm, keeping.take_in)


def page(body_id: str, title: str, form_class: type[PersonForm], do: Callable[..., Any]) -> Any:
    """A form about somebody who is not in the body yet."""
    body = body_for(current_user, body_id, *KEEPERS)
    form = form_class(body=body)
    if form.accepted():
        with form.refusals():
            person = do(body, form, by=current_user)
        if form.done:
            flash(f"已办：{person.name}。")
            return redirect(url_for("accounts.people", body_id=body_id), 303)
    return render_template("people/person_form.html", body=body, person=None, form=form, title=title), form.status


@views.get("/desk/bodies/<body_id>/people/<person_id>")
@may(*KEEPERS)
def person(body_id: str, person_id: str) -> Any:
    """One person's posts and employers, and what may be done about them."""
    body = body_for(current_user, body_id, *KEEPERS)
    return render_template("people/person.html", body=body, person=keeping.person_of(body, person_id),
                           words_of=words_of, pages=[(word, title) for word, title, _form, _do in PAGES])


def _add_person_page(word: str, title: str, form_class: type[PersonForm], do: Callable[..., Any]) -> None:
    """Give what may be done about a person its page."""
    def view(body_id: str, person_id: str) -> Any:
        body = body_for(current_user, body_id, *KEEPERS)
        found = keeping.person_of(body, person_id)
        form = form_class(body=body, person=found)
        if form.accepted():
            with form.refusals():
                do(body, found, form, by=current_user)
            if form.done:
                flash(f"已办：{title}，{found.name}。")
                return redirect(url_for("accounts.person", body_id=body_id, person_id=person_id), 303)
        return render_template("people/person_form.html", body=body, person=found, form=form, title=title), form.status

    name = word.replace("-", "_")
    view.__name__ = name
    views.add_url_rule(f"/desk/bodies/<body_id>/people/<person_id>/{word}", name, may(*KEEPERS)(view),
                       methods=["GET", "POST"])


for _word, _title, _form, _do in PAGES:
    _add_person_page(_word, _title, _form, _do)


@views.route("/account", methods=["GET", "POST"])
@anybody_signed_in
def own_account() -> Any:
    """One's own posts and employers, and one's password."""
    form = OwnPasswordForm()
    if form.accepted():
        tried = Tried("sign-in", current_user.login, request.remote_addr or "")
        with form.refusals():
            keeping.change_own_password(current_user, form.old.data if tried.allowed else "", form.password.data,
                                        form.again.data)
        if form.done:
            tried.succeeded()
            flash("密码已改，请用新密码重新登录。")
            return redirect(url_for("people.sign_in"), 303)
    return render_template("people/account.html", form=form, words_of=words_of), form.status
