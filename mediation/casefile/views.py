"""The page of a case's file: what is in it, asking for it as one book, how far that is, the book itself."""
from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template
from flask_login import current_user

from mediation import files
from mediation.audit import trail
from mediation.casefile import acts
from mediation.casefile.forms import BookForm
from mediation.casefile.models import Book, Part
from mediation.casefile.queries.books import last_book
from mediation.casefile.shown import parts_shown
from mediation.cases.access import case_for
from mediation.cases.act_pages import case_address
from mediation.cases.models import Case
from mediation.documents.views import handed_over
from mediation.errors import NotFound, NotNow
from mediation.law.terms import Role
from mediation.web.who_may import may

views = Blueprint("casefile", __name__)
KEEPERS = (Role.CLERK, Role.DIRECTOR)


@views.route("/desk/cases/<case_id>/file", methods=["GET", "POST"])
@may(*KEEPERS)
def file(case_id: str) -> Any:
    """What the file holds, and its books; while one is being bound the page comes again by itself."""
    case = case_for(current_user, case_id)
    form = BookForm()
    if form.accepted():
        with form.refusals():
            acts.ask_for(case, Part(form.part.data), by=current_user)
        if form.done:
            return redirect(f"{case_address(case)}/file", 303)
    trail.record_look("look_file", by=current_user, record=case, case=case)
    shown = parts_shown(case, current_user)
    under_way = any(each.book is not None and each.book.is_under_way for each in shown)
    return render_template("casefile/file.html", case=case, form=form, parts=shown, under_way=under_way), form.status


@views.get("/desk/cases/<case_id>/file/<part>.pdf")
@may(*KEEPERS)
def book(case_id: str, part: str) -> Any:
    """The book as it was bound; not one that the file has left behind."""
    case = case_for(current_user, case_id)
    found = _ready(case, part)
    trail.record_look("open_book", by=current_user, record=found, case=case, sha256=found.file_sha256)
    name = f"{case.file_number or case.known_as} {found.part_term.label}"
    return handed_over(_content(found), "application/pdf", name, True)


def _ready(case: Case, part: str) -> Book:
    """The ready book of a part that this person may have; raises NotFound alike for the others."""
    known = part in {each.value for each in Part} and acts.may_open(case, Part(part), current_user)
    found = last_book(case, Part(part)) if known else None
    if found is None or found.file_sha256 is None:
        raise NotFound("没有找到这一卷。")
    if not acts.is_current(found):
        raise NotNow("案卷在制作以后又有了变动，请回到案卷页重新制作。")
    return found


def _content(found: Book) -> bytes:
    assert found.file_sha256 is not None
    try:
        return files.content_of(found.file_sha256)
    except files.FileDamaged as damaged:
        raise NotNow("做好的这一卷损坏或者丢失了，请立即告诉系统管理员。") from damaged
