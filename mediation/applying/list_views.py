"""Whoever handed in a list sees who on it has answered, and gets a link for each of the others to pass on."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, request
from flask_babel import lazy_gettext as _

from mediation.errors import NotFound
from mediation.following import visits
from mediation.following.offers import Place, offer
from mediation.following.visits import PARTY
from mediation.intake.online.acts import STILL_JOINING, give_links
from mediation.intake.online.models import Joining
from mediation.intake.online.slips import link_of
from mediation.parties.acting import PartyActing
from mediation.parties.models import Party
from mediation.web.forms import ConfirmForm
from mediation.web.who_may import visiting

views = Blueprint("applying_list", __name__)
WORDS = {Joining.WAITING: _("还没有回话"), Joining.JOINS: _("参加"), Joining.DECLINES: _("不参加")}


def handed_in_a_list(party: Party) -> bool:
    """Whether this party is the one who named the others."""
    case = party.case
    return bool(case.named_workers) and bool(case.applicants) and case.applicants[0].id == party.id and party.is_active


def _still_waiting(party: Party) -> bool:
    return (party.case.state_term in STILL_JOINING and handed_in_a_list(party)
            and any(each.word_term is Joining.WAITING for each in party.case.named_workers))


offer(_("叫名单上的人来点“我要参加”"), "applying_list.named", _still_waiting, Place.NOW, at=30)
offer(_("名单上谁参加、谁不参加"), "applying_list.named",
      lambda party: handed_in_a_list(party) and not _still_waiting(party), Place.MAY, at=60)


@views.route("/my/named", methods=["GET", "POST"])
@visiting(PARTY)
def named() -> Any:
    """The list with what each has said; pressed, a link for each who has not, shown this once."""
    party = visits.party_here()
    if not handed_in_a_list(party):
        raise NotFound("没有这一页。")
    form, links = ConfirmForm(), {}
    if request.method == "POST" and form.accepted():
        given = give_links(party.case, by=PartyActing(party))
        links = {named.public_id: link_of(token) for named, token in given}
    return render_template("applying/named.html", form=form, party=party, case=party.case, links=links, words=WORDS,
                           waiting=_still_waiting(party))
