"""A party sees the steps of its sitting before the court as they happen: signed, applied for, checked, decided."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, render_template, request
from flask_babel import gettext, lazy_gettext

from mediation.confirmations.hours_models import CourtBooking
from mediation.confirmations.queries import bookings_in
from mediation.confirmations.sitting import Sitting, sitting, tag_of
from mediation.errors import NotNow
from mediation.following import visits
from mediation.following.offers import Place, offer
from mediation.following.visits import PARTY
from mediation.parties.models import Party
from mediation.web.who_may import visiting

views = Blueprint("party_sitting", __name__)
NAMES: dict[str, Any] = {
    "签署": lazy_gettext("大家签字盖章"), "协议生效": lazy_gettext("协议生效"),
    "双方共同申请": lazy_gettext("双方一起申请法院确认"), "提交法院": lazy_gettext("材料交给法院"),
    "法院受理": lazy_gettext("法院受理"), "裁定": lazy_gettext("法院作出裁定"), "文书到齐": lazy_gettext("裁定书送来")}
"""The steps in a party's words; a test holds them to the steps that there are."""


def bookings_of_party(party: Party) -> list[tuple[CourtBooking, Sitting]]:
    """The hours of the court that are booked for the party's agreements, each with its steps; of no other agreement."""
    return [(booking, sitting(line.agreement)) for booking in bookings_in(party.case) for line in booking.booked
            if line.ended_at is None and party in line.agreement.parties]


def has_a_booking(party: Party) -> bool:
    """Whether the court's hours are booked for an agreement of this party."""
    return party.is_active and any(party in line.agreement.parties and line.ended_at is None
                                   for booking in bookings_in(party.case) for line in booking.booked)


offer(lazy_gettext("看法院核实办到哪一步"), "party_sitting.steps", has_a_booking, Place.NOW, at=30)


@views.get("/my/sitting")
@visiting(PARTY)
def steps() -> Any:
    """When, where or by which link, and how far each step is."""
    found = _here()
    return render_template("confirmations/my_sitting.html", found=found, names=NAMES, tag=f'"{_tag(found)}"')


@views.get("/my/sitting/steps")
@visiting(PARTY)
def moved() -> Any:
    """The steps alone, asked for by the open page, which is no use of the visit; a few bytes while none has moved."""
    found = _here()
    answer = Response(mimetype="text/plain")
    if request.if_none_match.contains(_tag(found)):
        answer.status_code = 304
    else:
        answer.set_data(render_template("confirmations/_my_steps.html", found=found, names=NAMES))
    answer.set_etag(_tag(found))
    return answer


def _here() -> list[tuple[CourtBooking, Sitting]]:
    party = visits.party_here()
    found = bookings_of_party(party) if party.is_active else []
    if not found:
        raise NotNow(gettext("现在没有约好法院核实。约好了会通知您。"))
    return found


def _tag(found: list[tuple[CourtBooking, Sitting]]) -> str:
    return "-".join(tag_of(booking) for booking, _sitting in found)
