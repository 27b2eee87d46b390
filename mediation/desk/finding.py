"""The page of the search: what was typed, what was found, where it goes on."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from mediation import clock
from mediation.desk.asking import number_in
from mediation.desk.queries.listed import rows_of
from mediation.desk.queries.searching import search
from mediation.desk.worklist import Row, row_of
from mediation.web.widgets import readable

PAGE_ROWS = 50
LONGEST = 60


@dataclass(frozen=True)
class SearchPage:
    """What the page shows; ``problem`` says why nothing was looked for."""

    typed: str
    exact: list[Row]
    rows: list[Row]
    older: str | None
    problem: str = ""


def find(typed: str, before: str | None, person: Any) -> SearchPage:
    """Look for what was typed, among the cases this person may see."""
    try:
        text = readable(typed).strip()
    except ValueError as unreadable:
        return SearchPage("", [], [], None, str(unreadable))
    if not text:
        return SearchPage("", [], [], None)
    if len(text) > LONGEST:
        return SearchPage(text[:LONGEST], [], [], None, f"最多按{LONGEST}个字查找，请只填姓名、单位或编号的一部分。")
    found = search(person, text, PAGE_ROWS, number_in(before))
    here = f"/desk/search?{urlencode({'q': text} | ({'before': before} if before else {}))}"
    rows = {row.case.id: row for row in (
        row_of(case, person, clock.today(), here) for case in rows_of(person, (*found.exact, *found.ids)))}
    older = f"/desk/search?{urlencode({'q': text, 'before': found.older})}" if found.older else None
    return SearchPage(text, [rows[number] for number in found.exact], [rows[number] for number in found.ids], older)
