"""Pages of a day: the sessions of all one's bodies, the sheet to print, the calendar to take along."""
from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from flask import Blueprint, make_response, render_template, request

from flask_login import current_user

from mediation import clock
from mediation.cases.act_pages import HANDLING
from mediation.sessions.day_list import calendar, lines_of, sheet
from mediation.web.frame import place
from mediation.web.who_may import may
from mediation.web.widgets import EARLIEST_DAY, LATEST_DAY

views = Blueprint("days", __name__)


@views.get("/desk/sessions/today")
@may(*HANDLING)
def today() -> Any:
    day = _day()
    return render_template("sessions/day.html", day=day, lines=lines_of(current_user, day), now=clock.today(),
                           before=max(day - timedelta(days=1), EARLIEST_DAY),
                           after=min(day + timedelta(days=1), LATEST_DAY))


@views.get("/desk/sessions/sheet.pdf")
@may(*HANDLING)
def sheet_pdf() -> Any:
    return _file(sheet(current_user, _day()), "application/pdf", f"{_day()}.pdf")


@views.get("/desk/calendar.ics")
@may(*HANDLING)
def calendar_ics() -> Any:
    return _file(calendar(current_user), "text/calendar; charset=utf-8", "calendar.ics")


def _day() -> date:
    """The day asked for; what is no day is today."""
    try:
        asked = date.fromisoformat(request.args.get("day", ""))
    except ValueError:
        return clock.today()
    return asked if EARLIEST_DAY <= asked <= LATEST_DAY else clock.today()


def _file(content: bytes, media_type: str, name: str) -> Any:
    response = make_response(content)
    response.headers["Content-Type"] = media_type
    response.headers["Content-Disposition"] = f"attachment; filename={name}"
    return response


place("今天的会", "days.today", *HANDLING)
