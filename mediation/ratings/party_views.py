"""The pages on which a party rates how it was served, reads what was answered to a bad rating, and appeals."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from mediation.audit import trail
from mediation.errors import NotFound
from mediation.following.offers import Place, offer
from mediation.following.visits import PARTY, party_here
from mediation.law.ratings import Level
from mediation.parties.acting import PartyActing
from mediation.parties.models import Party
from mediation.ratings import acts
from mediation.ratings.forms import AppealForm, RatingForm
from mediation.ratings.models import Rating
from mediation.ratings.queries import rating_with
from mediation.ratings.rateable import Rateable, card_of, rateable_by
from mediation.ratings.shown import seen_by
from mediation.ratings.wording import FINDINGS, LEVELS, REASONS
from mediation.web.who_may import visiting

views = Blueprint("ratings", __name__)
offer(lazy_gettext("评一评办得怎么样"), "ratings.choose", lambda party: card_of(party) is not None, Place.MAY, at=20)
offer(lazy_gettext("评价办过的每一步"), "ratings.choose",
      lambda party: card_of(party) is None and bool(rateable_by(party)), Place.OTHER, at=20)


@views.app_context_processor
def _for_the_status_page() -> dict[str, Any]:
    return {"ratings_seen_by": seen_by}


@views.get("/my/rate")
@visiting(PARTY)
def choose() -> Any:
    """What may be rated now, and what was said before."""
    party = party_here()
    return render_template("ratings/choose.html", rateable=rateable_by(party), seen=seen_by(party), levels=LEVELS,
                           may_be_changed=acts.may_be_changed)


@views.route("/my/rate/<step_id>", methods=["GET", "POST"])
@visiting(PARTY)
def rate(step_id: str) -> Any:
    """One act is rated: the level first, then why."""
    party = party_here()
    found, level = _rateable(party, step_id), _level_asked()
    if level is None:
        return render_template("ratings/level.html", found=found, levels=LEVELS)
    form = RatingForm(level=level, rating=found.rating)
    if form.is_given and form.accepted():
        with form.refusals():
            acts.rate(party, found.step, form.given(), by=PartyActing(party))
        if form.done:
            flash(_("收到了，谢谢。评不评、评什么，都不影响您的案件。"))
            return redirect(url_for("portal.status"), 303)
    return render_template("ratings/rate.html", form=form, found=found, level=LEVELS[level]), form.status


@views.route("/my/rating-answers/<rating_id>", methods=["GET", "POST"])
@visiting(PARTY)
def answered(rating_id: str) -> Any:
    """What was answered to a bad rating; who is not content says why, once."""
    rating = _bad_rating(party_here(), rating_id)
    form = AppealForm(record=rating.follow_up)
    if form.accepted():
        with form.refusals():
            acts.appeal(rating.follow_up, form.words.data, by=PartyActing(rating.party))
        if form.done:
            flash(_("收到了，会换一个人重新查，再答复您。"))
            return redirect(url_for("ratings.answered", rating_id=rating_id), 303)
    trail.record_look("see_rating_answer", record=rating)
    return render_template("ratings/answered.html", form=form, rating=rating, levels=LEVELS, reasons=REASONS,
                           findings=FINDINGS), form.status


def _level_asked() -> Level | None:
    """The level that was chosen; an opinion stands in no address, which histories and logs keep."""
    asked = request.form.get("level", "")
    return Level(asked) if asked in set(Level) else None


def _rateable(party: Party, step_id: str) -> Rateable:
    """The act at this address that this party may rate; another's does not exist."""
    found = next((each for each in rateable_by(party) if each.step.public_id == step_id), None)
    if found is None:
        raise NotFound(_("没有找到这一步，或者评价的时间过了。"))
    return found


def _bad_rating(party: Party, rating_id: str) -> Rating:
    rating = rating_with(party, rating_id)
    if rating is None or rating.follow_up is None or rating.follow_up.dropped_at is not None:
        raise NotFound(_("没有找到。"))
    return rating
