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
from mediation.web.typed import readable

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

    @property
    def export(self) -> str | None:
        """Where all that was found is had as a spreadsheet."""
        return f"/desk/search.xlsx?{urlencode({'q': self.typed})}" if self.exact or self.rows else None


def wanted(typed: str) -> tuple[str, str]:
    """What is to be looked for, and why it can't be."""
    try:
        text = readable(typed).strip()
    except ValueError as unreadable:
        return "", str(unreadable)
    if len(text) > LONGEST:
        return text[:LONGEST], f"最多按{LONGEST}个字查找，请只填姓名、单位或编号的一部分。"
    return text, ""


def find(typed: str, before: str | None, person: Any) -> SearchPage:
    """Look for what was typed, among the cases this person may see."""
    text, problem = wanted(typed)
    if problem or not text:
        return SearchPage(text, [], [], None, problem)
    found = search(person, text, PAGE_ROWS, number_in(before))
    here = f"/desk/search?{urlencode({'q': text} | ({'before': before} if before else {}))}"
    rows = {row.case.id: row for row in (
        row_of(case, person, clock.today(), here) for case in rows_of(person, (*found.exact, *found.ids)))}
    older = f"/desk/search?{urlencode({'q': text, 'before': found.older})}" if found.older else None
    return SearchPage(text, [rows[number] for number in found.exact], [rows[number] for number in found.ids], older)
