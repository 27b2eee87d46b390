"""The steps of a sitting as both sides' pages ask for them again and again: a few bytes while nothing has moved."""
from __future__ import annotations

from typing import Any

from flask import Response, render_template, request

from mediation.confirmations.hours_models import CourtBooking
from mediation.confirmations.sitting import sitting_of, tag_of


def steps_answer(booking: CourtBooking, *, for_court: bool) -> Any:
    """A piece of the page, or 304 while its tag is still the one that was seen."""
    tag = tag_of(booking)
    answer = Response(mimetype="text/plain")
    if request.if_none_match.contains(tag):
        answer.status_code = 304
    else:
        answer.set_data(render_template("confirmations/_steps.html", for_court=for_court,
                                        sittings=sitting_of(booking, for_court=for_court)))
    answer.set_etag(tag)
    return answer
