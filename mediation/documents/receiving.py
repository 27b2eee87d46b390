"""Which papers of the body are there for a party to take, and of which it has not yet said that they reached it."""
from __future__ import annotations

from mediation.documents.models import Paper
from mediation.documents.queries import papers_in
from mediation.documents.remembering import addressed_to
from mediation.documents.stage_papers import standing
from mediation.parties.models import Party

HANDED_OUT = frozenset({"D04", "D05", "D06", "D07", "D08", "D09", "D15", "D16", "D23", "D24", "D30", "D37", "D39",
                        "D56"})
"""The body's notices to parties; what parties sign or hand in themselves, and what the body keeps, is not served."""


def is_for(paper: Paper, party: Party) -> bool:
    """Whether a paper is addressed to this party, alone or with others of its side."""
    if paper.party_id is not None:
        return paper.party_id == party.id
    return party.public_id in addressed_to(paper)


def handed_out_to(party: Party) -> list[Paper]:
    """The notices of the body for this party that count, the latest last."""
    return [paper for paper in standing(papers_in(party.case))
            if paper.code in HANDED_OUT and not paper.is_registered_scan and is_for(paper, party)]


def waiting_for(party: Party) -> list[Paper]:
    """Those of which nobody has recorded that they reached the party."""
    return [paper for paper in handed_out_to(party)
            if not any(service.party_id == party.id for service in paper.services)]
