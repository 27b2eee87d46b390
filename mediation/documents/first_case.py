"""The papers of the case from which another was split off (分案), as far as they belong into the file of the other."""
from __future__ import annotations

from collections.abc import Iterator

from mediation.cases.models import Case
from mediation.cases.queries import rows_before_the_split
from mediation.documents.models import Paper
from mediation.documents.queries import papers_in
from mediation.documents.stage_papers import RECEIPT, standing
from mediation.parties.models import Party

OF_ONE_TEXT = ("agreement", "strengthening", "handoff")


def papers_before_the_split(case: Case) -> list[Paper]:
    """The papers that were issued to its people, or to everybody, before it was split off, oldest first.

    A paper that bears more than the name of a worker who stayed in the first case stays there too, and so does a text
    that was put before everybody to sign.
    """
    rows, later, found = rows_before_the_split(case), case, list[Paper]()
    while (earlier := later.split_from) is not None:
        found = [*_passed_on(earlier, later, rows), *found]
        later = earlier
    return found


def _passed_on(earlier: Case, later: Case, rows: dict[int, Party]) -> Iterator[Paper]:
    stayed = {party.public_id for party in earlier.parties if party.id not in rows}
    for paper in standing(papers_in(earlier)):
        theirs = paper.party_id is None or paper.party_id in rows
        of_one_text = paper.code == RECEIPT or paper.about_type in OF_ONE_TEXT
        if theirs and not of_one_text and paper.issued_at <= later.made_at and not any(
                _says_more_than_the_name(key, stayed) for key in paper.bears):
            yield paper


def _says_more_than_the_name(key: str, stayed: set[str]) -> bool:
    whose, _colon, column = key.removeprefix("party:").partition(":")
    return whose in stayed and column != "name"
