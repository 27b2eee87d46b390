"""Archiving takes two people: whoever handles the case proposes it, the director approves (row 65; O17 32)."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation import clock
from mediation.audit import trail
from mediation.cases import who
from mediation.cases.acts import perform
from mediation.cases.facts import Archiving, Facts
from mediation.cases.models import Case, Step
from mediation.cases.requirements import file_is_complete
from mediation.cases.states import CaseState
from mediation.closing.checklist import closing_paper_served, missing_papers, open_lines
from mediation.closing.models import ArchiveProposal
from mediation.errors import NotNow, NotPermitted, RequirementNotMet
from mediation.extensions import db

FROM = (CaseState.REFERRED, CaseState.NOT_ACCEPTED, CaseState.WITHDRAWN, CaseState.NO_AGREEMENT, CaseState.EFFECTIVE)


@dataclass(frozen=True)
class ForTheArchive(Facts):
    """The file is to be archived; ``explained`` says why papers that are due are not in it."""

    explained: str = ""


def propose_archive(case: Case, facts: ForTheArchive, *, by: Any) -> ArchiveProposal:
    """Ask the director to archive the file; it must be complete, or its gaps explained."""
    if not who.staff(actor=by, model=case):
        raise NotPermitted("只有本案办案人可以提请归档。")
    if case.state not in FROM:
        raise NotNow("本案还没有办结，不能归档。请刷新页面看最新进展。")
    file_is_complete(case, _archiving(case, facts, by))
    row = ArchiveProposal(case=case, by_id=by.id, proposed_at=clock.now(), explained=facts.explained)
    db.session.add(row)
    trail.record("propose_archive", by=by, record=case, case=case)
    return row


def archive(case: Case, facts: ForTheArchive, *, by: Any) -> Step:
    """Archive the file (row 65): the director's own act, which is the approval; what was proposed explains the gaps."""
    if not who.director(actor=by, model=case):
        raise NotPermitted("归档要由主任审批；请先提请归档。")
    explained = facts.explained or next((row.explained for row in reversed(case.archive_proposals)), "")
    return perform(case, "archive", by=by, facts=_archiving(case, ForTheArchive(
        happened_on=facts.happened_on, late_reason=facts.late_reason, explained=explained), by))


def _archiving(case: Case, facts: ForTheArchive, by: Any) -> Archiving:
    return Archiving(
        happened_on=facts.happened_on or clock.today(), late_reason=facts.late_reason, reason=facts.explained,
        explained=facts.explained, approved_by=by, missing_papers=missing_papers(case), open_lines=open_lines(case),
        notice_served=closing_paper_served(case))


def what_is_in_the_way(case: Case, on: date, *, by: Any) -> str:
    """What keeps this file from the archive on a day, papers apart that can be explained; empty if nothing does."""
    facts = ForTheArchive(happened_on=on, explained="—")
    try:
        file_is_complete(case, _archiving(case, facts, by))
    except RequirementNotMet as refused:
        return refused.message
    return ""
