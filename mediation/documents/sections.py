"""What the case page shows of papers: each kind once, with its copies, to whom they went and how."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mediation.cases import who
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.documents.models import Paper, ServiceWay
from mediation.documents.packing import can_be_opened
from mediation.documents.queries import papers_in, supervision_papers_of
from mediation.documents.stage_papers import ONLY_THE_LAST_COUNTS, coming_back, pack_of_stage, standing
from mediation.documents.supervision import only_by_a_union


@dataclass(frozen=True)
class PaperLine:
    """One issued paper with how it was handed over; ``opens`` unless it bears a secret that is its holder's alone."""

    paper: Paper
    address: str
    counts: bool
    why_not: str
    corrected: bool
    served: tuple[str, ...]
    comes_back: bool
    opens: bool


@dataclass(frozen=True)
class PaperGroup:
    """All papers of one kind, in the order of issue."""

    code: str
    title: str
    lines: list[PaperLine]

    @property
    def served(self) -> int:
        return sum(bool(line.served) for line in self.lines)


@dataclass(frozen=True)
class PaperSection:
    """The papers of the case, and what may be done with them; those of supervision stand apart."""

    groups: list[PaperGroup]
    pack_address: str | None
    pack_copies: int
    receipt_address: str | None
    may_serve: bool
    here: str
    scan_address: str | None
    returns_address: str | None
    new_address: str | None
    supervision: Sequence[Paper]
    file_address: str | None
    is_archived: bool


def section(case: Case, person: Any) -> PaperSection:
    """The section for one reader."""
    issued = papers_in(case)
    valid, signed_alone = {paper.id for paper in standing(issued)}, {paper.id for paper in coming_back(issued)}
    groups: dict[str, PaperGroup] = {}
    for paper in issued:
        group = groups.setdefault(paper.code, PaperGroup(paper.code, paper.title, []))
        group.lines.append(_line(case, paper, paper.id in valid, paper.id in signed_alone))
    pack, here = pack_of_stage(case, issued), f"/desk/cases/{case.public_id}"
    may_serve = who.staff(actor=person, model=case)
    return PaperSection(list(groups.values()), f"{here}/papers.pdf" if pack else None, sum(one.copies for one in pack),
                        f"{here}/service-receipt" if may_serve and case.number and issued else None, may_serve, here,
                        f"{here}/signed-scans" if may_serve and signed_alone else None,
                        f"{here}/scans" if may_serve and issued else None,
                        f"{here}/papers/new" if may_serve else None,
                        () if only_by_a_union(case) else supervision_papers_of(case),
                        f"{here}/file" if who.clerk_or_director(actor=person, model=case) else None,
                        case.state == CaseState.ARCHIVED.value)


def _line(case: Case, paper: Paper, counts: bool, comes_back: bool) -> PaperLine:
    why_not = ("已作废" if paper.voided_at is not None else
               "已有新的一份" if paper.code in ONLY_THE_LAST_COUNTS else "已被更正")
    return PaperLine(paper, f"/desk/cases/{case.public_id}/papers/{paper.public_id}", counts, why_not,
                     paper.corrects_id is not None, tuple(_services(paper)), comes_back, can_be_opened(paper))


def _services(paper: Paper) -> Sequence[str]:
    found = []
    for each in paper.services:
        taken = f"，{each.taken_by}收" if each.taken_by else ""
        found.append(f"{each.party.name} {each.served_on:%m-%d} {ServiceWay(each.way).label}{taken}")
    return found
