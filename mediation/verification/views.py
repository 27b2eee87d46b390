"""The page on which anyone checks a paper, by the code on it or by the file."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, request
from flask_babel import gettext as _

from mediation.audit import trail
from mediation.capsule.strangers import CapsuleVerdict, examine, looks_like_one, note
from mediation.people.throttle import Tried
from mediation.verification.forms import MessageForm, VerifyForm
from mediation.verification.messages import check_message, senders
from mediation.verification.verdict import TooMany, Verdict, check_code, check_file
from mediation.web.who_may import everybody

views = Blueprint("verification", __name__)
MESSAGE = "message"


@views.route("/verify", methods=["GET", "POST"])
@everybody
def verify() -> Any:
    if request.args.get("what") == MESSAGE:
        return _message()
    form = VerifyForm()
    verdict = None
    if form.accepted():
        verdict = _tried(form)
    return _shown(form, verdict)


@views.get("/verify/<code>")
@everybody
def by_code(code: str) -> Any:
    """Where the QR code on a paper leads."""
    form = VerifyForm(data={"code": code[:200]}, formdata=None)
    return _shown(form, _tried(form))


def _message() -> Any:
    """Whether a message is ours; guesses of check words are counted like those of codes."""
    form, found = MessageForm(), None
    if form.accepted():
        tried = Tried("verify-message", form.message.data, request.remote_addr or "")
        if tried.allowed:
            found = check_message(form.message.data)
            trail.record_look("verify_message", outcome="done" if found.known else "refused")
        else:
            form.refuse(_("查得太快了，请过一分钟再查。"), "message")
        if found is not None and found.known:
            tried.succeeded()
    return render_template("verification/message.html", form=form, found=found, senders=senders()), form.status


def _shown(form: VerifyForm, found: Verdict | CapsuleVerdict | None) -> Any:
    capsule = found if isinstance(found, CapsuleVerdict) else None
    return render_template("verification/verify.html", form=form, verdict=None if capsule else found,
                           capsule=capsule), form.status


def _tried(form: VerifyForm) -> Verdict | CapsuleVerdict | None:
    """The verdict, unless this address has been guessing codes; a paper that is known is no guess."""
    tried = Tried("verify", form.code.data or "file", request.remote_addr or "")
    if not tried.allowed:
        form.refuse(_("查得太快了，请过一分钟再查。"), "code")
        return None
    if looks_like_one(form.file.content):
        return _capsule(form.file.content)
    try:
        verdict = check_file(form.file.content) if form.file.content else check_code(form.code.data or "")
    except TooMany:
        form.refuse(_("现在查文件的人很多，请过一分钟再查。"), "file")
        return None
    if verdict.paper is not None:
        tried.succeeded()
    trail.record_look("verify", record=verdict.paper, case=verdict.paper.case if verdict.paper else None,
                      outcome="done" if verdict.genuine else "refused")
    return verdict


def _capsule(content: bytes) -> CapsuleVerdict:
    """A capsule is read by itself, as its receiver reads it without us."""
    found = examine(content)
    note(found)
    return found
