"""When a datum is corrected, the papers that bear it are issued again as 更正本 (row 67)."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation.cases import correcting, correcting_claims
from mediation.cases.corrections_models import ProposedCorrection
from mediation.cases.facts import Facts
from mediation.cases.models import Case, Claim
from mediation.cases.naming import name_the_case
from mediation.documents import kinds
from mediation.documents.acts import issue
from mediation.documents.bearing import bears, bears_sum, texts_in
from mediation.documents.models import Paper
from mediation.documents.queries import papers_of
from mediation.documents.remembering import recall, with_new_value
from mediation.law.money import says

NEVER_MADE_AGAIN = frozenset({"D26", "D27", "D28"})
"""An agreement that was put before the parties is mended by a supplement, never by a new print."""

PART_OF = {"type": "type", "from_on": "period", "until_on": "period", "ground": "ground"}
Sorted = tuple[list[Paper], list[Paper]]
"""Papers that the press makes again, and papers that people have to see to."""


@dataclass(frozen=True)
class Corrected:
    """The papers made again, and those that people have to see to themselves."""

    again: Sequence[Paper]
    by_hand: Sequence[Paper]


def papers_bearing(case: Case, party_ref: str, columns: Sequence[str]) -> list[Paper]:
    """The papers of the file that bear one of these data of a party and have not been replaced or made void."""
    return _papers_with(case, {f"party:{party_ref}:{column}" for column in columns})


def papers_bearing_claim(claim: Claim, changed: Sequence[str]) -> list[Paper]:
    """The papers of the file that bear one of these parts of a claim as it stands; those that list a claim of which
    the sum was not known bear its kind.
    """
    parts = {PART_OF[name] for name in changed if name in PART_OF}
    keys = {bears(claim, part) for part in parts}
    if {"amount_fen", "about"} & set(changed):
        keys.add(bears(claim, "type") if claim.amount_fen is None else bears_sum(claim))
    if claim.from_on is None and "period" in parts or not (claim.formula or claim.ground) and "ground" in parts:
        keys.add(bears(claim, "type"))
    return _papers_with(claim.case, keys)


def papers_concerned(proposed: ProposedCorrection) -> Sorted:
    """What a correction would make again and what it would leave to people, before it is confirmed."""
    if proposed.claim is None:
        return _sorted(papers_bearing(proposed.case, proposed.party.public_id, [proposed.column]))
    old = correcting_claims.asked(proposed.claim)
    changed = correcting_claims.differing(old, correcting_claims.read(proposed.new_value or ""))
    bearing = papers_bearing_claim(proposed.claim, changed)
    if "amount_fen" not in changed or old.amount_fen is None:
        return _sorted(bearing)
    telling = [paper for paper in _standing(proposed.case) if _said_by_hand(paper, old.amount_fen)]
    again = [paper for paper in bearing if paper not in telling and can_be_made_again(paper)]
    return again, [paper for paper in _standing(proposed.case)
                   if paper not in again and (paper in bearing or paper in telling)]


def _sorted(papers: Sequence[Paper]) -> Sorted:
    again = [paper for paper in papers if can_be_made_again(paper)]
    return again, [paper for paper in papers if paper not in again]


def _said_by_hand(paper: Paper, fen: int) -> bool:
    """Whether a sum stands, however written, in what somebody wrote for this paper: the press can't put it right."""
    kept = recall(paper)
    return kept is not None and any(says(words, fen) for words in texts_in([kept.extra, kept.facts]))


def _standing(case: Case) -> list[Paper]:
    papers = papers_of(case)
    replaced = {paper.corrects_id for paper in papers}
    return [paper for paper in papers if paper.voided_at is None and paper.id not in replaced]


def _papers_with(case: Case, keys: set[str]) -> list[Paper]:
    return [paper for paper in _standing(case) if keys & set(paper.bears)]


def can_be_made_again(paper: Paper) -> bool:
    """Whether the press can make a corrected print of a paper from what was kept with it."""
    return (not paper.is_registered_scan and paper.code not in NEVER_MADE_AGAIN and paper.code in kinds.papers()
            and recall(paper) is not None)


def confirm_correction(proposed: ProposedCorrection, facts: Facts | None = None, *, by: Any) -> Corrected:
    """The director confirms a correction: the datum changes, each paper that bears it is issued again as 更正本."""
    case, party = proposed.case, proposed.party
    if proposed.claim is not None:
        return _confirm_claim(proposed, facts, by)
    before = {column: getattr(party, column) for column, _words in correcting.correctable(party)}
    changed = correcting.confirm_correction(proposed, facts, by=by)
    name_the_case(case)
    concerned, by_hand = _sorted(papers_bearing(case, party.public_id, changed))
    pairs = [(before[column], getattr(party, column)) for column in changed if column in before]
    return Corrected([_made_again(paper, pairs, by) for paper in concerned], by_hand)


def _confirm_claim(proposed: ProposedCorrection, facts: Facts | None, by: Any) -> Corrected:
    """The papers take the claims from the file: once it is right, they are made again from it."""
    concerned, by_hand = papers_concerned(proposed)
    correcting.confirm_correction(proposed, facts, by=by)
    return Corrected([_made_again(paper, (), by) for paper in concerned], by_hand)


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
