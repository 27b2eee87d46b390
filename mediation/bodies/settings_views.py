"""The pages of a body: what it has set, what is known of it, its copy sheets."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_login import current_user

from mediation.bodies import acts
from mediation.bodies.access import KEEPERS, WRITERS, bodies_kept_by, body_for
from mediation.bodies.copy_fields import COPY_FIELDS
from mediation.bodies.queries import changes_of, copy_sheet_of, copy_sheets_of, last_changes
from mediation.bodies.setting_words import grouped, mark_of, note_of, setting_called, value_words
from mediation.bodies.settings_forms import DetailsForm, NewSheetForm, SheetForm, setting_form
from mediation.errors import NotFound
from mediation.web.forms import ConfirmForm
from mediation.web.frame import place
from mediation.web.who_may import may

views = Blueprint("bodies", __name__)
place("机构", "bodies.home", *WRITERS, at=90)


@views.get("/desk/bodies")
@may(*WRITERS)
def home() -> Any:
    """The bodies that one keeps."""
    return render_template("bodies/home.html", kept={body.id for body in bodies_kept_by(current_user, *KEEPERS)},
                           bodies=bodies_kept_by(current_user, *WRITERS))


@views.get("/desk/bodies/<body_id>/settings")
@may(*KEEPERS)
def settings(body_id: str) -> Any:
    """Every setting: what it is by default and why, what this body has set, who changed it when."""
    body = body_for(current_user, body_id, *KEEPERS)
    return render_template("bodies/settings.html", body=body, groups=grouped(), changes=last_changes(body),
                           value_words=value_words, mark_of=mark_of, note_of=note_of)


@views.route("/desk/bodies/<body_id>/settings/<key>", methods=["GET", "POST"])
@may(*KEEPERS)
def setting(body_id: str, key: str) -> Any:
    """One setting is changed."""
    body = body_for(current_user, body_id, *KEEPERS)
    asked = setting_called(key)
    form = setting_form(body, asked)
    if form.accepted():
        with form.refusals():
            changed = acts.change_setting(body, asked.key, form.kept(), by=current_user)
        if form.done:
            flash(f"已改：{asked.name}。" if changed else f"{asked.name}没有变化。")
            return redirect(url_for("bodies.settings", body_id=body_id) + f"#{asked.key}", 303)
    return render_template("bodies/setting.html", body=body, setting=asked, form=form, value_words=value_words,
                           mark=mark_of(asked), note=note_of(asked), changes=changes_of(body, asked.key)), form.status


@views.route("/desk/bodies/<body_id>/details", methods=["GET", "POST"])
@may(*KEEPERS)
def details(body_id: str) -> Any:
    """What papers say of the body, who runs it, which offices it works with."""
    body = body_for(current_user, body_id, *KEEPERS)
    form = DetailsForm(body=body)
    if form.accepted():
        with form.refusals():
            changed = acts.change_details(body, form.details(), form.offices(), by=current_user)
        if form.done:
            flash(f"已保存{len(changed)}处改动。" if changed else "没有变化。")
            return redirect(url_for("bodies.settings", body_id=body_id), 303)
    return render_template("bodies/details.html", body=body, form=form), form.status


@views.route("/desk/bodies/<body_id>/copy-sheets", methods=["GET", "POST"])
@may(*WRITERS)
def copy_sheets(body_id: str) -> Any:
    """The copy sheets of a body, and a new one."""
    body = body_for(current_user, body_id, *WRITERS)
    form = NewSheetForm()
    if form.accepted():
        with form.refusals():
            sheet = acts.add_copy_sheet(body, form.name.data, by=current_user)
        if form.done:
            return redirect(url_for("bodies.copy_sheet", body_id=body_id, sheet_id=sheet.public_id), 303)
    return render_template("bodies/copy_sheets.html", body=body, form=form, sheets=copy_sheets_of(body)), form.status


@views.route("/desk/bodies/<body_id>/copy-sheets/<sheet_id>", methods=["GET", "POST"])
@may(*WRITERS)
def copy_sheet(body_id: str, sheet_id: str) -> Any:
    """The order of one copy sheet; each button sends the form."""
    body = body_for(current_user, body_id, *WRITERS)
    sheet = sheet_of(body, sheet_id)
    form = SheetForm(sheet=sheet)
    if form.accepted():
        with form.refusals():
            acts.arrange_copy_sheet(sheet, form.name.data, form.arranged(sheet.fields), by=current_user)
        if form.done:
            return redirect(url_for("bodies.copy_sheet", body_id=body_id, sheet_id=sheet_id), 303)
    return render_template("bodies/copy_sheet.html", body=body, sheet=sheet, form=form, names=COPY_FIELDS), form.status


@views.route("/desk/bodies/<body_id>/copy-sheets/<sheet_id>/drop", methods=["GET", "POST"])
@may(*WRITERS)
def drop_copy_sheet(body_id: str, sheet_id: str) -> Any:
    """A copy sheet is no longer needed."""
    body = body_for(current_user, body_id, *WRITERS)
    sheet, form = sheet_of(body, sheet_id), ConfirmForm()
    if form.accepted():
        acts.drop_copy_sheet(sheet, by=current_user)
        flash(f"已删除抄录单“{sheet.name}”。")
        return redirect(url_for("bodies.copy_sheets", body_id=body_id), 303)
    back = ("回到抄录单", url_for("bodies.copy_sheet", body_id=body_id, sheet_id=sheet_id))
    return render_template("confirm.html", title=f"删除抄录单“{sheet.name}”", question="删除这张抄录单吗？案件里的内容不受影响。",
                           form=form, action="", yes="删除", back=back), form.status


def sheet_of(body: Any, sheet_id: str) -> Any:
    """The copy sheet of this body at this address."""
    sheet = copy_sheet_of(body, sheet_id)
    if sheet is None:
        raise NotFound("没有找到这张抄录单。")
    return sheet
