"""A worker whom somebody put on a list, by their own link: takes part, or does not. Nobody else can say it."""
from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from mediation import clock
from mediation.applying import receiving, visits
from mediation.applying.forms import JoinForm
from mediation.errors import NotFound
from mediation.intake.online.acts import NamedActing, decline_to_join, join_application, link_hash
from mediation.intake.online.models import NamedWorker
from mediation.intake.online.queries import named_with_link
from mediation.web.forms import ConfirmForm

DECLINES = "declines"


def answered(token: str) -> Any:
    """The page of a personal link: what it is about, the two answers; the receipt for whoever takes part."""
    named = _named(token)
    if DECLINES in request.form and ConfirmForm().accepted():
        decline_to_join(named, by=NamedActing(named))
        flash(_("记下了：您不参加。没有人会以您的名义要什么；以后想自己申请，随时可以。"))
        return redirect(url_for("portal.start"), 303)
    form = JoinForm(data={"name": named.name, "phone": named.phone, "amount": named.amount_fen})
    if DECLINES not in request.form and form.accepted():
        with form.refusals():
            slip = join_application(named, form.party(), form.amount.data, by=NamedActing(named))
            visits.remember(named=named, shown=receiving.kept(slip))
        if form.done:
            return redirect(url_for("applying.receipt"), 303)
    return render_template("applying/join.html", form=form, named=named, case=named.case), form.status


def _named(token: str) -> NamedWorker:
    named = named_with_link(link_hash(token))
    if named is None or named.link_until is None or named.link_until < clock.now():
        raise NotFound(_("这个链接已经失效：回过话了、过了一个月，或者又发了新的。要参加，请打电话给调解组织。"))
    return named
