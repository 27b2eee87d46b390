"""Which data of a party stand on papers that have been issued: those are corrected (更正), the others changed."""
from __future__ import annotations

from mediation.cases.models import Claim
from mediation.documents.bearing import bears_sum
from mediation.documents.models import Paper
from mediation.documents.queries import papers_of
from mediation.parties.models import Party


def papers_with_its_sum(claim: Claim) -> list[Paper]:
    """The papers that were issued with the sum as it is asked now, and have been neither corrected nor made void."""
    papers = papers_of(claim.case)
    corrected = {paper.corrects_id for paper in papers}
    return [paper for paper in papers
            if bears_sum(claim) in paper.bears and paper.voided_at is None and paper.id not in corrected]


def borne_by(party: Party) -> dict[str, str]:
    """Each column of the party that an issued paper bears, with the titles of those papers."""
    prefix = f"party:{party.public_id}:"
    found: dict[str, list[str]] = {}
    for paper in papers_of(party.case) if party.case.id is not None else ():
        for key in paper.bears:
            if key.startswith(prefix):
                found.setdefault(key.removeprefix(prefix), []).append(paper.title)
    return {column: "、".join(dict.fromkeys(titles)) for column, titles in found.items()}
