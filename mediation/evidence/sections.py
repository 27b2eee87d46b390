"""What the case page shows of the evidence to one reader."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation import clock
from mediation.cases import who
from mediation.cases.act_pages import act_address, case_address
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.evidence.access import evidence_visible_to
from mediation.evidence.acts import moves_open_to
from mediation.evidence.derivatives import may_be_opened
from mediation.evidence.kinds import kind, size_words
from mediation.evidence.models import Evidence
from mediation.evidence.queries import evidence_of, faults_among


@dataclass(frozen=True)
class PieceLine:
    """One piece: whose, what, in which zone, and what may be done with it.

    ``opened_on`` is the day on which its owner let others see what it first kept to itself.
    """

    piece: Evidence
    giver: str
    kind: str
    size: str
    look_url: str
    file_url: str
    move_url: str
    opened_on: date | None = None


@dataclass(frozen=True)
class EvidenceSection:
    """What this reader may see, and of how much more they only know the number."""

    case: Case
    lines: Sequence[PieceLine]
    kept_private: int
    add_url: str
    damaged: Sequence[str] = ()


def section(case: Case, person: Any) -> EvidenceSection:
    """The section for one reader."""
    visible = evidence_visible_to(person, case)
    may_add = who.staff(person, case) and case.state_term is not CaseState.ARCHIVED
    return EvidenceSection(
        case=case, lines=[line_of(piece) for piece in visible], kept_private=len(evidence_of(case)) - len(visible),
        add_url=act_address(case, "add_evidence") if may_add else "", damaged=damaged_among(visible))


def line_of(piece: Evidence) -> PieceLine:
    """One piece as a line."""
    address = f"{case_address(piece.case)}/evidence/{piece.public_id}"
    return PieceLine(
        piece=piece, giver=piece.party.name if piece.party else "本组织调取", kind=kind(piece.file.media_type).words,
        size=size_words(piece.file.size), look_url=address, file_url=f"{address}/file" if may_be_opened(piece) else "",
        move_url=f"{address}/move-to-zone" if moves_open_to(piece) else "", opened_on=_opened_on(piece))


def _opened_on(piece: Evidence) -> date | None:
    if piece.open_since is None or piece.open_since <= piece.received_at:
        return None
    return clock.day_of(piece.open_since)


def damaged_among(pieces: Sequence[Evidence]) -> list[str]:
    """The names of the pieces whose originals were found missing or damaged at night."""
    faulty = faults_among([piece.file_sha256 for piece in pieces])
    return [f"证据{piece.ordinal} {piece.name}" for piece in pieces if piece.file_sha256 in faulty]
