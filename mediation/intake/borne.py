"""Which data of a party stand on papers that have been issued: those are corrected (更正), the others changed."""
from __future__ import annotations

from mediation.documents.queries import papers_of
from mediation.parties.models import Party


def borne_by(party: Party) -> dict[str, str]:
    """Each column of the party that an issued paper bears, with the titles of those papers."""
    prefix = f"party:{party.public_id}:"
    found: dict[str, list[str]] = {}
    for paper in papers_of(party.case) if party.case.id is not None else ():
        for key in paper.bears:
            if key.startswith(prefix):
                found.setdefault(key.removeprefix(prefix), []).append(paper.title)
    return {column: "、".join(dict.fromkeys(titles)) for column, titles in found.items()}
