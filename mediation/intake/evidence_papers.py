"""D19 begun from the evidence: only what both sides may see goes on a paper that is handed to the other side."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mediation.cases.models import Case
from mediation.documents.kinds.d19_evidence_list import EvidenceList, ListedEvidence
from mediation.documents.offers import Offer, To, offer, while_open
from mediation.evidence.models import Evidence, EvidenceForm
from mediation.evidence.queries import shared_evidence
from mediation.parties.models import Party


def begin_evidence_list(case: Case, by: Any) -> EvidenceList:
    """The shared pieces of all parties; the list of one prints its own."""
    return EvidenceList(pieces=tuple(_listed(piece) for piece in shared_evidence(case) if piece.party is not None),
                        receiver=by.name)


def who_has_shared(case: Case) -> Sequence[Party]:
    """The parties that have put evidence before both sides."""
    giving = {piece.party_id for piece in shared_evidence(case)}
    return [party for party in case.active_parties if party.id in giving]


def no_list_yet(case: Case) -> str | None:
    """A list needs a piece that both sides see."""
    return while_open(case) or (None if who_has_shared(case) else "还没有双方都看得见的证据；请先在“证据”里办“给对方看”。")


def _listed(piece: Evidence) -> ListedEvidence:
    electronic = piece.form_term is EvidenceForm.ELECTRONIC
    return ListedEvidence(
        number=piece.ordinal, handed_in_by=piece.party.name if piece.party else None, name=piece.name or None,
        source=f"{piece.party.name}提交" if piece.party else None, proves=piece.proves or None,
        form=piece.form_term.label, pages=piece.pages, sha256=piece.file_sha256 if electronic else None)


offer(Offer("D19", To.ONE, begin_evidence_list, no_list_yet, who_has_shared))
