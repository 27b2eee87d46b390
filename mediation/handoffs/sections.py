"""What the case page shows of the ways out, and which of them are open now."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mediation.cases.act_pages import act_address, case_address
from mediation.cases.acts import may_now
from mediation.cases.models import Case
from mediation.cases.states import BEFORE_EFFECT, CaseState
from mediation.handoffs.models import Handoff, HandoffState, HandoffWay
from mediation.handoffs.queries import handoffs_of
from mediation.law.terms import Basis
from mediation.people.models import Person

SENT_FROM_ITS_OWN_PAGE = {"ask_for_aid", "hand_to_court"}


@dataclass(frozen=True)
class HandoffLine:
    """One way out with its receiver, where it stands, and what may be done now."""

    handoff: Handoff
    way: HandoffWay
    state: HandoffState
    acts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class HandoffSection:
    """All ways out, and the new ones that may be opened."""

    lines: Sequence[HandoffLine]
    openings: tuple[tuple[str, str], ...]


def section(case: Case, person: Person) -> HandoffSection:
    """The section for one reader."""
    lines = [HandoffLine(row, HandoffWay(row.way), HandoffState(row.state), tuple(
        (name, act_address(row, act)) for act, name in may_now(row, person) if act not in SENT_FROM_ITS_OWN_PAGE))
        for row in handoffs_of(case)]
    return HandoffSection(lines, tuple((name, f"{case_address(case)}/{page}") for name, page in _openings(case)))


def _openings(case: Case) -> list[tuple[str, str]]:
    """Arbitration is open before effect and after an ending; the court only where the case came from one."""
    state = CaseState(case.state)
    ended = state in (CaseState.NO_AGREEMENT, CaseState.NOT_ACCEPTED, CaseState.REFERRED, CaseState.WITHDRAWN)
    found = []
    if ended or state in BEFORE_EFFECT or (state is CaseState.EFFECTIVE and case.is_partial):
        found.append(("登记申请仲裁", "file-arbitration"))
    if ended or (state is CaseState.EFFECTIVE and case.is_partial):
        found.append(("准备移送材料", "prepare-handoff"))
    if case.basis_term in (Basis.COURT_DELEGATED, Basis.COURT_ENTRUSTED) and state is CaseState.NO_AGREEMENT:
        found.append(("移交法院", "hand-to-court"))
    if case.workers:
        found.append(("申请法律援助", "ask-for-aid"))
    return found
