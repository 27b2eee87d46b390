"""What the case page shows of the evidence to one reader."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mediation.cases import who
from mediation.cases.act_pages import act_address, case_address
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.evidence.access import evidence_visible_to
from mediation.evidence.acts import moves_open_to
from mediation.evidence.models import Evidence
from mediation.evidence.queries import evidence_of

KINDS = {"image/jpeg": "照片", "image/png": "图片", "application/pdf": "PDF"}


@dataclass(frozen=True)
class PieceLine:
    """One piece: whose, what, in which zone, and what may be done with it."""

    piece: Evidence
    giver: str
    kind: str
    size: str
    file_url: str
    move_url: str


@dataclass(frozen=True)
class EvidenceSection:
    """What this reader may see, and of how much more they only know the number."""

    case: Case
    lines: Sequence[PieceLine]
    kept_private: int
    add_url: str


def section(case: Case, person: Any) -> EvidenceSection:
    """The section for one reader."""
    visible = evidence_visible_to(person, case)
    may_add = who.staff(person, case) and case.state_term is not CaseState.ARCHIVED
    return EvidenceSection(
        case=case, lines=[line_of(piece) for piece in visible], kept_private=len(evidence_of(case)) - len(visible),
        add_url=act_address(case, "add_evidence") if may_add else "")


def line_of(piece: Evidence) -> PieceLine:
    """One piece as a line."""
    address = f"{case_address(piece.case)}/evidence/{piece.public_id}"
    return PieceLine(
        piece=piece, giver=piece.party.name if piece.party else "本组织调取", kind=KINDS[piece.file.media_type],
        size=size_words(piece.file.size), file_url=f"{address}/file",
        move_url=f"{address}/move-to-zone" if moves_open_to(piece) else "")


def size_words(size: int) -> str:
    """How big a file is, as people say it."""
    return f"{size / 1024 / 1024:.1f}兆" if size >= 1024 * 1024 else f"{max(size // 1024, 1)}K"
