"""The ledgers as pages and as spreadsheets."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template, request
from flask_login import current_user

from mediation import clock
from mediation.audit import trail
from mediation.bodies.models import Body
from mediation.cases.act_pages import HANDLING
from mediation.desk import ledgers
from mediation.desk.asking import handled_bodies, number_in
from mediation.errors import NotFound
from mediation.web.frame import place
from mediation.web.who_may import may
from mediation.web.workbook import spreadsheet

views = Blueprint("ledgers", __name__)
place("台账", "ledgers.body_ledger", *HANDLING, at=70)
FIRST_YEAR = 2000


@dataclass(frozen=True)
class Asked:
    """Whose ledger, of which year."""

    body: Body
    bodies: list[Body]
    year: int
    years: list[int]


@views.get("/desk/ledgers/cases")
@may(*HANDLING)
def body_ledger() -> Any:
    """Every case of a body in a year."""
    asked = asked_for()
    shown = ledgers.body_ledger(current_user, asked.body.id, asked.year, number_in(request.args.get("before")))
    return render_template("desk/ledger.html", asked=asked, shown=shown, note=ledgers.NOT_YET)


@views.get("/desk/ledgers/cases.xlsx")
@may(*HANDLING)
def body_ledger_sheet() -> Any:
    """The same as a spreadsheet, the whole year."""
    asked = asked_for()
    trail.record_look("export_ledger", by=current_user, record=asked.body, year=asked.year)
    book = ledgers.body_book(current_user, asked.body.id, asked.body.short_name, asked.year)
    return spreadsheet(book, f"{asked.body.short_name}-{asked.year}年案件台账")


@views.get("/desk/ledgers/linkage")
@may(*HANDLING)
def linkage_ledger() -> Any:
    """What courts handed to a body in a year, month by month."""
    asked = asked_for()
    return render_template("desk/linkage_ledger.html", asked=asked, fields=ledgers.LINKAGE_FIELDS,
                           notes=ledgers.LINKAGE_NOTES,
                           months=ledgers.linkage_ledger(current_user, asked.body.id, asked.year))


@views.get("/desk/ledgers/linkage.xlsx")
@may(*HANDLING)
def linkage_ledger_sheet() -> Any:
    """The same as a spreadsheet."""
    asked = asked_for()
    trail.record_look("export_ledger", by=current_user, record=asked.body, year=asked.year)
    book = ledgers.linkage_book(current_user, asked.body.id, asked.body.short_name, asked.year)
    return spreadsheet(book, f"{asked.body.short_name}-{asked.year}年诉调对接台账")


def asked_for() -> Asked:
    """The body and year of the address; the first of one's bodies and the present year when it names none."""
    bodies, this_year = handled_bodies(current_user), clock.today().year
    named = request.args.get("body")
    body = bodies.get(named) if named else next(iter(bodies.values()), None)
    if body is None:
        raise NotFound("没有找到这个机构。")
    year = number_in(request.args.get("year")) or this_year
    if not FIRST_YEAR <= year <= this_year:
        raise NotFound("没有这一年的台账。")
    return Asked(body, list(bodies.values()), year, list(range(this_year, this_year - 6, -1)))
