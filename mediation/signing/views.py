"""Where a party signs, reached by its personal link alone: who it is, the pages, the signature."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, session, url_for
from flask_babel import gettext as _

from mediation import clock
from mediation.documents.page_pictures import page_picture
from mediation.documents.packing import bytes_of
from mediation.errors import NotFound
from mediation.people.throttle import Tried
from mediation.signing import acts
from mediation.signing.forms import IdentifyForm, SignForm
from mediation.signing.models import Signer
from mediation.signing.queries import signer_with_link
from mediation.signing.secrets_of_signers import has_text_messages, link_hash
from mediation.web.who_may import everybody

views = Blueprint("signing", __name__)
KEY = "signs"
SHUT_IN = {"Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'"}


@views.route("/sign/<token>", methods=["GET", "POST"])
@everybody
def sign(token: str) -> Any:
    """First who it is; then the pages and the signature; then, while they are still here, that it is done."""
    signer = _signer(token)
    if not _is_here(signer):
        return _who_is_it(signer, token)
    return _signature(signer, token) if signer.signed_at is None else _page("signed", None, signer, token)


@views.get("/sign/<token>/pages/<page>.png")
@everybody
def page_of(token: str, page: str) -> Any:
    """One page of the very file that is signed."""
    paper = _here(token).room.paper
    if not page.isascii() or not page.isdigit() or not 1 <= int(page[:6]) <= paper.pages:
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
        tried = Tried("sign", signer.public_id, request.remote_addr or "")
        signer = _signer(token)
        with form.refusals():
            session[KEY] = acts.identify_if(tried.allowed, signer, form.code.data or "")
        if form.done:
            tried.succeeded()
            return redirect(url_for("signing.sign", token=token), 303)
    return _page("identify", form, signer, token)


def _send_code(signer: Signer, form: IdentifyForm, token: str) -> Any:
    with form.refusals():
        acts.send_code(signer)
    if form.done:
        return redirect(url_for("signing.sign", token=token, sent=1), 303)
    return _page("identify", form, signer, token)


def _signature(signer: Signer, token: str) -> Any:
    form = SignForm(fresh=acts.is_fresh(signer), data={"shown": signer.room.paper.file_sha256})
    if form.accepted():
        with form.refusals():
            if "code" in form:
                session[KEY] = acts.consent_and_identify(signer, form.code.data or "")
            acts.sign(signer, form.shown.data, strokes=acts.read_signature(form.points.data or ""),
                      typed_name=form.typed_name.data or "")
        if form.done:
            return redirect(url_for("signing.sign", token=token), 303)
    return _page("sign", form, signer, token)


def _page(name: str, form: Any, signer: Signer, token: str) -> Any:
    return render_template(f"signing/{name}.html", form=form, signer=signer, room=signer.room, token=token,
                           by_text_message=signer.party is not None and has_text_messages(signer.party),
                           sent=request.args.get("sent") == "1"), form.status if form is not None else 200


def _signer(token: str) -> Signer:
    signer = signer_with_link(link_hash(token))
    if signer is None or signer.link_until is None or signer.link_until < clock.now() or _is_used(signer):
        raise NotFound(_("这个链接已经失效：用过了、过了三天，或者又发了新的。要再签，请打电话给调解组织。"))
    return signer


def _is_used(signer: Signer) -> bool:
    """Whether the link has done its work; who signed by it may still read that they did."""
    return signer.signed_at is not None and not _is_here(signer)


def _is_here(signer: Signer) -> bool:
    return acts.is_here(signer, session.get(KEY))


def _here(token: str) -> Signer:
    """The signer of this link, who has shown who they are; to anybody else there is nothing."""
    signer = _signer(token)
    if not _is_here(signer):
        raise NotFound("没有这一页。")
    return signer
