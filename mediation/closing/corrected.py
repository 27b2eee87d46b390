"""When a datum is corrected, the papers that bear it are issued again as 更正本 (row 67)."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation.cases import correcting
from mediation.cases.corrections_models import ProposedCorrection
from mediation.cases.facts import Facts
from mediation.cases.models import Case
from mediation.cases.naming import name_the_case
from mediation.documents import kinds
from mediation.documents.acts import issue
from mediation.documents.models import Paper
from mediation.documents.queries import papers_of
from mediation.documents.remembering import recall, with_new_value

NEVER_MADE_AGAIN = frozenset({"D26", "D27", "D28"})
"""An agreement that was put before the parties is mended by a supplement, never by a new print."""


@dataclass(frozen=True)
class Corrected:
    """The papers made again, and those that people have to see to themselves."""

    again: Sequence[Paper]
    by_hand: Sequence[Paper]


def papers_bearing(case: Case, party_ref: str, columns: Sequence[str]) -> list[Paper]:
    """The papers of the file that bear one of these data of a party and have not been replaced or made void."""
    keys = {f"party:{party_ref}:{column}" for column in columns}
    papers = papers_of(case)
    replaced = {paper.corrects_id for paper in papers}
    return [paper for paper in papers
            if keys & set(paper.bears) and paper.voided_at is None and paper.id not in replaced]


def can_be_made_again(paper: Paper) -> bool:
    """Whether the press can make a corrected print of a paper from what was kept with it."""
    return (not paper.is_registered_scan and paper.code not in NEVER_MADE_AGAIN and paper.code in kinds.papers()
            and recall(paper) is not None)


def confirm_correction(proposed: ProposedCorrection, facts: Facts | None = None, *, by: Any) -> Corrected:
    """The director confirms a correction: the datum changes, each paper that bears it is issued again as 更正本."""
    case, party = proposed.case, proposed.party
    before = {column: getattr(party, column) for column, _words in correcting.correctable(party)}
    changed = correcting.confirm_correction(proposed, facts, by=by)
    name_the_case(case)
    concerned = papers_bearing(case, party.public_id, changed)
    pairs = [(before[column], getattr(party, column)) for column in changed if column in before]
    again = [_made_again(paper, pairs, by) for paper in concerned if can_be_made_again(paper)]
    return Corrected(again, [paper for paper in concerned if not can_be_made_again(paper)])


def _made_again(paper: Paper, pairs: Sequence[tuple[str | date | None, str | date | None]], by: Any) -> Paper:
    kept = recall(paper)
    assert kept is not None
    extra, facts = kept.extra, kept.facts
    for old, new in pairs:
        if old and new:
            extra, facts = with_new_value(extra, old, new), with_new_value(facts, old, new)
    return issue(paper.case, paper.code, extra, by=by, recipients=kept.recipients, facts=facts, number=paper.number,
                 copies=paper.copies, corrects=paper)


def decide(proposed: ProposedCorrection, confirmed: bool, *, by: Any) -> str:
    """The director's decision; returns in words what was made again and what people have to see to."""
    if not confirmed:
        correcting.reject_correction(proposed, by=by)
        return "已决定不更正。"
    done = confirm_correction(proposed, by=by)
    again = f"已重新出具{len(done.again)}份更正本" if done.again else "没有要重新出具的文书"
    by_hand = "、".join(f"{paper.title}" for paper in done.by_hand)
    return f"已更正。{again}{f'；要另行处理：{by_hand}' if by_hand else ''}。"
