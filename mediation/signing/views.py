"""Where a party signs, reached by its personal link alone: who it is, the pages, the signature."""
from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, session, url_for
from flask_babel import gettext as _

from mediation import clock
from mediation.audit import trail
from mediation.documents.page_pictures import page_picture
from mediation.documents.packing import bytes_of
from mediation.errors import NotFound, RequirementNotMet
from mediation.following.texting import may_text
from mediation.people.throttle import Tried
from mediation.signing import acts
from mediation.signing.certified import sign_outside, sign_with_certificate
from mediation.signing.forms import CertificateForm, IdentifyForm, SignForm
from mediation.signing.models import Signer
from mediation.signing.queries import signer_with_link
from mediation.signing.secrets_of_signers import has_text_messages, link_hash
from mediation.web.who_may import everybody

views = Blueprint("signing", __name__)
KEY = "signs"
DAY = timedelta(hours=24)
MOST_WRONG_A_DAY, MOST_CERTIFICATE_TRIES = 20, 5
MOST_IN_A_ROOM = 120
"""Tries a minute from one address: many sign at once in the room of the body; no link can be guessed."""
MOST_DIGITS = 4
SHUT_IN = {"Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'"}


@views.route("/sign/<token>", methods=["GET", "POST"])
@everybody
def sign(token: str) -> Any:
    """First who it is; then the pages and the signature; then, while they are still here, that it is done."""
    signer = _signer(token)
    if not _is_here(signer):
        return _who_is_it(signer, token)
    if signer.signed_at is not None:
        return _page("signed", None, signer, token)
    if acts.signed_otherwise(signer) is not None:
        return _page("not_needed", None, signer, token)
    return _signature(signer, token)


@views.get("/sign/<token>/pages/<page>.png")
@everybody
def page_of(token: str, page: str) -> Any:
    """One page of the very file that is signed."""
    paper = _here(token).room.paper
    if not page.isascii() or not page.isdigit() or len(page) > MOST_DIGITS or not 1 <= int(page) <= paper.pages:
        raise NotFound("没有这一页。")
    picture = page_picture(paper.file_sha256, int(page))
    return Response(picture, mimetype="image/png", headers=SHUT_IN)


@views.get("/sign/<token>/paper.pdf")
@everybody
def paper(token: str) -> Any:
    """The file itself, to be read or kept."""
    return Response(bytes_of(_here(token).room.paper), mimetype="application/pdf",
                    headers={**SHUT_IN, "Content-Disposition": "inline; filename=paper.pdf"})


def _who_is_it(signer: Signer, token: str) -> Any:
    form = IdentifyForm()
    if request.method == "POST" and "send" in request.form:
        return _send_code(signer, form, token)
    if form.accepted():
        with form.refusals():
            session[KEY] = _identify(token, form.code.data or "")
        if form.done:
            return redirect(url_for("signing.sign", token=token), 303)
    return _page("identify", form, _signer(token), token)


def _identify(token: str, typed: str) -> str:
    """The key of the visit; each wrong secret counts, for a quarter of an hour and for a day."""
    signer = _signer(token)
    whose = signer.agent.public_id if signer.agent is not None else signer.party.public_id
    tried = Tried("sign", signer.public_id, _origin(), most_here=MOST_IN_A_ROOM)
    today = Tried("sign-day", whose, _origin(), most=MOST_WRONG_A_DAY, within=DAY, most_here=MOST_IN_A_ROOM)
    signer = _signer(token)
    try:
        key = acts.identify_if(tried.allowed and today.allowed, signer, typed)
    except RequirementNotMet:
        trail.record_look("identify_signer", record=signer, case=signer.room.case, outcome="refused")
        raise
    tried.succeeded()
    today.succeeded()
    return key


def _send_code(signer: Signer, form: IdentifyForm, token: str) -> Any:
    """A code for ten minutes; so many a day to one telephone, whoever gives links anew."""
    allowed = may_text(signer.phone or signer.public_id, _origin(), MOST_IN_A_ROOM)
    with form.refusals():
        acts.send_code_if(allowed, _signer(token))
    if form.done:
        return redirect(url_for("signing.sign", token=token, sent=1), 303)
    return _page("identify", form, _signer(token), token)


def _signature(signer: Signer, token: str) -> Any:
    if acts.asks_certificate(signer.room):
        return _with_certificate(signer, token)
    form = SignForm(fresh=acts.is_fresh(signer), data={"shown": signer.room.paper.file_sha256})
    if form.accepted():
        key = session[KEY]
        with form.refusals():
            if "code" in form:
                key = _identify(token, form.code.data or "")
            acts.sign(_signer(token), form.shown.data, strokes=acts.read_signature(form.points.data or ""),
                      typed_name=form.typed_name.data or "")
        if form.done:
            session[KEY] = key
            return redirect(url_for("signing.sign", token=token), 303)
    return _page("sign", form, _signer(token), token)


def _with_certificate(signer: Signer, token: str) -> Any:
    """The certificate's own password, checked by its service now, is the proof of who signs."""
    form = CertificateForm(data={"shown": signer.room.paper.file_sha256})
    if form.accepted():
        tried = Tried("sign-certificate", signer.public_id, _origin(), most=MOST_CERTIFICATE_TRIES)
        with form.refusals():
            acts.not_too_often(tried.allowed)
            made = sign_outside(_signer(token), form.shown.data, form.account.data, form.certificate_password.data)
            sign_with_certificate(_signer(token), form.shown.data, made)
        if form.done:
            tried.succeeded()
            return redirect(url_for("signing.sign", token=token), 303)
    return _page("sign", form, _signer(token), token)


def _origin() -> str:
    return request.remote_addr or ""


def _page(name: str, form: Any, signer: Signer, token: str) -> Any:
    return render_template(f"signing/{name}.html", form=form, signer=signer, room=signer.room, token=token,
                           by_text_message=has_text_messages(signer), otherwise=acts.signed_otherwise(signer),
                           sent=request.args.get("sent") == "1"), form.status if form is not None else 200


def _signer(token: str) -> Signer:
    signer = signer_with_link(link_hash(token))
    if signer is None or signer.link_until is None or signer.link_until < clock.now() or _is_over(signer):
        raise NotFound(_("这个链接已经失效：用过了、过了三天、又发了新的，或者协议收回了。要再签，请打电话给调解组织。"))
    return signer


def _is_over(signer: Signer) -> bool:
    """Whether the link has done its work, or leads to a text that is signed no more; who signed by it may still read
    that they did.
    """
    if signer.signed_at is not None:
        return not _is_here(signer)
    return not acts.is_called(signer)


def _is_here(signer: Signer) -> bool:
    return acts.is_here(signer, session.get(KEY))


def _here(token: str) -> Signer:
    """The signer of this link, who has shown who they are; to anybody else there is nothing."""
    signer = _signer(token)
    if not _is_here(signer):
        raise NotFound("没有这一页。")
    return signer
