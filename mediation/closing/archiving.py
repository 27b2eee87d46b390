"""Archiving takes two people: whoever handles the case proposes it, the director approves (row 65; O17 32)."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation import clock
from mediation.cases import who
from mediation.cases.acts import perform
from mediation.cases.facts import Archiving, Facts
from mediation.cases.models import Case, Step
from mediation.cases.proposals_models import ProposedAct
from mediation.cases.proposing import done_as_proposed, may_propose, propose, proposed
from mediation.cases.naming import name_the_case
from mediation.cases.numbering import nobody_elses, number_file
from mediation.cases.requirements import file_is_complete
from mediation.cases.states import CaseState
from mediation.closing.approval import print_approval
from mediation.closing.checklist import closing_paper_served, missing_papers, open_lines
from mediation.errors import NotPermitted, RequirementNotMet
from mediation.notices.acts import tell_directors

FROM = (CaseState.REFERRED, CaseState.NOT_ACCEPTED, CaseState.WITHDRAWN, CaseState.NO_AGREEMENT, CaseState.EFFECTIVE)


@dataclass(frozen=True)
class ForTheArchive(Facts):
    """The file is to be archived; ``explained`` says why papers that are due are not in it.

    ``file_number`` is the number of the file (卷号) where somebody typed it.
    """

    explained: str = ""
    file_number: str = ""


def propose_archive(case: Case, facts: ForTheArchive, *, by: Any) -> ProposedAct:
    """Ask the director to archive the file; it must be complete, or its gaps explained."""
    may_propose(case, "archive", by=by)
    file_is_complete(case, _archiving(case, facts, by))
    nobody_elses(case, facts.file_number)
    row = propose(case, "archive", {"explained": facts.explained, "file_number": facts.file_number}, by=by)
    print_approval(case, facts.explained, by=by)
    tell_directors(case, f"{by.name}提请归档，请审批。", key=f"propose:{row.public_id}", by=by)
    return row


def archive(case: Case, facts: ForTheArchive, *, by: Any) -> Step:
    """Archive the file (row 65): the director's own act, which is the approval; what was proposed explains the gaps.

    The approval (D32) was printed when it was proposed, else now; cover, contents and note (D50) are issued with it.
    """
    if not who.director(actor=by, model=case):
        raise NotPermitted("归档要由主任审批；请先提请归档。")
    waiting = proposed(case, "archive")
    explained = facts.explained or (waiting.said["explained"] if waiting is not None else "")
    typed = facts.file_number or (waiting.said.get("file_number", "") if waiting is not None else "")
    number = number_file(case, facts.happened_on or clock.today(), typed)
    if waiting is None:
        print_approval(case, explained, by=by)
    step = perform(case, "archive", by=by, facts=_archiving(case, ForTheArchive(
        happened_on=facts.happened_on, late_reason=facts.late_reason, explained=explained), by))
    case.file_number = number
    name_the_case(case)
    from mediation.casefile.frame import issue_frames  # binding loads much that a start needs not

    issue_frames(case, by=by)
    done_as_proposed(case, "archive", by=by)
    return step


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
