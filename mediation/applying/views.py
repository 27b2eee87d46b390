"""The pages of applying: choose a body, answer page by page, see where one can go, hand in, keep the receipt."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import BadRequest

from mediation.applying import acts, receiving, visits
from mediation.applying.answering import answer, page_values, rows_of
from mediation.applying.doors_first import bodies_shown
from mediation.applying.forms import UNKNOWN, PhotosForm, ResumeForm, SendForm, StartForm
from mediation.applying.joining import answered
from mediation.applying.models import ApplicationDraft, AppliesAs
from mediation.applying.queries import body_for, photo_of
from mediation.applying.questions import next_open, place_of
from mediation.applying.starting import start_draft
from mediation.applying.visits import APPLICANT
from mediation.applying.ways import ways_for
from mediation.bodies.hosting import host
from mediation.documents.code_pictures import code_picture
from mediation.intake.online.acts import Applying
from mediation.intake.online.slips import ASKED
from mediation.law.terms import Zone
from mediation.web.forms import ConfirmForm
from mediation.web.who_may import everybody, visiting, visitors

views = Blueprint("applying", __name__)
visitors(APPLICANT, visits.is_here, "applying.resume")


@views.route("/apply", methods=["GET", "POST"])
@everybody
def start() -> Any:
    """Choose a body among all of them, and say who applies; only then is anything stored."""
    form, shown = StartForm(), bodies_shown()
    form.body.offer([(each.body.public_id, each.body.name) for each in shown if each.online])
    if form.accepted():
        with form.refusals():
            start_draft(body_for(form.body.data), AppliesAs(form.applies_as.data), request.remote_addr or "")
        if form.done:
            return redirect(url_for("applying.code"), 303)
    return render_template("applying/start.html", form=form, shown=shown, host=host()), form.status


@views.route("/apply/resume", methods=["GET", "POST"])
@everybody
def resume() -> Any:
    """Go on with an application by its code, on whatever telephone."""
    if ASKED in request.args:
        return answered(request.args[ASKED])
    form = ResumeForm(data={"locator": request.args.get("q", "")[:12]} if request.method == "GET" else None)
    if form.accepted():
        draft, let_in = visits.resume(form.locator.data, form.secret.data, request.remote_addr or "")
        if draft is not None:
            return redirect(_onward(draft), 303)
        form.refuse(_("申请码或密码不对，请再看一遍。交了的申请，请用回执上的查询码查。") if let_in
                    else _("试的次数太多了，请过五分钟再试。"), "secret")
    return render_template("applying/resume.html", form=form), form.status


@views.get("/apply/code")
@visiting(APPLICANT)
def code() -> Any:
    """The code to go on with, large and plain, as long as it was just made."""
    draft, secret = visits.draft_here(), visits.visit_here().shown
    return render_template("applying/code.html", draft=draft, secret="" if draft.handed_in_at else secret,
                           onward=_onward(draft))


@views.route("/apply/questions/<page>", methods=["GET", "POST"])
@visiting(APPLICANT)
def question(page: str) -> Any:
    """One question: saved, and on to the next."""
    draft = visits.draft_here()
    if draft.handed_in_at is not None:
        return redirect(url_for("applying.receipt"), 303)
    place = place_of(draft.as_term, page)
    if page in ("photos", "send"):
        return _photos(draft, place) if page == "photos" else _send(draft, place)
    form = place.question.form(draft=draft)
    if answer(draft, place, form, unknown=UNKNOWN in request.form):
        return redirect(url_for("applying.ways") if page == "happened" else _page(place.after), 303)
    return render_template("applying/question.html", form=form, **page_values(draft, place)), form.status


@views.route("/apply/photos/<ref>", methods=["POST"])
@visiting(APPLICANT)
def photo(ref: str) -> Any:
    """Take a photograph away, or let those who handle the case see it, or not; any other word changes nothing."""
    draft, do = visits.draft_here(), request.form.get("do", "")
    wishes = {"remove": None, Zone.PRIVATE.value: Zone.PRIVATE, Zone.HANDLING.value: Zone.HANDLING}
    if do not in wishes:
        raise BadRequest
    acts.change_photo(photo_of(draft, ref), wishes[do], by=Applying())
    return redirect(_page("photos"), 303)


@views.route("/apply/ways", methods=["GET", "POST"])
@visiting(APPLICANT)
def ways() -> Any:
    """Which doors are open for what was said and which are not, with where to go; another body may be chosen."""
    draft, form = visits.draft_here(), ConfirmForm()
    chosen = body_for(request.form.get("body", ""))
    if chosen is not None and form.accepted():
        acts.choose_body(draft, chosen, by=Applying())
        return redirect(url_for("applying.ways"), 303)
    return render_template("applying/ways.html", form=form, draft=draft, ways=ways_for(draft), onward=_onward(draft))


@views.get("/apply/receipt")
@visiting(APPLICANT)
def receipt() -> Any:
    """The receipt: number, code, secret, who has it, what comes next and until when."""
    visit = visits.visit_here()
    return render_template("applying/receipt.html", receipt=receiving.receipt_of(visit), form=ConfirmForm(),
                           draft=visit.draft)


@views.get("/apply/receipt.pdf")
@visiting(APPLICANT)
def receipt_paper() -> Any:
    """The receipt to be printed."""
    return Response(receiving.paper_of(visits.visit_here()), mimetype="application/pdf",
                    headers={"Content-Disposition": "inline; filename=receipt.pdf"})


@views.get("/apply/receipt.png")
@visiting(APPLICANT)
def receipt_picture() -> Any:
    """The receipt as a picture, to be kept on a telephone."""
    return Response(receiving.picture_of(visits.visit_here()), mimetype="image/png")


@views.get("/apply/receipt-code.png")
@visiting(APPLICANT)
def receipt_code() -> Any:
    """The code that leads to the case; the secret is not in it."""
    return Response(code_picture(receiving.receipt_of(visits.visit_here()).address), mimetype="image/png")


@views.post("/apply/leave")
@visiting(APPLICANT)
def leave() -> Any:
    """Leave; what was filled in is kept."""
    visits.end()
    return redirect(url_for("portal.start"), 303)


def _photos(draft: ApplicationDraft, place: Any) -> Any:
    if UNKNOWN in request.form:
        acts.save_answer(draft, "photos", {}, by=Applying(), unknown=not draft.photos)
        return redirect(_page(place.after), 303)
    form = PhotosForm()
    if form.accepted():
        with form.refusals():
            acts.add_photos(draft, form.photos.uploads, Zone(form.zone.data), by=Applying())
        if form.done:
            for words in form.photos.said():
                flash(words, "refused")
            return redirect(_page("photos"), 303)
    return render_template("applying/photos.html", form=form, **page_values(draft, place)), form.status


def _send(draft: ApplicationDraft, place: Any) -> Any:
    form = SendForm()
    if form.accepted():
        visit = visits.visit_here()
        with form.refusals():
            slip = acts.hand_in(draft, by=Applying())
            visit.shown = receiving.kept(slip)
        if form.done:
            return redirect(url_for("applying.receipt"), 303)
    values = page_values(draft, place)
    return render_template("applying/send.html", form=form, rows=rows_of(draft), **values), form.status


def _onward(draft: ApplicationDraft) -> str:
    """Where one goes on: the first page without an answer; after it was handed in, the receipt."""
    if draft.handed_in_at is not None:
        return url_for("applying.receipt")
    return _page(next_open(draft.as_term, draft.answers))


def _page(key: str) -> str:
    return url_for("applying.question", page=key)
