"""Pages of files that are held back: the list, one with what was asked about it, the decision, the file for a day."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_login import current_user

from mediation.audit import trail
from mediation.cases.access import case_for
from mediation.cases.act_pages import HANDLING
from mediation.cases.models import Case
from mediation.errors import NotFound
from mediation.evidence.access import evidence_for, may_see
from mediation.evidence.handing_over import held_back_original
from mediation.evidence.words import signature_of, why_held_back
from mediation.releases import acts
from mediation.releases.forms import AskForm, DecideForm
from mediation.releases.models import Release, Wanted
from mediation.releases.queries import held_back_for, release_in, releases_of
from mediation.web.frame import place
from mediation.web.who_may import may

views = Blueprint("releases", __name__)
place("隔离的材料", "releases.listed", *HANDLING, at=75)


@views.get("/desk/held-back")
@may(*HANDLING)
def listed() -> Any:
    """Every file that is held back in this person's cases."""
    return render_template("releases/listed.html", pieces=held_back_for(current_user), why=why_held_back,
                           signature=signature_of)


@views.route("/desk/cases/<case_id>/evidence/<ref>/held-back", methods=["GET", "POST"])
@may(*HANDLING)
def piece(case_id: str, ref: str) -> Any:
    """One file that is held back: who, why, since when, its hash; what was asked; asking."""
    case = case_for(current_user, case_id)
    found = evidence_for(current_user, case, ref)
    form = AskForm(record=found)
    if form.accepted():
        with form.refusals():
            acts.ask(found, Wanted(form.wanted.data), form.reason.data, by=current_user)
        if form.done:
            flash("已申请，等另一位办案人复核。")
            return redirect(url_for("releases.piece", case_id=case_id, ref=ref), 303)
    trail.record_look("look_evidence_held_back", by=current_user, record=found, case=case)
    return render_template(
        "releases/piece.html", case=case, piece=found, form=form, asked=releases_of(found), now_at=acts.clock.now(),
        why=why_held_back(found.check.why if found.check else ""), may_decide=acts.may_decide(found, current_user),
        signature=signature_of(found.check.why if found.check else ""),
        nobody="" if acts.seconds_for(found, current_user) else acts.nobody_words(found)), form.status


@views.route("/desk/cases/<case_id>/held-back/<ref>/decide", methods=["GET", "POST"])
@may(*HANDLING)
def decide(case_id: str, ref: str) -> Any:
    """The second person decides."""
    release = _release(case_for(current_user, case_id), ref)
    form = DecideForm(record=release)
    if form.accepted():
        with form.refusals():
            acts.decide(release, form.answer.data == "yes", form.words.data, by=current_user)
        if form.done:
            flash("已复核，已告知申请人。")
            return redirect(url_for("releases.piece", case_id=case_id, ref=release.evidence.public_id), 303)
    back = url_for("releases.piece", case_id=case_id, ref=release.evidence.public_id)
    return render_template("releases/decide.html", release=release, form=form, back=back,
                           case=release.evidence.case), form.status


@views.get("/desk/cases/<case_id>/held-back/<ref>/file")
@may(*HANDLING)
def file(case_id: str, ref: str) -> Any:
    """The file itself, for whom it was allowed, within a day."""
    case = case_for(current_user, case_id)
    release = _release(case, ref)
    acts.check_may_fetch(release, current_user)
    trail.record_look("fetch_evidence_held_back", by=current_user, record=release, case=case)
    return held_back_original(release.evidence)


def _release(case: Case, ref: str) -> Release:
    """What was asked about a piece that this person may know of."""
    found = release_in(case, ref)
    if found is None or not may_see(found.evidence, current_user):
        raise NotFound("没有找到。")
    return found
