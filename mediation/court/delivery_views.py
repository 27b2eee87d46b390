"""导入法院文书: rulings and notices as files, matched to their applications and recorded once confirmed."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template
from flask_login import current_user

from mediation import files
from mediation.audit import trail
from mediation.confirmations.incoming_models import CourtDelivery, DeliveredPaper
from mediation.court import deliveries
from mediation.court.delivery_forms import DeliverForm, delivery_form
from mediation.court.queries.deliveries import deliveries_waiting, delivery_of
from mediation.documents.page_reading import PagesUnreadable, picture_of_page
from mediation.documents.views import SHUT_IN, stored_file
from mediation.errors import NotFound
from mediation.law.terms import Role
from mediation.returns.reading import read_files
from mediation.web.frame import place
from mediation.web.who_may import may

views = Blueprint("court_deliveries", __name__)
HOME = "/court/deliveries"
place("导入裁定", "court_deliveries.hand_in", Role.LIAISON, at=46)


@views.route("/court/deliveries", methods=["GET", "POST"])
@may(Role.LIAISON)
def hand_in() -> Any:
    """Files of the court in any order; whose they are is read on them."""
    form = DeliverForm()
    if form.accepted():
        with form.refusals():
            delivery = deliveries.hand_in(read_files(form.scans.uploads), by=current_user)
        if form.done:
            return redirect(f"{HOME}/{delivery.public_id}", 303)
    return render_template("court/deliver.html", form=form, waiting=deliveries_waiting(current_user)), form.status


@views.route("/court/deliveries/<ref>", methods=["GET", "POST"])
@may(Role.LIAISON)
def confirm(ref: str) -> Any:
    """Each file with its application; what is confirmed is recorded, all of it or nothing."""
    delivery = delivery_of(current_user, ref)
    form = delivery_form(delivery, deliveries.matched(delivery, by=current_user))
    if form.accepted():
        with form.refusals():
            told = recorded(form, delivery)
        if form.done:
            flash(told)
            return redirect(f"{HOME}/{ref}" if delivery.waiting else "/court", 303)
    trail.record_look("look_court_papers", by=current_user, record=delivery)
    return render_template("court/delivery.html", form=form, delivery=delivery, waiting=form.waiting), form.status


def recorded(form: Any, delivery: CourtDelivery) -> str:
    """Record what was confirmed, unless a row is wrong; what to tell the liaison."""
    form.check_anything()
    lines, aside = deliveries.tried(form.lines(), form.both_notified.data, by=current_user), form.aside()
    form.take_errors(lines)
    if form.errors:
        return ""
    deliveries.settle(delivery, lines, aside, by=current_user)
    return f"已登记{len(lines)}份" + (f"，放下{len(aside)}份。" if aside else "。")


@views.get("/court/deliveries/<ref>/files/<file_ref>")
@may(Role.LIAISON)
def file(ref: str, file_ref: str) -> Any:
    """A file exactly as it was handed in."""
    paper = _paper(ref, file_ref)
    trail.record_look("open_court_paper", by=current_user, record=paper.delivery, sha256=paper.file_sha256)
    return stored_file(paper.file_sha256, paper.name.rpartition(".")[0] or paper.name)


@views.get("/court/deliveries/<ref>/files/<file_ref>/page.jpg")
@may(Role.LIAISON)
def picture(ref: str, file_ref: str) -> Any:
    """The first page of a file."""
    paper = _paper(ref, file_ref)
    try:
        shown = picture_of_page(files.content_of(paper.file_sha256), 1)
    except PagesUnreadable as unreadable:
        raise NotFound("这一页的画面打不开，请下载原件看。") from unreadable
    return Response(shown, mimetype="image/jpeg",
                    headers={"Content-Security-Policy": SHUT_IN, "Cache-Control": "no-store"})


def _paper(ref: str, file_ref: str) -> DeliveredPaper:
    found = next((paper for paper in delivery_of(current_user, ref).papers if paper.public_id == file_ref), None)
    if found is None:
        raise NotFound("没有这个文件。")
    return found
