"""Recordings of the sentences of the status page: kept by the body, played to the party where there is one."""
from __future__ import annotations

from io import BytesIO
from typing import Any

from flask import Blueprint, flash, redirect, render_template, send_file, url_for
from flask_login import current_user

from mediation import files
from mediation.bodies.access import KEEPERS, body_for
from mediation.errors import NotFound
from mediation.files import FileDamaged
from mediation.following.visits import READER, party_here
from mediation.intake.language_calls.forms import SPOKEN
from mediation.portal import read_aloud
from mediation.portal.queries import spoken_at
from mediation.portal.read_aloud_forms import SpokenForm
from mediation.portal.read_aloud_models import SpokenSentence
from mediation.web.forms import ConfirmForm
from mediation.web.who_may import may, visiting

views = Blueprint("read_aloud", __name__)


@views.app_context_processor
def _for_the_status_page() -> dict[str, Any]:
    return {"spoken_for": read_aloud.spoken_for, "spoken_languages": SPOKEN}


@views.get("/my/read-aloud/<sound_id>")
@visiting(READER)
def play(sound_id: str) -> Any:
    """A sentence is read aloud to a party."""
    return _sound(spoken_at(party_here().case.body, sound_id))


@views.get("/desk/bodies/<body_id>/read-aloud")
@may(*KEEPERS)
def listed(body_id: str) -> Any:
    """Every sentence, and in which languages it can be heard."""
    body = body_for(current_user, body_id, *KEEPERS)
    return render_template("portal/read_aloud.html", body=body, sentences=read_aloud.to_be_spoken(body))


@views.route("/desk/bodies/<body_id>/read-aloud/<key>", methods=["GET", "POST"])
@may(*KEEPERS)
def sentence(body_id: str, key: str) -> Any:
    """A recording is added, or takes the place of another."""
    body = body_for(current_user, body_id, *KEEPERS)
    shown = _sentence(body, key)
    form = SpokenForm()
    if form.accepted():
        with form.refusals():
            read_aloud.keep_spoken(body, key, form.language.data, form.sound.upload, by=current_user)
        if form.done:
            flash("录音已保存，当事人的页面上可以听了。")
            return redirect(url_for("read_aloud.sentence", body_id=body_id, key=key), 303)
    return render_template("portal/spoken_sentence.html", body=body, shown=shown, form=form), form.status


@views.get("/desk/bodies/<body_id>/read-aloud/sounds/<sound_id>")
@may(*KEEPERS)
def listen(body_id: str, sound_id: str) -> Any:
    """The staff hear what a party hears."""
    return _sound(spoken_at(body_for(current_user, body_id, *KEEPERS), sound_id))


@views.route("/desk/bodies/<body_id>/read-aloud/sounds/<sound_id>/remove", methods=["GET", "POST"])
@may(*KEEPERS)
def remove(body_id: str, sound_id: str) -> Any:
    """A recording is no longer played."""
    row = spoken_at(body_for(current_user, body_id, *KEEPERS), sound_id)
    if row is None:
        raise NotFound("没有找到这段录音。")
    form, back = ConfirmForm(), url_for("read_aloud.sentence", body_id=body_id, key=row.sentence)
    if form.accepted():
        read_aloud.let_go(row, by=current_user)
        flash("录音已撤下。")
        return redirect(back, 303)
    return render_template("confirm.html", title=f"撤下{row.language_term.label}的录音", question="撤下以后，当事人的页面上不再有这个按钮。",
                           form=form, action="", yes="撤下", back=("回到这一句", back)), form.status


def _sentence(body: Any, key: str) -> read_aloud.ToBeSpoken:
    found = next((each for each in read_aloud.to_be_spoken(body) if each.key == key), None)
    if found is None:
        raise NotFound("没有找到这一句。")
    return found


def _sound(row: SpokenSentence | None) -> Any:
    """The bytes of a recording, in parts where a telephone asks for parts."""
    if row is None:
        raise NotFound("没有找到这段录音。")
    try:
        content = files.content_of(row.file_sha256)
    except FileDamaged as damaged:
        raise NotFound("这段录音损坏或者丢失，请告诉系统管理员。") from damaged
    return send_file(BytesIO(content), mimetype=row.file.media_type, conditional=True, etag=row.file_sha256)
