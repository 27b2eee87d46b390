"""The worklist, what came in, the search, and the lists as spreadsheets."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_login import current_user

from mediation import clock
from mediation.audit import trail
from mediation.cases.act_pages import HANDLING
from mediation.desk import acts, asking, exporting, finding, worklist
from mediation.desk.forms import SeenForm
from mediation.desk.queries import news
from mediation.errors import NotFound
from mediation.web.frame import place
from mediation.web.who_may import may
from mediation.web.workbook import spreadsheet

views = Blueprint("desk", __name__)
place("办案台", "desk.home", *HANDLING, at=10)
place("查找", "desk.search", *HANDLING, at=20)


@views.get("/desk")
@may(*HANDLING)
def home() -> Any:
    """What is to be done today."""
    asked = asking.asked_of(request.args, current_user)
    shown = worklist.worklist(current_user, asked)
    return render_template("desk/worklist.html", shown=shown, posts=shown.posts,
                           seen_forms={each.kind: SeenForm() for each in shown.news},
                           day_pages=worklist.PAGES_OF_THE_DAY, registering=worklist.WAYS_TO_REGISTER)


@views.get("/desk/worklist.xlsx")
@may(*HANDLING)
def worklist_sheet() -> Any:
    """The worklist as it is filtered, as a spreadsheet."""
    asked = asking.asked_of(request.args, current_user)
    trail.record_look("export_worklist", by=current_user, due=asked.choice.due.value)
    return spreadsheet(exporting.worklist_book(current_user, asked), f"办案台-{clock.today()}")


@views.get("/desk/search")
@may(*HANDLING)
def search() -> Any:
    """Cases by any part of a name, by a number, by a telephone or identity number in full."""
    found = finding.find(request.args.get("q", ""), request.args.get("before"), current_user)
    return render_template("desk/search.html", found=found)


@views.get("/desk/search.xlsx")
@may(*HANDLING)
def search_sheet() -> Any:
    """What the search finds, as a spreadsheet."""
    text, problem = finding.wanted(request.args.get("q", ""))
    if problem or not text:
        return redirect(url_for("desk.search", q=text))
    trail.record_look("export_search", by=current_user)
    return spreadsheet(exporting.search_book(current_user, text), f"查找-{clock.today()}")


@views.post("/desk/news/<kind>")
@may(*HANDLING)
def see_news(kind: str) -> Any:
    """Open what came in of one kind; from now on it is seen."""
    wanted = kind_of(kind)
    since = acts.see_news(wanted, by=current_user)
    return redirect(url_for("desk.news_since", kind=wanted.value, since=since.isoformat()), 303)


@views.get("/desk/news/<kind>")
@may(*HANDLING)
def news_since(kind: str) -> Any:
    """What came in of one kind since a moment."""
    wanted = kind_of(kind)
    since = asking.moment_in(request.args.get("since")) or news.never_seen()
    return render_template("desk/news.html", kind=wanted, since=since, items=news.items(current_user, wanted, since))


def kind_of(text: str) -> news.News:
    """The kind of news that an address names."""
    if text not in {each.value for each in news.News}:
        raise NotFound("没有这一类消息。")
    return news.News(text)
