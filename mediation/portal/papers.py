"""The papers that a party was given: to be read as pictures on a telephone, kept as a PDF, taken along."""
from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.documents.models import Paper
from mediation.documents.packing import can_be_opened
from mediation.documents.queries import papers_in
from mediation.documents.receiving import is_for
from mediation.documents.stage_papers import AGREEMENTS, standing
from mediation.errors import NotFound
from mediation.following.told import has_applied
from mediation.handoffs.models import Handoff, HandoffState, HandoffWay
from mediation.law.terms import Basis
from mediation.parties.models import Party
from mediation.portal import queries
from mediation.portal.elsewhere import elsewhere_for

PDF = "application/pdf"
TO_TAKE_ALONG = ("D30", "D06", "D47")
"""What goes along to the commission: that it ended here or was never taken in, and the application."""
ENDED_WITHOUT = (CaseState.NO_AGREEMENT, CaseState.NOT_ACCEPTED)


@dataclass(frozen=True)
class Plan:
    """What comes after a mediation that failed: where to, by which day the clerk and the party agreed, with what."""

    by: date | None
    place: str
    address: str
    phone: str
    papers: Sequence[Paper]


class PapersOfCase:
    """The papers of a case that count, read once, and to whom each was given."""

    def __init__(self, case: Case) -> None:
        self._papers = standing(papers_in(case))
        self._agreements = queries.agreements_by_party(case)

    def given_to(self, party: Party) -> list[Paper]:
        """Papers written to the party, served on it, or of its agreement in effect."""
        agreements = self._agreements.get(party.id, set())
        return [paper for paper in self._papers if _is_of(paper, party, agreements)]

    def seen_by(self, parties: Sequence[Party]) -> list[Paper]:
        """What these parties have in their hands, with the texts of agreements that are out for signing."""
        given = {paper.id for party in parties for paper in self.given_to(party)}
        return [paper for paper in self._papers if paper.id in given or paper.code in AGREEMENTS]


def _is_of(paper: Paper, party: Party, agreements: Collection[str]) -> bool:
    if any(service.party_id == party.id for service in paper.services):
        return True
    if paper.code in AGREEMENTS:
        return paper.about_ref in agreements
    return is_for(paper, party)


def can_be_read(paper: Paper) -> bool:
    """Whether its pages can be shown: not a receipt with the secret on it, and no scan that is a mere picture."""
    return paper.file.media_type == PDF and can_be_opened(paper)


def paper_given(party: Party, public_id: str) -> Paper:
    """One of the party's papers that can be read; raises NotFound for any other, as for one that does not exist."""
    given = PapersOfCase(party.case).given_to(party)
    found = next((paper for paper in given if paper.public_id == public_id and can_be_read(paper)), None)
    if found is None:
        raise NotFound("没有找到这份文书。")
    return found


def plan_of(party: Party, handoffs: Sequence[Handoff], papers: Sequence[Paper]) -> Plan | None:
    """The next step of who applied, after an ending without agreement; None where it goes on or was agreed."""
    if not has_applied(party) or party.left_at is not None or party.case.state_term not in ENDED_WITHOUT:
        return None
    planned = next((row for row in reversed(handoffs)
                    if row.state == HandoffState.PREPARED.value and row.way != HandoffWay.LEGAL_AID.value), None)
    if planned is None and any(row.way != HandoffWay.LEGAL_AID.value for row in handoffs):
        return None
    forum = elsewhere_for(party.case).forum
    along = [paper for paper in papers if paper.code in TO_TAKE_ALONG and can_be_read(paper)]
    if planned is not None:
        phone = forum.phone if forum is not None and forum.name == planned.receiver else ""
        return Plan(planned.plan_on, planned.receiver, planned.receiver_address, phone, along)
    if forum is None or party.case.basis_term is Basis.COURT_ENTRUSTED:
        return None
    return Plan(None, forum.name, forum.address, forum.phone, along)
