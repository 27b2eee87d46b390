"""The pages of the employers' book."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_login import current_user

from mediation.bodies import employers as book
from mediation.bodies.access import body_for
from mediation.bodies.employer_forms import HEADS, EmployerForm, EmployersForm
from mediation.bodies.models import Body, KnownEmployer
from mediation.bodies.queries import employers_known_to, known_employer
from mediation.errors import NotFound
from mediation.law.terms import Role
from mediation.web.forms import ConfirmForm
from mediation.web.who_may import may

views = Blueprint("employers", __name__)
WRITERS = (Role.CLERK, Role.MEDIATOR, Role.DIRECTOR)
LONGEST_QUESTION = 60


def entry(body: Body, ref: str) -> KnownEmployer:
    """The entry that an address names."""
    found = known_employer(body, ref)
    if found is None:
        raise NotFound("没有找到这个单位。")
    return found


@views.get("/desk/bodies/<body_id>/employers")
@may(*WRITERS)
def listed(body_id: str) -> Any:
    """The book, by any part of the name."""
    body = body_for(current_user, body_id, *WRITERS)
    wanted = request.args.get("q", "").replace("\x00", "")[:LONGEST_QUESTION]
    return render_template("intake/list_employers.html", body=body, wanted=wanted,
                           employers=employers_known_to(body, wanted, limit=200))


@views.route("/desk/bodies/<body_id>/employers/new", methods=["GET", "POST"])
@may(*WRITERS)
def new(body_id: str) -> Any:
    """An employer is entered."""
    body = body_for(current_user, body_id, *WRITERS)
    form = EmployerForm()
    if form.accepted():
        with form.refusals():
            book.add_employer(body, form.facts(), by=current_user)
        if form.done:
            flash("已登记到单位簿。")
            return redirect(url_for("employers.listed", body_id=body_id), 303)
    return render_template("intake/list_employer.html", body=body, form=form, employer=None), form.status


@views.route("/desk/bodies/<body_id>/employers/<ref>/edit", methods=["GET", "POST"])
@may(*WRITERS)
def edit(body_id: str, ref: str) -> Any:
    """An entry is put right."""
    body = body_for(current_user, body_id, *WRITERS)
    employer = entry(body, ref)
    form = EmployerForm(row=employer)
    if form.accepted():
        with form.refusals():
            book.change_employer(employer, form.facts(), by=current_user)
        if form.done:
            flash("已保存。以前登记的案件不跟着改。")
            return redirect(url_for("employers.listed", body_id=body_id), 303)
    return render_template("intake/list_employer.html", body=body, form=form, employer=employer), form.status


@views.post("/desk/bodies/<body_id>/employers/<ref>/drop")
@may(*WRITERS)
def drop(body_id: str, ref: str) -> Any:
    """An entry is taken out of the book."""
    employer = entry(body_for(current_user, body_id, *WRITERS), ref)
    if ConfirmForm().accepted():
        book.drop_employer(employer, by=current_user)
        flash(f"已从单位簿删去：{employer.name}。")
    return redirect(url_for("employers.listed", body_id=body_id), 303)


@views.route("/desk/bodies/<body_id>/employers/many", methods=["GET", "POST"])
@may(*WRITERS)
def many(body_id: str) -> Any:
    """Many are pasted at once; nothing is entered while a row is wrong."""
    body = body_for(current_user, body_id, *WRITERS)
    form = EmployersForm()
    found = form.read() if form.accepted() else None
    if found and not found.errors:
        with form.refusals():
            added, changed = book.import_employers(body, found.employers, by=current_user)
        if form.done:
            flash(f"单位簿新增{added}个，更新{changed}个。")
            return redirect(url_for("employers.listed", body_id=body_id), 303)
    return render_template("intake/list_employers_many.html", body=body, form=form, found=found, heads=HEADS), (
        422 if found and found.errors else form.status)
