"""What a file must hold before it is archived: the papers that its steps made due, and what is still open."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mediation.agreements.models import AgreementStanding, ObligationState
from mediation.agreements.strengthening_states import BEFORE_THE_COMMISSION, UNDER_WAY
from mediation.cases.models import Case
from mediation.cases.states import CaseState
from mediation.closing.queries import served_parties
from mediation.confirmations.papers import TITLES
from mediation.documents import kinds
from mediation.documents.models import Paper
from mediation.documents.queries import papers_of
from mediation.documents.stage_papers import papers_due
from mediation.handoffs.models import HandoffState
from mediation.law.terms import Side, Term
from mediation.sessions.queries import facts_of

EITHER_OF = (frozenset({"D01", "D02"}), frozenset({"D26", "D27", "D28"}), frozenset({"D06", "D46"}))
DUE_FROM_ARCHIVING = frozenset({"D50"})
AT_REST = frozenset({ObligationState.PERFORMED.value, ObligationState.WAIVED.value})


class Found(Term):
    """How a paper that is due stands in the file."""

    ISSUED = "issued", "已制作"
    SCANNED = "scanned", "已存扫描件"
    BY_HAND = "by_hand", "文书待补"
    MISSING = "missing", "缺"


@dataclass(frozen=True)
class PaperLine:
    """One paper that the file must hold: which act made it due, and how it stands."""

    code: str
    title: str
    due_from: str
    found: Found
    paper: Paper | None = None

    @property
    def in_the_file(self) -> bool:
        return self.paper is not None


def paper_lines(case: Case) -> list[PaperLine]:
    """The papers due from the steps of the file, each once, in the order in which they fell due."""
    papers = [paper for paper in papers_of(case) if paper.voided_at is None]
    lines: dict[str, PaperLine] = {}
    for step in case.steps:
        if step.taken_back_at is not None or step.takes_back_id is not None:
            continue
        for code in papers_due(step):
            if code not in lines and is_due(case, code):
                lines[code] = _line(code, step.act_words, papers)
    return list(lines.values())


def is_due(case: Case, code: str) -> bool:
    """Whether this file needs a paper that its steps name: facts were agreed, legal aid was asked for."""
    if code == "D21":
        return any(not fact.is_disputed for fact in facts_of(case))
    if code == "D55":
        return any(handoff.way == "legal_aid" for handoff in case.handoffs)
    return code not in DUE_FROM_ARCHIVING


def _line(code: str, due_from: str, papers: Sequence[Paper]) -> PaperLine:
    either = next((group for group in EITHER_OF if code in group), frozenset({code}))
    paper = next((paper for paper in reversed(papers) if paper.code in either), None)
    known = kinds.papers().get(paper.code if paper else code)
    title = paper.title if paper else known.title if known else TITLES.get(code, code)
    if paper is not None:
        return PaperLine(code, title, due_from, Found.SCANNED if paper.is_registered_scan else Found.ISSUED, paper)
    ours = known is not None and not known.drafted_for
    return PaperLine(code, title, due_from, Found.MISSING if ours else Found.BY_HAND)


def missing_papers(case: Case) -> tuple[str, ...]:
    """The papers that are due and not in the file, by code and name."""
    return tuple(f"{line.code} {line.title}" for line in paper_lines(case) if not line.in_the_file)


def open_lines(case: Case) -> tuple[str, ...]:
    """What keeps an agreement's file open: lines not performed or waived, a confirmation or handoff under way."""
    found: list[str] = []
    for agreement in case.agreements:
        if agreement.standing not in _standing_in(case):
            continue
        found += [f"第{line.ordinal}项“{line.ground or line.act_words}”{ObligationState(line.state).label}"
                  for line in agreement.obligations if line.state not in AT_REST]
        strengthening = agreement.strengthening
        if strengthening is not None and strengthening.state_term in UNDER_WAY:
            way = "仲裁审查" if strengthening.state_term in BEFORE_THE_COMMISSION else "司法确认"
            found.append(f"{way}：{strengthening.state_term.label}")
    if case.state == CaseState.EFFECTIVE.value:
        found += [f"移送{handoff.forum}还没有办结（{HandoffState(handoff.state).label}）"
                  for handoff in _open_handoffs(case)]
    return tuple(found)


def _standing_in(case: Case) -> tuple[str, ...]:
    """Whose lines keep the file open: those of a title from a handoff in any case, of an agreement in one in effect."""
    in_effect = (AgreementStanding.IN_EFFECT.value,) if case.state == CaseState.EFFECTIVE.value else ()
    return (AgreementStanding.TITLE.value, *in_effect)


def _open_handoffs(case: Case) -> list[Any]:
    return [handoff for handoff in case.handoffs if handoff.state != "ended"]


def closing_paper_served(case: Case) -> bool:
    """Whether everybody whom the closing letter concerns has it: D30 all parties, D06 the applicants."""
    refused = case.state == CaseState.NOT_ACCEPTED.value
    concerned = {party.id for party in (case.heard(Side.APPLICANT) if refused else case.taking_part)}
    return concerned <= served_parties(case, "D06" if refused else "D30")
